"""The committed record in its place in the project: read, compared, and brought up to date."""

from figures.engine.paths import Project
from figures.engine.storage import read_json, write_if_changed
from figures.proof.difference import Difference
from figures.proof.record import Record, accept, compare, dumps, only

RECORD = "figures/record.json"


def recorded_differences(
    project: Project, found: Record, names: set[str] | None
) -> list[tuple[str, Difference]]:
    """Each way in which what was found is not what is recorded (of these names, or at all)."""
    recorded = read_json(project.root / RECORD)
    if not recorded:
        nothing = Difference("record", RECORD, "", "no record", "illustrate verify --accept")
        return [(RECORD, nothing)]
    return [*compare(recorded if names is None else only(recorded, names), found)]


def keep_record(project: Project, found: Record, names: set[str] | None) -> None:
    """Write what was found into the record; lines that did not move stay as they are."""
    path = project.root / RECORD
    text = dumps(accept(read_json(path), found, names))
    write_if_changed(path, text.encode(), project.temp)
