"""Places: where something is, and where someone goes."""

from functools import cache
from random import Random

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar import noun_phrases as np_
from illustrated_models.data.translation.grammar.chance import pick
from illustrated_models.data.translation.grammar.choose import ALONE, Setting, named, of_noun
from illustrated_models.data.translation.words import (
    ARTICLE,
    Chunk,
    English,
    French,
    phrase,
)

FIXED_PLACES = (
    ("à la maison", "at home", "home"), ("à l' école", "at school", "to school"),
    ("au travail", "at work", "to work"), ("au lit", "in bed", "to bed"),
    ("en ville", "in town", "to town"), ("à la campagne", "in the country", "to the country"),
    ("à l' étranger", "abroad", "abroad"), ("dehors", "outside", "outside"),
)  # fmt: skip
OWNED_PLACES = frozenset(("home", "room", "jardin"))
SURFACES = (
    ("sur", "on", "surface"), ("sous", "under", "surface"), ("derrière", "behind", "surface"),
    ("devant", "in front of", "building"), ("derrière", "behind", "building"),
    ("à côté de", "next to", "building"), ("près de", "near", "building"),
    ("près de", "near", "landscape"), ("dans", "in", "container"),
    ("loin de", "far from", "landscape"), ("en face de", "opposite", "building"),
)  # fmt: skip


@cache
def _cities() -> tuple[tuple[str, str], ...]:
    return tuple((row["french"], row["english"]) for row in lexicon.rows("cities"))


@cache
def countries() -> tuple[dict[str, str], ...]:
    """The rows of the table of countries."""
    return tuple(lexicon.rows("countries"))


def city(rng: Random, english: str = "in", french: str = "à") -> Chunk:
    """In, to or from a city."""
    fr, en = pick(rng, _cities())
    return phrase(french, english) + proper(fr, en)


def proper(fr: str, en: str) -> Chunk:
    """A place name, which training may hide when both languages spell it alike."""
    word = French(fr)
    return Chunk((word,), (English(en, (word,), (("copy-name", word),) if fr == en else (),
                                   maskable=fr == en),))  # fmt: skip


def country(rng: Random, english: str = "in") -> Chunk:
    """In or to a country: en France, au Japon."""
    row = pick(rng, countries())
    word = French(row["french"])
    if row["gender"] == lexicon.FEMININE:
        preposition = (French("en"),)
        links: tuple[tuple[str, French], ...] = ()
    else:
        preposition = (French("à"), French("le", ARTICLE))
        links = (("article-vanishes", preposition[1]),)
    return Chunk(
        (*preposition, word),
        (English(english, preposition), English(row["english"], (word,), links)),
    )


def country_name(rng: Random) -> Chunk:
    """A country with the article that English leaves out: la France."""
    row = pick(rng, countries())
    word = French(row["french"])
    article = np_.definite(row["gender"] == lexicon.FEMININE, False)
    return Chunk(
        (article, word), (English(row["english"], (word,), (("article-vanishes", article),)),)
    )


def fixed_place(rng: Random, going: bool) -> Chunk:
    """At home, at school, in bed: French keeps its article, English has none."""
    fr, at, to = pick(rng, FIXED_PLACES)
    return phrase(fr, to if going else at)


def place(rng: Random, setting: Setting = ALONE, classes: tuple[str, ...] = ("in", "at")) -> Chunk:
    """Where something happens: in the garden, at the market."""
    noun = pick(rng, lexicon.nouns_of(classes))
    if "at" in noun.classes:
        there = np_.noun_phrase(noun, np_.the(noun, False), False)
        return phrase("à", "at") + there.chunk
    return phrase("dans", "in") + _one(rng, noun, setting)


def _one(rng: Random, noun: lexicon.Noun, setting: Setting) -> Chunk:
    """A definite phrase in the singular, or with its owner."""
    owner = setting.owner
    mine = owner is not None and owner.kind == np_.PERSON and noun.classes & OWNED_PLACES
    if owner is not None and mine and rng.random() < 0.25:
        return np_.noun_phrase(noun, np_.possessive(noun, False, owner)).chunk
    return np_.noun_phrase(noun, np_.the(noun, False)).chunk


def somewhere(rng: Random, setting: Setting = ALONE) -> Chunk:
    """Any kind of place where people do things."""
    roll = rng.random()
    if roll < 0.2:
        return city(rng)
    if roll < 0.3:
        return country(rng)
    if roll < 0.45:
        return fixed_place(rng, going=False)
    if roll < 0.5:
        return phrase("chez", "at") + at_someones(rng)
    return place(rng, setting)


def at_someones(rng: Random) -> Chunk:
    """« chez Paul »: at Paul's."""
    host = named(rng)
    apostrophe = English("'s", host.chunk.french)
    return host.chunk + Chunk((), (apostrophe,))


def destination(rng: Random) -> Chunk:
    """Where someone goes."""
    roll = rng.random()
    if roll < 0.2:
        return city(rng, "to")
    if roll < 0.35:
        return country(rng, "to")
    if roll < 0.55:
        return fixed_place(rng, going=True)
    noun = pick(rng, lexicon.nouns_of(("at",)))
    return phrase("à", "to") + np_.noun_phrase(noun, np_.the(noun, False)).chunk


def beside_something(rng: Random) -> Chunk:
    """On the table, behind the house, near the lake."""
    fr, en, kind = pick(rng, SURFACES)
    noun = pick(rng, lexicon.nouns_of((kind,)))
    return (
        phrase(fr, en)
        + of_noun(rng, noun, Setting(adjectives=0.15, definite=True), subject=True).chunk
    )
