"""The published models in the browser and in torch, side by side.

The browser computes with 64 bits. What torch computes with as many is the reference for every
tensor; what it computes with 32, as for the figures, must be the same words, and the same numbers
but for its own rounding. `python -m tests.widgets.parity` prints the table.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

import torch
from rich.console import Console
from rich.table import Table

from figures.engine.weights import pack
from illustrated_models.published import Card
from illustrated_models.published_translator import load_translator
from illustrated_models.seq2seq import Translator
from illustrated_models.translation import TranslationTrace, translate
from tests.browsing import open_chromium
from tests.widgets.bench import Driver, open_bench, open_driver
from tests.widgets.reference import (
    Sentence,
    Worst,
    camel,
    held_out_sentences,
    merged,
    tensors_of,
    worst,
)

MODELS = ("translator-dot", "translator-plain", "translator-additive", "translator-two-heads")
KERNELS = ("wasm", "js")
N_SENTENCES = 200  # besides the held-out phrases and the sentence that grows
AT_ONCE = 40  # sentences in one bundle
WORDS = ("source_tokens", "source_read", "top_tokens", "predicted_tokens", "target_tokens")


@dataclass(frozen=True)
class Comparison:
    """What the browser and torch made of the same sentences."""

    model: str
    kernel: str
    sentences: int
    words: int  # written, the stop signs included
    double: Worst  # the largest differences from torch with 64 bits
    single: Worst  # and with 32
    otherwise: tuple[str, ...]  # what the figures' torch says in other words


@cache
def published(model: str, dtype: torch.dtype) -> tuple[Translator, Card]:
    """A published model, computing with so many bits."""
    translator, card = load_translator(model)
    return translator.to(dtype), card


def references(
    model: str, dtype: torch.dtype, sentences: Sequence[Sentence]
) -> tuple[TranslationTrace, ...]:
    """What torch makes of these sentences."""
    translator, card = published(model, dtype)
    return tuple(translate(translator, card.vocabularies, sentence) for sentence in sentences)


def open_in(driver: Driver, model: str, kernel: str) -> None:
    """Load a published model into the page."""
    driver.bench.lay(f"/models/{model}.weights", pack(model))
    assert driver("open", model, kernel)["kernel"] == kernel


def compare(
    driver: Driver,
    model: str,
    sentences: Sequence[Sentence],
    kernels: Sequence[str] = KERNELS,
) -> list[Comparison]:
    """Translate every sentence with a published model, here and in the page."""
    parts: dict[str, list[Comparison]] = {kernel: [] for kernel in kernels}
    for kernel in kernels:
        open_in(driver, model, kernel)
    for start in range(0, len(sentences), AT_ONCE):
        batch = sentences[start : start + AT_ONCE]
        double = references(model, torch.float64, batch)
        single = references(model, torch.float32, batch)
        for kernel in kernels:
            parts[kernel].append(_compare(driver, model, kernel, double, single))
    return [_together(each) for each in parts.values()]


def _compare(
    driver: Driver,
    model: str,
    kernel: str,
    double: tuple[TranslationTrace, ...],
    single: tuple[TranslationTrace, ...],
) -> Comparison:
    told = driver("translations", model, kernel, [one.source_tokens for one in double], "batch")
    found = driver.bench.take("batch")
    return Comparison(
        model=model,
        kernel=kernel,
        sentences=len(double),
        words=sum(one.n_target for one in double),
        double=worst(found, tensors_of(double)),
        single=worst(found, tensors_of(single)),
        otherwise=tuple(what for pair in zip(told, single, strict=True) for what in other(*pair)),
    )


def _together(parts: Sequence[Comparison]) -> Comparison:
    return Comparison(
        model=parts[0].model,
        kernel=parts[0].kernel,
        sentences=sum(part.sentences for part in parts),
        words=sum(part.words for part in parts),
        double=merged([part.double for part in parts]),
        single=merged([part.single for part in parts]),
        otherwise=tuple(what for part in parts for what in part.otherwise),
    )


def other(told: Mapping[str, Any], trace: TranslationTrace) -> list[str]:
    """What the browser says in words and whole numbers, where torch says otherwise."""
    expected = json.loads(json.dumps({camel(name): getattr(trace, name) for name in WORDS}))
    expected["carried"] = [asdict(one) for one in trace.carried]
    expected["sourceIds"] = trace.source_ids.tolist()
    return [
        f"{' '.join(trace.source_tokens)}: {name} is {told[name]}, not {value}"
        for name, value in expected.items()
        if told[name] != value
    ]


def table_of(comparisons: Sequence[Comparison]) -> Table:
    """For every tensor the largest difference.

    Each kernel stands beside torch with 64 bits. Beside torch with 32, both differ by the same.
    """
    shown = Table("tensor", title="Largest difference between the browser and torch")
    columns = [(one, one.kernel, one.double) for one in comparisons]
    columns += [(one, "32 bits", one.single) for one in comparisons if one.kernel == "wasm"]
    columns.sort(key=lambda column: MODELS.index(column[0].model))
    for one, head, _ in columns:
        shown.add_column(f"{one.model.removeprefix('translator-')}\n{head}", justify="right")
    for name in dict.fromkeys(name for one in comparisons for name in one.double):
        cells = [f"{table[name][0]:.0e}" if name in table else "" for *_, table in columns]
        shown.add_row(name, *cells)
    shown.add_section()
    shown.add_row("sentences", *(str(one.sentences) for one, *_ in columns))
    shown.add_row("words written", *(str(one.words) for one, *_ in columns))
    shown.add_row("other words", *(str(len(one.otherwise)) for one, *_ in columns))
    return shown


def main() -> None:
    """Compare every published model with both kernels, and print the table."""
    torch.set_num_threads(1)
    console = Console(width=200)
    found: list[Comparison] = []
    with open_chromium() as browser, open_bench() as bench, open_driver(bench, browser) as driver:
        for model in MODELS:
            found += compare(driver, model, held_out_sentences(N_SENTENCES))
    console.print(table_of(found))
    for one in found:
        console.print(*one.otherwise, sep="\n")


if __name__ == "__main__":
    main()
