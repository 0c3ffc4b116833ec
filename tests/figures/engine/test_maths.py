"""Formulas: TeX becomes MathML, in the inks of its terms, or the build says what is wrong."""

import re
from xml.etree import ElementTree

import pytest
from markdown import Markdown

from figures.engine.errors import EngineError
from figures.engine.feeds import plain
from figures.engine.maths import INKS, ROLES, mathml, sources, styled, wrong_formulas
from figures.engine.pages import check_formulas
from figures.kit import theme
from figures.kit.theme import THEMES, colour, contrast
from figures.proof.markdown import without_code
from figures.proof.prose import typed_numbers

FIELD = "illustrated_models.recurrent.GRUStep.hidden"
BLOCK = f"$$\n\\encoder{{h_t}} = 1 - z_t\n$$\n{{source={FIELD}}}"


def rendered(text):
    names = ["figures.engine.formulas", "pymdownx.superfences", "md_in_html", "attr_list"]
    return Markdown(extensions=names).convert(text)


def drawn(tex):
    return "".join(ElementTree.fromstring(mathml(tex)).itertext())


def test_a_formula_in_a_line_becomes_mathml():
    page = rendered(r"The state $h_t$ of *each* step.")
    assert "<p>The state <math" in page
    assert "</math> of <em>each</em> step.</p>" in page
    assert "$" not in page


def test_a_comma_stays_with_the_formula_before_it():
    page = rendered("Of $h_t$, and $x_t$ too.")
    assert page.count('<span class="whole">') == 1
    assert "</math>,</span> and <math" in page


def test_underscores_and_stars_in_a_formula_are_no_emphasis():
    assert "<em>" not in rendered(r"Both $a_t * b_t$ and $c_t * d_t$.")


def test_a_formula_of_its_own_stands_in_a_box_and_names_the_line_of_its_field():
    page = rendered(f"Before.\n\n{BLOCK}\n\nAfter.")
    assert f'<a href="illustrate:field/{FIELD}">' in page
    assert '<div class="formula"><math display="block"' in page
    assert not re.search(r"<p>\s*<div|source=|\$", page)


def test_a_formula_without_a_link_can_still_be_scrolled_by_keys():
    assert '<div class="formula" tabindex="0"><math' in rendered("$$\na = b\n$$")


def test_a_formula_stands_also_in_a_folded_box():
    page = rendered(f"<details markdown>\n<summary>More</summary>\n\n{BLOCK}\n\n</details>")
    assert '<div class="formula"><math' in page


@pytest.mark.parametrize(
    "text",
    ["`$x$`", "```\n$$\nx\n$$\n```", "It costs $5 and that $6.", r"\$x and y\$"],
    ids=["code", "a block of code", "prices", "escaped"],
)
def test_what_is_no_formula_stays_as_it_is(text):
    assert "<math" not in rendered(text)


def test_there_is_a_command_for_every_role_of_the_figures():
    assert {*ROLES} == {*theme.ROLES}


@pytest.mark.parametrize(("name", "ink"), INKS.items())
def test_a_role_sets_a_symbol_in_its_ink(name, ink):
    root = ElementTree.fromstring(mathml(rf"\{name}{{h_t}} + x"))
    classes = [element.get("class") for element in root.iter("mrow")]
    assert classes.count(ink) == 1
    for look in THEMES:
        assert contrast(colour(ink).on(look), colour("page").on(look)) >= 4.5


def test_a_letter_is_slanted_and_a_name_stands_upright():
    root = ElementTree.fromstring(mathml(r"x = \tanh(\sigma) \operatorname{softmax}(y)"))
    letters = {each.text: each.get("class") for each in root.iter("mi")}
    assert letters == {"x": "letter", "tanh": None, "σ": None, "softmax": None, "y": "letter"}


def test_a_formula_is_said_in_words():
    root = ElementTree.fromstring(mathml(r"a_t = \frac{\exp(e_t)}{\sqrt{d}}"))
    assert root.get("alttext") == "a sub t equals exp ( e sub t ) over root of d,,"


def test_feeds_bring_the_words_of_a_formula():
    page = rendered("The state $h_t$ stays.")
    assert plain(page, "https://a.b/") == "<p>The state h sub t stays.</p>"


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        (r"\encodr{h}", r"there is no \\encodr; nearest: \\encoder, \\decoder"),
        (r"\frc{a}{b}", r"there is no \\frc; nearest: .*\\frac"),
        (r"\frac{a}{b", r"its braces do not match"),
        (r"\frac{a}{}", r"a part of <mfrac> is missing"),
        (r"a \\ b", r"one formula, one line"),
        (r"\begin{aligned} a &= b \end{aligned}", r"one formula, one line"),
        (r"\textcolor{red}{x}", r"colours are roles: there is no \\red"),
        (r"\mathbf{h}", r"our fonts have no .*U\+1D421"),
        (r"x^", r"MissingSuperScript"),
        (r"\left(x", r"ExtraLeftOrMissingRight"),
    ],
)
def test_what_cannot_be_set_is_refused_with_what_is_wrong(tex, said):
    with pytest.raises(EngineError, match=said):
        mathml(tex)


def test_a_wrong_formula_is_told_with_its_place():
    text = "Good $h_t$.\n\nBad $\\foo{x}$.\n\n$$\n\\bar\n\\encodr{y}\n$$\n\n`$\\code$`\n"
    found = [(text.count("\n", 0, place) + 1, said) for place, said in wrong_formulas(text)]
    assert [line for line, _ in found] == [5, 3, 10]
    assert not [*wrong_formulas(without_code("`$\\code$` and $x$"))]


def test_a_lonely_pair_of_dollars_is_told():
    assert [said for _, said in wrong_formulas("Text\n\n$$\nx = y\n\nmore text")]


def test_a_formula_is_tied_to_its_field_by_name():
    assert [name for _, name in sources(f"Text\n\n{BLOCK}\n")] == [FIELD]


def test_a_field_that_is_none_is_told_with_the_nearest(pond):
    class Known:
        def where(self, name):
            raise EngineError(f"there is no field {name}; nearest: {FIELD}")

    pond.write("docs/posts/pond.md", f"# Pond\n\n{BLOCK}\n")
    with pytest.raises(EngineError, match=rf"docs/posts/pond.md:6: there is no .*{FIELD}"):
        check_formulas(pond.project, Known())


def test_only_pages_with_formulas_load_their_style_sheet():
    page = "<head></head><body>{}</body>"
    assert styled(page.format("x"), "a/b/") == page.format("x")
    assert 'href="../../assets/maths.css"' in styled(page.format(mathml("x")), "a/b/")
    assert 'href="assets/maths.css"' in styled(page.format(mathml("x")), "")


@pytest.mark.parametrize("text", ["$h_t = 1 - z_t$", "$$\nx = 0\n$$", BLOCK])
def test_the_whole_numbers_of_a_definition_may_stand_in_a_formula(text):
    assert not typed_numbers(f"A {text}")


@pytest.mark.parametrize("text", ["$p = 0.46$", "$p = 46\\%$", "$1$", "$$\np = 12\n$$", "$2.5$"])
def test_a_measured_number_in_a_formula_is_a_typed_one(text):
    assert typed_numbers(f"A {text}")


def test_a_symbol_keeps_its_sign():
    assert drawn(r"(1 - z) \odot \tilde{h}") == "(1−z)⊙h˜"
