"""What recipes of translators are made of; the recipes themselves lie in the articles' folders."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

import torch

from illustrated_models.data.translation.corpus import Pair, pairs
from illustrated_models.layers import Positions, TransformerSizes
from illustrated_models.seq2seq import Attention, Sizes
from illustrated_models.training import small_language
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


def cook_all(recipes: Sequence[AnyRecipe], root: Path) -> Iterator[Progress]:
    """Train one recipe after the other."""
    for recipe in recipes:
        yield from cook(recipe, root)
