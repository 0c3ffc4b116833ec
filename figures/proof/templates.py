"""Labels in pieces: the words of a template, and the places of its values."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

FIELD = re.compile(r"\{(\w+)(?::[^{}]*)?\}")


@dataclass(frozen=True)
class Piece:
    """Plain words, the place of a value (its name), or a value as it is drawn."""

    words: str = ""
    name: str = ""
    drawn: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, attributes: Mapping[str, str]) -> "Piece":
        """A run of a drawn text: a value if it has a source or a place, else words."""
        is_value = {"data-source", "data-position"} & attributes.keys()
        is_axis = attributes.get("data-role") == "axis"
        if is_value or is_axis:
            return cls(drawn=text, attributes=attributes)
        return cls(words=text, attributes=attributes)

    @property
    def text(self) -> str:
        return self.words or self.drawn

    def saying(self, text: str) -> "Piece":
        """The same value with other words."""
        return replace(self, drawn=text)


def pieces(template: str) -> list[Piece]:
    """A template cut where its values stand."""
    parts = FIELD.split(template)
    found = [Piece(name=part) if number % 2 else Piece(part) for number, part in enumerate(parts)]
    return [piece for piece in found if piece.name or piece.words]


def merged(found: Iterable[Piece]) -> list[Piece]:
    """Words side by side as one piece with single blanks; values are pieces without words."""
    result: list[Piece] = []
    for piece in found:
        if piece.words and result and result[-1].words:
            result[-1] = Piece(result[-1].words + piece.words)
        else:
            result.append(piece)
    trimmed = [Piece(" ".join(p.words.split(" ")).strip()) if p.words else Piece() for p in result]
    return [Piece(re.sub(" +", " ", piece.words)) for piece in trimmed]
