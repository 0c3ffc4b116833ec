"""Parts of the traces that no other test looks at: what is kept, and what the cards say."""

import re

import pytest
import torch

from illustrated_models.examples.translation import seq2seq
from illustrated_models.published_translator import load_card
from illustrated_models.translation import translate
from tests.illustrated_models.translators import SENTENCE, WORDS, random_translator


@pytest.fixture(scope="module")
def growing() -> seq2seq.GrowingTrace:
    return seq2seq.growing()


@pytest.mark.proves(
    "illustrated_models.attention.AttentionTrace.query",
    "illustrated_models.attention.AttentionTrace.keys",
    "illustrated_models.attention.AttentionTrace.values",
)
def test_the_decoders_states_ask_and_the_encoders_states_answer():
    trace = translate(random_translator("dot"), WORDS, SENTENCE)
    attention = trace.decoder.attention
    assert attention is not None
    assert torch.equal(attention.query, trace.decoder.states)
    assert torch.equal(attention.keys, trace.encoder.states)
    assert torch.equal(attention.values, trace.encoder.states)


@pytest.mark.proves(
    "illustrated_models.seq2seq.EncoderTrace.embeddings",
    "illustrated_models.seq2seq.DecoderTrace.embeddings",
)
def test_a_words_vector_is_its_row_of_the_table():
    model = random_translator("dot")
    trace = translate(model, WORDS, SENTENCE)
    source = [WORDS.source.words.index(word) for word in SENTENCE]
    written = [WORDS.target.words.index(word) for word in trace.decoder_inputs]
    assert torch.equal(trace.encoder.embeddings, model.source_embedding.weight[source])
    assert torch.equal(trace.decoder.embeddings, model.target_embedding.weight[written])


@pytest.mark.proves("illustrated_models.seq2seq.EncoderTrace.last")
def test_the_last_state_is_the_state_after_the_last_word():
    trace = translate(random_translator("dot"), WORDS, SENTENCE)
    assert torch.equal(trace.encoder.last, trace.encoder.steps[-1].hidden)


@pytest.mark.proves(
    "illustrated_models.translation.TranslationTrace.probabilities",
    "illustrated_models.translation.TranslationTrace.top_tokens",
    "illustrated_models.translation.TranslationTrace.top_probabilities",
)
def test_the_likeliest_words_are_the_largest_shares_of_the_logits():
    trace = translate(random_translator("dot", spread=4.0), WORDS, SENTENCE)
    for logits, tokens, shares in zip(
        trace.decoder.logits, trace.top_tokens, trace.top_probabilities, strict=True
    ):
        powers = logits.double().exp()
        by_word = {
            w: float(p / powers.sum()) for w, p in zip(WORDS.target.words, powers, strict=True)
        }
        best = sorted(by_word, key=lambda word: -by_word[word])[: len(tokens)]
        assert tokens == tuple(best)
        assert shares.tolist() == pytest.approx([by_word[word] for word in best], abs=1e-6)


@pytest.mark.proves(
    "illustrated_models.examples.translation.seq2seq.Outcome.tokens",
    "illustrated_models.examples.translation.seq2seq.Outcome.text",
    "illustrated_models.examples.translation.seq2seq.Outcome.last_word",
)
def test_an_outcome_is_told_as_running_text():
    found = seq2seq.outcome(("the", "cat", "'s", "hat"), ("the", "cat", "sleeps"))
    assert found.tokens == ("the", "cat", "'s", "hat")
    assert found.text == "the cat's hat"
    assert found.last_word == "hat"


@pytest.mark.proves("illustrated_models.examples.translation.seq2seq.Stage.gold_tokens")
def test_every_stage_ends_as_the_cat_began(growing):
    for stage in growing.stages:
        assert stage.gold_tokens[:3] == ("the", "black", "cat")
        assert stage.gold_tokens[-1] == "sleeps"


@pytest.mark.proves(
    "illustrated_models.examples.translation.seq2seq.GrowingTrace.n_trained",
    "illustrated_models.examples.translation.seq2seq.GrowingTrace.longest_trained",
    "illustrated_models.examples.translation.seq2seq.GrowingTrace.black_cats_trained",
)
@pytest.mark.parametrize("name", ["translator-plain", "translator-dot"])
def test_both_networks_were_trained_on_what_is_told(growing, name):
    training = load_card(name).metrics["training"]
    assert training["sentences"] == growing.n_trained
    assert training["longest"] == growing.longest_trained
    assert training["with_chat_noir"] == growing.black_cats_trained


@pytest.mark.proves(
    "illustrated_models.examples.translation.seq2seq.LengthsTrace.labels",
    "illustrated_models.examples.translation.seq2seq.LengthsTrace.middles",
    "illustrated_models.examples.translation.seq2seq.LengthsTrace.n_sentences",
    "illustrated_models.examples.translation.seq2seq.Shares.share",
)
def test_lengths_are_counted_in_their_buckets():
    trace = seq2seq.lengths()
    for label, middle in zip(trace.labels, trace.middles.tolist(), strict=True):
        ends = [int(part) for part in re.findall(r"\d+", label)]
        assert ends[0] <= middle <= (ends[1] if len(ends) > 1 else float("inf"))
    for one in (trace.plain, trace.attention, trace.additive):
        assert one.count.sum() == trace.n_sentences
        torch.testing.assert_close(one.share, one.right / one.count, atol=1e-6, rtol=0.0)


@pytest.mark.proves(
    "illustrated_models.examples.translation.seq2seq.StrangersTrace.names",
    "illustrated_models.examples.translation.seq2seq.StrangersTrace.count",
    "illustrated_models.examples.translation.seq2seq.StrangersTrace.known",
    "illustrated_models.examples.translation.seq2seq.StrangersTrace.share",
)
def test_strangers_ask_both_networks_the_same():
    trace = seq2seq.strangers()
    for place, name in enumerate(("translator-plain", "translator-dot")):
        card = load_card(name)
        asked = card.metrics["visitors"]
        assert (card.recipe["attention"] is None) == (trace.names[place] == "without attention")
        assert asked["right"]["count"] == trace.count
        assert asked["known_words_only"]["share"] == trace.known
        right = asked["right"]["right"] / trace.count
        assert trace.share[place].item() == pytest.approx(right, abs=1e-6)
