"""Measure one page of a built site."""

import gzip
import re
import statistics
from dataclasses import asdict, dataclass

from tests.browser.access import SCHEMES, WIDTHS, violations
from tests.browser.conftest import Document, Visit, Visitor
from tests.gates.reading import SHELL, read_down, shell_size, wire_size

PHONE, DESKTOP = 390, 1280  # pixels
FIGURE = re.compile(r'<figure[^>]*class="[^"]*\billustration\b.*?</figure>', re.DOTALL)


@dataclass(frozen=True)
class Measures:
    """What a page costs; the names are those of budgets.toml."""

    html: int
    figure: int
    figures: int
    shell: int
    requests: int
    shift: float
    media: int
    axe: int
    wide: int
    strangers: int
    errors: int

    def over(self, budget: dict[str, float]) -> list[str]:
        """The names of what is more than it may be."""
        return [name for name, value in asdict(self).items() if value > budget[name]]


def figure_sizes(text: str) -> list[int]:
    """Bytes of each figure in a page, gzipped alone."""
    return [len(gzip.compress(each.encode())) for each in FIGURE.findall(text)]


def measure(visit: Visitor, document: Document) -> Measures:
    """Open a page in every window, read it down in two of them, and ask axe in all."""
    read = [_read(visit, document.url, width) for width in (PHONE, DESKTOP)]
    axe = [_axe(visit, document.url, width, scheme) for width in WIDTHS for scheme in SCHEMES]
    opened = visit.visits[-len(WIDTHS) * len(SCHEMES) - 2 :]
    figures = figure_sizes(document.text) or [0]
    return Measures(
        html=len(gzip.compress(document.text.encode())),
        figure=max(figures),
        figures=int(statistics.median(figures)),
        **{name: max(each[name] for each in read) for name in read[0]},
        axe=sum(broken for broken, _ in axe),
        wide=max(width for _, width in axe),
        strangers=sum(len(each.strangers) for each in opened),
        errors=sum(len(each.errors) for each in opened),
    )


def _read(visit: Visitor, url: str, width: int) -> dict[str, float]:
    """What is loaded with a page and, reading it down, after it; and how far it jumps."""
    opened = visit(url, width)
    opened.page.wait_for_load_state("networkidle")
    first = list(opened.requests)
    shell = shell_size(opened.page, first)
    shift = read_down(opened.page)
    costs = {
        "shell": shell,
        "requests": len(first),
        "shift": shift,
        "media": sum(map(wire_size, _media(opened))),
    }
    opened.page.close()
    return costs


def _media(opened: Visit) -> list:
    """The requests that brought pictures and films, not the page and what makes it work."""
    return [each for each in opened.requests if each.resource_type not in (*SHELL, "document")]


def _axe(visit: Visitor, url: str, width: int, scheme: str) -> tuple[int, int]:
    """How many rules a page breaks, and how many pixels it is wider than its window."""
    page = visit(url, width, scheme).page
    broken = len(violations(page))
    wide = page.evaluate("document.documentElement.scrollWidth") - width
    page.close()
    return broken, max(wide, 0)
