"""What the laboratory of the passengers measures, against another way to the same numbers."""

import csv
import json
import math

import numpy as np
import pytest
import torch

from illustrated_models.data.titanic import PASSENGERS, passengers
from illustrated_models.examples.neural_network_math import digits, rules, silent
from illustrated_models.examples.neural_network_math.people import PERSON, inputs_of
from illustrated_models.examples.neural_network_math.sizes import FOLDER
from illustrated_models.network import fresh
from illustrated_models.neuron import standardised


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with PASSENGERS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lived(group: list[dict[str, str]]) -> float:
    return sum(row["survived"] == "yes" for row in group) / len(group)


def test_functions_are_rounded_to_the_nearest_number_of_their_precision():
    for value in (0.3, 1.7, 12.25, 30.0):
        for ours, theirs in ((digits.exponential, math.exp), (digits.logarithm, math.log)):
            single, double = np.float32(value), np.float64(value)
            assert ours(single) == np.float32(theirs(float(single)))
            assert abs(float(ours(double)) - theirs(value)) <= math.ulp(theirs(value))
            assert (type(ours(single)), type(ours(double))) == (np.float32, np.float64)
    assert digits.logarithm(np.float32(0)) == -np.inf


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.digits.NudgesTrace.places",
    "illustrated_models.examples.neural_network_math.digits.NudgesTrace.nudges",
    "illustrated_models.examples.neural_network_math.digits.NudgesTrace.both_ways",
    "illustrated_models.examples.neural_network_math.digits.NudgesTrace.one_way",
    "illustrated_models.examples.neural_network_math.digits.NudgesTrace.few_nudges",
    "illustrated_models.examples.neural_network_math.digits.NudgesTrace.few_digits",
    "illustrated_models.examples.neural_network_math.digits.NudgesTrace.best",
    "illustrated_models.examples.neural_network_math.digits.NudgesTrace.least",
)
def test_slopes_by_difference_are_off_as_theory_says_and_as_torch_finds():
    trace = digits.best_nudge()
    weights, bias = digits.rounded()
    rest = float(weights[1] * inputs_of(passengers())[PERSON, 1] + bias)
    places = torch.linspace(digits.FROM, digits.TO, trace.places, dtype=torch.float64)
    slopes = torch.sigmoid(places + rest)
    bends = slopes * (1 - slopes)
    third = (bends * (1 - 2 * slopes)).abs().mean()
    columns = (10**-each for each in (trace.nudges, trace.both_ways, trace.one_way))
    for nudge, both, one in zip(*columns, strict=True):
        above, below = (torch.nn.functional.softplus(places + rest + s * nudge) for s in (1, -1))
        if 1e-4 <= nudge <= 1e-2:  # the terms that the formulas leave out
            assert float(both) == pytest.approx(float(third * nudge**2 / 6), rel=0.02)
            assert float(one) == pytest.approx(float(bends.mean() * nudge / 2), rel=0.02)
        if nudge < 1e-8:  # rounding, as it happens in torch
            found = ((above - below) / (2 * nudge) - slopes).abs().mean()
            assert 0.2 < float(both) / float(found) < 5
    assert trace.few_digits[:3].tolist() == pytest.approx(trace.both_ways[:3].tolist(), abs=0.01)
    for way, right in enumerate((trace.both_ways, trace.one_way, trace.few_digits)):
        nudges = trace.few_nudges if way == 2 else trace.nudges
        assert float(trace.least[way]) == pytest.approx(10 ** -float(right.max()))
        assert float(trace.best[way]) == pytest.approx(10 ** -float(nudges[right.argmax()]))
    # the roots of the precision that the theory names, to an order of magnitude
    epsilons = (2.0**-52, 2.0**-52, 2.0**-23)
    roots = [one ** (1 / power) for one, power in zip(epsilons, (3, 2, 3), strict=True)]
    for best, root in zip(trace.best.tolist(), roots, strict=True):
        assert abs(math.log10(best / root)) < 0.7


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.digits.SurpriseTrace.sums",
    "illustrated_models.examples.neural_network_math.digits.SurpriseTrace.from_share",
    "illustrated_models.examples.neural_network_math.digits.SurpriseTrace.from_sum",
    "illustrated_models.examples.neural_network_math.digits.SurpriseTrace.single_end",
    "illustrated_models.examples.neural_network_math.digits.SurpriseTrace.double_end",
)
def test_from_the_share_torch_gets_to_infinity_where_ours_does():
    trace = digits.two_formulas()
    for kind, end in ((torch.float32, trace.single_end), (torch.float64, trace.double_end)):
        shares = torch.sigmoid(torch.tensor([end - 1, end], dtype=kind))
        assert (-(1 - shares).log()).isinf().tolist() == [False, True]
    right = torch.nn.functional.softplus(trace.sums.double())
    torch.testing.assert_close(trace.from_sum, right, rtol=1e-6, atol=0)
    shares = torch.sigmoid(trace.sums[: len(trace.from_share)].float())
    theirs = -(1 - shares).log().double()
    torch.testing.assert_close(trace.from_share, theirs, rtol=0.005, atol=0)
    assert [each for each in trace.sums.tolist() if each < trace.single_end] == [4, 8, 12, 16]


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.digits.PressedTrace.steps",
    "illustrated_models.examples.neural_network_math.digits.PressedTrace.cleared",
    "illustrated_models.examples.neural_network_math.digits.PressedTrace.kept",
    "illustrated_models.examples.neural_network_math.digits.PressedTrace.whole",
    "illustrated_models.examples.neural_network_math.digits.PressedTrace.in_parts",
)
def test_a_training_that_never_clears_walks_by_the_sum_of_all_its_slopes():
    trace, table = digits.uncleared(), passengers()
    inputs = torch.cat([inputs_of(table), torch.ones(1309, 1).double()], dim=1).numpy()
    labels = table.lived.numpy()
    for clears, losses in ((True, trace.cleared), (False, trace.kept)):
        parameters, held = np.zeros(3), np.zeros(3)
        for loss in losses.tolist():
            sums = inputs @ parameters
            shares = 1 / (1 + np.exp(-sums))
            truth = np.where(labels == 1, shares, 1 - shares)
            assert loss == pytest.approx(-np.log(truth).mean())
            slope = inputs.T @ (shares - labels) / len(labels)
            held = slope if clears else held + slope
            parameters = parameters - digits.RATE * held
    assert trace.steps.tolist() == [*range(len(trace.kept))]
    start = inputs.T @ (0.5 - labels) / len(labels)
    assert trace.whole.tolist() == pytest.approx(start.tolist())
    assert trace.in_parts.tolist() == pytest.approx(start.tolist())


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.silent.UnitsTrace.n_units",
    "illustrated_models.examples.neural_network_math.silent.UnitsTrace.n_starts",
    "illustrated_models.examples.neural_network_math.silent.UnitsTrace.scales",
    "illustrated_models.examples.neural_network_math.silent.UnitsTrace.dead",
    "illustrated_models.examples.neural_network_math.silent.UnitsTrace.flat",
)
def test_dead_units_get_no_gradient_from_torch_and_flat_ones_hardly_any():
    trace, table = silent.silent_units(), passengers()
    raw = torch.stack([table.is_woman, table.age], dim=1)
    given = raw, raw / torch.tensor([1, 10]), standardised(raw)
    for number, inputs in enumerate(given):
        dead, flat = 0, 0.0
        for seed in range(trace.n_starts):
            network = fresh(2, trace.n_units, 1, seed)
            bias = network.hidden_bias.clone().requires_grad_()
            torch.relu(inputs @ network.hidden_weights + bias).sum().backward()
            assert bias.grad is not None
            dead += int((bias.grad == 0).sum())
            sums = (inputs @ network.hidden_weights + network.hidden_bias).requires_grad_()
            torch.sigmoid(sums).sum().backward()
            assert sums.grad is not None
            flat += float((sums.grad < 0.1 * 0.25).double().mean())
        assert float(trace.dead[number]) == pytest.approx(dead / trace.n_starts / trace.n_units)
        assert float(trace.flat[number]) == pytest.approx(flat / trace.n_starts, abs=1e-4)
    assert trace.scales == ("years", "tens of years", "standardised")


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.silent.UnknownTrace.ways",
    "illustrated_models.examples.neural_network_math.silent.UnknownTrace.n_splits",
    "illustrated_models.examples.neural_network_math.silent.UnknownTrace.everyone",
    "illustrated_models.examples.neural_network_math.silent.UnknownTrace.unknown",
    "illustrated_models.examples.neural_network_math.silent.UnknownTrace.right",
    "illustrated_models.examples.neural_network_math.silent.UnknownTrace.by_split",
)
def test_what_a_neuron_says_of_the_unseen_is_what_torchs_own_descent_finds(rows):
    trace, table = silent.unknown_ages(), passengers()
    hint = torch.tensor([[float(not row["age"])] for row in rows], dtype=torch.float64)
    given = torch.cat([inputs_of(table), hint, table.passenger_class[:, None]], dim=1)
    parts, surprises = silent.parts_of(1309, 0), torch.zeros(1309, dtype=torch.float64)
    for part in range(5):
        seen = parts != part
        line = torch.nn.Linear(4, 1, dtype=torch.float64)
        best = torch.optim.LBFGS(
            line.parameters(), max_iter=200, line_search_fn="strong_wolfe", tolerance_change=1e-12
        )

        def loss(seen=seen, line=line, best=best):
            best.zero_grad()
            found = torch.nn.functional.binary_cross_entropy_with_logits(
                line(given[seen])[:, 0], table.lived[seen].double()
            )
            found.backward()
            return found

        best.step(loss)
        surprises[~seen] = torch.nn.functional.binary_cross_entropy_with_logits(
            line(given[~seen])[:, 0].detach(), table.lived[~seen].double(), reduction="none"
        )
    assert float(trace.by_split[1, 2, 0]) == pytest.approx(float(surprises.mean()), abs=1e-5)
    torch.testing.assert_close(trace.by_split.mean(dim=2), trace.everyone)
    assert trace.by_split.shape == (2, len(trace.ways), trace.n_splits)
    assert float(trace.unknown[0, 0]) < float(trace.everyone[0, 0])  # more of them are men
    women = sum((row["sex"] == "female") == (row["survived"] == "yes") for row in rows) / 1309
    assert trace.right[0].tolist() == pytest.approx([women] * 3)


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.silent.SeedsTrace.units",
    "illustrated_models.examples.neural_network_math.silent.SeedsTrace.n",
    "illustrated_models.examples.neural_network_math.silent.SeedsTrace.seeds",
    "illustrated_models.examples.neural_network_math.silent.SeedsTrace.right",
    "illustrated_models.examples.neural_network_math.silent.SeedsTrace.low",
    "illustrated_models.examples.neural_network_math.silent.SeedsTrace.high",
    "illustrated_models.examples.neural_network_math.silent.SeedsTrace.rule",
)
def test_the_interval_of_each_start_is_wilsons(rows):
    trace = silent.of_every_seed()
    kept = json.loads((FOLDER / "sizes.json").read_text(encoding="utf-8"))
    assert trace.right.tolist() == kept["inputs_3"][kept["sizes"].index(trace.units)]
    assert (len(trace.seeds), trace.seeds[0]) == (len(trace.right), "start 1")
    for right, low, high in zip(trace.right, trace.low, trace.high, strict=True):
        z, n, p = 1.959964, trace.n, float(right)
        for end in (float(low), float(high)):  # where the score test just gives in
            assert abs(p - end) == pytest.approx(z * (end * (1 - end) / n) ** 0.5, abs=2e-6)
    women = sum((row["sex"] == "female") == (row["survived"] == "yes") for row in rows)
    assert float(trace.rule) == women / len(rows) == women / trace.n


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.rules.RulesTrace.names",
    "illustrated_models.examples.neural_network_math.rules.RulesTrace.right",
    "illustrated_models.examples.neural_network_math.rules.RulesTrace.third_women",
    "illustrated_models.examples.neural_network_math.rules.RulesTrace.n_third_women",
    "illustrated_models.examples.neural_network_math.rules.RulesTrace.second_men",
    "illustrated_models.examples.neural_network_math.rules.RulesTrace.third_men",
)
def test_rules_counted_again_in_the_file(rows):
    trace = rules.rules()

    def group(sex: str, number: str) -> list[dict[str, str]]:
        return [row for row in rows if (row["sex"], row["passengerClass"]) == (sex, number)]

    women = group("female", "3rd")
    assert (len(women), lived(women)) == (trace.n_third_women, pytest.approx(trace.third_women))
    assert float(trace.second_men) == pytest.approx(lived(group("male", "2nd")))
    assert float(trace.third_men) == pytest.approx(lived(group("male", "3rd")))

    def small(row: dict[str, str]) -> bool:
        is_young = bool(row["age"]) and float(row["age"]) < 10
        return row["sex"] == "female" or (is_young and row["passengerClass"] != "3rd")

    said = {
        "nobody lives": lambda row: False,
        "by class": lambda row: row["passengerClass"] == "1st",
        "women live": lambda row: row["sex"] == "female",
        "sex and class": lambda row: row["sex"] == "female" and row["passengerClass"] != "3rd",
        "and small boys": small,
    }
    assert trace.names == tuple(said)
    for right, rule in zip(trace.right.tolist(), said.values(), strict=True):
        counted = sum(rule(row) == (row["survived"] == "yes") for row in rows)
        assert right == pytest.approx(counted / len(rows))


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.rules.RulesTrace.sex_loss",
    "illustrated_models.examples.neural_network_math.rules.RulesTrace.class_loss",
    "illustrated_models.examples.neural_network_math.rules.RulesTrace.class_differ",
    "illustrated_models.examples.neural_network_math.rules.RulesTrace.age_differ",
    "illustrated_models.examples.neural_network_math.rules.RulesTrace.age_right",
)
def test_neurons_that_know_more_end_where_newton_does():
    trace, table = rules.rules(), passengers()
    columns = torch.stack([table.is_woman, table.passenger_class, table.age]).numpy()
    labels, woman = table.lived.numpy(), table.is_woman.numpy() == 1
    found = []
    for n in (1, 2, 3):
        inputs = np.column_stack([*columns[:n], np.ones(len(labels))])
        weights = np.zeros(n + 1)
        for _ in range(12):
            shares = 1 / (1 + np.exp(-inputs @ weights))
            bend = (inputs * (shares * (1 - shares))[:, None]).T @ inputs
            weights = weights - np.linalg.solve(bend, inputs.T @ (shares - labels))
        yes = inputs @ weights > 0
        loss = -np.log(np.where(labels == 1, shares, 1 - shares)).mean()
        found.append((loss, int((yes != woman).sum()), (yes == (labels == 1)).mean()))
    assert float(trace.sex_loss) == pytest.approx(found[0][0])
    assert (float(trace.class_loss), trace.class_differ) == (pytest.approx(found[1][0]), 0)
    assert found[1][1] == 0
    assert (trace.age_differ, float(trace.age_right)) == (found[2][1], pytest.approx(found[2][2]))


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.rules.ChildrenTrace.names",
    "illustrated_models.examples.neural_network_math.rules.ChildrenTrace.lived",
    "illustrated_models.examples.neural_network_math.rules.ChildrenTrace.low",
    "illustrated_models.examples.neural_network_math.rules.ChildrenTrace.high",
    "illustrated_models.examples.neural_network_math.rules.ChildrenTrace.counts",
    "illustrated_models.examples.neural_network_math.rules.ChildrenTrace.child",
    "illustrated_models.examples.neural_network_math.rules.ChildrenTrace.correlation",
    "illustrated_models.examples.neural_network_math.rules.ChildrenTrace.youths",
)
def test_children_counted_again_in_the_file(rows):
    trace = rules.children()
    known = [row for row in rows if row["age"]]
    young = [row for row in known if float(row["age"]) < trace.child]
    third = [row for row in young if row["passengerClass"] == "3rd"]
    groups = [
        [row for row in young if row["passengerClass"] != "3rd"],
        [row for row in third if row["sex"] == "female"],
        [row for row in third if row["sex"] == "male"],
    ]
    assert trace.names == ("1st and 2nd class", "3rd class, girls", "3rd class, boys")
    assert trace.counts.tolist() == [len(group) for group in groups] == [29, 30, 35]
    assert trace.lived.tolist() == pytest.approx([lived(group) for group in groups])
    columns = (each.tolist() for each in (trace.lived, trace.counts, trace.low, trace.high))
    for p, n, low, high in zip(*columns, strict=True):
        for end in (low, high):
            assert abs(p - end) == pytest.approx(1.959964 * (end * (1 - end) / n) ** 0.5, abs=1e-5)
    boys = [r for r in known if r["sex"] == "male" and 13 <= float(r["age"]) < 17]
    assert float(trace.youths) == pytest.approx(lived(boys))
    for number, found in zip(("1st", "2nd", "3rd"), trace.correlation, strict=True):
        of_class = [row for row in known if row["passengerClass"] == number]
        pairs = [(float(row["age"]), row["survived"] == "yes") for row in of_class]
        assert float(found) == pytest.approx(np.corrcoef(np.array(pairs, float).T)[0, 1])
