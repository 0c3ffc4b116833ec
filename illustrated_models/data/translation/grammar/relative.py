"""Relative clauses: the cat that slept, the cheese that the mouse stole, the town where I live."""

from random import Random

from illustrated_models.data.translation.grammar import clauses, noun_phrases
from illustrated_models.data.translation.grammar.chance import pick, weighted
from illustrated_models.data.translation.grammar.clauses import Clause
from illustrated_models.data.translation.grammar.noun_phrases import PERSON, NounPhrase
from illustrated_models.data.translation.grammar.verb_groups import (
    IMPERFECT,
    PAST,
    PRESENT,
    Manner,
    verb_group,
)
from illustrated_models.data.translation.lexicon import Complement, Frame, Verb
from illustrated_models.data.translation.words import Chunk, English, French

PLACES = frozenset(("in", "at"))


def who(noun: NounPhrase) -> Chunk:
    """« qui » after a person is “who”, after anything else “that”."""
    qui = French("qui")
    return Chunk((qui,), (English("who" if noun.kind == PERSON else "that", (qui,)),))


def that() -> Chunk:
    """« que » before a relative clause whose object went in front."""
    que = French("que")
    return Chunk((que,), (English("that", (que,)),))


def where() -> Chunk:
    """« où » after a place."""
    place = French("où")
    return Chunk((place,), (English("where", (place,)),))


def as_subject(noun: NounPhrase, clause: Clause) -> NounPhrase:
    """The noun with a clause whose subject it is."""
    return noun_phrases.with_after(noun, who(noun) + clause.without_subject())


def as_object(noun: NounPhrase, clause: Clause) -> NounPhrase:
    """The noun with a clause whose object it is; the participle agrees with it."""
    return noun_phrases.with_after(noun, that() + clause.statement())


def choose_as_subject(rng: Random, noun: NounPhrase, adjectives: float = 0.15) -> NounPhrase:
    """The noun with something that it did."""
    clause = clause_by(rng, noun, adjectives)
    return noun if clause is None else as_subject(noun, clause)


def clause_by(rng: Random, noun: NounPhrase, adjectives: float) -> Clause | None:
    """A clause whose subject is this noun, which is not said again."""
    usable = clauses.uses_by(noun.noun) if noun.noun is not None else ()
    if not usable:
        return None
    use = pick(rng, usable)
    tense = background_tense(rng, use[0])
    return clauses.choose_clause(rng, noun, use, tense, with_time=0.05, adjectives=adjectives)


def background_tense(rng: Random, verb: Verb) -> str:
    """A tense for what is said beside the main story."""
    if verb.kind in ("event", "be_event"):
        return PAST
    if verb.kind in ("state", "be"):
        return PRESENT
    return weighted(rng, ((0.5, PRESENT), (0.3, PAST), (0.2, IMPERFECT)))


def object_clause(
    rng: Random, noun: NounPhrase, use: tuple[Verb, Frame], subject: NounPhrase
) -> Clause:
    """A clause that lacks its object, which is the noun in front of it."""
    verb, frame = use
    slot = clauses.slot_of(frame, noun.noun) if noun.noun else frame.complements[0]
    tense = background_tense(rng, verb)
    if subject.pronoun and tense == PAST and verb.with_be:
        tense = PRESENT
    manner = Manner(tense, object_feminine=noun.feminine, object_plural=noun.plural)
    group = verb_group(verb, subject, manner)
    rest = clauses.rest_of(rng, without(frame, slot), clauses.setting_of(subject, adjectives=0.1))
    return Clause(subject, group, rest, tense)


def without(frame: Frame, slot: Complement) -> Frame:
    """The frame with one slot taken out."""
    return Frame(frame.subjects, tuple(s for s in frame.complements if s is not slot))


def choose_as_object(rng: Random, noun: NounPhrase) -> NounPhrase:
    """The noun with something that was done to it."""
    usable = clauses.uses_of(noun.noun) if noun.noun is not None else ()
    if not usable:
        return choose_as_subject(rng, noun)
    use = pick(rng, usable)
    subject = clauses.choose_subject(rng, use[1].subjects)
    return as_object(noun, object_clause(rng, noun, use, subject))


def choose_where(rng: Random, noun: NounPhrase) -> NounPhrase:
    """A place with what happens there."""
    use = pick(rng, clauses.activities())
    subject = clauses.choose_subject(rng, use[1].subjects)
    tense = background_tense(rng, use[0])
    clause = clauses.choose_clause(rng, subject, use, tense, with_time=0.0, adjectives=0.1)
    return noun_phrases.with_after(noun, where() + clause.statement())


def choose_relative(rng: Random, noun: NounPhrase) -> NounPhrase:
    """The noun with a relative clause of some kind that suits it."""
    if noun.noun is None:
        return noun
    roll = rng.random()
    if noun.noun.classes & PLACES and roll < 0.5:
        return choose_where(rng, noun)
    if roll < 0.55:
        return choose_as_subject(rng, noun)
    return choose_as_object(rng, noun)
