"""The neuron against autograd, least squares of torch and finite differences, and by hand."""

import pytest
import torch

from illustrated_models.data.houses import houses
from illustrated_models.neuron import (
    curvatures,
    descend,
    landscape,
    largest_rate,
    least_squares,
    least_squares_without_bias,
    neuron,
    standardised,
)

DOUBLE = torch.float64


def numbers(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=DOUBLE)


@pytest.fixture
def task():
    return numbers(20, 3), numbers(20, seed=1), numbers(3, seed=2), numbers(1, seed=3)[0]


@pytest.fixture(scope="module")
def sizes_and_prices():
    table = houses()
    return table.size[:, None], table.price


@pytest.mark.proves(
    "illustrated_models.neuron.NeuronTrace.inputs",
    "illustrated_models.neuron.NeuronTrace.targets",
    "illustrated_models.neuron.NeuronTrace.weights",
    "illustrated_models.neuron.NeuronTrace.bias",
    "illustrated_models.neuron.NeuronTrace.predictions",
    "illustrated_models.neuron.NeuronTrace.loss",
    "illustrated_models.neuron.NeuronTrace.absolute",
)
def test_it_predicts_and_errs_as_torchs_linear_layer(task):
    inputs, targets, weights, bias = task
    layer = torch.nn.Linear(3, 1, dtype=DOUBLE)
    layer.weight.data, layer.bias.data = weights[None], bias[None]
    trace, theirs = neuron(*task), layer(inputs)[:, 0]
    given = (trace.inputs, trace.targets, trace.weights, trace.bias)
    assert all(ours is theirs for ours, theirs in zip(given, task, strict=True))
    torch.testing.assert_close(trace.predictions, theirs)
    torch.testing.assert_close(trace.loss, torch.nn.functional.mse_loss(theirs, targets))
    torch.testing.assert_close(trace.absolute, torch.nn.functional.l1_loss(theirs, targets))


@pytest.mark.proves(
    "illustrated_models.neuron.NeuronTrace.weights_gradient",
    "illustrated_models.neuron.NeuronTrace.bias_gradient",
)
def test_its_slopes_are_those_of_autograd_and_of_small_nudges(task):
    inputs, targets, weights, bias = task
    trace = neuron(*task)
    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    loss = ((inputs @ weights + bias - targets) ** 2).mean()
    by_weights, by_bias = torch.autograd.grad(loss, [weights, bias])
    torch.testing.assert_close(trace.weights_gradient, by_weights)
    torch.testing.assert_close(trace.bias_gradient, by_bias)
    nudge = torch.tensor([0, 1e-5, 0], dtype=DOUBLE)
    higher, lower = (
        neuron(inputs, targets, task[2] + way * nudge, task[3]).loss for way in (1, -1)
    )
    assert float((higher - lower) / 2e-5) == pytest.approx(float(trace.weights_gradient[1]))


@pytest.mark.proves(
    "illustrated_models.neuron.NeuronTrace.products",
    "illustrated_models.neuron.NeuronTrace.errors",
    "illustrated_models.neuron.NeuronTrace.squares",
)
def test_two_houses_worked_by_hand():
    inputs = torch.tensor([[1.0, 2.0], [3.0, 0.0]], dtype=DOUBLE)
    targets, weights = torch.tensor([9.0, 5.0], dtype=DOUBLE), torch.tensor([2.0, 1.0]).double()
    trace = neuron(inputs, targets, weights, torch.tensor(1.0, dtype=DOUBLE))
    assert trace.products.tolist() == [[2, 2], [6, 0]]
    assert trace.predictions.tolist() == [5, 7]  # 2 + 2 + 1, 6 + 0 + 1
    assert trace.errors.tolist() == [-4, 2]
    assert trace.squares.tolist() == [16, 4]
    assert (float(trace.loss), float(trace.absolute)) == (10, 3)
    assert trace.weights_gradient.tolist() == [2, -8]  # 2 · (−4·1 + 2·3) / 2, 2 · (−4·2) / 2
    assert float(trace.bias_gradient) == -2


@pytest.mark.proves(
    "illustrated_models.neuron.DescentTrace.rate",
    "illustrated_models.neuron.DescentTrace.steps",
    "illustrated_models.neuron.DescentTrace.weights",
    "illustrated_models.neuron.DescentTrace.bias",
    "illustrated_models.neuron.DescentTrace.loss",
    "illustrated_models.neuron.DescentTrace.weights_gradient",
    "illustrated_models.neuron.DescentTrace.bias_gradient",
)
def test_a_training_is_that_of_torchs_plain_descent(task):
    inputs, targets, weights, bias = task
    ours = descend(*task, rate=0.1, n_steps=50)
    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    optimizer = torch.optim.SGD([weights, bias], lr=0.1)
    for step in range(51):
        optimizer.zero_grad()
        loss = ((inputs @ weights + bias - targets) ** 2).mean()
        loss.backward()
        torch.testing.assert_close(ours.weights[step], weights.detach())
        torch.testing.assert_close(ours.bias[step], bias.detach())
        torch.testing.assert_close(ours.loss[step], loss.detach())
        torch.testing.assert_close(ours.weights_gradient[step], weights.grad)
        torch.testing.assert_close(ours.bias_gradient[step], bias.grad)
        optimizer.step()
    assert (ours.rate, ours.steps.tolist()) == (0.1, list(range(51)))


@pytest.mark.proves(
    "illustrated_models.neuron.Solution.weights",
    "illustrated_models.neuron.Solution.bias",
    "illustrated_models.neuron.Solution.loss",
)
def test_the_closed_form_is_torchs_and_no_step_leads_away_from_it(task):
    inputs, targets, *_ = task
    found = least_squares(inputs, targets)
    rows = torch.cat([inputs, torch.ones(20, 1, dtype=DOUBLE)], dim=1)
    theirs = torch.linalg.lstsq(rows, targets).solution
    torch.testing.assert_close(torch.cat([found.weights, found.bias[None]]), theirs)
    there = neuron(inputs, targets, found.weights, found.bias)
    assert float(there.weights_gradient.abs().max()) < 1e-12
    assert float(there.bias_gradient.abs()) < 1e-12
    torch.testing.assert_close(found.loss, there.loss)
    trained = descend(inputs, targets, *task[2:], rate=0.2, n_steps=2000)
    torch.testing.assert_close(trained.weights[-1], found.weights)


def test_houses_that_are_one_house_settle_nothing():
    same = torch.ones(5, 1, dtype=DOUBLE)
    with pytest.raises(ValueError, match="many solutions"):
        least_squares(same, same[:, 0])


def test_above_the_largest_rate_a_training_grows_and_below_it_shrinks(task):
    inputs, targets, weights, bias = task
    limit = largest_rate(inputs)
    losses = {
        share: descend(inputs, targets, weights, bias, rate=share * limit, n_steps=400).loss
        for share in (0.99, 1.01)
    }
    assert float(losses[0.99][-1]) < float(losses[0.99][0])
    assert float(losses[1.01][-1]) > float(losses[1.01][200]) > float(losses[1.01][0])


def test_a_training_that_explodes_ends_at_its_last_finite_step(task):
    trace = descend(*task, rate=1e30, n_steps=100)
    assert torch.isfinite(trace.loss).all()
    assert 1 < len(trace.steps) < 101


@pytest.mark.proves(
    "illustrated_models.neuron.Landscape.weights",
    "illustrated_models.neuron.Landscape.biases",
    "illustrated_models.neuron.Landscape.loss",
)
def test_every_point_of_the_landscape_is_the_loss_of_that_neuron(sizes_and_prices):
    size, price = sizes_and_prices
    weights, biases = torch.tensor([50.0, 150.0]).double(), torch.tensor([-20.0, 0.0, 90.0])
    found = landscape(size[:, 0], price, weights, biases.double())
    assert found.loss.shape == (3, 2)
    for row, bias in enumerate(biases.double()):
        for column, weight in enumerate(weights):
            there = neuron(size, price, weight[None], bias).loss
            torch.testing.assert_close(found.loss[row, column], there)


def test_the_line_of_the_houses_is_that_of_the_textbook(sizes_and_prices):
    size, price = sizes_and_prices
    across, up = size[:, 0] - size.mean(), price - price.mean()
    slope = (across * up).sum() / (across * across).sum()
    found = least_squares(size, price)
    torch.testing.assert_close(found.weights[0], slope)
    torch.testing.assert_close(found.bias, price.mean() - slope * size.mean())
    assert (round(float(found.bias), 3), round(float(found.weights[0]), 1)) == (13.859, 138.5)


def test_without_a_bias_the_mean_error_of_the_houses_is_smaller_but_not_the_squared_one(
    sizes_and_prices,
):
    size, price = sizes_and_prices
    found, alone = least_squares(size, price), least_squares_without_bias(size[:, 0], price)
    both = neuron(size, price, found.weights, found.bias)
    one = neuron(size, price, alone[None], torch.tensor(0.0, dtype=DOUBLE))
    assert float(one.absolute) < float(both.absolute)
    assert float(one.loss) > float(both.loss)
    nudged = [
        neuron(size, price, alone[None] + way, torch.tensor(0.0, dtype=DOUBLE)).loss
        for way in (-0.01, 0.01)
    ]
    assert min(nudged) > one.loss


def test_the_weight_of_bedrooms_is_negative_although_houses_with_more_of_them_cost_more():
    table = houses()
    both = torch.stack([table.size, table.beds], dim=1)
    assert float(torch.corrcoef(torch.stack([table.beds, table.price]))[0, 1]) > 0.4
    assert float(least_squares(both, table.price).weights[1]) < 0


def test_scaling_rounds_the_bowl(sizes_and_prices):
    size, _ = sizes_and_prices
    conditions = [
        float(bends.max() / bends.min())
        for bends in (curvatures(size * 1000), curvatures(size), curvatures(standardised(size)))
    ]
    assert conditions[0] > 1e7
    assert 20 < conditions[1] < 60
    assert conditions[2] == pytest.approx(1)
