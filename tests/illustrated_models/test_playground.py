"""What readers are told about the translator, against the model, its card and the sentences."""

import json
from collections import Counter

import pytest
import torch

from illustrated_models.data.translation.corpus import Pair
from illustrated_models.data.translation.pills import SLOT, pill_sentences
from illustrated_models.examples.translation import playground, seq2seq, told
from illustrated_models.examples.translation.playground import (
    MovedAttentionTrace,
    WhereItForgetsTrace,
    YourSentenceTrace,
)
from illustrated_models.examples.translation.told import Share
from illustrated_models.intervention import translate_moved
from illustrated_models.published import Card
from illustrated_models.published_translator import load_card, load_translator
from illustrated_models.training.evaluation import visitors
from illustrated_models.training.measures import share as wilson
from illustrated_models.training.translation.moved import PARTS
from illustrated_models.training.translation.playground import english_words
from illustrated_models.translation import translate
from tests.illustrated_models.afresh import again


@pytest.fixture(scope="module")
def yours() -> YourSentenceTrace:
    return playground.your_sentence()


@pytest.fixture(scope="module")
def moved() -> MovedAttentionTrace:
    return playground.move_the_attention()


@pytest.fixture(scope="module")
def forgets() -> WhereItForgetsTrace:
    return playground.where_it_forgets()


@pytest.fixture(scope="module")
def card() -> Card:
    return load_card("translator-dot")


def all_shares(yours: YourSentenceTrace, moved: MovedAttentionTrace) -> list[Share]:
    training, words = yours.training, yours.words
    return [
        words.english_noticed,
        words.french_mistaken,
        training.held_out,
        training.jumbled,
        training.visitors_right_if_familiar,
        training.visitors_right_if_strange,
        yours.surprises_right,
        yours.trust.caught,
        yours.trust.false_alarms,
        yours.trust.held_out_caught,
        yours.trust.held_out_false_alarms,
        *(getattr(moved.all_moved, name) for name in ("follows", "stays", "other")),
        *(getattr(moved.half_moved, name) for name in ("follows", "stays", "other")),
    ]


@pytest.mark.proves(
    "illustrated_models.examples.translation.told.Share.right",
    "illustrated_models.examples.translation.told.Share.count",
    "illustrated_models.examples.translation.told.Share.share",
    "illustrated_models.examples.translation.told.Share.low",
    "illustrated_models.examples.translation.told.Share.high",
)
def test_every_share_has_its_interval(yours, moved):
    for one in all_shares(yours, moved):
        expected = wilson(one.right, one.count)
        assert (one.share, one.low, one.high) == tuple(
            expected[name] for name in ("share", "low", "high")
        )


@pytest.mark.proves(
    "illustrated_models.examples.translation.playground.KnownWords.n_source",
    "illustrated_models.examples.translation.playground.KnownWords.n_target",
)
def test_signs_are_not_counted_as_words(yours, card):
    words = card.vocabularies
    assert yours.words.n_source == sum(not w.startswith("<") for w in words.source.words)
    assert yours.words.n_target == sum(not w.startswith("<") for w in words.target.words)


@pytest.mark.proves("illustrated_models.examples.translation.playground.KnownWords.english")
def test_what_gives_english_away_is_no_french_word(yours, card):
    assert yours.words.english == english_words(card.vocabularies)
    assert {"the", "i", "cat"} <= set(yours.words.english)
    assert not set(yours.words.english) & set(card.vocabularies.source.words)
    assert len(yours.words.english) <= 60


@pytest.mark.proves(
    "illustrated_models.examples.translation.playground.Familiarity.n_sentences",
    "illustrated_models.examples.translation.playground.Familiarity.longest",
    "illustrated_models.examples.translation.playground.Familiarity.by_length",
)
def test_the_lengths_are_those_of_the_training_sentences(yours, card):
    training = card.metrics["training"]
    assert yours.training.n_sentences == training["sentences"]
    assert yours.training.longest == training["longest"]
    assert int(yours.training.by_length.sum()) == training["sentences"]
    assert int(yours.training.by_length[-1]) > 0
    sample = set(again()["training"])
    counts = Counter(len(source) for source in sample)
    for length, count in counts.items():
        assert count <= yours.training.by_length[length - 1]
        expected = yours.training.by_length[length - 1] / training["sentences"]
        assert count / len(sample) == pytest.approx(float(expected), abs=0.03)


@pytest.mark.proves(
    "illustrated_models.examples.translation.playground.Pills.slot",
    "illustrated_models.examples.translation.playground.Pills.names",
    "illustrated_models.examples.translation.playground.Pills.unheard",
)
def test_names_are_offered_that_the_model_knows_and_that_it_does_not(yours, card):
    pills, known = yours.pills, card.vocabularies.source
    assert pills.slot == SLOT
    assert set(pills.unheard) == {name for name in pills.names if name not in known}
    assert 0 < len(pills.unheard) < len(pills.names)
    assert all(name not in card.vocabularies.target for name in pills.unheard)


@pytest.mark.proves("illustrated_models.examples.translation.playground.Pills.sentences")
def test_pills_are_generated_and_few_of_them_were_left_out(yours):
    generated = [" ".join(pair.source) for pair in pill_sentences()]
    kept = [text for text in generated if text in set(yours.pills.sentences)]
    assert kept == list(yours.pills.sentences)
    assert len(kept) >= 0.95 * len(generated)
    assert kept[0] == "le chat noir dort"


@pytest.mark.proves(
    "illustrated_models.examples.translation.playground.Surprise.source",
    "illustrated_models.examples.translation.playground.Surprise.target",
    "illustrated_models.examples.translation.playground.Surprise.alignment",
)
def test_a_surprise_is_a_held_out_sentence_with_its_truth(yours):
    truths = {" ".join(pair.source): pair for pair in again()["pairs"]}
    for one in yours.surprises:
        pair = truths[one.source]
        assert one.target.split() == list(pair.target)
        links = [tuple(map(int, link.split("-"))) for link in one.alignment.split()]
        assert links == list(pair.alignment)
    assert len({one.source for one in yours.surprises}) == 60


@pytest.mark.proves(
    "illustrated_models.examples.translation.playground.YourSentenceTrace.surprises_right"
)
def test_surprises_fail_about_as_often_as_all_that_might_have_been_drawn(yours):
    lengths = {len(one.source.split()) for one in yours.surprises}
    asked = [p for p in again()["pairs"] if min(lengths) <= len(p.source) <= max(lengths)]
    assert len(asked) == yours.surprises_right.count
    wrong = len(yours.surprises) - again()["surprises_right"]
    expected = len(yours.surprises) * (1 - yours.surprises_right.share)
    assert 0 < wrong < 3 * expected


@pytest.mark.proves(
    "illustrated_models.examples.translation.playground.Failure.label",
    "illustrated_models.examples.translation.playground.Failure.origin",
    "illustrated_models.examples.translation.playground.Failure.source",
    "illustrated_models.examples.translation.playground.Failure.target",
    "illustrated_models.examples.translation.playground.Failure.written",
)
def test_every_failure_fails(yours):
    model, card = load_translator("translator-dot")
    held_out = {" ".join(pair.source): [pair.target] for pair in again()["pairs"]}
    asked = {" ".join(one.source): one.accepted for one in visitors(card.vocabularies.source)}
    for one in yours.failures:
        accepted = {"held-out": held_out, "visitor": asked}[one.origin][one.source]
        trace = translate(model, card.vocabularies, one.source.split())
        assert trace.target_tokens == tuple(one.written.split())
        assert tuple(one.target.split()) in accepted
        assert trace.target_tokens not in accepted
    assert len({one.label for one in yours.failures}) == 6


@pytest.mark.proves(
    "illustrated_models.examples.translation.playground.MovedAttentionTrace.step",
    "illustrated_models.examples.translation.playground.MovedAttentionTrace.onto",
)
def test_the_step_that_writes_black_is_made_to_look_at_the_cat(moved):
    assert moved.running.target_tokens[moved.step] == "black"
    assert moved.running.source_tokens[moved.onto] == "chat"
    weights = moved.moved.decoder.attention.weights[moved.step]
    assert weights.tolist() == [0.0, 1.0, 0.0, 0.0]
    assert moved.moved.target_tokens[moved.step] == "cat"


@pytest.mark.proves(
    "illustrated_models.examples.translation.playground.MovedAttentionTrace.n_places"
)
def test_each_place_has_one_of_three_outcomes(moved):
    assert moved.n_places >= 1000
    for shares in (moved.all_moved, moved.half_moved):
        counts = [getattr(shares, name).right for name in ("follows", "stays", "other")]
        assert sum(counts) == moved.n_places
        assert shares.follows.count == moved.n_places


@pytest.mark.proves(
    "illustrated_models.examples.translation.playground.MovedAttentionTrace.sentences"
)
def test_other_sentences_to_try_are_stages_of_the_growing_one(moved, forgets):
    stages = [" ".join(stage.source_tokens) for stage in forgets.growing.stages]
    assert list(moved.sentences) == stages[1 : 1 + len(moved.sentences)]


@pytest.mark.proves(
    "illustrated_models.examples.translation.playground.FollowingTrace.outcomes",
    "illustrated_models.examples.translation.playground.FollowingTrace.n_places",
    "illustrated_models.examples.translation.playground.FollowingTrace.parts",
)
def test_the_columns_of_following_are_the_shares_that_readers_are_told(moved):
    trace = playground.does_it_follow()
    assert trace.outcomes == ("of the new word", "of the old word", "of neither")
    assert trace.n_places == moved.n_places
    assert trace.parts.tolist() == [*PARTS.values()]
    for column, all_told in (
        (trace.all_moved, moved.all_moved),
        (trace.half_moved, moved.half_moved),
    ):
        rows = [all_told.follows, all_told.stays, all_told.other]
        assert column.right.tolist() == [row.right for row in rows]
        assert column.share.tolist() == pytest.approx([row.share for row in rows])


def test_traces_are_those_of_the_model(yours, moved):
    model, card = load_translator("translator-dot")
    plain = translate(model, card.vocabularies, seq2seq.RUNNING)
    weights = {moved.step: [0.0, 1.0, 0.0, 0.0]}
    other = translate_moved(model, card.vocabularies, seq2seq.RUNNING, weights)
    for one, expected in ((yours.running, plain), (moved.running, plain), (moved.moved, other)):
        assert one.target_tokens == expected.target_tokens
        torch.testing.assert_close(one.probabilities, expected.probabilities)


def test_where_it_forgets_joins_what_was_there(forgets):
    assert forgets.growing == seq2seq.growing()
    torch.testing.assert_close(forgets.lengths.plain.share, seq2seq.lengths().plain.share)


def test_measurements_of_another_model_are_refused(card, tmp_path, monkeypatch):
    content = json.loads(told.MEASURED.read_text())
    content["models"]["translator-dot"] = "0" * 64
    (tmp_path / "playground.json").write_text(json.dumps(content))
    monkeypatch.setattr(told, "MEASURED", tmp_path / "playground.json")
    with pytest.raises(ValueError, match="measure it again"):
        told.measured(card)


def test_no_pill_or_surprise_is_a_pair_twice(yours):
    sentences = [*yours.pills.sentences, *(one.source for one in yours.surprises)]
    assert len(sentences) == len(set(sentences))
    assert all(isinstance(pair, Pair) for pair in pill_sentences())
