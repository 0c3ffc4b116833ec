"""What makes Markdown read formulas: an extension that MkDocs loads by the name of this module."""

import re
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from figures.engine.as_typed import ELEMENT, outside
from figures.engine.maths import BLOCK, INLINE, formula, mathml

if TYPE_CHECKING:
    from markdown import Markdown


class _Blocks(Preprocessor):
    """Formulas of their own, once code is out of the way and before HTML is read."""

    def run(self, lines: list[str]) -> list[str]:
        assert self.md is not None
        stash = self.md.htmlStash

        def kept(match: re.Match[str]) -> str:
            html = formula(match["tex"], match["source"] or "")
            return f"\n\n{stash.store(html)}\n\n"

        return outside(BLOCK, kept, "\n".join(lines)).split("\n")


class _Code(InlineProcessor):
    """Code that is written as HTML, which Markdown would read like the words around it."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:
        assert self.md is not None
        return self.md.htmlStash.store(m[0]), m.start(0), m.end(0)


class _Inline(InlineProcessor):
    """Formulas in a line, before a backslash could be taken for an escape, with what ends them."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:
        html = mathml(m[1])
        if m[2]:  # or it could begin the next line
            html = f'<span class="whole">{html}{m[2]}</span>'
        assert self.md is not None
        return self.md.htmlStash.store(html), m.start(0), m.end(0)


class Maths(Extension):
    """Formulas in pages."""

    def extendMarkdown(self, md: "Markdown") -> None:
        """Read formulas between code (25; 190, 186) and HTML (20) or escapes (180)."""
        md.preprocessors.register(_Blocks(md), "formulas", 22)
        md.inlinePatterns.register(_Code(ELEMENT.pattern, md), "html code", 186)
        md.inlinePatterns.register(_Inline(f"{INLINE.pattern}([,.;:?!)]*)", md), "formula", 185)


def makeExtension(**kwargs: Any) -> Maths:  # noqa: ANN401
    """The name by which Markdown asks for an extension."""
    return Maths(**kwargs)
