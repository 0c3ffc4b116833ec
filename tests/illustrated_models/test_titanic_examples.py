"""The Titanic examples: counted again, computed again by others, and the stories that hold."""

import json
import statistics
from collections import Counter

import pytest
import torch

from illustrated_models.data.titanic import PASSENGERS, passengers
from illustrated_models.examples.neural_network_math import hidden, one_neuron, people
from illustrated_models.examples.neural_network_math import sizes as sizes_example
from illustrated_models.network import run
from illustrated_models.training.neural_network_math import sizes as sizes_recipe
from illustrated_models.training.neural_network_math.network import (
    NEURON_RATE,
    NEURON_STEPS,
    learnt,
)

NEURON = "illustrated_models.examples.neural_network_math.one_neuron"


@pytest.fixture(scope="module")
def rows():
    lines = PASSENGERS.read_text(encoding="utf-8").split()
    return [line.split(",") for line in lines[1:]]


@pytest.fixture(scope="module")
def on_board():
    return people.on_board()


@pytest.fixture(scope="module")
def by_hand():
    return one_neuron.by_hand()


@pytest.fixture(scope="module")
def training():
    return one_neuron.training()


@pytest.fixture(scope="module")
def slopes():
    return one_neuron.slopes()


@pytest.fixture(scope="module")
def two_units():
    return hidden.two_units()


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.counts",
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.n",
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.lived",
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.lived_by_sex",
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.all_die",
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.women_live",
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.sexes",
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.fates",
)
def test_who_lived_counted_again_in_the_file(on_board, rows):
    found = Counter((sex, fate) for fate, sex, *_ in rows)
    assert on_board.counts.tolist() == [
        [found[sex, "yes"], found[sex, "no"]] for sex in ("female", "male")
    ]
    (a, b), (c, d) = on_board.counts.tolist()
    assert on_board.n == a + b + c + d == len(rows)
    assert float(on_board.lived) == pytest.approx((a + c) / len(rows))
    assert on_board.lived_by_sex.tolist() == pytest.approx([a / (a + b), c / (c + d)])
    assert float(on_board.all_die) == pytest.approx((b + d) / len(rows))
    assert float(on_board.women_live) == pytest.approx((a + d) / len(rows))


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.n_unknown",
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.middle_age",
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.lived_known",
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.lived_unknown",
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.unknown_by_class",
)
def test_unknown_ages_counted_again_in_the_file(on_board, rows):
    unknown = [row for row in rows if not row[2]]
    known = sorted(float(row[2]) for row in rows if row[2])
    assert on_board.n_unknown == len(unknown)
    assert on_board.middle_age == (known[len(known) // 2 - 1] + known[len(known) // 2]) / 2
    lived = sum(row[0] == "yes" for row in unknown) / len(unknown)
    assert float(on_board.lived_unknown) == pytest.approx(lived)
    assert float(on_board.lived_known) == pytest.approx(
        sum(row[0] == "yes" for row in rows if row[2]) / len(known)
    )
    for number, share in zip(("1st", "2nd", "3rd"), on_board.unknown_by_class, strict=True):
        of_class = [row for row in rows if row[3] == number]
        assert float(share) == pytest.approx(sum(not row[2] for row in of_class) / len(of_class))


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.by_band",
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.band_age",
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.n_by_band",
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.correlation",
)
def test_boys_under_ten_counted_again_in_the_file(on_board, rows):
    boys = [row for row in rows if row[1] == "male" and row[2] and float(row[2]) < 10]
    assert int(on_board.n_by_band[1, 0]) == len(boys)
    lived = sum(row[0] == "yes" for row in boys) / len(boys)
    assert float(on_board.by_band[1, 0]) == pytest.approx(lived)
    young = sorted(float(row[2]) for row in rows if row[2] and float(row[2]) < 10)
    assert float(on_board.band_age[0]) == (young[len(young) // 2 - 1] + young[len(young) // 2]) / 2
    everyone, women, men = on_board.correlation.tolist()
    assert women > 0.1 > -0.1 > men
    assert abs(everyone) < 0.1


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.age",
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.sex",
    "illustrated_models.examples.neural_network_math.one_neuron.ByHandTrace.years",
)
def test_the_passenger_of_the_article_is_a_woman_of_thirty_who_died(on_board, by_hand, rows):
    assert rows[people.PERSON] == ["no", "female", "30.0", "3rd"]
    assert (on_board.age, on_board.sex, by_hand.years) == (30, "woman", 30)


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.rule_loss",
    "illustrated_models.examples.neural_network_math.people.OnBoardTrace.spread",
)
def test_no_neuron_that_knows_the_sex_alone_is_less_surprised_than_the_shares(on_board):
    table = passengers()
    shares = torch.where(table.is_woman == 1, *on_board.lived_by_sex)
    truth = torch.where(table.lived == 1, shares, 1 - shares)
    assert float(on_board.rule_loss) == pytest.approx(float(-truth.log().mean()))
    right = (table.is_woman.long() == table.lived).double()
    assert float(on_board.spread) == pytest.approx(float(right.std(correction=0)) / 1309**0.5)


def test_the_rounded_neuron_is_what_its_training_gives(training):
    kept = json.loads(one_neuron.NEURON.read_text(encoding="utf-8"))
    assert (kept["rate"], kept["steps"]) == (NEURON_RATE, NEURON_STEPS)
    assert kept == learnt(training.log)


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.one_neuron.ByHandTrace.names",
    "illustrated_models.examples.neural_network_math.one_neuron.ByHandTrace.sigmoid",
    "illustrated_models.examples.neural_network_math.one_neuron.ByHandTrace.relu",
    "illustrated_models.examples.neural_network_math.one_neuron.ByHandTrace.sums",
    "illustrated_models.examples.neural_network_math.one_neuron.ByHandTrace.ends",
    "illustrated_models.examples.neural_network_math.one_neuron.ByHandTrace.shares",
    "illustrated_models.examples.neural_network_math.one_neuron.ByHandTrace.surprise",
    "illustrated_models.examples.neural_network_math.one_neuron.ByHandTrace.truths",
    "illustrated_models.examples.neural_network_math.one_neuron.ByHandTrace.both",
)
def test_the_curves_are_those_of_torch(by_hand):
    assert by_hand.names == ("woman", "age")
    torch.testing.assert_close(by_hand.sigmoid, torch.sigmoid(by_hand.sums))
    torch.testing.assert_close(by_hand.relu, torch.relu(by_hand.sums))
    torch.testing.assert_close(by_hand.ends, torch.sigmoid(torch.tensor([-6.0, 6.0]).double()))
    ones = torch.ones_like(by_hand.shares)
    theirs = torch.nn.functional.binary_cross_entropy(by_hand.shares, ones, reduction="none")
    torch.testing.assert_close(by_hand.surprise, theirs)
    assert float(by_hand.truths.sum()) == pytest.approx(1)
    torch.testing.assert_close(by_hand.both, -by_hand.truths.log())


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.one_neuron.TrainingTrace.n_differ",
    "illustrated_models.examples.neural_network_math.one_neuron.TrainingTrace.oldest_woman",
    "illustrated_models.examples.neural_network_math.one_neuron.TrainingTrace.youngest_man",
)
def test_the_trained_neuron_says_what_the_rule_says_about_everybody(training):
    table = passengers()
    assert training.n_differ == 0
    women = training.after.shares[table.is_woman == 1]
    men = training.after.shares[table.is_woman == 0]
    assert training.oldest_woman == float(women.min()) > 0.5
    assert training.youngest_man == float(men.max()) < 0.5
    assert float(training.early.right) < 0.63  # after one step it says of everybody: died


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.one_neuron.SlopeTrace.names",
    "illustrated_models.examples.neural_network_math.one_neuron.SlopeTrace.weights",
    "illustrated_models.examples.neural_network_math.one_neuron.SlopeTrace.surprise",
    "illustrated_models.examples.neural_network_math.one_neuron.SlopeTrace.tangent",
    "illustrated_models.examples.neural_network_math.one_neuron.SlopeTrace.nudges",
    "illustrated_models.examples.neural_network_math.one_neuron.SlopeTrace.differences",
    "illustrated_models.examples.neural_network_math.one_neuron.SlopeTrace.errors",
)
def test_slopes_by_nudging_come_nearer_with_the_square_of_the_nudge(slopes):
    assert slopes.names == ("woman", "age", "bias")
    first = float(slopes.audit.by_hand[0])
    for nudge, found, error in zip(slopes.nudges, slopes.differences, slopes.errors, strict=True):
        assert float(error) == pytest.approx(abs(float(found) - first), rel=1e-5)
        assert float(error) == pytest.approx(0.0151 * float(nudge) ** 2, rel=0.1)
    weight, bias = slopes.tangent.tolist()
    here = float(slopes.audit.parameters[0])
    assert weight * here + bias == pytest.approx(float(slopes.one.loss))
    age, plus = slopes.audit.parameters[1:].tolist()
    theirs = torch.nn.functional.softplus(slopes.weights + 3 * age + plus)  # she died
    torch.testing.assert_close(slopes.surprise, theirs)


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.one_neuron.SlopeTrace.pressed",
    "illustrated_models.examples.neural_network_math.one_neuron.SlopeTrace.again",
    "illustrated_models.examples.neural_network_math.one_neuron.SlopeTrace.cleared",
)
def test_gradients_add_up_until_they_are_cleared(slopes):
    torch.testing.assert_close(slopes.pressed, slopes.audit.by_hand)
    torch.testing.assert_close(slopes.again, 2 * slopes.audit.by_hand)
    torch.testing.assert_close(slopes.cleared, slopes.pressed)


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.hidden.HiddenTrace.ages",
    "illustrated_models.examples.neural_network_math.hidden.HiddenTrace.people",
    "illustrated_models.examples.neural_network_math.hidden.HiddenTrace.units",
    "illustrated_models.examples.neural_network_math.hidden.HiddenTrace.features",
    "illustrated_models.examples.neural_network_math.hidden.HiddenTrace.parameters",
    "illustrated_models.examples.neural_network_math.hidden.HiddenTrace.three",
    "illustrated_models.examples.neural_network_math.hidden.HiddenTrace.girl",
)
def test_the_passengers_of_the_network_are_those_of_the_file(two_units, rows):
    chosen = [rows[row] for row in (people.PERSON, hidden.GIRL, hidden.BOY)]
    assert [row[1] for row in chosen] == ["female", "female", "male"]
    assert two_units.ages.tolist() == pytest.approx([float(row[2]) for row in chosen])
    assert two_units.three.inputs[:, 0].tolist() == [1, 1, 0]
    assert two_units.girl.sums.tolist() == [pytest.approx([0.205, 1.39])]  # on paper
    assert len(two_units.parameters) == len(two_units.audit.parameters) == 9


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.hidden.HiddenTrace.n_differ",
    "illustrated_models.examples.neural_network_math.hidden.HiddenTrace.n_won",
    "illustrated_models.examples.neural_network_math.hidden.HiddenTrace.oldest_child",
    "illustrated_models.examples.neural_network_math.hidden.HiddenTrace.oldest_differ",
    "illustrated_models.examples.neural_network_math.hidden.HiddenTrace.women_heard",
    "illustrated_models.examples.neural_network_math.hidden.HiddenTrace.n_women",
)
def test_the_units_have_found_children_and_women(two_units, rows):
    network, differ, won, oldest, women = hidden.published(), 0, 0, 0.0, 0
    for fate, sex, age, _ in rows:
        years = float(age or 28)
        inputs = torch.tensor([[float(sex == "female"), years / 10]], dtype=torch.float64)
        trace = run(network, inputs, torch.tensor([int(fate == "yes")]))
        if int(trace.answers.chosen[0]) != (sex == "female"):
            differ += 1
            won += int(trace.answers.chosen[0]) == (fate == "yes")
        oldest = max(oldest, years if float(trace.hidden[0, 0]) > 0 else 0)
        women += float(trace.hidden[0, 1]) > 0 and sex == "female"
    assert (differ, won, women) == (two_units.n_differ, two_units.n_won, two_units.women_heard)
    assert two_units.oldest_child == pytest.approx(oldest)
    assert two_units.women_heard == two_units.n_women
    assert two_units.oldest_differ <= two_units.oldest_child


SIZES = "illustrated_models.examples.neural_network_math.sizes.SizesTrace"


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.sizes.SizesTrace.sizes",
    "illustrated_models.examples.neural_network_math.sizes.SizesTrace.places",
    "illustrated_models.examples.neural_network_math.sizes.SizesTrace.mean",
    "illustrated_models.examples.neural_network_math.sizes.SizesTrace.low",
    "illustrated_models.examples.neural_network_math.sizes.SizesTrace.high",
    "illustrated_models.examples.neural_network_math.sizes.SizesTrace.seeds_low",
    "illustrated_models.examples.neural_network_math.sizes.SizesTrace.seeds_high",
    "illustrated_models.examples.neural_network_math.sizes.SizesTrace.n_seeds",
    "illustrated_models.examples.neural_network_math.sizes.SizesTrace.n_parts",
    "illustrated_models.examples.neural_network_math.sizes.SizesTrace.all_die",
    "illustrated_models.examples.neural_network_math.sizes.SizesTrace.women_live",
    "illustrated_models.examples.neural_network_math.sizes.SizesTrace.spread",
)
def test_the_sizes_are_averaged_over_seeds_with_the_interval_of_student(on_board):
    kept = json.loads((sizes_example.FOLDER / "sizes.json").read_text(encoding="utf-8"))
    found = sizes_example.sizes()
    assert found.sizes.tolist() == list(sizes_recipe.SIZES) == kept["sizes"]
    assert found.places.tolist() == list(range(len(found.sizes)))
    assert (found.n_seeds, found.n_parts) == (sizes_recipe.N_SEEDS, sizes_recipe.N_PARTS)
    for row, name in enumerate(("inputs_2", "inputs_3")):
        for size, seeds in enumerate(kept[name]):
            mean = statistics.mean(seeds)
            margin = 2.262 * statistics.stdev(seeds) / len(seeds) ** 0.5
            assert float(found.mean[row, size]) == pytest.approx(mean)
            assert float(found.low[row, size]) == pytest.approx(mean - margin)
            assert float(found.high[row, size]) == pytest.approx(mean + margin)
            assert float(found.seeds_low[row, size]) == min(seeds)
            assert float(found.seeds_high[row, size]) == max(seeds)
    assert float(found.all_die[0]) == float(on_board.all_die)
    assert float(found.women_live[-1]) == float(on_board.women_live)
    assert float(found.spread) == pytest.approx(float(on_board.spread))


@pytest.mark.parametrize("n_units", [0, 3])
def test_networks_trained_together_are_those_trained_one_by_one(n_units, monkeypatch):
    monkeypatch.setattr(sizes_recipe, "N_SEEDS", 2)
    monkeypatch.setattr(sizes_recipe, "N_PARTS", 3)
    dice = torch.Generator().manual_seed(0)
    inputs = torch.randint(0, 4, (40, 2), generator=dice).double() - 1.5
    labels = torch.randint(0, 2, (40,), generator=dice)
    together = sizes_recipe.unseen(inputs, labels, n_units, n_steps=30)
    for seed in range(2):
        parts = sizes_recipe.parts_of(len(labels), seed)
        for part in range(3):
            seen = parts != part
            network = sizes_recipe.start(2, n_units, seed)
            for _ in range(30):
                network = _one_step(network, inputs[seen], labels[seen])
            said = _score(network, inputs[~seen]) > 0
            assert torch.equal(together[seed, ~seen], said.long())


def _score(network, inputs):
    hidden = torch.relu(inputs @ network.hidden_weights + network.hidden_bias)
    units = hidden if len(network.hidden_bias) else inputs
    return (units @ network.output_weights)[:, 0] + network.output_bias[0]


def _one_step(network, inputs, labels):
    """Autograd's own step: of no hidden parameter where there is none."""
    parts = [part.clone().requires_grad_() for part in network]
    loss = torch.nn.functional.binary_cross_entropy_with_logits(
        _score(sizes_recipe.Parameters(*parts), inputs), labels.double()
    )
    used = parts if len(network.hidden_bias) else parts[2:]
    slopes = torch.autograd.grad(loss, used)
    moved = [
        (part - sizes_recipe.RATE * slope).detach()
        for part, slope in zip(used, slopes, strict=True)
    ]
    return sizes_recipe.Parameters(*parts[: 4 - len(moved)], *moved)
