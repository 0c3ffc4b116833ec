"""Aligned words: every English word remembers the French words it comes from.

A `Chunk` is a stretch of both languages. Chunks are joined in whatever order each language wants;
`finish` then gives the words their positions, so that the alignment is right by construction.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from illustrated_models.data.translation import english, french, lexicon

ARTICLE, PRONOUN, DETERMINER, POSSESSIVE = "article", "pronoun", "determiner", "possessive"
INDEFINITE_ENGLISH = "a/an"
BEFORE_VOWEL = {"ma": "mon", "ta": "ton", "sa": "son"}


@dataclass(frozen=True, slots=True, eq=False)
class French:
    """A French word in a sentence; two equal words are still two words."""

    text: str
    tag: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class English:
    """An English word, the French words it renders, and the French words that decide it."""

    text: str
    sources: tuple[French, ...] = ()
    links: tuple[tuple[str, French], ...] = ()
    maskable: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a sentence in both languages, each in its own order."""

    french: tuple[French, ...] = ()
    english: tuple[English, ...] = ()

    def __add__(self, other: "Chunk") -> "Chunk":
        return Chunk(self.french + other.french, self.english + other.english)


NOTHING = Chunk()


@dataclass(frozen=True)
class Pair:
    """A French sentence, its English translation, and which words belong together."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    alignment: tuple[tuple[int, int], ...]
    maskable: tuple[tuple[int, int], ...]
    links: tuple[tuple[str, int, int], ...]


def phrase(french_text: str, english_text: str, phenomenon: str = "") -> Chunk:
    """A fixed expression: every English word comes from all of its French words."""
    fr = tuple(French(word) for word in french_text.split())
    why = ((phenomenon, fr[-1]),) if phenomenon else ()
    return Chunk(fr, tuple(English(word, fr, why) for word in english_text.split()))


def word_by_word(*pairs: tuple[str, str]) -> Chunk:
    """A fixed expression given as (French words, English words) in the order of both."""
    return joined(phrase(fr, en) for fr, en in pairs)


def joined(chunks: Iterable[Chunk]) -> Chunk:
    """Chunks one after the other, in the same order in both languages."""
    fr: list[French] = []
    en: list[English] = []
    for chunk in chunks:
        fr += chunk.french
        en += chunk.english
    return Chunk(tuple(fr), tuple(en))


def _surface(word: French, following: str) -> str:
    """The form of a word before the form that follows it: le → l', ce → cet, beau → bel."""
    text, tag = word.text, word.tag
    if text == "si":
        return "s'" if following in ("il", "ils") else text
    if not french.begins_with_vowel_sound(following, lexicon.aspirate()):
        return text
    if tag == POSSESSIVE:
        return BEFORE_VOWEL.get(text, text)
    if tag == DETERMINER:
        return "cet" if text == "ce" else text
    if tag == "adjective":
        return lexicon.liaisons().get(text, text)
    if text in ("le", "la") and not tag:
        return text
    return french.ELIDING.get(text, text)


def _write_french(words: tuple[French, ...]) -> tuple[list[str], dict[int, int], list[int]]:
    """Surface tokens, each word's position, and the positions where a vowel was dropped."""
    tokens: list[str] = []
    starts: list[int] = []  # distance from the end, turned around below
    following, following_tag = "", ""
    for word in reversed(words):
        text = _surface(word, following) if following else word.text
        merged = following_tag == ARTICLE and french.CONTRACTING.get((text, following))
        if merged:
            tokens[-1], text = merged, merged
        else:
            tokens.append(text)
        starts.append(len(tokens))
        following, following_tag = text, word.tag
    tokens.reverse()
    starts.reverse()
    positions = {id(w): len(tokens) - s for w, s in zip(words, starts, strict=True)}
    dropped = [p for p, token in enumerate(tokens) if token[-1] == "'" and len(token) > 1]
    return tokens, positions, dropped


def _write_english(words: tuple[English, ...]) -> list[str]:
    tokens = [word.text for word in words]
    for i in range(len(tokens) - 1):
        if tokens[i] == INDEFINITE_ENGLISH:
            tokens[i] = english.article(tokens[i + 1])
    return tokens


def finish(chunk: Chunk) -> Pair:
    """The pair of sentences that a chunk stands for, with alignment and gold links."""
    source, positions, dropped = _write_french(chunk.french)
    alignment: set[tuple[int, int]] = set()
    maskable: list[tuple[int, int]] = []
    links: list[tuple[str, int, int]] = []
    for target, word in enumerate(chunk.english):
        for origin in word.sources:
            alignment.add((positions[id(origin)], target))
        for phenomenon, origin in word.links:
            links.append((phenomenon, positions[id(origin)], target))
        if word.maskable:
            maskable.append((positions[id(word.sources[0])], target))
    ordered = tuple(sorted(alignment))
    links += _elision_links(dropped, ordered)
    return Pair(
        tuple(source),
        tuple(_write_english(chunk.english)),
        ordered,
        tuple(maskable),
        tuple(sorted(set(links))),
    )


def _elision_links(
    dropped: list[int], alignment: tuple[tuple[int, int], ...]
) -> Iterable[tuple[str, int, int]]:
    """Tie each shortened word to its own English word, or to that of the next French word."""
    for position in dropped:
        for wanted in (position, position + 1):
            target = next((t for s, t in alignment if s == wanted), None)
            if target is not None:
                yield "elision", position, target
                break
