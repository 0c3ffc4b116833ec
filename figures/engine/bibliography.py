"""The bibliography: everything that articles cite, each once."""

from figures.engine.errors import EngineError
from figures.engine.workspace import Workspace
from figures.proof.references import read_references


def references(workspace: Workspace) -> str:
    """A list of publications, by author and year.

    Raises:
        EngineError: what is wrong in docs/references.
    """
    found, problems = read_references(workspace.project.root)
    if problems:
        raise EngineError("\n".join(problems))
    return "\n".join(
        f"- {one.author} ({one.year}): [{one.title}]({one.link}){{rel=noopener}}" for one in found
    )
