"""What a reader reads on a page that is written in Markdown: the rest is blanked, place by place.

Blanking keeps every character's place, so that what is found later has its line and column.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

PRINT = re.compile(r"\{=(.*?)=\}", re.DOTALL)
CLAIM = re.compile(r"""\{=\s*claim\(\s*(["'])(.*?)\1\s*\)\s*=\}""", re.DOTALL)
COMMENT = re.compile(r"\{//.*?//\}|<!--.*?-->", re.DOTALL)
FENCE = re.compile(
    r"^[ \t>]*(?P<mark>`{3,}|~{3,})[^`\n]*\n(?:.*?\n)??[ \t>]*(?P=mark)[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
CODE = re.compile(
    r"(?<![\\`])(?P<ticks>`+)(?!`)(?P<said>(?:(?!\n[ \t>]*\n).)+?)(?<!`)(?P=ticks)(?!`)", re.DOTALL
)
# What begins first decides: in code a comment is none, nor is code in a comment.
LEXED = re.compile(
    f"(?P<comment>{COMMENT.pattern})|(?P<fence>{FENCE.pattern})|{CODE.pattern}",
    re.DOTALL | re.MULTILINE,
)
EMBED = re.compile(r"^[ \t]*-{1,}8<-{1,}[^\n]*$", re.MULTILINE)
TARGET = re.compile(r"(?<=\])\(\s*(<[^>\n]*>|[^)\s]*)|(?<=\])\[[^\]\n]*\]")  # of a link
ATTRIBUTES = re.compile(r"(?<=[\])*_`}])\{[:\s]*[^}\n=]*(?:=[^}\n]*)?\}|(?<=\s)\{[:#.][^}\n]*\}")
DEFINITION = re.compile(r"^ {0,3}\[[^\]^\n]+\]:[ \t]*\S+", re.MULTILINE)
ADDRESS = re.compile(r"<?\b(?:https?://|mailto:|www\.)[^\s>)\]]+>?")
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
ELEMENT = re.compile(r"<(script|style|code|pre|kbd)\b[^>]*>.*?</\1>", re.DOTALL)
# An attribute that is read aloud or shown is prose.
SPOKEN = re.compile(
    r"""\b(?:alt|title|aria-label|aria-description|placeholder|content)\s*=\s*(["'])(.*?)\1""",
    re.DOTALL,
)
ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);")
FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
SILENT = re.compile(
    r"^(?:date|slug|updated|hide|template|status|icon|draft|search|image|hero|series|laboratory):"
    r".*\n(?:[ \t]+.*\n)*",
    re.MULTILINE,
)
NUMBER_ALONE = re.compile(r"[^A-Za-z]*\d[^A-Za-z]*")
LIST_NUMBER = re.compile(r"^[ \t>]*\d{1,2}[.)](?=\s)", re.MULTILINE)
# A sign or a letter that touches a printed fact makes another number of it; so would a decimal.
SIGN_BEFORE = re.compile(r"(?:[\w+\-–^$.,=×/]|[−±≈~<]\s?|(?<!\n)>\s?)[*_]*\Z")
UNIT_BEHIND = re.compile(r"[*_]*(?:[\w%‰°^]|\s[%‰]|[.,×/]\w)")
# “tw**ic**e” and a soft hyphen show a word that nothing finds. A Hebrew word may have a letter of
# another before it, as in “and” or “the”; no number hides behind that.
SPLIT = re.compile(r"(?<=\w)(?<!\W[בהוכלמש])(?:\*{1,3}|</?[A-Za-z][^<>]*>)(?=\w)")
COMMENTED = re.compile(r"(?<=\w)(?:<!--.*?-->|\{//.*?//\})(?=\w)", re.DOTALL)
_LATIN, _OTHER = "A-Za-z\u00c0-\u024f", "\u0370-\u052f"  # Greek and Cyrillic look like Latin
MIXED = re.compile(rf"\w*(?:[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}])\w*")
# A formula may hold the whole numbers of its definition; any other is one that somebody typed.
FORMULA = re.compile(r"\$\$[^$]+\$\$(?:\s*\{ *source=[\w.]+ *\})?|(?<![\\$\w])\$[^\s$][^$\n]*\$")
DEFINING = re.compile(r"(?<![\w.,])[012](?![\w.,%]|\\%)")
FOOTNOTE = re.compile(r"\[\^[^\]\n]+\]")


@dataclass(frozen=True)
class Claim:
    """A sentence between `claim("` and `")`."""

    sentence: str
    start: int  # of the sentence


def readable(page: str) -> str:
    """The page with blanks for all that is no prose: code, addresses, tags, facts, claims.

    A piece of code that is nothing but a number stays: it is a number that somebody typed.
    """
    text = page
    if front := FRONT.match(text):
        text = SILENT.sub(_blank, front[0]) + text[front.end() :]
    text = hushed(text)
    for pattern in (EMBED, ELEMENT, PRINT):
        text = pattern.sub(_blank, text)
    text = CODE.sub(_blank_code, text)
    text = FORMULA.sub(_blank_formula, text)
    text = ATTRIBUTES.sub(_blank_tag, text)
    for pattern in (DEFINITION, TARGET, ADDRESS):
        text = pattern.sub(_blank, text)
    text = FOOTNOTE.sub(_blank, LIST_NUMBER.sub(_blank, text))
    return ENTITY.sub(_character, TAG.sub(_blank_tag, text))


def disguises(page: str) -> Iterator[tuple[int, str]]:
    """Where a page shows a number or a word that is not the one that is written, and why."""
    text = hushed(page)
    for match in PRINT.finditer(_uncoded(text)):
        sign = SIGN_BEFORE.search(text, max(0, match.start() - 8), match.start())
        unit = UNIT_BEHIND.match(text, match.end())
        for touching in filter(None, (sign, unit)):
            yield touching.start(), f"“{touching[0].strip()}” touches a printed fact: it changes it"
    bare = CODE.sub(_blank, PRINT.sub(_blank, text))
    for match in SPLIT.finditer(bare):
        yield match.start(), f"“{match[0]}” stands inside a word, which nothing can find then"
    for match in MIXED.finditer(bare):
        yield match.start(), f"“{match[0]}” mixes letters of two alphabets that look alike"
    for match in COMMENTED.finditer(page):
        yield match.start(), "a comment stands inside a word, which nothing can find then"
    for place, character in enumerate(bare):
        if unicodedata.category(character) == "Cf":
            yield place, f"U+{ord(character):04X} cannot be seen: take it away"


def claims(page: str) -> Iterator[Claim]:
    """Every claim on a page, comments and code apart."""
    for match in CLAIM.finditer(_uncoded(hushed(page))):
        yield Claim(match[2], match.start(2))


def without_code(page: str) -> str:
    """The page with blanks for comments, code and what is printed."""
    return CODE.sub(_blank, PRINT.sub(_blank, hushed(page)))


def hushed(page: str) -> str:
    """The page with blanks for comments and blocks of code."""
    return LEXED.sub(lambda match: match[0] if match["ticks"] else _blank(match), page)


def _uncoded(text: str) -> str:
    """Without what stands in code within a line, or in an element for code."""
    return CODE.sub(_blank, ELEMENT.sub(_blank, text))


def line_and_column(text: str, place: int) -> tuple[int, int]:
    """Where an editor finds this place: both count from 1."""
    return text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _blank_code(match: re.Match[str]) -> str:
    return match[0] if NUMBER_ALONE.fullmatch(match["said"]) else _blank(match)


def _blank_formula(match: re.Match[str]) -> str:
    """Blank a formula, but for numbers that define nothing, and for one without a letter."""
    formula = re.sub(r"\{ *source=.*", "", match[0])
    is_defined = not re.search(r"\d", DEFINING.sub("", formula)) and re.search("[a-z]", formula)
    return _blank(match) if is_defined else match[0]


def _blank_tag(match: re.Match[str]) -> str:
    """Blank a tag, but for the attributes that are spoken or shown."""
    text = _blank(match)
    for spoken in SPOKEN.finditer(match[0]):
        start, end = spoken.span(2)
        text = text[:start] + spoken[2] + text[end:]
    return text


def _character(match: re.Match[str]) -> str:
    """The character that an entity stands for, and blanks: “&frac12;” is a number, too."""
    return html.unescape(match[0])[:1].ljust(len(match[0]))
