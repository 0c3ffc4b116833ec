"""The feeds: what a feed reader gets of an article."""

import json
from dataclasses import replace
from datetime import date
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest

from figures.engine.articles import Article, Change
from figures.engine.feeds import Channel, Entry, excerpt_of, plain

URL = "https://ponds.example/pond/"
IMAGE = {
    "url": "https://ponds.example/carp.png",
    "width": 1200,
    "height": 630,
    "caption": "A “carp”",
}
ARTICLE = Article("posts/pond.md", "Pike & carp", "1 < 2.", "pond", date(2026, 11, 1), "a/b/c")
EXCERPT = (
    '<h1 id="x">Pike<a class="headerlink" href="#x">¶</a></h1>\n<p>It is <data value="0.9">90%'
    '</data> <span class="claim">sure &amp; “so”</span>, <a href="../eel/#e">see</a>.<br></p>'
    '<figure class="illustration"><svg><path d=""></svg><p>in it</p></figure><p><b>End</b></p>'
)
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"


@pytest.fixture
def channel():
    older = replace(ARTICLE, slug="eel", date=date(2026, 10, 1))
    changed = replace(older, changes=(Change(date(2026, 11, 20), "Again."),))
    entries = (Entry(ARTICLE, URL, EXCERPT, IMAGE), Entry(changed, URL + "2", "<p>E</p>", IMAGE))
    return Channel("Ponds", "What swims.", "https://ponds.example/", ("Ada",), entries)


def test_rss_has_all_that_the_standard_asks_of_a_channel_and_an_item(channel):
    root = ElementTree.fromstring(channel.rss())
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    found = root.find("channel")
    assert [found.findtext(n) for n in ("title", "link", "description", "language")] == [
        *("Ponds", "https://ponds.example/", "What swims.", "en")
    ]
    item, other = found.findall("item")
    assert item.findtext("title") == "Pike & carp"
    assert item.findtext("link") == item.findtext("guid") == URL
    assert parsedate_to_datetime(item.findtext("pubDate")).date() == date(2026, 11, 1)
    assert parsedate_to_datetime(found.findtext("lastBuildDate")).date() == date(2026, 11, 20)
    assert "<p>E</p>" in other.findtext(ENCODED)


def test_the_json_feed_says_the_same_as_the_rss(channel):
    feed = json.loads(channel.json())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    items = ElementTree.fromstring(channel.rss()).findall("channel/item")
    for one, other in zip(feed["items"], items, strict=True):
        assert one["url"] == one["id"] == other.findtext("link")
        assert one["content_html"] == other.findtext(ENCODED)
        assert one["title"] == other.findtext("title")
    assert feed["items"][1]["date_modified"] == "2026-11-20T00:00:00+00:00"


def test_a_feed_is_the_same_whenever_it_is_built(channel):
    assert channel.rss() == replace(channel).rss()
    assert "2026-11-20" not in replace(channel, entries=channel.entries[:1]).json()


def test_an_excerpt_needs_neither_our_style_nor_our_script():
    assert plain(EXCERPT, URL) == (
        '<p>It is 90% sure &amp; “so”, <a href="https://ponds.example/eel/#e">see</a>.<br></p>'
        "<p>End</p>"
    )


def test_the_excerpt_ends_where_the_front_page_cuts_it():
    assert excerpt_of("<p>one</p>\n<!-- more -->\n<p>two</p>") == "<p>one</p>\n"
