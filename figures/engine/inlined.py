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


def inline(site: Path) -> None:
    """Put the small style sheets of every page of a finished site into it."""
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        path.write_text(inlined(html, path.parent), encoding="utf-8")


def inlined(html: str, folder: Path) -> str:
    """The page with the small style sheets that it links to, seen from its folder."""
    head, end, body = html.partition("</head>")
    return SHEET.sub(lambda match: _element(match, folder), head) + end + body if end else html


def _element(link: re.Match[str], folder: Path) -> str:
    """The style sheet of a link as an element, or the link as it is."""
    path = folder / link["path"]
    if not path.is_file() or path.stat().st_size > MOST:
        return link[0]
    css = SOURCE_MAP.sub("", path.read_text(encoding="utf-8")).strip()
    # Written so, no rule ends in what would be a mark that a template left behind.
    return link[0] if ASKS.search(css) else f"<style>{css.replace('%}', '%;}')}</style>"
