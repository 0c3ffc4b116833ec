"""Pages that are fresh are not rendered again, and no byte of the site tells that they were not."""

import shutil
from pathlib import Path

import pytest

from tests.figures.engine.conftest import Pond
from tests.figures.engine.lakeside import Builder, settle

LISTS = {"index.md", "archive/2026.md", "category/fish.md"}
ARTICLES = {"posts/lake.md", "posts/pond.md"}
ALL = {*LISTS, *ARTICLES, "glossary.md", "errata.md", "topics.md"}
ALWAYS = {"topics.md"}  # lists what other pages say of themselves
UPDATED = """updated:
  - date: 2026-11-20
    text: The fish were measured again.
tags: [water]"""

# What is edited, old and new text, and the pages that are rendered again.
EDITS = {
    "a sentence": (
        "docs/posts/lake.md",
        "It measures",
        "It is said that it measures",
        {"posts/lake.md"},
    ),
    "the first words of an article": (
        "docs/posts/pond.md",
        "a carp and an eel",
        "an eel and a carp",
        {"posts/pond.md", *LISTS},
    ),
    "a model whose number one article prints": (
        "illustrated_models/frog.py",
        "10 + age",
        "20 + age",
        {"posts/pond.md"},
    ),
    "a model whose picture is on the cards": (
        "illustrated_models/fish.py",
        "2 * age",
        "3 * age",
        {"posts/lake.md", *LISTS},
    ),
    "a style sheet": ("docs/assets/site.css", "margin: 0", "margin: 1px", set()),
    "what a term means": (
        "docs/glossary.md",
        "that grows old",
        "with scales",
        {"glossary.md", *ARTICLES},
    ),
    "a description": ("docs/posts/lake.md", "What lives in", "All that lives in", ALL),
    "a title": ("docs/posts/lake.md", "title: The lake", "title: A lake", ALL),
    "an address": ("docs/posts/lake.md", "slug: lake", "slug: the-lake", ALL),
    "a date": ("docs/posts/lake.md", "date: 2026-11-01", "date: 2026-11-03", ALL),
    "a tag": ("docs/posts/pond.md", "tags: [water]", "tags: [shore]", ALL),
    "a correction": ("docs/posts/lake.md", "tags: [water]", UPDATED, ALL),
    "a template": ("docs/overrides/partials/ending.html", "{%", "<!-- end -->{%", ALL),
    "the name of the site": ("mkdocs.yml", "Lakeside", "By the lake", ALL),
    "the front page": ("docs/index.md", "Read of", "First read of", {"index.md"}),
    "the authors": ("CITATION.cff", "The friends", "All friends", ALL),
}


@pytest.fixture(scope="module")
def builders(built_pond, tmp_path_factory, repository):
    """One builder that keeps what it has rendered, and one that begins from nothing."""
    made = []
    for clean in (False, True):
        root = tmp_path_factory.mktemp("lakeside") / "pond"
        shutil.copytree(built_pond.root, root)
        made.append(Builder(settle(Pond(root), repository), clean))
    yield made
    for builder in made:
        builder.end()


def rendered(builders):
    """What the first renders; the second must render all, and come to the same bytes."""
    for builder in builders:
        builder.ask()
    again, everything = (builder.rendered() for builder in builders)
    first, second = (contents(builder.built) for builder in builders)
    assert first.keys() == second.keys()
    assert [name for name, data in first.items() if data != second[name]] == []
    return again, everything


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_what_is_rendered_again_is_what_an_edit_reaches_and_the_site_is_that_of_a_clean_build(
    builders,
):
    assert rendered(builders) == (ALL, ALL)
    assert rendered(builders) == (ALWAYS, ALL)
    for name, (path, old, new, reached) in EDITS.items():
        for builder in builders:
            count = (builder.pond.root / path).read_text().count(old)
            assert count, name
            builder.pond.edit(path, old, new)
        again, everything = rendered(builders)
        assert (name, again) == (name, (reached & everything) | ALWAYS)
