"""Faults in lengths: bars, stacked bars, ribbons and arcs."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from xml.etree.ElementTree import Element

from tests.faults.drawing_sheets import (
    SVG,
    Kinds,
    NothingHereError,
    Step,
    array_of,
    corners,
    draw,
    marks,
    moved,
    one_of,
    parts,
    remove,
    shift,
    source,
    steps,
    swap,
    two_of,
)

SEEN = 0.6  # pixels that a reader may see


def bar_upside_down(drawing: Element, chance: Random) -> None:
    _one_bar(drawing, chance, lambda y, base: 2 * base - y, SEEN)


def bar_longer(drawing: Element, chance: Random) -> None:
    _one_bar(drawing, chance, lambda y, base: base + 1.1 * (y - base), 10 * SEEN)


def bar_a_little_longer(drawing: Element, chance: Random) -> None:
    _one_bar(drawing, chance, lambda y, base: y + (0.3 if y > base else -0.3 if y < base else 0), 2)


def bar_off_the_midline(drawing: Element, chance: Random) -> None:
    _one_bar(drawing, chance, lambda y, base: y + 3, SEEN)


def bars_exchanged(drawing: Element, chance: Random) -> None:
    vector = one_of(chance, [v for v in marks(drawing, "bars") if _differing(v)])
    pair = one_of(chance, _differing(vector))
    bars = parts(vector)
    one, other = (bars[number] for number in pair)
    apart = corners(other)[0] - corners(one)[0]
    bars[pair[0]] = moved(other, lambda p: (p[0] - apart, p[1]))
    bars[pair[1]] = moved(one, lambda p: (p[0] + apart, p[1]))
    draw(vector, bars)


def bars_reversed(drawing: Element, chance: Random) -> None:
    vector = one_of(chance, [v for v in marks(drawing, "bars") if _is_lopsided(v)])
    bars = parts(vector)
    lefts = [corners(bar)[0] for bar in bars]
    placed = zip(bars[::-1], lefts, strict=True)
    draw(vector, [_moved_to(bar, left) for bar, left in placed])


def bar_missing(drawing: Element, chance: Random) -> None:
    vector = one_of(chance, marks(drawing, "bars"))
    bars = parts(vector)
    del bars[chance.randrange(len(bars))]
    draw(vector, bars)


def bar_doubled(drawing: Element, chance: Random) -> None:
    vector = one_of(chance, marks(drawing, "bars"))
    bars = parts(vector)
    bar = bars[-1]
    draw(vector, [*bars, _moved_to(bar, 2 * corners(bar)[2] - corners(bar)[0] + 2)])


def vector_missing(drawing: Element, chance: Random) -> None:
    remove(drawing, one_of(chance, marks(drawing, "bars")))


def vector_drawn_twice(drawing: Element, chance: Random) -> None:
    copy = deepcopy(one_of(chance, marks(drawing, "bars")))
    shift(copy, 0, 40)
    drawing.append(copy)


def vectors_exchanged(drawing: Element, chance: Random) -> None:
    """Two vectors change places, each with its source."""
    one, other = two_of(chance, marks(drawing, "bars"), _is_other_row)
    (left, base), (right, floor) = (steps(each)[0].points[0] for each in (one, other))
    shift(one, right - left, floor - base)
    shift(other, left - right, base - floor)


def vector_sources_exchanged(drawing: Element, chance: Random) -> None:
    swap(*two_of(chance, marks(drawing, "bars"), _is_other_row), "data-source")


def column_of_vectors_shifted(drawing: Element, chance: Random) -> None:
    """Every vector of a column or row stands a place too far."""
    fit = [v for v in marks(drawing, "bars") if not v.get("data-stack") and not v.get("data-by")]
    first = one_of(chance, fit)
    row = [v for v in fit if array_of(v) == array_of(first)]
    if len(row) < 3:
        raise NothingHereError
    places = [steps(v)[0].points[0] for v in row]
    for vector, (x, y), (old, base) in zip(row, [*places[1:], places[0]], places, strict=True):
        shift(vector, x - old, y - base)


def midline_moved(drawing: Element, chance: Random) -> None:
    lines = [p for p in drawing.iter(f"{SVG}path") if p.get("data-role") == "midline"]
    shift(one_of(chance, lines), 0, 6)


def scale_changed(drawing: Element, chance: Random) -> None:
    vector = one_of(chance, marks(drawing, "bars"))
    vector.set("data-scale", _halved(vector))


def vector_on_its_own_scale(drawing: Element, chance: Random) -> None:
    """One vector is drawn half as high as it should be, and says so; the others do not."""
    fit = [v for v in marks(drawing, "bars") if _tall(v) and not v.get("data-stack")]
    if len(marks(drawing, "bars")) < 2:
        raise NothingHereError
    vector = one_of(chance, fit)
    vector.set("data-scale", _halved(vector))
    base = steps(vector)[0].points[0][1]
    draw(vector, [moved(bar, lambda p: (p[0], base + (p[1] - base) / 2)) for bar in parts(vector)])


def vector_on_a_named_scale(drawing: Element, chance: Random) -> None:
    """The same, with a name for the scale that no one sees."""
    vector_on_its_own_scale(drawing, chance)
    scales = [v.get("data-scale", "") for v in marks(drawing, "bars")]
    odd = min(marks(drawing, "bars"), key=lambda v: scales.count(v.get("data-scale", "")))
    odd.set("data-scale", f"{odd.get('data-scale')} apart")


def all_bars_alike(drawing: Element, chance: Random) -> None:
    """Every vector of the drawing is half as high, and only the last says so."""
    vectors = marks(drawing, "bars")
    if len(vectors) < 2:
        raise NothingHereError
    for vector in vectors:
        base = steps(vector)[0].points[0][1]
        halved = [moved(b, lambda p, y=base: (p[0], y + (p[1] - y) / 2)) for b in parts(vector)]
        draw(vector, halved)
    vectors[-1].set("data-scale", _halved(vectors[-1]))


def excused_from_its_place(drawing: Element, chance: Random) -> None:
    """Two vectors change places and say that they stand apart from their labels."""
    vectors_exchanged(drawing, chance)
    for vector in marks(drawing, "bars"):
        vector.set("data-apart", "enlarged")


def bar_thrice_as_wide(drawing: Element, chance: Random) -> None:
    vector = one_of(chance, marks(drawing, "bars"))
    bars = parts(vector)
    left = corners(bars[0])[0]
    bars[0] = moved(bars[0], lambda p: (left + 3 * (p[0] - left), p[1]))
    draw(vector, bars)


def in_the_colour_of_another(drawing: Element, chance: Random) -> None:
    """Two vectors take each other's colour, which tells what they are."""
    vectors = marks(drawing, "bars")
    swap(*two_of(chance, vectors, lambda a, b: a.get("fill") != b.get("fill")), "fill")


def weight_forgotten(drawing: Element, chance: Random) -> None:
    """The bars shortened by a weight say that they are the vector itself."""
    del one_of(chance, [v for v in marks(drawing, "bars") if v.get("data-by")]).attrib["data-by"]


def weight_of_a_neighbour(drawing: Element, chance: Random) -> None:
    weighted = [v for v in marks(drawing, "bars") if v.get("data-by")]
    swap(*two_of(chance, weighted, lambda a, b: a.get("data-by") != b.get("data-by")), "data-by")


def stacked_apart(drawing: Element, chance: Random) -> None:
    """One layer of a stack no longer stands on the one before."""
    layers = [v for v in marks(drawing, "bars") if v.get("data-stack", "0") != "0"]
    shift(one_of(chance, layers), 0, -2)


def bar_across_longer(drawing: Element, chance: Random) -> None:
    bar = one_of(chance, [b for b in marks(drawing, "bar") if _width(b) > 10 * SEEN])
    left = _box(bar)[0]
    draw(bar, [moved(p, lambda q: (left + 1.1 * (q[0] - left), q[1])) for p in parts(bar)])


def bar_across_begins_elsewhere(drawing: Element, chance: Random) -> None:
    shift(one_of(chance, marks(drawing, "bar")), 4, 0)


def bars_across_exchanged(drawing: Element, chance: Random) -> None:
    bars = marks(drawing, "bar")
    one, other = two_of(chance, bars, lambda a, b: abs(_width(a) - _width(b)) > SEEN)
    down = _box(other)[3] - _box(one)[3]
    shift(one, 0, down)
    shift(other, 0, -down)


def _box(mark: Element) -> tuple[float, float, float, float]:
    return corners(steps(mark))


def _width(mark: Element) -> float:
    return _box(mark)[2] - _box(mark)[0]


def _one_bar(
    drawing: Element, chance: Random, move: Callable[[float, float], float], least: float
) -> None:
    """Move the points of one bar of at least this height, given where it begins."""
    vector = one_of(chance, [v for v in marks(drawing, "bars") if _tall(v, least)])
    bars = parts(vector)
    number = one_of(chance, [n for n, bar in enumerate(bars) if _height(bar) >= least])
    base = bars[number][0].points[0][1]
    bars[number] = moved(bars[number], lambda p: (p[0], move(p[1], base)))
    draw(vector, bars)


def _height(bar: Sequence[Step]) -> float:
    _, top, _, bottom = corners(bar)
    return bottom - top


def _tall(vector: Element, least: float = 10 * SEEN) -> bool:
    return any(_height(bar) >= least for bar in parts(vector))


def _tops(vector: Element) -> list[tuple[float, float]]:
    return [(corners(bar)[1], corners(bar)[3]) for bar in parts(vector)]


def _differing(vector: Element) -> list[tuple[int, int]]:
    ends = _tops(vector)
    return [
        (a, b)
        for a in range(len(ends))
        for b in range(a + 1, len(ends))
        if max(abs(x - y) for x, y in zip(ends[a], ends[b], strict=True)) > SEEN
    ]


def _is_lopsided(vector: Element) -> bool:
    ends = _tops(vector)
    return any(abs(a[0] - b[0]) > SEEN for a, b in zip(ends, ends[::-1], strict=True))


def _is_other_row(one: Element, other: Element) -> bool:
    """Two rows of one tensor that look different, drawn equally high."""
    same = array_of(one) == array_of(other) and one.get("data-scale") == other.get("data-scale")
    if not same or source(one) == source(other) or one.get("data-stack") or other.get("data-stack"):
        return False
    bars = zip(parts(one), parts(other), strict=False)
    return any(abs(_height(a) - _height(b)) > SEEN for a, b in bars)


def _halved(vector: Element) -> str:
    """The scale on which a bar is half as high."""
    kind, _, rest = vector.get("data-scale", "").partition(":")
    height, slash, limit = rest.partition("/")
    return f"{kind}:{float(height) / 2:g}{slash}{limit}"


def _moved_to(bar: Sequence[Step], left: float) -> list[Step]:
    right = left - corners(bar)[0]
    return moved(bar, lambda p: (p[0] + right, p[1]))


KINDS: Kinds = {
    "bar upside down": {
        "bar upside down": bar_upside_down,
    },
    "bar of the wrong length": {
        "bar a tenth longer": bar_longer,
        "bar a third of a pixel longer": bar_a_little_longer,
        "bar off the midline": bar_off_the_midline,
        "bar thrice as wide": bar_thrice_as_wide,
        "long bar a tenth longer": bar_across_longer,
        "long bar begins elsewhere": bar_across_begins_elsewhere,
    },
    "bars exchanged": {
        "bars exchanged": bars_exchanged,
        "vector reversed": bars_reversed,
        "long bars exchanged": bars_across_exchanged,
    },
    "vector in the wrong place": {
        "vectors exchanged": vectors_exchanged,
        "vectors exchanged with an excuse": excused_from_its_place,
        "vectors shifted by one": column_of_vectors_shifted,
        "midline moved": midline_moved,
        "stack that hangs in the air": stacked_apart,
    },
    "wrong source": {
        "sources of vectors exchanged": vector_sources_exchanged,
    },
    "wrong colour": {
        "vectors in each other's colour": in_the_colour_of_another,
    },
    "wrong scale": {
        "scale changed, bars kept": scale_changed,
        "one vector on its own scale": vector_on_its_own_scale,
        "one vector on a scale with a name": vector_on_a_named_scale,
        "all bars half as high": all_bars_alike,
        "weight forgotten": weight_forgotten,
        "weight of a neighbour": weight_of_a_neighbour,
    },
    "something missing": {
        "bar missing": bar_missing,
        "vector missing": vector_missing,
    },
    "something drawn twice": {
        "bar doubled": bar_doubled,
        "vector drawn twice": vector_drawn_twice,
    },
}
