"""The recipes: everything that is needed to train the published translators again.

The three large ones differ in their attention only: same words, same sizes, same sentences in the
same order, same number of steps.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Literal

import torch

from illustrated_models.data.translation.corpus import Pair, pairs
from illustrated_models.layers import Positions, TransformerSizes
from illustrated_models.seq2seq import Attention, Sizes
from illustrated_models.training import (
    laboratory,
    owner_pairs,
    playground,
    small_language,
)
from illustrated_models.training.batches import Sentences
from illustrated_models.training.evaluation import held_out_pairs, is_name, quick_metrics
from illustrated_models.training.loop import PaperSchedule, Run, Schedule, new_run, train
from illustrated_models.training.progress import Progress
from illustrated_models.training.publish import publish
from illustrated_models.training.snapshots import save_snapshots
from illustrated_models.vocabulary import Vocabularies, vocabulary_of

N_QUICK = 300  # held-out sentences that are asked for each line of the log
RARE = 2  # a word that occurs less often is unknown


@dataclass(frozen=True)
class Recipe:
    """How to train one translator."""

    name: str
    language: Literal["corpus", "small"]  # everyday French, or a few words of it
    n_pairs: int  # sentence pairs generated; the small language has no more than it has
    corpus_seed: int
    attention: Attention
    d_embedding: int
    d_hidden: int
    schedule: Schedule

    def sizes(self, words: Vocabularies) -> Sizes:
        """How large the translator will be."""
        return Sizes(
            len(words.source), len(words.target), self.d_embedding, self.d_hidden, self.attention
        )


@dataclass(frozen=True)
class RecipeWithHeads(Recipe):
    """How to train a translator that looks with several heads."""

    n_heads: int

    def sizes(self, words: Vocabularies) -> Sizes:
        """How large the translator will be, and how many heads it will have."""
        return replace(super().sizes(words), n_heads=self.n_heads)


@dataclass(frozen=True)
class TransformerRecipe:
    """How to train one transformer."""

    name: str
    language: Literal["corpus", "small"]  # everyday French, or a few words of it
    n_pairs: int  # sentence pairs generated; the small language has no more than it has
    corpus_seed: int
    d_model: int
    d_ff: int
    n_heads: int
    n_layers: int
    positions: Positions
    norm: Literal["after", "before"]
    residual: bool
    schedule: PaperSchedule

    def sizes(self, words: Vocabularies) -> TransformerSizes:
        """How large the transformer will be, and which variant."""
        return TransformerSizes(
            n_source_words=len(words.source),
            n_target_words=len(words.target),
            d_model=self.d_model,
            d_ff=self.d_ff,
            n_heads=self.n_heads,
            n_layers=self.n_layers,
            positions=self.positions,
            norm=self.norm,
            residual=self.residual,
        )


AnyRecipe = Recipe | TransformerRecipe


@dataclass(frozen=True)
class Corpus:
    """Sentence pairs to learn from, and the words in them."""

    vocabularies: Vocabularies
    sentences: tuple[Sentences, ...]
    seen: frozenset[tuple[str, ...]]  # the French side


def spaced(n_steps: int, count: int = 12) -> tuple[int, ...]:
    """Steps at equal ratios from 20 to the end, and the untrained start."""
    ratio = (n_steps / 20) ** (1 / (count - 2))
    return (0, *(round(20 * ratio**n) for n in range(count - 1)))


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


def places(pair: Pair) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Where a sentence pair has names, and where it has nouns, that may be hidden."""
    names = tuple(link for link in pair.maskable if is_name(*words_at(pair, link)))
    return names, tuple(link for link in pair.maskable if link not in names)


def words_at(pair: Pair, link: tuple[int, int]) -> tuple[str, str]:
    """The two words that a link joins."""
    return pair.source[link[0]], pair.target[link[1]]


def corpus_of(found: Iterable[Pair], at_least: int) -> Corpus:
    """Count the words of sentence pairs, then write the pairs as numbers."""
    kept = [(pair.source, pair.target, *places(pair)) for pair in found]
    vocabularies = Vocabularies(
        vocabulary_of((source for source, *_ in kept), at_least),
        vocabulary_of((target for _, target, *_ in kept), at_least),
    )
    source, target = vocabularies.source, vocabularies.target
    sentences = tuple(
        Sentences(tuple(source.ids(french)), tuple(target.ids(english)), names, nouns)
        for french, english, names, nouns in kept
    )
    return Corpus(vocabularies, sentences, frozenset(french for french, *_ in kept))


@cache
def large_corpus(seed: int, n_pairs: int) -> Corpus:
    """The generated corpus; the three large translators share it."""
    return corpus_of(pairs(seed=seed, count=n_pairs, split="train"), RARE)


def corpus_for(recipe: AnyRecipe) -> Corpus:
    """What a recipe trains on."""
    if recipe.language == "small":
        return corpus_of(small_language.training_sentences(), at_least=1)
    return large_corpus(recipe.corpus_seed, recipe.n_pairs)


def held_out_for(recipe: AnyRecipe) -> tuple[Pair, ...]:
    """What a recipe is asked while it trains."""
    if recipe.language == "small":
        return small_language.held_out_sentences()
    return held_out_pairs()[:N_QUICK]


def run_of(recipe: AnyRecipe, corpus: Corpus) -> Run:
    """A run of a recipe, at its first step."""
    words = corpus.vocabularies
    sizes = recipe.sizes(words)
    return new_run(recipe.name, sizes, recipe.schedule, words, corpus.sentences)


def cook(recipe: AnyRecipe, root: Path) -> Iterator[Progress]:
    """Train a recipe to the end and publish it below `root`; Ctrl-C, then again, goes on."""
    torch.set_num_threads(1)  # sums in another order would round differently
    yield Progress(recipe.name, 0, recipe.schedule.n_steps, "writing sentences")
    corpus = corpus_for(recipe)
    run = run_of(recipe, corpus)
    weights = root / "illustrated_models" / "weights"
    checkpoint = root / ".illustrate" / "training" / f"{recipe.name}.pt"
    questions = held_out_for(recipe)
    yield from train(
        run,
        checkpoint,
        weights / f"{recipe.name}.log.jsonl",
        lambda model: quick_metrics(model, corpus.vocabularies, questions),
    )
    yield Progress(recipe.name, run.step, run.step, "measuring")
    publish(run, asdict(recipe), corpus.seen, weights)
    if recipe.schedule.snapshots:
        save_snapshots(run, checkpoint, weights)


def cook_real_text(schedule: Schedule, root: Path) -> Iterator[Progress]:
    """Train on real sentences what they are compared with; only this needs sacrebleu."""
    from illustrated_models.training import real_text

    yield from real_text.cook(root, schedule)


def cook_all(recipes: Sequence[AnyRecipe], root: Path) -> Iterator[Progress]:
    """Train one recipe after the other."""
    for recipe in recipes:
        yield from cook(recipe, root)


TRANSLATORS = {
    recipe.name: recipe
    for recipe in (large("dot"), large(None), large("additive"), four_units(), two_heads())
}
TRANSFORMERS = {recipe.name: recipe for recipe in (transformer(), eight_units())}
RECIPES: dict[str, Callable[[Path], Iterator[Progress]]] = {
    name: partial(cook, recipe) for name, recipe in (TRANSLATORS | TRANSFORMERS).items()
} | {
    "seq2seq": partial(cook_all, tuple(TRANSLATORS.values())),
    "playground": playground.cook,  # no model: what is measured of one for its readers
    "owners": owner_pairs.cook,  # no model: whose « son chien » is, asked of the transformer
    "laboratory": laboratory.cook,  # the same, for the page with the finer measurements
    "real-text": partial(cook_real_text, large("dot").schedule),
}
