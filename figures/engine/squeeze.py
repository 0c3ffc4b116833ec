"""Our own style sheets and scripts as they are published: without what only their authors read."""

import re
from pathlib import Path

STRING = r'"(?:\\.|[^"\\])*"'
COMMENT_OR_STRING = re.compile(rf"({STRING})|/\*.*?\*/", re.DOTALL)
PIECES = re.compile(rf"({STRING})")
OPENING = re.compile(r"\A/\*.*?\*/\n", re.DOTALL)


def squeeze(site: Path) -> None:
    """Take comments and needless spaces out of the style sheets in a finished site's assets/.

    Of a script only the comment that it opens with goes: what its spaces mean is not ours to judge.
    """
    ways = {".css": squeezed, ".js": without_opening}
    for path in sorted((site / "assets").glob("*.*")):
        if way := ways.get(path.suffix):
            path.write_text(way(path.read_text(encoding="utf-8")), encoding="utf-8")


def squeezed(css: str) -> str:
    """A style sheet that says the same in fewer characters; its strings stay as they are."""
    bare = COMMENT_OR_STRING.sub(lambda match: match[1] or "", css)
    pieces = PIECES.split(bare)
    pieces[::2] = [_tight(piece) for piece in pieces[::2]]
    return "".join(pieces).strip()


def without_opening(script: str) -> str:
    """A script without its opening comment."""
    return OPENING.sub("", script)


def _tight(piece: str) -> str:
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", piece)).replace(";}", "}")
