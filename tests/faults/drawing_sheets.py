"""Finished drawings taken apart, so that one thing can be changed, and put together again."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import TypeVar
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

NAMESPACE = "http://www.w3.org/2000/svg"
SVG = "{" + NAMESPACE + "}"
DRAWING = re.compile(r"<svg xmlns.*?</svg>", re.DOTALL)
PIECE = re.compile(r"[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
POINTS = {"m": 1, "l": 1, "h": 1, "v": 1, "c": 3}

ElementTree.register_namespace("", NAMESPACE)

Thing = TypeVar("Thing")
Point = tuple[float, float]
Spoiler = Callable[[Element, Random], None]  # spoils a drawing in place
Kinds = Mapping[str, Mapping[str, Spoiler]]  # kind → what is done


class NothingHereError(LookupError):
    """The drawing has nothing that this fault could spoil."""


@dataclass(frozen=True)
class Step:
    """One stroke of a path: where to, in absolute points ("M", "L", "C" or "Z")."""

    letter: str
    points: tuple[Point, ...] = ()


def drawings(content: str) -> list[str]:
    """Every drawing of a fragment or of an SVG file."""
    return DRAWING.findall(content)


def spoilt(content: str, number: int, spoiler: Spoiler, chance: Random) -> str:
    """The file with one of its drawings spoilt."""
    match = [*DRAWING.finditer(content)][number]
    drawing = ElementTree.fromstring(match[0])
    before = ElementTree.tostring(drawing)
    spoiler(drawing, chance)
    if ElementTree.tostring(drawing) == before:
        raise NothingHereError
    if drawing.get("data-marks"):  # whoever forgets a mark does not count it either
        drawing.set("data-marks", str(len(marks_of(drawing))))
    written = ElementTree.tostring(drawing, encoding="unicode")
    return content[: match.start()] + written + content[match.end() :]


def marks_of(drawing: Element) -> list[Element]:
    """Everything that is drawn, by itself."""
    return [each for each in drawing if each.tag in (f"{SVG}path", f"{SVG}text")]


def one_of(chance: Random, things: Iterable[Thing]) -> Thing:
    """One of them, if there are any."""
    found = [*things]
    if not found:
        raise NothingHereError
    return found[chance.randrange(len(found))]


def two_of(
    chance: Random, things: Iterable[Thing], differ: Callable[[Thing, Thing], bool]
) -> tuple[Thing, Thing]:
    """Two of them that differ."""
    found = [*things]
    pairs = [
        (one, other)
        for number, one in enumerate(found)
        for other in found[number + 1 :]
        if differ(one, other)
    ]
    return one_of(chance, pairs)


def texts(drawing: Element) -> Iterator[Element]:
    """Every text with a source, or run of one."""
    for each in drawing.iter():
        if each.tag in (f"{SVG}text", f"{SVG}tspan") and each.get("data-source"):
            yield each


def numbers(drawing: Element) -> list[Element]:
    """The texts that print a number of the trace."""
    return [
        each for each in texts(drawing) if each.get("data-format") and NUMBER.search(said(each))
    ]


def names(drawing: Element) -> list[Element]:
    """The texts that print a word of the trace, on a line of their own."""
    return [
        each
        for each in texts(drawing)
        if each.tag == f"{SVG}text"
        and not each.get("data-format")
        and not NUMBER.search(said(each))
    ]


def marks(drawing: Element, *kinds: str) -> list[Element]:
    """The paths of a kind that show elements of the trace."""
    paths = drawing.iter(f"{SVG}path")
    return [p for p in paths if p.get("data-role") in kinds and p.get("data-source")]


def said(element: Element) -> str:
    """The words of a text."""
    return element.text or ""


def source(element: Element) -> str:
    """The address of what is shown."""
    return element.get("data-source", "")


def array_of(element: Element) -> str:
    """The tensor of what is shown: "attention.weights" of "attention.weights[1, 2]"."""
    return source(element).rpartition("[")[0]


def swap(one: Element, other: Element, *attributes: str) -> None:
    """Exchange attributes of two elements."""
    for name in attributes:
        first, second = one.get(name), other.get(name)
        for element, value in ((one, second), (other, first)):
            if value is None:
                element.attrib.pop(name, None)
            else:
                element.set(name, value)


def swap_words(one: Element, other: Element) -> None:
    """Exchange what two texts say."""
    one.text, other.text = other.text, one.text


def remove(drawing: Element, element: Element) -> None:
    """Take an element out of the drawing."""
    parent = next(each for each in drawing.iter() if element in [*each])
    parent.remove(element)


def steps(element: Element) -> list[Step]:
    """The path in absolute points."""
    pieces = PIECE.findall(element.get("d", ""))
    found: list[Step] = []
    here: Point = (0.0, 0.0)
    start, place, letter = here, 0, ""
    while place < len(pieces):
        if pieces[place].isalpha():
            letter, place = pieces[place], place + 1
        if letter in "zZ":
            found.append(Step("Z"))
            here = start
            continue
        count = POINTS[letter.lower()] * (1 if letter in "hHvV" else 2)
        values = [float(piece) for piece in pieces[place : place + count]]
        points, place = _absolute(letter, values, here), place + count
        here = points[-1]
        start = here if letter in "mM" else start
        found.append(Step({"m": "M", "c": "C"}.get(letter.lower(), "L"), points))
        letter = {"m": "l", "M": "L"}.get(letter, letter)
    return found


def _absolute(letter: str, values: list[float], here: Point) -> tuple[Point, ...]:
    x, y = here if letter.islower() else (0.0, 0.0)
    if letter in "hH":
        return ((x + values[0], here[1]),)
    if letter in "vV":
        return ((here[0], y + values[0]),)
    return tuple((x + a, y + b) for a, b in zip(values[::2], values[1::2], strict=True))


def parts(element: Element) -> list[list[Step]]:
    """The path cut where the pen is lifted: the bars of a vector, the dots of a curve."""
    found: list[list[Step]] = []
    for step in steps(element):
        if step.letter == "M":
            found.append([])
        found[-1].append(step)
    return found


def draw(element: Element, new: Iterable[Iterable[Step]]) -> None:
    """Give the path another shape."""
    flat = (step for part in new for step in part)
    element.set("d", "".join(map(_written, flat)))


def _written(step: Step) -> str:
    return step.letter + " ".join(f"{x:.2f} {y:.2f}" for x, y in step.points)


def moved(part: Iterable[Step], move: Callable[[Point], Point]) -> list[Step]:
    """The part with every point moved."""
    return [Step(step.letter, tuple(map(move, step.points))) for step in part]


def corners(part: Iterable[Step]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a part."""
    points = [point for step in part for point in step.points]
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def shift(element: Element, right: float, down: float) -> None:
    """Move a path or a text."""
    if element.get("d"):
        moving = (moved(part, lambda p: (p[0] + right, p[1] + down)) for part in parts(element))
        draw(element, [*moving])
    else:
        element.set("x", f"{float(element.get('x', '0')) + right:.2f}")
        element.set("y", f"{float(element.get('y', '0')) + down:.2f}")
