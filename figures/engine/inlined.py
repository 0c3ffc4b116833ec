"""Small style sheets stand in the pages themselves.

A page is not painted before all its style sheets are there, and on a slow network asking for a
small one takes far longer than its bytes. The large one and those that ask for files of their own
(fonts) stay files, which are kept between pages.
"""

import re
from pathlib import Path

SHEET = re.compile(r'<link rel="stylesheet" href="(?P<path>(?!/)[^":?#]+\.css)">')
ASKS = re.compile(r"""url\((?!\s*["']?(?:data:|#))|@import|</style""", re.IGNORECASE)
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")
MOST = 20_000  # bytes
RULE = re.compile(r"(?P<selectors>[^{}]+)\{[^{}]*\}")
COLOUR = re.compile(r"""data-md-color-(?:primary|accent)=["']?([\w-]+)""")


def inline(site: Path) -> None:
    """Put the small style sheets of every page of a finished site into it."""
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        path.write_text(inlined(html, path.parent), encoding="utf-8")


def inlined(html: str, folder: Path) -> str:
    """The page with the small style sheets that it links to, seen from its folder."""
    head, end, body = html.partition("</head>")
    if not end:
        return html
    colours = {*COLOUR.findall(body)}
    return SHEET.sub(lambda match: _element(match, folder, colours), head) + end + body


def in_colours(css: str, colours: set[str]) -> str:
    """A style sheet without the rules that hold for other colours of the theme only."""

    def is_wanted(selector: str) -> bool:
        return colours.issuperset(COLOUR.findall(selector))

    def kept(rule: re.Match[str]) -> str:
        return rule[0] if any(map(is_wanted, rule["selectors"].split(","))) else ""

    return RULE.sub(kept, css)


def _element(link: re.Match[str], folder: Path, colours: set[str]) -> str:
    """The style sheet of a link as an element, or the link as it is."""
    path = folder / link["path"]
    if not path.is_file() or path.stat().st_size > MOST:
        return link[0]
    css = SOURCE_MAP.sub("", path.read_text(encoding="utf-8")).strip()
    css = in_colours(css, colours)
    # Written so, no rule ends in what would be a mark that a template left behind.
    return link[0] if ASKS.search(css) else f"<style>{css.replace('%}', '%;}')}</style>"
