"""What films and widgets about neurons are given, against another way to the same numbers."""

import numpy as np
import pytest
import torch

from illustrated_models.data.houses import houses
from illustrated_models.examples.neural_networks import dials, moving, questions, yours


@pytest.fixture(scope="module")
def size_and_price():
    table = houses()
    return table.size.numpy(), table.price.numpy()


def loss(weight, bias, size, price):
    return ((weight * size + bias - price) ** 2).mean()


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.moving.TurnedTrace.size",
    "illustrated_models.examples.neural_networks.moving.TurnedTrace.price",
    "illustrated_models.examples.neural_networks.moving.TurnedTrace.lines",
    "illustrated_models.examples.neural_networks.moving.TurnedTrace.ends",
    "illustrated_models.examples.neural_networks.moving.TurnedTrace.loss",
)
def test_the_dials_stop_where_the_article_turns_them_to():
    trace, article = moving.dials_turned(), dials.three_houses()
    size, price = trace.size.numpy(), trace.price.numpy()
    assert (trace.size.tolist(), trace.price.tolist()) == (
        article.size.tolist(),
        article.price.tolist(),
    )
    assert trace.lines[1].tolist() == [float(article.best.weights[0]), 0]
    assert trace.lines[2].tolist() == [float(article.both.weights[0]), float(article.both.bias)]
    for (weight, bias), ends, told in zip(
        trace.lines.tolist(), trace.ends, trace.loss, strict=True
    ):
        assert ends[0].tolist() == price.tolist()
        assert ends[1].tolist() == pytest.approx((weight * size + bias).tolist())
        assert float(told) == pytest.approx(loss(weight, bias, size, price))


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.moving.RollTrace.weights",
    "illustrated_models.examples.neural_networks.moving.RollTrace.loss",
    "illustrated_models.examples.neural_networks.moving.RollTrace.tangents",
    "illustrated_models.examples.neural_networks.moving.RollTrace.visited",
    "illustrated_models.examples.neural_networks.moving.RollTrace.heights",
    "illustrated_models.examples.neural_networks.moving.RollTrace.rate",
    "illustrated_models.examples.neural_networks.moving.RollTrace.leapt",
    "illustrated_models.examples.neural_networks.moving.RollTrace.landed",
    "illustrated_models.examples.neural_networks.moving.RollTrace.too_large",
    "illustrated_models.examples.neural_networks.moving.RollTrace.limit",
)
def test_a_ball_rolls_below_the_limit_and_leaps_above_it(size_and_price):
    size, price = size_and_price
    trace = moving.rolling()
    for weights, told in (
        (trace.weights, trace.loss),
        (trace.visited, trace.heights),
        (trace.leapt, trace.landed),
    ):
        assert told.tolist() == pytest.approx([loss(w, 0, size, price) for w in weights.tolist()])
    assert trace.limit == pytest.approx(1 / (size**2).mean())
    assert trace.rate < trace.limit < trace.too_large
    best = (size * price).sum() / (size**2).sum()
    for weights, rate in ((trace.visited, trace.rate), (trace.leapt, trace.too_large)):
        away = weights.numpy() - best
        assert away[1:] / away[:-1] == pytest.approx(1 - 2 * rate * (size**2).mean())
    for (slope, start), weight, height in zip(
        trace.tangents.tolist(), trace.visited.tolist(), trace.heights.tolist(), strict=True
    ):
        assert slope * weight + start == pytest.approx(height)
        nudged = (loss(weight + 1e-4, 0, size, price) - loss(weight - 1e-4, 0, size, price)) / 2e-4
        assert slope == pytest.approx(nudged, rel=1e-6)


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.moving.Scene.weights",
    "illustrated_models.examples.neural_networks.moving.Scene.biases",
    "illustrated_models.examples.neural_networks.moving.Scene.loss",
    "illustrated_models.examples.neural_networks.moving.Scene.levels",
    "illustrated_models.examples.neural_networks.moving.Scene.walked",
    "illustrated_models.examples.neural_networks.moving.Scene.lifted",
    "illustrated_models.examples.neural_networks.moving.Scene.losses",
    "illustrated_models.examples.neural_networks.moving.Scene.best",
)
def test_each_walk_is_gradient_descent_on_the_landscape_that_is_drawn(size_and_price):
    size, price = size_and_price
    trace = moving.walking()
    for scene, inputs in ((trace.plain, size), (trace.scaled, (size - size.mean()) / size.std())):
        row, column = 5, 20
        there = loss(float(scene.weights[column]), float(scene.biases[row]), inputs, price)
        assert float(scene.loss[row, column]) == pytest.approx(there)
        assert float(scene.loss.min()) < min(scene.levels.tolist())
        weight = bias = 0.0
        for step in range(len(scene.walked)):
            assert float(scene.walked[step]) == pytest.approx(weight)
            assert float(scene.lifted[step]) == pytest.approx(bias)
            assert float(scene.losses[step]) == pytest.approx(loss(weight, bias, inputs, price))
            errors = weight * inputs + bias - price
            weight -= scene.rate * 2 * (errors * inputs).mean()
            bias -= scene.rate * 2 * errors.mean()
        line = np.polyfit(inputs, price, 1)
        assert scene.best.tolist() == pytest.approx(line.tolist())


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.moving.BendTrace.dear_east",
    "illustrated_models.examples.neural_networks.moving.BendTrace.dear_north",
    "illustrated_models.examples.neural_networks.moving.BendTrace.other_east",
    "illustrated_models.examples.neural_networks.moving.BendTrace.other_north",
    "illustrated_models.examples.neural_networks.moving.BendTrace.steps",
    "illustrated_models.examples.neural_networks.moving.BendTrace.right",
    "illustrated_models.examples.neural_networks.moving.BendTrace.columns",
    "illustrated_models.examples.neural_networks.moving.BendTrace.rows",
    "illustrated_models.examples.neural_networks.moving.Moment.yes",
    "illustrated_models.examples.neural_networks.moving.BendTrace.even",
)
def test_the_boundary_ends_as_that_of_the_article():
    trace, article = moving.bending_over_time(), questions.where_it_is_dear()
    split = questions.on_the_map()
    assert trace.steps.tolist()[-1] == questions.N_STEPS
    assert float(trace.right[-1]) == float(article.network.answers.right)
    torch.testing.assert_close(trace.columns, article.columns)
    torch.testing.assert_close(trace.rows, article.rows)
    torch.testing.assert_close(trace.moments[-1].yes, article.yes)
    assert trace.even.tolist() == [0.5]
    pairs = split.inputs.tolist(), split.labels.tolist()
    known = {(*place, label) for place, label in zip(*pairs, strict=True)}
    for label, east, north in (
        (1, trace.dear_east, trace.dear_north),
        (0, trace.other_east, trace.other_north),
    ):
        shown = {(*pair, label) for pair in zip(east.tolist(), north.tolist(), strict=True)}
        assert shown <= {(east, north, label) for east, north, label in known}
        assert len(shown) > 20


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.yours.RollTrace.size",
    "illustrated_models.examples.neural_networks.yours.RollTrace.price",
    "illustrated_models.examples.neural_networks.yours.RollTrace.levels",
    "illustrated_models.examples.neural_networks.yours.RollTrace.rate",
    "illustrated_models.examples.neural_networks.yours.RollTrace.limit",
    "illustrated_models.examples.neural_networks.yours.RollTrace.limit_scaled",
    "illustrated_models.examples.neural_networks.yours.FeaturesTrace.size",
    "illustrated_models.examples.neural_networks.yours.FeaturesTrace.beds",
    "illustrated_models.examples.neural_networks.yours.FeaturesTrace.price",
)
def test_the_widgets_have_the_limits_and_the_houses_of_the_article():
    roll, features, table = yours.roll(), yours.two_features(), houses()
    article = dials.step_sizes()
    assert (roll.limit, roll.limit_scaled) == (article.limit, article.limit_standardised)
    assert roll.rate == article.right.rate
    assert roll.levels.tolist() == dials.both_dials().levels.tolist()
    assert features.best.loss < features.begun.loss
    for given, own in (
        (roll.size, table.size),
        (roll.price, table.price),
        (features.size, table.size),
        (features.beds, table.beds),
        (features.price, table.price),
    ):
        assert torch.equal(given, own)


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.yours.ScoresTrace.names",
    "illustrated_models.examples.neural_networks.yours.ScoresTrace.scores",
    "illustrated_models.examples.neural_networks.yours.GrowTrace.features",
    "illustrated_models.examples.neural_networks.yours.GrowTrace.names",
    "illustrated_models.examples.neural_networks.yours.GrowTrace.house",
    "illustrated_models.examples.neural_networks.yours.GrowTrace.n_weights",
    "illustrated_models.examples.neural_networks.yours.GrowTrace.n_parameters",
)
def test_a_grown_network_has_a_weight_for_each_line_and_a_bias_for_each_unit_and_answer():
    trace, scores = yours.grow(), yours.by_hand()
    units = trace.network.hidden_bias.numel()
    assert trace.n_weights == len(trace.features) * units + units * len(trace.names)
    assert trace.n_parameters == trace.n_weights + units + len(trace.names)
    assert trace.names == scores.names
    assert torch.equal(scores.scores[None], scores.answers.scores)
    table = houses()
    size = table.size.numpy()
    own = (size[dials.THREE[1]] - size.mean()) / size.std()
    assert float(trace.house[0]) == pytest.approx(own)
    torch.testing.assert_close(scores.answers.shares, scores.answers.scores.softmax(dim=1))
