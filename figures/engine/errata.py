"""What we got wrong: every change since an article was published, from its front matter."""

from collections.abc import Iterator
from typing import Any

from figures.engine.articles import read_fronts
from figures.engine.page import Front
from figures.engine.workspace import Workspace

NOTHING = "Nothing so far: no article has had to be corrected since it was published."


def corrections(workspace: Workspace) -> str:
    """Every correction of every article, the newest first; a sentence when there is none."""
    fronts = read_fronts(workspace.project)
    found = [each for front in fronts for each in _corrections(front)]
    return "\n".join(line for _, line in sorted(found, reverse=True)) or NOTHING


def _corrections(front: Front) -> Iterator[tuple[str, str]]:
    """The day of each correction, to sort by, and its line in Markdown."""
    title, page = front.values.get("title"), front.path.removeprefix("docs/")
    for change in front.values.get("updated") or ():
        moved = "".join(_moved(one) for one in change.get("moved", ()))
        yield str(change["date"]), f"- {change['date']}, [{title}]({page}): {change['text']}{moved}"


def _moved(one: dict[str, Any]) -> str:
    return f" ({one['old']} → {one['new']})"
