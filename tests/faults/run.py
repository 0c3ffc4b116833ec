"""Runs families of faults on several cores and collects what the checks said."""

import multiprocessing
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.faults.fault import SOUND, Family, Fault, Verdict
from tests.once import store
from tests.once.store import Verdicts

# A family is a file of this folder that says FAMILY = Family(…).
NAMES = ("drawing", "prose", "models", "staleness", "runtime")
WITH_BASIS = ("models", "runtime")  # they say what a verdict depends on, so it may stand
SHARDS_PER_JOB = 8

Advance = Callable[[str, int, int], None]  # family, shards done, shards in all
Placed = tuple[int, Verdict]


@dataclass(frozen=True)
class Outcome:
    """What came of one family."""

    name: str
    gate: float
    at_least: int
    verdicts: tuple[Verdict, ...]  # in the order of its faults
    alarms: tuple[str, ...]  # what was said of the sound thing

    @property
    def killed(self) -> int:
        return sum(verdict.killed for verdict in self.verdicts)

    @property
    def passed(self) -> bool:
        """Whether enough were put in, enough of them found, and nothing sound was blamed."""
        enough = len(self.verdicts) >= self.at_least
        return enough and self.killed >= self.gate * len(self.verdicts) and not self.alarms


def families() -> tuple[str, ...]:
    """The names of the families that there are."""
    here = Path(__file__).parent
    return tuple(name for name in NAMES if (here / f"{name}.py").is_file())


def family(name: str) -> Family:
    """The family of this name."""
    return import_module(f"tests.faults.{name}").FAMILY


def chosen(name: str, kind: str = "") -> list[tuple[int, Fault]]:
    """The faults of a family, of one kind if one is named, each with its place."""
    found = [*enumerate(family(name).faults())]
    return [(place, fault) for place, fault in found if kind in ("", fault.kind)]


def run(
    names: Sequence[str],
    jobs: int = 0,
    kind: str = "",
    advance: Advance | None = None,
    kept: Verdicts | None = None,
) -> list[Outcome]:
    """Put in every fault of these families; a process judges many, one after the other.

    Verdicts that are kept and stand are taken as they are; the others are found and kept.
    """
    jobs = jobs or len(os.sched_getaffinity(0))
    return [_run_family(name, jobs, kind, advance, kept) for name in names]


def _run_family(
    name: str, jobs: int, kind: str, advance: Advance | None, kept: Verdicts | None
) -> Outcome:
    count = jobs * SHARDS_PER_JOB
    context = multiprocessing.get_context("spawn")
    verdicts = _standing(name, kind, kept) if kept and name in WITH_BASIS else {}
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_one_thread) as pool:
        alarms = pool.submit(alarms_of, name)
        shards = [pool.submit(shard, name, kind, n, count, {*verdicts}) for n in range(count)]
        for done, future in enumerate(as_completed(shards), 1):
            future.result()
            if advance:
                advance(name, done, count)
        found = dict(one for future in shards for one in future.result())
        limits, said = pool.submit(limits_of, name).result(), alarms.result()
    if kept and name in WITH_BASIS:
        _keep(name, kind, kept, found)
    ordered = [verdict for _, verdict in sorted((verdicts | found).items(), key=_place)]
    blamed = [f"{one.name}: {one.by}: {one.message}" for one in ordered if _is_alarm(one)]
    faults = tuple(verdict for verdict in ordered if verdict.kind != SOUND)
    return Outcome(name, *limits, faults, (*said, *blamed))


def _asked(name: str, kind: str) -> list[tuple[int, Fault]]:
    """What is judged: the faults, and what is sound."""
    faults = chosen(name, kind)
    return faults if kind else [*faults, *enumerate(family(name).sound(), len(faults))]


def _standing(name: str, kind: str, kept: Verdicts) -> dict[int, Verdict]:
    """The verdicts that need not be found again."""
    asked = [(place, fault, _entry(name, fault, kept)) for place, fault in _asked(name, kind)]
    return {
        place: Verdict.of(fault, **entry.found) for place, fault, entry in asked if entry.stands
    }


def _keep(name: str, kind: str, kept: Verdicts, found: dict[int, Verdict]) -> None:
    """Write down what was found, if that is asked for; it must not contradict what is there."""
    for place, fault in _asked(name, kind):
        if place in found:
            verdict = found[place]
            _entry(name, fault, kept).keep({"by": verdict.by, "message": verdict.message})


def _entry(name: str, fault: Fault, kept: Verdicts) -> store.Verdict:
    basis = family(name).basis
    assert basis is not None
    subject, parts = basis(fault)
    return kept.on(subject, f"{fault.kind}: {fault.name}", parts)


def shard(
    name: str, kind: str, index: int, count: int, known: Collection[int] = ()
) -> list[Placed]:
    """Judge every `count`-th fault of those whose verdict is not known."""
    asked = [one for one in _asked(name, kind) if one[0] not in known]
    return [*_judged(name, asked[index::count])]


def _judged(name: str, faults: list[tuple[int, Fault]]) -> Iterator[Placed]:
    for place, fault in faults:
        try:
            yield place, family(name).judge(fault)
        except Exception as error:
            error.add_note(f"The fault: {fault.family}: {fault.kind}: {fault.name}")
            raise


def alarms_of(name: str) -> Sequence[str]:
    """What the check of a family says of what is sound."""
    return family(name).alarms()


def limits_of(name: str) -> tuple[float, int]:
    """What a family must reach."""
    return family(name).gate, family(name).at_least


def _one_thread() -> None:
    """Processes share the cores already."""
    os.environ.update({f"{name}_NUM_THREADS": "1" for name in ("OMP", "MKL", "OPENBLAS")})


def _is_alarm(verdict: Verdict) -> bool:
    return verdict.kind == SOUND and verdict.killed


def _place(entry: Placed) -> int:
    return entry[0]
