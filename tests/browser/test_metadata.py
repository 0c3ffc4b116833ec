"""What other programs read of the finished site: heads, feeds, the site map, citations."""

import json
import re
import struct
from html import unescape
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

LISTED = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
REQUIRED = ("headline", "description", "datePublished", "dateModified", "author", "image", "url")


def properties(text):
    """The `og:…` and other properties of a page."""
    found = re.findall(r'<meta (?:property|name)="([^"]*)" content="([^"]*)">', text)
    return {name: unescape(content) for name, content in found}


def size_of(png):
    """Width and height of a PNG, as its header says."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def linked(text, site):
    """The addresses in a text that are on our site, as paths."""
    found = re.findall(r'(?:href|src)="([^"]*)"', text)
    return [urlsplit(each).path for each in found if each.startswith(site.address)]


@pytest.fixture(scope="module")
def written(documents):
    """All pages that have an address of their own, listings of source files apart."""
    listed = ("/generated/", "/404.html")
    return {url: page for url, page in documents.items() if not url.startswith(listed)}


@pytest.fixture(scope="module")
def feeds(site):
    rss = ElementTree.parse(site.folder / "feed_rss.xml").getroot()
    return rss, json.loads((site.folder / "feed.json").read_text(encoding="utf-8"))


def test_every_article_is_an_article_to_a_search_engine(site, documents, articles):
    for url in articles:
        (found,) = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', documents[url].text, re.DOTALL
        )
        said = json.loads(found)
        assert (said["@context"], said["@type"]) == ("https://schema.org", "Article")
        assert all(said[name] for name in REQUIRED)
        assert said["url"] == site.address + url
        assert said["dateModified"] >= said["datePublished"]
        assert said["license"].startswith("https://creativecommons.org/licenses/by/4.0")


def test_a_shared_page_shows_its_title_and_a_picture_of_the_stated_size(site, written):
    for url, page in written.items():
        said = properties(page.text)
        assert said["og:title"]
        assert said["og:description"]
        assert said["og:image:alt"]
        assert said["twitter:card"] == "summary_large_image"
        assert said["og:url"] == site.address + url
        image = site.file(urlsplit(said["og:image"]).path).read_bytes()
        stated = int(said["og:image:width"]), int(said["og:image:height"])
        assert size_of(image) == stated == (1200, 630)


def test_every_page_has_one_address(site, written):
    for url, page in written.items():
        canonical = re.findall(r'<link rel="canonical" href="([^"]*)">', page.text)
        assert canonical == [site.address + url]


def test_the_feeds_have_every_article_and_their_links_lead_somewhere(site, feeds, articles):
    rss, feed = feeds
    urls = {site.address + url for url in articles if not url.endswith("/laboratory/")}
    assert {item.findtext("link") for item in rss.iter("item")} == urls
    assert {item["url"] for item in feed["items"]} == urls
    texts = [item.findtext(ENCODED) for item in rss.iter("item")]
    texts += [item["content_html"] for item in feed["items"]]
    paths = [path for text in texts for path in linked(text, site)]
    paths += [urlsplit(item["image"]).path for item in feed["items"]]
    assert len(paths) > 2 * len(articles)
    assert all(site.file(path).is_file() for path in paths)


def test_the_feeds_bring_the_whole_excerpt_with_nothing_of_our_own_in_it(documents, feeds):
    front = " ".join(re.sub("<[^>]*>", "", unescape(documents["/"].text)).split())
    for item in feeds[1]["items"]:
        html = item["content_html"]
        assert not re.search(r"<(data|span|figure|svg|script|h1)\b|illustrate:|\{=", html)
        paragraphs = re.findall(r"<p>(?!<a)(.*?)</p>", html)
        assert len(paragraphs) > 1
        for text in paragraphs:
            assert " ".join(unescape(re.sub("<[^>]*>", "", text)).split()) in front


def test_every_page_names_both_feeds(site, written):
    for page in written.values():
        for name in ("feed_rss.xml", "feed.json"):
            address = f"{site.address}/{name}"
            assert page.text.count(f'rel="alternate " type="application/{_kind(name)}"') == 1
            assert f'href="{address}"' in page.text


def _kind(name):
    return "rss+xml" if name.endswith("xml") else "feed+json"


def test_the_site_map_lists_the_pages_and_no_listings_or_proofs(site, written):
    root = ElementTree.parse(site.folder / "sitemap.xml").getroot()
    listed = {urlsplit(each.text).path for each in root.iter(LISTED)}
    ours = {url for url in written if url[1:4] not in ("de/", "he/")}
    assert listed == ours


def test_an_article_ends_with_its_citation_licence_and_a_way_to_report_errors(visit, articles):
    for url in articles:
        page = visit(url).page
        end = page.locator(".ending")
        assert "CC BY 4.0" in end.inner_text()
        end.get_by_text("BibTeX").click()
        assert end.locator("code").inner_text().startswith("@misc{illustrated-models-")
        assert end.locator("code").inner_text().count("{") == end.inner_text().count("}")
        field = end.locator(".report input")
        assert not field.is_visible()
        end.get_by_role("link", name="Report it").click()
        expect(field).to_be_visible()
        assert urljoin(visit.site.address, url) in field.input_value()


def test_the_citation_is_copied_with_one_press(visit, articles):
    opened = visit(articles[0], 1280)
    opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.page.locator(".ending summary").click()
    opened.page.locator(".ending pre button").first.click()
    expect(opened.page.get_by_text("Copied to clipboard")).to_be_visible()
    copied = opened.page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == opened.page.locator(".ending code").inner_text().strip()
