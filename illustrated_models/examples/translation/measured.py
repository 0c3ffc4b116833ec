"""The worked examples of what was measured: how right attention is, how sure, how it was learnt."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import torch
from jaxtyping import Float
from torch import Tensor

from illustrated_models.example import example
from illustrated_models.examples.translation.seq2seq import (
    UNSEEN_NAME,
    Shares,
    shares,
    snapshots,
    translated,
)
from illustrated_models.examples.translation.told import Share, share
from illustrated_models.published_translator import load_card
from illustrated_models.translation import TranslationTrace

DATA = Path(__file__).parents[2] / "data"
KINDS = {
    "crossing": "adjectives, nouns",
    "his-her": "his, her",
    "it-he-she": "it, he, she",
    "negation": "not",
    "passe-compose": "a mangé: ate",
    "imparfait": "mangeait: was eating",
    "futur": "mangera: will eat",
    "passive": "passive",
    "question": "do, did, who",
    "date-number": "dates, numbers",
    "elision": "l’, d’, qu’",
    "article-vanishes": "an article vanishes",
    "article-appears": "an article appears",
    "copy-name": "names",
}  # how a picture calls the kinds of a card
NEPHEW = ("le", "neveu", "de", "Laura", "a", "repassé", "son", "écharpe")
NIECE = ("la", "nièce", "de", "Laura", "a", "repassé", "son", "écharpe")
MIDDLE_OF_TRAINING = 6  # the snapshot whose words are half right


@dataclass(frozen=True)
class AlignmentTrace:
    """How often attention looks most at the right word."""

    dot: Share  # of all English words that render a French one, with the dot product (definition)
    additive: Share  # the same with the additive score (definition)
    n_sentences: int  # held-out sentences that were asked (definition)
    kinds: Annotated[tuple[str, ...], "axis: bucket"]  # where the network looks wrongly most
    #   often first (definition)
    by_kind: Shares  # of the words that a kind decides: it looks most at a word that they render


@dataclass(frozen=True)
class OwnersTrace:
    """His or her: where the network looks, and whether it writes the right one."""

    names: Annotated[tuple[str, ...], "axis: bucket"]  # it looks at the possessive, at the owner;
    #   it writes rightly with attention, without (definition)
    shares: Shares  # of the possessives; for what it writes, all words before are the true ones
    n_places: int  # possessives that were looked at (definition)


@dataclass(frozen=True)
class OwnerMovedTrace:
    """One sentence with two owners."""

    nephew: TranslationTrace
    niece: TranslationTrace


@dataclass(frozen=True)
class UnseenNameTrace:
    """A sentence with a name that no vocabulary holds, and how often such a name arrives."""

    translation: TranslationTrace
    models: Annotated[tuple[str, ...], "axis: bucket"]  # with attention, without (definition)
    arrives: Shares  # sentences in whose translation the name stands
    in_its_place: Share  # names that stand where they should, with attention (definition)


@dataclass(frozen=True)
class CalibrationTrace:
    """How often a translation is right, by how likely the network says it is."""

    said: Annotated[
        Float[Tensor, " bucket"], "called: as said"
    ]  # mean product of the probabilities of its words (definition)
    found: Annotated[Shares, "called: right"]  # translations without a wrong word
    n_sentences: int  # held-out sentences in all groups (definition)


@dataclass(frozen=True)
class IntervalsTrace:
    """One share, measured on few sentences and on many."""

    asked: Annotated[tuple[str, ...], "axis: bucket"]  # how many sentences (definition)
    exact: Shares  # translated without a wrong word, of the first so many


@dataclass(frozen=True)
class AfterASlipTrace:
    """The words after the first wrong one, left alone and corrected."""

    names: Annotated[tuple[str, ...], "axis: bucket"]  # left alone, corrected (definition)
    right: Shares  # of the words after the first wrong one
    n_sentences: int  # sentences with a wrong word, as long as they should be (definition)


@dataclass(frozen=True)
class TeacherForcingTrace:
    """One sentence in the middle of training: the true words are given, the next ones guessed."""

    source_tokens: tuple[str, ...]  # the French sentence (definition)
    given: Annotated[
        tuple[str, ...], "axis: target", "called: reads"
    ]  # <s>, then the true words (definition)
    wanted: Annotated[
        tuple[str, ...], "axis: target", "called: should write"
    ]  # the true words, then </s> (definition)
    probabilities: Annotated[
        Float[Tensor, " target"], "called: probability"
    ]  # that the network gives to the true next word (definition)
    losses: Annotated[
        Float[Tensor, " target"], "called: loss"
    ]  # −log of that probability (Sutskever et al. 2014, section 3.2)
    loss: float  # their mean (definition)
    written: tuple[str, ...]  # what the network writes when nobody corrects it (definition)
    sentences_seen: int  # until then (definition)


@dataclass(frozen=True)
class Paper:
    """A paper and what it is remembered for."""

    year: int  # of its first public version (definition)
    idea: str  # in our words (definition)
    authors: str  # the first of them, or all (definition)
    title: str  # as printed (definition)
    version: str  # where it stands (definition)


@dataclass(frozen=True)
class PapersTrace:
    """Papers in the order in which they appeared."""

    papers: Annotated[tuple[Paper, ...], "axis: paper"]  # the oldest first (definition)


def laboratory(name: str) -> dict[str, Any]:
    """What was measured of a model. Raises ValueError if it was another one."""
    path = DATA / "translation" / "laboratory.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    if content["models"].get(name) != load_card(name).sha256:
        raise ValueError(f"{path.name} was not measured on {name}: measure it again")
    return content


@example(cards=("translator-dot", "translator-additive"))
def alignment() -> AlignmentTrace:
    """How often the word looked at most is one that the English word renders."""
    dot, additive = (
        load_card(name).metrics["held_out"] for name in ("translator-dot", "translator-additive")
    )
    rows = {kind: row["looks_at_its_word"] for kind, row in dot["by_phenomenon"].items()}
    ordered = sorted(rows, key=lambda kind: rows[kind]["share"])
    return AlignmentTrace(
        dot=share(dot["alignment"]),
        additive=share(additive["alignment"]),
        n_sentences=dot["exact"]["count"],
        kinds=tuple(KINDS[kind] for kind in ordered),
        by_kind=shares([rows[kind] for kind in ordered]),
    )


@example(cards=("translator-dot", "translator-plain"))
def owners() -> OwnersTrace:
    """His or her: looked at, and written."""
    dot, plain = (
        load_card(name).metrics["held_out"]["by_phenomenon"]["his-her"]
        for name in ("translator-dot", "translator-plain")
    )
    return OwnersTrace(
        names=("at son, sa, ses", "at the owner", "with attention", "without"),
        shares=shares(
            [
                dot["looks_at_its_word"],
                dot["looks_at_what_decides"],
                dot["corrected"],
                plain["corrected"],
            ]
        ),
        n_places=dot["corrected"]["count"],
    )


@example(weights="translator-dot")
def owner_moved() -> OwnerMovedTrace:
    """Laura's nephew, then her niece, irons a scarf."""
    return OwnerMovedTrace(
        translated("translator-dot", NEPHEW), translated("translator-dot", NIECE)
    )


@example(weights="translator-dot", cards="translator-plain")
def unseen_names() -> UnseenNameTrace:
    """A name that the networks have never read."""
    dot, plain = (
        load_card(name).metrics["unheard_name"] for name in ("translator-dot", "translator-plain")
    )
    return UnseenNameTrace(
        translation=translated("translator-dot", UNSEEN_NAME),
        models=("with attention", "without"),
        arrives=shares([dot["arrives"], plain["arrives"]]),
        in_its_place=share(dot["in_its_place"]),
    )


@example(cards="translator-dot", data="translation/laboratory.json")
def calibration() -> CalibrationTrace:
    """Held-out sentences in ten groups, by the probability of what was written."""
    rows = laboratory("translator-dot")["calibration"]
    return CalibrationTrace(
        said=torch.tensor([row["mean"] for row in rows]),
        found=shares(rows),
        n_sentences=sum(row["count"] for row in rows),
    )


@example(cards="translator-dot", data="translation/laboratory.json")
def intervals() -> IntervalsTrace:
    """The share of right sentences, as if only the first few had been asked."""
    rows = laboratory("translator-dot")["first"]
    return IntervalsTrace(tuple(f"of {row['count']:,d}" for row in rows), shares(rows))


@example(cards="translator-dot", data="translation/laboratory.json")
def after_a_slip() -> AfterASlipTrace:
    """How a sentence goes on after its first wrong word."""
    row = laboratory("translator-dot")["after_a_slip"]
    return AfterASlipTrace(
        names=("left alone", "corrected"),
        right=shares([row["alone"], row["corrected"]]),
        n_sentences=row["sentences"],
    )


@example(weights="translator-dot-snapshots")
def teacher_forcing() -> TeacherForcingTrace:
    """The running sentence, when the network had learnt half of it."""
    trace = snapshots()
    sentence = trace.sentences[0]
    probabilities = sentence.gold_probabilities[MIDDLE_OF_TRAINING]
    losses = -probabilities.log()
    return TeacherForcingTrace(
        source_tokens=sentence.source_tokens,
        given=("<s>", *sentence.gold_tokens),
        wanted=(*sentence.gold_tokens, "</s>"),
        probabilities=probabilities,
        losses=losses,
        loss=float(losses.mean()),
        written=sentence.translations[MIDDLE_OF_TRAINING],
        sentences_seen=int(trace.sentences_seen[MIDDLE_OF_TRAINING]),
    )


@example(data="history/translation.tsv")
def papers() -> PapersTrace:
    """What came before and after attention."""
    path = DATA / "history" / "translation.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return PapersTrace(
        tuple(
            Paper(int(row["year"]), row["idea"], row["authors"], row["title"], row["version"])
            for row in rows
        )
    )
