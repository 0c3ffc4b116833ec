"""What must hold of the runtime, quick enough to be asked again for every fault put into it.

Each check drives a page and raises AssertionError that says what was wrong.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import log

import numpy as np
import pytest
from playwright.sync_api import Error

from illustrated_models.intervention import translate_moved
from illustrated_models.search import BeamTrace, beam_search
from tests.illustrated_models.translators import WORDS
from tests.widgets.bench import Driver
from tests.widgets.operations import cases
from tests.widgets.parity import other
from tests.widgets.reference import camel, tensors_of
from tests.widgets.tiny import KINDS, SENTENCES, Tiny, tiny

EXACTLY = 1e-9
KERNELS = ("wasm", "js")
BEAM = 3
# What comes after each of five words, one row for each; the last word ends a sentence. The first
# row has its largest share twice.
CHAIN = (
    (0.1, 0.3, 0.2, 0.3, 0.1),
    (0.4, 0.05, 0.25, 0.1, 0.2),
    (0.15, 0.25, 0.05, 0.1, 0.45),
    (0.2, 0.2, 0.2, 0.1, 0.3),
    (0.2, 0.2, 0.2, 0.2, 0.2),
)
END = len(CHAIN) - 1


def same(found: Mapping[str, np.ndarray], expected: Mapping[str, np.ndarray]) -> None:
    """All tensors are there, of the same shape and, but for rounding, the same numbers."""
    only = sorted({*expected} ^ {*found})
    assert not only, f"{only[0]} is on one side only"
    for path, wanted in expected.items():
        assert found[path].shape == np.shape(wanted), f"{path} has another shape"
        close = np.isclose(found[path], wanted, rtol=EXACTLY, atol=EXACTLY)
        assert close.all(), f"{path} is not what torch computes"


def check_operations(driver: Driver, kernel: str) -> None:
    """Every operation gives what torch gives."""
    every = cases()
    given = {f"{one.name}/{name}": each for one in every for name, each in one.given.items()}
    expected = {
        f"{one.name}.{name}".rstrip("."): each
        for one in every
        for name, each in one.expected.items()
    }
    driver.bench.lay_bundle("/case/operations", {key: np.asarray(v) for key, v in given.items()})
    assert driver("operations", kernel, "operations") == kernel, f"“{kernel}” is another kernel"
    same(driver.bench.take("operations"), {key: np.asarray(v) for key, v in expected.items()})


def check_halves(driver: Driver) -> None:
    """Each pattern of 16 bits is read as the number that it stands for."""
    driver("halves", "halves")
    found = driver.bench.take("halves")["halves"]
    expected = np.arange(2**16, dtype=np.uint16).view(np.float16).astype(np.float64)
    equal = (found == expected) & (np.signbit(found) == np.signbit(expected))
    wrong = ~(equal | (np.isnan(found) & np.isnan(expected)))
    assert not wrong.any(), f"the pattern {int(wrong.argmax()):016b} is read as another number"


def opened(driver: Driver, one: Tiny, kernel: str) -> None:
    """Load a tiny model into the page; its weights are those of the card."""
    driver.bench.lay(f"/models/{one.name}.weights", one.file)
    told = driver("open", one.name, kernel)
    assert told["kernel"] == kernel, f"“{kernel}” is another kernel"
    assert told["sha256"] == told["header"]["sha256"], "the sha256 is not that of the card"


def check_traces(driver: Driver, kernel: str) -> None:
    """Translators of every kind give the words of torch, and each tensor on the way."""
    for one in map(tiny, KINDS):
        opened(driver, one, kernel)
        traces = tuple(one.translate(sentence) for sentence in SENTENCES)
        told = driver("translations", one.name, kernel, SENTENCES, "traces")
        same(driver.bench.take("traces"), tensors_of(traces))
        for pair in zip(told, traces, strict=True):
            assert not other(*pair), other(*pair)[0]
            assert np.isclose(pair[0]["confidence"], pair[1].confidence), "the confidence is wrong"


def check_moved_attention(driver: Driver) -> None:
    """With the attention moved, everything after it is what torch makes of it."""
    sentence = SENTENCES[0]
    moved = {1: [0.0, 0.25, 0.75, 0.0], 2: [0.0, 0.0, 0.0, 1.0]}
    for one in (tiny("dot"), tiny("additive")):
        opened(driver, one, "wasm")
        trace = translate_moved(one.model, WORDS, sentence, moved)
        unmoved = one.translate(sentence)
        assert trace.predicted_tokens != unmoved.predicted_tokens, "it makes no difference"
        (told,) = driver("translations", one.name, "wasm", [sentence], "moved", {"moved": moved})
        same(driver.bench.take("moved"), tensors_of((trace,)))
        assert not other(told, trace), other(told, trace)[0]
        assert told["moved"] == [*moved], "what was moved is not told"
        _check_step(driver, one, sentence, trace.predicted_tokens[:2], moved[2])


def _check_step(
    driver: Driver,
    one: Tiny,
    sentence: Sequence[str],
    written: Sequence[str],
    weights: Sequence[float],
) -> None:
    trace = translate_moved(one.model, WORDS, sentence, {2: weights, 1: [0.0, 0.25, 0.75, 0.0]})
    told = driver("ask", one.name, "wasm", "step", sentence, written, {"weights": weights})
    assert [each["token"] for each in told["top"]] == [*trace.top_tokens[2]], "other next words"
    probabilities = [each["probability"] for each in told["top"]]
    assert np.allclose(probabilities, trace.top_probabilities[2]), "other probabilities"


def check_greedy(driver: Driver) -> None:
    """The likeliest word is written until the end; of equals the first."""
    task = {"start": 0, "state": None, "end": END, "limit": 9}
    alternating = [1, 0, 1, 0, 1, 0, 1, 0, 1]
    assert driver("greedy", CHAIN, task) == alternating, "of equals the first is written"
    assert driver("greedy", CHAIN, task | {"limit": 2}) == [1, 0], "the limit is not kept"
    for start in (2, 3):
        assert driver("greedy", CHAIN, task | {"start": start}) == [END], "it does not end"


def sentences(limit: int) -> Iterator[tuple[int, ...]]:
    """Every finished sentence of the chain."""
    for length in range(limit):
        for words in product(range(END), repeat=length):
            yield (*words, END)


def score(words: Sequence[int], start: int = 0) -> float:
    """The sum of the log-probabilities of a sentence of the chain."""
    return sum(log(CHAIN[a][b]) for a, b in zip((start, *words), words, strict=False))


def check_beam(driver: Driver) -> None:
    """A beam as wide as everything finds the best sentence, also when long ones are favoured."""
    task = {"start": 0, "state": None, "end": END, "limit": 4, "width": 1000}
    for alpha in (0.0, 0.6, 3.0):
        tree = driver("searched", CHAIN, task | {"alpha": alpha})
        best = max(sentences(4), key=lambda words: score(words) / ((5 + len(words)) / 6) ** alpha)
        found = words_to(tree["nodes"], tree["best"])
        assert np.isclose(tree["nodes"][tree["best"]]["score"], score(best)), f"{found} is not best"
        assert np.isclose(score(found), score(best)), f"{found} is not the best sentence"


def words_to(nodes: Sequence[Mapping[str, int]], node: int) -> list[int]:
    """The words from the first to this node."""
    return [] if node < 0 else [*words_to(nodes, nodes[node]["parent"]), nodes[node]["word"]]


def check_beams_of_translators(driver: Driver) -> None:
    """A narrow beam considers and keeps the very words that search.py does."""
    for one in map(tiny, KINDS):
        opened(driver, one, "wasm")
        trees = driver("beams", one.name, "wasm", SENTENCES, BEAM)
        for tree, sentence in zip(trees, SENTENCES, strict=True):
            compare_trees(tree, beam_search(one.model, WORDS, sentence, BEAM))
        told = driver("ask", one.name, "wasm", "translate", SENTENCES[0], {"beam": BEAM})
        trace = beam_search(one.model, WORDS, SENTENCES[0], BEAM)
        path = [trace.nodes[node].token for node in trace.path(trace.best)]
        assert told["predictedTokens"] == path, "the trace is not of the beam's best sentence"


def compare_trees(tree: Mapping[str, object], trace: BeamTrace) -> None:
    """The nodes of both searches, one by one."""
    assert (tree["width"], tree["best"]) == (trace.width, trace.best), "another best sentence"
    assert tree["sourceTokens"] == [*trace.source_tokens], "another sentence"
    assert len(tree["nodes"]) == len(trace.nodes), "more or fewer words were considered"
    for ours, theirs in zip(tree["nodes"], trace.nodes, strict=True):
        for name in ("parent", "depth", "token", "kept", "finished"):
            assert ours[name] == getattr(theirs, name), f"another {name}"
        for name in ("log_probability", "score"):
            assert ours[camel(name)] == pytest.approx(getattr(theirs, name)), f"another {name}"


def check_refusals(driver: Driver) -> None:
    """What cannot be done is refused in words, not done wrongly."""
    opened(driver, tiny("dot"), "wasm")
    opened(driver, tiny(None), "wasm")
    sentence = SENTENCES[0]
    refused = {
        "no word": ("tiny-dot", [], {}),
        "4 words to share": ("tiny-dot", sentence, {"moved": {0: [1.0]}}),
        "add up": ("tiny-dot", sentence, {"moved": {0: [0.5, 0.4, 0.0, 0.0]}}),
        "not negative": ("tiny-dot", sentence, {"moved": {0: [1.5, -0.5, 0.0, 0.0]}}),
        "no weights": ("tiny-plain", sentence, {"moved": {0: [1.0, 0.0, 0.0, 0.0]}}),
        "cannot be": ("tiny-dot", sentence, {"beam": -1}),
    }
    for message, (name, tokens, options) in refused.items():
        said = refusal(driver, name, tokens, options)
        assert message in said, f"it should be said: “{message}”"


def refusal(driver: Driver, name: str, tokens: Sequence[str], options: object) -> str:
    """What the page says when it will not translate."""
    try:
        driver("ask", name, "wasm", "translate", tokens, options)
    except Error as error:
        return error.message
    return ""


CHECKS = {
    "operations": lambda driver: check_operations(driver, "wasm"),
    "operations without WebAssembly": lambda driver: check_operations(driver, "js"),
    "16-bit numbers": check_halves,
    "traces": lambda driver: check_traces(driver, "wasm"),
    "traces without WebAssembly": lambda driver: check_traces(driver, "js"),
    "moved attention": check_moved_attention,
    "greedy search": check_greedy,
    "beam search": check_beam,
    "beams of translators": check_beams_of_translators,
    "refusals": check_refusals,
}
