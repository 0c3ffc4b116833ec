"""Figures of the section “Try it yourself”: the tasks that have numbers, and what comes out."""

from figures.kit.bound import Numbers
from figures.kit.canvas import Canvas, canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.tables import rule
from figures.kit.text import words
from figures.kit.tokens import token
from figures.translation.attention import crossing
from illustrated_models.examples.translation.exercises import (
    ByHandTrace,
    InTheWidgetTrace,
)
from illustrated_models.examples.translation.exercises import by_hand as of_hand
from illustrated_models.examples.translation.exercises import in_the_notebook as of_notebook
from illustrated_models.examples.translation.exercises import in_the_widget as of_widget
from illustrated_models.translation import TranslationTrace

FIRST, STEP = 172, 58  # where the columns of numbers end
LOOKS, ROW = 94, 44  # where the words that are looked at begin


@figure(of=of_hand)
def by_hand(trace: ByHandTrace, width: int) -> Illustration:
    """A look that is small enough for paper: which word gets more attention?"""
    drawing = canvas(width, height=184)
    words(drawing, label("about to write “{w}”", w=trace.written), 10, 18, "dim")
    words(drawing, label("decoder"), 10, 50, "decoder", weight="semibold")
    _numbers(drawing, trace.query, 50, "decoder")
    rule(drawing, 10, width - 10, 70)
    for row, word in enumerate(trace.words):
        top = LOOKS + row * ROW
        token(drawing, word, 10, top - 4)
        _numbers(drawing, trace.keys[row], top + 18, "encoder")
    chat, noir = range(len(trace.words))
    return Illustration(
        drawing,
        alt=label(
            "The decoder's state is {a:.1f}, {b:.1f}, {c:.1f}, {d:.1f}; the state at “{chat}” is"
            " {e:.1f}, {f:.1f}, {g:.1f}, {h:.1f}, that at “{noir}” is {i:.1f}, {j:.1f}, {k:.1f},"
            " {l:.1f}.",
            **dict(zip("abcd", trace.query, strict=True)),
            **dict(zip("efgh", trace.keys[chat], strict=True)),
            **dict(zip("ijkl", trace.keys[noir], strict=True)),
            chat=trace.words[chat],
            noir=trace.words[noir],
        ),
        facts={
            "chat": trace.words[chat],
            "noir": trace.words[noir],
            "score_chat": trace.scores[chat],
            "score_noir": trace.scores[noir],
            "weight_chat": trace.weights[chat],
            "weight_noir": trace.weights[noir],
        },
        claims={
            "The word with the higher score gets the larger share": bool(
                trace.scores.argmax() == trace.weights.argmax() == noir
            ),
        },
    )


def _numbers(drawing: Canvas, values: Numbers, y: float, ink: str) -> None:
    for place, value in enumerate(values):
        across = FIRST + STEP * place
        words(drawing, label("{n:.1f}", n=value), across, y, ink, weight="semibold", anchor="end")


@figure(of=of_widget)
def in_the_widget(trace: InTheWidgetTrace, width: int) -> Illustration:
    """With all of the attention on the last word, the sentence comes to an early end."""
    drawing = canvas(width, height=200)
    source, target, weights = crossing(drawing, trace.moved)
    return Illustration(
        drawing,
        alt=label(
            "“{written}” looks at “{last}” with {w:.0%} of its attention, and the sentence has only"
            " {n:d} steps.",
            written=target[1],
            last=source[-1],
            w=weights[1, 3],
            n=trace.moved.n_target,
        ),
        facts={"written": trace.written, "onto": source[-1]},
        claims={
            "The cat sleeps before it has been mentioned, and then it is never mentioned": (
                str(trace.written) == "sleeps" and "cat" not in [*target]
            ),
        },
    )


@figure(of=of_notebook)
def in_the_notebook(trace: TranslationTrace, width: int) -> Illustration:
    """Another animal, another colour: the same crossing."""
    drawing = canvas(width, height=200)
    source, target, weights = crossing(drawing, trace)
    white, dog = target.index("white"), target.index("dog")
    blanc, chien = source.index("blanc"), source.index("chien")
    return Illustration(
        drawing,
        alt=label(
            "“{white}” looks at “{blanc}” with {w:.1%} of its attention, “{dog}” at “{chien}” with"
            " {d:.1%}: their ribbons cross.",
            white=target[white],
            blanc=source[blanc],
            w=weights[white, blanc],
            dog=target[dog],
            chien=source[chien],
            d=weights[dog, chien],
        ),
        facts={
            "white": target[white],
            "blanc": source[blanc],
            "white_on_blanc": weights[white, blanc],
            "dog_on_chien": weights[dog, chien],
        },
        claims={
            "White and dog cross as black and cat did": bool(
                weights[white].argmax() == blanc and weights[dog].argmax() == chien
            ),
        },
    )
