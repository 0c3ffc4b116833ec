"""Moving the attention: unmoved nothing changes, moved all that follows does, and only that."""

import pytest
import torch
from torch.nn import functional

from illustrated_models.intervention import moved_step, translate_moved
from illustrated_models.published_translator import load_translator
from illustrated_models.translation import TranslationTrace, translate
from tests.illustrated_models.translators import SENTENCE, WORDS, random_translator

EVEN = [0.25] * 4
LOOKING = ("dot", "additive")


def only(place: int) -> list[float]:
    return [float(number == place) for number in range(len(SENTENCE))]


def own_weights(trace: TranslationTrace) -> dict[int, list[float]]:
    attention = trace.decoder.attention
    assert attention is not None
    return dict(enumerate(attention.weights.tolist()))


def assert_same(one: TranslationTrace, other: TranslationTrace, steps: slice) -> None:
    for name in ("embeddings", "states", "combined", "logits"):
        torch.testing.assert_close(
            getattr(one.decoder, name)[steps], getattr(other.decoder, name)[steps]
        )
    for name in ("query", "scores", "weights", "context"):
        torch.testing.assert_close(
            getattr(one.decoder.attention, name)[steps],
            getattr(other.decoder.attention, name)[steps],
        )


@pytest.mark.parametrize("attention", LOOKING)
@pytest.mark.parametrize("seed", range(3))
def test_weights_put_back_where_they_were_change_nothing(attention, seed):
    model = random_translator(attention, seed, spread=4.0)
    plain = translate(model, WORDS, SENTENCE)
    for moved in ({}, own_weights(plain), {0: own_weights(plain)[0]}):
        again = translate_moved(model, WORDS, SENTENCE, moved)
        assert again.target_tokens == plain.target_tokens
        assert_same(again, plain, slice(None))


@pytest.mark.parametrize("attention", LOOKING)
@pytest.mark.parametrize("step", [0, 2, 3])
def test_nothing_before_the_moved_step_changes(attention, step):
    model = random_translator(attention, spread=4.0)
    plain = translate(model, WORDS, SENTENCE)
    moved = translate_moved(model, WORDS, SENTENCE, {step: only(3)})
    assert_same(moved, plain, slice(0, step))
    assert moved.predicted_tokens[:step] == plain.predicted_tokens[:step]
    assert not torch.equal(moved.decoder.logits[step], plain.decoder.logits[step])


def test_the_moved_step_asks_and_scores_as_before():
    model = random_translator("dot", spread=4.0)
    plain = translate(model, WORDS, SENTENCE).decoder
    moved = translate_moved(model, WORDS, SENTENCE, {2: EVEN}).decoder
    for name in ("query", "scores"):
        torch.testing.assert_close(
            getattr(moved.attention, name)[:3], getattr(plain.attention, name)[:3]
        )
    assert moved.attention.weights[2].tolist() == EVEN
    torch.testing.assert_close(moved.states[2], plain.states[2])


def test_what_follows_is_read_from_the_moved_context():
    model = random_translator("dot", spread=4.0)
    moved = translate_moved(model, WORDS, SENTENCE, {1: [0.0, 0.5, 0.0, 0.5]})
    states, decoder = moved.encoder.states, moved.decoder
    context = (states[1] + states[3]) / 2
    combined = torch.tanh(
        functional.linear(
            torch.cat([context, decoder.states[1]]), model.combine.weight, model.combine.bias
        )
    )
    logits = functional.linear(combined, model.target_embedding.weight, model.word_bias)
    torch.testing.assert_close(decoder.attention.context[1], context)
    torch.testing.assert_close(decoder.combined[1], combined)
    torch.testing.assert_close(decoder.logits[1], logits)
    assert moved.predicted_tokens[1] == WORDS.target.words[int(logits.argmax())]
    assert moved.decoder_inputs[2] == moved.predicted_tokens[1]


def test_one_step_moved_by_hand_is_the_step_of_the_trace():
    model = random_translator("dot", spread=4.0)
    encoder = model.encode(torch.tensor(WORDS.source.ids(SENTENCE)))
    step = model.decode(torch.tensor([WORDS.target.start]), encoder.last, encoder)
    alone = moved_step(model, step, torch.tensor([only(2)]))
    trace = translate_moved(model, WORDS, SENTENCE, {0: only(2)})
    torch.testing.assert_close(alone.logits[0], trace.decoder.logits[0])


def test_a_step_that_is_never_reached_is_not_moved():
    model = random_translator("dot", spread=4.0)
    plain = translate(model, WORDS, SENTENCE)
    moved = translate_moved(model, WORDS, SENTENCE, {plain.n_target + 5: EVEN})
    assert_same(moved, plain, slice(None))


def test_an_unknown_word_that_is_written_is_carried_from_where_it_is_made_to_look():
    model, card = load_translator("translator-dot")
    words = ("Zbigniew", "aime", "Xochitl")
    plain = translate(model, card.vocabularies, words)
    assert [one.word for one in plain.carried] == ["Zbigniew", "Xochitl"]
    moved = translate_moved(model, card.vocabularies, words, {0: [0.0, 0.0, 1.0]})
    assert moved.predicted_tokens[0] == "<unk>"
    assert moved.carried[0].word == "Xochitl"


@pytest.mark.parametrize("attention", [None, "heads"])
def test_a_model_without_one_attention_has_none_to_move(attention):
    model = random_translator(attention)
    with pytest.raises(ValueError, match="has none to move"):
        translate_moved(model, WORDS, SENTENCE, {0: EVEN})


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ([1.0], "1 weights do not fit 4 source words"),
        ([0.5, 0.5, 0.5, 0.5], "shares of 1"),
        ([1.5, -0.5, 0.0, 0.0], "none of them negative"),
        ([float("nan")] * 4, "shares of 1"),
    ],
)
def test_weights_that_attention_could_not_have_are_refused(weights, message):
    with pytest.raises(ValueError, match=message):
        translate_moved(random_translator("dot"), WORDS, SENTENCE, {0: weights})


def test_no_words_have_no_attention_to_move():
    with pytest.raises(ValueError, match="no word"):
        translate_moved(random_translator("dot"), WORDS, (), {})
