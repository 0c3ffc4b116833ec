"""`illustrate why NUMBER`: from a number that is printed or drawn to the test behind it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from figures.engine.errors import EngineError, nearest
from figures.engine.freshness import read_state
from figures.engine.macros import printed
from figures.engine.page import read_pages
from figures.engine.pages import PRINT
from figures.engine.product import Fact, Product
from figures.engine.provenance import Element, Line, Provenance
from figures.engine.storage import read_json
from figures.engine.tables import python_name
from figures.engine.workspace import Standing, Workspace

SHOWN = re.compile(r"""([a-z_]\w*(?:\.\w+)+)\s*\|\s*show(?:\(\s*(["'])(.*?)\2\s*\))?""")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?%?")
MOST = 8  # elements to explain at a time


@dataclass(frozen=True)
class Quote:
    """One place where a reader sees an element of a trace."""

    text: str  # "46%"
    where: str  # "docs/posts/translation.md:150", "translation/attention/one-look"
    source: str
    value: object
    product: Product
    fact: str = ""  # as a page writes it; "" where it is drawn


class Quotes:
    """Everything that pages print and pictures draw."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.facts = dict(_facts(workspace))
        self.all = [*self._printed(), *self._drawn()]

    def _printed(self) -> Iterator[Quote]:
        for page in read_pages(self.workspace.project):
            for match in PRINT.finditer(page.run):
                line = page.text.count("\n", 0, match.start()) + 1
                where = f"{page.path}:{line}"
                for name, _, spec in SHOWN.findall(match[1]):
                    if name in self.facts:
                        yield self._quote(name, spec, where)

    def _quote(self, name: str, spec: str, where: str) -> Quote:
        product, fact = self.facts[name]
        try:
            text = printed(fact.value, spec)
        except ValueError:
            text = str(fact.value)
        return Quote(text, where, fact.source, fact.value, product, name)

    def _drawn(self) -> Iterator[Quote]:
        for product in self.workspace.products.values():
            shown = read_json(self.workspace.project.generated / f"{product.name}.json")
            for each in shown.get("elements", ()):
                text = str(each.get("drawn", ""))
                yield Quote(text, product.name, each["source"], each["value"], product)


def why(workspace: Workspace, question: str) -> Iterator[str]:
    """Lines that answer for a product, section or article, or for a number.

    Raises:
        EngineError: nothing is called so and nothing prints or draws so.
    """
    if workspace.knows(question) or ("/" in question and ":" not in question):
        for standing in workspace.find((question,)).values():
            yield from _standing(standing)
    else:
        yield from explain(workspace, question)


def _standing(standing: Standing) -> Iterator[str]:
    """Whether a product is stale, because of what, and all that it depends on."""
    yield f"{standing.product.name} is {standing.state}"
    yield from (f"  because {reason}" for reason in (*standing.reasons, *standing.doubts))
    if standing.last.failure:
        yield f"  the error was: {standing.last.failure}"
    yield f"  key {standing.product.key} of"
    for part, value in sorted(standing.parts.items()):
        yield f"    {value:34}{part}"


def explain(workspace: Workspace, question: str) -> Iterator[str]:
    """Lines that answer for a fact, a source, or a number as it is printed or drawn.

    Raises:
        EngineError: nothing of this name is known and nothing prints this number.
    """
    quotes = Quotes(workspace)
    provenance = Provenance(workspace.project, workspace.sources)
    found = _asked(quotes, provenance, question)
    sources = {quote.source: quote for quote in found}
    for source, quote in [*sources.items()][:MOST]:
        same = [each for each in found if each.source == source]
        yield from _chain(quote, same, provenance.element(source))
    if len(sources) > MOST:
        yield f"… and {len(sources) - MOST} more elements read so: ask for a fact or a source"


def _asked(quotes: Quotes, provenance: Provenance, question: str) -> list[Quote]:
    if ":" in question:
        element = provenance.element(question)  # refuses an address that does not exist
        found = [quote for quote in quotes.all if quote.source == element.source]
        return found or _nowhere(question, [quote.source for quote in quotes.all])
    if question in quotes.facts:
        product, fact = quotes.facts[question]
        own = [q for q in quotes.all if q.product == product and q.source == fact.source]
        found = [quote for quote in own if quote.text and quote.fact in ("", question)]
        return found or [Quote("", "", fact.source, fact.value, product, question)]
    seen = [quote for quote in quotes.all if quote.text]
    found = [quote for quote in seen if _plain(quote.text) == _plain(question)]
    found = found or [quote for quote in seen if _rounds_to(quote.value, _plain(question))]
    return found or _nowhere(question, [*quotes.facts, *(quote.text for quote in seen)])


def _nowhere(question: str, known: Iterable[str]) -> list[Quote]:
    close = get_close_matches(question, sorted(set(known)), n=3, cutoff=0.5)
    advice = nearest(question, close) if close else "; ask for a product, a fact or a number"
    raise EngineError(f"nothing prints or draws “{question}”{advice}")


def _plain(text: str) -> str:
    """For “− 46 %” it is “-46%”: the reader need not type our minus sign and our spaces."""
    return re.sub(r"\s+", "", text.replace("−", "-")).casefold()


def _rounds_to(value: object, number: str) -> bool:
    """Whether the value, with as many decimals as this number has, is this number."""
    if not NUMBER.fullmatch(number) or isinstance(value, str | bool):
        return False
    percent = "%" if number.endswith("%") else "f"
    decimals = len(number.rstrip("%").partition(".")[2])
    return format(value, f".{decimals}{percent}") == number


def _facts(workspace: Workspace) -> Iterator[tuple[str, tuple[Product, Fact]]]:
    for product in workspace.products.values():
        for name, fact in read_state(workspace.project, product.name).facts.items():
            yield f"{python_name(product.name)}.{name}", (product, fact)


def _chain(quote: Quote, same: list[Quote], element: Element) -> Iterator[str]:
    yield f"{quote.value}"
    for each in dict.fromkeys((e.text, e.where, e.fact) for e in same if e.text):
        text, where, fact = each
        yield f"  {'printed' if fact else 'drawn':9} “{text}” {where}  {fact}".rstrip()
    field, product = element.field, quote.product
    yield f"  figure    {product.name}  {product.path}:{product.line}"
    yield f"  element   {element.source}"
    yield f"            {element.words}: {field.meaning}".rstrip(": ")
    for head, line in _first_only("line", field.made):
        yield f"  {head:9} {line.path}:{line.line}  {line.text}"
    yield f"  equation  {field.equation or 'not told'}  {field.path}:{field.line}"
    for head, test in _first_only("test", field.tests):
        yield f"  {head:9} {test.path}:{test.line}  {test.text}"
    yield ""


def _first_only(head: str, items: tuple[Line, ...]) -> Iterator[tuple[str, Line]]:
    for place, item in enumerate(items):
        yield (head if place == 0 else ""), item
