import random
import re

import pytest

from figures.proof.markdown import readable as readable_of
from figures.proof.numerals import CARDINALS, MULTIPLES, ORDINALS
from figures.proof.prose import lint, prose_files, typed_numbers
from figures.proof.quoting import misquoted
from figures.proof.references import read_references
from figures.proof.spoken import spoken

FACTS = {
    "pond.water.carp.fins": 4,
    "pond.water.carp.share": 0.4557,
    "pond.shore.frog.leaps": 4,
    "pond.shore.frog.name": "two",
    "pond.water.carp.metres": 1.98,
}
CLAIMS = {"Newts walk": ["lake/shore/newt"]}
CARP, FROG = '--8<-- "pond/water/carp.html"\n', '--8<-- "pond/shore/frog.html"\n'
PAGE = "docs/posts/pond.md"
WHITELIST = "docs/typed-numbers/pond.toml"
REFERENCES = "docs/references/pond.toml"


@pytest.fixture
def site(tmp_path):
    """A site with one page, whose text, whitelist and references are given."""

    def make(text, whitelist="", name=PAGE, references=""):
        files = ((name, text), (WHITELIST, whitelist), (REFERENCES, references))
        for path, content in files:
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")
        return lint(tmp_path, FACTS, CLAIMS)

    return make


def entry(text="the year 2014", reason="A year.", file=PAGE):
    return f'[[typed]]\nfile = "{file}"\ntext = "{text}"\nreason = "{reason}"\n'


def test_the_repository_has_no_typed_number_without_a_reason(repository):
    assert lint(repository, {}) == []


def test_every_page_figure_and_film_of_the_repository_is_read(repository):
    names = {path.relative_to(repository).as_posix() for path in prose_files(repository)}
    assert {"docs/index.md", "docs/about.md", "docs/posts/translation.md"} <= names
    assert {"figures/translation/attention.py", "anim/translation/recurrent.py"} <= names
    assert not {name for name in names if name.split("/")[1] in ("kit", "engine", "proof")}


def test_a_typed_number_is_told_with_its_file_line_and_column(site):
    (problem,) = site("# Pond\n\nIt is **twice** as old.\n")
    assert problem.startswith(f"{PAGE}:3:9: “twice” is typed: print a fact, state it in a claim")


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("four", '{= pond.shore.frog.leaps | show("words") =}'),
        ("fourth", '{= pond.shore.frog.leaps | show("ordinal") =}'),
        ("4", '{= pond.shore.frog.leaps | show("d") =}'),
        ("46%", '{= pond.water.carp.share | show(".0%") =}'),
        ("45.6 %", '{= pond.water.carp.share | show(".1%") =}'),
        ("0.456", '{= pond.water.carp.share | show(".3f") =}'),
    ],
)
def test_the_nearest_fact_is_offered_in_the_right_format(site, typed, instead):
    (problem,) = site(f"{CARP}\nIt has {typed} of them.\n\n{FROG}")
    assert problem.endswith(instead)


def test_of_equal_facts_that_of_the_figure_beside_it_is_offered(site):
    (problem,) = site('It has four fins.\n\n--8<-- "pond/water/carp.html"\n')
    assert "pond.water.carp.fins is 4" in problem


def test_f11_a_fact_of_a_figure_elsewhere_on_the_page_is_offered_with_a_link(site):
    (problem,) = site(f"It has four fins.\n\n## Water\n\n{CARP}")
    offered = '{= pond.water.carp.fins | show("words") =}'
    assert problem.endswith(f"{offered}, with a link to its figure: [so](#pond-water-carp)")


@pytest.mark.parametrize(
    "page",
    [
        "It has four fins.\n",  # nor is its figure anywhere on the page
        f"It has four fins.\n\n```\n{CARP}```\n",
        f"It has four {{= lake.shore.newt.toes | show =}}.\n\n{CARP}",
        f'It has four, {{= claim("Newts walk") =}}.\n\n{CARP}',
        f"It has 45 of them.\n\n{CARP}",  # which 45 % is not
        f"It is the second.\n\n{CARP}",  # which 1.98 is not, in words
    ],
    ids=["absent", "in code", "with another figure", "with another's claim", "factor", "words"],
)
def test_f11_a_fact_that_the_next_rule_would_refuse_is_not_offered(site, page):
    assert not [problem for problem in site(page) if "pond.water.carp" in problem]


@pytest.mark.parametrize("offered", ["pond.water.carp.fins", "pond.shore.frog.leaps"])
def test_f11_what_is_offered_is_what_the_rules_of_quoting_accept(site, offered):
    figures = CARP if "carp" in offered else FROG
    for page in (f"It has four.\n\n{figures}", f"It has four.\n\n## Water\n\n{figures}"):
        (problem,) = site(page)
        shown, _, link = problem.partition("{=")[2].partition(", with a link to its figure: ")
        mended = page.replace("four", f"{{={shown} {link}")
        assert offered in mended
        assert site(mended) == []
        assert [*misquoted({PAGE: mended}, FACTS, {})] == []


@pytest.mark.parametrize("typed", ["seven", "one mistake", "per cent"])
def test_where_no_fact_is_near_none_is_offered(site, typed):
    (problem,) = site(f"It has {typed} of them.\n")
    assert problem.endswith("list it with a reason in docs/typed-numbers")


def test_digits_in_a_claim_are_told_and_words_are_not(site):
    assert site('{= claim("It has two fins") =}') == []
    (problem,) = site('{= claim("It has 2 fins") =}')
    assert f"{PAGE}:1:18: “2” is typed in a claim" in problem


@pytest.mark.parametrize(
    "page",
    ['<data value="x">a</data>', '<b data-source="x">a</b>', '<span class="claim">so</span>'],
)
def test_the_marks_of_facts_and_claims_are_not_written_by_hand(site, page):
    (problem,) = site(f"It says {page}.\n")
    assert problem.startswith(f"{PAGE}:1:9: ")
    assert problem.endswith("is written by show and claim, not by hand")


def test_what_the_whitelist_names_may_stay(site):
    assert site("In the year 2014, say.\n", entry()) == []


def test_only_the_phrase_may_stay(site):
    (problem,) = site("In the year 2014 it had two.\n", entry())
    assert "“two” is typed" in problem


@pytest.mark.parametrize(
    ("page", "whitelist", "problem"),
    [
        ("Nothing.\n", entry(), ":1: “the year 2014” is no longer there in " + PAGE),
        ("the year 2014, the year 2014\n", entry(), "is there 2 times in"),
        ("the year 2014\n", entry(reason=" "), "“the year 2014” has no reason"),
        ("2014\n", entry(text="2014"), "is no phrase: give the words around the number"),
        ("the year\n", entry(text="the year"), "“the year” has no typed number in it"),
        ("the year 2014\n", entry() + entry(file="docs/gone.md"), ":5: there is no page or figure"),
        ("the year 2014\n", "[[typed", f"{WHITELIST}: "),
    ],
)
def test_a_whitelist_that_is_wrong_is_told(site, page, whitelist, problem):
    assert any(problem in one for one in site(page, whitelist))


def test_another_article_has_a_whitelist_of_its_own(site, tmp_path):
    other = tmp_path / "docs/typed-numbers/sea.toml"
    other.parent.mkdir(parents=True)
    other.write_text(entry(file="docs/posts/sea.md"))
    (problem,) = site("In the year 2014, say.\n", entry())
    assert problem == "docs/typed-numbers/sea.toml:1: there is no page or figure docs/posts/sea.md"


def reference(author="Carp and Pike", year=2014, title="On ponds", link="https://pond.example"):
    named = f'author = "{author}"\nyear = {year}\ntitle = "{title}"\nlink = "{link}"\n'
    return f"[[reference]]\n{named}"


@pytest.mark.parametrize(
    "said",
    [
        "Carp and Pike (2014) say so",
        "so it is (Carp and Pike, 2014)",
        "by Carp and Pike, in 2014",
        "by Carp\nand Pike\n(2014)",
        "[Carp and Pike](https://pond.example) (2014) say so",
        "see Carp and Pike (2014), section and all",
    ],
)
def test_a_year_beside_its_author_is_a_citation(site, said):
    assert site(f"# Pond\n\n{said}.\n", references=reference()) == []


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("Carp and Pike (2015) say so", "2015"),
        ("Carp and Pike say so in 2014", "2014"),
        ("Karp and Pike (2014) say so", "2014"),
        ("Pike (2014) says so", "2014"),
        ("McCarp and Pike (2014) say so", "2014"),
        ("Carp and Pike (20143) say so", "20143"),
        ("Carp and Pike (2014), section 5", "5"),
        ("in 2014 Carp and Pike said so", "2014"),
    ],
)
def test_any_other_number_is_typed_still(site, said, typed):
    (problem,) = site(f"# Pond\n\n{said}.\n", references=reference())
    assert f"“{typed}” is typed" in problem


@pytest.mark.parametrize(
    ("listed", "problem"),
    [
        ("[[reference", f"{REFERENCES}: "),
        (reference(author=""), ":1: it has no author"),
        (reference(year='"2014"'), ":1: it has no year"),
        (reference() + 'pages = "3"\n', ":1: nobody reads “pages”"),
        (reference(link="http://pond.example"), ":1: “http://pond.example” is no address"),
        (
            reference() + reference(title="On seas"),
            f":6: Carp and Pike (2014) is another at {REFERENCES}:1",
        ),
    ],
)
def test_a_reference_that_is_wrong_is_told(site, listed, problem):
    (told,) = site("Nothing.\n", references=listed)
    assert problem in told


def test_what_two_articles_cite_alike_is_listed_once(tmp_path):
    for name in ("pond", "sea"):
        path = tmp_path / f"docs/references/{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(reference() + reference("Bream", 1990))
    found, problems = read_references(tmp_path)
    assert [(one.author, one.year) for one in found] == [("Bream", 1990), ("Carp and Pike", 2014)]
    assert problems == []


def test_numbers_in_a_widgets_labels_are_told(site):
    (problem,) = site("say(label('in two steps'));", name="docs/widgets/carp/carp.js")
    assert "docs/widgets/carp/carp.js:1:15: “two”" in problem


WORDS = sorted(
    {*CARDINALS, *ORDINALS, *MULTIPLES, "twice", "half", "a dozen", "46%", "0.5", "½", "times as"}
    - {"one", "first", "second"}
)
ANYWHERE = re.compile(r"(?<=[a-z,] )(?=[a-z])")


@pytest.mark.parametrize("seed", range(40))
def test_a_number_put_into_any_paragraph_of_the_article_is_found(repository, seed):
    chance = random.Random(seed)
    page = (repository / "docs/posts/translation.md").read_text(encoding="utf-8")
    readable = readable_of(page)
    places = [m.start() for m in ANYWHERE.finditer(page) if readable[m.start()] == page[m.start()]]
    place = chance.choice([p for p in places if readable[p - 1 : p + 1].strip()])
    word = chance.choice(WORDS)
    after = typed_numbers(f"{page[:place]}{word} {page[place:]}")
    around = range(place, place + len(word))
    assert any({*around} & {*range(one.place, one.place + len(one.numeral.text))} for one in after)


@pytest.mark.parametrize("seed", range(30))
def test_a_number_put_into_any_words_of_a_figure_is_found(repository, seed):
    chance = random.Random(seed)
    folders = (repository / "figures/translation", repository / "anim/translation")
    path = chance.choice([path for folder in folders for path in folder.glob("[a-z]*.py")])
    source = path.read_text(encoding="utf-8")
    words = [one for one in spoken(source) if " " in source[one.start : one.end].split("{")[0]]
    said = chance.choice([one for one in words if not one.is_claim])
    opening = source[said.start : said.end].split("{")[0]
    gaps = [n for n in range(1, len(opening)) if opening[n - 1 : n + 1].islower()]
    place = said.start + chance.choice(gaps)
    word = chance.choice(["two", "twice", "46", "half", "third"])
    changed = f"{source[:place]} {word} {source[place:]}"
    assert any(word in found.numeral.text for found in typed_numbers(changed, ".py"))
