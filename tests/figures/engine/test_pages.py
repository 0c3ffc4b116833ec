import pytest

from figures.engine.errors import EngineError
from figures.engine.facts import Facts
from figures.engine.freshness import State
from figures.engine.links import Links
from figures.engine.macros import FactValue, claim_of, define_env, grown, show
from figures.engine.pages import check_pages
from figures.engine.product import Fact
from figures.engine.tables import claims_table, facts_tree, to_yaml

STATES = {
    "pond/water/old-carp": State(
        facts={
            "share": Fact(-0.8612, "fish/carp:weights[0, 2]"),
            "name": Fact("<carp>", "fish/carp:w"),
        },
        claims={"A carp grows “old”": True},
    ),
    "pond/water/eel": State(claims={"A carp grows “old”": True}),
}
FACTS, CLAIMS = facts_tree(STATES), claims_table(STATES)


def check(pond, text):
    pond.write("docs/posts/pond.md", text)
    check_pages(pond.project, Facts(FACTS, CLAIMS))


def test_a_page_that_names_what_exists_passes(pond):
    check(
        pond,
        '--8<-- "pond/water/old-carp.html"\n{= pond.water.old_carp.share | show(".0%") =}\n'
        '{= claim("A carp grows “old”") =}',
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            '--8<-- "pond/water/old-crap.html"',
            "docs/posts/pond.md:2: there is no pond/water/old-crap.html; "
            "nearest: pond/water/old-carp.html",
        ),
        (
            '{= pond.water.old_carp.shore | show(".0%") =}',
            "docs/posts/pond.md:2: there is no fact pond.water.old_carp.shore; "
            "nearest: pond.water.old_carp.share",
        ),
        ("{= pond.water | show =}", "pond.water is no fact"),
        ("{= claim('A carp groes old') =}", "no figure claims “A carp groes old”; nearest: A carp"),
        ("{= pond.water.old_carp.share =}", "say how to print pond.water.old_carp.share"),
        ("{= pond.water.old_carp.share | show =}", "say how to print"),
        ('{= pond.water.old_carp.name | show(".0%") =}', "does not fit"),
        ("{= pond.water.old_carp.share | =}", "docs/posts/pond.md:2: "),
    ],
)
def test_a_name_that_does_not_exist_is_told_with_its_line_and_the_nearest(pond, text, problem):
    with pytest.raises(EngineError) as error:
        check(pond, f"# Pond\n{text}\n")
    assert problem in str(error.value)


SHOWN = '{= pond.water.old_carp.share | show(".0%") =}'


@pytest.mark.parametrize(
    "text",
    [f"It is `{SHOWN}`.", f"It is ``a `{SHOWN}``.", f"```python\n{SHOWN}\n```", f"`one\n{SHOWN}`"],
)
def test_f6_a_fact_in_code_is_not_looked_up(pond, text):
    check(pond, f"{text}\n")  # far from its figure, too
    check(pond, text.replace("old_carp", "nobody"))


def test_a_fact_between_two_stretches_of_code_is_printed(pond):
    check(pond, f"{EMBED}`a` {SHOWN} `b`, a lone ` here\n\n{SHOWN} and a lone ` there.\n")


EMBED = '--8<-- "pond/water/old-carp.html"\n\n'


@pytest.mark.parametrize(
    "expression",
    [
        '"46%"',
        "46",
        '"46%" | safe',
        'pond.water.old_carp.share | show(".0%") | upper',
        'pond.water.old_carp.share | show(".0%") ~ "7"',
        'claim("A carp grows “old”") ~ " by 3"',
        "claim('A carp grows “old”') or 4",
    ],
)
def test_between_the_braces_stands_a_fact_with_show_or_a_claim_and_nothing_else(pond, expression):
    with pytest.raises(EngineError, match=r"is neither a fact with show nor a claim"):
        check(pond, f"{EMBED}{{= {expression} =}}")


def test_a_page_has_no_blocks_that_could_make_numbers(pond):
    with pytest.raises(EngineError, match=r"pond.md:1: pages have no blocks"):
        check(pond, "{%= set share = 46 =%}")


def test_what_stands_in_a_comment_of_the_page_is_not_looked_up(pond):
    check(pond, "{// {= pond.nowhere.at_all.x | show =} //}")


@pytest.mark.parametrize("text", ["```\n{}\n```", "> ~~~\n> {}\n> ~~~", "x\n\n    {}", "`{}`"])
@pytest.mark.parametrize("typed", ["{= so =}", "![](no.svg)", "$x$ $$"])
def test_f6_what_is_refused_elsewhere_may_stand_in_code(pond, text, typed):
    check(pond, text.replace("{}", typed))


@pytest.mark.parametrize("place", ["docs/guides/start.md", "docs/pond/appendix.md"])
def test_a_page_where_nobody_would_read_it_stops_the_build(pond, place):
    pond.write(place, "# Twelve layers, 93% of all cases")
    with pytest.raises(EngineError, match=f"{place}:1: no page is read here: pages stand in docs/"):
        check_pages(pond.project, Facts(FACTS, CLAIMS))


def test_the_name_of_a_figure_in_front_matter_is_no_prose(pond):
    check(pond, "---\nhero: pond/heads/two-heads\nseries: two-ponds\n---\n# Pond")


def test_a_typed_number_stops_the_build_with_file_line_and_column(pond):
    with pytest.raises(EngineError, match=r"docs/posts/pond.md:3:9: “twice” is typed"):
        check(pond, "# Pond\n\nA carp, twice as old.\n")


def test_a_typed_number_in_a_caption_stops_the_build_too(pond):
    pond.edit("figures/pond/water.py", "How heavy a carp is.", "How heavy three carps are.")
    with pytest.raises(EngineError, match=r"figures/pond/water.py:16:.*“three” is typed"):
        check(pond, "# Pond\n")


def test_a_fact_away_from_its_figure_stops_the_build(pond):
    with pytest.raises(EngineError, match=r"docs/posts/pond.md:3: pond.water.old_carp.share is q"):
        check(pond, '# Pond\n\n{= pond.water.old_carp.share | show(".0%") =}\n')


def test_all_problems_are_told_at_once(pond):
    with pytest.raises(EngineError) as error:
        check(pond, "{= claim('a') =}\n{= claim('b') =}\n")
    assert [line.split(": ")[0] for line in str(error.value).splitlines()] == [
        "docs/posts/pond.md:1",
        "docs/posts/pond.md:2",
    ]


def test_a_number_is_printed_with_its_value_and_its_source():
    fact = FactValue("pond.share", -0.8612, "fish/carp:weights[0, 2]")
    assert show(fact, ".0%") == (
        '<data value="-0.8612" data-source="fish/carp:weights[0, 2]" data-format=".0%"'
        ' data-fact="pond.share">−86%</data>'
    )


@pytest.mark.parametrize(
    ("value", "spec", "text"),
    [
        (-0.004, ".0%", "0%"),
        (-1.5, "+.1f", "−1.5"),
        (12, "", "12"),
        ("a-b", "", "a-b"),
        ("<", "", "&lt;"),
    ],
)
def test_minus_signs_are_typographic_and_words_are_left_alone(value, spec, text):
    assert show(FactValue("x", value, "y"), spec).endswith(f">{text}</data>")


def test_facts_named_like_methods_of_dictionaries_are_found():
    tree = grown("pond", {"items": {"keys": {"value": 1, "source": "s"}}})
    assert tree.items.keys.value == 1


def test_a_claim_names_the_figures_that_prove_it():
    assert claim_of(CLAIMS, "A carp grows “old”") == (
        '<span class="claim" data-proof="pond/water/eel pond/water/old-carp">'
        "A carp grows “old”</span>"
    )


def test_the_tables_are_yaml():
    import yaml

    assert yaml.safe_load(to_yaml(FACTS)) == FACTS
    assert yaml.safe_load(to_yaml(CLAIMS)) == CLAIMS
    assert FACTS["pond"]["water"].keys() == {"old_carp"}


def test_the_macros_plugin_gets_the_filter_and_the_claim():
    class Environment:
        variables, filters, macros = {}, [], []

        def filter(self, function):
            self.filters.append(function.__name__)

        def macro(self, function):
            self.macros.append(function.__name__)

    environment = Environment()
    define_env(environment)
    assert (environment.filters, environment.macros) == (["show"], ["claim"])


@pytest.mark.parametrize(
    ("address", "page", "link"),
    [
        ("file/pond/water/eel.json", "pond/", "../generated/pond/water/eel.json"),
        ("file/pond/water/eel.json", "", "generated/pond/water/eel.json"),
        ("file/pond/water/eel.json", "404.html", "generated/pond/water/eel.json"),
        (
            "source/figures/pond/water.py#old_carp",
            "2026/pond/",
            "../../generated/source/figures/pond/water.py.html#L15",
        ),
        ("source/figures/pond/water.py#nobody", "", "generated/source/figures/pond/water.py.html"),
    ],
)
def test_links_lead_from_the_page_to_the_line(pond, address, page, link):
    assert Links(pond.workspace).resolve(address, page) == link


def test_a_repository_in_the_environment_is_where_the_code_is_read(pond, monkeypatch):
    monkeypatch.setenv("REPOSITORY", "https://example.org/pond/")
    found = Links(pond.workspace).resolve("source/figures/pond/water.py#old_carp", "pond/")
    assert found == "https://example.org/pond/blob/HEAD/figures/pond/water.py#L15"
    assert Links(pond.workspace).resolve("file/x.json", "pond/") == "../generated/x.json"


def test_every_source_has_a_page_with_an_anchor_on_each_line(built_pond):
    folder = built_pond.generated("source")
    page = (folder / "figures/pond/water.py.html").read_text()
    lines = (built_pond.root / "figures/pond/water.py").read_text().splitlines()
    assert f'<span id="L{len(lines)}">' in page
    assert page.count('<span id="L') == len(lines)
    assert "return</span> rounded(trace)" in page.replace('<span class="k">', "")
    assert (folder / "illustrated_models/fish.py.html").is_file()
    assert (folder / "illustrated_models/weights/carp.json.html").is_file()
    assert not (folder / "figures/engine").exists()


@pytest.mark.parametrize("path", ["docs/index.md", "docs/posts/pond.md", "docs/pond/laboratory.md"])
def test_front_matter_that_is_no_yaml_stops_the_build_on_every_page(pond, path):
    pond.write(path, "---\na: [b\n---\n\n# Pond\n")
    with pytest.raises(EngineError, match=rf"{path}:\d: its front matter is no YAML"):
        check_pages(pond.project, Facts(FACTS, CLAIMS))
