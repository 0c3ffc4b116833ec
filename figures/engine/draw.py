"""Makes figures: runs the example, draws its trace at each width, wraps the drawings for a page."""

from collections.abc import Mapping
from html import escape
from types import FunctionType

from figures.engine.errors import EngineError
from figures.engine.fragments import (
    Drawn,
    caption,
    example_root,
    fact,
    inside,
    link,
    look_inside,
    named,
    numbers,
)
from figures.engine.product import Made, Product
from figures.kit.bound import bind
from figures.kit.illustration import PHONE, Illustration
from figures.kit.svg import inline, markup
from figures.proof.reader import read_product

NAMED = 3  # differences that the message names

# What workers have imported before they start; nothing of ours, for that may change.
PRELOAD = (
    "torch",
    "safetensors.torch",
    "jaxtyping",
    "matplotlib.figure",
    "matplotlib.patches",
    "matplotlib.font_manager",
    "matplotlib.backends.backend_svg",
)


def make(product: Product) -> Made:
    """Draw the figure and write its fragment for the page, its numbers and a file to take away."""
    raw = named(product.example)()
    drawn = draw(product, raw)
    facts = {name: fact(value) for name, value in drawn.first.facts.items()}
    claims: dict[str, bool] = {}
    for illustration in drawn.illustrations:
        for sentence, holds in illustration.claims.items():
            claims[sentence] = bool(holds) and claims.get(sentence, True)
    outputs = {
        ".html": _fragment(product, drawn).encode(),
        ".json": numbers(product, drawn, facts, claims).encode(),
        ".svg": _file(drawn.first).encode(),
    }
    check(outputs, raw)
    return Made(outputs, facts, claims)


def check(outputs: Mapping[str, bytes], raw: object) -> None:
    """Read the finished files back and compare them with the trace.

    Raises:
        EngineError: they differ; the first differences are named.
    """
    if found := read_product(outputs, raw):
        first = "\n  ".join(map(str, found[:NAMED]))
        more = f"\n  … and {len(found) - NAMED} more" if len(found) > NAMED else ""
        raise EngineError(f"it does not show what was computed:\n  {first}{more}")


def draw(product: Product, raw: object = None) -> Drawn:
    """Call the figure once for each of its widths, with what its example returned or returns."""
    function = named(f"{product.module}:{product.attribute}")
    trace = bind(
        named(product.example)() if raw is None else raw, root=example_root(product.example)
    )
    widths = dict(product.options).get("widths", (PHONE,))
    if not isinstance(widths, tuple) or not all(isinstance(width, int) for width in widths):
        raise EngineError(f"widths={widths!r}: write a tuple, as in widths=(360, 720)")
    if len(widths) > 2:
        raise EngineError(f"widths={widths!r}: a page shows two, narrow and wide")
    illustrations = tuple(_illustrate(function, trace, width) for width in sorted(widths))
    if len({tuple(sorted(i.facts)) for i in illustrations}) > 1:
        raise EngineError("its facts differ from width to width")
    return Drawn(caption(function), illustrations)


def _illustrate(function: FunctionType, trace: object, width: int) -> Illustration:
    illustration = function(trace, width)
    if not isinstance(illustration, Illustration):
        raise EngineError(f"it returned {type(illustration).__name__} instead of an Illustration")
    return illustration


def _fragment(product: Product, drawn: Drawn) -> str:
    """The figure as HTML without an empty line, so that Markdown takes it whole."""
    names = ("",) if len(drawn.illustrations) == 1 else (" narrow", " wide")
    drawings = (
        f'<div class="drawing{name}">{inline(i.drawing, product.name, i.alt)}</div>'
        for name, i in zip(names, drawn.illustrations, strict=True)
    )
    identity = product.name.replace("/", "-")
    lines = [
        f'<figure class="illustration" id="{identity}" data-search-exclude>',
        *drawings,
        f"<figcaption>{escape(drawn.title, quote=False)}</figcaption>",
        *look_inside(*inside(product), link(f"file/{product.name}.svg", "The drawing (SVG)")),
        "</figure>",
    ]
    return "\n".join(lines) + "\n"


def _file(illustration: Illustration) -> str:
    """The drawing in fixed colours, which any program shows."""
    title = f"<title>{escape(str(illustration.alt), quote=False)}</title>"
    drawing = illustration.drawing
    return markup(drawing, lambda colour: colour.on("light"), {"role": "img"}, title)
