"""Passives: the cheese was eaten by the mouse."""

from functools import cache
from random import Random

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar import choose, clauses, complements, relative
from illustrated_models.data.translation.grammar.chance import pick, weighted
from illustrated_models.data.translation.grammar.clauses import Clause
from illustrated_models.data.translation.grammar.noun_phrases import NounPhrase
from illustrated_models.data.translation.grammar.verb_groups import (
    FUTURE,
    PAST,
    PRESENT,
    Manner,
    VerbGroup,
    passive_of,
    verb_group,
)  # fmt: skip
from illustrated_models.data.translation.lexicon import Complement, Frame, Verb
from illustrated_models.data.translation.words import NOTHING, Chunk, English, phrase

TENSES = ((0.68, PAST), (0.14, PRESENT), (0.18, FUTURE))


@cache
def passive_uses() -> tuple[tuple[Verb, Frame, Complement], ...]:
    """Verbs whose object can become the subject."""
    found = []
    for verb, frame in clauses.uses():
        slot = next((s for s in frame.complements if complements.is_object(s)), None)
        if verb.passive and slot is not None:
            found.append((verb, frame, slot))
    return tuple(found)


def passive_group(
    verb: Verb, subject: NounPhrase, tense: str, negation: str = "", question: bool = False
) -> VerbGroup:
    """« a été signé »: was signed, with the link that says so."""
    group = verb_group(
        passive_of(verb, subject.feminine, subject.plural),
        subject,
        Manner(tense, negation, question),
    )
    participle = group.tail[-1]
    last = group.main[-1]
    marked = English(last.text, last.sources, (*last.links, ("passive", participle)))
    return VerbGroup(group.head, group.tail, group.auxiliary, (*group.main[:-1], marked))


def passive(rng: Random) -> Clause:
    """« le fromage a été mangé par la souris »."""
    verb, frame, slot = pick(rng, passive_uses())
    noun = pick(rng, lexicon.nouns_of(slot.classes))
    if "kin" in noun.classes:
        subject = choose.kin(rng, choose.ALONE, noun)
    else:
        subject = choose.subject_of(rng, noun)
    tense = weighted(rng, TENSES)
    negation = "pas" if rng.random() < 0.1 else ""
    group = passive_group(verb, subject, tense, negation)
    rest = clauses.rest_of(rng, relative.without(frame, slot), choose.ALONE)
    if rng.random() < 0.6:
        rest += by_someone(rng, frame)
    if rng.random() < 0.25 and tense != PRESENT:
        rest += clauses.TIME_OF_TENSE[tense](rng)
    return Clause(subject, group, rest or NOTHING, tense)


def by_someone(rng: Random, frame: Frame) -> Chunk:
    """« par la souris »: by the mouse."""
    agent = clauses.choose_subject(rng, frame.subjects, 0.0)
    return phrase("par", "by") + agent.chunk
