"""Makes what is stale, removes what is no longer declared, and leaves nothing half-written."""

import fcntl
import math
import shutil
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from subprocess import CalledProcessError

from figures.engine.assets import FOLDER as ASSETS
from figures.engine.assets import write_assets
from figures.engine.cluster import run_on
from figures.engine.errors import EngineError, nearest
from figures.engine.facts import Facts
from figures.engine.freshness import State, forget, known_names, read_state, write_state
from figures.engine.live import Live, write_live
from figures.engine.paths import Project
from figures.engine.pool import Task, available, preload_of, run_all
from figures.engine.product import Made, Product
from figures.engine.progress import Advance
from figures.engine.provenance_pages import write_proofs
from figures.engine.sourcepages import write_source_pages
from figures.engine.storage import digest, remove, write_if_changed
from figures.engine.tables import claims_table, facts_tree, to_yaml
from figures.engine.worker import Result, judged
from figures.engine.workspace import Standing, Workspace

# Runs tasks somewhere: given the tasks and what their workers should have imported.
Runner = Callable[..., Iterator[tuple[Task, Result]]]
CODE_SECONDS = 30 * 24 * 3600
# What stands on a page itself, as text: more of it, and the page would not open on a telephone.
HEAVIEST = {".html": 1_000_000, ".svg": 1_000_000}


@dataclass
class Report:
    """What a build did."""

    made: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)  # back again, but not made
    failed: dict[str, str] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    fresh: int = 0
    facts: Facts = field(default_factory=Facts)
    workspace: Workspace | None = None  # the sources as they were found


def build(
    project: Project,
    names: tuple[str, ...] = (),
    jobs: int = 0,
    advance: Advance | None = None,
    on: str = "",
) -> Report:
    """Make every stale product of these names (all, when none are given).

    Here, `jobs` at once, or `on` the workers of a scheduler ("tcp://host:8786").

    Raises:
        EngineError: a source that cannot be read, a name that does not exist, or no workers.
    """
    run = partial(run_on, on) if on else partial(run_all, jobs=jobs or available())
    with lock(project), ThreadPoolExecutor(1) as aside:
        shutil.rmtree(project.temp, ignore_errors=True)
        assets = aside.submit(write_assets, project)
        workspace = Workspace(project)
        chosen = workspace.find(names)
        live = _begun(aside, workspace)
        report = Report(removed=_prune(workspace), workspace=workspace)
        stale = [standing for standing in chosen.values() if standing.reasons or standing.doubts]
        report.fresh = len(chosen) - len(stale)
        _make(workspace, stale, run, report, advance)
        pages = write_source_pages(workspace) | write_proofs(workspace)
        tables, outputs = _write_tables(workspace, report)
        _remove_strays(project, pages | tables | outputs | live.result())
        _await(assets)
        _sweep(project, report)
        return report


def _begun(aside: ThreadPoolExecutor, workspace: Workspace) -> Future[set[Path]]:
    """What live models load, made beside all else; whether it is stale is seen before."""
    live = Live(workspace)
    live.stale  # noqa: B018  # the hashes of files are not for several threads
    return aside.submit(write_live, live)


def summary(report: Report) -> str:
    """What failed, for people."""
    return "\n\n".join(f"{name}: {why}" for name, why in sorted(report.failed.items()))


def _sweep(project: Project, report: Report) -> None:
    """Remove what workers left, and compiled sources so old that they are hardly still of use."""
    shutil.rmtree(project.temp, ignore_errors=True)
    for path in (project.store / "code").glob("*") if report.made else ():
        if time.time() - path.stat().st_mtime > CODE_SECONDS:
            path.unlink()


@contextmanager
def lock(project: Project) -> Generator[None, None, None]:
    """One build at a time; a second one waits, and then finds everything fresh."""
    project.store.mkdir(parents=True, exist_ok=True)
    with (project.store / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _prune(workspace: Workspace) -> list[str]:
    """Remove the outputs of products that are no longer declared."""
    project = workspace.project
    gone = sorted(known_names(project) - workspace.products.keys())
    for name in gone:
        forget(project, name)
    return gone


def _make(
    workspace: Workspace,
    stale: list[Standing],
    run: Runner,
    report: Report,
    advance: Advance | None,
) -> None:
    standings = {standing.product.name: standing for standing in stale}
    if advance and stale:
        advance("", 0, len(stale))
    for done, (product, result) in enumerate(_results(workspace, stale, run), 1):
        standing = standings[product.name]
        wrong = "" if result.failure or standing.doubts else mistake(result.made)
        failure = f"{product.path}:{product.line}: {wrong}" if wrong else result.failure
        if failure:
            report.failed[product.name] = failure
            forget(workspace.project, product.name)
            state = State(standing.product.key, standing.parts, failure=failure)
        elif standing.doubts:
            report.read.append(product.name)
            state = replace(standing.last, judged=standing.judges)
        else:
            report.made.append(product.name)
            state = _write(workspace.project, standing, result)
        write_state(workspace.project, product.name, state)
        if advance:
            advance(product.name, done, len(stale))


def _results(
    workspace: Workspace, stale: list[Standing], run: Runner
) -> Iterator[tuple[Product, Result]]:
    tasks: list[Task] = []
    for standing in _longest_first(stale):
        product = standing.product
        absent = [path for path in product.reads if standing.parts[path] == "missing"]
        if product.problem:
            yield product, Result(failure=product.problem)
        elif absent:
            yield product, Result(failure=_absence(workspace.project, absent[0]))
        elif standing.doubts:
            outputs = _outputs(workspace.project, standing)
            tasks.append((judged(product), product.check, (outputs,)))
        else:
            tasks.append((product, workspace.kinds[product.kind].entry, ()))
    files = {workspace.entry_file(product.kind) for product, _, _ in tasks}
    for (product, _, _), result in run(tasks, preload=preload_of(sorted(files))):
        yield product, result


def _outputs(project: Project, standing: Standing) -> dict[str, bytes]:
    """The files of a product as they lie there, by their suffixes."""
    stem = project.relative(project.generated / standing.product.name)
    paths = standing.last.outputs
    return {path.removeprefix(stem): (project.root / path).read_bytes() for path in paths}


def _longest_first(stale: list[Standing]) -> list[Standing]:
    """So that no core waits for one long task at the end; the rarer kind (films) is the slower."""
    counts = Counter(standing.product.kind for standing in stale)
    return sorted(stale, key=lambda s: (-s.last.seconds, counts[s.product.kind]))


def _absence(project: Project, path: str) -> str:
    folder = (project.root / path).parent
    others = [project.relative(other) for other in folder.glob("*")]
    advice = "" if "/data/" in path else "; `illustrate train` makes weights"
    return f"{path} is missing{advice}{nearest(path, others) if others else ''}"


def mistake(made: object) -> str:
    """What is wrong with what a kind handed back; nothing when all is well."""
    if not isinstance(made, Made):
        return f"its kind made {type(made).__name__} instead of Made"
    for suffix, data in made.outputs.items():
        if suffix[:1] not in (".", "-"):
            return f"the suffix “{suffix}” of an output begins with neither . nor -"
        if len(data) > (most := HEAVIEST.get(suffix, math.inf)):
            return f"its {suffix} weighs {len(data) / 1e6:.1f} MB; {most / 1e6:.0f} MB is the most"
    for name, fact in made.facts.items():
        if not name.isidentifier():
            return f"the fact “{name}” has no name that a page could write: use letters, digits, _"
        if isinstance(fact.value, float) and not math.isfinite(fact.value):
            return f"the fact “{name}” is {fact.value}, which is no number to print"
    for sentence, holds in made.claims.items():
        if not holds:
            return f"its claim does not hold: “{sentence}”"
    return ""


def _write(project: Project, standing: Standing, result: Result) -> State:
    """Put the outputs in place and remove those that are no longer made."""
    name = standing.product.name
    outputs = {}
    for suffix, data in sorted(result.made.outputs.items()):
        path = project.generated / f"{name}{suffix}"
        write_if_changed(path, data, project.temp)
        outputs[project.relative(path)] = digest(data)
    for path in standing.last.outputs.keys() - outputs.keys():
        remove(project.root / path, project.generated)
    return State(
        key=standing.product.key,
        parts=standing.parts,
        outputs=outputs,
        facts=result.made.facts,
        claims=result.made.claims,
        judged=standing.judges,
        imported=result.imported,
        opened=result.opened,
        seconds=round(result.seconds, 2),
    )


def _write_tables(workspace: Workspace, report: Report) -> tuple[set[Path], set[Path]]:
    """The paths of the two tables, and those of all that is known to have been made."""
    project = workspace.project
    states = {name: read_state(project, name) for name in workspace.products}
    report.facts = Facts(facts_tree(states), claims_table(states))
    tables = {"facts": report.facts.tree, "claims": report.facts.claims}
    paths = {project.generated / f"{name}.yml": table for name, table in tables.items()}
    for path, table in paths.items():
        write_if_changed(path, to_yaml(table).encode(), project.temp)
    return {*paths}, {project.root / path for state in states.values() for path in state.outputs}


def _remove_strays(project: Project, known: set[Path]) -> None:
    """Remove every file that nothing declared, lest it be published."""
    for path in [*project.generated.rglob("*")]:
        if path not in known and path.is_file() and path.parent != project.generated / ASSETS:
            remove(path, project.generated)


def _await(assets: Future[bool]) -> None:
    try:
        assets.result()
    except CalledProcessError:
        raise EngineError("the site's palette or font could not be made (see above)") from None
