"""One way in which a finished file does not say what the model computed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """What is wrong, where, and what would be right."""

    rule: str  # "text", "length", "position", "complete", …
    where: str  # the mark, in words: “46%” in translation/attention/one-look
    element: str  # the trace element that it claims to show; "" for a mark without one
    drawn: str
    computed: str

    def __str__(self) -> str:
        of = f" of {self.element}" if self.element else ""
        return f"{self.where}: {self.rule}{of}: drawn {self.drawn}, computed {self.computed}"
