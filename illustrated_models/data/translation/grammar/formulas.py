"""Set sentences of a first French lesson, with slots: greetings, weather, age, time, prices."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar import choose, noun_phrases, places, times
from illustrated_models.data.translation.grammar.chance import pick
from illustrated_models.data.translation.words import (
    ARTICLE,
    Chunk,
    English,
    French,
    finish,
    phrase,
)

PHENOMENON_OF_WORD = {"pas": "negation", "?": "question"}
OLDEST, BILLED = 95, ("food", "clothing", "bought")
GREETING_SHARE = 0.25


@dataclass(frozen=True)
class Formula:
    """A sentence with slots; each English word knows which French places it comes from."""

    french: tuple[str, ...]
    english: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of the slots, in French order."""
        return tuple(word for word in self.french if word[0] == "{")


def _parse(row: dict[str, str]) -> Formula:
    french_words = tuple(row["french"].split())
    english_words = []
    for place, word in enumerate(row["english"].split()):
        text, marked, places_ = word.partition("/")
        numbers = tuple(int(n) for n in places_.split(",")) if marked else (place,)
        english_words.append((text, numbers))
    return Formula(french_words, tuple(english_words))


@cache
def formulas() -> tuple[Formula, ...]:
    """Every set sentence of the lexicon."""
    return tuple(_parse(row) for row in lexicon.rows("formulas"))


@cache
def fixed_sentences() -> frozenset[tuple[str, ...]]:
    """The set sentences without slots; they stay in the training set, being one of a kind."""
    return frozenset(finish(fill(f, {})).source for f in formulas() if not f.slots)


def fill(formula: Formula, slots: dict[str, Chunk]) -> Chunk:
    """The sentence with its slots filled."""
    groups: list[tuple[French, ...]] = []
    for word in formula.french:
        tag = ARTICLE if word in ("le", "la") else ""
        groups.append(slots[word].french if word in slots else (French(word, tag),))
    english: list[English] = []
    for text, numbers in formula.english:
        if text in slots:
            english += slots[text].english
            continue
        sources = tuple(word for number in numbers for word in groups[number])
        why = PHENOMENON_OF_WORD.get(sources[-1].text) if text in ("not", "?") else None
        english.append(English(text, sources, ((why, sources[-1]),) if why else ()))
    return Chunk(tuple(word for group in groups for word in group), tuple(english))


def _kin(rng: Random, feminine: bool) -> Chunk:
    family = [n for n in lexicon.nouns_of(("kin",)) if n.feminine == feminine]
    return noun_phrases.noun_phrase(pick(rng, family), Chunk()).chunk


def _pet(rng: Random) -> Chunk:
    pets = [n for n in lexicon.nouns_of(("pet",)) if not n.feminine]
    return noun_phrases.noun_phrase(pick(rng, pets), Chunk()).chunk


def _named(rng: Random, feminine: bool) -> Chunk:
    name = pick(rng, [n for n, is_hers in lexicon.names() if is_hers == feminine])
    return noun_phrases.name_phrase(name, feminine).chunk


def _a(rng: Random, classes: tuple[str, ...]) -> Chunk:
    noun = pick(rng, lexicon.nouns_of(classes))
    plural = "plural" in noun.notes
    return noun_phrases.noun_phrase(noun, noun_phrases.some(noun, plural), plural).chunk


def _the(rng: Random, classes: tuple[str, ...], plural: bool) -> Chunk:
    usable = [n for n in lexicon.nouns_of(classes) if not n.notes & {"mass", "plural", "enplural"}]
    noun = pick(rng, usable)
    adjectives = choose.choose_adjectives(rng, noun, 0.25)
    return noun_phrases.noun_phrase(noun, noun_phrases.the(noun, plural), plural, adjectives).chunk


def _price(rng: Random) -> Chunk:
    if rng.random() < 0.5:
        return choose.number(rng, 100) + phrase("euros", "euros")
    return times.figure(str(2 + int(rng.random() * 98))) + phrase("euros", "euros")


def _age(rng: Random) -> Chunk:
    if rng.random() < 0.6:
        return choose.number(rng, 90)
    return times.figure(str(2 + int(rng.random() * OLDEST)))


def _language(rng: Random) -> Chunk:
    row = pick(rng, [r for r in places.countries() if r["people"] != "-"])
    return phrase(row["people"], row["language"])


def _hour(rng: Random) -> Chunk:
    clock = times.clock(rng)
    return Chunk(clock.french[1:], clock.english[1:])


def _weekday(rng: Random) -> Chunk:
    day = times.weekday(rng)
    return Chunk(day.french, day.english[1:])


def _day(rng: Random) -> Chunk:
    date = times.date(rng)
    return Chunk(date.french[1:], date.english[1:])


def _from(rng: Random) -> Chunk:
    return places.city(rng, "from", "de")


def _in_place(rng: Random) -> Chunk:
    return places.city(rng, "to") if rng.random() < 0.6 else places.country(rng, "to")


FILLERS: dict[str, Callable[[Random], Chunk]] = {
    "{today}": lambda rng: phrase(*pick(rng, times.adverbs("today") + times.adverbs("now"))),
    "{now}": lambda rng: phrase(*pick(rng, times.adverbs("now"))),
    "{here}": places.somewhere,
    "{past}": times.past_time,
    "{future}": times.future_time,
    "{month}": times.month,
    "{name}": lambda rng: choose.named(rng).chunk,
    "{name_m}": lambda rng: _named(rng, False),
    "{name_f}": lambda rng: _named(rng, True),
    "{kin_m}": lambda rng: _kin(rng, False),
    "{kin_f}": lambda rng: _kin(rng, True),
    "{pet_m}": _pet,
    "{city}": places.city,
    "{person}": lambda rng: choose.person(rng, classes=("job", "kin", "close")).chunk,
    "{person3}": lambda rng: choose.third_person(rng).chunk,
    "{thing}": lambda rng: _the(rng, ("lost", "building", "vehicle", "pet"), False),
    "{things}": lambda rng: _the(rng, ("lost", "building", "pet", "child"), True),
    "{food}": lambda rng: _a(rng, ("food", "drink")),
    "{clothes}": lambda rng: _a(rng, ("clothing", "bought")),
    "{cost}": lambda rng: _the(rng, BILLED, False),
    "{price}": _price,
    "{age}": _age,
    "{language}": _language,
    "{from}": _from,
    "{in}": lambda rng: phrase("en", "in") + times.year(rng),
    "{born}": lambda rng: places.city(rng) if rng.random() < 0.5 else times.date(rng),
    "{weekday}": _weekday,
    "{day}": _day,
    "{hour}": _hour,
    "{clock}": times.clock,
    "{inplace}": _in_place,
}


@cache
def _plain_and_slotted() -> tuple[tuple[Formula, ...], tuple[Formula, ...]]:
    plain = tuple(f for f in formulas() if not f.slots)
    return plain, tuple(f for f in formulas() if f.slots)


def formula(rng: Random) -> Chunk:
    """One set sentence, its slots filled by chance."""
    plain, slotted = _plain_and_slotted()
    chosen = pick(rng, plain if rng.random() < GREETING_SHARE else slotted)
    return fill(chosen, {slot: FILLERS[slot](rng) for slot in chosen.slots})
