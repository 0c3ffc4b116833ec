"""A table of translation, read by the proof for itself."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

MARKS = {"decimal": ".", "group": ",", "percent": "%"}


@dataclass(frozen=True)
class Table:
    """Words and numerals of a language."""

    words: Mapping[str, str]
    marks: Mapping[str, str]  # English sign → the language's
    is_mirrored: bool

    @classmethod
    def read(cls, text: str) -> "Table":
        """The table in this TOML."""
        found = tomllib.loads(text)
        language = found["language"]
        marks = {sign: language.get(name, sign) for name, sign in MARKS.items()}
        return cls(found["words"], marks, language["direction"] == "rtl")

    @cached_property
    def english(self) -> dict[str, str]:
        """English by the translation."""
        return {said: english for english, said in self.words.items()}

    def number(self, text: str) -> str:
        """An English number in the numerals of the language."""
        return "".join(self.marks.get(sign, sign) for sign in text)

    def plain(self, text: str) -> str:
        """The other way round."""
        for sign, said in sorted(self.marks.items(), key=lambda pair: -len(pair[1])):
            text = text.replace(said, f"\0{ord(sign)}\0")
        for sign in self.marks:
            text = text.replace(f"\0{ord(sign)}\0", sign)
        return text

    def value(self, text: str, spec: str) -> str:
        """A value of the trace as it is drawn: words of the trace stay, numbers change."""
        if not spec:
            return text
        return self.words.get(text, text) if spec.lower() == "words" else self.number(text)
