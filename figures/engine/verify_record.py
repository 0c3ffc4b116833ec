"""The committed record in its place in the project: read, compared, and brought up to date.

Each article has a file of its own, so that no two authors write into one.
"""

from figures.engine.paths import Project
from figures.engine.storage import read_json, remove, write_if_changed
from figures.proof.difference import Difference
from figures.proof.record import Record, accept, by_article, compare, dumps, only

FOLDER, FILE = "figures", "record.json"


def record_path(article: str) -> str:
    """Where the record of an article lies, `figures/ARTICLE/record.json`; of none, above."""
    return f"{FOLDER}/{article}/{FILE}" if article else f"{FOLDER}/{FILE}"


def recorded_differences(
    project: Project, found: Record, names: set[str] | None
) -> list[tuple[str, Difference]]:
    """Each way in which what was found is not what is recorded (of these names, or at all)."""
    differences: list[tuple[str, Difference]] = []
    for article, part in _parts(project, found).items():
        path = record_path(article)
        if recorded := read_json(project.root / path):
            known = recorded if names is None else only(recorded, names)
            differences += compare(known, part)
        elif names is None or any(part.values()):
            advice = "illustrate verify --accept"
            differences.append((path, Difference("record", path, "", "no record", advice)))
    return differences


def keep_record(project: Project, found: Record, names: set[str] | None) -> None:
    """Write what was found into the records; lines that did not move stay as they are."""
    for article, part in _parts(project, found).items():
        path = project.root / record_path(article)
        kept = accept(read_json(path), part, names)
        if any(kept.values()):
            write_if_changed(path, dumps(kept).encode(), project.temp)
        elif names is None:
            remove(path, project.root / FOLDER)


def _parts(project: Project, found: Record) -> dict[str, Record]:
    """What was found of each article, nothing of those that only have a record."""
    folder = project.root / FOLDER
    there = [path.parent for path in (*folder.glob(FILE), *folder.glob(f"*/{FILE}"))]
    none = {"" if path == folder else path.name: Record() for path in there}
    return dict(sorted((none | by_article(found)).items()))
