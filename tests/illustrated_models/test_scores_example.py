"""Two translators that differ in how a score is computed, asked the same."""

import pytest
import torch

from illustrated_models.examples.translation.scores import two_scores
from illustrated_models.published_translator import load_card, load_translator


@pytest.fixture(scope="module")
def trace():
    return two_scores()


@pytest.mark.proves(
    "illustrated_models.examples.translation.scores.ScoresTrace.labels",
    "illustrated_models.examples.translation.scores.ScoresTrace.middles",
    "illustrated_models.examples.translation.scores.ScoresTrace.n_sentences",
)
def test_both_were_asked_the_same_sentences(trace):
    for name, found in (("dot", trace.multiplies), ("additive", trace.asks)):
        rows = load_card(f"translator-{name}").metrics["held_out"]["by_length"]
        assert tuple(row["label"] for row in rows) == trace.labels
        assert [row["mean_length"] for row in rows] == pytest.approx(trace.middles.tolist())
        assert found.count.sum() == trace.n_sentences
        torch.testing.assert_close(found.share, found.right / found.count, atol=1e-6, rtol=0.0)


@pytest.mark.proves(
    "illustrated_models.examples.translation.scores.ScoresTrace.n_multiplies",
    "illustrated_models.examples.translation.scores.ScoresTrace.n_asks",
)
def test_the_small_network_is_what_one_has_learnt_more_than_the_other(trace):
    model, _ = load_translator("translator-additive")
    asked = sum(parameter.numel() for parameter in model.score.parameters())
    assert trace.n_asks - trace.n_multiplies == asked


def test_they_were_trained_alike():
    recipes = [load_card(f"translator-{name}").recipe for name in ("dot", "additive")]
    different = {key for key in recipes[0] if recipes[0][key] != recipes[1][key]}
    assert different <= {"name", "attention", "schedule"}
    schedules = [recipe["schedule"] | {"snapshots": []} for recipe in recipes]
    assert schedules[0] == schedules[1]
