"""What other programs read of a page: its head, for search engines, networks and feed readers."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from figures.engine.articles import Article
from figures.engine.languages import Alternate, site_code
from figures.engine.paths import Project
from figures.engine.storage import read_json
from figures.engine.wanted import CARD

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
SIZE = {"width": 1200, "height": 630}
FEEDS = {
    "application/rss+xml": "feed_rss.xml",
    "application/feed+json": "feed.json",
}


@dataclass(frozen=True)
class Head:
    """What is said of one page in its head."""

    project: Project
    config: "MkDocsConfig"
    root: str  # the address of the English site
    authors: tuple[str, ...]
    front: str = ""  # the figure of the front page, for pages without one of their own

    def of(self, page: "Page", article: Article | None, others: list[Alternate]) -> str:
        """The lines that are added to the page's head."""
        hero = page.meta.get("hero") or self.front
        image = self.image(hero) if hero else {}
        lines = [*self._properties(page, article, image), *self._links(others)]
        if article:
            content = self.article(page, article, image, others)
            text = json.dumps(content, ensure_ascii=False).replace("</", "<\\/")
            lines.append(f'<script type="application/ld+json">{text}</script>')
        return "\n".join(lines)

    def image(self, hero: str) -> dict[str, Any]:
        """The picture of a figure, and what it shows in words."""
        said = read_json(self.project.generated / f"{hero}.json").get("alt", "")
        url = f"{self.root}generated/{hero}{CARD}"
        return {"@type": "ImageObject", "url": url, **SIZE, "caption": said}

    def article(
        self, page: "Page", article: Article, image: dict[str, Any], others: list[Alternate]
    ) -> dict[str, Any]:
        """The article in the vocabulary of schema.org."""
        url = page.canonical_url or ""
        minutes = getattr(getattr(page, "config", None), "readtime", None)
        found = {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": article.title,
            "description": article.description,
            "url": url,
            "mainEntityOfPage": url,
            "datePublished": article.date.isoformat(),
            "dateModified": article.modified.isoformat(),
            "author": [{"@type": "Organization", "name": name} for name in self.authors],
            "publisher": {"@type": "Organization", "name": self.config.site_name, "url": self.root},
            "isPartOf": {"@type": "WebSite", "name": self.config.site_name, "url": self.root},
            "image": image,
            "inLanguage": "en",
            "license": LICENCE,
            "isAccessibleForFree": True,
        }
        translations = [other.url for other in others if other.code not in ("en", "x-default")]
        more = {"timeRequired": f"PT{minutes}M" if minutes else "", "workTranslation": translations}
        return found | {name: value for name, value in more.items() if value}

    def _properties(
        self, page: "Page", article: Article | None, image: dict[str, Any]
    ) -> list[str]:
        title = page.meta.get("title") or ("" if page.is_homepage else page.title)
        said = page.meta.get("description") or self.config.site_description
        found = {
            "og:type": "article" if article else "website",
            "og:site_name": self.config.site_name,
            "og:title": title or self.config.site_name,
            "og:description": said,
            "og:url": page.canonical_url,
            "og:locale": LOCALES.get(site_code(), site_code()),
        }
        if article:
            found["article:published_time"] = article.date.isoformat()
            found["article:modified_time"] = article.modified.isoformat()
        if image:
            found["og:image"] = image["url"]
            found |= {f"og:image:{name}": image[name] for name in SIZE}
            found |= {"og:image:type": "image/png", "og:image:alt": image["caption"]}
        lines = [
            f'<meta property="{name}" content="{escape(text)}">'
            for name, text in found.items()
            if text
        ]
        return [*lines, f'<meta name="twitter:card" content="{CARDS[bool(image)]}">']

    def _links(self, others: list[Alternate]) -> list[str]:
        links = [
            f'<link rel="{ALTERNATE}" hreflang="{other.code}" href="{escape(other.url)}">'
            for other in others
        ]
        for kind, name in FEEDS.items():
            title = escape(self.config.site_name)
            address = escape(self.root + name)
            links.append(f'<link rel="{ALTERNATE}" type="{kind}" title="{title}" href="{address}">')
        return links


# With a blank, which means the same: Material's script would look for a site map beside the address
# of every `link[rel=alternate]`, which is a request for nothing, or for a file that is not there.
ALTERNATE = "alternate "
CARDS = {True: "summary_large_image", False: "summary"}
LOCALES = {"en": "en_GB", "de": "de_DE", "he": "he_IL"}
