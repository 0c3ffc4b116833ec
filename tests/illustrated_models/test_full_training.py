"""The whole training of the published models, twice: the same weights, as good as the committed."""

import pytest

from illustrated_models.training.models import card_of
from illustrated_models.training.registry import recipes
from illustrated_models.training.transformer.recipes import TRANSFORMERS
from illustrated_models.training.translation.recipes import RECIPES, TRANSLATORS


@pytest.mark.slow
@pytest.mark.parametrize("name", [*TRANSLATORS, *TRANSFORMERS])
def test_a_recipe_gives_the_same_model_each_time(name, tmp_path):
    cards = []
    for folder in ("first", "second"):
        for _ in recipes()[name](tmp_path / folder):
            pass
        cards.append(card_of(name, tmp_path / folder / "illustrated_models" / "weights"))
    assert cards[0] == cards[1]
    # Another processor may round sums differently: then the weights differ, the skill does not.
    committed, again = card_of(name).metrics["held_out"], cards[0].metrics["held_out"]
    assert again["exact"]["share"] == pytest.approx(committed["exact"]["share"], abs=0.04)
    assert again["next_word"]["share"] == pytest.approx(committed["next_word"]["share"], abs=0.02)


def test_every_translator_has_a_recipe_and_one_recipe_makes_all():
    measuring = {"playground", "laboratory", "real-text", "owners"}
    assert {*RECIPES} == {*TRANSLATORS, "seq2seq"} | measuring
