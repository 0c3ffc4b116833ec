"""What was measured for the readers' playground is measured again: a part of it, or all (slow)."""

import json
import subprocess
import sys

import pytest

from illustrated_models.data.translation.kinds import kinds_of
from illustrated_models.examples.translation.told import MEASURED
from illustrated_models.published_translator import load_translator
from illustrated_models.training.translation import moved
from illustrated_models.training.translation.playground import PLACE, cook
from illustrated_models.training.translation.recipes import RECIPES
from tests.illustrated_models.afresh import again

COOK = """
import sys
from pathlib import Path
from illustrated_models.training.translation.playground import cook
for progress in cook(Path(sys.argv[1])):
    print(progress.step)
"""
NOISE = 0.01  # by which a share may differ where another processor rounds differently


@pytest.fixture(scope="module")
def committed() -> dict:
    return json.loads(MEASURED.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def translator():
    return load_translator("translator-dot")


@pytest.mark.proves(
    "illustrated_models.examples.translation.playground.KnownWords.english_noticed",
    "illustrated_models.examples.translation.playground.KnownWords.french_mistaken",
)
def test_english_is_noticed_as_often_as_is_told(committed):
    assert json.loads(json.dumps(again()["english"])) == committed["english"]


@pytest.mark.proves(
    "illustrated_models.examples.translation.playground.Familiarity.held_out",
    "illustrated_models.examples.translation.playground.Familiarity.jumbled",
)
def test_the_shape_tells_sentences_from_jumbles_as_often_as_is_told(committed):
    assert again()["held_out"] == committed["shapes"]["held_out"]
    assert again()["jumbled"] == committed["shapes"]["jumbled"]


@pytest.mark.proves(
    "illustrated_models.examples.translation.playground.Familiarity.visitors_right_if_familiar",
    "illustrated_models.examples.translation.playground.Familiarity.visitors_right_if_strange",
)
def test_visitors_sentences_are_counted_once(committed, translator):
    shapes = committed["shapes"]
    parts = [shapes[f"visitors_right_if_{which}"] for which in ("familiar", "strange")]
    asked = translator[1].metrics["visitors"]["right"]
    assert sum(part["count"] for part in parts) == asked["count"]
    assert sum(part["right"] for part in parts) == asked["right"]


@pytest.mark.proves(
    "illustrated_models.examples.translation.playground.MovedShares.follows",
    "illustrated_models.examples.translation.playground.MovedShares.stays",
    "illustrated_models.examples.translation.playground.MovedShares.other",
)
def test_the_output_follows_the_attention_as_often_as_is_told(committed):
    found = again()["moved"]
    assert found["n_places"] == pytest.approx(committed["moved"]["n_places"], abs=15)
    for part in moved.PARTS:
        for what in (moved.FOLLOWS, moved.STAYS, moved.OTHER):
            told = committed["moved"][part][what]["share"]
            assert found[part][what]["share"] == pytest.approx(told, abs=NOISE)


def test_attention_is_moved_between_content_words_that_are_translated_differently(translator):
    kinds = kinds_of(translator[1].vocabularies.source.words)
    for pair in again()["pairs"][:300]:
        place = moved.place_of(pair, kinds)
        links = moved.content_links(pair, kinds)
        if place is None:
            assert len({pair.target[target] for _, target in links}) < 2
            continue
        assert (place.onto, place.wanted) in links
        assert place.turn in [target for _, target in links]
        assert pair.target[place.turn] != pair.target[place.wanted]


def test_a_sentence_that_is_translated_wrongly_is_not_asked(translator):
    model, card = translator
    kinds = kinds_of(card.vocabularies.source.words)
    pair = next(
        p
        for p in again()["pairs"]
        if " ".join(p.source) == "tu crois que Léo ressemble à son grand-père"
    )
    assert moved.place_of(pair, kinds) is not None
    assert moved.outcome(model, card.vocabularies, pair, kinds) is None


def test_the_playground_has_a_recipe():
    assert RECIPES["playground"] is cook


@pytest.mark.slow
def test_the_whole_recipe_measures_the_same(tmp_path):
    # In a process of its own: checking the type of every argument makes this 20 times slower.
    run = subprocess.run([sys.executable, "-c", COOK, tmp_path], capture_output=True, check=True)
    steps = [int(line) for line in run.stdout.split()]
    assert steps == list(range(1, len(steps) + 1))
    again = json.loads(tmp_path.joinpath(*PLACE).read_text(encoding="utf-8"))
    committed = json.loads(MEASURED.read_text(encoding="utf-8"))
    for entry in (again, committed):
        entry["shapes"] = {k: v for k, v in entry["shapes"].items() if "visitors" not in k}
    for measured in ("moved", "surprises"):  # tested above, where a processor may round its own way
        again.pop(measured)
        committed.pop(measured)
    assert again == committed
