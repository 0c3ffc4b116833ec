"""The dictionary of the generated French: reads `lexicon/*.tsv` into words with all their forms."""

import csv
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from illustrated_models.data.translation import english, french

FOLDER = Path(__file__).parent / "lexicon"
MASCULINE, FEMININE = "m", "f"


@dataclass(frozen=True, eq=False)
class Noun:
    """A noun: French singular and plural, English singular and plural, and what it can mean."""

    french: tuple[str, ...]
    french_plural: tuple[str, ...]
    english: tuple[str, ...]
    english_plural: tuple[str, ...]
    feminine: bool
    classes: frozenset[str]
    notes: frozenset[str]

    @property
    def lemma(self) -> str:
        """The dictionary form."""
        return " ".join(self.french)


@dataclass(frozen=True, eq=False)
class Adjective:
    """An adjective: its French forms by (feminine, plural), its English word, where it stands."""

    lemma: str
    forms: dict[tuple[bool, bool], str]
    english: str
    place: str
    classes: frozenset[str]
    english_by_class: tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class Frame:
    """One way to use a verb: which subjects it takes and which complements follow it."""

    subjects: tuple[str, ...]
    complements: tuple["Complement", ...]


@dataclass(frozen=True)
class Complement:
    """A slot after a verb: prepositions in both languages and the classes of noun that fit."""

    french: str
    english: str
    classes: tuple[str, ...]
    generic: bool = False


@dataclass(frozen=True, eq=False)
class Verb:
    """A verb with its forms in both languages, its kind of meaning and its frames."""

    lemma: str
    french: french.Conjugation
    french_rest: tuple[str, ...]
    english: english.VerbForms
    kind: str
    frames: tuple[Frame, ...]
    reflexive: bool = False
    with_be: bool = False
    passive: bool = False


_BE_VERBS = (
    "aller venir revenir partir sortir entrer arriver rester tomber naître mourir devenir "
    "rentrer monter descendre"
)
BE_VERBS = frozenset(_BE_VERBS.split())


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one lexicon table, by column name; empty cells are empty strings."""
    path = FOLDER / f"{name}.tsv"
    if not path.exists():
        near = get_close_matches(name, [p.stem for p in sorted(FOLDER.glob("*.tsv"))])
        raise FileNotFoundError(f"no lexicon table {path}; nearest: {', '.join(near) or 'none'}")
    with path.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t", restval="", quoting=csv.QUOTE_NONE)
        return [{key: value or "" for key, value in row.items()} for row in table]


def _notes(text: str) -> dict[str, str]:
    pairs = (note.partition("=") for note in text.split(",") if note)
    return {key: value for key, _, value in pairs}


def _noun(row: dict[str, str]) -> Noun:
    notes = _notes(row["notes"])
    fr, en = row["french"], row["english"]
    plural_only, plain = "plural" in notes, bool({"mass", "enmass", "enplural"} & set(notes))
    en_plural = en if plural_only or plain else notes.get("enpl") or english.plural(en)
    fr_plural = fr if plural_only else notes.get("pl") or french.plural(fr)
    return Noun(
        tuple(fr.split()),
        tuple(fr_plural.split()),
        tuple(en.split()),
        tuple(en_plural.split()),
        row["gender"] == FEMININE,
        frozenset(row["classes"].split(",")) | {fr},
        frozenset(notes) & {"mass", "plural", "enmass", "enplural", "one"},
    )


def _adjective(row: dict[str, str]) -> Adjective:
    notes = _notes(row["forms"])
    lemma = row["french"]
    feminine = notes.get("f") or french.feminine(lemma)
    forms = {
        (False, False): lemma,
        (True, False): feminine,
        (False, True): notes.get("mpl") or french.plural(lemma),
        (True, True): notes.get("fpl") or feminine + "s",
    }
    others = {"f", "mpl", "fpl", "liaison", "h"}
    by_class = tuple((key, value) for key, value in notes.items() if key not in others)
    classes = frozenset(row["classes"].split(","))
    return Adjective(lemma, forms, row["english"], row["place"], classes, by_class)


def _complement(text: str) -> Complement:
    before, colon, classes = text.rpartition(":")
    if before == "generic":
        return Complement("", "", tuple(classes.split(",")), generic=True)
    if not colon:
        return Complement("", "", tuple(classes.split(",")))
    fr, _, en = before.partition("=")
    return Complement(fr.strip(), en.strip().removeprefix("-"), tuple(classes.split(",")))


def _frame(text: str) -> Frame:
    subjects, _, rest = text.partition(">")
    subjects, _, tail = subjects.partition(" + ")
    slots = [part for part in (rest.split(" + ") + tail.split(" + ")) if part.strip()]
    complements = tuple(_complement(slot.strip()) for slot in slots)
    return Frame(tuple(s.strip() for s in subjects.split(",")), complements)


def make_verb(fr: str, en: str, kind: str, frames: str = "", passive: bool = False) -> Verb:
    """A verb from its two infinitives, such as “se lever” and “get up”."""
    reflexive = fr.startswith(("se ", "s'"))
    words = fr.removeprefix("se ").removeprefix("s'").split()
    return Verb(
        fr,
        french.conjugate(words[0], irregular_french()),
        tuple(words[1:]),
        english.verb_forms(en, irregular_english()),
        kind,
        tuple(_frame(part) for part in frames.split(";") if part.strip()),
        reflexive,
        reflexive or words[0] in BE_VERBS,
        passive,
    )


@cache
def irregular_french() -> dict[str, tuple[str, ...]]:
    """Irregular French verbs: present, future stem, participle by infinitive."""
    return {row["infinitive"]: tuple(row.values())[1:] for row in rows("verb_forms_french")}


@cache
def irregular_english() -> dict[str, tuple[str, str]]:
    """Irregular English verbs: past and participle by base form."""
    table = rows("verb_forms_english")
    return {row["base"]: (row["past"], row["participle"]) for row in table}


@cache
def nouns() -> tuple[Noun, ...]:
    """Every noun of the lexicon, in the order of its tables."""
    tables = sorted(path.stem for path in FOLDER.glob("nouns_*.tsv"))
    return tuple(_noun(row) for table in tables for row in rows(table))


@cache
def adjectives() -> tuple[Adjective, ...]:
    """Every adjective of the lexicon."""
    return tuple(_adjective(row) for row in rows("adjectives"))


@cache
def verbs() -> tuple[Verb, ...]:
    """Every verb of the lexicon that has frames."""
    return tuple(
        make_verb(r["french"], r["english"], r["kind"], r["frames"], r["notes"] == "passive")
        for r in rows("verbs")
    )


@cache
def names() -> tuple[tuple[str, bool], ...]:
    """First names, each with whether it is a woman's."""
    return tuple((row["name"], row["gender"] == FEMININE) for row in rows("names"))


@cache
def aspirate() -> frozenset[str]:
    """Forms that begin with h but do not elide (le héros, le hibou, huit)."""
    tables = sorted(path.stem for path in FOLDER.glob("nouns_*.tsv"))
    marked = {r["french"] for t in tables for r in rows(t) if "h" in _notes(r["notes"])}
    forms = {f for n in nouns() if n.lemma in marked for f in (n.french[0], n.french_plural[0])}
    high = {"haut", "haute", "hauts", "hautes", "huit", "Hugo", "Hans"}
    return frozenset(forms | high)


@cache
def liaisons() -> dict[str, str]:
    """Adjective forms before a vowel sound: beau → bel, vieux → vieil, nouveau → nouvel."""
    table = ((row["french"], _notes(row["forms"]).get("liaison", "")) for row in rows("adjectives"))
    return {lemma: form for lemma, form in table if form}


@cache
def nouns_of(classes: tuple[str, ...]) -> tuple[Noun, ...]:
    """The nouns that belong to any of the classes; a noun's own lemma is a class too."""
    wanted = frozenset(classes)
    return tuple(noun for noun in nouns() if noun.classes & wanted)


@cache
def noun(lemma: str) -> Noun:
    """The noun with this French dictionary form."""
    for candidate in nouns():
        if candidate.lemma == lemma:
            return candidate
    near = get_close_matches(lemma, [n.lemma for n in nouns()])
    raise KeyError(f"no noun “{lemma}” in {FOLDER}; nearest: {', '.join(near) or 'none'}")


@cache
def verb(lemma: str, english_base: str = "") -> Verb:
    """The verb with this French infinitive, and this English base form when two share it."""
    for candidate in verbs():
        if candidate.lemma == lemma and english_base in ("", " ".join(candidate.english.base)):
            return candidate
    near = get_close_matches(lemma, [v.lemma for v in verbs()])
    raise KeyError(f"no verb “{lemma}” in {FOLDER}; nearest: {', '.join(near) or 'none'}")


@cache
def adjective(lemma: str) -> Adjective:
    """The adjective with this masculine singular."""
    for candidate in adjectives():
        if candidate.lemma == lemma:
            return candidate
    near = get_close_matches(lemma, [a.lemma for a in adjectives()])
    raise KeyError(f"no adjective “{lemma}” in {FOLDER}; nearest: {', '.join(near) or 'none'}")


@cache
def adjectives_for(classes: frozenset[str], place: str) -> tuple[Adjective, ...]:
    """The adjectives that make sense with a noun of these classes at this place."""
    return tuple(a for a in adjectives() if a.place == place and a.classes & classes)


def lemma_counts() -> dict[str, int]:
    """How many dictionary forms of each part of speech the generator can use."""
    verb_tables = ("verbs", "catenatives", "opinions")
    infinitives = {row["french"] for table in verb_tables for row in rows(table)}
    infinitives |= {"être", "avoir", "faire", "pouvoir", "devoir", "falloir", "coûter", "pleuvoir"}
    return {
        "noun": len({noun.lemma for noun in nouns()}),
        "adjective": len({adjective.lemma for adjective in adjectives()}),
        "verb": len(infinitives),
        "adverb and time": len({row["french"] for row in rows("adverbs")}),
        "first name": len(names()),
        "place name": len(rows("cities")) + len(rows("countries")),
        "number": len(rows("numbers")),
        "calendar": len({row["french"] for row in rows("calendar")}),
    }
