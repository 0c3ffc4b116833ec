"""Reads back the PDF files that we write: the words of each page, and their fonts."""

import re
import zlib
from dataclasses import dataclass

SIZE = rb"/Type /Page /Parent.*?/MediaBox \[ 0 0 (\S+) (\S+) \]"
PAGE = re.compile(SIZE + rb"\s*/Contents (\d+) 0 R", re.S)
TEXT = re.compile(rb"BT\s+(/F\d+ .*?)\sET\b", re.S)
TOKEN = re.compile(rb"/(F\d+) \S+ Tf|\(((?:\\.|[^\\)])*)\)", re.S)
ESCAPE = re.compile(rb"\\(.)", re.S)
FONT = re.compile(rb"/BaseFont /[A-Z]{6}\+([\w-]+)")
CODES = re.compile(rb"<(\w{4})> <\w{4}> \[([^\]]*)\]")


@dataclass(frozen=True)
class Page:
    """One page: its size in points, and its texts in the order of drawing."""

    width: float
    height: float
    texts: tuple[str, ...]
    content: bytes


def read(pdf: bytes) -> list[Page]:
    """The pages of a PDF."""
    letters = _letters(pdf)
    return [_page(pdf, match, letters) for match in PAGE.finditer(pdf)]


def fonts(pdf: bytes) -> set[str]:
    """The names of the fonts that stand in the file."""
    assert pdf.count(b"/FontFile2") > 0
    return {name.decode() for name in FONT.findall(pdf)}


def _page(pdf: bytes, match: re.Match[bytes], letters: dict[bytes, dict[int, str]]) -> Page:
    content = _stream(pdf, match[3])
    texts = tuple(_text(drawn, letters) for drawn in TEXT.findall(content))
    return Page(float(match[1]), float(match[2]), texts, content)


def _letters(pdf: bytes) -> dict[bytes, dict[int, str]]:
    """Which letter each code of each font stands for."""
    found = {}
    for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", pdf):
        font = re.search(rb"\n%s 0 obj\n(.*?)endobj" % number, pdf, re.S)[1]
        table = _stream(pdf, re.search(rb"/ToUnicode (\d+) 0 R", font)[1])
        found[name] = {
            int(first, 16) + place: bytes.fromhex(code.decode()).decode("utf-16-be")
            for first, codes in CODES.findall(table)
            for place, code in enumerate(re.findall(rb"<(\w+)>", codes))
        }
    return found


def _stream(pdf: bytes, number: bytes) -> bytes:
    start = re.search(rb"\n%s 0 obj\b.*?stream\r?\n" % number, pdf, re.S).end()
    return zlib.decompressobj().decompress(pdf[start:])


def _text(drawn: bytes, letters: dict[bytes, dict[int, str]]) -> str:
    escaped = {b"n": b"\n", b"r": b"\r", b"t": b"\t"}
    font, text = b"", ""
    for token in TOKEN.finditer(drawn):
        font = token[1] or font
        plain = ESCAPE.sub(lambda each: escaped.get(each[1], each[1]), token[2] or b"")
        codes = (int.from_bytes(plain[i : i + 2], "big") for i in range(0, len(plain), 2))
        text += "".join(letters[font][code] for code in codes)
    return text
