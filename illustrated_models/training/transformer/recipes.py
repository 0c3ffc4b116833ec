"""Everything that is needed to train the published transformers again."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from illustrated_models.training.loop import PaperSchedule
from illustrated_models.training.progress import Progress
from illustrated_models.training.recipes import TransformerRecipe, cook, spaced


def transformer(n_steps: int = 12_000) -> TransformerRecipe:
    """The transformer of its article: what the large translators read, read all at once."""
    schedule = PaperSchedule(
        n_steps=n_steps,
        words_per_batch=600,
        learning_rate=2e-3,
        n_warm_up=800,
        dropout=0.0,  # as for the others: there is nothing to overfit
        clip=1.0,
        mask_names=0.2,
        mask_nouns=0.05,
        seed=1,
        log_every=200,
        snapshots=spaced(n_steps),
        smoothing=0.1,
    )
    return TransformerRecipe(
        name="transformer",
        language="corpus",
        n_pairs=300_000,
        corpus_seed=1,
        d_model=128,
        d_ff=512,
        n_heads=4,
        n_layers=3,
        positions="interleaved",
        norm="after",
        residual=True,
        schedule=schedule,
    )


def eight_units() -> TransformerRecipe:
    """A transformer that has eight numbers for each word, and so few weights that all are seen."""
    schedule = replace(
        transformer().schedule,
        n_steps=3_000,
        words_per_batch=128,
        learning_rate=0.02,
        n_warm_up=200,
        mask_names=0.0,
        mask_nouns=0.0,
        seed=2,  # of the first two, the one that translates « le chat noir dort »
        log_every=500,
        snapshots=(),
        smoothing=0.0,
    )
    return replace(
        transformer(),
        name="transformer-eight-units",
        language="small",
        n_pairs=0,
        corpus_seed=0,
        d_model=8,
        d_ff=16,
        n_heads=2,
        n_layers=1,
        schedule=schedule,
    )


TRANSFORMERS = {recipe.name: recipe for recipe in (transformer(), eight_units())}
RECIPES: dict[str, Callable[[Path], Iterator[Progress]]] = {
    name: partial(cook, recipe) for name, recipe in TRANSFORMERS.items()
}
