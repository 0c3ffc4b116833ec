"""Parts of a page that the build writes: `<!-- made: NAME -->` on a line of its own."""

import re
from collections.abc import Callable

from figures.engine.as_typed import outside
from figures.engine.bibliography import references
from figures.engine.catalogue import data_sets, networks
from figures.engine.colophon import colours, fonts, libraries
from figures.engine.errata import corrections
from figures.engine.errors import EngineError, nearest
from figures.engine.workspace import Workspace

MARK = re.compile(r"^<!-- made: (\S+) -->$", re.MULTILINE)
MAKERS: dict[str, Callable[[Workspace], str]] = {
    "colours": colours,
    "corrections": corrections,
    "data-sets": data_sets,
    "fonts": fonts,
    "libraries": libraries,
    "networks": networks,
    "references": references,
}


def filled(markdown: str, where: str, workspace: Workspace) -> str:
    """The page with what the build knows.

    Raises:
        EngineError: the page asks for what nobody makes; the message names the nearest.
    """

    def made(match: re.Match[str]) -> str:
        if match[1] not in MAKERS:
            line = markdown.count("\n", 0, match.start()) + 1
            advice = nearest(match[1], MAKERS)
            raise EngineError(f"{where}:{line}: nothing makes {match[1]}{advice}")
        return MAKERS[match[1]](workspace)

    return outside(MARK, made, markdown)
