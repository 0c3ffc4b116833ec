"""The worked examples behind what a reader may try: what the translator knows, and how it fails."""

from dataclasses import dataclass
from typing import Annotated, Any

import torch
from jaxtyping import Float, Int
from torch import Tensor

from illustrated_models.example import example
from illustrated_models.examples.translation.seq2seq import (
    RUNNING,
    GrowingTrace,
    LengthsTrace,
    Shares,
    growing,
    lengths,
    shares,
)
from illustrated_models.examples.translation.told import Share, measured, share
from illustrated_models.examples.translation.trust import TrustTrace, trusted
from illustrated_models.intervention import translate_moved
from illustrated_models.published import Card
from illustrated_models.published_translator import load_card, load_translator
from illustrated_models.shapes import Shapes
from illustrated_models.translation import TranslationTrace, translate
from illustrated_models.vocabulary import SPECIAL, Vocabulary

N_STAGES = 4  # of the growing sentence, to move attention in
PARTS = (1.0, 0.5)  # of the attention that were moved
STEP, ONTO = 1, 1  # the step that writes “black” looks at « chat » instead


@dataclass(frozen=True)
class KnownWords:
    """The words that the model knows; the four signs are not words."""

    n_source: int  # French words (definition)
    n_target: int  # English words (definition)
    english: tuple[str, ...]  # common English words that are no French words here (definition)
    english_noticed: Share  # of English sentences: more such words than French ones (definition)
    french_mistaken: Share  # of French sentences: the same (definition)


@dataclass(frozen=True)
class Familiarity:
    """The lengths and the shapes of the training sentences, and what the shape tells."""

    n_sentences: int  # the model learnt from, each counted once (definition)
    longest: int  # words of the longest of them (definition)
    by_length: Annotated[Int[Tensor, " length"], "axis: length"]  # sentences of one word, of two, …
    #   (definition)
    shapes: Shapes  # every run of three kinds of words in them
    held_out: Share  # of held-out sentences: every run occurred (definition)
    jumbled: Share  # of held-out sentences with their words in another order (definition)
    visitors_right_if_familiar: Share  # visitors' sentences of known shape, translated right
    #   (definition)
    visitors_right_if_strange: Share  # visitors' sentences with a run that never occurred
    #   (definition)


@dataclass(frozen=True)
class Pills:
    """Sentences to put together by tapping words."""

    slot: str  # the sign that stands for any name (definition)
    names: tuple[str, ...]  # to put there (definition)
    unheard: tuple[str, ...]  # names among them that the model has never heard (definition)
    sentences: tuple[str, ...]  # words split by blanks; the model learnt from none (definition)


@dataclass(frozen=True)
class Surprise:
    """A held-out sentence with its true translation; nobody has looked whether it is got right."""

    source: str  # French words, split by blanks (definition)
    target: str  # English words, split by blanks (definition)
    alignment: str  # places of words that belong together: “1-2 2-1” (definition)


@dataclass(frozen=True)
class Failure:
    """A sentence that the model gets wrong."""

    label: str  # what goes wrong (definition)
    origin: str  # held-out, or visitor (definition)
    source: str  # French words, split by blanks (definition)
    target: str  # the true translation (definition)
    written: str  # what the model writes (definition)


@dataclass(frozen=True)
class YourSentenceTrace:
    """What a page must know of the model before a reader gives it a sentence."""

    running: TranslationTrace
    words: KnownWords
    training: Familiarity
    pills: Pills
    surprises: tuple[Surprise, ...]
    surprises_right: Share  # of all sentences that they were drawn from (definition)
    failures: tuple[Failure, ...]
    trust: TrustTrace


@dataclass(frozen=True)
class MovedShares:
    """What the model writes next when attention is moved from one content word onto another."""

    follows: Share  # the translation of the word that it was moved onto (definition)
    stays: Share  # the word that it would have written anyway (definition)
    other: Share  # yet another word (definition)


@dataclass(frozen=True)
class MovedAttentionTrace:
    """The running sentence, as it is and with the attention of one step moved."""

    running: TranslationTrace
    step: int  # the target step at which it is moved (definition)
    onto: int  # the source word that gets all of it (definition)
    moved: TranslationTrace
    n_places: int  # held-out sentences in which it was tried, once in each (definition)
    all_moved: MovedShares
    half_moved: MovedShares
    sentences: tuple[str, ...]  # others to try: the growing sentence's first stages (definition)


@dataclass(frozen=True)
class FollowingTrace:
    """What the next word is when attention is moved from one content word onto another."""

    outcomes: Annotated[tuple[str, ...], "axis: bucket"]  # whose translation it is (definition)
    n_places: int  # held-out sentences in which it was tried, once in each (definition)
    parts: Float[Tensor, " part"]  # how much of the attention was moved (definition)
    all_moved: Shares
    half_moved: Shares


@dataclass(frozen=True)
class WhereItForgetsTrace:
    """The sentence that grows, and how often sentences of each length are right."""

    growing: GrowingTrace
    lengths: LengthsTrace


def known_words(card: Card, row: dict[str, Any]) -> KnownWords:
    """How many words the model knows, and which words are English."""
    return KnownWords(
        n_source=card.sizes.n_source_words - len(SPECIAL),
        n_target=card.sizes.n_target_words - len(SPECIAL),
        english=tuple(row["words"]),
        english_noticed=share(row["noticed"]),
        french_mistaken=share(row["false_alarms"]),
    )


def familiarity(row: dict[str, Any]) -> Familiarity:
    """The lengths and shapes of the training sentences."""
    counts = torch.tensor(row["by_length"])
    return Familiarity(
        n_sentences=int(counts.sum()),
        longest=len(counts),
        by_length=counts,
        shapes=Shapes(
            alphabet=row["alphabet"],
            labels=tuple(row["labels"]),
            letters=row["letters"],
            runs=tuple(row["runs"]),
        ),
        held_out=share(row["held_out"]),
        jumbled=share(row["jumbled"]),
        visitors_right_if_familiar=share(row["visitors_right_if_familiar"]),
        visitors_right_if_strange=share(row["visitors_right_if_strange"]),
    )


def pills(row: dict[str, Any], vocabulary: Vocabulary) -> Pills:
    """The sentences to tap together, and which of the names are new to the model."""
    names = tuple(row["names"])
    return Pills(
        slot=row["slot"],
        names=names,
        unheard=tuple(name for name in names if name not in vocabulary),
        sentences=tuple(row["sentences"]),
    )


def failure(row: dict[str, str]) -> Failure:
    """A sentence that the model gets wrong."""
    return Failure(
        label=row["label"],
        origin=row["origin"],
        source=row["source"],
        target=row["target"],
        written=row["written"],
    )


@example(weights="translator-dot", data="translation/playground.json")
def your_sentence() -> YourSentenceTrace:
    """The running sentence, and all that a reader is told about the model."""
    model, card = load_translator("translator-dot")
    content = measured(card)
    return YourSentenceTrace(
        running=translate(model, card.vocabularies, RUNNING),
        words=known_words(card, content["english"]),
        training=familiarity(content["shapes"]),
        pills=pills(content["pills"], card.vocabularies.source),
        surprises=tuple(
            Surprise(source=row["source"], target=row["target"], alignment=row["alignment"])
            for row in content["surprises"]["sentences"]
        ),
        surprises_right=share(content["surprises"]["right"]),
        failures=tuple(failure(row) for row in content["failures"]),
        trust=trusted(content["trust"]),
    )


def moved_shares(row: dict[str, Any]) -> MovedShares:
    """How often the next word follows."""
    return MovedShares(share(row["follows"]), share(row["stays"]), share(row["other"]))


@example(weights="translator-dot", data="translation/playground.json")
def move_the_attention() -> MovedAttentionTrace:
    """The step that writes “black” looks at « chat »; and how often the output follows."""
    model, card = load_translator("translator-dot")
    rows = measured(card)["moved"]
    stages = card.metrics["growing"]["stages"]
    weights = [float(place == ONTO) for place in range(len(RUNNING))]
    return MovedAttentionTrace(
        running=translate(model, card.vocabularies, RUNNING),
        step=STEP,
        onto=ONTO,
        moved=translate_moved(model, card.vocabularies, RUNNING, {STEP: weights}),
        n_places=rows["n_places"],
        all_moved=moved_shares(rows["all"]),
        half_moved=moved_shares(rows["half"]),
        sentences=tuple(" ".join(stage["source"]) for stage in stages[1:N_STAGES]),
    )


@example(cards="translator-dot", data="translation/playground.json")
def does_it_follow() -> FollowingTrace:
    """How often the next word follows the attention, when all or half of it is moved."""
    rows = measured(load_card("translator-dot"))["moved"]
    names = {"follows": "of the new word", "stays": "of the old word", "other": "of neither"}
    return FollowingTrace(
        outcomes=tuple(names.values()),
        n_places=rows["n_places"],
        parts=torch.tensor(PARTS),
        all_moved=shares([rows["all"][outcome] for outcome in names]),
        half_moved=shares([rows["half"][outcome] for outcome in names]),
    )


@example(
    weights=("translator-plain", "translator-dot"),
    cards=("translator-plain", "translator-dot", "translator-additive"),
)
def where_it_forgets() -> WhereItForgetsTrace:
    """The growing sentence and the measured lengths, without and with attention."""
    return WhereItForgetsTrace(growing(), lengths())
