"""What is right in a guess is computed; a guess of which that is not so stops the build."""

import json
import re
from html import unescape

import pytest

from figures.engine.errors import EngineError
from figures.engine.facts import Facts
from figures.engine.guesses import Known, playable, unpacked
from figures.engine.macros import FactValue, show
from figures.engine.paths import Project

FACTS = {
    "pond": {
        "water": {
            "depth": {
                "looked": {"value": "carp", "source": "e:names[1]"},
                "deep": {"value": 3, "source": "e:stages[1].n"},
                "share": {"value": 0.25, "source": "e:share"},
                "other": {"value": 9, "source": "e:other"},
            }
        }
    }
}
CLAIMS = {"The heavier one is a carp": ["pond/water/depth"]}
ELEMENTS = [
    {"source": "e:names[1]", "value": "carp", "drawn": "carp"},
    {"source": "e:names[0]", "value": "eel", "drawn": "eel"},
    {"source": "e:names[1]", "value": "carp", "drawn": "carp"},
    {"source": "e:stages[0].n", "value": 1, "drawn": "1"},
    {"source": "e:stages[12].n", "value": 7, "drawn": "7"},
    {"source": "e:stages[12].m", "value": 99, "drawn": "99"},
]
WORDS = ' data-figure="pond-water-depth" data-words="names" data-right="pond.water.depth.looked"'
OPTIONS = "- [ ] an eel\n- [ ] a *carp*\n"
CLAIMED = ' data-claim="The heavier one is …"'


def told(name, spec):
    fact = FACTS["pond"]["water"]["depth"][name]
    return show(FactValue(f"pond.water.depth.{name}", fact["value"], fact["source"]), spec)


def guess(given="", text=""):
    folded = f'<details class="guess" markdown{given}>\n<summary>Which?</summary>\n\n{text}\n'
    return f"Before.\n\n{folded}The answer.\n\n</details>\n"


@pytest.fixture
def made(tmp_path):
    """Makes a guess playable, as the page has it in the end."""
    figure = tmp_path / "docs/generated/pond/water/depth.json"
    figure.parent.mkdir(parents=True)
    figure.write_text(json.dumps({"elements": ELEMENTS}), encoding="utf-8")

    def making(given="", text=""):
        written = guess(given, text)
        (tmp_path / "docs/pond.md").write_text(f"---\na: b\n---\n{written}", encoding="utf-8")
        page = playable(written, "docs/pond.md", Known(Project(tmp_path), Facts(FACTS, CLAIMS)))
        return unpacked(page)

    return making


def options(page):
    right = int(re.search(r'class="options" data-right="(\d+)"', page)[1])
    found = [unescape(each) for each in re.findall(r"<button[^>]*>(.*?)</button>", page)]
    return found, found[right]


def test_the_words_of_a_figure_stand_in_order_and_the_fact_is_the_right_one(made):
    assert options(made(WORDS)) == (["eel", "carp"], "carp")


def test_of_options_that_one_is_right_whose_sentence_is_claimed(made):
    page = made(CLAIMED, OPTIONS)
    assert options(page) == (["an eel", "a carp"], "a carp")
    assert "- [ ]" not in page


def test_a_slider_runs_over_what_its_figure_draws_of_that_field(made):
    page = made("", f"- [~] depth: {told('deep', 'd')} feet\n")
    assert 'min="1" max="7" step="1" value="4"' in page
    assert "<output>4 feet</output>" in page
    assert 'aria-label="depth"' in page
    assert f'<p class="true">{told("deep", "d")} feet</p>' in page


def test_a_slider_for_a_share_runs_over_the_whole(made):
    page = made("", f"- [~] {told('share', '.0%')}\n")
    assert 'min="0" max="1" step="0.01" value="0.5"' in page
    assert "<small>100%</small>" in page


@pytest.mark.parametrize(
    ("given", "text", "problem"),
    [
        (WORDS.replace("looked", "lookd"), "", r"no fact 'pond\.water\.depth\.lookd'; nearest"),
        (WORDS.replace(".looked", ".deep"), "", r"is e:stages\[1\]\.n, which is none of the words"),
        (WORDS.replace('"names"', '"name"'), "", "draws no words of name; nearest: names"),
        (WORDS.replace("-depth", "-dept"), "", "no figure 'pond-water-dept'; nearest"),
        (WORDS.replace("data-right", "data-wrong"), "", "nobody reads data-wrong; nearest"),
        ("", OPTIONS, "say what is right"),
        (CLAIMED.replace("heavier", "lighter"), OPTIONS, "0 of the options make"),
        (CLAIMED, OPTIONS.replace("an eel", "a carp"), "2 of the options make"),
        (CLAIMED, OPTIONS.replace("a *carp*", "a pike"), "0 of the options make"),
        ("", f"- [~] {told('other', 'd')}\n", "draws nothing like e:other to choose between"),
    ],
)
def test_a_guess_whose_answer_is_not_computed_stops_the_build(made, given, text, problem):
    with pytest.raises(EngineError, match=f"^docs/pond.md:6: the guess: .*{problem}"):
        made(given, text)


def test_a_guess_without_choices_stays_a_folded_box(made):
    assert "<button" not in made()
    assert made().split() == guess().split()


def test_a_veil_hides_only_what_the_page_shows(made):
    embed = '--8<-- "pond/water/depth.html"\n'
    assert 'data-veils="pond-water-depth"' in made(' data-veils="pond-water-depth"', embed)
    with pytest.raises(
        EngineError, match=r"does not show “pond-water-debt”; nearest: pond-water-depth"
    ):
        made(' data-veils="pond-water-depth pond-water-debt"', embed)
