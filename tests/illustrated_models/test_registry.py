"""Recipes are found where they lie."""

import pytest

from illustrated_models.training.registry import recipes

RECIPES = "RECIPES = dict.fromkeys({!r}, lambda root: iter(()))\n"


@pytest.fixture
def kitchen(tmp_path, monkeypatch):
    """A package, a function that gives an article of it some recipes."""
    monkeypatch.syspath_prepend(tmp_path)

    def give(package, *names):
        folder = tmp_path.joinpath(*package.split("."))
        for path in (folder, *folder.parents):
            if path.is_relative_to(tmp_path) and path != tmp_path:
                path.mkdir(parents=True, exist_ok=True)
                (path / "__init__.py").touch()
        (folder / "recipes.py").write_text(RECIPES.format(names))

    return give


def test_a_recipe_of_an_article_is_found_without_a_list(kitchen):
    kitchen("kitchen_of_all.toads", "sit")
    kitchen("kitchen_of_all.frogs", "leap", "croak")
    kitchen("kitchen_of_all.frogs.deeper", "hidden")
    assert [*recipes("kitchen_of_all")] == ["leap", "croak", "sit"]


def test_two_recipes_of_one_name_are_refused_with_both_places(kitchen):
    kitchen("kitchen_of_two.frogs", "leap")
    kitchen("kitchen_of_two.toads", "leap")
    with pytest.raises(ValueError, match=r"“leap” stands in .*frogs.recipes and in .*toads.rec"):
        recipes("kitchen_of_two")


def test_the_published_networks_have_recipes():
    assert {"translator-dot", "transformer", "seq2seq", "playground"} <= {*recipes()}
