"""What a widget is given (`NAME.data.json`) is what the trace holds, value by value.

The file has the values as the page reads them, and beside them, in the same nesting, the address
in the trace of each: of a number or a word, or of a whole record, tuple or tensor.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from figures.proof.addresses import AddressError, Trace, root_of
from figures.proof.difference import Difference

WIDGET = "<im-widget "
PARTS = {"trace", "values", "sources"}


def given(outputs: Mapping[str, bytes], text: str, trace: Trace) -> Iterator[Difference]:
    """All in which the data of a widget differ from the trace; a widget must have data."""
    if ".data.json" not in outputs:
        if WIDGET in text and ".json" in outputs:
            yield Difference("given", "what it is given", "", "nothing", "data")
        return
    try:
        said = json.loads(outputs[".data.json"])
    except ValueError as error:
        yield Difference("given", "what it is given", "", f"no JSON: {error}", "JSON")
        return
    if not isinstance(said, dict) or said.keys() != PARTS:
        yield Difference("given", "what it is given", "", "other parts", f"{sorted(PARTS)}")
        return
    root = root_of(_example(outputs))
    if said["trace"] != root:
        yield Difference("source", "what it is given", "", f"{said['trace']}", root)
    yield from _compare("data", said["values"], said["sources"], trace)


def _example(outputs: Mapping[str, bytes]) -> str:
    return str(json.loads(outputs.get(".json", b"{}")).get("example", ""))


def _compare(name: str, value: Any, source: Any, trace: Trace) -> Iterator[Difference]:  # noqa: ANN401
    """Walk both nestings; where the addresses end in a text, all below it comes from there."""
    if isinstance(source, str):
        try:
            yield from _same(name, source, value, trace.plain(source))
        except AddressError as error:
            yield Difference("given", name, source, _told(value), str(error))
    elif isinstance(source, dict) and isinstance(value, dict) and source.keys() == value.keys():
        for key in value:
            yield from _compare(f"{name}.{key}", value[key], source[key], trace)
    elif isinstance(source, list) and isinstance(value, list) and len(source) == len(value):
        for place, (one, other) in enumerate(zip(value, source, strict=True)):
            yield from _compare(f"{name}[{place}]", one, other, trace)
    else:
        yield Difference("unbound", name, "", _told(value), "an element of the trace")


def _same(name: str, source: str, value: Any, right: Any) -> Iterator[Difference]:  # noqa: ANN401
    """The first leaf that differs; 1, 1.0 and true are three things."""
    if _told(value) == _told(right):
        return
    if isinstance(value, dict) and isinstance(right, dict) and value.keys() == right.keys():
        pairs = [(f"{name}.{key}", value[key], right[key]) for key in right]
    elif isinstance(value, list) and isinstance(right, list) and len(value) == len(right):
        pairs = [(f"{name}[{n}]", value[n], right[n]) for n in range(len(right))]
    else:
        yield Difference("given", name, source, _short(value), _short(right))
        return
    for place, one, other in pairs:
        if _told(one) != _told(other):
            yield from _same(place, source, one, other)
            return


def _told(value: Any) -> str:  # noqa: ANN401
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _short(value: Any) -> str:  # noqa: ANN401
    text = _told(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
