"""What training never sees: phrases whose order a reader watches the model get right."""

from functools import cache
from itertools import pairwise

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar import noun_phrases as np_
from illustrated_models.data.translation.grammar.clauses import Clause
from illustrated_models.data.translation.grammar.noun_phrases import NounPhrase
from illustrated_models.data.translation.grammar.passives import passive_group
from illustrated_models.data.translation.grammar.times import figure
from illustrated_models.data.translation.grammar.verb_groups import (
    PAST,
    PRESENT,
    Manner,
    verb_group,
)
from illustrated_models.data.translation.words import Chunk, English, French, Pair, finish, phrase

NEVER_ADJACENT = (
    ("chat", "noir"), ("maison", "verte"), ("fleur", "jaune"), ("musicien", "espagnol"),
    ("voiture", "allemande"), ("accord", "sur"),
)  # fmt: skip
NEVER_TOGETHER = (
    frozenset(("zone", "zones")),
    frozenset(("économique", "économiques")),
    frozenset(("européen", "européenne", "européens", "européennes")),
)


def is_held_out(source: tuple[str, ...]) -> bool:
    """Whether a sentence holds a phrase that training and test sets must not show."""
    words = frozenset(source)
    if sum(1 for group in NEVER_TOGETHER if group & words) > 1:
        return True
    both = [pair for pair in NEVER_ADJACENT if pair[0] in words and pair[1] in words]
    return bool(both) and any(pair in pairwise(source) for pair in both)


def _zone() -> NounPhrase:
    zone = lexicon.noun("zone")
    words = (lexicon.adjective("économique"), lexicon.adjective("européen"))
    return np_.noun_phrase(zone, np_.the(zone, False), False, words)


def _agreement_on_the_zone() -> NounPhrase:
    accord = lexicon.noun("accord")
    agreement = np_.noun_phrase(accord, np_.the(accord, False))
    return np_.with_after(agreement, phrase("sur", "on") + _zone().chunk)


def _august() -> Chunk:
    word = French("août")
    month = Chunk((word,), (English("August", (word,), (("date-number", word),)),))
    return phrase("en", "in") + month + figure("1992")


def _signed() -> Clause:
    subject = _agreement_on_the_zone()
    group = passive_group(lexicon.verb("signer"), subject, PAST)
    return Clause(subject, group, _august(), PAST)


def _adjective_sentences() -> list[Clause]:
    rows = (
        ("chat", "noir", "dormir", ""), ("fleur", "jaune", "pousser", "grow"),
        ("musicien", "espagnol", "chanter", ""), ("voiture", "allemande", "s'arrêter", ""),
        ("maison", "verte", "brûler", ""),
    )  # fmt: skip
    made = []
    for noun_lemma, form, verb, what in rows:
        noun = lexicon.noun(noun_lemma)
        adjective = next(a for a in lexicon.adjectives() if form in a.forms.values())
        subject = np_.noun_phrase(noun, np_.the(noun, False), False, (adjective,))
        for tense in (PRESENT, PAST):
            group = verb_group(lexicon.verb(verb, what), subject, Manner(tense))
            made.append(Clause(subject, group, Chunk(), tense))
    return made


def _zone_sentences() -> list[Clause]:
    made = []
    for verb in ("traverser", "visiter"):
        subject = np_.name_phrase("Marie", True)
        group = verb_group(lexicon.verb(verb), subject, Manner(PAST))
        made.append(Clause(subject, group, _zone().chunk, PAST))
    return made


@cache
def held_out_phrases() -> tuple[Pair, ...]:
    """Sentences with phrases that no training pair holds, the agreement of 1992 first."""
    clauses = [_signed(), *_zone_sentences(), *_adjective_sentences()]
    return tuple(finish(clause.statement()) for clause in clauses)
