"""The page that doubts itself draws what the last run of faults found, and what forgers made."""

import json
from collections import Counter

import pytest
import torch

from illustrated_models.examples.how_we_know.faults import KILL_TABLE, forgery, kill_table
from illustrated_models.examples.translation.seq2seq import four_units


@pytest.mark.proves(
    "illustrated_models.examples.how_we_know.faults.KillTableTrace.families",
    "illustrated_models.examples.how_we_know.faults.KillTableTrace.planted",
    "illustrated_models.examples.how_we_know.faults.KillTableTrace.noticed",
    "illustrated_models.examples.how_we_know.faults.KillTableTrace.missed",
    "illustrated_models.examples.how_we_know.faults.KillTableTrace.false_alarms",
    "illustrated_models.examples.how_we_know.faults.Family.name",
    "illustrated_models.examples.how_we_know.faults.Family.kinds",
    "illustrated_models.examples.how_we_know.faults.Family.planted",
    "illustrated_models.examples.how_we_know.faults.Family.noticed",
    "illustrated_models.examples.how_we_know.faults.Family.missed",
    "illustrated_models.examples.how_we_know.faults.Family.false_alarms",
    "illustrated_models.examples.how_we_know.faults.Kind.name",
    "illustrated_models.examples.how_we_know.faults.Kind.planted",
    "illustrated_models.examples.how_we_know.faults.Kind.noticed",
)
def test_every_dot_is_an_entry_of_the_table():
    table = json.loads(KILL_TABLE.read_text())
    trace = kill_table()
    kinds = [kind for entry in table.values() for kind in entry["kinds"]]
    assert [family.name for family in trace.families] == list(table)
    assert [kind.name for family in trace.families for kind in family.kinds] == [
        kind["kind"] for kind in kinds
    ]
    assert trace.planted == sum(kind["injected"] for kind in kinds)
    assert trace.noticed == sum(kind["killed"] for kind in kinds)
    assert trace.missed == trace.planted - trace.noticed
    assert trace.false_alarms == sum(entry["false_alarms"] for entry in table.values())
    for family in trace.families:
        assert family.planted == sum(kind.planted for kind in family.kinds)
        assert family.noticed == sum(kind.noticed for kind in family.kinds)
        assert len(family.missed) == family.planted - family.noticed


@pytest.mark.proves(
    "illustrated_models.examples.how_we_know.faults.Kind.specimen",
    "illustrated_models.examples.how_we_know.faults.Kind.noticed_by",
    "illustrated_models.examples.how_we_know.faults.Kind.message",
)
def test_the_specimen_of_a_kind_is_one_that_was_noticed():
    for family in kill_table().families:
        for kind in family.kinds:
            assert bool(kind.specimen) == bool(kind.noticed) == bool(kind.noticed_by)
            assert kind.specimen not in family.missed


@pytest.mark.proves(
    "illustrated_models.examples.how_we_know.faults.ForgeryTrace.source_tokens",
    "illustrated_models.examples.how_we_know.faults.ForgeryTrace.target_tokens",
    "illustrated_models.examples.how_we_know.faults.ForgeryTrace.true",
)
def test_the_true_picture_is_the_small_networks_own():
    small, trace = four_units(), forgery()
    assert small.decoder.attention is not None
    assert trace.source_tokens == small.source_tokens
    assert trace.target_tokens == small.target_tokens
    assert torch.equal(trace.true, small.decoder.attention.weights[: len(trace.target_tokens)])


@pytest.mark.proves(
    "illustrated_models.examples.how_we_know.faults.ForgeryTrace.lines_moved",
    "illustrated_models.examples.how_we_know.faults.ForgeryTrace.share_moved",
    "illustrated_models.examples.how_we_know.faults.ForgeryTrace.sums",
)
def test_both_forgeries_differ_from_the_truth_and_still_add_up():
    trace = forgery()
    lines = [tuple(row) for row in trace.lines_moved.tolist()]
    assert Counter(lines) == Counter(tuple(row) for row in trace.true.tolist())
    assert not torch.equal(trace.lines_moved, trace.true)
    changed = (trace.share_moved - trace.true).abs() > 1e-6
    assert changed.nonzero().tolist() == [[1, 1], [1, 2]]
    torch.testing.assert_close(trace.sums, torch.ones_like(trace.sums))
