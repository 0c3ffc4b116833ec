"""The exercises: what is computed is what a reader gets who works with the printed numbers."""

import math

import pytest

from illustrated_models.examples.translation import exercises
from illustrated_models.examples.translation.seq2seq import four_units


@pytest.mark.proves(
    "illustrated_models.examples.translation.exercises.ByHandTrace.scores",
    "illustrated_models.examples.translation.exercises.ByHandTrace.weights",
)
def test_scores_and_shares_follow_from_the_printed_numbers():
    trace = exercises.by_hand()
    query = [float(f"{number:.1f}") for number in trace.query.tolist()]
    scores = [
        sum(one * float(f"{other:.1f}") for one, other in zip(query, key, strict=True))
        for key in trace.keys.tolist()
    ]
    assert trace.scores.tolist() == pytest.approx(scores, abs=1e-12)
    total = sum(map(math.exp, scores))
    assert trace.weights.tolist() == pytest.approx([math.exp(s) / total for s in scores])


@pytest.mark.proves(
    "illustrated_models.examples.translation.exercises.ByHandTrace.words",
    "illustrated_models.examples.translation.exercises.ByHandTrace.written",
    "illustrated_models.examples.translation.exercises.ByHandTrace.query",
    "illustrated_models.examples.translation.exercises.ByHandTrace.keys",
)
def test_the_printed_numbers_are_those_of_the_small_network():
    trace, model = exercises.by_hand(), four_units()
    attention = model.decoder.attention
    assert trace.words == ("chat", "noir")
    assert trace.written == "black"
    assert trace.query.tolist() == pytest.approx(attention.query[1].tolist(), abs=0.05 + 1e-6)
    for word, key in zip(trace.words, trace.keys, strict=True):
        place = model.source_tokens.index(word)
        assert key.tolist() == pytest.approx(attention.keys[place].tolist(), abs=0.05 + 1e-6)
        assert all(round(10 * number, 9) % 1 == 0 for number in key.tolist())


@pytest.mark.proves("illustrated_models.examples.translation.exercises.InTheWidgetTrace.written")
def test_all_the_attention_is_on_the_last_word_when_the_second_is_written():
    trace = exercises.in_the_widget()
    assert trace.moved.decoder.attention.weights[1].tolist() == [0.0, 0.0, 0.0, 1.0]
    assert trace.written == trace.moved.target_tokens[1] == "sleeps"


def test_the_notebook_is_asked_about_a_sentence_with_the_same_crossing():
    trace = exercises.in_the_notebook()
    weights = trace.decoder.attention.weights
    assert trace.target_tokens == ("the", "white", "dog", "sleeps")
    assert [int(row.argmax()) for row in weights[:4]] == [0, 2, 1, 3]
