"""Noun phrases chosen by chance, within what makes sense."""

from dataclasses import dataclass
from functools import cache
from random import Random

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar import noun_phrases as np_
from illustrated_models.data.translation.grammar.chance import pick, weighted
from illustrated_models.data.translation.grammar.noun_phrases import NounPhrase
from illustrated_models.data.translation.grammar.pronouns import subject_pronoun
from illustrated_models.data.translation.lexicon import Adjective, Noun
from illustrated_models.data.translation.words import Chunk, English, French, phrase

PEOPLE_SHARES = ((0.42, "name"), (0.5, "noun"), (0.08, "two"))
PRONOUN_SHARES = (
    (0.24, 0), (0.1, 1), (0.18, 2), (0.17, 3), (0.11, 4), (0.08, 5), (0.06, 6), (0.03, 7),
    (0.03, 8),
)  # fmt: skip
QUANTITIES = (
    (("plusieurs", "plusieurs"), "several"), (("quelques", "quelques"), "a few"),
    (("beaucoup de", "beaucoup de"), "a lot of"), (("tous les", "toutes les"), "all the"),
)  # fmt: skip
OWNED = frozenset((
    "close", "pet", "vehicle", "home", "room", "jardin", "clothing", "worn", "small", "document",
    "furniture", "device", "tool", "instrument", "toy", "body", "meal", "work", "homework", "had",
    "work_thing", "appointment", "money", "treasure", "sent", "hair", "face", "food",
))  # fmt: skip
OWNED_BY_ANIMALS = frozenset(("food", "toy", "body"))
DEFINITE_SHARE = 0.15
PARTS_OF = (
    ("porte", ("building", "room")), ("fenêtre", ("building", "room")), ("toit", ("building",)),
    ("mur", ("building", "room")), ("roue", ("vehicle",)), ("moteur", ("vehicle",)),
    ("couleur", ("clothing", "vehicle")), ("page", ("livre", "journal", "cahier")),
    ("odeur", ("flower", "bakery")), ("fin", ("film", "histoire", "event")),
    ("début", ("film", "histoire", "event")), ("clé", ("home", "vehicle")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a noun phrase stands: who may own things in it, and whether the verb is negated."""

    owner: NounPhrase | None = None
    negated: bool = False
    adjectives: float = 0.3
    definite: bool = False


ALONE = Setting()


@cache
def _adjectives(noun: Noun) -> tuple[tuple[Adjective, ...], tuple[Adjective, ...]]:
    return (
        lexicon.adjectives_for(noun.classes, "before"),
        lexicon.adjectives_for(noun.classes, "after"),
    )


# An adjective that says what kind of thing it is stands next to the noun.
KINDS = frozenset(
    ("économique", "politique", "industriel", "agricole", "international", "national", "local")
)
NATIONS = frozenset(
    ("français", "anglais", "allemand", "espagnol", "italien", "américain", "japonais", "chinois")
) | frozenset(("russe", "portugais", "grec", "européen"))
SECOND_SHARE = 0.3


def second_after(
    rng: Random, first: Adjective, after: tuple[Adjective, ...]
) -> tuple[Adjective, ...]:
    """Sometimes another adjective behind one of kind or nation: « une région agricole grecque »."""
    if first.lemma not in KINDS | NATIONS or rng.random() >= SECOND_SHARE:
        return ()
    barred = KINDS | (NATIONS if first.lemma in NATIONS else frozenset())
    others = tuple(one for one in after if one.lemma not in barred)
    return (pick(rng, others),) if others else ()


def choose_adjectives(rng: Random, noun: Noun, share: float) -> tuple[Adjective, ...]:
    """Up to three adjectives that suit the noun, the second and the third after it."""
    before, after = _adjectives(noun)
    chosen: tuple[Adjective, ...] = ()
    if before and rng.random() < share * 0.55:
        chosen = (pick(rng, before),)
    if after and rng.random() < share * (0.35 if chosen else 0.9):
        first = pick(rng, after)
        chosen = (*chosen, first, *second_after(rng, first, after))
    return chosen


def person(
    rng: Random, setting: Setting = ALONE, classes: tuple[str, ...] = ("person",)
) -> NounPhrase:
    """Someone: a name, a relation, a profession, or two people."""
    way = weighted(rng, PEOPLE_SHARES) if classes == ("person",) else "noun"
    if way == "name":
        return named(rng)
    if way == "two":
        second = kin(rng, setting) if rng.random() < 0.4 else named(rng)
        first = named(rng)
        return np_.joined_by_and(first, second)
    noun = pick(rng, lexicon.nouns_of(classes))
    if "kin" in noun.classes:
        return kin(rng, setting, noun)
    return of_noun(rng, noun, setting)


def named(rng: Random) -> NounPhrase:
    """Someone by first name."""
    name, feminine = pick(rng, lexicon.names())
    return np_.name_phrase(name, feminine)


def kin(rng: Random, setting: Setting, noun: Noun | None = None) -> NounPhrase:
    """A relative: mine, yours, the owner's, or « le frère de Marie »."""
    noun = noun or pick(rng, lexicon.nouns_of(("kin",)))
    roll = rng.random()
    if roll < 0.2:
        bare = np_.noun_phrase(noun, Chunk())
        of = named(rng)
        while "spouse" in noun.classes and not of.feminine:
            of = named(rng)
        return np_.owned_by(of, bare, Chunk((np_.definite(noun.feminine, False),)))
    owner = setting.owner
    if owner is None or roll > 0.8 or owner.kind != np_.PERSON:
        owner = _someone(rng)
    if "spouse" in noun.classes and not (owner.feminine and not owner.plural):
        owner = subject_pronoun(pick(rng, (0, 1)))
    return np_.noun_phrase(noun, np_.possessive(noun, False, owner))


def third_person(rng: Random) -> NounPhrase:
    """One person who is neither I nor you."""
    if rng.random() < 0.35:
        return subject_pronoun(pick(rng, (2, 3)))
    if rng.random() < 0.3:
        return kin(rng, ALONE)
    return named(rng)


def _someone(rng: Random) -> NounPhrase:
    """An owner who is not in the sentence: I, you, we or they."""
    return subject_pronoun(pick(rng, (0, 0, 0, 1, 4, 5, 6)))


def subject_of(rng: Random, noun: Noun, share: float = 0.3) -> NounPhrase:
    """A noun as subject: the, a, this or someone's."""
    return of_noun(rng, noun, Setting(adjectives=share), subject=True)


def of_noun(rng: Random, noun: Noun, setting: Setting = ALONE, subject: bool = False) -> NounPhrase:
    """A phrase around this noun, its determiner and adjectives chosen by chance."""
    if rng.random() < DEFINITE_SHARE * setting.adjectives and "mass" not in noun.notes:
        special = lexicon.adjectives_for(noun.classes, "definite")
        if special:
            return np_.noun_phrase(noun, np_.the(noun, False), False, (pick(rng, special),))
    adjectives = choose_adjectives(rng, noun, setting.adjectives)
    if "mass" in noun.notes:
        return np_.noun_phrase(noun, _uncounted(rng, noun, setting, subject), False, adjectives)
    plural = "plural" in noun.notes or ("one" not in noun.notes and rng.random() < 0.22)
    roll = rng.random()
    if (
        plural
        and not subject
        and not setting.definite
        and roll < 0.3
        and "plural" not in noun.notes
    ):
        return np_.noun_phrase(noun, quantity(rng, noun), True, adjectives)
    determiner = _determiner(rng, noun, setting, plural, subject, adjectives)
    return np_.noun_phrase(noun, determiner, plural, adjectives)


def _leads(adjectives: tuple[Adjective, ...]) -> bool:
    return bool(adjectives) and adjectives[0].place == "before"


def _determiner(
    rng: Random,
    noun: Noun,
    setting: Setting,
    plural: bool,
    subject: bool,
    adjectives: tuple[Adjective, ...],
) -> Chunk:
    roll = rng.random()
    if roll < (0.55 if subject else 0.36) or "one" in noun.notes:
        return np_.the(noun, plural)
    if roll < 0.7:
        if setting.definite:
            return np_.the(noun, plural)
        if setting.negated:
            return np_.any_of(noun, plural)
        return np_.some(noun, plural, _leads(adjectives))
    if roll < 0.78:
        return np_.this(noun, plural)
    return _owned(rng, noun, plural, setting)


def _owned(rng: Random, noun: Noun, plural: bool, setting: Setting) -> Chunk:
    """My, your, his … for what one can own; otherwise the."""
    owner = setting.owner
    if not noun.classes & OWNED or "job" in noun.classes:
        return np_.the(noun, plural)
    if owner is None or rng.random() < 0.25:
        return np_.possessive(noun, plural, _someone(rng))
    allowed = owner.kind == np_.PERSON or noun.classes & OWNED_BY_ANIMALS
    return np_.possessive(noun, plural, owner) if allowed else np_.the(noun, plural)


def _uncounted(rng: Random, noun: Noun, setting: Setting, subject: bool) -> Chunk:
    roll = rng.random()
    if roll < (0.75 if subject else 0.35):
        return np_.the(noun, False)
    if roll < 0.85 and not subject and not setting.definite:
        return np_.any_of(noun, False) if setting.negated else np_.some(noun, False)
    if roll < 0.92:
        return np_.this(noun, False)
    return _owned(rng, noun, False, setting)


def quantity(rng: Random, noun: Noun, standing: bool = False) -> Chunk:
    """How many: a number, several, a few, a lot of, all the."""
    if rng.random() < 0.55:
        return number(rng, 6 if rng.random() < 0.75 else 20)
    forms, word = pick(rng, QUANTITIES[:3] if standing else QUANTITIES)
    return np_.fixed(forms, word, noun)


def number(rng: Random, limit: int = 20) -> Chunk:
    """A number in words."""
    table = [row for row in _numbers() if int(row["value"]) <= limit]
    row = pick(rng, table)
    fr = tuple(French(word) for word in row["french"].split())
    links = (("date-number", fr[0]),)
    return Chunk(fr, tuple(English(word, fr, links) for word in row["english"].split()))


@cache
def _numbers() -> tuple[dict[str, str], ...]:
    return tuple(lexicon.rows("numbers"))


def part_of_something(rng: Random) -> NounPhrase:
    """« la porte de la maison »: the door of the house."""
    part, wholes = pick(rng, PARTS_OF)
    noun = lexicon.noun(part)
    whole = of_noun(
        rng,
        pick(rng, lexicon.nouns_of(wholes)),
        Setting(adjectives=0.2, definite=True),
        subject=True,
    )
    base = np_.noun_phrase(noun, np_.the(noun, False), False, choose_adjectives(rng, noun, 0.1))
    return np_.with_after(base, phrase("de", "of") + whole.chunk)


def something(rng: Random, classes: tuple[str, ...], setting: Setting = ALONE) -> NounPhrase:
    """A phrase for anything of these classes, people included."""
    noun = pick(rng, lexicon.nouns_of(classes))
    if "person" in noun.classes:
        if "person" in classes:
            return person(rng, setting)
        if "kin" in noun.classes:
            return kin(rng, setting, noun)
    if "name" in classes:
        return named(rng)
    return of_noun(rng, noun, setting)


def owned_thing(rng: Random, noun: Noun) -> NounPhrase:
    """« le chapeau de Marie »: Marie's hat."""
    plural = "plural" in noun.notes
    bare = np_.noun_phrase(noun, Chunk(), plural)
    owner = person(rng, Setting(definite=True))
    return np_.owned_by(owner, bare, Chunk((np_.definite(noun.feminine, plural),)))
