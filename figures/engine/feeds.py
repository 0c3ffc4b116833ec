"""The feeds: RSS 2.0 and JSON Feed, with the full excerpt of every article."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from html import escape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin
from xml.sax.saxutils import escape as xml

from figures.engine.articles import Article

RSS, JSON_FEED = "feed_rss.xml", "feed.json"
MORE = "<!-- more -->"
KEPT = frozenset(("p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre", "br"))
DROPPED = frozenset(("figure", "h1", "script", "style", "svg", "button", "nav"))  # with content
INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Entry:
    """An article in a feed."""

    article: Article
    url: str
    excerpt: str  # as on the page
    image: dict[str, Any]

    @property
    def html(self) -> str:
        """The hero picture and the excerpt, with nothing that needs our style sheet."""
        picture = (
            f'<p><a href="{escape(self.url)}"><img src="{escape(self.image["url"])}" '
            f'width="{self.image["width"]}" height="{self.image["height"]}" '
            f'alt="{escape(self.image["caption"])}"></a></p>\n'
        )
        more = f'<p><a href="{escape(self.url)}">Read more</a></p>'
        return f"{picture}{plain(self.excerpt, self.url)}\n{more}"


@dataclass(frozen=True)
class Channel:
    """What is said of the site in its feeds."""

    title: str
    description: str
    address: str
    authors: tuple[str, ...]
    entries: tuple[Entry, ...]  # the newest first

    def rss(self) -> str:
        """RSS 2.0, with the excerpts in `content:encoded`."""
        newest = max((entry.article.modified for entry in self.entries), default=None)
        built = f"<lastBuildDate>{_rfc822(newest)}</lastBuildDate>" if newest else ""
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
            ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n'
            f"<title>{xml(self.title)}</title>\n<link>{xml(self.address)}</link>\n"
            f"<description>{xml(self.description)}</description>\n<language>en</language>\n"
            f'<atom:link href="{escape(self.address + RSS)}" rel="self"'
            f' type="application/rss+xml"/>\n{built}\n'
            f"{''.join(self._items())}</channel>\n</rss>\n"
        )

    def _items(self) -> Iterator[str]:
        for entry in self.entries:
            url, article = xml(entry.url), entry.article
            creators = "".join(f"<dc:creator>{xml(name)}</dc:creator>" for name in self.authors)
            yield (
                f"<item>\n<title>{xml(article.title)}</title>\n<link>{url}</link>\n"
                f'<guid isPermaLink="true">{url}</guid>\n{creators}\n'
                f"<pubDate>{_rfc822(article.date)}</pubDate>\n"
                f"<description>{xml(article.description)}</description>\n"
                f"<content:encoded>{xml(entry.html)}</content:encoded>\n</item>\n"
            )

    def json(self) -> str:
        """JSON Feed 1.1."""
        content = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "description": self.description,
            "home_page_url": self.address,
            "feed_url": self.address + JSON_FEED,
            "language": "en",
            "authors": [{"name": name} for name in self.authors],
            "items": [_item(entry) for entry in self.entries],
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.url,
        "url": entry.url,
        "title": entry.article.title,
        "summary": entry.article.description,
        "image": entry.image["url"],
        "content_html": entry.html,
        "date_published": _moment(entry.article.date).isoformat(),
        "date_modified": _moment(entry.article.modified).isoformat(),
    }


def excerpt_of(html: str) -> str:
    """What stands before the mark “more”."""
    return html.partition(MORE)[0]


def plain(html: str, url: str) -> str:
    """HTML of a page for a reader that has neither our style sheet nor our script."""
    reader = _Plain(url)
    reader.feed(html)
    reader.close()
    return INVISIBLE.sub("", "".join(reader.written)).strip()


class _Plain(HTMLParser):
    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.written: list[str] = []
        self.ignored: list[str] = []  # elements that are open and left out with their content

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self.ignored or tag in DROPPED or "headerlink" in given.get("class", ""):
            self.ignored += [tag]
        elif tag == "math":
            self.ignored += [tag]
            self.written.append(escape(given.get("alttext", ""), quote=False))
        elif tag == "a":
            self.written.append(f'<a href="{escape(urljoin(self.url, given.get("href", "")))}">')
        elif tag in KEPT:
            self.written.append(f"<{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.ignored and tag == "br":
            self.written.append("<br>")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.ignored:
            while self.ignored.pop() != tag:
                pass
        elif not self.ignored and tag in KEPT:
            self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.ignored:
            self.written.append(escape(data, quote=False))


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _rfc822(day: date) -> str:
    return format_datetime(_moment(day))
