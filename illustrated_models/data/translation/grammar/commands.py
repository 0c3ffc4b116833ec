"""Commands: regarde le chat, ne touche pas, allons au marché, donne-moi du pain."""

from random import Random

from illustrated_models.data.translation.grammar import clauses, complements, infinitives, relative
from illustrated_models.data.translation.grammar import pronouns as pro
from illustrated_models.data.translation.grammar.chance import pick
from illustrated_models.data.translation.grammar.noun_phrases import NounPhrase
from illustrated_models.data.translation.grammar.objects import addressed, transitive
from illustrated_models.data.translation.lexicon import Verb
from illustrated_models.data.translation.words import PRONOUN, Chunk, English, French

GIVING = ("donner", "prêter", "montrer", "envoyer", "raconter", "apporter")
TU, NOUS, VOUS = 1, 3, 4
OF_PERSON = {TU: 1, NOUS: 4, VOUS: 5}
BEHIND = {TU: "toi", NOUS: "nous", VOUS: "vous"}


def imperative_form(verb: Verb, person: int) -> str:
    """The finite verb of a command: mange (without s), mangeons, mangez."""
    form = verb.french.present[person]
    drops_s = form.endswith(("es", "as")) and person == TU
    return form[:-1] if drops_s else form


def _finite(verb: Verb, person: int, clitic: str = "") -> tuple[French, ...]:
    start = French(imperative_form(verb, person))
    own = (French("-" + BEHIND[person]),) if verb.reflexive else ()
    after = (French("-" + clitic),) if clitic else ()
    return (start, *own, *after, *(French(word) for word in verb.french_rest))


def _english(verb: Verb, person: int, sources: tuple[French, ...]) -> tuple[English, ...]:
    words = verb.english.base
    start = ("let", "us", *words) if person == NOUS else words
    return tuple(English(word, sources) for word in start)


def positive(rng: Random) -> Chunk:
    """« regarde le chat »: look at the cat."""
    verb, frame = _something(rng)
    person = pick(rng, (TU, TU, VOUS, NOUS))
    words = _finite(verb, person)
    rest = clauses.rest_of(rng, frame, clauses.setting_of(_you(person)))
    return Chunk(words, _english(verb, person, words)) + rest


def _you(person: int) -> NounPhrase:
    return pro.subject_pronoun(OF_PERSON[person])


def negative(rng: Random) -> Chunk:
    """« ne touche pas le mur »: do not touch the wall."""
    verb, frame = _something(rng)
    person = pick(rng, (TU, TU, VOUS))
    ne, pas = French("ne"), French("pas")
    own = (French(pro.REFLEXIVES[person], PRONOUN),) if verb.reflexive else ()
    finite = French(imperative_form(verb, person))
    words = (*own, finite, *(French(word) for word in verb.french_rest))
    french = (ne, *own, finite, pas, *words[len(own) + 1 :])
    english = (
        English("do", (finite,)),
        English("not", (ne, pas), (("negation", pas),)),
        *(English(word, words) for word in verb.english.base),
    )
    rest = clauses.rest_of(rng, frame, clauses.setting_of(_you(person), "pas"))
    return Chunk(french, english) + rest


def _something(rng: Random) -> tuple[Verb, clauses.Frame]:
    verb, frame = pick(rng, infinitives.doable())
    while verb.lemma in ("voir", "entendre", "rougir", "se tromper", "épouser"):
        verb, frame = pick(rng, infinitives.doable())
    return verb, frame


def with_pronoun(rng: Random) -> Chunk:
    """« mange-le »: eat it."""
    usable = [u for u in transitive() if "person" in u[1].subjects and u[0].kind != "state"
              and u[0].lemma not in ("voir", "entendre", "perdre", "surprendre")]  # fmt: skip
    verb, frame, slot = pick(rng, usable)
    person = pick(rng, (TU, VOUS, NOUS))
    clitic, word = pick(rng, (("le", "it"), ("la", "it"), ("les", "them")))
    if {"person", "kin", "close", "child"} & set(slot.classes):
        clitic, word = pick(rng, (("le", "him"), ("la", "her"), ("les", "them")))
    words = _finite(verb, person, clitic)
    own = words[0:1] + words[2:]
    rest = clauses.rest_of(rng, relative.without(frame, slot), clauses.setting_of(_you(person)))
    pronoun = English(word, words[1:2])
    return Chunk(words, (*_english(verb, person, own), pronoun)) + rest


def to_me(rng: Random) -> Chunk:
    """« donne-moi du pain »: give me some bread."""
    usable = [
        u
        for u in addressed()
        if complements.is_object(u[1].complements[0]) and u[0].lemma in GIVING
    ]
    verb, frame, slot = pick(rng, usable)
    person = pick(rng, (TU, TU, VOUS))
    clitic, word = pick(rng, (("moi", "me"), ("moi", "me"), ("nous", "us"), ("lui", "him"),
                              ("leur", "them")))  # fmt: skip
    words = _finite(verb, person, clitic)
    rest = clauses.rest_of(rng, relative.without(frame, slot), clauses.setting_of(_you(person)))
    english = (*_english(verb, person, words[:1]), English(word, words[1:2]))
    return Chunk(words, english) + rest


def command(rng: Random) -> Chunk:
    """A command of any kind."""
    roll = rng.random()
    if roll < 0.5:
        return positive(rng)
    if roll < 0.72:
        return negative(rng)
    return with_pronoun(rng) if roll < 0.85 else to_me(rng)
