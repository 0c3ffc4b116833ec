"""The neuron of the dials, worked out again without a library."""

import math

import pytest

from illustrated_models.examples.neural_network_math import dials as example
from illustrated_models.examples.neural_network_math.one_neuron import by_hand


@pytest.fixture(scope="module")
def trace():
    return example.dials()


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.dials.DialsTrace.weight",
    "illustrated_models.examples.neural_network_math.dials.DialsTrace.bias",
    "illustrated_models.examples.neural_network_math.dials.DialsTrace.inputs",
    "illustrated_models.examples.neural_network_math.dials.DialsTrace.people",
    "illustrated_models.examples.neural_network_math.dials.DialsTrace.sums",
    "illustrated_models.examples.neural_network_math.dials.DialsTrace.shares",
    "illustrated_models.examples.neural_network_math.dials.DialsTrace.passed",
)
def test_a_woman_and_a_man_of_thirty_come_out_of_one_input_as_out_of_two(trace):
    whole = by_hand()
    assert trace.inputs.tolist() == [1, 0]
    assert trace.people == ("woman", "man")
    assert float(trace.weight) == float(whole.one.weights[0])
    assert float(trace.bias) == pytest.approx(float(whole.man.sums[0]))
    for n, one in enumerate((whole.one, whole.man)):
        total = float(one.sums[0])
        assert float(trace.sums[n]) == pytest.approx(total)
        assert float(trace.shares[n]) == pytest.approx(1 / (1 + math.exp(-total)))
        assert float(trace.passed[n]) == pytest.approx(max(total, 0))


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.dials.DialsTrace.across",
    "illustrated_models.examples.neural_network_math.dials.DialsTrace.sigmoid",
    "illustrated_models.examples.neural_network_math.dials.DialsTrace.relu",
    "illustrated_models.examples.neural_network_math.dials.DialsTrace.activations",
)
def test_along_the_chart_each_sum_is_bent_and_the_corner_is_among_them(trace):
    weight, bias = float(trace.weight), float(trace.bias)
    sums = [weight * each + bias for each in trace.across.tolist()]
    assert min(abs(each) for each in sums) < 1e-12
    assert trace.across.tolist() == sorted(trace.across.tolist())
    assert trace.sigmoid.tolist() == pytest.approx([1 / (1 + math.exp(-each)) for each in sums])
    assert trace.relu.tolist() == pytest.approx([max(each, 0) for each in sums], abs=1e-12)
    assert set(trace.activations) == {"sigmoid", "relu"}
