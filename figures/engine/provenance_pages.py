"""What a page asks when a reader points at a number, and a page of proofs for every picture.

`docs/generated/ARTICLE/proofs.json` answers for each fact of an article: which element it is, the
lines of the model, the equation, the tests and the figure. `generated/source/NAME.proof.html`
lists the same for everything that a figure or film draws; it needs no script.
"""

import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from posixpath import dirname, relpath
from typing import Any

from figures.engine.errors import EngineError
from figures.engine.freshness import read_state
from figures.engine.pages import EMBED, pages
from figures.engine.paths import Project
from figures.engine.product import Product
from figures.engine.provenance import MODELS, Element, Field, Line, Provenance
from figures.engine.sourcepages import TESTS, page_path
from figures.engine.storage import digest, read_json, write_if_changed
from figures.engine.tables import python_name
from figures.engine.wanted import BESIDE, LANGUAGES
from figures.engine.workspace import Workspace

SLUG = re.compile(r"^slug:\s*(\S+)\s*$", re.MULTILINE)
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>What “{title}” depends on</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><link rel="icon" href="data:,">
<style>{style}</style></head>
<body><main><h1>What this picture depends on</h1>
<p>{back}</p>
<p>All that it shows, part by part: the line of the model that computes it, the equation and the
tests.</p>
{fields}
</main></body></html>
"""
STYLE = """:root{color-scheme:light dark}
body{margin:0 auto;max-width:42rem;padding:1rem;font:16px/1.5 system-ui,sans-serif;
color:light-dark(#1f2933,#e8ecf1);background:light-dark(#fff,#14171c)}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin:2rem 0 0}p{margin:.3rem 0}
a{color:light-dark(#1d5fbf,#84b7ff)}dl{margin:.3rem 0}dt{color:light-dark(#5f6b7a,#9aa7b6)}
dd{margin:0 0 .4rem 1rem}main{overflow-wrap:anywhere}"""


def write_proofs(workspace: Workspace) -> set[Path]:
    """Write each article's proofs and each product's page of proofs; only what changed."""
    project, manifest = workspace.project, workspace.project.store / "proofs.json"
    written = {path for product in workspace.products.values() for path in _paths(project, product)}
    stamp = _stamp(workspace, written)
    if read_json(manifest).get("stamp") != stamp:
        provenance = Provenance(project, workspace.sources)
        for path, text in _files(workspace, provenance):
            write_if_changed(path, text.encode(), project.temp)
        stamp = _stamp(workspace, written)
        write_if_changed(manifest, json.dumps({"stamp": stamp}).encode(), project.temp)
        workspace.files.save(project.temp)
    return {path for path in written if path.is_file()}


def proofs_path(project: Project, article: str) -> Path:
    """Where an article's proofs lie."""
    return project.generated / article / "proofs.json"


def _paths(project: Project, product: Product) -> tuple[Path, Path]:
    return proofs_path(project, product.article), page_path(project, f"{product.name}.proof")


def _stamp(workspace: Workspace, written: Iterable[Path]) -> str:
    """A digest of everything the proofs are made from, and of the proofs themselves."""
    project = workspace.project
    models = (p for m in workspace.sources.modules.values() for p in [project.root / m.path])
    tests = (project.root / TESTS).rglob("test_*.py")
    numbers = (project.generated / f"{name}.json" for name in workspace.products)
    read = [*models, *tests, *numbers, *pages(project), *written]
    return digest(" ".join(f"{path} {workspace.files.of(path)}" for path in sorted(set(read))))


def _files(workspace: Workspace, provenance: Provenance) -> Iterator[tuple[Path, str]]:
    project, articles = workspace.project, {}
    for product in workspace.products.values():
        shown = read_json(project.generated / f"{product.name}.json")
        if not shown:
            continue
        content = articles.setdefault(product.article, {"facts": {}, "fields": {}, "figures": {}})
        content["figures"][product.name] = _figure(workspace, product, shown)
        for name, fact in read_state(project, product.name).facts.items():
            element = _known(provenance, fact.source)
            if element is None:
                continue
            content["facts"][f"{python_name(product.name)}.{name}"] = _fact(element, product)
            content["fields"][element.field.name] = _field(element.field)
        yield _paths(project, product)[1], _page(workspace, product, shown, provenance)
    for article, content in articles.items():
        text = json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True)
        yield proofs_path(project, article), text + "\n"


def _known(provenance: Provenance, source: str) -> Element | None:
    """The element, if its trace can be read; a test holds that it can for every article."""
    try:
        return provenance.element(source)
    except EngineError:
        return None


def _fact(element: Element, product: Product) -> dict[str, str]:
    return {"words": element.words, "field": element.field.name, "figure": product.name}


def _field(field: Field) -> dict[str, Any]:
    return {
        "meaning": field.meaning,
        "equation": field.equation,
        "made": [{"at": _at(line), "text": line.text} for line in field.made],
        "tests": [{"at": _at(test), "text": test.text} for test in field.tests],
    }


def _at(place: Line) -> str:
    return f"{place.path}.html#L{place.line}"


def _figure(workspace: Workspace, product: Product, shown: dict[str, Any]) -> dict[str, Any]:
    cards = (path for path in product.reads if path.endswith(".json"))
    return {
        "title": shown["title"],
        "id": product.name.replace("/", "-"),
        "page": page_of(workspace.project, product.name),
        "code": f"{product.path}.html#L{product.line}",
        "cards": [{"at": f"{path}.html", "text": Path(path).stem} for path in cards],
        "example": _example(workspace, product),
        "proof": f"{product.name}.proof.html",
        "key": product.key,
    }


def _example(workspace: Workspace, product: Product) -> dict[str, str]:
    """Where the code of a product's example stands, and its name."""
    name, _, function = product.example.partition(":")
    module = workspace.sources.modules[name]
    lines = [each.line for each in module.source.statements if each.name == function]
    anchor = f"#L{lines[0]}" if lines else ""
    return {"at": f"{module.path}.html{anchor}", "text": function}


def page_of(project: Project, name: str) -> str:
    """The address of the page that embeds a product, articles before other pages; "" for none."""
    for path in sorted(pages(project), key=lambda path: path.parent.name != "posts"):
        text = path.read_text(encoding="utf-8")
        if f"{name}.html" in EMBED.findall(text):
            return page_address(path, text)
    return ""


def page_address(path: Path, text: str) -> str:
    """Where the site shows a page, seen from its root."""
    slug = SLUG.search(text)
    stem = slug[1] if slug else path.stem
    is_below = path.parent.parent.name == LANGUAGES or any(map(path.match, BESIDE))
    folder = f"{path.parent.name}/" if is_below else ""
    return folder or "./" if stem == "index" else f"{folder}{stem}/"


def _page(
    workspace: Workspace, product: Product, shown: dict[str, Any], provenance: Provenance
) -> str:
    here = f"generated/source/{product.name}.proof.html"
    shows = [*shown.get("elements", ()), *shown.get("facts", {}).values()]
    sources = [each["source"] for each in shows]
    found: dict[str, list[Element]] = {}
    for element in (_known(provenance, source) for source in dict.fromkeys(sources)):
        if element is not None:
            found.setdefault(element.field.name, []).append(element)
    page = page_of(workspace.project, product.name)
    anchor = product.name.replace("/", "-")
    title = escape(shown["title"], quote=False)
    back = _link(here, f"{page}#{anchor}", shown["title"]) if page else title
    parts = [_part(here, elements) for elements in found.values()]
    return PAGE.format(title=title, style=STYLE, back=back, fields="\n".join(parts))


def _part(here: str, elements: list[Element]) -> str:
    """One field: what it is, which of its elements are shown, and the way to its proof."""
    field, addresses = elements[0].field, [element.source for element in elements]
    more = f" … {escape(addresses[-1])}" if len(addresses) > 1 else ""
    count = f"{len(addresses)} elements" if len(addresses) > 1 else elements[0].words
    rows = [
        ("Shown", [f"{escape(count)}: <code>{escape(addresses[0])}{more}</code>"]),
        ("Computed by", [_code(here, line) for line in field.made]),
        ("Equation", [escape(field.equation)] if field.equation else []),
        ("Proved by", [_link(here, f"generated/source/{_at(t)}", t.text) for t in field.tests]),
    ]
    name = escape(field.name.removeprefix(f"{MODELS}."))
    meaning = f"<p>{escape(field.meaning, quote=False)}</p>\n" if field.meaning else ""
    listed = "".join(
        f"<dt>{term}</dt>{''.join(f'<dd>{item}</dd>' for item in items)}\n"
        for term, items in rows
        if items
    )
    return f'<h2 id="{name}">{name}</h2>\n{meaning}<dl>\n{listed}</dl>'


def _code(here: str, line: Line) -> str:
    place = _link(here, f"generated/source/{_at(line)}", f"{line.path}:{line.line}")
    return f"<code>{escape(line.text, quote=False)}</code> {place}"


def _link(here: str, target: str, text: str) -> str:
    address = escape(relpath(target.removeprefix("./"), dirname(here)))
    return f'<a href="{address}">{escape(text, quote=False)}</a>'
