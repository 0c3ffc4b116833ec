"""The finished pages, read as files: nothing here needs a browser."""

import gzip
import json
import re
from collections import Counter
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.gates.budgets import PAGE


def test_the_site_has_a_front_page_an_article_and_a_page_about_itself(documents):
    assert {"/", "/about/", "/translation/", "/404.html"} <= documents.keys()


def test_no_page_uses_an_id_twice(documents):
    twice = {
        url: [name for name, count in Counter(page.ids).items() if count > 1]
        for url, page in documents.items()
    }
    assert not {url: names for url, names in twice.items() if names}


def test_every_internal_link_leads_to_a_page_and_an_anchor_that_exist(site, documents):
    broken = [
        f"{url} → {target}"
        for url, page in documents.items()
        for target in page.links + page.loads
        if not _leads_somewhere(site, documents, urljoin(site.address + url, target))
    ]
    assert not broken


def _leads_somewhere(site, documents, address):
    parts = urlsplit(address)
    if f"{parts.scheme}://{parts.netloc}" != site.address:
        return parts.scheme in ("https", "data", "mailto", "javascript")
    path = unquote(parts.path)
    if not site.file(path).is_file():
        return False
    anchor = unquote(parts.fragment)
    return not anchor or path not in documents or anchor in documents[path].ids


@pytest.mark.parametrize(
    "target", ["/nowhere/", "/about/#nowhere", "/assets/nowhere.css", "http://example.org/"]
)
def test_a_broken_link_is_noticed(site, documents, target):
    assert not _leads_somewhere(site, documents, urljoin(site.address, target))


def test_no_page_loads_anything_from_another_host(site, documents):
    strangers = [
        f"{url} loads {target}"
        for url, page in documents.items()
        for target in page.loads
        if urlsplit(urljoin(site.address + url, target)).netloc
        not in ("", urlsplit(site.address).netloc)
    ]
    assert not strangers


def test_every_page_with_its_figures_fits_the_budget(documents):
    sizes = {url: len(gzip.compress(page.text.encode())) for url, page in documents.items()}
    assert not {url: size for url, size in sizes.items() if size > PAGE["html"]}


PROSE = 300  # words, that any article has more of


def test_the_search_knows_an_articles_prose_and_not_what_stands_in_its_figures(
    site, documents, articles
):
    index = json.loads(site.file("/search/search_index.json").read_text(encoding="utf-8"))
    for url in articles:
        entries = [each for each in index["docs"] if f"/{each['location']}".startswith(url)]
        texts = " ".join(entry["text"] for entry in entries)
        assert "Look inside" in documents[url].text
        assert len(texts.split()) > PROSE, url
        assert "Look inside" not in texts


def test_no_template_mark_and_no_snippet_mark_is_left_in_a_page(documents, listings):
    marks = ("{=", "=}", "--8<--", "{%", "%}", "illustrate:")
    pages = {url: page for url, page in documents.items() if url not in listings}
    # A translated label says which template it is the translation of; the guard's words are quoted.
    quoted = re.compile(r' data-english="[^"]*"|<blockquote>.*?</blockquote>', re.DOTALL)
    texts = {url: quoted.sub("", page.text) for url, page in pages.items()}
    left = {url: [mark for mark in marks if mark in text] for url, text in texts.items()}
    assert not {url: found for url, found in left.items() if found}
