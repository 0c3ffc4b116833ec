"""Addresses are resolved in the raw trace, without the kit."""

import pytest
import torch

from figures.proof.addresses import AddressError, Trace


def test_an_element_is_found_by_its_address(raw):
    trace = Trace(raw)
    assert trace.value("look.weights[1, 2]") == raw.look.weights[1, 2].item()
    assert trace.value("french[2]") == "noir"
    assert trace.value("steps[1].size") == 11
    assert trace.value("loss") == -0.0022
    assert trace.value("len(french[1:3])") == 2


def test_blocks_lists_and_transposed_blocks_keep_their_order(raw):
    trace = Trace(raw)
    rows = [f"states[{row}, 4]" for row in (0, 2)]
    assert [address for address, _ in trace.elements("states[[0, 2], 4]")] == rows
    turned = [value for _, value in trace.elements("look.weights[:2].T")]
    assert torch.equal(torch.tensor(turned), raw.look.weights[:2].T.flatten())
    both = [address for address, _ in trace.elements("plain.low; plain.high[1]")]
    assert both == [*(f"plain.low[{place}]" for place in range(3)), "plain.high[1]"]


def test_axes_come_from_the_annotations(raw):
    trace = Trace(raw)
    assert trace.axes("look.weights[1]") == [("query",), ("key",)]
    assert trace.axes("french[0]") == [("key", "source")]
    (found,) = trace.find("look.weights[1]")
    assert found.indices == ((frozenset({"query"}), 1),)
    (found,) = trace.find("steps[1].size")
    assert found.indices == ((frozenset({"target"}), 1),)


@pytest.mark.parametrize(
    "address",
    [
        *("nothing", "look", "look.weights[9]", "french[7]", "states.sum()", "__class__"),
        *("states[", "open('x')", "steps[0].nothing", "loss.real", ""),
    ],
)
def test_an_address_of_nothing_is_an_error(raw, address):
    with pytest.raises(AddressError):
        Trace(raw).find(address)
