"""What a finished page may load and run: its own host's files, and scripts that we have seen.

The Content Security Policy of each page names every inline script by its hash, so that text which
slips into a page (from a reader, a label, a mistake) is never run, and nothing of another host is
ever asked for. It stands in pages that are built, not in those of `mkdocs serve`, whose server
adds a script of its own.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
CHARSET = re.compile(r"<meta charset=[^>]*>|<head\b[^>]*>", re.IGNORECASE)
RUN = ("text/javascript", "application/javascript", "module")
NAME = "Content-Security-Policy"


def protect(site: Path) -> None:
    """Give every page of a finished site its policy."""
    for path in sorted(site.rglob("*.html")):
        path.write_text(protected(path.read_text(encoding="utf-8")), encoding="utf-8")


def protected(html: str) -> str:
    """The page with its policy before anything that it governs; a page that has one stays."""
    if f'http-equiv="{NAME}"' in html:
        return html
    *_, place = [*CHARSET.finditer(html, 0, html.find("</head>"))][:2] or [None]
    if place is None:
        return html
    tag = f'<meta http-equiv="{NAME}" content="{escape(policy(html))}">'
    return f"{html[: place.end()]}{tag}{html[place.end() :]}"


def policy(html: str) -> str:
    """The policy of a page: this host, WebAssembly, and the inline scripts that stand in it."""
    hashes = " ".join(dict.fromkeys(f"'sha256-{digest(text)}'" for text in inline_scripts(html)))
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {hashes}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "worker-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


def inline_scripts(html: str) -> Iterator[str]:
    """The text of every script that stands in the page itself and would be run."""
    for attributes, text in SCRIPT.findall(html):
        kind = TYPE.search(attributes)
        if not SOURCE.search(attributes) and (kind is None or kind[1].lower() in RUN):
            yield text


def digest(script: str) -> str:
    """SHA-256 of a script in base 64, as a policy names it."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
