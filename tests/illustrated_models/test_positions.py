"""Vectors of positions: against the paper's formula, by hand, and as facts about their geometry."""

import math

import pytest
import torch

from illustrated_models.positions import sinusoids, wave_speeds

N_POSITIONS, D_MODEL = 50, 16


def formula(position: int, place: int, d_model: int) -> float:
    """One number by Vaswani et al. 2017, section 3.5, as it is printed there."""
    angle = position / 10_000 ** (2 * (place // 2) / d_model)
    return math.cos(angle) if place % 2 else math.sin(angle)


def test_every_number_is_that_of_the_papers_formula():
    found = sinusoids(N_POSITIONS, D_MODEL)
    wanted = [[formula(n, i, D_MODEL) for i in range(D_MODEL)] for n in range(N_POSITIONS)]
    torch.testing.assert_close(found, torch.tensor(wanted, dtype=torch.float32))


def test_four_numbers_of_two_positions_by_hand():
    found = sinusoids(2, 4)
    assert found[0].tolist() == [0, 1, 0, 1]
    assert found[1].tolist() == pytest.approx(
        [math.sin(1), math.cos(1), math.sin(0.01), math.cos(0.01)], abs=1e-6
    )


def test_the_librarys_layout_holds_the_same_numbers_in_another_order():
    paper, library = sinusoids(N_POSITIONS, D_MODEL), sinusoids(N_POSITIONS, D_MODEL, "halves")
    assert torch.equal(library[:, : D_MODEL // 2], paper[:, 0::2])
    assert torch.equal(library[:, D_MODEL // 2 :], paper[:, 1::2])


def test_how_like_two_positions_are_depends_on_their_distance_alone():
    found = sinusoids(N_POSITIONS, D_MODEL).double()
    alike = found @ found.T
    for distance in range(1, 20):
        diagonal = alike.diagonal(distance)
        torch.testing.assert_close(diagonal, diagonal[:1].expand_as(diagonal), atol=1e-5, rtol=0)


def test_a_step_further_is_the_same_turn_everywhere():
    found = sinusoids(N_POSITIONS, 2).double()
    turn = torch.tensor([[math.cos(1), math.sin(1)], [-math.sin(1), math.cos(1)]])
    torch.testing.assert_close(found[:-1] @ turn.double().T, found[1:], atol=1e-5, rtol=0)


def test_an_odd_number_of_numbers_is_refused():
    with pytest.raises(ValueError, match="7 is odd"):
        wave_speeds(7)
