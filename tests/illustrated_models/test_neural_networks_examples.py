"""The worked examples about neurons: each field against the houses, computed another way."""

import numpy as np
import pytest
import torch

from illustrated_models.data.houses import houses
from illustrated_models.examples.neural_networks import dials, features, questions
from illustrated_models.neuron import descend, neuron

DOUBLE = torch.float64


@pytest.fixture(scope="module")
def table():
    return houses()


@pytest.fixture(scope="module")
def size_and_price(table):
    return table.size.numpy(), table.price.numpy()


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.dials.DialsTrace.town",
    "illustrated_models.examples.neural_networks.dials.DialsTrace.size",
    "illustrated_models.examples.neural_networks.dials.DialsTrace.area",
    "illustrated_models.examples.neural_networks.dials.DialsTrace.price",
    "illustrated_models.examples.neural_networks.dials.DialsTrace.metres",
    "illustrated_models.examples.neural_networks.dials.DialsTrace.rule",
    "illustrated_models.examples.neural_networks.dials.DialsTrace.mean_rule",
    "illustrated_models.examples.neural_networks.dials.DialsTrace.whole_rule",
)
def test_the_three_houses_are_rows_of_the_file_all_of_one_town(table):
    trace = dials.three_houses()
    rows = [*dials.THREE]
    assert {table.town[row] for row in rows} == {trace.town}
    assert trace.price.tolist() == [float(table.price[row]) for row in rows]
    assert trace.area.tolist() == pytest.approx([float(table.size[row]) * 1000 for row in rows])
    assert trace.size.tolist() == sorted(trace.size.tolist())
    assert trace.metres.tolist() == pytest.approx(
        [0.09290304 * each for each in trace.area.tolist()]
    )
    prices, sizes = trace.price.tolist(), trace.size.tolist()
    rules = [price / size for price, size in zip(prices, sizes, strict=True)]
    assert trace.rule.tolist() == pytest.approx(rules)
    assert float(trace.mean_rule) == pytest.approx(sum(rules) / 3)
    assert float(trace.whole_rule) == pytest.approx(sum(prices) / sum(sizes))


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.dials.TurnTrace.best",
    "illustrated_models.examples.neural_networks.dials.TurnTrace.size",
    "illustrated_models.examples.neural_networks.dials.TurnTrace.price",
)
def test_no_dials_do_better_on_the_three_houses_than_the_best_that_is_told():
    trace, three = dials.turn_them(), dials.three_houses()
    assert torch.equal(trace.size, three.size)
    assert torch.equal(trace.price, three.price)
    line = np.polyfit(trace.size.numpy(), trace.price.numpy(), 1)
    left = trace.price.numpy() - np.polyval(line, trace.size.numpy())
    assert float(trace.best) == pytest.approx((left**2).mean())


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.dials.AllHousesTrace.n_houses",
    "illustrated_models.examples.neural_networks.dials.AllHousesTrace.size",
    "illustrated_models.examples.neural_networks.dials.AllHousesTrace.price",
    "illustrated_models.examples.neural_networks.dials.AllHousesTrace.always_the_mean",
    "illustrated_models.examples.neural_networks.dials.AllHousesTrace.root_without",
    "illustrated_models.examples.neural_networks.dials.AllHousesTrace.root_both",
    "illustrated_models.examples.neural_networks.dials.AllHousesTrace.explained",
)
def test_the_line_of_all_houses_explains_what_their_correlation_squared_says(size_and_price):
    size, price = size_and_price
    trace = dials.all_houses()
    line = np.polyfit(size, price, 1)
    alone = (size * price).sum() / (size**2).sum()
    assert trace.n_houses == len(price) == 932
    np.testing.assert_array_equal(trace.size.numpy(), size)
    np.testing.assert_array_equal(trace.price.numpy(), price)
    assert float(trace.explained) == pytest.approx(np.corrcoef(size, price)[0, 1] ** 2)
    assert float(trace.root_both) == pytest.approx(np.std(price - np.polyval(line, size)))
    left = price - alone * size
    assert float(trace.root_without) == pytest.approx((left**2).mean() ** 0.5)
    assert float(trace.always_the_mean) == pytest.approx(abs(price - price.mean()).mean())
    shown = (float(trace.explained), float(trace.both.absolute), float(trace.always_the_mean))
    assert [round(each, 3) for each in shown] == [0.589, 61.672, 98.816]


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.dials.SlopeTrace.best",
    "illustrated_models.examples.neural_networks.dials.SlopeTrace.loss",
    "illustrated_models.examples.neural_networks.dials.SlopeTrace.weights",
    "illustrated_models.examples.neural_networks.dials.SlopeTrace.tangent",
)
def test_at_the_best_weight_the_curve_of_the_loss_is_flat(size_and_price):
    size, price = size_and_price
    trace = dials.one_dial()
    best = float(trace.best)
    assert best == pytest.approx(np.linalg.lstsq(size[:, None], price, rcond=None)[0][0])
    assert float(trace.loss.min()) >= ((best * size - price) ** 2).mean()
    losses = [((weight * size - price) ** 2).mean() for weight in trace.weights.tolist()]
    assert trace.loss.tolist() == pytest.approx(losses)
    weight, bias = trace.tangent.tolist()
    start = trace.descent.weights[0, 0]
    assert weight * float(start) + bias == pytest.approx(float(trace.descent.loss[0]))


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.dials.ValleyTrace.few",
    "illustrated_models.examples.neural_networks.dials.ValleyTrace.levels",
    "illustrated_models.examples.neural_networks.dials.ValleyTrace.after",
    "illustrated_models.examples.neural_networks.dials.ValleyTrace.curvatures",
)
def test_the_valley_is_bent_as_its_second_differences_say(size_and_price):
    size, price = (torch.tensor(each) for each in size_and_price)
    trace = dials.both_dials()
    inputs = size[:, None]
    start = torch.zeros(1, dtype=DOUBLE), torch.tensor(0.0, dtype=DOUBLE)
    log = descend(inputs, price, *start, rate=0.1, n_steps=200)
    assert trace.few.tolist() == [0, 1, 2, 10, 200]
    assert trace.levels.tolist() == sorted(trace.levels.tolist())
    assert trace.grid.loss.min() < trace.levels[0] < trace.levels[-1] < trace.grid.loss.max()
    assert trace.after.tolist() == [float(log.loss[n]) for n in trace.few]

    def loss(weight: float, bias: float) -> float:
        at = torch.tensor([weight], dtype=DOUBLE), torch.tensor(bias, dtype=DOUBLE)
        return float(neuron(inputs, price, *at).loss)

    by_weight = loss(1, 0) - 2 * loss(0, 0) + loss(-1, 0)
    by_bias = loss(0, 1) - 2 * loss(0, 0) + loss(0, -1)
    mixed = (loss(1, 1) - loss(1, -1) - loss(-1, 1) + loss(-1, -1)) / 4
    bends = np.linalg.eigvalsh([[by_weight, mixed], [mixed, by_bias]])
    assert trace.curvatures.tolist() == pytest.approx(bends.tolist(), rel=1e-6)


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.dials.StepSizesTrace.limit",
    "illustrated_models.examples.neural_networks.dials.StepSizesTrace.limit_in_feet",
    "illustrated_models.examples.neural_networks.dials.StepSizesTrace.limit_standardised",
    "illustrated_models.examples.neural_networks.dials.StepSizesTrace.condition",
)
def test_the_largest_step_size_is_two_through_the_strongest_bend_in_every_unit(size_and_price):
    size, _ = size_and_price
    trace = dials.step_sizes()
    limits = trace.limit_in_feet, trace.limit, trace.limit_standardised
    forms = size * 1000, size, (size - size.mean()) / size.std()
    for form, limit, stretch in zip(forms, limits, trace.condition.tolist(), strict=True):
        rows = np.stack([form, np.ones_like(form)], axis=1)
        bends = np.linalg.svd(rows, compute_uv=False) ** 2 * 2 / len(rows)
        assert limit == pytest.approx(2 / bends[0])
        assert stretch == pytest.approx(bends[0] / bends[1], rel=1e-6)
    assert trace.small.rate < trace.right.rate < trace.limit < trace.large.rate


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.features.BedroomsTrace.correlation",
    "illustrated_models.examples.neural_networks.features.BedroomsTrace.beds",
    "illustrated_models.examples.neural_networks.features.BedroomsTrace.names",
    "illustrated_models.examples.neural_networks.features.BedroomsTrace.features",
    "illustrated_models.examples.neural_networks.features.BedroomsTrace.mean",
    "illustrated_models.examples.neural_networks.features.BedroomsTrace.band",
    "illustrated_models.examples.neural_networks.features.BedroomsTrace.band_mean",
    "illustrated_models.examples.neural_networks.features.BedroomsTrace.band_count",
)
def test_bedrooms_and_prices_are_counted_house_by_house(table):
    trace = features.bedrooms()
    beds, price, size = table.beds.numpy(), table.price.numpy(), table.size.numpy()
    assert float(trace.correlation) == pytest.approx(np.corrcoef(beds, price)[0, 1])
    assert trace.names == tuple(f"{n} bedrooms" for n in trace.beds.tolist())
    assert trace.features == ("size", "bedrooms")
    low, high = (each / 1000 for each in trace.band.tolist())
    for place, n in enumerate(trace.beds.tolist()):
        all_of = [p for p, b in zip(price, beds, strict=True) if b == n]
        near = [p for p, b, s in zip(price, beds, size, strict=True) if b == n and low <= s < high]
        assert float(trace.mean[place]) == pytest.approx(sum(all_of) / len(all_of))
        assert float(trace.band_mean[place]) == pytest.approx(sum(near) / len(near))
        assert int(trace.band_count[place]) == len(near)


@pytest.mark.parametrize("asked", [questions.dear_or_not, questions.three_answers])
@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.questions.SizeQuestionTrace.limits",
    "illustrated_models.examples.neural_networks.questions.SizeQuestionTrace.answers",
    "illustrated_models.examples.neural_networks.questions.SizeQuestionTrace.sizes",
    "illustrated_models.examples.neural_networks.questions.SizeQuestionTrace.area",
    "illustrated_models.examples.neural_networks.questions.SizeQuestionTrace.price",
    "illustrated_models.examples.neural_networks.questions.SizeQuestionTrace.raised",
    "illustrated_models.examples.neural_networks.questions.SizeQuestionTrace.raised_totals",
    "illustrated_models.examples.neural_networks.questions.SizeQuestionTrace.shares",
    "illustrated_models.examples.neural_networks.questions.SizeQuestionTrace.loss",
)
def test_the_answers_split_the_houses_evenly_and_their_shares_are_torchs_softmax(table, asked):
    trace = asked()
    assert trace.answers in (("no", "yes"), ("cheap", "middling", "dear"))
    n_answers, rows = len(trace.answers), [*dials.THREE]
    limits = np.quantile(table.price.numpy(), np.arange(1, n_answers) / n_answers)
    assert trace.limits.tolist() == pytest.approx(limits.tolist())
    assert trace.area.tolist() == pytest.approx([float(table.size[row]) * 1000 for row in rows])
    assert trace.price.tolist() == [float(table.price[row]) for row in rows]
    raised = torch.exp(trace.three.answers.scores)
    torch.testing.assert_close(trace.raised, raised)
    torch.testing.assert_close(trace.raised_totals, raised.sum(dim=1))
    torch.testing.assert_close(
        trace.raised / trace.raised_totals[:, None], trace.three.answers.scores.softmax(dim=1)
    )
    scores = (trace.sizes - table.size.mean())[:, None] @ trace.everyone.weights
    torch.testing.assert_close(trace.shares.T, (scores + trace.everyone.bias).softmax(dim=1))
    assert float(trace.loss[0]) == pytest.approx(np.log(n_answers))
    assert len(trace.loss) == trace.n_steps
    assert bool((trace.loss.diff() < 1e-12).all())


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.questions.MapTrace.middle",
    "illustrated_models.examples.neural_networks.questions.MapTrace.n_tested",
    "illustrated_models.examples.neural_networks.questions.MapTrace.n_trained",
    "illustrated_models.examples.neural_networks.questions.MapTrace.n_units",
    "illustrated_models.examples.neural_networks.questions.MapTrace.by_seed",
)
def test_no_house_on_the_map_is_both_trained_on_and_held_out(table):
    split, trace = questions.on_the_map(), questions.where_it_is_dear()
    assert sorted([*split.trained.tolist(), *split.tested.tolist()]) == [*range(932)]
    assert (trace.n_trained, trace.n_tested) == (len(split.trained), len(split.tested))
    assert trace.middle == float(np.median(table.price.numpy()))
    assert split.labels.tolist() == [int(price > trace.middle) for price in table.price]
    assert trace.n_units == trace.network.network.hidden_bias.numel()
    assert torch.equal(trace.tested.inputs, split.inputs[split.tested])
    for seed, right in zip(trace.seeds.tolist(), trace.by_seed, strict=True):
        network, _, _ = questions.bending(split, seed)
        hidden = (split.inputs[split.tested] @ network.hidden_weights + network.hidden_bias).relu()
        score = hidden @ network.output_weights[:, 0] + network.output_bias
        says = (score > 0).long() == split.labels[split.tested]
        assert float(right) == pytest.approx(float(says.double().mean()))


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.questions.MapTrace.line_weights",
    "illustrated_models.examples.neural_networks.questions.MapTrace.line_bias",
    "illustrated_models.examples.neural_networks.questions.MapTrace.even",
    "illustrated_models.examples.neural_networks.questions.Spots.east",
    "illustrated_models.examples.neural_networks.questions.Spots.north",
)
def test_the_line_on_the_map_is_where_its_neuron_cannot_decide_and_each_house_stands_in_its_place():
    split, trace = questions.on_the_map(), questions.where_it_is_dear()
    scores = trace.line.inputs @ trace.line_weights + trace.line_bias
    torch.testing.assert_close(trace.line.answers.shares[:, 1], torch.sigmoid(scores))
    assert trace.even.tolist() == torch.sigmoid(torch.zeros(1)).tolist()
    for spots, label in ((trace.dear, 1), (trace.others, 0)):
        standing = {tuple(row) for row in split.inputs[split.labels == label].tolist()}
        assert {*zip(spots.east.tolist(), spots.north.tolist(), strict=True)} <= standing
