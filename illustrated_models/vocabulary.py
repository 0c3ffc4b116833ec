"""The words a model knows. Every word has a number; all other words share one: `<unk>`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

PADDING, START, END, UNKNOWN = "<pad>", "<s>", "</s>", "<unk>"
SPECIAL = (PADDING, START, END, UNKNOWN)


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of words; a word's number is its place in the list."""

    words: tuple[str, ...]
    numbers: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.words[: len(SPECIAL)] != SPECIAL:
            raise ValueError(f"a vocabulary starts with {SPECIAL}, not {self.words[:4]}")
        numbers = {word: number for number, word in enumerate(self.words)}
        if len(numbers) != len(self.words):
            twice = next(word for word, count in Counter(self.words).items() if count > 1)
            raise ValueError(f"the word {twice!r} is in the vocabulary twice")
        object.__setattr__(self, "numbers", numbers)

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, word: object) -> bool:
        return word in self.numbers

    def ids(self, words: Iterable[str]) -> list[int]:
        """The number of each word; an unknown word gets the number of `<unk>`."""
        unknown = self.numbers[UNKNOWN]
        return [self.numbers.get(word, unknown) for word in words]

    def read(self, words: Iterable[str]) -> tuple[str, ...]:
        """The words as the model sees them: an unknown word becomes `<unk>`."""
        return tuple(word if word in self else UNKNOWN for word in words)

    @property
    def padding(self) -> int:
        """The number that fills a batch up behind a short sentence."""
        return self.numbers[PADDING]

    @property
    def start(self) -> int:
        """The number that tells the decoder to begin."""
        return self.numbers[START]

    @property
    def end(self) -> int:
        """The number with which the decoder says that it has finished."""
        return self.numbers[END]

    @property
    def unknown(self) -> int:
        """The number that all unknown words share."""
        return self.numbers[UNKNOWN]


def vocabulary_of(sentences: Iterable[Sequence[str]], at_least: int = 1) -> Vocabulary:
    """Collect the words that occur `at_least` so many times, the commonest first."""
    counts = Counter(word for sentence in sentences for word in sentence)
    for special in SPECIAL:
        counts.pop(special, None)
    ranked = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return Vocabulary(SPECIAL + tuple(word for word, count in ranked if count >= at_least))


@dataclass(frozen=True)
class Vocabularies:
    """The words of both languages."""

    source: Vocabulary
    target: Vocabulary
