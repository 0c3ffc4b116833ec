"""Figures of the laboratory: what was measured beside the story."""

from figures.kit.canvas import canvas
from figures.kit.charts import Axis, Curve, bars_across, curves, frame
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.text import words
from figures.neural_networks.charts import room
from illustrated_models.examples.neural_networks.measured import (
    DiceTrace,
    HeldOutTrace,
    OrderTrace,
    UnitsTrace,
    WhereTrace,
    by_dice,
    held_out,
    how_many_units,
    rows_in_order,
    what_helps,
)

NAMES = 152  # pixels for the names of bars
AFTER = 58  # pixels for the number behind a bar


def _bars(
    width: int, top: float, height: float, names: float = NAMES, after: float = AFTER
) -> Place:
    return Place(names, top, width - names - after, height)


@figure(of=by_dice, widths=(360, 540))
def steps_by_dice(trace: DiceTrace, width: int) -> Illustration:
    """Walking against the slope, and where the dice say."""
    drawing = canvas(width, height=290)
    made = frame(
        drawing,
        room(width, 290, 52),
        Axis(0, 60, (0, 20, 40, 60), ".0f", label("step")),
        Axis(0.5, 0.9, (0.5, 0.7, 0.9), ".1f", label("loss")),
    )
    down = Curve(trace.steps, trace.down, label("slope"), "decoder")
    astray = Curve(trace.steps, trace.astray, label("dice"), "error")
    curves(drawing, made, [down, astray])
    return Illustration(
        drawing,
        alt=label(
            "The loss of walks of {n:d} steps from {start:.2f}. Against the slope it falls to"
            " {down:.2f}; by dice it wanders about and ends at {astray:.2f}.",
            n=trace.steps[-1],
            start=trace.loss,
            down=trace.down[-1],
            astray=trace.astray[-1],
        ),
        facts={
            "n_tries": trace.n_tries,
            "n_parameters": trace.n_parameters,
            "lower": trace.lower,
            "by_slope": trace.by_slope,
            "most": trace.most,
            "down": trace.down[-1],
            "astray": trace.astray[-1],
            "n_steps": trace.steps[-1],
        },
        claims={
            "About half of all steps by dice make the loss larger": bool(
                0.4 < float(trace.lower) < 0.6
            ),
            "None of them makes it as small as one step against the slope": bool(
                float(trace.by_slope) < float(trace.most)
            ),
        },
    )


@figure(of=held_out, widths=(360, 540))
def place_or_size(trace: HeldOutTrace, width: int) -> Illustration:
    """What was asked matters more than how."""
    drawing = canvas(width, height=176)
    place = _bars(width, 8, 160, 134, 34)
    low, high = trace.low, trace.high
    bars_across(drawing, trace.names, trace.right, place, "decoder", spec=".0%", low=low, high=high)
    line, units, size, both = (trace.right[n] for n in range(4))
    return Illustration(
        drawing,
        alt=label(
            "Right for houses held out: the place, with a line, {line:.0%}; with hidden units"
            " {units:.0%}; the size, with a line, {size:.0%}; both, with hidden units, {both:.0%}.",
            line=line,
            units=units,
            size=size,
            both=both,
        ),
        facts={
            "n_tested": trace.n_tested,
            "line": line,
            "units": units,
            "size": size,
            "size_low": trace.low[2],
            "size_high": trace.high[2],
            "both": both,
            "best_place": trace.place_by_seed.max(),
            "least_both": trace.both_by_seed.min(),
            "most_both": trace.both_by_seed.max(),
        },
        claims={
            "On houses that neither has seen, the size with a line is right more often than the"
            " place with hidden units, from every start that we tried": all(
                float(each) < float(size) for each in trace.place_by_seed
            ),
            "Size and place together are right more often than either": all(
                float(each) > float(size) for each in trace.both_by_seed
            ),
        },
    )


@figure(of=how_many_units, widths=(360, 540))
def more_units(trace: UnitsTrace, width: int) -> Illustration:
    """More units bend more, to a point."""
    drawing = canvas(width, height=300)
    made = frame(
        drawing,
        room(width, 300, 90),
        Axis(0, 8, (0, 2, 4, 6, 8), ".0f", label("hidden units")),
        Axis(0.4, 0.8, (0.4, 0.6, 0.8), ".0%", label("right")),
    )
    low, high = trace.lowest, trace.highest
    tested = Curve(trace.units, trace.mean, label("held out"), "decoder", low, high)
    seen = Curve(trace.units, trace.seen, label("trained on"), "encoder")
    curves(drawing, made, [tested, seen])
    return Illustration(
        drawing,
        alt=label(
            "Right by number of hidden units, for houses held out: {none:.0%} with none,"
            " {one:.0%} with one, {most:.0%} with {n:d}; the starts spread around each.",
            none=trace.mean[0],
            one=trace.mean[1],
            most=trace.mean[-1],
            n=trace.units[-1],
        ),
        facts={
            "none": trace.mean[0],
            "one": trace.mean[1],
            "one_lowest": trace.lowest[1],
            "four": trace.mean[4],
            "four_units": trace.units[4],
            "eight": trace.mean[-1],
            "eight_units": trace.units[-1],
            "n_seeds": trace.n_seeds,
        },
        claims={
            "A single hidden unit is worse than none": bool(
                float(trace.mean[1]) < float(trace.mean[0])
            ),
            "Half as many units are hardly worse than all": bool(
                abs(float(trace.mean[4]) - float(trace.mean[-1])) < 0.02
            ),
        },
    )


@figure(of=rows_in_order, widths=(360, 540))
def shuffle_first(trace: OrderTrace, width: int) -> Illustration:
    """The first rows of a file are not a sample of it."""
    drawing = canvas(width, height=196)
    for top, heading, values in (
        (24, label("mean price of the houses trained on, k$"), trace.fitted),
        (120, label("mean price of the others, k$"), trace.others),
    ):
        words(drawing, heading, 4, top - 8, "dim", size=15)
        place = _bars(width, top, 66, after=42)
        bars_across(drawing, trace.names, values, place, "decoder", spec=".0f", limit=300)
    return Illustration(
        drawing,
        alt=label(
            "Mean prices. Trained on the first rows: {a:.0f}, and {b:.0f} for the others. After a"
            " shuffle: {c:.0f} and {d:.0f}.",
            a=trace.fitted[0],
            b=trace.others[0],
            c=trace.fitted[1],
            d=trace.others[1],
        ),
        facts={
            "n_trained": trace.n_trained,
            "off_first": trace.off[0],
            "off_shuffled": trace.off[1],
        },
        claims={
            "The first rows of the file are its cheaper houses": bool(
                float(trace.fitted[0]) < float(trace.others[0]) - 30
            ),
            "Who trains on the first rows guesses too little for the others": bool(
                float(trace.off[0]) < 5 * float(trace.off[1]) < 0
            ),
        },
    )


@figure(of=what_helps, widths=(360, 540))
def where_helps(trace: WhereTrace, width: int) -> Illustration:
    """What each further input takes off the mean error."""
    drawing = canvas(width, height=176)
    place = _bars(width, 8, 160, 100, 46)
    bars_across(drawing, trace.names, trace.absolute, place, "error", spec=".1f", limit=65)
    return Illustration(
        drawing,
        alt=label(
            "Mean errors in k$: {size:.1f} with the size, {beds:.1f} with"
            " bedrooms too, {kind:.1f} with the kind of house, {where:.1f} with the postal code.",
            size=trace.absolute[0],
            beds=trace.absolute[1],
            kind=trace.absolute[2],
            where=trace.absolute[3],
        ),
        facts={
            "size": trace.absolute[0],
            "where": trace.absolute[3],
            "explained_size": trace.explained[0],
            "explained_where": trace.explained[3],
            "n_districts": trace.n_districts,
            "smallest": trace.within[0],
            "smaller": trace.within[1],
            "larger": trace.within[2],
            "largest": trace.within[3],
        },
        claims={
            "The postal code helps more than bedrooms and kind together": bool(
                float(trace.absolute[2] - trace.absolute[3])
                > 3 * float(trace.absolute[0] - trace.absolute[2])
            ),
            "In the middle quarters of the houses by size, more bedrooms go with a lower price; in"
            " the outer quarters they do not": bool(
                float(trace.within[1]) < 0 > float(trace.within[2])
                and float(trace.within[0]) > 0 < float(trace.within[3])
            ),
        },
    )
