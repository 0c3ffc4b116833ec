"""Makes widgets: a figure that stands in the page, and what its live part is given."""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from figures.engine.draw import draw, drawings, finish, framed, returned
from figures.engine.fragments import inside, link, look_inside, named
from figures.engine.paths import here
from figures.engine.product import Made, Product, element_path, root_of
from figures.kit.widget import BUTTON, given

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
    """Draw the figure, and write its fragment and the data of its live part."""
    raw = named(product.example)()
    made = returned(product, raw)
    drawn = draw(product, raw, made)
    content = [_opening(product), *drawings(product, drawn), *_closing(product)]
    html = framed(product, drawn, content, "illustration widget", look_inside(*_inside(product)))
    return finish(product, drawn, raw, html, {".data.json": data_file(product, made[0].data)})


def data_file(product: Product, data: Any) -> bytes:  # noqa: ANN401
    """The plain values that the page reads, and beside them the address of each in the trace."""
    values, sources = given(data)
    content = {"trace": root_of(product.example), "values": values, "sources": sources}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return (text + "\n").encode()


def _opening(product: Product) -> str:
    attributes = {
        "element": str(dict(product.options).get("element", "")),
        "data-article": product.article,
        "data-src": f"illustrate:file/{product.name}.data.json",
        "data-models": f"illustrate:models/{' '.join(product.models)}",
    }
    written = (f' {name}="{escape(text)}"' for name, text in attributes.items())
    return f"<im-widget{''.join(written)}>"


def _closing(product: Product) -> Iterator[str]:
    """The one button; the stylesheet adds how much it loads."""
    words = escape(str(dict(product.options).get("button", BUTTON)), quote=False)
    names = " ".join(product.named_in("models"))
    size = f' data-megabytes="illustrate:megabytes/{names}"' if names else ""
    button = f'<button type="button"{size}>{words}</button>'
    yield f'<p class="start">{button} <span role="status"></span></p>'
    yield "</im-widget>"


def _inside(product: Product) -> Iterator[str]:
    """What a sceptic wants to see of any product, and of what runs in the page."""
    element = element_path(product.article, str(dict(product.options).get("element")))
    yield from inside(product)
    yield link(f"file/{product.name}.svg", "The drawing (SVG)")
    yield link(f"source/{element}", "The code that runs in the page")
    yield link(f"file/{product.name}.data.json", "What that code is given (JSON)")
    for name in product.models:
        card = here().root / "illustrated_models" / "weights" / f"{name}.json"
        sha256 = json.loads(card.read_text(encoding="utf-8"))["sha256"]
        yield f"{link(f'model/{name}', f'The network {name}')}, sha256 <code>{sha256}</code>"
