"""The worked example of the warning: how often a translation is right that was this sure."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any

from illustrated_models.example import example
from illustrated_models.examples.translation.seq2seq import Shares, shares
from illustrated_models.examples.translation.told import Share, measured, share
from illustrated_models.published_translator import load_card
from illustrated_models.trust import is_doubted

UNLIKELY, LIKELY = 0.5, 0.85  # shares of right ones from which a translation is called otherwise
VERDICTS = ("probably wrong", "may be right", "probably right")  # below, between and above them


@dataclass(frozen=True)
class TrustTrace:
    """Translations in groups, from those with a word never read to the surest.

    The groups follow the probability of the word that the network was least sure of. Their limits
    were found on other sentences than all that is counted here.
    """

    cuts: tuple[float, ...]  # limits between the groups after the first (definition)
    groups: Annotated[tuple[str, ...], "axis: bucket"]  # in words (definition)
    typed: Shares  # of typed sentences in each group: translated rightly
    held_out: Shares  # of held-out sentences in each group: the same
    verdicts: tuple[str, ...]  # what the reader is told, by the share of typed ones (definition)
    doubted: tuple[bool, ...]  # whether the reader is warned (definition)
    hoped: tuple[bool, ...]  # whether it is called probably right (definition)
    caught: Share  # of the wrong translations of typed sentences: warned of (definition)
    false_alarms: Share  # of the right ones: warned of (definition)
    held_out_caught: Share  # the same of held-out sentences (definition)
    held_out_false_alarms: Share  # the same of held-out sentences (definition)
    n_typed: int  # typed sentences that were asked (definition)
    n_tuned: int  # other typed sentences, on which the limits were found (definition)


def verdict(right: float) -> str:
    """What a reader is told of a translation in a group of which so many are right."""
    return VERDICTS[(right >= UNLIKELY) + (right >= LIKELY)]


def group_names(cuts: tuple[float, ...]) -> tuple[str, ...]:
    """The groups in words."""
    ends = [f"{cut:.0%}" for cut in cuts]
    between = (f"{low} to {high}" for low, high in pairwise(ends))
    return ("word never read", f"below {ends[0]}", *between, f"{ends[-1]} or more")


def trusted(row: dict[str, Any]) -> TrustTrace:
    """What was measured of the warning."""
    cuts, typed, held_out = tuple(row["cuts"]), row["typed"], row["held_out"]
    return TrustTrace(
        cuts=cuts,
        groups=group_names(cuts),
        typed=shares(typed["groups"]),
        held_out=shares(held_out["groups"]),
        verdicts=tuple(verdict(group["share"]) for group in typed["groups"]),
        doubted=tuple(is_doubted(group, cuts) for group in range(len(typed["groups"]))),
        hoped=tuple(verdict(group["share"]) == VERDICTS[-1] for group in typed["groups"]),
        caught=share(typed["caught"]),
        false_alarms=share(typed["false_alarms"]),
        held_out_caught=share(held_out["caught"]),
        held_out_false_alarms=share(held_out["false_alarms"]),
        n_typed=sum(group["count"] for group in typed["groups"]),
        n_tuned=row["n_tuned"],
    )


@example(cards="translator-dot", data="translation/playground.json")
def trust() -> TrustTrace:
    """What the warning of “Your sentence” is worth."""
    return trusted(measured(load_card("translator-dot"))["trust"])
