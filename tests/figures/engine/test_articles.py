"""What an article's front matter says, and what is told when it says something wrong."""

from datetime import date

import pytest

from figures.engine.articles import neighbours, read_articles
from figures.engine.errors import EngineError
from figures.engine.facts import Facts
from figures.engine.freshness import State
from figures.engine.paths import Project
from figures.engine.product import Fact, Product
from figures.engine.tables import facts_tree

HERO = "pond/water/carp"
FACTS = Facts(facts_tree({HERO: State(facts={"share": Fact(0.8612, "fish/carp:weights[0, 2]")})}))
PRODUCTS = {HERO: Product(HERO, "figure", "pond", "", "", "", 1)}
FRONT = f"""title: The pond
description: What swims in it.
date: 2026-11-01
slug: pond
hero: {HERO}
"""
MOVED = """updated:
  - date: 2026-11-20
    text: The carp were weighed again.
    moved:
      - {fact: pond.water.carp.share, show: ".0%", old: "80%", new: "86%"}
"""


@pytest.fixture
def read(tmp_path):
    """Read articles with these front matters."""

    def read_all(*fronts):
        folder = tmp_path / "docs" / "posts"
        folder.mkdir(parents=True)
        for number, front in enumerate(fronts):
            (folder / f"{number}.md").write_text(f"---\n{front}---\n\n# Pond\n", encoding="utf-8")
        return read_articles(Project(tmp_path), FACTS, PRODUCTS)

    return read_all


def test_an_article_is_what_its_front_matter_says(read):
    (article,) = read(FRONT + MOVED)
    assert (article.title, article.url, article.hero) == ("The pond", "pond/", HERO)
    assert (article.date, article.modified) == (date(2026, 11, 1), date(2026, 11, 20))
    assert article.changes[0].moved[0].new == "86%"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "hero: pond/water/carp",
            "hero: pond/water/crap",
            "0.md:6: there is no figure pond/",
        ),
        (
            "description: What",
            "descriptions: What",
            "0.md:3: nobody reads “descriptions”; nearest: d",
        ),
        ("description: What", "descriptions: What", "0.md:1: its front matter lacks “description”"),
        ("date: 2026-11-01", "date: soon", "0.md:4: “date” is a date such as 2026-11-22, not 'so"),
        ("date: 2026-11-01", "date: 2026-11-01 09:30:00", "0.md:4: “date” is a date such as 2026-"),
        ("date: 2026-11-20", "date: 2026-11-20 09:30:00+01:00", "0.md:7: a change needs “date”"),
        ("title: The pond", "title: [The", "0.md:"),
        ('new: "86%"', 'new: "87%"', "0.md:7: pond.water.carp.share is 86% now, not “87%”"),
        ("carp.share", "carp.shore", "0.md:7: there is no fact pond.water.carp.shore; nearest: p"),
        ('old: "80%"', "old: 80", "needs “old” in quotation marks"),
        ("weighed again", "weighed twice", "“twice” is typed: name the fact under `moved`"),
        ("date: 2026-11-20", "date: 2026-10-20", "the change of 2026-10-20 stands after one of"),
        ('show: ".0%"', 'show: "4>5"', "as “4>5”: a format says"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_what_was_meant(read, old, new, problem):
    assert old in FRONT + MOVED
    with pytest.raises(EngineError) as error:
        read((FRONT + MOVED).replace(old, new))
    assert problem in str(error.value)


def test_a_number_that_moved_twice_must_end_at_its_present_value(read):
    again = MOVED.replace("updated:\n", "").replace("80%", "86%").replace('new: "86%"', 'new: "9%"')
    first = MOVED.replace('new: "86%"', 'new: "12%"')
    last = again.replace("11-20", "11-21").replace('old: "86%"', 'old: "12%"')
    read(FRONT + first + last.replace("9%", "86%"))


def test_a_slug_that_is_taken_is_told_with_both_places(read):
    with pytest.raises(EngineError, match=r"posts/1\.md:5: its slug is also that of .*0\.md:5"):
        read(FRONT, FRONT)


def test_neighbours_are_by_date_and_in_a_series_of_that_series(read):
    def one(slug, day, more=""):
        return FRONT.replace("slug: pond", f"slug: {slug}").replace("11-01", f"11-0{day}") + more

    series = "series: lake\n"
    found = read(one("c", 3), one("a", 1), one("x", 2, series), one("b", 4), one("y", 5, series))
    by_slug = {article.slug: article for article in found}
    assert [article.slug for article in found] == ["y", "b", "c", "x", "a"]
    near = {slug: neighbours(found, article) for slug, article in by_slug.items()}
    named = {slug: {k: a.slug for k, a in pair.items()} for slug, pair in near.items()}
    assert named["c"] == {"previous": "a", "next": "b"}
    assert named["a"] == {"next": "c"}
    assert named["x"] == {"next": "y"}


def test_a_draft_is_nobodys_neighbour_and_has_neighbours(read):
    def one(slug, day, more=""):
        return FRONT.replace("slug: pond", f"slug: {slug}").replace("11-01", f"11-0{day}") + more

    found = read(one("a", 1), one("b", 2, "draft: true\n"), one("c", 3))
    near = {each.slug: neighbours(found, each) for each in found}
    assert {k: v.slug for k, v in near["a"].items()} == {"next": "c"}
    assert {k: v.slug for k, v in near["b"].items()} == {"previous": "a", "next": "c"}
    assert {k: v.slug for k, v in near["c"].items()} == {"previous": "a"}
