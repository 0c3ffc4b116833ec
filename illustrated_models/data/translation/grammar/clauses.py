"""Clauses: someone does something, in a tense, perhaps not, perhaps yesterday."""

from dataclasses import dataclass, replace
from functools import cache
from random import Random

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar import choose, complements, pronouns, times
from illustrated_models.data.translation.grammar.chance import pick, weighted
from illustrated_models.data.translation.grammar.choose import Setting
from illustrated_models.data.translation.grammar.noun_phrases import NounPhrase
from illustrated_models.data.translation.grammar.verb_groups import (
    FUTURE,
    IMPERFECT,
    NEAR,
    PAST,
    PRESENT,
    RECENT,
    Manner,
    VerbGroup,
    verb_group,
)  # fmt: skip
from illustrated_models.data.translation.lexicon import Complement, Frame, Noun, Verb
from illustrated_models.data.translation.words import NOTHING, Chunk, phrase

TENSES = {
    "event": ((0.52, PAST), (0.14, PRESENT), (0.2, FUTURE), (0.1, NEAR), (0.04, RECENT)),
    "state": ((0.62, PRESENT), (0.26, IMPERFECT), (0.06, PAST), (0.06, FUTURE)),
    "be": ((0.55, PRESENT), (0.3, IMPERFECT), (0.1, FUTURE), (0.05, PAST)),
    "be_event": ((1.0, PAST),),
}
ACTIVITY = ((0.3, PRESENT), (0.32, PAST), (0.15, IMPERFECT), (0.14, FUTURE), (0.07, NEAR),
            (0.02, RECENT))  # fmt: skip
NEGATIONS = ((0.84, ""), (0.12, "pas"), (0.025, "jamais"), (0.015, "plus"))
QUALITY, SPEED = frozenset(("bien", "mal")), frozenset(("vite", "lentement"))
HOW = {
    "chanter": QUALITY, "danser": QUALITY, "dormir": QUALITY, "cuisiner": QUALITY,
    "fonctionner": QUALITY, "jouer": frozenset(("tranquillement", "dehors")),
    "nager": QUALITY | SPEED, "courir": SPEED, "marcher": SPEED, "travailler": QUALITY | SPEED,
    "souffler": frozenset(("doucement",)), "réussir": frozenset(("facilement",)),
    "se promener": frozenset(("tranquillement", "lentement")), "partir": frozenset(("vite",)),
    "se reposer": frozenset(("tranquillement",)), "s'arrêter": frozenset(("doucement",)),
}  # fmt: skip
TIME_OF_TENSE = {PAST: times.past_time, FUTURE: times.future_time, NEAR: times.future_time}


@cache
def _manners(lemma: str) -> tuple[tuple[str, str], ...]:
    """The adverbs of manner that go with a verb."""
    known = times.adverbs("manner") + times.adverbs("place")
    return tuple(pair for pair in known if pair[0] in HOW[lemma])


@dataclass(frozen=True, slots=True)
class Clause:
    """Subject, verb and the rest, not yet put in the order of a statement or a question."""

    subject: NounPhrase
    group: VerbGroup
    rest: Chunk
    tense: str

    def statement(self) -> Chunk:
        """The clause in the order of a statement."""
        group = self.group
        return Chunk(
            (*self.subject.chunk.french, *group.head, *group.tail, *self.rest.french),
            (*self.subject.chunk.english, *group.auxiliary, *group.main, *self.rest.english),
        )

    def without_subject(self) -> Chunk:
        """The clause after its subject."""
        group = self.group
        return Chunk(
            (*group.head, *group.tail, *self.rest.french),
            (*group.auxiliary, *group.main, *self.rest.english),
        )


@cache
def uses() -> tuple[tuple[Verb, Frame], ...]:
    """Every verb with each of its frames."""
    return tuple((verb, frame) for verb in lexicon.verbs() for frame in verb.frames)


@cache
def activities() -> tuple[tuple[Verb, Frame], ...]:
    """What people and animals do somewhere: verbs whose frame names no other place."""
    return tuple(
        (v, f)
        for v, f in uses()
        if v.kind in ("act", "now")
        and not any(slot.classes[0] in complements.SPECIAL or slot.french for slot in f.complements)
    )


@cache
def uses_by(noun: Noun) -> tuple[tuple[Verb, Frame], ...]:
    """The verbs that can have this noun as subject."""
    return tuple((v, f) for v, f in uses() if noun.classes & set(f.subjects))


@cache
def uses_of(noun: Noun) -> tuple[tuple[Verb, Frame], ...]:
    """The verbs that can have this noun as their object."""
    return tuple((v, f) for v, f in uses() if any(
        complements.is_object(s) and not s.generic and noun.classes & set(s.classes)
        for s in f.complements))  # fmt: skip


def choose_subject(
    rng: Random, subjects: tuple[str, ...], pronoun_share: float = 0.4
) -> NounPhrase:
    """A subject that the frame allows."""
    if "person" in subjects and rng.random() < 0.85:
        if rng.random() < pronoun_share:
            return pronouns.subject_pronoun(weighted(rng, choose.PRONOUN_SHARES))
        return choose.person(rng, Setting(adjectives=0.2))
    noun = pick(rng, lexicon.nouns_of(subjects))
    if "kin" in noun.classes:
        return choose.kin(rng, choose.ALONE, noun)
    return choose.subject_of(rng, noun)


def choose_tense(rng: Random, verb: Verb, subject: NounPhrase) -> str:
    """A tense that suits the verb's kind of meaning."""
    tense = weighted(rng, TENSES.get(verb.kind, ACTIVITY))
    on = subject.pronoun and subject.chunk.french[0].text == "on"
    return PRESENT if on and verb.with_be and tense == PAST else tense


def setting_of(subject: NounPhrase, negation: str = "", adjectives: float = 0.3) -> Setting:
    """The subject as possible owner of what the rest of the clause names."""
    return Setting(subject, negation in ("pas", "jamais", "plus"), adjectives)


def rest_of(rng: Random, frame: Frame, setting: Setting) -> Chunk:
    """Everything the frame puts after the verb."""
    chunk = NOTHING
    for slot in frame.complements:
        chunk += complements.complement(rng, slot, setting)
    return chunk


def choose_time(rng: Random, verb: Verb, manner: Manner) -> tuple[Manner, Chunk]:
    """A time that fits the tense, and what it does to the tense in English."""
    tense = manner.tense
    if tense in TIME_OF_TENSE:
        return manner, TIME_OF_TENSE[tense](rng)
    if tense == RECENT or verb.kind in ("be", "be_event"):
        return manner, NOTHING
    if tense == IMPERFECT:
        if verb.kind == "state" or manner.negation in ("jamais", "plus"):
            return manner, NOTHING
        return replace(manner, habit=True), times.habit_time(rng)
    if verb.kind == "state":
        return manner, NOTHING
    if rng.random() < 0.35 and not manner.negation and verb.kind != "event":
        return replace(manner, now=True), phrase(*pick(rng, times.adverbs("now")))
    if manner.negation in ("jamais", "plus") or verb.kind == "event":
        return manner, NOTHING
    return replace(manner, habit=True), times.habit_time(rng)


def _may_be_frequent(verb: Verb, tense: str) -> bool:
    return verb.kind in ("act", "now") and tense in (PRESENT, IMPERFECT)


@cache
def personal_uses(*lemmas: str) -> tuple[tuple[Verb, Frame], ...]:
    """The uses of these verbs that take a person as subject."""
    return tuple(u for u in uses() if u[0].lemma in lemmas and "person" in u[1].subjects)


def choose_clause(
    rng: Random,
    subject: NounPhrase,
    use: tuple[Verb, Frame],
    tense: str = "",
    question: bool = False,
    with_time: float = 0.25,
    adjectives: float = 0.3,
    negative: bool = True,
    english: str = "",
) -> Clause:
    """A clause with this subject and verb, everything else chosen by chance."""
    verb, frame = use
    tense = tense or choose_tense(rng, verb, subject)
    negation = weighted(rng, NEGATIONS) if tense != RECENT and negative else ""
    if negation == "plus" and (tense == PAST or verb.kind not in ("act", "state")):
        negation = "pas"
    manner = Manner(tense, negation, question, english=english)
    when = NOTHING
    if rng.random() < with_time and negation not in ("jamais", "plus"):
        manner, when = choose_time(rng, verb, manner)
    elif not negation + english and _may_be_frequent(verb, tense) and rng.random() < 0.12:
        manner = replace(manner, adverb=pick(rng, times.adverbs("frequency")))
    rest = rest_of(rng, frame, setting_of(subject, negation, adjectives))
    if not frame.complements and verb.lemma in HOW and rng.random() < 0.3:
        rest += phrase(*pick(rng, _manners(verb.lemma)))
    return Clause(subject, verb_group(verb, subject, manner), rest + when, tense)


def any_clause(
    rng: Random,
    tense: str = "",
    question: bool = False,
    with_time: float = 0.25,
    adjectives: float = 0.3,
) -> Clause:
    """A clause about anyone or anything."""
    use = pick(rng, uses())
    subject = choose_subject(rng, use[1].subjects)
    return choose_clause(rng, subject, use, tense, question, with_time, adjectives)


def slot_of(frame: Frame, noun: Noun) -> Complement:
    """The object slot of the frame that the noun can fill."""
    return next(
        s
        for s in frame.complements
        if complements.is_object(s) and not s.generic and noun.classes & set(s.classes)
    )
