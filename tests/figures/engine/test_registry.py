import pytest

from figures.engine.errors import EngineError
from figures.engine.registry import Kind, read_kinds

FIGURE = """
    from figures.kit.plain import figure
    from illustrated_models.examples.pond import frog
    from illustrated_models.examples.pond.frog import leap as jumping
    {decorator}
    def drawn(trace):
        return 1
"""


def product(pond, decorator):
    pond.write("figures/pond/mud.py", FIGURE.format(decorator=decorator))
    return pond.workspace.products["pond/mud/drawn"]


def test_names_are_places_and_articles_are_dashed(pond):
    pond.write("figures/big_pond/deep_water.py", FIGURE.format(decorator="@figure(of=jumping)"))
    found = pond.workspace.products["big-pond/deep-water/drawn"]
    assert (found.article, found.kind, found.line) == ("big-pond", "figure", 5)
    assert (found.module, found.attribute) == ("figures.big_pond.deep_water", "drawn")


def test_a_class_is_named_in_small_letters(pond):
    film = pond.workspace.products["pond/shore/frog-leaps"]
    assert (film.kind, film.attribute) == ("film", "FrogLeaps")


def test_kinds_are_entry_points_and_their_package_holds_their_sources(pond):
    kinds = read_kinds(pond.project)
    assert kinds["film"] == Kind("film", "anim.kit.reel:make")
    assert (kinds["film"].package, kinds["film"].module) == ("anim", "anim.kit.reel")
    pond.write("anim/pond/mud.py", FIGURE.format(decorator="@figure(of=jumping)"))
    assert "pond/mud/drawn" not in pond.workspace.products


@pytest.mark.parametrize("reference", ["jumping", "frog.leap"])
def test_an_example_is_found_by_whatever_name_it_was_imported(pond, reference):
    found = product(pond, f"@figure(of={reference}, widths=(360, 720))")
    assert found.example == "illustrated_models.examples.pond.frog:leap"
    assert found.options == (("widths", (360, 720)),)
    assert found.problem == ""


def test_the_files_that_an_example_declares_are_the_ones_to_read(pond):
    products = pond.workspace.products
    assert products["pond/water/young-fish"].reads == ("illustrated_models/data/pond/ages.tsv",)
    assert products["pond/water/old-carp"].reads == (
        "illustrated_models/weights/carp.json",
        "illustrated_models/weights/carp.safetensors",
    )


@pytest.mark.parametrize(
    ("decorator", "problem"),
    [
        ("@figure", "figures/pond/mud.py:5: @figure: write it with brackets"),
        ("@figure(jumping)", "give its options by name"),
        ("@figure(of=jumping, widths=WIDTHS)", "widths= must be written out"),
        ("@figure(of='leap')", "of= takes an example function"),
        (
            "@figure(of=frog.leep)",
            "of=frog.leep names no function decorated with @example; nearest: leap",
        ),
        ("@figure(of=lambda: 1)", "of=… names no function"),
        ("@figure(of=yung)", "nearest: young"),
    ],
)
def test_a_decorator_that_cannot_be_made_says_where_and_what_was_meant(pond, decorator, problem):
    assert problem in product(pond, decorator).problem


@pytest.mark.parametrize("options", ["weights=name", "weigths='carp'", "weights=3", "'carp'"])
def test_an_example_that_cannot_be_read_is_the_problem_of_its_figures(pond, options):
    pond.edit("illustrated_models/examples/pond/frog.py", "@example()", f"@example({options})")
    problem = pond.workspace.products["pond/shore/leaping"].problem
    assert problem.startswith("illustrated_models/examples/pond/frog.py:")


@pytest.mark.parametrize("room", ["", "pond/deep", "pond/very/deep"])
def test_an_example_outside_the_room_of_an_article_is_refused_with_its_place(pond, room):
    folder = f"illustrated_models/examples/{room}".rstrip("/")
    pond.write(f"{folder}/newt.py", "@example()\ndef leap(): return 1\n")
    home = folder.replace("/", ".")
    pond.edit("figures/pond/shore.py", "illustrated_models.examples.pond.frog", f"{home}.newt")
    problem = pond.workspace.products["pond/shore/leaping"].problem
    where = "illustrated_models/examples/ARTICLE/MODULE.py"
    assert problem == f"{folder}/newt.py:1: an example lies in {where}, no higher or deeper"


@pytest.mark.parametrize("path", ["figures/pond/shore.py", "anim/pond/shore.py"])
def test_a_name_used_twice_is_an_error_that_names_both_places(pond, path):
    pond.edit(path, "of=leap)", "of=leap)\ndef frog_leaps(trace): return 1\n@OTHER(of=leap)")
    pond.edit(path, "OTHER", "figure" if "figures" in path else "film")
    if "anim" in path:
        pond.edit(path, "def frog_leaps", "class FrogLeaps: pass\ndef unused")
    with pytest.raises(EngineError, match=r"pond/shore/frog-leaps is also (anim|figures)/pond"):
        _ = pond.workspace.products


def test_a_part_of_a_name_stands_for_all_below_it(pond):
    assert pond.workspace.find(("pond/water",)).keys() == {
        "pond/water/young-fish",
        "pond/water/old-carp",
    }
    assert pond.workspace.find(("pond",)).keys() == pond.everything
    assert pond.workspace.find(()).keys() == pond.everything


@pytest.mark.parametrize(
    ("name", "near"), [("pnod", "pond"), ("pond/watre", "pond/water"), ("pond/wat", "pond/water")]
)
def test_a_name_that_does_not_exist_is_answered_with_the_nearest(pond, name, near):
    with pytest.raises(EngineError, match=f"there is no “{name}”; nearest: .*{near}"):
        pond.workspace.find((name,))
