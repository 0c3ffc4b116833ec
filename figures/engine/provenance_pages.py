"""What a page asks when a reader points at a number, and a page of proofs for every picture.

`docs/generated/ARTICLE/proofs.json` answers for each fact of an article: which element it is, the
lines of the model, the equation, the tests and the figure. `generated/source/NAME.proof.html`
lists the same for everything that a figure or film draws; it needs no script.
"""

import json
from html import escape
from pathlib import Path
from posixpath import dirname, relpath
from typing import Any

from figures.engine.errors import EngineError
from figures.engine.freshness import read_state
from figures.engine.page import read_pages
from figures.engine.paths import Project
from figures.engine.product import Product
from figures.engine.provenance import MODELS, Element, Field, Line, Provenance
from figures.engine.sourcepages import TESTS, page_path
from figures.engine.storage import digest, read_json, write_if_changed
from figures.engine.tables import python_name
from figures.engine.workspace import Workspace

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


Proofs = dict[str, Any]  # what is known of a product's facts, of the fields they are of, of itself
RENDERERS = ("provenance", "provenance_pages", "provenance_syntax")


def write_proofs(workspace: Workspace) -> set[Path]:
    """Write each article's proofs and each product's page of proofs; only what changed."""
    project, manifest = workspace.project, workspace.project.store / "proofs.json"
    products = workspace.products.values()
    shown = [p for p in products if (project.generated / f"{p.name}.json").is_file()]
    writer = _Writer(workspace, read_json(manifest))
    for article in sorted({product.article for product in shown}):
        writer.write(article, [product for product in shown if product.article == article])
    write_if_changed(manifest, json.dumps(writer.written).encode(), project.temp)
    workspace.files.save(project.temp)
    paths = {path for product in products for path in _paths(project, product)}
    return {path for path in paths if path.is_file()}


class _Writer:
    """Writes the proofs of one article after the other; `written` is what stands there then."""

    def __init__(self, workspace: Workspace, known: dict[str, list[str]]) -> None:
        self.workspace, self.project, self.known = workspace, workspace.project, known
        self.provenance = Provenance(workspace.project, workspace.sources)
        self.written: dict[str, list[str]] = {}  # what it is made from, and the file's own digest
        self.homes, self.shared = homes(workspace.project), _shared(workspace)

    def write(self, article: str, products: list[Product]) -> None:
        """Write the pages of products that are not as they were, and the article's proofs."""
        kept = self.project.store / "proofs" / f"{article}.json"
        before, now = None, dict[str, Proofs]()
        for product in products:
            page = _paths(self.project, product)[1]
            inputs = self._inputs(product)
            if self._is_fresh(product.name, inputs, page):
                self.written[product.name] = self.known[product.name]
                continue
            before = read_json(kept) if before is None else before
            now[product.name] = self._proofs(product, page)
            self.written[product.name] = [inputs, self._digest(page)]
        path, names = proofs_path(self.project, article), [product.name for product in products]
        inputs = digest(" ".join(self.written[name][0] for name in names))
        if not self._is_fresh(article, inputs, path):
            known = (read_json(kept) if before is None else before) | now
            missing = [product for product in products if product.name not in known]
            known |= {p.name: self._proofs(p, _paths(self.project, p)[1]) for p in missing}
            known = {name: known[name] for name in names}
            write_if_changed(kept, json.dumps(known).encode(), self.project.temp)
            write_if_changed(path, _joined(known).encode(), self.project.temp)
        self.written[article] = [inputs, self._digest(path)]

    def _is_fresh(self, name: str, inputs: str, path: Path) -> bool:
        return self.known.get(name) == [inputs, self._digest(path)]

    def _digest(self, path: Path) -> str:
        return self.workspace.files.of(path)

    def _inputs(self, product: Product) -> str:
        """A digest of all that the proofs of a product are made from."""
        numbers = self._digest(self.project.generated / f"{product.name}.json")
        figure = _figure(self.workspace, product, "", self.homes.get(product.name, ""))
        return digest(json.dumps([self.shared, numbers, figure]))

    def _proofs(self, product: Product, page: Path) -> Proofs:
        """Write the page of proofs of a product, and say what its article's proofs say of it."""
        shown = read_json(self.project.generated / f"{product.name}.json")
        home = self.homes.get(product.name, "")
        text = _page(product, shown, self.provenance, home)
        write_if_changed(page, text.encode(), self.project.temp)
        figure = _figure(self.workspace, product, shown["title"], home)
        content: Proofs = {"facts": {}, "fields": {}, "figures": {product.name: figure}}
        for name, fact in read_state(self.project, product.name).facts.items():
            element = _known(self.provenance, fact.source)
            if element is not None:
                content["facts"][f"{python_name(product.name)}.{name}"] = _fact(element, product)
                content["fields"][element.field.name] = _field(element.field)
        return content


def proofs_path(project: Project, article: str) -> Path:
    """Where an article's proofs lie."""
    return project.generated / article / "proofs.json"


def _paths(project: Project, product: Product) -> tuple[Path, Path]:
    return proofs_path(project, product.article), page_path(project, f"{product.name}.proof")


def _shared(workspace: Workspace) -> str:
    """A digest of what every proof may depend on: all models, their tests, and how it is said."""
    root = workspace.project.root
    models = (m.path for m in workspace.sources.modules.values() if m.name.startswith(MODELS))
    read = [root / path for path in models]
    read += (root / TESTS).rglob("test_*.py")
    read += (Path(__file__).with_name(f"{name}.py") for name in RENDERERS)
    return digest(" ".join(f"{path} {workspace.files.of(path)}" for path in sorted(read)))


def _joined(proofs: dict[str, Proofs]) -> str:
    """The proofs of an article, which are those of its products."""
    content: Proofs = {"facts": {}, "fields": {}, "figures": {}}
    for part in proofs.values():
        for name, table in content.items():
            table |= part[name]
    return json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


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


def _figure(workspace: Workspace, product: Product, title: str, home: str) -> dict[str, Any]:
    cards = (path for path in product.reads if path.endswith(".json"))
    return {
        "title": title,
        "id": product.name.replace("/", "-"),
        "page": home,
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
    return homes(project).get(name, "")


def homes(project: Project) -> dict[str, str]:
    """The address of the page that embeds each product, by the product's name.

    That of its own article goes first, then other articles; a draft may not be there.
    """
    found: dict[str, str] = {}
    for page in sorted(read_pages(project), key=lambda page: Path(page.path).parts[-2] != "posts"):
        if page.said("draft") == "True":
            continue
        for name in (embed.removesuffix(".html") for embed in page.embeds):
            is_own = page.address == f"{name.partition('/')[0]}/"
            if is_own or name not in found:
                found[name] = page.address or "./"
    return found


def _page(product: Product, shown: dict[str, Any], provenance: Provenance, home: str) -> str:
    here = f"generated/source/{product.name}.proof.html"
    shows = [*shown.get("elements", ()), *shown.get("facts", {}).values()]
    sources = [each["source"] for each in shows]
    found: dict[str, list[Element]] = {}
    for element in (_known(provenance, source) for source in dict.fromkeys(sources)):
        if element is not None:
            found.setdefault(element.field.name, []).append(element)
    anchor = product.name.replace("/", "-")
    title = escape(shown["title"], quote=False)
    back = _link(here, f"{home}#{anchor}", shown["title"]) if home else title
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
