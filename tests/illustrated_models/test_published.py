"""Published models: rounded weights and cards that tell the truth."""

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from illustrated_models.published import (
    WEIGHTS,
    Card,
    compact_json,
    rounded,
    save_card,
    save_weights,
)
from illustrated_models.published_translator import load_card, load_translator
from illustrated_models.seq2seq import n_parameters
from illustrated_models.training.evaluation import UNHEARD_NAME
from illustrated_models.training.models import card_of, load_model
from illustrated_models.training.recipes import corpus_of
from illustrated_models.training.small_language import held_out_sentences, training_sentences
from illustrated_models.training.transformer.recipes import TRANSFORMERS
from illustrated_models.training.translation.recipes import TRANSLATORS
from tests.illustrated_models.translators import WORDS, random_translator

NAMES = (*TRANSLATORS, *TRANSFORMERS)
MEGABYTE = 1_000_000
ROOT = Path(__file__).parents[2]
MEASURE = """
import json, sys
from illustrated_models.training.models import load_model
from illustrated_models.training.publish import metrics_for
models = {name: load_model(name) for name in sys.argv[1:]}
print(json.dumps({name: metrics_for(card, model) for name, (model, card) in models.items()}))
"""


def published(folder) -> Card:
    model = random_translator("dot")
    digest = save_weights("tiny", model.state_dict(), folder)
    recipe = {"language": "corpus"}
    card = Card("tiny", model.sizes, n_parameters(model), digest, {}, recipe, WORDS, {"a": 1}, ())
    save_card(card, folder)
    return card


def test_rounding_to_sixteen_bits_is_done_once_and_for_all(tmp_path):
    published(tmp_path)
    model, _ = load_translator("tiny", tmp_path)
    original = random_translator("dot").state_dict()
    again = {name: weight.float() for name, weight in rounded(model.state_dict()).items()}
    for name, weight in model.state_dict().items():
        assert weight.dtype == torch.float32
        assert torch.equal(weight, again[name])
        halves = original[name].numpy().astype(np.float16)
        np.testing.assert_array_equal(weight.numpy(), halves.astype(np.float32))
        torch.testing.assert_close(weight, original[name], rtol=2**-11, atol=2**-24)


def test_a_card_is_read_as_it_was_written(tmp_path):
    card = published(tmp_path)
    assert load_card("tiny", tmp_path) == card


def test_weights_that_are_not_those_of_the_card_are_refused(tmp_path):
    published(tmp_path)
    path = tmp_path / "tiny.safetensors"
    path.write_bytes(path.read_bytes()[:-2] + b"\x00\x01")
    with pytest.raises(ValueError, match=r"tiny\.safetensors is not the file that its card"):
        load_translator("tiny", tmp_path)


def test_an_unknown_name_is_answered_with_the_nearest(tmp_path):
    published(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"tinny\.json in .*did you mean tiny\?"):
        load_card("tinny", tmp_path)


def test_a_file_that_is_no_card_is_named(tmp_path):
    (tmp_path / "odd.json").write_text('{"vocabularies": {}, "name": "odd"}')
    with pytest.raises(ValueError, match=r"odd\.json is not the card of a translator"):
        load_card("odd", tmp_path)


def test_a_card_of_another_architecture_is_refused():
    with pytest.raises(ValueError, match=r"is not the card of a translator: .* is transformer"):
        load_card("transformer")


def test_an_architecture_without_a_module_is_an_error(tmp_path):
    (tmp_path / "odd.json").write_text('{"architecture": "no-such-thing"}')
    with pytest.raises(ValueError, match=r"no module .*\.published_no_such_thing"):
        card_of("odd", tmp_path)


def test_a_card_without_words_is_read_as_it_was_written(tmp_path):
    card = replace(published(tmp_path), vocabularies=None)
    save_card(card, tmp_path)
    assert load_card("tiny", tmp_path) == card


def test_compact_json_is_json():
    value = {"a": [1, 2, 3], "b": {"c": [{"d": "é" * 60}, {"e": None}], "f": {}}, "g": [], "h": 0.5}
    text = compact_json(value)
    assert json.loads(text) == value
    assert max(len(line) for line in text.splitlines()) <= 100


@pytest.mark.parametrize("name", NAMES)
def test_the_card_describes_the_weights(name):
    model, card = load_model(name)
    content = (WEIGHTS / f"{name}.safetensors").read_bytes()
    assert card.sha256 == hashlib.sha256(content).hexdigest()
    assert card.n_parameters == n_parameters(model)
    header = 8 + int.from_bytes(content[:8], "little")  # the names of the weights
    assert len(content) == header + 2 * card.n_parameters  # two bytes a number
    assert card.sizes.n_source_words == len(card.vocabularies.source)
    assert card.sizes.n_target_words == len(card.vocabularies.target)
    assert not any(parameter.requires_grad for parameter in model.parameters())
    assert not model.training


@pytest.mark.parametrize("name", NAMES)
def test_the_card_holds_the_recipe_in_force(name):
    recipe = json.loads(
        json.dumps((TRANSLATORS | TRANSFORMERS)[name], default=lambda value: vars(value))
    )
    assert card_of(name).recipe == recipe


def test_the_large_models_were_trained_alike_but_for_their_attention():
    cards = [load_card(f"translator-{kind}") for kind in ("plain", "dot", "additive")]
    assert len({card.vocabularies.source.words for card in cards}) == 1
    assert len({(card.sizes.d_embedding, card.sizes.d_hidden) for card in cards}) == 1
    for key in ("n_steps", "words_per_batch", "learning_rate", "seed", "dropout"):
        assert len({card.recipe["schedule"][key] for card in cards}) == 1
    assert {card.sizes.attention for card in cards} == {None, "dot", "additive"}


@pytest.mark.parametrize("name", NAMES)
def test_a_published_model_fits_into_six_megabytes(name):
    assert (WEIGHTS / f"{name}.safetensors").stat().st_size < 6 * MEGABYTE
    assert card_of(name).n_parameters < 3_000_000


def test_the_unheard_name_is_in_no_vocabulary():
    for name in NAMES:
        words = card_of(name).vocabularies
        assert UNHEARD_NAME not in words.source
        assert UNHEARD_NAME not in words.target


def test_the_running_sentence_is_held_out_of_the_small_language():
    assert ("le", "chat", "noir", "dort") in [pair.source for pair in held_out_sentences()]
    training = training_sentences()
    assert not {pair.source for pair in training} & {pair.source for pair in held_out_sentences()}
    words = corpus_of(training, at_least=1).vocabularies
    for name in ("translator-four-units", "transformer-eight-units"):
        assert card_of(name).vocabularies == words


@pytest.fixture(scope="module")
def measured() -> dict[str, dict]:
    """The metrics of every card, measured in a process without type checks: they take a minute."""
    command = [sys.executable, "-c", MEASURE, *NAMES]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", NAMES)
def test_the_metrics_of_the_card_can_be_measured_again(name, measured):
    claimed = card_of(name).metrics
    claimed.pop("training")  # what stood in the training set is counted at training
    if "visitors" in claimed:
        claimed["visitors"].pop("verbatim_in_training")
    assert same(measured[name], claimed) == ""


def same(measured: object, claimed: object, place: str = "") -> str:
    """Where two metrics differ by more than rounding, in words; nothing if nowhere."""
    if isinstance(measured, dict) and isinstance(claimed, dict):
        if measured.keys() != claimed.keys():
            return f"{place}: other keys"
        return next(
            filter(None, (same(measured[k], claimed[k], f"{place}.{k}") for k in measured)), ""
        )
    if isinstance(measured, list) and isinstance(claimed, list):
        if len(measured) != len(claimed):
            return f"{place}: other length"
        parts = enumerate(zip(measured, claimed, strict=True))
        return next(filter(None, (same(a, b, f"{place}[{n}]") for n, (a, b) in parts)), "")
    if isinstance(measured, float) and isinstance(claimed, float):
        return "" if abs(measured - claimed) <= 2e-6 else f"{place}: {measured} is not {claimed}"
    return "" if measured == claimed else f"{place}: {measured} is not {claimed}"
