"""The language that a drawing is made in: its words, its numerals, its direction of reading.

English is the key of the table: what a figure says stays in one place, and a word that the table
does not have is an error, never a gap.
"""

import re
import tomllib
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from difflib import get_close_matches
from string import Formatter

LETTER = re.compile(r"[^\W\d_]")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
NUMERALS = {"decimal": ".", "group": ",", "percent": "%"}


class TranslationError(ValueError):
    """A table that lacks a word, or says something else than the English."""


@dataclass(frozen=True)
class Language:
    """What a drawing needs to know of a language; the plain one is English."""

    code: str = "en"
    table: str = ""  # the file that the words come from
    words: Mapping[str, str] = field(default_factory=dict)
    numerals: Mapping[str, str] = field(default_factory=lambda: NUMERALS)
    is_mirrored: bool = False  # it is read from right to left

    def say(self, english: str) -> str:
        """The words, which the table must have, with the same values in them."""
        if self.code == "en" or not has_words(english):
            return english
        if english not in self.words:
            near = get_close_matches(english, self.words, n=1, cutoff=0.4)
            hint = f"; nearest: “{near[0]}”" if near else ""
            raise TranslationError(f"{self.table}: nothing for “{english}”{hint}")
        said = self.words[english]
        if fields(said) != fields(english):
            raise TranslationError(
                f"{self.table}: “{said}” prints {_listed(said)}, “{english}” {_listed(english)}"
            )
        return said

    def number(self, text: str) -> str:
        """A printed number in the numerals of the language."""
        signs = {NUMERALS[name]: sign for name, sign in self.numerals.items()}
        return text.translate(str.maketrans(signs))


ENGLISH = Language()
_SPOKEN: ContextVar[Language] = ContextVar("language", default=ENGLISH)


def language() -> Language:
    """The language that drawings are made in now."""
    return _SPOKEN.get()


@contextmanager
def speaking(chosen: Language) -> Generator[Language]:
    """Draw in another language."""
    token = _SPOKEN.set(chosen)
    try:
        yield chosen
    finally:
        _SPOKEN.reset(token)


def read_language(code: str, table: str, text: str) -> Language:
    """The language of a table in TOML.

    Raises:
        TranslationError: it is no TOML, or lacks a part.
    """
    try:
        found = tomllib.loads(text)
        settings, words = found["language"], found["words"]
        numerals = NUMERALS | {name: settings[name] for name in NUMERALS if name in settings}
        mirrored = {"ltr": False, "rtl": True}[settings["direction"]]
    except tomllib.TOMLDecodeError as error:
        raise TranslationError(f"{table}: {error}") from None
    except KeyError as error:
        raise TranslationError(f"{table}: {error} is missing or is neither ltr nor rtl") from None
    return Language(code, table, words, numerals, mirrored)


def has_words(template: str) -> bool:
    """Whether there is something to translate beside values."""
    return any(LETTER.search(words) for words, *_ in Formatter().parse(template))


def fields(template: str) -> list[tuple[str, str]]:
    """The values that a template prints, and how, in alphabetical order."""
    parts = Formatter().parse(template)
    return sorted((name, spec or "") for _, name, spec, _ in parts if name is not None)


def _listed(template: str) -> str:
    return ", ".join(f"{{{name}:{spec}}}" for name, spec in fields(template)) or "nothing"
