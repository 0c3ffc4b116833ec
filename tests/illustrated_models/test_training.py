"""Training repeats to the last bit, survives an interruption, and learns."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import torch

from illustrated_models.seq2seq import Sizes
from illustrated_models.training import small_language
from illustrated_models.training.answers import answers, in_numbers
from illustrated_models.training.loop import Run, Schedule, new_run, train
from illustrated_models.training.measures import exact
from illustrated_models.training.recipes import Corpus, corpus_of, spaced

N_STEPS = 60


def schedule(n_steps: int = N_STEPS, dropout: float = 0.2, seed: int = 4) -> Schedule:
    return Schedule(
        n_steps=n_steps,
        words_per_batch=256,
        learning_rate=0.01,
        n_warm_up=10,
        dropout=dropout,
        clip=1.0,
        mask_names=0.1,
        mask_nouns=0.1,
        seed=seed,
        log_every=20,
        snapshots=(0, 40),
    )


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return corpus_of(small_language.training_sentences(), at_least=1)


def fresh(corpus: Corpus, plan: Schedule, d_hidden: int = 8) -> Run:
    words = corpus.vocabularies
    sizes = Sizes(len(words.source), len(words.target), 8, d_hidden, "dot")
    return new_run("tiny", sizes, plan, words, corpus.sentences)


def finished(run: Run, folder: Path, interrupt_after: int = 0) -> Run:
    """Run to the end, or stop as Ctrl-C does."""
    progress = train(run, folder / "tiny.pt", folder / "tiny.jsonl", lambda _: {"measure": 1.0})
    for one in progress:
        if one.step == interrupt_after:
            progress.close()
            break
    return run


def same_weights(one: Run, other: Run) -> bool:
    weights, others = one.model.state_dict(), other.model.state_dict()
    return all(torch.equal(weights[name], others[name]) for name in weights)


def test_training_again_gives_the_same_weights_to_the_last_bit(corpus, tmp_path):
    one = finished(fresh(corpus, schedule()), tmp_path / "one")
    two = finished(fresh(corpus, schedule()), tmp_path / "two")
    assert same_weights(one, two)
    assert one.log == two.log


def test_another_seed_gives_other_weights(corpus, tmp_path):
    one = finished(fresh(corpus, schedule(20)), tmp_path / "one")
    two = finished(fresh(corpus, schedule(20, seed=5)), tmp_path / "two")
    assert not same_weights(one, two)


@pytest.mark.parametrize("interrupt_after", [20, 33])
def test_an_interrupted_run_ends_as_if_nothing_had_happened(corpus, tmp_path, interrupt_after):
    whole = finished(fresh(corpus, schedule()), tmp_path / "whole")
    finished(fresh(corpus, schedule()), tmp_path / "broken", interrupt_after)
    torch.manual_seed(99)  # another process would not have this one's random numbers either
    resumed = fresh(corpus, schedule())
    torch.manual_seed(98)
    finished(resumed, tmp_path / "broken")
    assert same_weights(whole, resumed)
    assert resumed.n_sentences == whole.n_sentences
    for file in ("tiny.jsonl", "tiny-step-40.pt"):
        ours, theirs = tmp_path / "whole" / file, tmp_path / "broken" / file
        if file.endswith("jsonl"):
            assert ours.read_text() == theirs.read_text()
        else:
            first, second = torch.load(ours)["model"], torch.load(theirs)["model"]
            assert all(torch.equal(first[name], second[name]) for name in first)


def test_a_checkpoint_of_another_recipe_is_not_used(corpus, tmp_path):
    finished(fresh(corpus, schedule()), tmp_path)
    other = fresh(corpus, schedule(40, dropout=0.0))
    other.resume(tmp_path / "tiny.pt")
    assert other.step == 0


def test_the_log_has_a_line_per_checkpoint_and_the_start(corpus, tmp_path):
    finished(fresh(corpus, schedule()), tmp_path)
    lines = [json.loads(line) for line in (tmp_path / "tiny.jsonl").read_text().splitlines()]
    assert [line["step"] for line in lines] == [0, 20, 40, 60]
    assert "loss" not in lines[0]
    assert lines[-1]["loss"] < lines[1]["loss"]
    assert all(line["measure"] == 1.0 for line in lines)


def test_a_small_model_learns_sentences_it_has_not_seen(corpus, tmp_path):
    plan = replace(schedule(900, dropout=0.0), learning_rate=0.03)
    run = finished(fresh(corpus, plan, d_hidden=32), tmp_path)
    asked = small_language.held_out_sentences()
    assert exact(answers(run.model, corpus.vocabularies, asked))["share"] > 0.9


def test_the_step_size_grows_then_falls(corpus):
    plan = schedule()
    rates = [plan.rate(step) for step in range(N_STEPS)]
    assert rates[0] == pytest.approx(0.001)
    assert max(rates) == rates[10] == pytest.approx(0.01)
    assert rates[:11] == sorted(rates[:11])
    assert rates[10:] == sorted(rates[10:], reverse=True)
    assert 0 < rates[-1] < 0.001


def test_snapshots_stand_at_equal_ratios():
    steps = spaced(6000)
    assert len(steps) == 12
    assert steps[0] == 0
    assert steps[1] == 20
    assert steps[-1] == 6000
    ratios = [after / before for before, after in pairwise(steps[1:])]
    assert max(ratios) - min(ratios) < 0.1


def test_dropout_is_off_while_a_model_is_asked(corpus, tmp_path):
    run = finished(fresh(corpus, schedule(20, dropout=0.5)), tmp_path)
    pair = small_language.held_out_sentences()[0]
    numbers = in_numbers(pair, corpus.vocabularies)
    source, written = torch.tensor(numbers.source), torch.tensor([1, *numbers.target])
    assert torch.equal(run.model(source, written), run.model(source, written))
