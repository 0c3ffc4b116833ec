"""Makes products on other machines: on the workers of a dask scheduler, each beside a checkout.

Nothing is copied to a worker. It makes what its own checkout declares, if that has the key which
is asked for: then its sources, weights, data and library versions are those of this one, and so
are the bytes. A worker whose checkout differs refuses, and another one is asked.
"""

import importlib
import socket
from collections.abc import Generator, Iterator
from concurrent.futures import as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from figures.engine.errors import EngineError
from figures.engine.paths import here
from figures.engine.pool import Task, run_all
from figures.engine.product import Product
from figures.engine.worker import Result, judged
from figures.engine.workspace import Workspace

SECONDS_TO_ANSWER = 10
INSTALL = "`--on` needs dask.distributed: pip install -e '.[cluster]'"
START = "in a checkout on each machine: dask worker {} --no-nanny --nthreads 1"


@dataclass(frozen=True)
class Refusal:
    """A worker whose checkout would make something else."""

    worker: str  # its address
    why: str


def run_on(
    address: str, tasks: list[Task], preload: tuple[str, ...]
) -> Iterator[tuple[Task, Result]]:
    """Run each task on a worker of this scheduler; results come as they are ready.

    What a worker was doing when it died is done by another one.

    Raises:
        EngineError: nobody answers there, or every worker refuses.
    """
    refusals: dict[str, str] = {}
    with _connected(address) as client:
        while tasks:
            where = {"workers": _others(client, refusals)} if refusals else {}
            # Pure functions are called once for equal arguments, and their results are kept.
            executor = client.get_executor(pure=False, **where)
            again: list[Task] = []
            futures = {executor.submit(make, task, preload): task for task in tasks}
            for future in as_completed(futures):
                outcome = _outcome(future)
                if isinstance(outcome, Refusal):
                    refusals[outcome.worker] = outcome.why
                    again.append(futures[future])
                else:
                    yield futures[future], outcome
            tasks = again


def make(task: Task, preload: tuple[str, ...]) -> Result | Refusal:
    """On a worker: make a product as its own checkout declares it, if that is the same."""
    product, entry, arguments = task
    standing = Workspace(here()).standings.get(product.name)
    own = standing.product if standing else None
    if own is None or (own.key, own.reading_key) != (product.key, product.reading_key):
        return Refusal(_own_address(), _difference(product, own))
    task = (judged(own) if entry == own.check else own, entry, arguments)
    ((_, result),) = run_all([task], 1, preload)
    return result


def _difference(asked: Product, own: Product | None) -> str:
    place = f"{socket.gethostname()}:{here().root}"
    if own is None:
        return f"{place} has no {asked.name}"
    return f"{place} has other sources, data or libraries for {asked.name}"


def _own_address() -> str:
    return importlib.import_module("distributed").get_worker().address


def _outcome(future: Any) -> Result | Refusal:  # noqa: ANN401  # dask has no types
    try:
        return future.result()
    except Exception as error:  # the task killed one worker after the other, or cannot be sent
        return Result(failure=f"{type(error).__name__}: {error}")


def _others(client: Any, refusals: dict[str, str]) -> list[str]:  # noqa: ANN401
    """The workers that have not refused."""
    found = [one for one in client.scheduler_info(n_workers=-1)["workers"] if one not in refusals]
    if not found:
        raise EngineError("every worker refuses: " + "; ".join(sorted({*refusals.values()})))
    return found


@contextmanager
def _connected(address: str) -> Generator[Any, None, None]:
    try:
        distributed = importlib.import_module("distributed")
    except ImportError:
        raise EngineError(INSTALL) from None
    try:
        client = distributed.Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        raise EngineError(f"no scheduler answers at {address}: {error}") from None
    with client:
        if not client.scheduler_info(n_workers=-1)["workers"]:
            raise EngineError(f"the scheduler has no workers yet; {START.format(address)}")
        yield client
