"""The sentence that grows: each stage puts one more clause between the cat and its verb."""

from functools import cache

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar import noun_phrases as np_
from illustrated_models.data.translation.grammar import relative
from illustrated_models.data.translation.grammar.clauses import Clause
from illustrated_models.data.translation.grammar.noun_phrases import NounPhrase
from illustrated_models.data.translation.grammar.places import proper
from illustrated_models.data.translation.grammar.verb_groups import (
    PAST,
    PRESENT,
    Manner,
    verb_group,
)
from illustrated_models.data.translation.words import NOTHING, Chunk, Pair, finish, phrase

N_STAGES = 7


def _the(lemma: str, *adjectives: str) -> NounPhrase:
    noun = lexicon.noun(lemma)
    chosen = tuple(lexicon.adjective(adjective) for adjective in adjectives)
    return np_.noun_phrase(noun, np_.the(noun, False), False, chosen)


def _a(lemma: str) -> NounPhrase:
    noun = lexicon.noun(lemma)
    return np_.noun_phrase(noun, np_.some(noun, False), False)


def _clause(subject: NounPhrase, verb: str, tense: str, rest: Chunk, what: str = "") -> Clause:
    group = verb_group(lexicon.verb(verb, what), subject, Manner(tense))
    return Clause(subject, group, rest, tense)


def _aunt() -> NounPhrase:
    noun = lexicon.noun("tante")
    mine = np_.POSSESSIVES[0]
    owner = np_.fixed((mine[0][0], mine[0][1]), mine[1], noun)
    return np_.noun_phrase(noun, owner)


def _hat(stage: int) -> NounPhrase:
    hat = _a("chapeau")
    if stage < 7:
        return hat
    bought = _clause(_aunt(), "acheter", PAST, phrase("à", "in") + proper("Paris", "Paris"))
    return relative.as_object(hat, bought)


def _dog(stage: int) -> NounPhrase:
    dog = _the("chien")
    if stage < 6:
        return dog
    return relative.as_subject(dog, _clause(dog, "porter", PRESENT, _hat(stage).chunk))


def _kitchen(stage: int) -> Chunk:
    baker = _the("boulanger")
    dances = _clause(baker, "danser", PRESENT, phrase("avec", "with") + _dog(stage).chunk)
    kitchen = np_.with_after(_the("cuisine"), relative.where() + dances.statement())
    return phrase("dans", "in") + kitchen.chunk


def _lady(stage: int) -> NounPhrase:
    lady = _the("dame")
    where = _kitchen(stage) if stage >= 5 else NOTHING
    return relative.as_subject(lady, _clause(lady, "chanter", PRESENT, where))


def _cheese(stage: int) -> NounPhrase:
    cheese = _the("fromage")
    if stage < 3:
        return cheese
    victim = phrase("à", "from") + _lady(stage).chunk if stage >= 4 else NOTHING
    stolen = _clause(_the("souris"), "voler", PAST, victim, "steal")
    return relative.as_object(cheese, stolen)


def _cat(stage: int) -> NounPhrase:
    cat = _the("chat", "noir")
    if stage < 2:
        return cat
    return relative.as_subject(cat, _clause(cat, "manger", PAST, _cheese(stage).chunk))


@cache
def growing_sentence() -> tuple[Pair, ...]:
    """« le chat noir dort », then with one more clause inside it at every stage."""
    cats = (_cat(stage) for stage in range(1, N_STAGES + 1))
    return tuple(finish(_clause(cat, "dormir", PRESENT, NOTHING).statement()) for cat in cats)
