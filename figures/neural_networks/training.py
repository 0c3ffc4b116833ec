"""Figures of the sections on training: the slope, the landscape, and the size of a step."""

import numpy as np

from figures.kit.canvas import Canvas, canvas
from figures.kit.charts import Axis, Curve, Frame, curves, frame
from figures.kit.contours import contours
from figures.kit.illustration import Illustration, figure, label
from figures.kit.scatter import line, points
from figures.kit.shapes import Place
from figures.kit.text import words
from figures.neural_networks.charts import room
from illustrated_models.examples.neural_networks.dials import (
    ScaledTrace,
    SlopeTrace,
    StepSizesTrace,
    ValleyTrace,
    both_dials,
    one_dial,
    step_sizes,
)
from illustrated_models.examples.neural_networks.dials import scaled as of_scaled

DRAWN = 61  # steps of the way; later ones stand on its end


@figure(of=one_dial, widths=(360, 540))
def slope(trace: SlopeTrace, width: int) -> Illustration:
    """The loss of every weight, and a ball that rolls where it slopes."""
    drawing = canvas(width, height=310)
    made = frame(
        drawing,
        room(width, 310, 46, 52),
        Axis(0, 300, (0, 100, 200, 300), ".0f", label("weight")),
        Axis(0, 90_000, (0, 40_000, 80_000), ",.0f", label("loss")),
    )
    curves(drawing, made, [Curve(trace.weights, trace.loss, label("loss"), "text")])
    line(drawing, made, trace.tangent[0], trace.tangent[1], "error", dash=(6, 4))
    descent = trace.descent
    points(drawing, made, descent.weights[:, 0], descent.loss, "decoder", size=10)
    return Illustration(
        drawing,
        alt=label(
            "A bowl: the loss of each weight. A dashed line shows how steep it is at"
            " {start:.0f}; dots step from there to {end:.0f}, near the bottom at {best:.1f}.",
            start=descent.weights[0, 0],
            end=descent.weights[-1, 0],
            best=trace.best,
        ),
        facts={
            "start": descent.weights[0, 0],
            "slope": descent.weights_gradient[0, 0],
            "rate": descent.rate,
            "after": descent.weights[1, 0],
            "slope_after": descent.weights_gradient[1, 0],
            "end": descent.weights[-1, 0],
            "best": trace.best,
            "n_steps": descent.steps[-1],
        },
        claims={
            "The steps get shorter by themselves, because the slope does": bool(
                (np.diff(np.abs(descent.weights_gradient), axis=0) < 0).all()
            ),
        },
    )


def map_of(
    drawing: Canvas,
    place: Place,
    landscape: ValleyTrace,
    across: tuple[float, float, tuple[float, ...]],
    up: tuple[float, float, tuple[float, ...]],
    named: bool = True,
) -> Frame:
    """Contours of the loss over weight and bias."""
    made = frame(
        drawing,
        place,
        Axis(*across, ".0f", label("weight") if named else None),
        Axis(*up, ".0f", label("bias")),
    )
    grid = landscape.grid
    for number, level in enumerate(landscape.levels):
        opacity = max(0.3, 0.6 - 0.06 * number)
        contours(
            drawing, made, (grid.loss, grid.weights, grid.biases), level, "dim", opacity=opacity
        )
    return made


@figure(of=both_dials, widths=(360, 540))
def valley(trace: ValleyTrace, width: int) -> Illustration:
    """Both dials make a landscape: training walks down into its valley."""
    drawing = canvas(width, height=340)
    made = map_of(
        drawing,
        room(width, 340),
        trace,
        (0, 250, (0, 100, 200)),
        (-100, 200, (-100, 0, 100, 200)),
    )
    descent, found = trace.descent, trace.solution
    path = Curve(descent.weights[:DRAWN, 0], descent.bias[:DRAWN], label("training"), "decoder")
    curves(drawing, made, [path])
    points(drawing, made, found.weights, [found.bias], "error", size=11)
    x, y = made.at(float(found.weights[0]), float(found.bias))
    words(drawing, label("closed form"), x + 10, y + 22, "error", size=15, weight="semibold")
    return Illustration(
        drawing,
        alt=label(
            "Contours of the loss make a long, narrow valley. The training jumps from a loss of"
            " {start:,.0f} to {first:,.0f} in one step, then follows the floor to a weight of"
            " {weight:.1f} and a bias of {bias:.1f}.",
            start=trace.after[0],
            first=trace.after[1],
            weight=descent.weights[-1, 0],
            bias=descent.bias[-1],
        ),
        facts={
            "rate": descent.rate,
            "start": trace.after[0],
            "first": trace.after[1],
            "second": trace.after[2],
            "tenth": trace.after[3],
            "n_few": trace.few[3],
            "end": trace.after[4],
            "n_steps": descent.steps[-1],
            "weight": descent.weights[-1, 0],
            "bias": descent.bias[-1],
            "best_weight": found.weights[0],
            "best_bias": found.bias,
            "best": found.loss,
        },
        claims={
            "The first step does more than all others together": bool(
                float(trace.after[0] - trace.after[1]) > float(trace.after[1] - trace.after[4])
            ),
            "The other steps creep along the floor of the valley": bool(
                float(trace.after[1] - trace.after[4]) < 0.05 * float(trace.after[0])
            ),
        },
    )


@figure(of=step_sizes, widths=(360, 540))
def step_size(trace: StepSizesTrace, width: int) -> Illustration:
    """Too small creeps, too large explodes."""
    drawing = canvas(width, height=320)
    made = frame(
        drawing,
        Place(98, 34, width - 98 - 86, 234),
        Axis(0, 30, (0, 10, 20, 30), ".0f", label("step")),
        Axis(
            5_000,
            100_000_000,
            (10_000, 1_000_000, 100_000_000),
            ",.0f",
            label("loss"),
            is_logarithmic=True,
        ),
    )
    lines = (
        (trace.right, label("right"), "decoder"),
        (trace.large, label("too large"), "error"),
        (trace.small, label("too small"), "encoder"),
    )
    curves(drawing, made, [Curve(one.steps, one.loss, name, ink) for one, name, ink in lines])
    return Illustration(
        drawing,
        alt=label(
            "Loss over {n:d} steps. With a step size of {right:.1f} it falls to {low:,.0f} at once;"
            " with {small:.3f} it is still at {slow:,.0f}; with {large:.2f} it grows to"
            " {high:,.0f}.",
            n=trace.right.steps[-1],
            right=trace.right.rate,
            low=trace.right.loss[-1],
            small=trace.small.rate,
            slow=trace.small.loss[-1],
            large=trace.large.rate,
            high=trace.large.loss[-1],
        ),
        facts={
            "small": trace.small.rate,
            "right": trace.right.rate,
            "large": trace.large.rate,
            "limit": trace.limit,
            "limit_in_feet": trace.limit_in_feet,
            "limit_standardised": trace.limit_standardised,
            "high": trace.large.loss[-1],
            "stretch": trace.condition[1],
            "stretch_in_feet": trace.condition[0],
            "stretch_standardised": trace.condition[2],
        },
        claims={
            "With the largest step, every step makes it worse": bool(
                (np.diff(trace.large.loss) > 0).all()
            ),
            "In square feet, the step size that is right here would explode": bool(
                float(trace.right.rate) > float(trace.limit_in_feet)
            ),
        },
    )


@figure(of=of_scaled, widths=(360, 540))
def round_bowl(trace: ScaledTrace, width: int) -> Illustration:
    """Scaling turns the valley into a bowl."""
    half = (width - 112) / 2
    drawing = canvas(width, height=round(half + 108))
    plain = map_of(
        drawing,
        Place(50, 52, half, half),
        trace.plain,
        (0, 250, (0, 200)),
        (-100, 200, (-100, 0, 200)),
    )
    scaled = map_of(
        drawing,
        Place(width - half - 12, 52, half, half),
        trace.scaled,
        (-50, 350, (0, 200)),
        (0, 400, (0, 200, 400)),
    )
    for made, text in ((plain, label("sizes as they are")), (scaled, label("standardised"))):
        words(drawing, text, made.place.top[0], 18, "text", weight="semibold", anchor="middle")
    for made, valley_of in ((plain, trace.plain), (scaled, trace.scaled)):
        descent = valley_of.descent
        points(drawing, made, descent.weights[:DRAWN, 0], descent.bias[:DRAWN], "decoder", size=5)
    return Illustration(
        drawing,
        alt=label(
            "Maps of the loss. With sizes as they are, a long valley, in which a training"
            " creeps; with standardised sizes, circles, and the training goes straight to the"
            " middle, at {bias:.1f}.",
            bias=trace.scaled.solution.bias,
        ),
        facts={
            "bias": trace.scaled.solution.bias,
            "steep": trace.plain.curvatures[1],
            "flat": trace.plain.curvatures[0],
        },
        claims={
            "On the scaled map every direction is equally steep": bool(
                abs(float(trace.scaled.curvatures[1] / trace.scaled.curvatures[0]) - 1) < 1e-9
            ),
            "Both valleys have the same depth: scaling changes the way, not the goal": bool(
                abs(float(trace.plain.solution.loss) - float(trace.scaled.solution.loss)) < 1e-6
            ),
        },
    )
