"""Makes products on other machines: on the workers of a dask scheduler, each beside a checkout.

Nothing is copied to a worker. It makes what its own checkout declares, if that has the key which
is asked for: then its sources, weights, data and library versions are those of this one, and so
are the bytes. A worker whose checkout differs refuses, and another one is asked.
"""

import importlib
import socket
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from figures.engine.errors import EngineError
from figures.engine.paths import here
from figures.engine.pool import Task, run_all
from figures.engine.worker import Result, judged
from figures.engine.workspace import Workspace

SECONDS_TO_ANSWER = 10
INSTALL = "`--on` needs dask.distributed: pip install -e '.[cluster]'"
START = "in a checkout on each machine: dask worker {} --no-nanny --nthreads 1"

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


@dataclass(frozen=True)
class Refusal:
    """A worker whose checkout would make something else."""

    worker: str  # its address
    why: str


def run_on(
    address: str, tasks: list[Task], preload: tuple[str, ...]
) -> Iterator[tuple[Task, Result]]:
    """Make each product on a worker of this scheduler; results come as they are ready.

    Raises:
        EngineError: nobody answers there, or every worker refuses.
    """
    with connected(address) as client:
        yield from everywhere(client, partial(make, preload=preload), tasks, Result)


def everywhere(
    client: Any,  # noqa: ANN401  # dask has no types
    function: Callable[[Item], "Outcome | Refusal"],
    items: list[Item],
    failed: Callable[..., Outcome],
) -> Iterator[tuple[Item, Outcome]]:
    """Call it with each item on some worker that does not refuse; outcomes come when ready.

    What a worker was doing when it died is done by another one. `failed` makes the outcome of
    what nobody could do, given its `failure` in words.
    """
    refusals: dict[str, str] = {}
    while items:
        where = {"workers": _others(client, refusals)} if refusals else {}
        # Pure functions are called once for equal arguments, and their results are kept.
        executor = client.get_executor(pure=False, **where)
        again: list[Item] = []
        futures = {executor.submit(function, item): item for item in items}
        for future in as_completed(futures):
            try:
                outcome = future.result()
            except Exception as error:  # it killed one worker after the other, or cannot be sent
                outcome = failed(failure=f"{type(error).__name__}: {error}")
            if isinstance(outcome, Refusal):
                refusals[outcome.worker] = outcome.why
                again.append(futures[future])
            else:
                yield futures[future], outcome
        items = again


def make(task: Task, preload: tuple[str, ...]) -> Result | Refusal:
    """On a worker: make a product as its own checkout declares it, if that is the same."""
    product, entry, arguments = task
    standing = Workspace(here()).standings.get(product.name)
    own = standing.product if standing else None
    if own is None or (own.key, own.reading_key) != (product.key, product.reading_key):
        return refusal(product.name, own is not None)
    task = (judged(own) if entry == own.check else own, entry, arguments)
    ((_, result),) = run_all([task], 1, preload)
    return result


def refusal(name: str, is_there: bool) -> Refusal:
    """On a worker: what it answers to who wants a thing that its checkout has not, or not so."""
    place = f"{socket.gethostname()}:{here().root}"
    why = "other sources, data or libraries for " if is_there else "no "
    return Refusal(own_worker().address, f"{place} has {why}{name}")


def own_worker() -> Any:  # noqa: ANN401
    """On a worker: itself."""
    return importlib.import_module("distributed").get_worker()


def _others(client: Any, refusals: dict[str, str]) -> list[str]:  # noqa: ANN401
    """The workers that have not refused."""
    found = [one for one in client.scheduler_info(n_workers=-1)["workers"] if one not in refusals]
    if not found:
        raise EngineError("every worker refuses: " + "; ".join(sorted({*refusals.values()})))
    return found


@contextmanager
def connected(address: str) -> Generator[Any, None, None]:
    """A client of the scheduler there.

    Raises:
        EngineError: none answers, it has no workers, or dask is not installed.
    """
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
