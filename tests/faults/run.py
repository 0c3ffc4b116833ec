"""Runs families of faults on several cores and collects what the checks said."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.faults.fault import Family, Fault, Verdict

# A family is a file of this folder that says FAMILY = Family(…).
NAMES = ("drawing", "prose", "models", "staleness", "runtime")
SHARDS_PER_JOB = 8

Advance = Callable[[str, int, int], None]  # family, shards done, shards in all


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
    names: Sequence[str], jobs: int = 0, kind: str = "", advance: Advance | None = None
) -> list[Outcome]:
    """Put in every fault of these families; a process judges many, one after the other."""
    jobs = jobs or len(os.sched_getaffinity(0))
    return [_run_family(name, jobs, kind, advance) for name in names]


def _run_family(name: str, jobs: int, kind: str, advance: Advance | None) -> Outcome:
    count = jobs * SHARDS_PER_JOB
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_one_thread) as pool:
        alarms = pool.submit(alarms_of, name)
        shards = [pool.submit(shard, name, kind, index, count) for index in range(count)]
        for done, future in enumerate(as_completed(shards), 1):
            future.result()
            if advance:
                advance(name, done, count)
        verdicts = sorted((one for future in shards for one in future.result()), key=_place)
        limits = pool.submit(limits_of, name).result()
        found = tuple(verdict for _, verdict in verdicts)
        return Outcome(name, *limits, found, tuple(alarms.result()))


def shard(name: str, kind: str, index: int, count: int) -> list[tuple[int, Verdict]]:
    """Judge every `count`-th fault."""
    return [*_judged(name, chosen(name, kind)[index::count])]


def _judged(name: str, faults: list[tuple[int, Fault]]) -> Iterator[tuple[int, Verdict]]:
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


def _place(entry: tuple[int, Verdict]) -> int:
    return entry[0]
