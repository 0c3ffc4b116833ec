"""Two clauses in one sentence: because, but, when, if, I think that."""

from collections.abc import Callable
from functools import cache
from random import Random

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar import choose, clauses, copulas, objects
from illustrated_models.data.translation.grammar import pronouns as pro
from illustrated_models.data.translation.grammar.chance import pick, weighted
from illustrated_models.data.translation.grammar.choose import Setting
from illustrated_models.data.translation.grammar.clauses import Clause
from illustrated_models.data.translation.grammar.noun_phrases import NounPhrase
from illustrated_models.data.translation.grammar.relative import background_tense
from illustrated_models.data.translation.grammar.verb_groups import (
    FUTURE,
    IMPERFECT,
    PAST,
    PRESENT,
    Manner,
    verb_group,
)  # fmt: skip
from illustrated_models.data.translation.lexicon import Frame, Verb
from illustrated_models.data.translation.words import Chunk, phrase

LINKS = (("et", "and"), ("mais", "but"), ("et", "and"))
REASONS = (("parce que", "because"), ("car", "because"), ("parce que", "because"))
BEING = frozenset(("est", "sont", "était", "étaient", "sera", "seront"))
MOODS = (
    "content",
    "triste",
    "heureux",
    "inquiet",
    "surpris",
    "fier",
    "déçu",
    "fatigué",
    "jaloux",
    "nerveux",
)
OPINION_SUBJECTS = ((0.4, 0), (0.15, 1), (0.12, 2), (0.12, 3), (0.1, 4), (0.06, 5), (0.05, 6))


def link(french: str, english: str) -> Chunk:
    """A joining word."""
    return phrase(french, english)


@cache
def opinions() -> tuple[Verb, ...]:
    """Verbs that a that-clause follows."""
    return tuple(
        lexicon.make_verb(r["french"], r["english"], r["kind"]) for r in lexicon.rows("opinions")
    )


def statement_about(
    rng: Random, subject: NounPhrase, tense: str = "", described: bool = True
) -> Clause:
    """A clause with this subject: it does something or is somehow."""
    usable = _uses_for(subject)
    if not usable or (described and rng.random() < 0.35):
        rest = copulas.description_of(rng, subject)
        if rest is not None:
            shown = tense if tense in (PRESENT, IMPERFECT, FUTURE) else IMPERFECT if tense else ""
            return copulas.copula(
                rng, subject, rest, tense=shown or pick(rng, (PRESENT, IMPERFECT))
            )
    use = pick(rng, usable or clauses.uses_by(lexicon.noun("voiture")))
    chosen = tense or background_tense(rng, use[0])
    if chosen == IMPERFECT and use[0].kind == "event":
        chosen = PAST
    return clauses.choose_clause(rng, subject, use, chosen, with_time=0.05, adjectives=0.15)


def _uses_for(subject: NounPhrase) -> tuple[tuple[Verb, Frame], ...]:
    if subject.noun is not None:
        return clauses.uses_by(subject.noun)
    return _personal()


@cache
def _personal() -> tuple[tuple[Verb, Frame], ...]:
    return tuple(u for u in clauses.uses() if "person" in u[1].subjects and u[0].kind != "be_event")


def first_subject(rng: Random) -> NounPhrase:
    """Someone or something that a later pronoun can mean."""
    roll = rng.random()
    if roll < 0.3:
        return choose.named(rng)
    if roll < 0.42:
        return choose.kin(rng, choose.ALONE)
    noun = pick(rng, _can_be_told())
    if "kin" in noun.classes:
        return choose.kin(rng, choose.ALONE, noun)
    return choose.subject_of(rng, noun, 0.25)


@cache
def _can_be_told() -> tuple[lexicon.Noun, ...]:
    return tuple(n for n in lexicon.nouns() if copulas.predicates(n) or clauses.uses_by(n))


def same_subject(rng: Random) -> Chunk:
    """« Le chat dort parce qu'il est fatigué »: the pronoun looks back to its noun."""
    subject = first_subject(rng)
    reason = rng.random() < 0.45
    first = statement_about(rng, subject, described=not reason)
    again = pro.referring_subject(subject)
    tense = matching(first.tense)
    rest = copulas.description_of(rng, again) if reason else None
    if rest is None:
        return (
            first.statement()
            + link(*pick(rng, LINKS))
            + statement_about(
                rng, again, tense, described=first.group.head[-1].text not in BEING
            ).statement()
        )
    tense = tense if tense != FUTURE else PRESENT
    second = copulas.copula(rng, again, rest, tense=tense)
    return first.statement() + link(*pick(rng, REASONS)) + second.statement()


def matching(tense: str) -> str:
    """A tense for the second clause that goes with the first."""
    if tense in (PAST, IMPERFECT):
        return IMPERFECT
    return tense if tense in (PRESENT, FUTURE) else PRESENT


def same_object(rng: Random) -> Chunk:
    """« Paul a acheté une pomme et il l'a mangée »: and he ate it."""
    verb, frame, slot = pick(rng, objects.transitive())
    subject = choose.person(rng, Setting(adjectives=0.15)) if "person" in frame.subjects else (
        clauses.choose_subject(rng, frame.subjects))  # fmt: skip
    noun = pick(rng, lexicon.nouns_of(slot.classes))
    thing = choose.kin(rng, choose.ALONE, noun) if "kin" in noun.classes else choose.of_noun(
        rng, noun, Setting(adjectives=0.25))  # fmt: skip
    tense = background_tense(rng, verb)
    first = Clause(subject, verb_group(verb, subject, Manner(tense)), thing.chunk, tense)
    again = pro.referring_subject(subject) if not subject.pronoun and rng.random() < 0.6 else None
    second = _object_again(rng, thing, again)
    if second is None:
        return first.statement()
    return (
        first.statement() + link(*pick(rng, (("et", "and"), ("mais", "but")))) + second.statement()
    )


def _object_again(rng: Random, thing: NounPhrase, again: NounPhrase | None) -> Clause | None:
    if thing.noun is None:
        return None
    usable = [u for u in clauses.uses_of(thing.noun) if "person" in u[1].subjects]
    if again is not None and (again.kind != "person" or not usable):
        return None
    return objects.about(rng, thing, again)


def two_clauses(rng: Random) -> Chunk:
    """Two clauses with subjects of their own."""
    if rng.random() < 0.3:
        while_ = link("pendant que", "while")
        return _background(rng).statement() + while_ + _background(rng).statement()
    first = clauses.any_clause(rng, with_time=0.1, adjectives=0.2)
    second = clauses.any_clause(rng, with_time=0.1, adjectives=0.2)
    joint = pick(rng, (("et", "and"), ("mais", "but")))
    return first.statement() + link(*joint) + second.statement()


def because(rng: Random) -> Chunk:
    """« Marie est contente parce que son frère est arrivé »: a mood and its reason."""
    subject = choose.third_person(rng)
    mood = lexicon.adjective(pick(rng, MOODS))
    tense = pick(rng, (PRESENT, PRESENT, IMPERFECT))
    first = copulas.copula(rng, subject, copulas.adjective_chunk(mood, subject), tense=tense)
    cause = _about(rng, subject, 0.0) if rng.random() < 0.6 else first_subject(rng)
    second = statement_about(rng, cause, PAST if tense == PRESENT else IMPERFECT, described=False)
    return first.statement() + link("parce que", "because") + second.statement()


def if_clause(rng: Random) -> Chunk:
    """« si tu viens demain, je mangerai »: if you come."""
    condition = _present_event(rng, "present")
    result = _future_event(rng)
    start = link("si", "if")
    if rng.random() < 0.4:
        return result.statement() + start + condition.statement()
    return start + condition.statement() + result.statement()


def _person_use(rng: Random) -> tuple[Verb, Frame]:
    use = pick(rng, _personal())
    while use[0].kind not in ("act", "event", "now"):
        use = pick(rng, _personal())
    return use


def _present_event(rng: Random, english: str) -> Clause:
    subject = clauses.choose_subject(rng, ("person",), 0.6)
    return clauses.choose_clause(rng, subject, _person_use(rng), PRESENT, with_time=0.0,
                                 adjectives=0.1, negative=False, english=english)  # fmt: skip


def _future_event(rng: Random, english: str = "") -> Clause:
    subject = clauses.choose_subject(rng, ("person",), 0.6)
    return clauses.choose_clause(rng, subject, _person_use(rng), FUTURE, with_time=0.0,
                                 adjectives=0.1, negative=not english, english=english)  # fmt: skip


def when(rng: Random) -> Chunk:
    """« quand il est arrivé, je dormais »; after quand the French future is present in English."""
    start = link("quand", "when")
    if rng.random() < 0.4:
        condition, result = _future_event(rng, "present"), _future_event(rng)
    else:
        condition, result = _moment(rng), _background(rng)
    if rng.random() < 0.4:
        return result.statement() + start + condition.statement()
    return start + condition.statement() + result.statement()


def _moment(rng: Random) -> Clause:
    events = [u for u in _personal() if u[0].kind == "event" and len(u[1].complements) < 2]
    subject = clauses.choose_subject(rng, ("person",), 0.35)
    use = pick(rng, events)
    if subject.pronoun and subject.chunk.french[0].text == "on":
        subject = choose.named(rng)
    return clauses.choose_clause(
        rng, subject, use, PAST, with_time=0.0, adjectives=0.1, negative=False
    )


def _background(rng: Random) -> Clause:
    use = pick(rng, clauses.activities())
    subject = clauses.choose_subject(rng, use[1].subjects, 0.5)
    return clauses.choose_clause(rng, subject, use, IMPERFECT, with_time=0.0, adjectives=0.1,
                                 negative=False, english="past_progressive")  # fmt: skip


def opinion(rng: Random, inner: Callable[[Random], Chunk] | None = None) -> Chunk:
    """« je pense que Paul dort »: I think that Paul sleeps."""
    verb = pick(rng, opinions())
    subject = pro.subject_pronoun(weighted(rng, OPINION_SUBJECTS))
    if rng.random() < 0.45:
        subject = choose.person(rng, Setting(adjectives=0.1))
    tense = PAST if verb.kind == "event" and rng.random() < 0.7 else PRESENT
    negation = "pas" if verb.lemma in ("penser", "croire", "savoir") and rng.random() < 0.15 else ""
    group = verb_group(verb, subject, Manner(tense, negation))
    if inner is not None:
        return Clause(subject, group, link("que", "that") + inner(rng), tense).statement()
    owner_again = subject.kind == "person" and subject.person == 2 and rng.random() < 0.55
    about = _about(rng, subject) if owner_again else first_subject(rng)
    content = statement_about(rng, about, IMPERFECT if tense == PAST else "")
    return Clause(subject, group, link("que", "that") + content.statement(), tense).statement()


def _about(rng: Random, subject: NounPhrase, again: float = 0.5) -> NounPhrase:
    """The person himself or herself again, or a relative of theirs."""
    if rng.random() < again and not subject.pronoun:
        return pro.referring_subject(subject)
    relatives = lexicon.nouns_of(("kin",))
    kin = pick(rng, [n for n in relatives if subject.feminine or "spouse" not in n.classes])
    determiner = choose.np_.possessive(kin, False, subject)
    return choose.np_.noun_phrase(kin, determiner)
