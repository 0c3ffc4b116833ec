r"""Formulas: TeX in a page's Markdown becomes MathML when the site is built; no script, no image.

`$h_t$` stands in a line. A formula of its own stands between lines of `$$`, and may say which
field of a trace it defines, by the name of the field:

    $$
    \encoder{h_t} = \tanh(\embedding{x_t})
    $$
    {source=illustrated_models.recurrent.GRUStep.hidden}

A role sets a symbol in the ink of what it stands for, as in the figures: `\encoder{…}`,
`\weights{…}`.
"""

import re
from collections.abc import Callable, Iterator
from html import escape
from posixpath import relpath
from xml.etree import ElementTree

from figures.engine.characters import NAMES_AND_FORMULAS, PLAIN, SIGNS, among
from figures.engine.errors import EngineError, nearest

INLINE = re.compile(r"(?<![\\$\w])\$(?=[^\s$])([^$\n]*?[^\s$\\])\$(?![\w$])")
BLOCK = re.compile(
    r"^[ \t]*\$\$[ \t]*\n?(?P<tex>[^$]+?)\n?[ \t]*\$\$[ \t]*\n?"
    r"(?:[ \t]*\{[ ]*source=(?P<source>[\w.]+)[ ]*\}[ \t]*)?$",
    re.MULTILINE,
)
# As in the kit's theme, which what runs before every build does not import.
ROLES = ("token", "embedding", "encoder", "decoder", "context", "query", "key", "value", "error")
INKS = {name: name for name in ROLES} | {"weights": "context"}  # by the command for it
COMMAND = re.compile(r"\\[A-Za-z]+")
ROLE = re.compile(rf"\\({'|'.join(INKS)})(?=\s*\{{)")
# How many parts an element must have; latex2mathml leaves out those that it does not find.
PARTS = {"mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "mroot": 2}
ACCENTS = {"~": "˜", "^": "ˆ"}  # as the letters that they sit on are high
NAMESPACE = "http://www.w3.org/1998/Math/MathML"
# How the parts of an element are read aloud, and what signs are called.
SPOKEN: dict[str, Callable[..., str]] = {
    "mfrac": "{} over {},".format,
    "msub": "{} sub {}".format,
    "msup": "{} to the {}".format,
    "msubsup": "{} sub {} to the {}".format,
    "munder": "{} over {} of".format,
    "mover": "{} {}".format,
    "msqrt": "root of {},".format,
    "mroot": "root of {} of order {},".format,
}
SIGNS_SPOKEN = {
    "=": "equals",
    "+": "plus",
    "−": "minus",
    "⊙": "times, number by number,",
    "⋅": "times",
    "×": "times",
    "∑": "the sum",
    "⊤": "transposed",
    "˜": "tilde",
    "ˆ": "hat",
    "≈": "is about",
    "∈": "in",
}


def mathml(tex: str, *, is_block: bool = False) -> str:
    """A formula as MathML, with a sentence for readers that do not know MathML.

    Raises:
        EngineError: what of it cannot be set.
    """
    if tex.count("{") != tex.count("}"):
        raise EngineError(f"its braces do not match: {tex}")
    root = _tree(ROLE.sub(lambda match: rf"\textcolor{{{match[1]}}}", tex), is_block)
    for element in root.iter():
        _check(element)
    for element in root.iter():
        _dress(element)
    root.attrib = {"display": "block"} if is_block else {}
    root.set("alttext", spoken(root))
    return ElementTree.tostring(root, encoding="unicode")


def formula(tex: str, source: str = "") -> str:
    """A formula of its own, in a box that scrolls; the link leads to the field that it defines."""
    link = f'<a href="illustrate:field/{escape(source)}">in the code</a>' if source else ""
    focus = "" if source else ' tabindex="0"'
    return f'<div class="formula"{focus}>{mathml(tex, is_block=True)}{link}</div>'


def styled(page: str, url: str) -> str:
    """The finished page of this address, with the style sheet of formulas if it has any."""
    if "<math" not in page:
        return page
    sheet = relpath("assets/maths.css", url or ".")
    return page.replace("</head>", f'<link rel="stylesheet" href="{sheet}">\n</head>', 1)


def wrong_formulas(text: str) -> Iterator[tuple[int, str]]:
    """Every formula of a page that cannot be set: its place, and why. Code is blanked already."""
    blocks = [*BLOCK.finditer(text)]
    bare = BLOCK.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for match in [*blocks, *INLINE.finditer(bare)]:
        try:
            mathml(match[1], is_block=match.re is BLOCK)
        except EngineError as error:
            yield match.start(), f"a formula: {error}"
    if (stray := bare.find("$$")) >= 0:
        yield stray, "a formula: $$ without another, or with an empty formula between"


def sources(text: str) -> Iterator[tuple[int, str]]:
    """The fields that a page's formulas define: their places and names."""
    found = (match for match in BLOCK.finditer(text) if match["source"])
    return ((match.start("source"), match["source"]) for match in found)


def spoken(element: ElementTree.Element) -> str:
    """A formula in words, for who hears it and where MathML is not understood."""
    parts = [spoken(child) for child in element]
    said = SPOKEN.get(element.tag)
    if said and len(parts) == PARTS.get(element.tag, 1):
        return said(*parts)
    text = (element.text or "").strip()
    words = [SIGNS_SPOKEN.get(text, text), *parts]
    return " ".join(word for word in words if word)


def _tree(tex: str, is_block: bool) -> ElementTree.Element:
    from latex2mathml import exceptions
    from latex2mathml.converter import convert

    refusals = tuple(each for each in vars(exceptions).values() if isinstance(each, type))
    try:
        written = convert(tex.strip(), display="block" if is_block else "inline")
        return ElementTree.fromstring(written.replace(f' xmlns="{NAMESPACE}"', ""))
    except refusals as error:
        raise EngineError(f"{type(error).__name__}: {tex}") from None
    except ElementTree.ParseError:
        raise EngineError(f"one formula, one line, without alignment: {tex}") from None


def _check(element: ElementTree.Element) -> None:
    text = element.text or ""
    if command := COMMAND.search(text):
        raise EngineError(f"there is no {command[0]}{nearest(command[0], _commands())}")
    parts = [child for child in element if child.tag != "mrow" or len(child)]
    if element.tag in PARTS and len(parts) != PARTS[element.tag]:
        raise EngineError(f"a part of <{element.tag}> is missing")
    if element.get("linebreak"):
        raise EngineError("one formula, one line: give each its own $$")
    if (ink := element.get("mathcolor")) and ink not in INKS:
        raise EngineError(f"colours are roles: there is no \\{ink}{nearest(ink, INKS)}")
    for character in text:
        if not among(character, PLAIN, NAMES_AND_FORMULAS, SIGNS):
            raise EngineError(f"our fonts have no “{character}” (U+{ord(character):04X})")


def _dress(element: ElementTree.Element) -> None:
    """Inks by classes; letters as the font has them, one of them slanted, names upright."""
    if ink := element.attrib.pop("mathcolor", ""):
        element.tag = "mrow"
        element.set("class", INKS[ink])
    text = element.text or ""
    if element.tag == "mo" and text.isalpha() and text.isascii():  # \operatorname
        element.tag = "mi"
    if element.tag == "mi":
        element.set("mathvariant", "normal")
        if len(text) == 1 and text.isascii():
            element.set("class", "letter")
    if element.tag == "mover" and element[1].tag == "mo":
        element[1].text = ACCENTS.get(element[1].text or "", element[1].text)


def _commands() -> list[str]:
    from latex2mathml.commands import CONVERSION_MAP
    from latex2mathml.symbols_parser import SYMBOLS

    roles = (f"\\{name}" for name in INKS)
    return [name for name in (*roles, *CONVERSION_MAP, *SYMBOLS) if COMMAND.fullmatch(name)]
