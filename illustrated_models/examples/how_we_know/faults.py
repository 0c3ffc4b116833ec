"""The worked examples of the page that doubts itself: faults that were planted, and a forgery."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import torch
from jaxtyping import Float
from torch import Tensor

from illustrated_models.example import example
from illustrated_models.published_translator import load_translator
from illustrated_models.translation import translate

KILL_TABLE = Path(__file__).parents[2] / "data" / "faults" / "kill-table.json"
SENTENCE = ("le", "chat", "noir", "dort")
LENT = 0.11  # of the attention: what the second forger moves from one word to another


@dataclass(frozen=True)
class Kind:
    """Faults of one kind: how many were planted, how many were noticed, and one of them."""

    name: str  # what was done (definition)
    planted: int  # how many of this kind (definition)
    noticed: int  # by a rule or a test (definition)
    specimen: str  # one of them; empty if none was noticed (definition)
    noticed_by: str  # the rule or the test that noticed it (definition)
    message: str  # what it said (definition)


@dataclass(frozen=True)
class Family:
    """Faults of one family: in drawings, in prose, in models, in rebuilding, in the page."""

    name: str  # drawing, prose, models, staleness or runtime (definition)
    planted: int  # of all kinds (definition)
    noticed: int  # of all kinds (definition)
    false_alarms: int  # complaints about what is sound (definition)
    kinds: tuple[Kind, ...]  # what was done (definition)
    missed: tuple[str, ...]  # what nothing noticed (definition)


@dataclass(frozen=True)
class KillTableTrace:
    """Every fault that was planted, and whether something noticed it."""

    families: tuple[Family, ...]  # by what was broken (definition)
    planted: int  # in all families (definition)
    noticed: int  # in all families (definition)
    missed: int  # in all families (definition)
    false_alarms: int  # in all families (definition)


@dataclass(frozen=True)
class ForgeryTrace:
    """The attention of one small network, and two forgeries of it."""

    source_tokens: Annotated[tuple[str, ...], "axis: source"]  # the words read (definition)
    target_tokens: Annotated[tuple[str, ...], "axis: target"]  # the words written (definition)
    lines_moved: Float[Tensor, "target source"]  # two lines changed places (definition)
    true: Float[Tensor, "target source"]  # the shares of attention (definition)
    share_moved: Float[Tensor, "target source"]  # one word lent to another (definition)
    sums: Float[Tensor, "forgery target"]  # of each line of the forgeries (definition)


def kind(entry: dict[str, Any]) -> Kind:
    """Read a kind as the run of faults wrote it."""
    specimen = entry["specimen"] or {"name": "", "by": "", "message": ""}
    return Kind(
        name=entry["kind"],
        planted=entry["injected"],
        noticed=entry["killed"],
        specimen=specimen["name"],
        noticed_by=specimen["by"],
        message=specimen["message"],
    )


def family(name: str, entry: dict[str, Any]) -> Family:
    """Read a family as the run of faults wrote it."""
    return Family(
        name=name,
        planted=entry["injected"],
        noticed=entry["killed"],
        false_alarms=entry["false_alarms"],
        kinds=tuple(kind(each) for each in entry["kinds"]),
        missed=tuple(name for each in entry["kinds"] for name in each["survivors"]),
    )


@example(data="faults/kill-table.json")
def kill_table() -> KillTableTrace:
    """What `make faults` found when it last ran; a test compares it with a new run."""
    entries = json.loads(KILL_TABLE.read_text(encoding="utf-8"))
    families = tuple(family(name, entry) for name, entry in entries.items())
    return KillTableTrace(
        families=families,
        planted=sum(each.planted for each in families),
        noticed=sum(each.noticed for each in families),
        missed=sum(len(each.missed) for each in families),
        false_alarms=sum(each.false_alarms for each in families),
    )


@example(weights="translator-four-units")
def forgery() -> ForgeryTrace:
    """The four-unit network's attention, and what two forgers made of it."""
    model, card = load_translator("translator-four-units")
    trace = translate(model, card.vocabularies, SENTENCE)
    look = trace.decoder.attention
    if look is None:
        raise ValueError("translator-four-units has no attention")
    true = look.weights[: len(trace.target_tokens)]
    lines_moved = true[[0, 2, 1, *range(3, len(true))]]
    share_moved = true.clone()
    share_moved[1, 2] -= LENT
    share_moved[1, 1] += LENT
    return ForgeryTrace(
        source_tokens=trace.source_tokens,
        target_tokens=trace.target_tokens,
        lines_moved=lines_moved,
        true=true,
        share_moved=share_moved,
        sums=torch.stack([lines_moved, share_moved]).sum(dim=-1),
    )
