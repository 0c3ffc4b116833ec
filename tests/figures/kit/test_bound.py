"""Bound values know which element of the trace they are, and computing with them forgets it."""

import numpy as np
import pytest

from figures.kit.bound import BoundNumber, bind
from figures.kit.data import count, elements, require_array


def element_at(plain, address):
    return eval(f"trace.{address}", {"trace": plain})


@pytest.mark.parametrize(
    "part",
    [
        lambda weights: weights,
        lambda weights: weights[1],
        lambda weights: weights[-1, 2:],
        lambda weights: weights[:, 2],
        lambda weights: weights[1:3, ::2],
        lambda weights: weights.T,
        lambda weights: weights[:, 1:].T,
        lambda weights: weights[[0, 2]],
        lambda weights: weights[::-1, 0],
        lambda weights: weights.reshape(2, 8)[1],
        lambda weights: weights.max(axis=0),
        lambda weights: weights[weights[0].argmax()],
    ],
)
def test_the_address_of_a_part_names_the_same_elements_in_the_same_order(trace, plain, part):
    bound = part(trace.attention.weights)
    named = element_at(plain, bound.address)
    np.testing.assert_array_equal(np.ravel(named), np.ravel(np.asarray(bound)))


def test_every_element_of_a_part_has_its_own_address(trace, plain):
    part = trace.attention.weights[1:, ::2].T
    for number in elements(part):
        assert element_at(plain, number.address).item() == number.value
    assert [number.value for number in elements(part)] == np.asarray(part).ravel().tolist()


def test_addresses_are_python_expressions_a_reader_can_follow(trace):
    weights = trace.attention.weights
    assert weights[2, 3].address == "attention.weights[2, 3]"
    assert weights[-1].address == "attention.weights[3]"
    assert weights[:, 1].address == "attention.weights[:, 1]"
    assert trace.tokens[1].address == "tokens[1]"
    assert trace.tokens[1:].address == "tokens[1:]"
    assert trace.steps[-1].chance.address == "steps[1].chance"
    assert trace.loss.source == "example/one:loss"


def test_the_largest_element_stays_bound_and_its_index_is_plain(trace, plain):
    weights = trace.attention.weights
    largest = weights.max()
    assert isinstance(largest, BoundNumber)
    assert element_at(plain, largest.address) == plain.attention.weights.max()
    assert type(weights[0].argmax()) is int
    assert weights[0].min().value == plain.attention.weights[0].min()


def test_computing_with_bound_values_gives_plain_ones(trace):
    state = trace.states[0]
    for result in (trace.loss * 2, 1 - trace.loss, -trace.loss, state.sum(), state.mean()):
        assert not isinstance(result, BoundNumber)
    assert type(state + 1) is np.ndarray
    assert trace.loss * 2 == -0.5
    assert not hasattr(trace.tokens[0].upper(), "address")


def test_comparisons_give_plain_truths(trace):
    weights = trace.attention.weights
    assert (trace.loss < 0) is np.True_ or (trace.loss < 0) is True
    assert (weights > 2).sum() == 0
    assert trace.tokens[1] == "chat"
    assert trace.tokens == ("le", "chat", "noir", "dort")
    with pytest.raises(TypeError, match=r"attention\.weights holds 16 numbers"):
        bool(weights)


def test_a_bound_index_indexes(trace):
    best = trace.attention.weights[0].argmax()
    assert trace.tokens[best].address == f"tokens[{best}]"
    assert trace.tokens.index("noir") == 2
    assert trace.states[trace.tokens.index("noir")].address == "states[2]"


def test_an_unknown_name_is_answered_with_the_nearest(trace):
    with pytest.raises(AttributeError, match="“token”; did you mean tokens"):
        _ = trace.token
    with pytest.raises(ValueError, match="no “chats” in tokens; did you mean chat"):
        trace.tokens.index("chats")
    with pytest.raises(IndexError, match="states of shape"):
        _ = trace.states[9]
    with pytest.raises(IndexError, match="tokens has 4 items"):
        _ = trace.tokens[4]


def test_a_count_is_an_element_that_may_be_drawn(trace, plain):
    number = count(trace.tokens)
    assert number.address == "len(tokens)"
    assert number.value == len(plain.tokens)
    assert count(trace.states[0]).value == 5


def test_what_is_not_bound_is_refused_as_data(trace):
    for unbound in (0.3, trace.loss * 2, np.ones(3), [1, 2], "word"):
        with pytest.raises(TypeError, match="not a plain number"):
            elements(unbound)
    with pytest.raises(TypeError, match=r"draw an element such as trace\.weights"):
        require_array(np.ones(3), rank=1)
    with pytest.raises(ValueError, match="this draws 1 axes"):
        require_array(trace.states, rank=1)


def test_only_traces_are_bound(plain):
    with pytest.raises(TypeError, match="not dict"):
        bind({"weights": 1})
    with pytest.raises(TypeError, match="not type"):
        bind(type(plain))
