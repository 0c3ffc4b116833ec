"""Everything that is needed to train the published translators again, and to measure them.

The three large ones differ in their attention only: same words, same sizes, same sentences in the
same order, same number of steps.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from illustrated_models.seq2seq import Attention
from illustrated_models.training.loop import Schedule
from illustrated_models.training.progress import Progress
from illustrated_models.training.recipes import Recipe, RecipeWithHeads, cook, cook_all, spaced
from illustrated_models.training.translation import laboratory, owner_pairs, playground


def large(attention: Attention, n_steps: int = 6000) -> Recipe:
    """A translator of everyday French."""
    name = f"translator-{attention or 'plain'}"
    schedule = Schedule(
        n_steps=n_steps,
        words_per_batch=600,
        learning_rate=6e-3,
        n_warm_up=200,
        dropout=0.0,  # every sentence is seen about once: there is nothing to overfit
        clip=1.0,
        mask_names=0.2,
        mask_nouns=0.05,
        seed=1,
        log_every=100,
        snapshots=spaced(n_steps) if attention == "dot" else (),
    )
    return Recipe(name, "corpus", 300_000, 1, attention, 128, 256, schedule)


def four_units() -> Recipe:
    """A translator whose state is four numbers."""
    schedule = Schedule(
        n_steps=10_000,
        words_per_batch=128,
        learning_rate=0.03,
        n_warm_up=50,
        dropout=0.0,
        clip=1.0,
        mask_names=0.0,
        mask_nouns=0.0,
        seed=2,
        log_every=1000,
    )
    return Recipe("translator-four-units", "small", 0, 0, "dot", 4, 4, schedule)


def two_heads() -> RecipeWithHeads:
    """A translator whose state is eight numbers, of which each head reads four."""
    schedule = replace(
        four_units().schedule,
        n_steps=3_000,
        learning_rate=0.02,
        seed=3,  # of the first six, the one whose heads differ most on « le chat noir dort »
        log_every=500,
    )
    return RecipeWithHeads("translator-two-heads", "small", 0, 0, "heads", 8, 8, schedule, 2)


def cook_real_text(schedule: Schedule, root: Path) -> Iterator[Progress]:
    """Train on real sentences what they are compared with; only this needs sacrebleu."""
    from illustrated_models.training.translation import real_text

    yield from real_text.cook(root, schedule)


TRANSLATORS = {
    recipe.name: recipe
    for recipe in (large("dot"), large(None), large("additive"), four_units(), two_heads())
}
RECIPES: dict[str, Callable[[Path], Iterator[Progress]]] = {
    name: partial(cook, recipe) for name, recipe in TRANSLATORS.items()
} | {
    "seq2seq": partial(cook_all, tuple(TRANSLATORS.values())),
    "playground": playground.cook,  # no model: what is measured of one for its readers
    "owners": owner_pairs.cook,  # no model: whose « son chien » is, asked of the transformer
    "laboratory": laboratory.cook,  # the same, for the page with the finer measurements
    "real-text": partial(cook_real_text, large("dot").schedule),
}
