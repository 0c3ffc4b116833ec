"""The worked examples of what was measured: the card's numbers, in the right places."""

import csv
import json
import math
from itertools import pairwise

import pytest
import torch

from illustrated_models.examples.translation import measured, seq2seq
from illustrated_models.examples.translation.errors import errors
from illustrated_models.published_translator import load_card
from illustrated_models.training.measures import share as wilson


def held_out(name: str = "translator-dot") -> dict:
    return load_card(name).metrics["held_out"]


def is_wilson(columns) -> bool:
    """Whether the shares and both ends of their intervals follow from the counts."""
    rows = zip(
        *(getattr(columns, n) for n in ("right", "count", "share", "low", "high")), strict=True
    )
    return all(
        row[2:]
        == pytest.approx(
            [wilson(*map(int, row[:2]))[n] for n in ("share", "low", "high")],
            abs=1e-6,  # single precision, of what one less a share near one is
        )
        for row in ([float(number) for number in numbers] for numbers in rows)
    )


@pytest.mark.proves(
    "illustrated_models.examples.translation.measured.AlignmentTrace.dot",
    "illustrated_models.examples.translation.measured.AlignmentTrace.additive",
    "illustrated_models.examples.translation.measured.AlignmentTrace.n_sentences",
    "illustrated_models.examples.translation.measured.AlignmentTrace.kinds",
    "illustrated_models.examples.translation.measured.AlignmentTrace.by_kind",
    "illustrated_models.examples.translation.seq2seq.Shares.share",
    "illustrated_models.examples.translation.seq2seq.Shares.low",
    "illustrated_models.examples.translation.seq2seq.Shares.high",
)
def test_every_kind_of_word_has_its_own_share_and_the_worst_comes_first():
    trace = measured.alignment()
    rows = held_out()["by_phenomenon"]
    known = {name: kind for kind, name in measured.KINDS.items()}
    assert set(known.values()) == set(rows)
    for place, name in enumerate(trace.kinds):
        row = rows[known[name]]["looks_at_its_word"]
        assert (row["right"], row["count"]) == (
            trace.by_kind.right[place],
            trace.by_kind.count[place],
        )
    assert is_wilson(trace.by_kind)
    assert all(one <= other for one, other in pairwise(trace.by_kind.share.tolist()))
    assert trace.dot.right == held_out()["alignment"]["right"]
    assert trace.additive.right == held_out("translator-additive")["alignment"]["right"]
    assert trace.n_sentences == held_out()["exact"]["count"]


@pytest.mark.proves(
    "illustrated_models.examples.translation.errors.ErrorsTrace.right",
    "illustrated_models.examples.translation.errors.ErrorsTrace.wrong",
)
def test_what_is_not_right_is_wrong_and_the_kind_that_errs_most_comes_first():
    trace = errors()
    rows = held_out()["by_phenomenon"]
    known = {name: kind for kind, name in measured.KINDS.items()}
    for place, name in enumerate(trace.right.kinds):
        row = rows[known[name]]["looks_at_its_word"]
        assert trace.wrong.right[place] == row["count"] - row["right"]
    assert is_wilson(trace.wrong)
    assert all(one >= other for one, other in pairwise(trace.wrong.share.tolist()))


@pytest.mark.proves(
    "illustrated_models.examples.translation.measured.OwnersTrace.names",
    "illustrated_models.examples.translation.measured.OwnersTrace.shares",
    "illustrated_models.examples.translation.measured.OwnersTrace.n_places",
)
def test_his_and_her_are_those_of_the_cards():
    trace = measured.owners()
    dot, plain = (
        held_out(n)["by_phenomenon"]["his-her"] for n in ("translator-dot", "translator-plain")
    )
    assert dict(zip(trace.names, trace.shares.right.tolist(), strict=True)) == {
        "at son, sa, ses": dot["looks_at_its_word"]["right"],
        "at the owner": dot["looks_at_what_decides"]["right"],
        "with attention": dot["corrected"]["right"],
        "without": plain["corrected"]["right"],
    }
    assert set(trace.shares.count.tolist()) == {trace.n_places}
    assert is_wilson(trace.shares)


def test_the_two_sentences_about_a_scarf_differ_in_their_owner_only():
    trace = measured.owner_moved()
    pairs = zip(trace.nephew.source_tokens, trace.niece.source_tokens, strict=True)
    assert [pair for pair in pairs if pair[0] != pair[1]] == [("le", "la"), ("neveu", "nièce")]
    assert trace.nephew.target_tokens == ("Laura", "'s", "nephew", "ironed", "his", "scarf")
    assert trace.niece.target_tokens == ("Laura", "'s", "niece", "ironed", "her", "scarf")


@pytest.mark.proves(
    "illustrated_models.examples.translation.measured.UnseenNameTrace.models",
    "illustrated_models.examples.translation.measured.UnseenNameTrace.arrives",
    "illustrated_models.examples.translation.measured.UnseenNameTrace.in_its_place",
)
def test_names_arrive_as_the_cards_say():
    trace = measured.unseen_names()
    cards = [load_card(n).metrics["unheard_name"] for n in ("translator-dot", "translator-plain")]
    assert trace.models == ("with attention", "without")
    assert trace.arrives.right.tolist() == [card["arrives"]["right"] for card in cards]
    assert is_wilson(trace.arrives)
    assert trace.in_its_place.right == cards[0]["in_its_place"]["right"]
    assert cards[0]["name"] == trace.translation.source_tokens[0]


@pytest.mark.proves(
    "illustrated_models.examples.translation.measured.TeacherForcingTrace.source_tokens",
    "illustrated_models.examples.translation.measured.TeacherForcingTrace.given",
    "illustrated_models.examples.translation.measured.TeacherForcingTrace.wanted",
    "illustrated_models.examples.translation.measured.TeacherForcingTrace.probabilities",
    "illustrated_models.examples.translation.measured.TeacherForcingTrace.losses",
    "illustrated_models.examples.translation.measured.TeacherForcingTrace.loss",
    "illustrated_models.examples.translation.measured.TeacherForcingTrace.written",
    "illustrated_models.examples.translation.measured.TeacherForcingTrace.sentences_seen",
)
def test_each_true_word_is_given_and_the_next_one_is_wanted():
    trace, snapshots = measured.teacher_forcing(), seq2seq.snapshots()
    place = snapshots.sentences_seen.tolist().index(trace.sentences_seen)
    running = snapshots.sentences[0]
    assert trace.source_tokens == seq2seq.RUNNING
    assert trace.given[0] == "<s>"
    assert trace.wanted[-1] == "</s>"
    assert trace.given[1:] == trace.wanted[:-1] == running.gold_tokens
    assert torch.equal(trace.probabilities, running.gold_probabilities[place])
    losses = [-math.log(share) for share in trace.probabilities.tolist()]
    assert trace.losses.tolist() == pytest.approx(losses)
    assert trace.loss == pytest.approx(sum(losses) / len(losses))
    assert trace.written == running.translations[place] != running.gold_tokens


@pytest.mark.proves(
    "illustrated_models.examples.translation.seq2seq.SnapshotsTrace.sentences_seen",
    "illustrated_models.examples.translation.seq2seq.SnapshotsTrace.loss",
    "illustrated_models.examples.translation.seq2seq.SnapshotsTrace.token_accuracy",
)
def test_the_snapshots_end_where_the_log_of_the_training_ends():
    trace = seq2seq.snapshots()
    schedule = load_card("translator-dot").recipe["schedule"]
    assert trace.steps.tolist() == schedule["snapshots"]
    log = (measured.DATA.parent / "weights" / "translator-dot.log.jsonl").read_text("utf-8")
    last = json.loads(log.splitlines()[-1])
    assert trace.sentences_seen[-1] == last["sentences"]
    assert float(trace.token_accuracy[-1]) == pytest.approx(last["held_out_next_word"])
    words = load_card("translator-dot").sizes.n_target_words
    assert float(trace.loss[0]) == pytest.approx(math.log(words), rel=0.01)  # it knows nothing yet


@pytest.mark.proves(
    "illustrated_models.examples.translation.seq2seq.SentenceHistory.source_tokens",
    "illustrated_models.examples.translation.seq2seq.SentenceHistory.gold_tokens",
    "illustrated_models.examples.translation.seq2seq.SentenceHistory.translations",
    "illustrated_models.examples.translation.seq2seq.SentenceHistory.weights",
    "illustrated_models.examples.translation.seq2seq.SentenceHistory.gold_probabilities",
)
def test_what_was_kept_of_the_last_snapshot_is_what_the_model_does():
    history, model = seq2seq.snapshots().sentences[0], seq2seq.running_sentence()
    assert history.source_tokens == model.source_tokens
    assert history.translations[-1] == history.gold_tokens == model.target_tokens
    torch.testing.assert_close(
        history.weights.sum(-1), torch.ones(history.weights.shape[:2]), atol=1e-3, rtol=0.0
    )
    near = {"atol": 0.02, "rtol": 0.0}
    torch.testing.assert_close(history.weights[-1], model.decoder.attention.weights, **near)
    torch.testing.assert_close(
        history.gold_probabilities[-1], model.predicted_probabilities, **near
    )


@pytest.mark.proves(
    "illustrated_models.examples.translation.measured.PapersTrace.papers",
    "illustrated_models.examples.translation.measured.Paper.year",
    "illustrated_models.examples.translation.measured.Paper.idea",
    "illustrated_models.examples.translation.measured.Paper.authors",
    "illustrated_models.examples.translation.measured.Paper.title",
    "illustrated_models.examples.translation.measured.Paper.version",
)
def test_papers_stand_in_the_order_of_their_first_versions():
    papers = measured.papers().papers
    years = [paper.year for paper in papers]
    assert years == sorted(years)
    versions = [paper.version.removeprefix("arXiv ") for paper in papers[1:]]
    assert versions == sorted(versions)
    assert [2000 + int(version[:2]) for version in versions] == years[1:]
    path = measured.DATA / "history" / "translation.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert [{**vars(paper), "year": str(paper.year)} for paper in papers] == rows
