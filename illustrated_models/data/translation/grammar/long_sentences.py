"""Long sentences: relative clauses inside relative clauses, and clauses joined to clauses."""

from dataclasses import replace
from random import Random

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar import choose, clauses, complements, joining
from illustrated_models.data.translation.grammar import noun_phrases as np_
from illustrated_models.data.translation.grammar import pronouns as pro
from illustrated_models.data.translation.grammar.chance import pick, weighted
from illustrated_models.data.translation.grammar.choose import Setting
from illustrated_models.data.translation.grammar.clauses import Clause
from illustrated_models.data.translation.grammar.noun_phrases import NounPhrase
from illustrated_models.data.translation.grammar.relative import (
    as_object,
    as_subject,
    background_tense,
    object_clause,
    where,
)
from illustrated_models.data.translation.grammar.verb_groups import PAST, Manner, verb_group
from illustrated_models.data.translation.lexicon import Complement, Frame, Noun, Verb
from illustrated_models.data.translation.words import Chunk, phrase

DEPTHS = ((0.14, 2), (0.24, 3), (0.28, 4), (0.22, 5), (0.12, 6))


def plain(rng: Random, noun: Noun, definite: bool = False) -> NounPhrase:
    """A short definite phrase to hang a clause on."""
    if "kin" in noun.classes:
        return choose.kin(rng, choose.ALONE, noun)
    single = noun.notes & {"mass", "one"}
    plural = "plural" in noun.notes or (not single and rng.random() < 0.12)
    adjectives = choose.choose_adjectives(rng, noun, 0.2)
    if definite or single or rng.random() < 0.8:
        return np_.noun_phrase(noun, np_.the(noun, plural), plural, adjectives)
    leads = bool(adjectives) and adjectives[0].place == "before"
    return np_.noun_phrase(noun, np_.some(noun, plural, leads), plural, adjectives)


def _fillable(frame: Frame) -> Complement | None:
    """The last slot of a frame that holds a noun phrase, where the next clause can hang."""
    if not frame.complements:
        return None
    slot = frame.complements[-1]
    special = slot.classes[0] in complements.SPECIAL or slot.classes == ("city",)
    return None if special or slot.generic or slot.french in ("au", "du") else slot


def grow(rng: Random, base: NounPhrase, depth: int) -> NounPhrase:
    """The phrase with a clause inside which the next clause hangs, `depth` times."""
    if depth <= 0 or base.noun is None:
        return base
    roll = rng.random()
    if base.noun.classes & {"in", "at"} and roll < 0.75:
        return _with_where(rng, base, depth)
    if roll < 0.55:
        grown = _with_doing(rng, base, depth)
        return grown if grown is not None else _with_done_to(rng, base, depth)
    return _with_done_to(rng, base, depth)


def _ending(rng: Random, frame: Frame, owner: NounPhrase, depth: int) -> Chunk:
    """The complements of a frame, the last of which grows on."""
    chunk = Chunk()
    last = _fillable(frame)
    setting = Setting(owner, False, 0.15)
    for slot in frame.complements:
        if slot is last:
            noun = pick(rng, lexicon.nouns_of(slot.classes))
            before = complements.preposition(slot) if slot.french else Chunk()
            chunk += (
                before + grow(rng, plain(rng, noun, slot.french.endswith("de")), depth - 1).chunk
            )
        else:
            chunk += complements.complement(rng, slot, setting)
    if last is None and depth > 1:
        chunk += place_that_grows(rng, frame, depth)
    return chunk


def place_that_grows(rng: Random, frame: Frame, depth: int) -> Chunk:
    """« dans le jardin où … », unless the frame has named a place already."""
    if frame.complements:
        return Chunk()
    noun = pick(rng, lexicon.nouns_of(("in",)))
    there = np_.noun_phrase(noun, np_.the(noun, False))
    return phrase("dans", "in") + _with_where(rng, there, depth - 1).chunk


def _with_where(rng: Random, base: NounPhrase, depth: int) -> NounPhrase:
    verb, frame = pick(rng, clauses.activities())
    subject = clauses.choose_subject(rng, frame.subjects, 0.3)
    return np_.with_after(base, where() + _clause(rng, subject, verb, frame, depth).statement())


def _clause(rng: Random, subject: NounPhrase, verb: Verb, frame: Frame, depth: int) -> Clause:
    tense = background_tense(rng, verb)
    if subject.pronoun and subject.chunk.french[0].text == "on" and verb.with_be:
        tense = "present"
    negation = "pas" if rng.random() < 0.07 else ""
    group = verb_group(verb, subject, Manner(tense, negation))
    return Clause(subject, group, _ending(rng, frame, subject, depth), tense)


def _with_doing(rng: Random, base: NounPhrase, depth: int) -> NounPhrase | None:
    usable = clauses.uses_by(base.noun) if base.noun else ()
    if not usable:
        return None
    verb, frame = pick(rng, usable)
    return as_subject(base, _clause(rng, base, verb, frame, depth))


def _with_done_to(rng: Random, base: NounPhrase, depth: int) -> NounPhrase:
    usable = clauses.uses_of(base.noun) if base.noun else ()
    if not usable:
        return base
    use = pick(rng, usable)
    roomy = depth > 1 and rng.random() < 0.3
    if roomy:
        nouns = lexicon.nouns_of(use[1].subjects)
        subject = grow(rng, plain(rng, pick(rng, nouns)), min(depth - 1, 1))
    else:
        subject = clauses.choose_subject(rng, use[1].subjects, 0.3)
    clause = object_clause(rng, base, use, subject)
    grown = as_object(base, clause)
    earthly = base.noun is not None and "sky" not in base.noun.classes
    if depth > 1 and not clause.rest.french and clause.tense == PAST and earthly:
        spot = pick(rng, lexicon.nouns_of(("in",)))
        there = np_.noun_phrase(spot, np_.the(spot, False))
        after = phrase("dans", "in") + _with_where(rng, there, depth - 1).chunk
        return replace(grown, chunk=grown.chunk + after)
    return grown


def nested_subject(rng: Random) -> Chunk:
    """The verb of the sentence waits at its very end: the cat that … sleeps."""
    short = [
        u for u in clauses.uses() if not u[1].complements and u[0].kind in ("act", "now", "event")
    ]
    verb, frame = pick(rng, short)
    subject = grow(
        rng, plain(rng, pick(rng, lexicon.nouns_of(frame.subjects))), weighted(rng, DEPTHS)
    )
    return clauses.choose_clause(rng, subject, (verb, frame), with_time=0.1).statement()


def nested_object(rng: Random) -> Chunk:
    """Clauses that hang from the object, one from the other."""
    verb, frame = pick(rng, [u for u in clauses.uses() if _fillable(u[1])])
    subject = clauses.choose_subject(rng, frame.subjects, 0.35)
    return _clause(rng, subject, verb, frame, weighted(rng, DEPTHS)).statement()


def chain(rng: Random) -> Chunk:
    """Nested clauses joined to another clause about the same subject."""
    subject = joining.first_subject(rng)
    grown = grow(rng, subject, pick(rng, (1, 2, 3))) if subject.noun is not None else subject
    first = joining.statement_about(rng, grown)
    again = pro.referring_subject(subject)
    second = joining.statement_about(rng, again, joining.matching(first.tense))
    return first.statement() + joining.link(*pick(rng, joining.LINKS)) + second.statement()


def reported(rng: Random) -> Chunk:
    """Someone says something long."""
    return joining.opinion(rng, nested_object if rng.random() < 0.5 else nested_subject)


KINDS = ((0.42, nested_subject), (0.26, nested_object), (0.22, chain), (0.1, reported))


def long_sentence(rng: Random) -> Chunk:
    """A long sentence of any kind."""
    return weighted(rng, KINDS)(rng)
