"""The end of an article: citations that BibTeX reads, corrections, and numbers that moved."""

import re
from datetime import date

import pytest

from figures.engine.articles import Article, Change, Moved
from figures.engine.citing import Citation, Library, authors_of, bibtex_text
from figures.engine.facts import Facts
from figures.engine.freshness import State
from figures.engine.paths import Project
from figures.engine.product import Fact
from figures.engine.tables import facts_tree

FACTS = Facts(
    facts_tree({"pond/water/carp": State(facts={"share": Fact(0.8612, "fish/carp:w[0]")})})
)
CHANGE = Change(
    date(2026, 11, 20),
    "Weighed again.",
    (Moved("pond.water.carp.share", ".0%", "80%", "86%"),),
)
OLDER = Change(
    date(2026, 11, 10), "Weighed.", (Moved("pond.water.carp.share", ".0%", "70%", "80%"),)
)
ARTICLE = Article(
    "posts/pond.md",
    "Pike & carp: 100% {fish}_a",
    "What swims.",
    "pond",
    date(2026, 11, 1),
    "pond/water/carp",
    changes=(OLDER, CHANGE),
)


def parsed(entry):
    """The fields of one BibTeX entry, read as BibTeX does: by counting braces."""
    kind, key, rest = re.fullmatch(r"@(\w+)\{([\w-]+),\n(.*)\}", entry, re.DOTALL).groups()
    fields, here = {}, 0
    while match := re.compile(r"\s*(\w+)\s*=\s*\{").match(rest, here):
        depth, place = 1, match.end()
        while depth:
            escaped = rest[place - 1] == "\\"
            depth += {"{": 1, "}": -1}.get(rest[place], 0) if not escaped else 0
            place += 1
        fields[match[1]] = rest[match.end() : place - 1]
        here = place + 1 if rest[place : place + 1] == "," else place
    assert not rest[here:].strip()
    return kind, key, fields


@pytest.fixture
def library(tmp_path):
    authors = (
        "authors:\n  - name: The pond's friends\n  - {given-names: Ada, family-names: Byron}\n"
    )
    (tmp_path / "CITATION.cff").write_text(authors, encoding="utf-8")
    return Library(Project(tmp_path), [ARTICLE], FACTS, "Ponds", "https://ponds.example/")


def test_the_entry_is_read_by_bibtex_and_says_what_the_article_says(library):
    kind, key, fields = parsed(library.ending(ARTICLE).citation.bibtex)
    assert (kind, key) == ("misc", "illustrated-models-pond")
    assert fields["author"] == "{The pond's friends} and {Ada Byron}"
    assert fields["title"] == r"{Pike \& carp: 100\% \{fish\}\_a}"
    assert fields["howpublished"] == r"Ponds, \url{https://ponds.example/pond/}"
    assert (fields["year"], fields["note"]) == ("2026", "Version of 2026-11-20. CC BY 4.0")


@pytest.mark.parametrize("sign", [*"&%$#_{}~^\\"])
def test_no_sign_of_a_title_is_a_command_to_tex(sign):
    written = bibtex_text(f"a{sign}b")
    assert written != f"a{sign}b"
    assert written.startswith("a\\")


def test_the_authors_are_those_of_the_citation_file(library, repository):
    assert authors_of(library.project) == ("The pond's friends", "Ada Byron")
    assert authors_of(Project(repository))


def test_the_plain_citation_names_the_version_and_the_address():
    text = Citation(ARTICLE, "Ponds", "https://ponds.example/pond/", ("Ada",)).plain
    assert text.startswith("Ada (2026). Pike & carp")
    assert text.endswith("Ponds, version of 2026-11-20. https://ponds.example/pond/")


def test_a_number_that_moved_can_be_asked_and_its_past_cannot(library):
    (last, (now,)), (first, (then,)) = library.ending(ARTICLE).changes
    assert (last, first) == (CHANGE, OLDER)
    assert (now.old, then.old, then.new) == ("80%", "70%", "80%")
    assert 'data-fact="pond.water.carp.share"' in now.new
    assert now.new.endswith(">86%</data>")
    assert now.link == "pond-water-carp"


def test_an_error_is_reported_where_the_repository_is_or_by_a_line_to_copy(library, monkeypatch):
    monkeypatch.delenv("REPOSITORY", raising=False)
    ending = library.ending(ARTICLE)
    assert ending.report == ""
    assert ending.words.endswith("2026-11-20, https://ponds.example/pond/")
    monkeypatch.setenv("REPOSITORY", "https://code.example/ponds/")
    assert library.ending(ARTICLE).report.startswith("https://code.example/ponds/issues/new?title=")
