"""Pictures pass through Markdown untouched: an extension that MkDocs loads by this module's name.

Inside a folded box (`<details markdown>`) Markdown would read the HTML of a picture, write it anew
and lose what it does not know; then the picture on the page is no longer the one that was proved.
"""

import re
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from markdown import Markdown

PICTURE = re.compile(r"^<figure\b.*?^</figure>$", re.MULTILINE | re.DOTALL)


class _Pictures(Preprocessor):
    """Put every picture aside, to be put back when all else is HTML."""

    def run(self, lines: list[str]) -> list[str]:
        assert self.md is not None
        stash = self.md.htmlStash
        text = PICTURE.sub(lambda found: f"\n\n{stash.store(found[0])}\n\n", "\n".join(lines))
        return text.split("\n")


class Untouched(Extension):
    """Pictures that Markdown leaves as they are."""

    def extendMarkdown(self, md: "Markdown") -> None:
        """Put pictures aside once MkDocs has noted their names (21), before HTML is read (20)."""
        md.preprocessors.register(_Pictures(md), "pictures", 20.5)


def makeExtension(**kwargs: Any) -> Untouched:  # noqa: ANN401
    """The name by which Markdown asks for an extension."""
    return Untouched(**kwargs)
