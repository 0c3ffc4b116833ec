"""Specimens of charts, counts and tables."""

from figures.kit.arrows import arrow
from figures.kit.bound import Value
from figures.kit.canvas import Canvas, canvas
from figures.kit.charts import Axis, Curve, bars_across, curves, frame
from figures.kit.counts import dots
from figures.kit.data import count
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.tables import Column, table
from figures.kit.text import note, words
from figures.kit.tokens import token
from tests.faults.specimens.pond import Catch, Sentence, carp, catch


@figure(of=catch)
def by_depth(trace: Catch, width: int) -> Illustration:
    """Carp among all that was caught, by depth."""
    drawing = canvas(width, height=250)
    chart = frame(
        drawing,
        Place(56, 36, 220, 160),
        Axis(0, 30, (0, 10, 20, 30), ".0f", label("depth")),
        Axis(0, 1, (0, 0.5, 1), ".0%", label("carp among the fish")),
    )
    ways = ((trace.rod, label("rod"), "context"), (trace.net, label("net"), "encoder"))
    lines = [
        Curve(trace.depths, way.share, name, ink, low=way.low, high=way.high)
        for way, name, ink in ways
    ]
    curves(drawing, chart, lines)
    return Illustration(
        drawing,
        alt=label(
            "In the depth of {deep}, {n:.0%} of the net’s are carp and {r:.0%} of the rod’s.",
            deep=trace.labels[3],
            n=trace.net.share[3],
            r=trace.rod.share[3],
        ),
        facts={
            "deep": trace.labels[3],
            "deep_net": trace.net.share[3],
            "deep_rod": trace.rod.share[3],
            "shallow_net": trace.net.share[0],
            "shallow_rod": trace.rod.share[0],
            "fish": trace.net.count[3],
        },
        claims={
            "In the depth the rod brings in more carp, and the intervals do not meet": bool(
                trace.rod.low[3] > trace.net.high[3]
            ),
            "Near the bank there is nothing between the two": bool(
                trace.rod.low[0] < trace.net.high[0] and trace.net.low[0] < trace.rod.high[0]
            ),
        },
    )


@figure(of=catch)
def by_casts(trace: Catch, width: int) -> Illustration:
    """What was caught with ever more casts: each mark of the axis is a multiple of the last."""
    drawing = canvas(width, height=220)
    chart = frame(
        drawing,
        Place(56, 36, 220, 130),
        Axis(1, 100, (1, 10, 100), ".0f", label("casts"), is_logarithmic=True),
        Axis(0, 1, (0, 0.5, 1), ".1f", label("of the weight")),
    )
    curves(drawing, chart, [Curve(trace.casts, trace.landed, label("all"), "decoder")])
    return Illustration(
        drawing,
        alt=label(
            "From {a:.2f} after {few:d} to {b:.2f} after {many:d}.",
            few=trace.casts[0],
            many=trace.casts[3],
            a=trace.landed[0],
            b=trace.landed[3],
        ),
        facts={"first": trace.landed[0], "last": trace.landed[3]},
    )


@figure(of=carp)
def likeliest(trace: Sentence, width: int) -> Illustration:
    """The likeliest next words."""
    drawing = canvas(width, height=146)
    names, likely = trace.top_tokens[1], trace.top_probabilities[1]
    bars_across(drawing, names, likely, Place(96, 4, 190, 136), "decoder", spec=".1%", limit=1)
    return Illustration(
        drawing,
        alt=label(
            "The likeliest word is “{a}” with {p:.1%}, then “{b}” with {q:.1%}.",
            a=names[0],
            p=likely[0],
            b=names[1],
            q=likely[1],
        ),
        facts={"first": likely[0], "second": likely[1], "second_word": names[1]},
        claims={"Its first choice is “green”": names[0] == "green"},
    )


@figure(of=catch)
def two_ways(trace: Catch, width: int) -> Illustration:
    """A net and a rod, in all."""
    drawing = canvas(width, height=92)
    place, names = Place(120, 6, 160, 80), trace.names
    low, high = trace.low, trace.high
    bars_across(drawing, names, trace.share, place, "decoder", spec=".0%", low=low, high=high)
    return Illustration(
        drawing,
        alt=label(
            "Of {n:d} fish, {a:.0%} of the net’s are carp and {b:.0%} of the rod’s.",
            n=trace.count,
            a=trace.share[0],
            b=trace.share[1],
        ),
        facts={"fish": trace.count, "net": trace.share[0], "rod": trace.share[1]},
    )


@figure(of=catch)
def counted(trace: Catch, width: int) -> Illustration:
    """A dot for each fish that was seen, a full one for each that was caught."""
    drawing = canvas(width, height=56)
    counts = label("{c:d} of {s:d}", c=trace.caught, s=trace.seen)
    words(drawing, counts, 4, 16, "context", weight="semibold")
    dots(drawing, trace.caught, trace.seen, Place(4, 26, width - 8, 0))
    return Illustration(
        drawing,
        alt=label("Of {s:d} fish, {c:d} were caught.", s=trace.seen, c=trace.caught),
        facts={"caught": trace.caught, "seen": trace.seen},
    )


@figure(of=catch)
def days(trace: Catch, width: int) -> Illustration:
    """What was caught, day by day."""
    drawing = canvas(width, height=46 + 44 * len(trace.days))
    casts = [day.n_casts for day in trace.days]
    words(drawing, label("casts"), 52, 22, "dim", anchor="end", names=casts)
    for heading, caught, across, ink in (
        (label("net"), [day.net.fish for day in trace.days], 136, "encoder"),
        (label("rod"), [day.rod.fish for day in trace.days], 276, "context"),
    ):
        words(drawing, heading, across, 22, ink, weight="semibold", anchor="middle", names=caught)
    for row, day in enumerate(trace.days):
        top = 40 + row * 44
        words(drawing, label("{n:d}", n=day.n_casts), 52, top + 21, "dim", anchor="end")
        for bite, across in ((day.net, 136), (day.rod, 276)):
            _fish(drawing, bite, across, top)
    first, last = trace.days[0], trace.days[3]
    return Illustration(
        drawing,
        alt=label(
            "After {a:d} casts the net holds a “{x}”, after {b:d} a “{y}”.",
            a=first.n_casts,
            x=first.net.fish,
            b=last.n_casts,
            y=last.net.fish,
        ),
        facts={"fewest": first.n_casts, "most": last.n_casts, "last": last.net.fish},
    )


def _fish(drawing: Canvas, bite: Value, across: float, top: float) -> None:
    state, ink = ("predicted", "token") if bite.right else ("carried", "error")
    token(drawing, bite.fish, across, top, state, role_name=ink, anchor="middle")


@figure(of=catch)
def more_and_more(trace: Catch, width: int) -> Illustration:
    """How many casts there were, and what they brought, as running text."""
    drawing = canvas(width, height=40 + 30 * len(trace.days))
    words(drawing, label("casts"), 52, 20, "dim", anchor="end")
    for row, day in enumerate(trace.days):
        y = 50 + 30 * row
        words(drawing, label("{n:d}", n=day.n_casts), 52, y, "dim", anchor="end")
        said = label("a {one} and a {other}", one=day.net.fish, other=day.rod.fish)
        note(drawing, said, 68, y, width - 78, "text")
    last = trace.days[3]
    return Illustration(
        drawing,
        alt=label("At last a “{f}”, after {n:d} casts.", f=last.net.fish, n=last.n_casts),
        facts={"casts": last.n_casts},
    )


@figure(of=catch)
def bookshelf(trace: Catch, width: int) -> Illustration:
    """What was written about it."""
    drawing = canvas(width, height=48 * len(trace.books) + 8)
    for place, book in enumerate(trace.books):
        top = 22 + 48 * place
        words(drawing, label("{y:d}", y=book.year), 50, top, "dim", anchor="end")
        words(drawing, book.title, 82, top, "text", weight="semibold")
        words(drawing, book.author, 82, top + 20, "dim", size=15)
    arrow(drawing, (66, 6), (66, 48 * len(trace.books) + 2), "dim")
    first, last = trace.books[0], trace.books[2]
    return Illustration(
        drawing,
        alt=label(
            "{n:d} books, from {a:d} to {b:d}.", n=count(trace.books), a=first.year, b=last.year
        ),
        facts={"books": count(trace.books), "first": first.year, "last": last.year},
    )


@figure(of=catch)
def ledger(trace: Catch, width: int) -> Illustration:
    """Depths and shares in columns."""
    drawing = canvas(width, height=170)
    share = [label("{s:.0%}", s=one) for one in trace.net.share]
    other = [label("{s:.0%}", s=one) for one in trace.rod.share]
    columns = [
        Column(20, trace.labels, label("depth")),
        Column(190, share, label("net"), "end", names=trace.net.share),
        Column(300, other, label("rod"), "end", names=trace.rod.share),
    ]
    table(drawing, columns, 4)
    return Illustration(
        drawing,
        alt=label("The net: {a:.0%}, then {b:.0%}.", a=trace.net.share[0], b=trace.net.share[1]),
        facts={"first": trace.net.share[0]},
    )
