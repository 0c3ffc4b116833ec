"""The worked example of where attention errs: words that look most at one they do not render."""

from dataclasses import dataclass

from illustrated_models.example import example
from illustrated_models.examples.translation.measured import AlignmentTrace, alignment
from illustrated_models.examples.translation.seq2seq import Shares


@dataclass(frozen=True)
class ErrorsTrace:
    """The other side of how often attention is right."""

    right: AlignmentTrace  # how often it looks at the right word, by kind (definition)
    wrong: Shares  # how often it does not; the kind that errs most often first (definition)


@example(cards=("translator-dot", "translator-additive"))
def errors() -> ErrorsTrace:
    """How often the word looked at most is none that the English word renders."""
    right = alignment()
    kinds = right.by_kind
    wrong = Shares(
        right=kinds.count - kinds.right,
        count=kinds.count,
        share=1 - kinds.share,
        low=1 - kinds.high,
        high=1 - kinds.low,
    )
    return ErrorsTrace(right, wrong)
