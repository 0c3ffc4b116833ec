"""Makes figures: runs the example, draws its trace at each width, wraps the drawings for a page."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from figures.engine.errors import EngineError
from figures.engine.fragments import (
    Drawn,
    caption,
    fact,
    inside,
    link,
    look_inside,
    named,
    numbers,
)
from figures.engine.paths import here
from figures.engine.product import Made, Product, root_of
from figures.engine.tabular import table
from figures.engine.wanted import CARD, code_of, table_of, wishes
from figures.kit.bound import bind
from figures.kit.card import card
from figures.kit.illustration import PHONE, Illustration
from figures.kit.languages import ENGLISH, Language, language, read_language, speaking
from figures.kit.svg import inline, markup
from figures.kit.widget import Widget

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
    with speaking(language_of(product)) as chosen:
        raw = named(product.example)()
        drawn = draw(product, raw)
        file = link(f"file/{product.name}.svg", "The drawing (SVG)")
        listed = look_inside(*inside(product), file)
        html = framed(product, drawn, drawings(product, drawn), "illustration", listed)
        made = finish(product, drawn, raw, html, _card(product, drawn))
    # What the prose may quote is of the English figure alone, so that each has one name.
    return made if chosen is ENGLISH else replace(made, facts={}, claims={})


def language_of(product: Product) -> Language:
    """The language of this product, with the words of its table."""
    if not (code := code_of(product)):
        return ENGLISH
    table = table_of(code)
    return read_language(code, table, (here().root / table).read_text(encoding="utf-8"))


def _card(product: Product, drawn: Drawn) -> dict[str, bytes]:
    return {CARD: card(drawn.first.drawing)} if wishes(product) else {}


def finish(
    product: Product, drawn: Drawn, raw: object, html: str, more: Mapping[str, bytes] | None = None
) -> Made:
    """Write all files of what was drawn."""
    facts = {name: fact(value) for name, value in drawn.first.facts.items()}
    claims: dict[str, bool] = {}
    for illustration in drawn.illustrations:
        for sentence, holds in illustration.claims.items():
            claims[sentence] = bool(holds) and claims.get(sentence, True)
    outputs = {
        ".html": html.encode(),
        ".json": numbers(product, drawn, facts, claims).encode(),
        ".svg": _file(drawn.first).encode(),
        ".csv": table(drawn, raw),
        **(more or {}),
    }
    return Made(outputs, facts, claims, raw)


def draw(product: Product, raw: object = None, made: Iterable[Any] = ()) -> Drawn:
    """The caption and the drawings: what the function returned at its widths, or returns now."""
    function = named(f"{product.module}:{product.attribute}")
    illustrations = tuple(_illustration(product, each) for each in made or returned(product, raw))
    if len({tuple(sorted(i.facts)) for i in illustrations}) > 1:
        raise EngineError("its facts differ from width to width")
    return Drawn(language().say(caption(function)), illustrations)


def returned(product: Product, raw: object = None) -> list[Any]:
    """Call the figure once for each of its widths, with what its example returned or returns."""
    function = named(f"{product.module}:{product.attribute}")
    trace = bind(named(product.example)() if raw is None else raw, root=root_of(product.example))
    widths = dict(product.options).get("widths", (PHONE,))
    if not isinstance(widths, tuple) or not all(isinstance(width, int) for width in widths):
        raise EngineError(f"widths={widths!r}: write a tuple, as in widths=(360, 720)")
    if len(widths) > 2:
        raise EngineError(f"widths={widths!r}: a page shows two, narrow and wide")
    return [function(trace, width) for width in sorted(widths)]


def _illustration(product: Product, made: object) -> Illustration:
    expected = Widget if product.kind == "widget" else Illustration
    if not isinstance(made, expected):
        right = "a Widget" if expected is Widget else "an Illustration"
        raise EngineError(f"it returned {type(made).__name__} instead of {right}")
    return made.illustration if isinstance(made, Widget) else made


def drawings(product: Product, drawn: Drawn) -> list[str]:
    """The figure's drawings as HTML: one, or a narrow and a wide one."""
    names = ("",) if len(drawn.illustrations) == 1 else (" narrow", " wide")
    return [
        f'<div class="drawing{name}">{inline(i.drawing, product.name, i.alt)}</div>'
        for name, i in zip(names, drawn.illustrations, strict=True)
    ]


def framed(
    product: Product, drawn: Drawn, content: Iterable[str], kind: str, listed: Iterable[str]
) -> str:
    """The figure as HTML without an empty line, so that Markdown takes it whole."""
    lines = [
        f'<figure class="{kind}" id="{product.name.replace("/", "-")}" data-search-exclude>',
        *content,
        f"<figcaption>{escape(drawn.title, quote=False)}</figcaption>",
        *listed,
        "</figure>",
    ]
    return "\n".join(lines) + "\n"


def _file(illustration: Illustration) -> str:
    """The drawing in fixed colours, which any program shows."""
    title = f"<title>{escape(str(illustration.alt), quote=False)}</title>"
    drawing = illustration.drawing
    return markup(drawing, lambda colour: colour.on("light"), {"role": "img"}, title)
