"""The kind of each French word: its place in the dictionary, or the word itself if it has none.

A noun is a noun of its gender and number, a verb's form belongs to the persons it can have. A word
with several places (« porte » opens and is opened) is of the first kind in `ORDER`. The forms of
être, avoir and aller that help other verbs are kinds of their own.
"""

from collections.abc import Iterable, Iterator

from illustrated_models.data.translation import french, lexicon

HELPERS = ("être", "avoir", "aller")
ORDER = (
    "name", "city", "country", "number", "figure", "calendar", "noun", "adjective", "participle",
    "verb",
)  # fmt: skip
Place = tuple[str, str]  # a kind and a part of it: ("noun", "f s"), ("verb", "il")


def kinds_of(words: Iterable[str]) -> dict[str, str]:
    """The kind of every word."""
    places: dict[str, dict[str, list[str]]] = {}
    for word, (kind, part) in dictionary():
        parts = places.setdefault(word, {}).setdefault(kind, [])
        if part not in parts:
            parts.append(part)
    helpers = {form for verb in HELPERS for form in _conjugated(verb).present}
    return {word: _kind(word, {} if word in helpers else places.get(word, {})) for word in words}


def _kind(word: str, places: dict[str, list[str]]) -> str:
    if word.isdigit():
        return "figure"
    for kind in ORDER:
        if kind in places:
            return " ".join([kind, *(part for part in places[kind] if part)])
    return word


def is_content(kind: str) -> bool:
    """Whether words of this kind name things, qualities and deeds."""
    return kind.split()[0] in ("noun", "adjective", "participle", "verb")


def dictionary() -> Iterator[tuple[str, Place]]:
    """Every form in the dictionary, with its kind; one form may have several."""
    for word, _ in lexicon.names():
        yield word, ("name", "")
    for table, column, kind in (
        ("surnames", "name", "name"),
        ("cities", "french", "city"),
        ("countries", "french", "country"),
        ("numbers", "french", "number"),
        ("calendar", "french", "calendar"),
    ):
        yield from ((row[column], (kind, row.get("kind", ""))) for row in lexicon.rows(table))
    yield from _nouns()
    yield from _adjectives()
    yield from _verbs()


def _nouns() -> Iterator[tuple[str, Place]]:
    for noun in lexicon.nouns():
        gender = "f" if noun.feminine else "m"
        yield noun.french[0], ("noun", f"{gender} {'p' if 'plural' in noun.notes else 's'}")
        yield noun.french_plural[0], ("noun", f"{gender} p")


def _adjectives() -> Iterator[tuple[str, Place]]:
    for adjective in lexicon.adjectives():
        yield from ((form, ("adjective", "")) for form in adjective.forms.values())
    yield from ((form, ("adjective", "")) for form in lexicon.liaisons().values())


def _verbs() -> Iterator[tuple[str, Place]]:
    for infinitive in infinitives():
        verb = _conjugated(infinitive)
        yield infinitive, ("verb", "infinitive")
        for forms in (verb.present, verb.imperfect, verb.future, verb.conditional):
            yield from (
                (form, ("verb", who)) for form, who in zip(forms, french.PERSONS, strict=True)
            )
        for feminine, plural in ((False, False), (True, False), (False, True), (True, True)):
            yield french.agree(verb.participle, feminine, plural), ("participle", "")


def infinitives() -> tuple[str, ...]:
    """Every verb of the dictionary, without the « se » of some."""
    tables = ("verbs", "catenatives", "opinions")
    named = [row["french"] for table in tables for row in lexicon.rows(table)]
    plain = (name.removeprefix("se ").removeprefix("s'").split()[0] for name in named)
    return tuple(sorted({*plain, *lexicon.irregular_french()}))


def _conjugated(infinitive: str) -> french.Conjugation:
    return french.conjugate(infinitive, lexicon.irregular_french())
