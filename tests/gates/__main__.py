"""Measure every page of the built site against budgets.toml: `python -m tests.gates`."""

import argparse
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path

from tests.browser.conftest import Site, Visitor, pages_of
from tests.browsing import QuietHandler, open_chromium, serving
from tests.gates.budgets import PAGE
from tests.gates.measure import Measures, measure
from tests.gates.table import SITE, built, cell, row


def cells(measures: Measures) -> list[str]:
    """Each number as it is printed."""
    broken = measures.over(PAGE)
    return [
        cell(f"{value:.4f}" if name == "shift" else f"{value:,}", name in broken)
        for name, value in asdict(measures).items()
    ]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.gates", description=__doc__)
    parser.add_argument("--site", type=Path, default=SITE, help="the built site")
    parser.add_argument("--page", action="append", help="only this page, such as /about/")
    given = parser.parse_args()
    try:
        documents = built(given.site, given.page)
    except LookupError as error:
        parser.error(str(error))
    urls = given.page or pages_of(documents)
    widest = max(map(len, [*urls, "at most"])) + 1
    print(row("", list(PAGE), widest))
    print(row("at most", [f"{limit:,}" for limit in PAGE.values()], widest), flush=True)
    handler = partial(QuietHandler, directory=str(given.site))
    broken = 0
    with open_chromium() as browser, serving(handler) as address:
        for number, url in enumerate(urls, 1):
            print(f"{number}/{len(urls)} {url}", file=sys.stderr)
            visitor = Visitor(browser, Site(given.site, address))
            measures = measure(visitor, documents[url])
            print(row(url, cells(measures), widest), flush=True)
            for each in {text for opened in visitor.visits for text in opened.errors}:
                print(f"  {each}", file=sys.stderr)
            for context in visitor.contexts.values():
                context.close()
            broken += bool(measures.over(PAGE))
    print(f"{len(urls)} pages, {broken} over a limit")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
