"""What the engine asks a worker to make, and what it gets back."""

from dataclasses import dataclass
from typing import Any

LICENCE = "CC BY 4.0"  # of everything that is drawn and of the weights


def root_of(example: str) -> str:
    """What addresses begin with: article, module, name: "translation/seq2seq/four_units"."""
    module, _, name = example.partition(":")
    return "/".join([*module.split(".")[-2:], name]) if module else ""


def element_path(article: str, element: str) -> str:
    """The module that brings a widget of an article to life."""
    return f"docs/widgets/{article}/{element}.js"


@dataclass(frozen=True)
class Product:
    """One thing on a page, as its source declares it; a worker needs no more to make it."""

    name: str  # "translation/words/two-words"
    kind: str  # "figure", "film", "widget"
    article: str  # "translation"
    module: str  # "figures.translation.words"
    attribute: str  # "two_words"
    path: str  # "figures/translation/words.py"
    line: int
    example: str = ""  # "illustrated_models.examples.translation.seq2seq:running_sentence"
    options: tuple[tuple[str, object], ...] = ()  # the decorator's literal arguments
    reads: tuple[str, ...] = ()  # the files it may read, from the root of the project
    modules: tuple[str, ...] = ()  # the modules of ours it may import
    check: str = ""  # what reads its files back: "figures.engine.readback:check"
    judges: tuple[str, ...] = ()  # the modules of ours that reading back may import, too
    problem: str = ""  # why it cannot be made at all, in words for its author
    key: str = ""  # what its bytes depend on, in one hash
    reading_key: str = ""  # what only its reading back depends on

    def named_in(self, option: str) -> tuple[str, ...]:
        """What an option names: one name or several."""
        value = dict(self.options).get(option, ())
        names = (value,) if isinstance(value, str) else value
        return tuple(map(str, names)) if isinstance(names, tuple) else ()

    @property
    def models(self) -> tuple[str, ...]:
        """The published networks that it loads in the page, those of its start first."""
        return (*self.named_in("models"), *self.named_in("later"))


@dataclass(frozen=True)
class Fact:
    """A number or word that the prose may quote, and where it comes from."""

    value: float | int | str
    source: str  # "translation/seq2seq/running_sentence:attention.weights[0, 2]"


@dataclass(frozen=True)
class Made:
    """What a worker hands back: files by the suffix of their names, facts, claims."""

    outputs: dict[str, bytes]
    facts: dict[str, Fact]
    claims: dict[str, bool]
    raw: Any = None  # what the example returned, for whoever reads the files back
