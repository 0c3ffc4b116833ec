"""The laboratory of an article: an article like any other, in the folder of its name."""

from datetime import date

import pytest

from figures.engine.articles import neighbours, read_articles
from figures.engine.errors import EngineError
from figures.engine.page import read_page, read_pages
from figures.engine.wanted import hero_of
from figures.proof.prose import prose_files
from tests.figures.engine.test_articles import FACTS, FRONT, HERO, PRODUCTS

ARTICLE = f"---\n{FRONT}---\n\n# Pond\n"
LABORATORY = ARTICLE.replace("slug: pond", "laboratory: pond").replace(
    "title: The", "title: In the"
)


def read(pond, laboratory=LABORATORY, folder="pond"):
    pond.write("docs/posts/pond.md", ARTICLE)
    pond.write(f"docs/{folder}/laboratory.md", laboratory)
    return read_articles(pond.project, FACTS, PRODUCTS)


def test_a_laboratory_stands_below_its_article_and_comes_after_it(pond):
    laboratory, article = read(pond)
    assert (laboratory.url, laboratory.date) == ("pond/laboratory/", date(2026, 11, 1))
    assert neighbours([laboratory, article], laboratory) == {"previous": article}
    assert neighbours([laboratory, article], article) == {}


@pytest.mark.parametrize(
    ("old", "new", "folder", "said"),
    [
        ("laboratory: pond", "laboratory: pnd", "pond", ":5: there is no article pnd; nearest: p"),
        ("laboratory: pond\n", "", "pond", ":1: its front matter lacks “laboratory”"),
        ("", "", "lake", ":5: the laboratory of pond is docs/pond/laboratory.md"),
    ],
)
def test_a_laboratory_of_no_article_is_refused(pond, old, new, folder, said):
    with pytest.raises(EngineError, match=f"docs/{folder}/laboratory.md{said}"):
        read(pond, LABORATORY.replace(old, new) if old else LABORATORY, folder)


def test_all_that_is_read_of_pages_is_read_of_a_laboratory(pond):
    read(pond)
    path = pond.project.docs / "pond" / "laboratory.md"
    assert "docs/pond/laboratory.md" in [page.path for page in read_pages(pond.project)]
    assert path in prose_files(pond.project.root)
    assert read_page(pond.project, path).address == "pond/laboratory/"
    assert hero_of(path) == HERO
