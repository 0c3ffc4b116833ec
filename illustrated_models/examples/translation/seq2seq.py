"""The worked examples of the translators: what the article about translation draws."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import torch
from jaxtyping import Float, Int
from safetensors import torch as safetensors
from torch import Tensor

from illustrated_models.example import example
from illustrated_models.published import Card, published_path
from illustrated_models.published_translator import load_card, load_translator
from illustrated_models.search import BeamTrace, beam_search
from illustrated_models.seq2seq import Translator
from illustrated_models.translation import TranslationTrace, translate

RUNNING = ("le", "chat", "noir", "dort")
EUROPEAN_AREA = (
    *("l'", "accord", "sur", "la", "zone", "économique", "européenne"),
    *("a", "été", "signé", "en", "août", "1992"),
)
UNSEEN_NAME = ("Zbigniew", "aime", "le", "chat", "noir")
BEAM_WIDTH = 3


@dataclass(frozen=True)
class Outcome:
    """What one model makes of one sentence."""

    tokens: tuple[str, ...]  # its translation (definition)
    text: str  # the same as running text (definition)
    last_word: str  # the verb of the cat, if all is well (definition)
    exact: bool  # every word is the true one (definition)
    keeps_cat: bool  # the cat stands where it should (definition)
    keeps_verb: bool  # the last word is the true one (definition)


@dataclass(frozen=True)
class Stage:
    """One stage of the sentence that grows."""

    number: int  # from 1 (definition)
    n_source: Annotated[int, "called: words"]  # French words (definition)
    source_tokens: tuple[str, ...]  # the French sentence (definition)
    gold_tokens: tuple[str, ...]  # the true translation (definition)
    plain: Annotated[Outcome, "called: without attention"]
    attention: Annotated[Outcome, "called: with attention"]


@dataclass(frozen=True)
class GrowingTrace:
    """The sentence that grows, as both models translate it."""

    stages: Annotated[tuple[Stage, ...], "axis: stage"]
    n_trained: int  # French sentences both models were trained on (definition)
    longest_trained: int  # words of the longest of them (definition)
    black_cats_trained: int  # how many of them have “chat” and “noir” side by side (definition)
    n_unknown: int  # words of the longest stage that the models have never read (definition)
    same_training: bool  # both recipes differ in name, attention and snapshots only (definition)
    plain_loses_cat: int  # the first stage without its cat; 0 = there is none (definition)
    attention_loses_cat: int  # the same with attention (definition)
    plain_slips: int  # the first stage with a wrong word (definition)
    attention_slips: int  # the same with attention (definition)
    plain_loses_verb: int  # the first stage whose last word is wrong (definition)
    attention_loses_verb: int  # the same with attention (definition)


@dataclass(frozen=True)
class Shares:
    """Sentences translated word for word, by length."""

    right: Int[Tensor, " bucket"]  # sentences without a wrong word (definition)
    count: Int[Tensor, " bucket"]  # sentences asked (definition)
    share: Float[Tensor, " bucket"]  # right of all asked (definition)
    low: Float[Tensor, " bucket"]  # lower end of the 95 % interval (Wilson 1927)
    high: Float[Tensor, " bucket"]  # upper end of the 95 % interval (Wilson 1927)


@dataclass(frozen=True)
class LengthsTrace:
    """How well the three models translate sentences of different length."""

    labels: Annotated[tuple[str, ...], "axis: bucket"]  # "2–5", … (definition)
    n_sentences: int  # in all lengths together (definition)
    middles: Float[Tensor, " bucket"]  # mean number of French words (definition)
    plain: Annotated[Shares, "called: without"]
    attention: Annotated[Shares, "called: attention"]
    additive: Shares


@dataclass(frozen=True)
class StrangersTrace:
    """Sentences that were written down before the corpus existed, translated exactly."""

    names: Annotated[tuple[str, ...], "axis: model"]  # of the models (definition)
    count: int  # sentences asked (definition)
    known: float  # share with no word that the models have never read (definition)
    share: Float[Tensor, " model"]  # translated without a wrong word (definition)
    low: Float[Tensor, " model"]  # lower end of the 95 % interval (Wilson 1927)
    high: Float[Tensor, " model"]  # upper end of the 95 % interval (Wilson 1927)


@dataclass(frozen=True)
class VocabularyTrace:
    """How many words the translator with attention knows, and how many numbers it has learnt."""

    n_source: int  # French words it knows (definition)
    n_target: int  # English words it knows (definition)
    n_parameters: int  # numbers it has learnt (definition)


@dataclass(frozen=True)
class SentenceHistory:
    """One sentence, asked again and again while the model learnt."""

    source_tokens: Annotated[tuple[str, ...], "axis: source"]  # the French sentence (definition)
    gold_tokens: Annotated[tuple[str, ...], "axis: target"]  # the true translation (definition)
    translations: tuple[tuple[str, ...], ...]  # what it wrote at each snapshot (definition)
    weights: Float[Tensor, "snapshot target source"]  # of attention, corrected after each word
    #   (Bahdanau et al. 2015, section 3.1, equation 6)
    gold_probabilities: Float[Tensor, "snapshot target"]  # of each true word and the stop sign
    #   (Luong et al. 2015, section 3, equation 6)


@dataclass(frozen=True)
class SnapshotsTrace:
    """A model while it learnt, from the first step to the last."""

    steps: Int[Tensor, " snapshot"]  # how often its weights had been moved (definition)
    sentences_seen: Int[Tensor, " snapshot"]  # sentence pairs it had learnt from (definition)
    loss: Float[Tensor, " snapshot"]  # mean −log of a true next word's probability, held-out
    #   (Sutskever et al. 2014, section 3.2)
    token_accuracy: Annotated[
        Float[Tensor, " snapshot"], "called: right"
    ]  # next words that are right, the true ones before them given, held-out (definition)
    sentences: tuple[SentenceHistory, ...]


def translated(name: str, source_tokens: Sequence[str]) -> TranslationTrace:
    """Have a published model translate a sentence."""
    model, card = load_translator(name)
    return translate(model, card.vocabularies, source_tokens)


@example(weights="translator-dot")
def running_sentence() -> TranslationTrace:
    """The running sentence, translated with attention."""
    return translated("translator-dot", RUNNING)


@example(weights="translator-plain")
def running_sentence_plain() -> TranslationTrace:
    """The running sentence, translated without attention."""
    return translated("translator-plain", RUNNING)


@example(weights="translator-additive")
def running_sentence_additive() -> TranslationTrace:
    """The running sentence, translated with additive attention."""
    return translated("translator-additive", RUNNING)


@example(weights="translator-four-units")
def four_units() -> TranslationTrace:
    """The running sentence, translated by a model whose state is four numbers."""
    return translated("translator-four-units", RUNNING)


@example(weights="translator-dot")
def european_area() -> TranslationTrace:
    """A sentence whose phrases never stood in the training set."""
    return translated("translator-dot", EUROPEAN_AREA)


@example(weights="translator-dot")
def unseen_name() -> TranslationTrace:
    """A sentence with a name that the model has never heard."""
    return translated("translator-dot", UNSEEN_NAME)


@example(weights="translator-dot")
def beam() -> BeamTrace:
    """The running sentence, translated by beam search."""
    model, card = load_translator("translator-dot")
    return beam_search(model, card.vocabularies, RUNNING, BEAM_WIDTH)


@example(weights="translator-dot")
def vocabulary_sizes() -> VocabularyTrace:
    """The number of words that the translator knows in each language."""
    card = load_card("translator-dot")
    return VocabularyTrace(card.sizes.n_source_words, card.sizes.n_target_words, card.n_parameters)


def outcomes(model: Translator, card: Card) -> tuple[Outcome, ...]:
    """What a model writes at each stage of the sentence that grows."""
    return tuple(
        outcome(
            translate(model, card.vocabularies, stage["source"]).target_tokens,
            tuple(stage["gold"]),
        )
        for stage in card.metrics["growing"]["stages"]
    )


def outcome(written: tuple[str, ...], gold: tuple[str, ...]) -> Outcome:
    """How a translation compares with the true one."""
    place = gold.index("cat")
    return Outcome(
        tokens=written,
        text=" ".join(written).replace(" 's", "'s"),
        last_word=written[-1],
        exact=written == gold,
        keeps_cat=written[place : place + 1] == ("cat",),
        keeps_verb=written[-1] == gold[-1],
    )


def shared_recipe(card: Card) -> dict[str, Any]:
    """What a recipe says besides the model's name, its attention and when to keep snapshots."""
    schedule = {key: value for key, value in card.recipe["schedule"].items() if key != "snapshots"}
    rest = {key: value for key, value in card.recipe.items() if key not in ("name", "attention")}
    return rest | {"schedule": schedule}


def first_without(outcomes: Sequence[Outcome], virtue: str) -> int:
    """The first stage, from 1, at which a model is not `exact`, say; 0 if there is none."""
    lost = (number for number, one in enumerate(outcomes, 1) if not getattr(one, virtue))
    return next(lost, 0)


@example(weights=("translator-plain", "translator-dot"))
def growing() -> GrowingTrace:
    """The sentence that grows, translated without and with attention."""
    models = [load_translator(name) for name in ("translator-plain", "translator-dot")]
    cards = [card for _, card in models]
    without, with_it = (outcomes(*one) for one in models)
    rows = cards[0].metrics["growing"]["stages"]  # the sentences stand on both cards
    stages = tuple(
        Stage(
            number=row["number"],
            n_source=len(row["source"]),
            source_tokens=tuple(row["source"]),
            gold_tokens=tuple(row["gold"]),
            plain=plain,
            attention=attention,
        )
        for row, plain, attention in zip(rows, without, with_it, strict=True)
    )
    training = cards[1].metrics["training"]
    return GrowingTrace(
        stages,
        n_trained=training["sentences"],
        longest_trained=training["longest"],
        black_cats_trained=training["with_chat_noir"],
        n_unknown=sum(
            word not in card.vocabularies.source
            for word in stages[-1].source_tokens
            for card in cards
        ),
        same_training=shared_recipe(cards[0]) == shared_recipe(cards[1]),
        plain_loses_cat=first_without(without, "keeps_cat"),
        attention_loses_cat=first_without(with_it, "keeps_cat"),
        plain_slips=first_without(without, "exact"),
        attention_slips=first_without(with_it, "exact"),
        plain_loses_verb=first_without(without, "keeps_verb"),
        attention_loses_verb=first_without(with_it, "keeps_verb"),
    )


def shares(rows: Sequence[dict[str, Any]]) -> Shares:
    """The rows of a card as columns."""
    return Shares(
        right=torch.tensor([row["right"] for row in rows]),
        count=torch.tensor([row["count"] for row in rows]),
        share=torch.tensor([row["share"] for row in rows]),
        low=torch.tensor([row["low"] for row in rows]),
        high=torch.tensor([row["high"] for row in rows]),
    )


@example(cards=("translator-plain", "translator-dot", "translator-additive"))
def lengths() -> LengthsTrace:
    """Sentences translated word for word, by length, of all three large models."""
    names = ("translator-plain", "translator-dot", "translator-additive")
    plain, dot, additive = (load_card(name).metrics["held_out"]["by_length"] for name in names)
    return LengthsTrace(
        labels=tuple(row["label"] for row in plain),
        n_sentences=sum(row["count"] for row in plain),
        middles=torch.tensor([row["mean_length"] for row in plain]),
        plain=shares(plain),
        attention=shares(dot),
        additive=shares(additive),
    )


@example(cards=("translator-plain", "translator-dot"))
def strangers() -> StrangersTrace:
    """What the translators make of sentences that they were not made for."""
    names = ("translator-plain", "translator-dot")
    cards = [load_card(name).metrics["visitors"] for name in names]
    rights = [card["right"] for card in cards]
    return StrangersTrace(
        names=("without attention", "with attention"),
        count=rights[0]["count"],
        known=cards[0]["known_words_only"]["share"],
        share=torch.tensor([right["share"] for right in rights]),
        low=torch.tensor([right["low"] for right in rights]),
        high=torch.tensor([right["high"] for right in rights]),
    )


@example(weights="translator-dot-snapshots")
def snapshots() -> SnapshotsTrace:
    """The translator with attention while it learnt: five sentences, from noise to translation."""
    name = "translator-dot-snapshots"
    content = json.loads(published_path(name, ".json").read_text(encoding="utf-8"))
    tensors = safetensors.load(published_path(name, ".safetensors").read_bytes())
    rows = content["snapshots"]
    return SnapshotsTrace(
        steps=torch.tensor([row["step"] for row in rows]),
        sentences_seen=torch.tensor([row["sentences_seen"] for row in rows]),
        loss=torch.tensor([row["loss"] for row in rows]),
        token_accuracy=torch.tensor([row["token_accuracy"] for row in rows]),
        sentences=tuple(
            SentenceHistory(
                source_tokens=tuple(sentence["source"]),
                gold_tokens=tuple(sentence["gold"]),
                translations=tuple(tuple(row["translations"][n]) for row in rows),
                weights=tensors[f"{n}.weights"],
                gold_probabilities=tensors[f"{n}.probabilities"],
            )
            for n, sentence in enumerate(content["sentences"])
        ),
    )
