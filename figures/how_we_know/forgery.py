"""Figures of the section “Two forgeries”."""

import numpy as np

from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.matrices import cell_scale, matrix
from figures.kit.shapes import Place
from figures.kit.text import words
from illustrated_models.examples.how_we_know.faults import ForgeryTrace, forgery

HEIGHT, LEFT, CELL = 172, 74, (66, 26)


@figure(of=forgery)
def which_is_true(trace: ForgeryTrace, width: int) -> Illustration:
    """Pictures of one look back. One of them is true."""
    drawing = canvas(width, height=3 * HEIGHT - 10)
    scale = cell_scale(trace.true, trace.lines_moved, trace.share_moved, limit=1)
    pictures = (
        (label("A"), trace.lines_moved),
        (label("B"), trace.true),
        (label("C"), trace.share_moved),
    )
    for number, (name, weights) in enumerate(pictures):
        top = number * HEIGHT
        words(drawing, name, 4, top + 22, weight="bold", size=20)
        rows, columns = len(trace.target_tokens), len(trace.source_tokens)
        place = Place(LEFT, top + 30, columns * CELL[0], rows * CELL[1])
        matrix(
            drawing,
            weights,
            place,
            scale,
            rows=list(trace.target_tokens),
            columns=list(trace.source_tokens),
            spec=".0%",
        )
    noir, chat = trace.source_tokens.index("noir"), trace.source_tokens.index("chat")
    black = trace.target_tokens.index("black")
    return Illustration(
        drawing,
        alt=label(
            "Tables of attention weights, A, B and C, for the same sentence. In B “{word}”"
            " gives {true:.0%} to “{noir}”, in A {moved:.0%}, in C {share:.0%}.",
            word=trace.target_tokens[black],
            noir=trace.source_tokens[noir],
            true=trace.true[black, noir],
            moved=trace.lines_moved[black, noir],
            share=trace.share_moved[black, noir],
        ),
        facts={
            "true_noir": trace.true[black, noir],
            "true_chat": trace.true[black, chat],
            "forged_noir": trace.share_moved[black, noir],
            "forged_chat": trace.share_moved[black, chat],
            "line_of_cat": trace.lines_moved[black, noir],
        },
        claims={
            "every line of every picture adds up": bool(abs(trace.sums - 1).max() < 1e-6),
            "The true picture is B": [
                str(name) for name, weights in pictures if np.array_equal(weights, trace.true)
            ]
            == ["B"],
        },
    )
