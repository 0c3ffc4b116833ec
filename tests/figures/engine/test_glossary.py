"""A term is marked where an article introduces it, once, and nowhere that is read as a whole."""

import re

import pytest

from figures.engine.errors import EngineError
from figures.engine.glossary import Term, coloured, marked, read_terms
from figures.engine.paths import Project

FISH = Term("fish", ("fish", "fishes"), "What swims & breathes.")
GOLD = Term("gold-fish", ("gold fish",), "A fish that glitters.")
PAGE = """
# Glossary

## Gold fish { #gold-fish data-words="gold fish, gold fishes" data-role=token }

A *fish* that
[glitters](pond.md) in `water`.

More.

## Fish { #fish }

What swims.

## Books
"""


def uses(html, terms=(FISH, GOLD)):
    """What is marked: (address, words) in order."""
    found = marked(html, [*terms], "pond/")
    return re.findall(r'<a class="glossed" href="([^"]*)"[^>]*>([^<]*)</a>', found)


def terms_of(tmp_path, text):
    (tmp_path / "docs").mkdir(exist_ok=True)
    (tmp_path / "docs/glossary.md").write_text(text, encoding="utf-8")
    return read_terms(Project(tmp_path))


def test_only_the_first_use_is_marked():
    assert uses("<p>A fish. A fish.</p><p>Fishes.</p>") == [("../glossary/#fish", "fish")]


def test_where_a_word_is_introduced_in_bold_is_its_first_use():
    html = "<p>A fish and <em>fish</em>.</p><p>This is a <strong>Fish</strong>.</p>"
    assert marked(html, [FISH], "pond/").endswith(">Fish</a></strong>.</p>")
    assert len(uses(html)) == 1


@pytest.mark.parametrize(
    "silent",
    [
        "<h2>Fish</h2>",
        '<a href="#x">fish</a>',
        "<pre><code>fish</code></pre>",
        "<figure><p>fish</p><figcaption>fish</figcaption></figure>",
        '<data value="1">fish</data>',
        '<span class="claim" data-proof="x">A <em>fish</em> swims</span>',
        '<span class="term" data-lights="x">fish</span>',
        '<details class="guess"><summary>fish</summary><p>fish</p></details>',
        '<div class="before"><p>fish</p></div>',
        '<img alt="a fish">',
        "<p>shellfish, fish-hook</p>",
    ],
)
def test_headings_links_code_figures_claims_and_boxes_stay_as_they_are(silent):
    assert marked(silent, [FISH], "pond/") == silent
    assert len(uses(f"{silent}<p>fish</p>")) == 1


def test_the_longer_of_two_terms_takes_the_words():
    assert uses("<p>A gold fish.</p>") == [("../glossary/#gold-fish", "gold fish")]


def test_a_page_says_what_it_said_before():
    html = "<p>A <b>gold</b> fish & a gold fish<br>swim.</p>"
    assert re.sub(r"</?a\b[^>]*>", "", marked(html, [FISH, GOLD], "pond/")) == html


def test_the_meaning_stands_in_the_mark_and_is_escaped():
    assert 'data-says="What swims &amp; breathes."' in marked("<p>fish</p>", [FISH], "")


def test_a_term_is_a_heading_its_words_and_the_paragraph_below(tmp_path):
    gold, fish = terms_of(tmp_path, PAGE)
    assert gold == Term(
        "gold-fish", ("gold fish", "gold fishes"), "A fish that glitters in water.", "token"
    )
    assert fish == Term("fish", ("fish",), "What swims.")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("## Fish { #fish }", "## Fish", r"docs/glossary.md:11: a term is"),
        ("#fish }", "}", "11: the term “Fish” has no #id"),
        ("data-words", "data-word", "nobody reads data-word; nearest: data-words"),
        ("gold fishes", "fish", "“fish” is a word of gold-fish and of fish"),
        ("What swims.\n\n", "", "11: a term is"),
    ],
)
def test_a_term_that_is_not_one_stops_the_build(tmp_path, old, new, problem):
    assert old in PAGE
    with pytest.raises(EngineError, match=problem):
        terms_of(tmp_path, PAGE.replace(old, new))


def test_a_site_without_a_glossary_has_no_terms(tmp_path):
    assert read_terms(Project(tmp_path)) == []


def test_a_terms_colour_stands_before_its_name():
    page = coloured('<h2 data-role="token" id="fish">Fish</h2>')
    assert re.search(r'id="fish"><span class="swatch"[^>]*--im-token-ink', page)
