"""A language small enough for four numbers: the sentences that the four-unit translator learns.

Article, noun, at most one adjective, verb: « le chat noir dort », « une petite vache mange ». A
model whose state has only four numbers can be drawn whole.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from illustrated_models.data.translation.corpus import Pair


@dataclass(frozen=True)
class Word:
    """A word with its feminine form; for a noun, whether it is feminine itself."""

    french: str
    feminine: str
    english: str


ARTICLES = (Word("le", "la", "the"), Word("un", "une", "a"))
MASCULINE = (
    Word("chat", "", "cat"),
    Word("chien", "", "dog"),
    Word("lapin", "", "rabbit"),
    Word("cheval", "", "horse"),
)
FEMININE = (Word("", "vache", "cow"), Word("", "poule", "hen"), Word("", "souris", "mouse"))
BEFORE = (Word("petit", "petite", "small"), Word("vieux", "vieille", "old"))
AFTER = (
    Word("noir", "noire", "black"),
    Word("blanc", "blanche", "white"),
    Word("gris", "grise", "grey"),
    Word("vert", "verte", "green"),
)
VERBS = (
    Word("dort", "dort", "sleeps"),
    Word("mange", "mange", "eats"),
    Word("court", "court", "runs"),
    Word("boit", "boit", "drinks"),
    Word("chante", "chante", "sings"),
)
HELD_OUT = ("chat", "noir")  # no training sentence has these two side by side
TEST_SHARE = 5  # one in so many other sentences is held out, too


def sentence(*words: Word, feminine: bool, crossing: bool) -> Pair:
    """Write the words in both languages; `crossing` swaps the second and third in English."""
    source = tuple(word.feminine if feminine else word.french for word in words)
    order = list(range(len(words)))
    if crossing:
        order[1], order[2] = order[2], order[1]
    links = tuple(sorted((place, order.index(place)) for place in order))
    crossed = (("crossing", 2, 1),) if crossing else ()
    return Pair(source, tuple(words[n].english for n in order), links, (), crossed)


def all_sentences() -> Iterator[Pair]:
    """Every sentence of the language."""
    nouns = [(noun, False) for noun in MASCULINE] + [(noun, True) for noun in FEMININE]
    for article, (noun, feminine), verb in product(ARTICLES, nouns, VERBS):
        yield sentence(article, noun, verb, feminine=feminine, crossing=False)
        for adjective in BEFORE:
            yield sentence(article, adjective, noun, verb, feminine=feminine, crossing=False)
        for adjective in AFTER:
            yield sentence(article, noun, adjective, verb, feminine=feminine, crossing=True)


def is_held_out(pair: Pair) -> bool:
    """Whether the model must not see a sentence in training."""
    if HELD_OUT in zip(pair.source, pair.source[1:], strict=False):
        return True
    digest = hashlib.sha256(" ".join(pair.source).encode()).digest()
    return digest[0] % TEST_SHARE == 0


def training_sentences() -> tuple[Pair, ...]:
    """What the four-unit translator learns from."""
    return tuple(pair for pair in all_sentences() if not is_held_out(pair))


def held_out_sentences() -> tuple[Pair, ...]:
    """What it is asked afterwards."""
    return tuple(pair for pair in all_sentences() if is_held_out(pair))
