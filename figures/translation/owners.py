"""Figures of the laboratory: his or her."""

from figures.kit.canvas import canvas
from figures.kit.charts import bars_across
from figures.kit.illustration import Illustration, figure, label
from figures.kit.matrices import cell_scale, matrix
from figures.kit.shapes import Place
from figures.kit.text import words
from illustrated_models.examples.translation.measured import (
    OwnerMovedTrace,
    OwnersTrace,
    owner_moved,
    owners,
)

BARS, LONGEST, HEADING, ROWS = 150, 132, 28, 64
NAMES, HEAD, COLUMN, ROW = 76, 84, 33, 28  # of the grid


@figure(of=owners)
def his_or_her(trace: OwnersTrace, width: int) -> Illustration:
    """His or her: it looks at the small word, never at the owner, and is mostly right."""
    drawing = canvas(width, height=2 * (HEADING + ROWS) + 10)
    shares = trace.shares
    for number, (heading, ink) in enumerate(
        ((label("looks most"), "context"), (label("next word right"), "decoder"))
    ):
        top, part = number * (HEADING + ROWS + 6), slice(2 * number, 2 * number + 2)
        words(drawing, heading, 8, top + 20, ink, weight="semibold")
        bars_across(
            drawing,
            trace.names[part],
            shares.share[part],
            Place(BARS, top + HEADING, LONGEST, ROWS),
            ink,
            spec=".1%",
            low=shares.low[part],
            high=shares.high[part],
        )
    return Illustration(
        drawing,
        alt=label(
            "Of {n:d} possessives it looks most at the French one in {p:.0%}, at the owner in"
            " {o:.0%}; with attention {w:.0%} are right, without {v:.0%}.",
            n=trace.n_places,
            p=shares.share[0],
            o=shares.share[1],
            w=shares.share[2],
            v=shares.share[3],
        ),
        facts={
            "places": trace.n_places,
            "right": shares.share[2],
            "plain_right": shares.share[3],
        },
        claims={
            "It always looks most at the French possessive": bool(shares.share[0] == 1),
            "It never looks most at the owner": bool(shares.right[1] == 0),
            "Here the two intervals overlap": bool(shares.low[2] < shares.high[3]),
        },
    )


@figure(of=owner_moved)
def the_owner_moves(trace: OwnerMovedTrace, width: int) -> Illustration:
    """Whoever the owner is, the look goes to the small word before the scarf."""
    one, other = trace.nephew, trace.niece
    assert one.decoder.attention is not None
    assert other.decoder.attention is not None
    source, target = one.source_tokens, one.target_tokens
    his, her = target.index("his"), other.target_tokens.index("her")
    son, owner = source.index("son"), source.index("neveu")
    weights = one.decoder.attention.weights[: len(target)]
    moved = other.decoder.attention.weights
    place = Place(NAMES, HEAD, COLUMN * len(source), ROW * len(target))
    drawing = canvas(width, height=HEAD + ROW * len(target) + 40)
    matrix(drawing, weights, place, cell_scale(weights, limit=1), rows=target, columns=source)
    said = label(
        "with “{niece}”: “{her}”, {w:.0%} at “{son}”",
        niece=other.source_tokens[owner],
        her=other.target_tokens[her],
        w=moved[her, son],
        son=other.source_tokens[son],
    )
    words(drawing, said, 10, HEAD + ROW * len(target) + 28, "dim")
    return Illustration(
        drawing,
        alt=label(
            "“{his}” looks at “{son}” with {a:.0%} of its attention. With “{niece}” as the owner,"
            " “{her}” does, with {b:.0%}.",
            his=target[his],
            son=source[son],
            a=weights[his, son],
            niece=other.source_tokens[owner],
            her=other.target_tokens[her],
            b=moved[her, son],
        ),
        facts={"his_on_son": weights[his, son], "her_on_son": moved[her, son]},
        claims={
            "With a nephew it writes “his”, with a niece “her”, and looks at « son » both times": (
                weights[his].argmax() == moved[her].argmax() == son
            ),
            "The owner gets less than a hundredth of the attention": bool(
                weights[his, owner] < 0.01 and moved[her, owner] < 0.01
            ),
        },
    )
