"""Whether what lies on disk is what the sources say, and if not, which part of them changed."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from figures.engine.paths import Project
from figures.engine.product import Fact
from figures.engine.storage import FileHashes, read_json, remove, write_if_changed


@dataclass(frozen=True)
class State:
    """What was made last time, from what."""

    key: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)  # path from the root → digest
    facts: dict[str, Fact] = field(default_factory=dict)
    claims: dict[str, bool] = field(default_factory=dict)
    imported: tuple[str, ...] = ()  # the modules of ours that the worker did import
    opened: tuple[str, ...] = ()  # the declared files that it did read
    judged: dict[str, str] = field(default_factory=dict)  # by what it was read back
    failure: str = ""
    seconds: float = 0.0  # of CPU that it took


def state_path(project: Project, name: str) -> Path:
    """Where the state of the product of this name is kept."""
    return project.states / f"{name}.json"


def read_state(project: Project, name: str) -> State:
    """The state of the last build; an empty one if there was none."""
    record = read_json(state_path(project, name))
    try:
        facts = {fact: Fact(**value) for fact, value in record.pop("facts", {}).items()}
        used = {name: tuple(record.pop(name, ())) for name in ("imported", "opened")}
        return State(**record, facts=facts, **used)
    except TypeError:
        return State()


def write_state(project: Project, name: str, state: State) -> None:
    """Keep the state: done last, so that a build that is killed leaves a product stale."""
    text = json.dumps(asdict(state), indent=1, ensure_ascii=False)
    write_if_changed(state_path(project, name), text.encode(), project.temp)


def forget(project: Project, name: str) -> State:
    """Remove a product's outputs, then its state; what it was is handed back."""
    state = read_state(project, name)
    for path in state.outputs:
        remove(project.root / path, project.generated)
    remove(state_path(project, name), project.states)
    return state


def known_names(project: Project) -> set[str]:
    """The products that have a state, be they declared still or not."""
    paths = project.states.rglob("*.json") if project.states.is_dir() else ()
    return {path.relative_to(project.states).as_posix().removesuffix(".json") for path in paths}


def reasons(
    project: Project, state: State, parts: dict[str, str], files: FileHashes
) -> Iterator[str]:
    """Why the product is stale, in words; nothing when it is fresh."""
    if not state.key:
        yield "it was never made"
        return
    for name in sorted(parts.keys() | state.parts.keys()):
        then, now = state.parts.get(name), parts.get(name)
        if then != now:
            yield _change(name, then, now)
    if state.failure:
        yield "it failed last time"
    for path, made in sorted(state.outputs.items()):
        found = files.of(project.root / path)
        if found != made:
            yield f"{path} is missing" if found == "missing" else f"{path} was edited by hand"


def doubts(state: State, judges: dict[str, str]) -> Iterator[str]:
    """Why a product that is fresh must be read back again, in words; nothing when it was."""
    for name in sorted(judges.keys() | state.judged.keys()):
        then, now = state.judged.get(name), judges.get(name)
        if then != now:
            yield _change(name, then, now)


def _change(name: str, then: str | None, now: str | None) -> str:
    if now is None:
        return f"{name} is no longer used"
    if "/" not in name:
        return f"{name} {now} instead of {then or 'none'}"
    if then is None:
        return f"{name} is used now"
    return f"{name} is missing" if now == "missing" else f"{name} changed"
