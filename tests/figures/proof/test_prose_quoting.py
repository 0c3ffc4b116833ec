import random

import pytest

from figures.proof.quoting import misquoted, sections, slugified

CARP, FROG, NEWT = "pond.water.old_carp.share", "pond.shore.frog.leaps", "pond.shore.newt.toes"
CLAIMS = {"A carp is old": ["pond/water/old-carp"], "Frogs leap": ["pond/shore/frog"]}
OTHER = '# Lake\n\n## Deep water\n\n--8<-- "pond/shore/newt.html"\n\n## Shore\n\nSand.\n'


def shown(fact):
    return f'{{= {fact} | show(".0%") =}}'


PAGE = f"""---
title: Pond
---

# Pond

LEAD

## Water

It is {shown(CARP)}.

--8<-- "pond/water/old-carp.html"

MIDDLE

--8<-- "pond/shore/frog.html"

BELOW

### Weeds

WEEDS

## The end {{#over}}

END
"""


def problems(**parts):
    page = PAGE
    for name in ("LEAD", "MIDDLE", "BELOW", "WEEDS", "END"):
        page = page.replace(name, parts.get(name, "Words."))
    pages = {"docs/posts/pond.md": page, "docs/lake.md": OTHER}
    return [found.problem for found in misquoted(pages, [CARP, FROG, NEWT], CLAIMS)]


def test_a_fact_beside_its_figure_passes_above_between_and_below():
    assert problems(MIDDLE=f"It is {shown(CARP)}. They are {shown(FROG)}.", BELOW=shown(FROG)) == []


def test_smaller_headings_do_not_part_a_fact_from_its_figure():
    assert problems(WEEDS=shown(FROG)) == []


@pytest.mark.parametrize("part", ["LEAD", "END"])
def test_a_fact_in_another_section_is_told_and_the_link_is_offered(part):
    (problem,) = problems(**{part: shown(CARP)})
    assert problem.startswith(f"{CARP} is quoted, but its figure pond/water/old-carp does not")
    assert "link to it, as in [Water](#water)" in problem


def test_a_fact_with_another_figure_between_is_told_with_the_nearest_of_the_right_figure():
    (problem,) = problems(BELOW=shown(CARP))
    assert problem.endswith(f"facts of figures that do: {FROG}")


def test_a_fact_of_a_figure_on_no_page_is_told():
    (problem,) = problems(MIDDLE=shown(NEWT))
    assert "does not stand beside it in “Water”" in problem


@pytest.mark.parametrize(
    "link",
    [
        "[below](#water)",
        "[below](#weeds) and [there](#water)",
        "[the picture](#pond-water-old-carp)",
        '<a href="#water">below</a>',
        "[here](pond.md#water)",
        "[here](pond.md)",
    ],
)
def test_a_link_to_the_section_allows_the_fact(link):
    assert (
        problems(LEAD=f"You will see {shown(CARP)} {link}.", END=f"See {link}: {shown(CARP)}") == []
    )


@pytest.mark.parametrize("link", ["[x](#over)", "[x](#wet)", "[x](../lake.md)", "[x](#frog)"])
def test_a_link_to_somewhere_else_does_not(link):
    assert len(problems(END=f"You have seen {shown(CARP)} {link}.")) == 1


def test_a_link_in_another_paragraph_does_not():
    assert len(problems(END=f"See [above](#water).\n\nIt was {shown(CARP)}.")) == 1


@pytest.mark.parametrize("anchor", ["", "#deep-water", "#lake"])
def test_a_link_to_the_page_of_the_figure_allows_the_fact(anchor):
    linked = problems(MIDDLE=f"A newt has {shown(NEWT)} [toes](../lake.md{anchor}).")
    assert linked == [] or anchor == "#lake"


def test_a_link_to_a_section_of_that_page_without_the_figure_does_not():
    assert len(problems(MIDDLE=f"A newt has {shown(NEWT)} [toes](../lake.md#shore).")) == 1


def test_beside_a_claim_stands_a_fact_of_a_figure_that_proves_it():
    claim = '{= claim("A carp is old") =}'
    assert problems(MIDDLE=f"{claim}, with {shown(CARP)}. Frogs {shown(FROG)}.") == []
    (problem,) = problems(MIDDLE=f"{claim}, with {shown(FROG)}.")
    assert problem == f"{FROG} is quoted beside “A carp is old”, which pond/water/old-carp proves"


def test_facts_of_two_figures_do_not_share_a_sentence():
    told = problems(MIDDLE=f"It is {shown(CARP)} or {shown(FROG)}.")
    assert [problem.partition(" is quoted in one sentence ")[::2] for problem in told] == [
        (CARP, "with a fact of pond/shore/frog"),
        (FROG, "with a fact of pond/water/old-carp"),
    ]


def test_full_stops_in_a_claim_do_not_end_its_sentence():
    claims = CLAIMS | {"A carp is old. It is.": ["pond/water/old-carp"]}
    text = (
        f'--8<-- "pond/shore/frog.html"\n\n{{= claim("A carp is old. It is.") =}} {shown(FROG)}\n'
    )
    assert len([*misquoted({"a.md": text}, [FROG], claims)]) == 1


def test_a_fact_in_a_comment_or_in_code_is_not_quoted():
    assert (
        problems(END=f"<!-- {shown(CARP)} --> {{// {shown(FROG)} //}}\n\n```\n{shown(CARP)}\n```")
        == []
    )


def test_a_figure_in_a_comment_is_not_there():
    text = f'<!--\n--8<-- "pond/water/old-carp.html"\n-->\n\n{shown(CARP)}\n'
    assert len([*misquoted({"a.md": text}, [CARP], {})]) == 1


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The sentence grows", "the-sentence-grows"),
        ("Writing: the state is handed over", "writing-the-state-is-handed-over"),
        ("Reading, one word at a time", "reading-one-word-at-a-time"),
        ("Ça, “là” — voilà", "ca-la-voila"),
    ],
)
def test_headings_are_addressed_as_the_site_does(title, slug):
    markdown = pytest.importorskip("markdown.extensions.toc")
    assert slugified(title) == slug == markdown.slugify(title, "-")


def test_a_heading_may_name_its_own_address():
    assert sections("# A\n\n## End {#over .wide}\n")[-1].slug == "over"


@pytest.fixture(scope="module")
def made(repository):
    """Every fact's name and every claim's figures, as the last build left them."""
    import yaml

    generated = repository / "docs/generated"
    tree = yaml.safe_load((generated / "facts.yml").read_text(encoding="utf-8"))
    claims = yaml.safe_load((generated / "claims.yml").read_text(encoding="utf-8"))
    figures = [(s, f, facts) for s, fs in tree["translation"].items() for f, facts in fs.items()]
    return [f"translation.{s}.{f}.{fact}" for s, f, facts in figures for fact in facts], claims


def test_every_fact_of_the_article_is_quoted_beside_its_figure(repository, made):
    page = "docs/posts/translation.md"
    text = (repository / page).read_text(encoding="utf-8")
    assert [*misquoted({page: text}, *made)] == []


@pytest.mark.parametrize("seed", range(40))
def test_a_fact_of_another_section_in_any_sentence_of_the_article_is_found(repository, made, seed):
    chance, (names, claims) = random.Random(seed), made
    text = (repository / "docs/posts/translation.md").read_text(encoding="utf-8")
    name = chance.choice([name for name in names if f"{name} |" in text])
    strangers = [n for n in names if n.split(".")[1] != name.split(".")[1]]
    start = chance.choice([n for n in range(len(text)) if text.startswith(f"{name} |", n)])
    forged = text[:start] + chance.choice(strangers) + text[start + len(name) :]
    assert [*misquoted({"docs/posts/translation.md": forged}, names, claims)]
