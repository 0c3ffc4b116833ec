"""A translator that looks back with heads: against torch's parts, trained, asked and measured."""

import json

import pytest
import torch
from torch import nn
from torch.nn import functional

from illustrated_models.examples.translation.heads import two_heads
from illustrated_models.published import WEIGHTS, save_card
from illustrated_models.published_translator import load_card, load_translator
from illustrated_models.seq2seq import Sizes, Translator, n_parameters
from illustrated_models.training import heads, small_language
from illustrated_models.training.answers import answers
from illustrated_models.training.recipes import corpus_of
from illustrated_models.training.translation.recipes import TRANSLATORS
from illustrated_models.translation import TranslationTrace, translate
from tests.illustrated_models.translators import SENTENCE, WORDS

NAME = "translator-two-heads"
SOURCE = torch.tensor([[4, 5, 6, 7], [4, 8, 9, 0]])
PRESENT = SOURCE != 0
WRITTEN = torch.tensor([[1, 4, 6], [1, 4, 8]])


def with_heads(seed: int = 5) -> Translator:
    """A translator that knows nothing; its output is large, so that words differ clearly."""
    torch.manual_seed(seed)
    model = Translator(Sizes(len(WORDS.source), len(WORDS.target), 5, 6, "heads", 3)).eval()
    nn.init.normal_(model.word_bias)
    return model


def torchs_gru(ours: nn.Module, *inputs: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    theirs = nn.GRU(ours.from_input.in_features, ours.from_hidden.in_features, batch_first=True)
    parts = {"ih": ours.from_input, "hh": ours.from_hidden}
    shared = {f"weight_{side}_l0": part.weight for side, part in parts.items()}
    shared |= {f"bias_{side}_l0": part.bias for side, part in parts.items()}
    return torch.func.functional_call(theirs, shared, inputs)


def reference(model: Translator, source: torch.Tensor, written: torch.Tensor) -> torch.Tensor:
    """The logits of one sentence by torch's own GRU and multi-head attention."""
    keys, last = torchs_gru(model.encoder, model.source_embedding.weight[source][None])
    states, _ = torchs_gru(model.decoder, model.target_embedding.weight[written][None], last)
    maps = model.heads
    shared = {
        "in_proj_weight": torch.cat(
            [maps.to_query.weight, maps.to_keys.weight, maps.to_values.weight]
        ),
        "out_proj.weight": maps.to_output.weight,
    }
    theirs = nn.MultiheadAttention(6, 3, bias=False, batch_first=True)
    output, _ = torch.func.functional_call(theirs, shared, (states, keys, keys))
    known = torch.cat([output, states], dim=-1)
    combined = torch.tanh(functional.linear(known, model.combine.weight, model.combine.bias))
    return functional.linear(combined, model.target_embedding.weight, model.word_bias)[0]


@pytest.fixture(scope="module")
def looked() -> TranslationTrace:
    return two_heads()


def test_the_logits_and_gradients_are_those_of_torchs_parts():
    model, weight = with_heads(), torch.randn(3, len(WORDS.target))
    ours, theirs = model(SOURCE[0], WRITTEN[0]), reference(model, SOURCE[0], WRITTEN[0])
    torch.testing.assert_close(ours, theirs)
    every = tuple(model.parameters())
    ours = torch.autograd.grad((ours * weight).sum(), every)
    torch.testing.assert_close(ours, torch.autograd.grad((theirs * weight).sum(), every))


def test_padding_changes_nothing():
    model = with_heads()
    together = model(SOURCE, WRITTEN, PRESENT)
    torch.testing.assert_close(together[0], model(SOURCE[0], WRITTEN[0]))
    torch.testing.assert_close(together[1], model(SOURCE[1, :3], WRITTEN[1]))
    encoder = model.encode(SOURCE, PRESENT)
    looked = model.decode(WRITTEN, encoder.last, encoder).heads
    assert not looked.weights[1, ..., 3].any()


def test_heads_take_the_place_of_the_one_look():
    encoder = with_heads().encode(SOURCE)
    decoder = with_heads().decode(WRITTEN, encoder.last, encoder)
    assert decoder.attention is None
    torch.testing.assert_close(decoder.shares, sum(decoder.heads.weights.unbind(1)) / 3)
    for kind in ("dot", None):
        model = Translator(Sizes(len(WORDS.source), len(WORDS.target), 5, 6, kind))
        decoder = model.decode(WRITTEN, encoder.last, encoder)
        assert decoder.heads is None
        assert decoder.shares is (decoder.attention.weights if kind else None)


@torch.inference_mode()
def test_words_written_one_by_one_are_looked_up_as_all_at_once():
    model = with_heads()
    trace = translate(model, WORDS, SENTENCE)
    written = torch.tensor([WORDS.target.numbers[word] for word in trace.decoder_inputs])
    at_once = model.decode(written, trace.encoder.last, trace.encoder).heads
    for name, value in vars(at_once).items():
        torch.testing.assert_close(getattr(trace.decoder.heads, name), value)


def test_the_running_sentence_is_translated_with_two_heads(looked):
    assert looked.target_tokens == ("the", "black", "cat", "sleeps")
    found = looked.decoder.heads
    assert found.weights.shape == (2, looked.n_target, looked.n_source)
    torch.testing.assert_close(found.weights.sum(-1), torch.ones(2, looked.n_target))
    assert n_parameters(load_translator(NAME)[0]) < 2000


def test_one_head_looks_at_the_adjective_while_the_other_looks_at_the_noun(looked):
    place = looked.predicted_tokens.index("black")
    at = [looked.source_tokens[n] for n in looked.decoder.heads.weights[:, place].argmax(-1)]
    assert at == ["noir", "chat"]


def test_it_knows_the_words_of_the_small_language():
    words = corpus_of(small_language.training_sentences(), at_least=1).vocabularies
    assert load_card(NAME).vocabularies == words
    assert TRANSLATORS[NAME].sizes(words) == load_card(NAME).sizes


def test_only_the_card_of_a_model_with_heads_counts_them(tmp_path):
    for name, counts in ((NAME, True), ("translator-four-units", False)):
        card = load_card(name)
        save_card(card, tmp_path)
        text = (tmp_path / f"{name}.json").read_text(encoding="utf-8")
        assert text == (WEIGHTS / f"{name}.json").read_text(encoding="utf-8")
        assert ("n_heads" in json.loads(text)["sizes"]) == counts


def test_a_head_that_is_switched_off_adds_nothing_to_the_output():
    model = with_heads()
    encoder = model.encode(SOURCE)
    whole = model.decode(WRITTEN, encoder.last, encoder).heads
    poorer = heads.without_head(model, 1)
    found = poorer.decode(WRITTEN, encoder.last, encoder).heads
    rest = whole.joined.clone()
    rest[..., 2:4] = 0.0
    torch.testing.assert_close(found.weights, whole.weights)
    torch.testing.assert_close(found.output, rest @ model.heads.to_output.weight.T)
    again = model.decode(WRITTEN, encoder.last, encoder).heads
    assert torch.equal(again.output, whole.output)


def test_what_each_head_does_is_counted_from_the_held_out_sentences():
    (model, card), asked = load_translator(NAME), small_language.held_out_sentences()
    told = heads.head_metrics(model, card.vocabularies, asked)
    assert told == card.metrics["heads"]
    right, count, differ, steps = [0, 0], 0, 0, 0
    for pair in asked:
        trace = translate(model, card.vocabularies, pair.source)
        assert trace.target_tokens == pair.target  # else its words were not the true ones
        places = trace.decoder.heads.weights.argmax(-1).T.tolist()
        differ += sum(first != second for first, second in places)
        steps += len(places)
        for source, target in pair.alignment:
            count += 1
            for head in range(2):
                right[head] += places[target][head] == source
    assert (told["differ"]["right"], told["differ"]["count"]) == (differ, steps)
    for head, row in enumerate(told["each"]):
        assert (row["looks_at_its_word"]["right"], row["looks_at_its_word"]["count"]) == (
            right[head],
            count,
        )
        poorer = answers(heads.without_head(model, head), card.vocabularies, asked)
        assert row["exact_without"]["right"] == sum(one.exact for one in poorer)


def test_a_model_without_heads_has_none_to_measure():
    model, card = load_translator("translator-four-units")
    pair = small_language.held_out_sentences()[0]
    with pytest.raises(ValueError, match="none to measure"):
        heads.looks(model, card.vocabularies, pair)
    with pytest.raises(ValueError, match="none to switch off"):
        heads.without_head(model, 0)
