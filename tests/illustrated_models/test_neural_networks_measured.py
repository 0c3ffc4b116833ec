"""What the laboratory of the neurons measures, against another way to the same numbers."""

import math

import numpy as np
import pytest
import torch

from illustrated_models.data.houses import houses
from illustrated_models.examples.neural_networks import measured
from illustrated_models.examples.neural_networks.questions import SEED, bending, on_the_map
from illustrated_models.network import fresh, run, stepped


def loss_of(network, inputs, labels) -> float:
    hidden = (inputs @ network.hidden_weights + network.hidden_bias).relu()
    scores = (hidden @ network.output_weights + network.output_bias)[:, 0]
    return float(torch.nn.functional.binary_cross_entropy_with_logits(scores, labels.double()))


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.measured.DiceTrace.n_parameters",
    "illustrated_models.examples.neural_networks.measured.DiceTrace.n_tries",
    "illustrated_models.examples.neural_networks.measured.DiceTrace.loss",
    "illustrated_models.examples.neural_networks.measured.DiceTrace.by_slope",
    "illustrated_models.examples.neural_networks.measured.DiceTrace.by_dice",
    "illustrated_models.examples.neural_networks.measured.DiceTrace.lower",
    "illustrated_models.examples.neural_networks.measured.DiceTrace.most",
    "illustrated_models.examples.neural_networks.measured.DiceTrace.steps",
    "illustrated_models.examples.neural_networks.measured.DiceTrace.down",
    "illustrated_models.examples.neural_networks.measured.DiceTrace.astray",
)
def test_a_step_by_dice_is_as_long_as_one_against_the_slope_and_leads_anywhere():
    trace, split = measured.by_dice(), on_the_map()
    given = split.inputs[split.trained], split.labels[split.trained]
    start = run(fresh(2, 8, 1, SEED), *given)
    assert trace.n_parameters == sum(part.numel() for part in start.network)
    after = stepped(start, 1.0)
    assert float(trace.loss) == pytest.approx(loss_of(start.network, *given))
    assert float(trace.down[1]) == pytest.approx(loss_of(after, *given))
    assert float(trace.by_slope) == pytest.approx(float(trace.down[1] - trace.loss))
    assert float(trace.down[0]) == float(trace.astray[0]) == float(trace.loss)
    lower = [each for each in trace.by_dice.tolist() if each < 0]
    assert (len(trace.by_dice), float(trace.lower)) == (trace.n_tries, len(lower) / trace.n_tries)
    assert float(trace.most) == min(lower)
    assert len(trace.steps) == len(trace.down) == len(trace.astray)


def test_a_move_of_all_parameters_puts_each_where_it_belongs():
    network = fresh(2, 3, 1, seed=1)
    trace = run(network, torch.ones(1, 2, dtype=torch.float64), torch.tensor([1]))
    by_hand = stepped(trace, 0.5)
    for ours, theirs in zip(
        measured.moved(network, -0.5 * measured.slopes(trace)), by_hand, strict=True
    ):
        torch.testing.assert_close(ours, theirs)


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.measured.HeldOutTrace.n_tested",
    "illustrated_models.examples.neural_networks.measured.HeldOutTrace.names",
    "illustrated_models.examples.neural_networks.measured.HeldOutTrace.right",
    "illustrated_models.examples.neural_networks.measured.HeldOutTrace.low",
    "illustrated_models.examples.neural_networks.measured.HeldOutTrace.high",
    "illustrated_models.examples.neural_networks.measured.HeldOutTrace.place_by_seed",
    "illustrated_models.examples.neural_networks.measured.HeldOutTrace.both_by_seed",
)
def test_the_size_is_asked_of_the_same_houses_held_out_as_the_place():
    trace, split, table = measured.held_out(), on_the_map(), houses()
    assert trace.n_tested == len(split.tested)
    for right, low, high in zip(trace.right, trace.low, trace.high, strict=True):
        z, n, share = 1.959964, trace.n_tested, float(right)
        half = z * math.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
        middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
        assert [float(low), float(high)] == pytest.approx([middle - half, middle + half], abs=1e-6)
    for seed, right in enumerate(trace.place_by_seed):
        assert float(right) == float(bending(split, seed)[2].answers.right)
    # With one input, a line says yes from some size on: the best such size that was trained on.
    trained = [(float(table.size[row]), int(split.labels[row])) for row in split.trained.tolist()]
    from_size = max(
        (size for size, _ in trained),
        key=lambda limit: sum((size >= limit) == (label == 1) for size, label in trained),
    )
    tested = [
        (float(table.size[row]) >= from_size) == bool(split.labels[row])
        for row in split.tested.tolist()
    ]
    assert float(trace.right[2]) == pytest.approx(sum(tested) / len(tested), abs=0.03)
    assert [name.partition(",")[0] for name in trace.names] == ["place", "place", "size", "both"]
    assert float(trace.both_by_seed.min()) > float(trace.right[2])


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.measured.UnitsTrace.units",
    "illustrated_models.examples.neural_networks.measured.UnitsTrace.mean",
    "illustrated_models.examples.neural_networks.measured.UnitsTrace.lowest",
    "illustrated_models.examples.neural_networks.measured.UnitsTrace.highest",
    "illustrated_models.examples.neural_networks.measured.UnitsTrace.seen",
    "illustrated_models.examples.neural_networks.measured.UnitsTrace.n_seeds",
)
def test_every_number_of_hidden_units_was_tried_from_every_start():
    trace, split = measured.how_many_units(), on_the_map()
    assert trace.units.tolist() == [*range(9)]
    for units in (1, 8):
        right = [
            float(bending(split, seed, units)[2].answers.right) for seed in range(trace.n_seeds)
        ]
        assert float(trace.mean[units]) == pytest.approx(sum(right) / len(right))
        assert float(trace.lowest[units]) == min(right)
        assert float(trace.highest[units]) == max(right)
        seen = [
            float(bending(split, seed, units)[1].answers.right) for seed in range(trace.n_seeds)
        ]
        assert float(trace.seen[units]) == pytest.approx(sum(seen) / len(seen))
    assert float(trace.lowest[0]) == float(trace.highest[0]) == pytest.approx(trace.mean[0].item())


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.measured.OrderTrace.n_trained",
    "illustrated_models.examples.neural_networks.measured.OrderTrace.names",
    "illustrated_models.examples.neural_networks.measured.OrderTrace.fitted",
    "illustrated_models.examples.neural_networks.measured.OrderTrace.others",
    "illustrated_models.examples.neural_networks.measured.OrderTrace.off",
)
def test_a_line_fitted_to_the_first_rows_guesses_too_little_for_the_others():
    trace, table = measured.rows_in_order(), houses()
    size, price, n = table.size.numpy(), table.price.numpy(), trace.n_trained
    line = np.polyfit(size[:n], price[:n], 1)
    off = (np.polyval(line, size[n:]) - price[n:]).mean()
    assert float(trace.off[0]) == pytest.approx(off)
    assert float(trace.fitted[0]) == pytest.approx(price[:n].mean())
    assert float(trace.others[0]) == pytest.approx(price[n:].mean())
    assert trace.names == ("the first", "shuffled")
    assert abs(float(trace.off[1])) < 5 < abs(float(trace.off[0]))


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.measured.WhereTrace.names",
    "illustrated_models.examples.neural_networks.measured.WhereTrace.explained",
    "illustrated_models.examples.neural_networks.measured.WhereTrace.absolute",
    "illustrated_models.examples.neural_networks.measured.WhereTrace.n_districts",
    "illustrated_models.examples.neural_networks.measured.WhereTrace.within",
)
def test_what_each_input_adds_is_what_numpys_least_squares_says():
    trace, table = measured.what_helps(), houses()
    price = table.price.numpy()
    codes = sorted({*table.district})
    kinds = [[name == each for each in sorted({*table.kind})] for name in table.kind]
    where = [[name == each for each in codes] for name in table.district]
    columns = np.column_stack(
        [table.size.numpy(), table.beds.numpy(), np.array(kinds, float), np.array(where, float)]
    )
    found = np.linalg.lstsq(columns, price, rcond=None)[0]
    left = price - columns @ found
    assert float(trace.explained[3]) == pytest.approx(1 - (left**2).mean() / price.var())
    assert float(trace.absolute[3]) == pytest.approx(abs(left).mean(), rel=1e-6)
    assert (len(trace.names), trace.names[3]) == (4, "+ postal code")
    assert (trace.n_districts, round(float(trace.explained[3]), 3)) == (len(codes), 0.770)
    order = np.argsort(table.size.numpy(), kind="stable")
    for rows, within in zip(np.array_split(order, 4), trace.within, strict=True):
        both = np.corrcoef(table.beds.numpy()[rows], price[rows])[0, 1]
        assert float(within) == pytest.approx(both)
