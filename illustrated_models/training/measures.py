"""Measures of a translator, each a few numbers made from its answers."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from illustrated_models.data.translation.corpus import PHENOMENA
from illustrated_models.training.answers import Answer

BUCKETS = (
    ("2–5", 2, 5),
    ("6–10", 6, 10),
    ("11–15", 11, 15),
    ("16–20", 16, 20),
    ("21–30", 21, 30),
    ("over 30", 31, 999),
)
Numbers = dict[str, int | float]
N_BINS = 10
Z_95 = 1.959964


def share(right: int, count: int) -> Numbers:
    """A share with its 95 % interval (Wilson 1927, the score interval)."""
    if count == 0:
        return {"right": 0, "count": 0, "share": 0.0, "low": 0.0, "high": 1.0}
    p, z2 = right / count, Z_95**2
    middle = (p + z2 / (2 * count)) / (1 + z2 / count)
    half = Z_95 / (1 + z2 / count) * math.sqrt(p * (1 - p) / count + z2 / (4 * count**2))
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return {
        "right": right,
        "count": count,
        "share": round(p, 6),
        "low": round(low, 6),
        "high": round(high, 6),
    }


def share_of(facts: Iterable[bool]) -> Numbers:
    """The share of facts that are true."""
    known = list(facts)
    return share(sum(known), len(known))


def matching_words(written: Sequence[str], wanted: Sequence[str]) -> float:
    """The share of places where both have the same word; a missing word counts as wrong."""
    same = sum(a == b for a, b in zip(written, wanted, strict=False))
    return same / max(len(written), len(wanted))


def exact(found: Sequence[Answer]) -> Numbers:
    """How many sentences are translated word for word."""
    return share_of(answer.exact for answer in found)


def next_word(found: Sequence[Answer]) -> Numbers:
    """How often the likeliest next word is the true one, given the true words before it."""
    return share_of(
        word == wanted
        for answer in found
        for word, wanted in zip(answer.corrected, (*answer.pair.target, "</s>"), strict=True)
    )


def by_length(found: Sequence[Answer]) -> list[dict[str, Any]]:
    """Sentences translated word for word, by the number of French words."""
    return [
        bucket([one for one in found if shortest <= len(one.pair.source) <= longest], label)
        for label, shortest, longest in BUCKETS
    ]


def bucket(found: Sequence[Answer], label: str) -> dict[str, Any]:
    """Sentences of about the same length."""
    words = [matching_words(one.written, one.pair.target) for one in found]
    lengths = [len(one.pair.source) for one in found]
    means = {
        "mean_length": round(sum(lengths) / max(1, len(lengths)), 6),
        "matching_words": round(sum(words) / max(1, len(words)), 6),
    }
    return {"label": label, **exact(found), **means}


def gold_sources(answer: Answer, target: int) -> list[int]:
    """The French words that a true English word renders."""
    return [source for source, place in answer.pair.alignment if place == target]


def alignment(found: Sequence[Answer]) -> Numbers | None:
    """How often the word looked at most is one that the true English word renders."""
    if not any(answer.looked_at for answer in found):
        return None
    return share_of(
        answer.looked_at[target] in gold_sources(answer, target)
        for answer in found
        for target in sorted({place for _, place in answer.pair.alignment})
    )


def by_phenomenon(found: Sequence[Answer]) -> dict[str, dict[str, Any]]:
    """For every phenomenon: is the word right that it decides, and does the model look right?"""
    return {name: phenomenon(found, name) for name in PHENOMENA}


def phenomenon(found: Sequence[Answer], name: str) -> dict[str, Any]:
    """How well one phenomenon is mastered, over all places where it decides a word."""
    places = [
        (answer, source, target)
        for answer in found
        for kind, source, target in answer.pair.links
        if kind == name
    ]
    looking = [place for place in places if place[0].looked_at]
    measures: dict[str, Callable[[Answer, int, int], bool]] = {
        "corrected": lambda a, _, t: a.corrected[t] == a.pair.target[t],
        "written": lambda a, _, t: a.written[t : t + 1] == a.pair.target[t : t + 1],
    }
    looks: dict[str, Callable[[Answer, int, int], bool]] = {
        "looks_at_its_word": lambda a, _, t: a.looked_at[t] in gold_sources(a, t),
        "looks_at_what_decides": lambda a, s, t: a.looked_at[t] == s,
    }
    row: dict[str, Any] = {key: share_of(f(*p) for p in places) for key, f in measures.items()}
    if looking:
        row |= {key: share_of(f(*place) for place in looking) for key, f in looks.items()}
    return row


def calibration(found: Sequence[Answer]) -> list[dict[str, Any]]:
    """How often the model is right when it is about this sure, in ten equally large groups."""
    ranked = sorted(found, key=lambda answer: (answer.confidence, answer.pair.source))
    rows = []
    for part in range(N_BINS):
        group = ranked[part * len(ranked) // N_BINS : (part + 1) * len(ranked) // N_BINS]
        if group:
            ends = {
                "from": round(group[0].confidence, 6),
                "to": round(group[-1].confidence, 6),
                "mean": round(sum(one.confidence for one in group) / len(group), 6),
            }
            rows.append(ends | exact(group))
    return rows


def growing(found: Sequence[Answer]) -> dict[str, Any]:
    """The sentence that grows: at which stage does the model lose its cat?"""
    stages = [stage(number, answer) for number, answer in enumerate(found, start=1)]
    lost = [row["number"] for row in stages if not row["keeps_cat"]]
    return {"loses_its_cat_at": lost[0] if lost else 0, "stages": stages}


def stage(number: int, answer: Answer) -> dict[str, Any]:
    """One stage of the growing sentence: the cat opens it, in the same place as in the truth."""
    place = answer.pair.target.index("cat")
    return {
        "number": number,
        "source": answer.pair.source,
        "gold": answer.pair.target,
        "alignment": answer.pair.alignment,
        "written": answer.written,
        "exact": answer.exact,
        "matching_words": round(matching_words(answer.written, answer.pair.target), 6),
        "keeps_cat": answer.written[place : place + 1] == ("cat",),
    }


def phrases(found: Sequence[Answer]) -> dict[str, Any]:
    """Sentences with phrases that never stood in the training set."""
    rows = [
        {"source": a.pair.source, "gold": a.pair.target, "written": a.written, "exact": a.exact}
        for a in found
    ]
    return {**exact(found), "sentences": rows}


def copying(found: Sequence[Answer], name: str) -> dict[str, Any]:
    """Sentences with a name that no vocabulary holds: does it arrive, and at the right place?"""
    arrives = share_of(name in answer.written for answer in found)
    in_place = share_of(
        answer.written[place : place + 1] == (name,)
        for answer in found
        for place in [n for n, word in enumerate(answer.pair.target) if word == name]
    )
    return {"name": name, "arrives": arrives, "in_its_place": in_place, "exact": exact(found)}
