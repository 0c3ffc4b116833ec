"""What stands in code on a page stays as it was typed: nothing in it is run, looked up or linked.

Code is a fence (of backticks or tildes, in a list, a box or a quotation too), a stretch between
backticks, an element such as `<code>` or `<pre>`, or a block that is indented. Of the last only
Markdown knows where it begins, so Markdown is asked.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html.parser import HTMLParser

RUN = re.compile(r"\{=|\{%=|\{//|\$|^[ \t]*;*-+8<-+|<!-- made:|<details\b|!?\[|<a\b", re.MULTILINE)
ELEMENT = re.compile(
    r"<(?P<name>code|kbd|pre|samp|script|style|textarea)\b[^>]*>.*?</(?P=name)>", re.DOTALL
)
# What begins first decides: a fence in a comment is none, nor is a comment in a fence.
LEXED = re.compile(
    rf"""(?P<other>\{{//.*?//\}} | <!--.*?--> | \{{=(?:(?!\n[ \t>]*\n).)*?=\}})
    | (?P<fence>^[ \t>]*(?P<mark>`{{3,}}|~{{3,}})[^`\n]*\n (?:.*?\n)?? [ \t>]*(?P=mark)[ \t]*$)
    | (?P<element>{ELEMENT.pattern})
    | (?<![\\`])(?:\\\\)*(?P<code>(?P<ticks>`+)(?!`)(?:(?!\n[ \t>]*\n).)+?(?<!`)(?P=ticks)(?!`))""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
FOUND = ("fence", "element", "code")
INDENTED = re.compile(r"^[ \t>]*(?: {4}|\t)[^\n]*\S", re.MULTILINE)
ASKED = "\ue000{}\ue001"  # stands in for what a line says while Markdown is asked about it
EXTENSIONS = ("admonition", "def_list", "footnotes", "md_in_html", "pymdownx.details")
Span = tuple[int, int]


@lru_cache(maxsize=256)
def code_of(text: str) -> tuple[Span, ...]:
    """Where code stands on a page, in order: the place where it begins, and behind its end."""
    spans = [match.span(kind) for match in LEXED.finditer(text) for kind in FOUND if match[kind]]
    return (*sorted([*spans, *_indented(text, spans)]),)


def in_code(text: str, place: int) -> bool:
    """Whether a place of a page stands in code."""
    return any(start <= place < end for start, end in code_of(text))


def without(text: str) -> str:
    """The page with blanks for its code, so that all else keeps its place."""
    return _changed(text, lambda code: re.sub(r"[^\n]", " ", code))


def outside(pattern: re.Pattern[str], made: Callable[[re.Match[str]], str], text: str) -> str:
    """The page with what a pattern finds replaced, but for what begins in code."""
    return pattern.sub(lambda one: one[0] if in_code(text, one.start()) else made(one), text)


def for_jinja(text: str, starts: tuple[str, ...], opening: str, closing: str) -> str:
    """The page of which Jinja runs what is no code: where these begin in code, it prints them."""
    beginning = re.compile("|".join(map(re.escape, sorted(starts, key=len, reverse=True))))

    def printed(match: re.Match[str]) -> str:
        return f"{opening} {match[0]!r} {closing}"

    return _changed(text, lambda code: beginning.sub(printed, code))


def for_snippets(text: str) -> str:
    """The page of which the snippets extension embeds what is no code: it drops one semicolon."""
    from pymdownx.snippets import SnippetPreprocessor

    line = SnippetPreprocessor.RE_ALL_SNIPPETS

    def escaped(code: str) -> str:
        return "\n".join(
            f"{found['space']};{each[len(found['space']) :]}"
            if (found := line.match(each))
            else each
            for each in code.split("\n")
        )

    return _changed(text, escaped)


def _changed(text: str, change: Callable[[str], str]) -> str:
    """The page with all its code changed."""
    pieces, here = [], 0
    for start, end in code_of(text):
        pieces += [text[here:start], change(text[start:end])]
        here = end
    return "".join([*pieces, text[here:]])


def _indented(text: str, known: list[Span]) -> Iterator[Span]:
    """The lines of indented blocks of code that say something which would be run."""
    asked = text
    for start, end in known:
        asked = asked[:start] + re.sub(r"[^\s>]", "x", text[start:end]) + asked[end:]
    lines = [one for one in INDENTED.finditer(asked) if RUN.search(one[0])]
    if not lines:
        return
    for number, line in reversed([*enumerate(lines)]):
        said = line.end() - len(line[0].lstrip(" \t>"))
        asked = f"{asked[:said]}{ASKED.format(number)}{asked[line.end() :]}"
    reader = _Code(asked)
    yield from (line.span() for number, line in enumerate(lines) if number in reader.found)


class _Code(HTMLParser):
    """Which of the places that were asked about Markdown makes code of."""

    def __init__(self, page: str) -> None:
        from markdown import Markdown

        super().__init__()
        self.depth, self.found = 0, set[int]()
        self.feed(Markdown(extensions=[*EXTENSIONS]).convert(page))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "code"

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.found |= {int(number) for number in re.findall(ASKED.format(r"(\d+)"), data)}
