"""Questions three ways: est-ce que, inversion, and a voice that rises."""

from dataclasses import replace
from functools import cache
from random import Random

from illustrated_models.data.translation.grammar import clauses, complements, copulas, infinitives
from illustrated_models.data.translation.grammar import pronouns as pro
from illustrated_models.data.translation.grammar.chance import pick, weighted
from illustrated_models.data.translation.grammar.clauses import Clause
from illustrated_models.data.translation.grammar.noun_phrases import NounPhrase
from illustrated_models.data.translation.grammar.relative import without
from illustrated_models.data.translation.grammar.verb_groups import (
    FUTURE,
    IMPERFECT,
    PAST,
    PRESENT,
    Manner,
    verb_group,
)  # fmt: skip
from illustrated_models.data.translation.lexicon import Frame, Verb
from illustrated_models.data.translation.words import NOTHING, Chunk, English, French, phrase

SUBJECT_SHARES = ((0.42, 1), (0.2, 5), (0.13, 2), (0.13, 3), (0.06, 4), (0.06, 6))
ADVERBS = (("où", "where"), ("quand", "when"), ("pourquoi", "why"), ("comment", "how"))


def mark() -> Chunk:
    """The question mark, a token of its own in both languages."""
    fr = French("?")
    return Chunk((fr,), (English("?", (fr,)),))


def asked(clause: Clause, french: tuple[French, ...], start: tuple[English, ...] = ()) -> Chunk:
    """The clause as a question: French words as given, English helper before its subject."""
    group = clause.group
    helper, *others = group.auxiliary
    question = French("?")
    decided_by = french[0]
    helper = English(helper.text, helper.sources, (*helper.links, ("question", decided_by)))
    english = (*start, helper, *clause.subject.chunk.english, *others, *group.main,
               *clause.rest.english, English("?", (question,)))  # fmt: skip
    return Chunk((*french, question), english)


def est_ce_que(clause: Clause, before: Chunk = NOTHING) -> Chunk:
    """« est-ce que tu viens ? »"""  # noqa: D415
    opening = (*before.french, French("est-ce"), French("que"))
    return asked(clause, (*opening, *clause.statement().french), before.english)


def rising(clause: Clause) -> Chunk:
    """« tu viens ? », the order of a statement."""
    return asked(clause, clause.statement().french)


def inverted(clause: Clause, before: Chunk = NOTHING) -> Chunk:
    """« viens-tu ? »: the pronoun goes behind the finite verb, as a token “-tu”."""
    group, subject = clause.group, clause.subject
    pronoun = subject.chunk.french[-1]
    finite = group.head[-1].text
    between = "t-" if subject.person == 2 and finite[-1] not in "td" else ""
    moved = French(f"-{between}{pronoun.text}")
    english = tuple(English(w.text, (moved,), w.links) for w in subject.chunk.english)
    rest = _moved_links(clause.rest, pronoun, moved)
    turned = Clause(
        NounPhrase(Chunk((moved,), english), subject.person, subject.feminine, subject.plural,
                   subject.english_plural, subject.kind, moved, pronoun=True),
        group, rest, clause.tense,
    )  # fmt: skip
    french = (*before.french, *group.head, moved, *group.tail, *clause.rest.french)
    return asked(turned, french, before.english)


def _moved_links(chunk: Chunk, old: French, new: French) -> Chunk:
    """The chunk, in which his and her look back to the pronoun at its new place."""
    english = tuple(
        replace(word, links=tuple((why, new if by is old else by) for why, by in word.links))
        for word in chunk.english
    )
    return Chunk(chunk.french, english)


def _subject(rng: Random) -> NounPhrase:
    return pro.subject_pronoun(weighted(rng, SUBJECT_SHARES))


def _one_clause(rng: Random, subject: NounPhrase | None) -> Clause:
    roll = rng.random()
    if subject is None:
        return copulas.described(rng, True) if roll < 0.3 else clauses.any_clause(
            rng, question=True, with_time=0.1)  # fmt: skip
    if roll < 0.15:
        rest = copulas.description_of(rng, subject) or NOTHING
        return copulas.copula(rng, subject, rest, True)
    if roll < 0.3:
        return infinitives.able(rng, True, subject)
    if roll < 0.45:
        return infinitives.wanting(rng, True, subject)
    tense = pick(rng, (PRESENT, PRESENT, PAST, PAST, FUTURE, IMPERFECT))
    verb, frame = pick(rng, personal())
    if tense == IMPERFECT and verb.kind == "event":
        tense = PAST
    return clauses.choose_clause(
        rng, subject, (verb, frame), tense, True, with_time=0.12, adjectives=0.15
    )


@cache
def personal() -> tuple[tuple[Verb, Frame], ...]:
    """What a person can be asked about."""
    return tuple(u for u in clauses.uses() if "person" in u[1].subjects and u[0].kind != "be_event")


def yes_or_no(rng: Random) -> Chunk:
    """A question to be answered by yes or no, in one of three ways."""
    if rng.random() < 0.25:
        clause = _one_clause(rng, None)
        return est_ce_que(clause) if rng.random() < 0.6 else rising(clause)
    clause = _one_clause(rng, _subject(rng))
    return pick(rng, (est_ce_que, inverted, rising))(clause)


def with_adverb(rng: Random) -> Chunk:
    """Where, when, why or how."""
    word = phrase(*pick(rng, ADVERBS))
    subject = _subject(rng)
    use = pick(rng, placeless())
    tense = pick(rng, (PRESENT, PAST, PAST, FUTURE))
    clause = clauses.choose_clause(
        rng, subject, use, tense, True, with_time=0.0, adjectives=0.1, negative=False
    )
    return (inverted if rng.random() < 0.5 else est_ce_que)(clause, word)


@cache
def placeless() -> tuple[tuple[Verb, Frame], ...]:
    """What a person does, with no place said."""
    return tuple(u for u in clauses.activities() + _events() if "person" in u[1].subjects)


@cache
def _events() -> tuple[tuple[Verb, Frame], ...]:
    return tuple(u for u in personal() if u[0].kind == "event" and len(u[1].complements) == 1
                 and complements.is_object(u[1].complements[0]))  # fmt: skip


@cache
def _with_object() -> tuple[tuple[Verb, Frame], ...]:
    return tuple(
        (v, f)
        for v, f in personal()
        if len(f.complements) == 1
        and complements.is_object(f.complements[0])
        and not f.complements[0].generic
    )


def _objectless(rng: Random, english: str = "") -> Clause:
    """A clause whose object is what is asked."""
    verb, frame = pick(rng, _with_object())
    subject = _subject(rng)
    tense = pick(rng, (PRESENT, PRESENT, PAST, PAST, FUTURE))
    progressive = tense == PRESENT and verb.kind in ("act", "now")
    manner = Manner(tense, question=True, english="progressive" if progressive else english)
    rest = clauses.rest_of(rng, without(frame, frame.complements[0]), clauses.setting_of(subject))
    return Clause(subject, verb_group(verb, subject, manner), rest, tense)


def what(rng: Random) -> Chunk:
    """« qu'est-ce que tu manges ? », « que manges-tu ? »: what are you eating?"""
    clause = _doing(rng) if rng.random() < 0.15 else _objectless(rng)
    word = phrase("que", "what")
    return (inverted if rng.random() < 0.35 else est_ce_que)(clause, word)


def _doing(rng: Random) -> Clause:
    subject = _subject(rng)
    tense = pick(rng, (PRESENT, PRESENT, PAST, FUTURE))
    verb = clauses.lexicon.make_verb("faire", "do", "now")
    return Clause(subject, verb_group(verb, subject, Manner(tense, question=True)), NOTHING, tense)


def who(rng: Random) -> Chunk:
    """« qui a mangé la pomme ? »: who ate the apple?"""
    qui = French("qui")
    subject = NounPhrase(
        Chunk((qui,), (English("who", (qui,), (("question", qui),)),)), 2, False, False, False,
        "person", qui,
    )  # fmt: skip
    use = pick(rng, personal())
    while use[0].reflexive:
        use = pick(rng, personal())
    clause = clauses.choose_clause(
        rng, subject, use, with_time=0.15, adjectives=0.15, negative=False
    )
    return clause.statement() + mark()


def which(rng: Random) -> Chunk:
    """« quel livre as-tu acheté ? »: which book did you buy?"""
    verb, frame = pick(rng, _with_object())
    usable = [n for n in clauses.lexicon.nouns_of(frame.complements[0].classes)
              if not n.notes and n.lemma != "homme"]  # fmt: skip
    if not usable:
        return what(rng)
    noun = pick(rng, usable)
    which_one = complements.np_.noun_phrase(
        noun, complements.np_.fixed(("quel", "quelle"), "which", noun)
    )
    subject = _subject(rng)
    tense = pick(rng, (PRESENT, PAST, PAST, FUTURE))
    manner = Manner(tense, question=True, object_feminine=noun.feminine)
    clause = Clause(subject, verb_group(verb, subject, manner), NOTHING, tense)
    return (inverted if rng.random() < 0.5 else est_ce_que)(clause, which_one.chunk)


def how_many(rng: Random) -> Chunk:
    """« combien de livres as-tu lus ? »: how many books did you read?"""
    subject = _subject(rng)
    noun = pick(rng, clauses.lexicon.nouns_of(("pet", "lost", "document", "kin", "fruit", "toy")))
    while noun.notes & {"plural", "enplural", "enmass", "mass"}:
        noun = pick(rng, clauses.lexicon.nouns_of(("pet", "lost", "document", "fruit")))
    of = complements.np_.noun_phrase(noun, phrase("combien de", "how many"), True)
    tense = pick(rng, (PRESENT, PAST))
    if tense == PRESENT or "kin" in noun.classes:
        verb, tense = copulas.have(), PRESENT
    else:
        usable = [
            u
            for u in clauses.uses_of(noun)
            if len(u[1].complements) == 1 and "person" in u[1].subjects
        ]
        verb = pick(rng, usable or [(copulas.have(), None)])[0]
    manner = Manner(tense, question=True, object_feminine=noun.feminine, object_plural=True)
    clause = Clause(subject, verb_group(verb, subject, manner), NOTHING, tense)
    return (inverted if rng.random() < 0.5 else est_ce_que)(clause, of.chunk)


KINDS = ((0.42, yes_or_no), (0.18, with_adverb), (0.18, what), (0.12, who), (0.06, which),
         (0.04, how_many))  # fmt: skip


def question(rng: Random) -> Chunk:
    """A question of any kind."""
    return weighted(rng, KINDS)(rng)
