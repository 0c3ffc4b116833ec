"""One word read: what stays of the notes and what comes in are the two halves of the new notes."""

from itertools import pairwise

import pytest
import torch

from illustrated_models.examples.translation.gates import STILL, last_word, notes
from illustrated_models.examples.translation.seq2seq import four_units


@pytest.mark.proves("illustrated_models.examples.translation.gates.GatesTrace.kept")
@pytest.mark.proves("illustrated_models.examples.translation.gates.GatesTrace.taken")
@pytest.mark.proves("illustrated_models.examples.translation.gates.GatesTrace.renewed")
def test_what_stays_and_what_comes_in_are_shares_of_the_old_notes_and_of_the_proposal():
    trace = last_word()
    old, proposed = trace.step.previous.tolist(), trace.step.candidate.tolist()
    for unit, share in enumerate(trace.step.update.tolist()):
        assert 0 < share < 1
        assert trace.renewed[unit].item() == pytest.approx(1 - share, abs=1e-6)
        assert trace.kept[unit].item() == pytest.approx(share * old[unit], abs=1e-6)
        assert trace.taken[unit].item() == pytest.approx((1 - share) * proposed[unit], abs=1e-6)


def test_what_stays_and_what_comes_in_add_up_to_the_state_that_the_model_computed():
    trace = last_word()
    torch.testing.assert_close(trace.kept + trace.taken, trace.step.hidden)


@pytest.mark.proves("illustrated_models.examples.translation.gates.GatesTrace.before")
@pytest.mark.proves("illustrated_models.examples.translation.gates.GatesTrace.word")
def test_the_word_is_the_last_of_the_running_sentence():
    trace, whole = last_word(), four_units()
    assert (trace.before, trace.word) == whole.source_tokens[-2:] == ("noir", "dort")
    torch.testing.assert_close(trace.step.hidden, whole.encoder.last)
    torch.testing.assert_close(trace.step.previous, whole.encoder.states[-2])


@pytest.mark.proves("illustrated_models.examples.translation.gates.NotesTrace.moves")
def test_where_a_number_goes_is_read_from_the_states_on_either_side():
    trace = notes()
    states = [torch.zeros(4), *trace.whole.encoder.states]
    for row, (before, after) in zip(trace.moves, pairwise(states), strict=True):
        grown = [word == "up" for word in row]
        fallen = [word == "down" for word in row]
        assert grown == (after - before >= STILL).tolist()
        assert fallen == (before - after >= STILL).tolist()
        assert {*row} <= {"up", "down", "stays"}
