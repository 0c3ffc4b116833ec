"""What pages want of figures: pictures to share, and drawings in other languages."""

import struct

import pytest

from figures.engine.languages import check_translations, codes
from figures.engine.page import Page
from figures.engine.wanted import CARD, code_of, table_of, wishes, with_wishes
from figures.kit.canvas import canvas
from figures.kit.card import card
from figures.kit.illustration import label
from figures.kit.text import words

CARP = "pond/water/old-carp"
TABLE = '[language]\ndirection = "ltr"\n[words]\n'


@pytest.fixture
def abroad(pond):
    """The pond with a Finnish page that shows the carp."""
    pond.write(table_of("fi"), TABLE)
    pond.write("docs/languages/fi/index.md", f'---\nof: index.md\n---\n--8<-- "fi/{CARP}.html"\n')
    return pond


def test_the_figure_that_front_matter_names_makes_a_picture(pond):
    assert not wishes(pond.workspace.products[CARP])
    pond.write("docs/posts/pond.md", f"---\ntitle: Pond\nhero: {CARP}\n---\n# Pond\n")
    products = pond.workspace.products
    assert [name for name, product in products.items() if wishes(product)] == [CARP]


def test_a_new_wish_makes_its_figure_stale_and_no_other(pond):
    assert pond.stale() == set()
    pond.write("docs/posts/pond.md", f"---\nhero: {CARP}\n---\n# Pond\n")
    assert pond.stale() == {CARP}
    assert pond.reasons(CARP) == ("card drawn instead of none",)


def test_hero_below_the_front_matter_is_prose(pond):
    pond.write("docs/posts/pond.md", f"---\ntitle: Pond\n---\nhero: {CARP}\n")
    assert pond.stale() == set()


def test_a_figure_on_a_foreign_page_is_a_product_that_reads_its_table(abroad):
    product = abroad.workspace.products[f"fi/{CARP}"]
    original = abroad.workspace.products[CARP]
    assert code_of(product) == "fi"
    assert table_of("fi") in product.reads
    assert (product.module, product.attribute, product.example) == (
        *(original.module, original.attribute, original.example),
    )
    assert codes(abroad.project) == ["fi"]


def test_an_edited_table_makes_the_figures_of_its_language_stale_and_no_other(abroad):
    done = abroad.run("build")
    assert done.returncode == 0, done.stderr
    assert abroad.stale() == set()
    abroad.write(table_of("fi"), TABLE + '"a" = "b"\n')
    assert abroad.stale() == {f"fi/{CARP}"}


def test_a_page_that_no_longer_shows_it_takes_the_drawing_along(abroad):
    abroad.run("build")
    assert abroad.generated(f"fi/{CARP}.html").is_file()
    abroad.write("docs/languages/fi/index.md", "---\nof: index.md\n---\n")
    abroad.run("build")
    assert not abroad.generated(f"fi/{CARP}.html").exists()
    assert abroad.generated(f"{CARP}.html").is_file()


def test_a_page_that_translates_no_page_is_told_with_the_nearest(abroad):
    assert not [*check_translations(abroad.project)]
    abroad.edit("docs/languages/fi/index.md", "of: index.md", "of: idnex.md")
    (problem,) = check_translations(abroad.project)
    assert problem.startswith("docs/languages/fi/index.md:1: `of: idnex.md` names no page; nearest")
    assert "index.md" in problem.partition("nearest")[2]


def test_a_page_has_the_address_that_it_has_on_the_site():
    text = "---\nslug: short\n---\n"
    assert Page("docs/posts/long-name.md", text).address == "short/"
    assert Page("docs/about.md", text).address == "about/"
    assert Page("docs/index.md", text).address == ""
    assert Page("docs/languages/fi/posts/long-name.md", text).address == "fi/short/"


def test_a_kind_that_cannot_be_translated_is_left_alone(abroad):
    products = {name: p for name, p in abroad.workspace.products.items() if p.kind == "film"}
    abroad.write("docs/languages/fi/index.md", '--8<-- "fi/pond/shore/frog-leaps.html"\n')
    assert with_wishes(products, abroad.project) == products


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("height", [80, 360, 720])
def test_the_picture_has_the_size_that_pages_state_whatever_the_drawing(height, theme):
    sheet = canvas(360, height)
    words(sheet, label("a carp"), 20, 40)
    png = card(sheet, theme)
    assert struct.unpack(">II", png[16:24]) == (1200, 630)
    assert png == card(sheet, theme)
    assert CARD.endswith(".png")
