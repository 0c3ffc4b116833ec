"""Turns a mark of a drawing that is read from right to left back to where it would stand."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from figures.proof.svgpath import lines

COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
AS_THEY_ARE = ("bars", "card", "layer", "token")  # one mark of many numbers, or told by corners
OTHER_END = {"start": "end", "end": "start", "middle": "middle"}


def mirror_back(element: ElementTree.Element, width: float) -> None:
    """Put the path or text on the other side of a sheet of this width."""
    tag = str(element.tag).rpartition("}")[2]
    if tag == "path":
        shape = element.get("data-role", "").partition(" ")[0]
        move = _moved if shape in AS_THEY_ARE else _reflected
        element.set("d", "".join(move(element.get("d", ""), round(width * 100))))
    elif tag == "text":
        element.set("x", _decimal(round((width - float(element.get("x", "0"))) * 100)))
        anchor = element.get("text-anchor", "start")
        # Of letters that run leftwards the start is on the right: that is the other end already.
        anchor = anchor if element.get("direction") == "rtl" else OTHER_END[anchor]
        element.attrib.pop("text-anchor", None)
        if anchor != "start":
            element.set("text-anchor", anchor)
        turn = NUMBER.findall(element.get("transform", ""))
        if turn:
            across = round((width - float(turn[1])) * 100)
            element.set("transform", f"rotate({turn[0]} {_decimal(across)} {turn[2]})")


def _reflected(outline: str, width: int) -> Iterator[str]:
    """Every place at the other side."""
    for command, values in _commands(outline):
        if command in "hH":
            values = [(width if command == "H" else 0) - value for value in values]
        elif command.lower() not in "vz":
            edge = width if command.isupper() else 0
            values = [edge - v if n % 2 == 0 else v for n, v in enumerate(values)]
        yield command + " ".join(map(_decimal, values))


def _moved(outline: str, width: int) -> Iterator[str]:
    """The shape as it is, as far from the one edge as it was from the other."""
    places = [point[0] for line in lines(outline) for point in line.points]
    step = width - min(places) - max(places)
    for command, values in _commands(outline):
        if command in "MLC":
            values = [v + step if n % 2 == 0 else v for n, v in enumerate(values)]
        yield command + " ".join(map(_decimal, values))


def _commands(outline: str) -> Iterator[tuple[str, list[int]]]:
    for command, rest in COMMAND.findall(outline):
        yield command, [round(float(number) * 100) for number in NUMBER.findall(rest)]


def _decimal(hundredths: int) -> str:
    """Hundredths as a number with at most two decimals."""
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
