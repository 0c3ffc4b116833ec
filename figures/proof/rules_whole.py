"""What a drawing declares is there, once, and can be seen; and nothing else is there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np

from figures.proof.addresses import Trace
from figures.proof.difference import Difference
from figures.proof.marks import COUNTED, DATA, RUN_ATTRIBUTES, Drawing, Mark

ROOT = frozenset(
    {
        *("id", "class", "role", "aria-label", "width", "height", "viewBox", "overflow"),
        *("font-family", "fill", "stroke-linecap", "stroke-linejoin"),
        *("data-trace", "data-sets", "data-spoken", "data-marks"),
    }
)
PATH = frozenset(
    {
        *("d", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap"),
        *("fill-opacity", "stroke-opacity", "data-role", "data-scale", "data-source", "data-by"),
        *("data-across", "data-stack", "data-apart", "data-grid"),
    }
)
TEXT = RUN_ATTRIBUTES | {
    *("x", "y", "transform", "fill", "font-size", "font-weight", "font-style", "text-anchor"),
    *("data-role", "data-names", "data-scale"),
}
FURNITURE = (
    "axis",
    "midline",
    "card",
    "grid",
    "rule",
    "arrow",
    "head",
    "minus",
    "legend",
    "token",
    "layer",
)
UNSEEN = 2e-3  # a cell whose opacity is less cannot be told from none
TURNED = re.compile(r"rotate\(-90 [\d. -]+\)")


def known(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """Every mark is a path or a text of a known kind, with known attributes only."""
    del trace
    for name in drawing.attributes.keys() - ROOT:
        yield Difference("unknown", drawing.name, "", f"the attribute {name}", "none such")
    width, height = drawing.size
    view = [float(part) for part in drawing.attributes.get("viewBox", "").split()]
    if view != [0, 0, width, height] or not width or drawing.attributes.get("fill") != "none":
        yield Difference("visible", drawing.name, "", f"the view {view}", "all of the drawing")
    if (count := drawing.attributes.get("data-marks", "")) != str(len(drawing.marks)):
        drawn = f"{len(drawing.marks)} marks"
        yield Difference("complete", drawing.name, "", drawn, f"{count or 'a number of'} marks")
    for mark in drawing.marks:
        yield from _known(drawing, mark)


def _known(drawing: Drawing, mark: Mark) -> Iterator[Difference]:
    attributes = {"path": PATH, "text": TEXT}.get(mark.tag)
    if attributes is None:
        yield _wrong(drawing, mark, "unknown", f"<{mark.tag}>", "paths and texts")
        return
    if strange := mark.attributes.keys() - attributes:
        yield _wrong(drawing, mark, "unknown", f"the attributes {sorted(strange)}", "none such")
    if mark.tag == "text":
        turn = mark.get("transform")
        if turn and not TURNED.fullmatch(turn):
            yield _wrong(drawing, mark, "unknown", turn, "text that reads upwards")
    elif mark.kind in DATA and not mark.source:
        yield _wrong(drawing, mark, "unbound", mark.kind, "the element of the trace that it shows")
    elif mark.kind not in DATA and (mark.kind not in FURNITURE or mark.source):
        yield _wrong(drawing, mark, "unbound", mark.role or "no role", "a known kind of mark")


def complete(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """Every element of every declared set is drawn exactly as often as it is declared."""
    declared: Counter[tuple[str, str]] = Counter()
    sets = drawing.attributes.get("data-sets", "")
    for entry in sets.split("; ") if sets else ():
        kind, _, address = entry.partition(" elision:")[0].partition(" ")
        declared.update((kind, found) for found, _ in trace.elements(address))
    drawn: Counter[tuple[str, str]] = Counter()
    for mark in drawing.of(*DATA):
        if mark.kind == "dots" and mark.get("data-scale") != COUNTED:
            continue  # they belong to a curve
        drawn.update((mark.kind, found) for found, _ in trace.elements(mark.source))
    for _, run in drawing.runs():
        if run.source:
            drawn.update(("text", found) for found, _ in trace.elements(run.source))
    for kind, element in (declared | drawn) - (declared & drawn):
        times, right = drawn[kind, element], declared[kind, element]
        where = f"the set of {kind} in {drawing.name}"
        yield Difference("complete", where, element, f"{times} times", f"{right} times")
    curves = Counter(mark.source for mark in drawing.of("curve"))
    plain = [mark for mark in drawing.of("dots") if mark.get("data-scale") != COUNTED]
    if (dots := Counter(mark.source for mark in plain)) != curves:
        yield Difference("complete", drawing.name, "", f"dots of {[*dots]}", f"of {[*curves]}")


def rows(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """A row of shares that sums to one is shown whole, unless what it leaves out is declared."""
    shown: dict[tuple[str, str], set[int]] = defaultdict(set)
    for kind, address in _single(drawing):
        for found in trace.find(address):
            if found.shape and isinstance(found.flat, np.ndarray):
                shown[kind, found.base].update(found.cells.ravel().tolist())
    elided = [
        each for each in drawing.attributes.get("data-sets", "").split("; ") if "elision:" in each
    ]
    for (kind, base), cells in shown.items():
        values = trace.whole(base)
        if values.dtype.kind != "f" or any(base in each for each in elided):
            continue
        table = values.reshape(-1, values.shape[-1])
        for row in sorted({cell // table.shape[1] for cell in cells}):
            mine = {cell % table.shape[1] for cell in cells if cell // table.shape[1] == row}
            left_out = np.delete(table[row], [*mine])
            if kind == "cell" and not (left_out >= UNSEEN).any():
                continue  # a film leaves out what nobody could see
            if 1 < len(mine) < table.shape[1] and _is_shared(table[row]):
                where = f"the row {row} of {kind} in {drawing.name}"
                right = f"all {table.shape[1]}, for they sum to one"
                yield Difference("complete", where, base, f"{len(mine)} shares", right)


def _single(drawing: Drawing) -> Iterator[tuple[str, str]]:
    for mark in drawing.of("bar", "ribbon", "arc", "cell"):
        yield mark.kind, mark.source
    for mark in drawing.texts:
        if mark.word is not None:
            yield "text", mark.source


def _is_shared(row: np.ndarray) -> bool:
    return bool((row >= 0).all() and abs(float(row.sum(dtype=np.float64)) - 1) < 1e-4)


def _wrong(drawing: Drawing, mark: Mark, rule: str, drawn: str, computed: str) -> Difference:
    try:
        where = str(mark)
    except ValueError:
        where = f"mark {mark.place}"
    return Difference(rule, f"{where} in {drawing.name}", mark.source, drawn, computed)
