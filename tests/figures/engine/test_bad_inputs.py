"""Whatever an author gets wrong stops the build, with the place and what was meant."""

import re
from functools import partial

import pytest
import yaml
from mkdocs.config import load_config

from figures.engine.articles import read_articles
from figures.engine.errors import EngineError, nearest
from figures.engine.facts import Facts
from figures.engine.furniture import allow_terms, declared
from figures.engine.glossary import read_terms
from figures.engine.pages import check_links, check_pages
from figures.engine.paths import Project

PAGE, OTHER = "docs/posts/pond.md", "docs/posts/lake.md"
WATER, SHORE = "figures/pond/water.py", "figures/pond/shore.py"
DECLARED = {"categories": ["Ponds"], "tags": ["carp", "frog"]}
TEXT = """---
title: Pond
description: What swims in it.
date: 2026-11-01
slug: pond
hero: pond/shore/leaping
categories: [Ponds]
tags: [frog]
---

# Pond

--8<-- "pond/shore/leaping.html"

{= claim("A frog leaps") =}: {= pond.shore.leaping.size | show("d") =} metres, as
[told](lake.md#deep-water) and <a href="../lake/#deep-water">shown</a>.

![A frog in the air](../assets/frog.png)
"""
LAKE = TEXT.replace("slug: pond", "slug: lake").replace("# Pond\n", "# Lake\n\n## Deep water\n")
LAKE = LAKE.replace("lake", "pond").replace("slug: pond", "slug: lake").replace("#deep-water", "")
REQUIRED = ["title", "description", "date", "slug", "hero"]
MISTAKES = {
    "a slug that another has": (
        OTHER,
        "slug: lake",
        "slug: pond",
        f"{PAGE}:5: its slug is also that of {OTHER}:5",
    ),
    "an unknown field": (PAGE, "tags:", "tag:", f"{PAGE}:8: nobody reads “tag”; nearest: tags"),
    "an unknown category": (
        PAGE,
        "[Ponds]",
        "[Pond]",
        f"{PAGE}:7: mkdocs.yml allows no “Pond”; nearest: Ponds",
    ),
    "a category without brackets": (
        PAGE,
        "[Ponds]",
        "Ponds",
        f"{PAGE}:7: “categories” is a list, not 'Ponds'",
    ),
    "an unknown tag": (
        PAGE,
        "[frog]",
        "[forg]",
        f"{PAGE}:8: mkdocs.yml allows no “forg”, nor is it a term of the glossary; nearest: frog",
    ),
    "an unknown hero": (
        PAGE,
        "hero: pond/shore/leaping",
        "hero: pond/shore/leapin",
        f"{PAGE}:6: there is no figure pond/shore/leapin; nearest: pond/shore/leaping",
    ),
    "a picture without words": (
        PAGE,
        "![A frog in the air]",
        "![]",
        f"{PAGE}:18: the picture ../assets/frog.png has no alt text",
    ),
    "a picture in HTML without words": (
        PAGE,
        "![A frog in the air](../assets/frog.png)",
        '<img src="../assets/frog.png">',
        f"{PAGE}:18: the picture ../assets/frog.png has no alt text",
    ),
    "a picture that is not there": (
        PAGE,
        "frog.png",
        "forg.png",
        f"{PAGE}:18: there is no docs/assets/forg.png; nearest: docs/assets/frog.png",
    ),
    "a figure that stands there twice": (
        PAGE,
        "![A",
        '--8<-- "pond/shore/leaping.html"\n\n![A',
        f"{PAGE}:18: pond/shore/leaping.html stands on this page already, in line 13",
    ),
    "an unknown figure": (
        PAGE,
        "leaping.html",
        "leapin.html",
        f"{PAGE}:13: there is no pond/shore/leapin.html; nearest: pond/shore/leaping.html",
    ),
    "a link to no page": (
        PAGE,
        "lake.md",
        "lack.md",
        f"{PAGE}:16: there is no docs/posts/lack.md; nearest: docs/posts/lake.md",
    ),
    "a link to no place": (
        PAGE,
        "lake.md#deep-water",
        "lake.md#deep-waters",
        f"{PAGE}:16: lake.md#deep-waters: no such place; nearest: deep-water",
    ),
    "a link in HTML to no page": (
        PAGE,
        "../lake/",
        "../lack/",
        f"{PAGE}:16: nothing has the address lack; nearest: lake/",
    ),
    "a link in HTML to no place": (
        PAGE,
        "../lake/#deep",
        "../lake/#steep",
        f"{PAGE}:16: ../lake/#steep-water: no such place; nearest: deep-water",
    ),
    "a link to the root of the host": (
        PAGE,
        "../lake/",
        "/lake/",
        f"{PAGE}:16: /lake/#deep-water leads to the root of the host",
    ),
    "an unknown fact": (
        PAGE,
        "leaping.size",
        "leaping.sizes",
        f"{PAGE}:15: there is no fact pond.shore.leaping.sizes; nearest: pond.shore.leap",
    ),
    "an unknown claim": (
        PAGE,
        "A frog leaps",
        "A frog sleeps",
        f"{PAGE}:15: no figure claims “A frog sleeps”; nearest: A frog leaps",
    ),
    "a typed number": (PAGE, " metres", " metres, twice", f"{PAGE}:15:80: “twice” is typed"),
    "a false claim": (
        SHORE,
        "trace > 0",
        "trace < 0",
        f"{SHORE}:7: its claim does not hold: “A frog leaps”",
    ),
    "HTML in a caption": (
        SHORE,
        "How far a frog",
        "How <b>far</b> a frog",
        f"{SHORE}:8:12: “<b>” is HTML: it would be shown as it is written",
    ),
    "a number in a caption": (
        SHORE,
        "How far a frog",
        "How far three frogs",
        f"{SHORE}:8:16: “three” is typed",
    ),
    "a figure of five megabytes": (
        WATER,
        "return rounded(trace) + 1",
        'return "x" * 5_000_000',
        f"{WATER}:15: its .html weighs 5.0 MB; 1 MB is the most",
    ),
    "an unknown example": (
        SHORE,
        "of=leap",
        "of=leep",
        f"{SHORE}:7: of=leep names no function decorated with @example; nearest: leap",
    ),
}


@pytest.fixture
def lake(pond):
    """The pond with two articles and a picture, and nothing wrong."""
    pond.write(PAGE, TEXT)
    pond.write(OTHER, LAKE)
    pond.write("docs/assets/frog.png", "a frog")
    return pond


def told(pond, path=""):
    """What stops the build of the site: the hook asks these."""
    if path.endswith(".py") and (done := pond.run("build")).returncode:
        return done.stderr
    tables = (pond.generated(f"{name}.yml") for name in ("facts", "claims"))
    facts = Facts(*(yaml.safe_load(table.read_text(encoding="utf-8")) for table in tables))
    problems = []
    for check in (
        partial(check_pages, pond.project, facts),
        partial(check_links, pond.project),
        partial(read_articles, pond.project, facts, pond.workspace.products, DECLARED),
    ):
        try:
            check()
        except EngineError as error:
            problems.append(str(error))
    return "\n".join(problems)


def test_a_site_without_a_mistake_is_built(lake):
    assert told(lake) == ""


@pytest.mark.parametrize(("path", "old", "new", "problem"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_stops_the_build_with_its_place_and_what_was_meant(lake, path, old, new, problem):
    lake.edit(path, old, new)
    assert problem in told(lake, path)


@pytest.mark.parametrize("key", REQUIRED)
def test_an_article_without_a_required_field_stops_the_build(lake, key):
    lake.write(PAGE, re.sub(rf"^{key}: .*\n", "", TEXT, flags=re.MULTILINE))
    assert f"{PAGE}:1: its front matter lacks “{key}”" in told(lake)


def test_what_the_site_allows_reaches_the_check(repository):
    config = load_config(str(repository / "mkdocs.yml"))
    terms = read_terms(Project(repository))
    assert "hidden state" not in declared(config)["tags"]
    allow_terms(config, terms)
    found = declared(config)
    assert {word for term in terms for word in term.words} < {*found["tags"]}
    assert found.keys() == DECLARED.keys()
    assert "Language" in found["categories"]


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ([], "; there are none yet"),
        (["ant", "bee"], "; there are: ant, bee"),
        ([*"abcdef"], "; there are: a, b, c, d, e and 1 more"),
        (["words"], "; nearest: words"),
    ],
)
def test_f14_a_message_says_that_it_lists_but_some_of_the_names(known, told):
    assert nearest("wörds", known) == told
