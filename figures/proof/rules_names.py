"""Names of curves and columns: said of the right field, and standing at it."""

from collections.abc import Iterator

from figures.proof.addresses import Found, Trace
from figures.proof.difference import Difference
from figures.proof.marks import Drawing, Mark

TIMES = "× "  # before the name of weights that vectors are multiplied by
PLAIN = ("token", "key", "value")  # words of the language as well as roles
ASIDE = "…"  # how a remark begins that names nothing
QUIET = ("dim", "text")  # the inks that are no role's


def names(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """A name is what its field may be called; a curve's stands at its end, a heading above."""
    named = [(text, trace.find(text.get("data-names"))) for text in drawing.texts if _is(text)]
    for text, parts in named:
        right = sorted({name for part in parts for name in _called(part)})
        if text.text.removeprefix(TIMES).lower() not in right:
            yield _wrong(drawing, text, f"“{text.text}”", f"“{'” or “'.join(right)}”")
    yield from _curves(drawing)
    yield from _inks(drawing)
    yield from _headings(drawing, trace, named)


def _is(text: Mark) -> bool:
    return bool(text.get("data-names"))


def _called(part: Found) -> set[str]:
    """What a drawing may call a field: what its trace declares, or else its own name."""
    if part.called:
        return set(part.called)
    field = part.base.rpartition(".")[2].partition("[")[0].replace("_", " ")
    return {field, field.removesuffix("s")}


def _curves(drawing: Drawing) -> Iterator[Difference]:
    """The names of curves stand to the right of their ends, in the order and colour of these."""
    curves = drawing.of("curve")
    texts = {text.get("data-names"): text for text in drawing.texts if _is(text)}
    for curve in curves:
        text = texts.get(curve.source)
        if text is None:
            yield _wrong(drawing, curve, "no name", "a name at its end")
        elif text.number("x") < _end(curve)[0] or text.paint("fill") != curve.paint("stroke"):
            yield _wrong(drawing, text, "elsewhere or in another colour", f"at the end of {curve}")
    named = [(curve, texts[curve.source]) for curve in curves if curve.source in texts]
    by_end = sorted(named, key=lambda pair: _end(pair[0])[1])
    by_name = sorted(named, key=lambda pair: pair[1].centre[1])
    if [text for _, text in by_end] != [text for _, text in by_name]:
        ends = {round(_end(curve)[1], 1) for curve, _ in named}
        if len(ends) == len(named):
            right = ", ".join(text.text for _, text in by_end)
            yield _wrong(drawing, by_name[0][1], "in another order", f"{right} downwards")


def _inks(drawing: Drawing) -> Iterator[Difference]:
    """The name of a role stands in the ink of that role, and in its layer; a remark in none."""
    roles = {layer.role.partition(" ")[2] for layer in drawing.of("layer")}
    roles |= {text.paint("fill").removesuffix("-ink") for text in drawing.texts}
    for text in drawing.texts:
        name, ink = text.text.removeprefix("the ").lower(), text.paint("fill")
        if name in roles and name not in PLAIN and ink.endswith("-ink") and ink != f"{name}-ink":
            yield _wrong(drawing, text, ink, f"{name}-ink")
        if name.startswith(ASIDE) and ink.removesuffix("-ink") not in QUIET:
            yield _wrong(drawing, text, ink, "the ink of a remark")


def _end(curve: Mark) -> tuple[float, float]:
    x, y = curve.outline[-1].ends[-1]
    return x / 100, y / 100


def _headings(
    drawing: Drawing, trace: Trace, named: list[tuple[Mark, tuple[Found, ...]]]
) -> Iterator[Difference]:
    """Whatever belongs to a heading stands nearer to it than to any other heading."""
    curves = {curve.source for curve in drawing.of("curve")}
    heads = [
        (text, {address for part in parts for address in part.addresses})
        for text, parts in named
        if text.get("data-names") not in curves
    ]
    for mark in drawing.marks:
        source = mark.get("data-by") or (mark.source if mark.tag == "path" or mark.word else "")
        if not source or mark.get("data-stack"):
            continue
        elements = {address for address, _ in trace.elements(source)}
        own = [
            head
            for head, addresses in heads
            if elements <= addresses and head.text.startswith(TIMES) == bool(mark.get("data-by"))
        ]
        if not own:
            continue
        below = [head for head, _ in heads if head.centre[1] < mark.centre[1]]
        nearest = min(below, key=lambda head: abs(_middle(head) - _middle(mark)), default=None)
        if nearest not in own:
            said = f"under {nearest}" if nearest is not None else "above its heading"
            yield _wrong(drawing, mark, said, f"under {own[0]}")


def _middle(mark: Mark) -> float:
    return mark.number("x") if mark.get("text-anchor") == "middle" else mark.centre[0]


def _wrong(drawing: Drawing, mark: Mark, drawn: str, computed: str) -> Difference:
    element = mark.get("data-names") or mark.source
    return Difference("name", f"{mark} in {drawing.name}", element, drawn, computed)
