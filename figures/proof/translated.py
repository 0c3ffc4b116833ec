"""Reads a drawing in another language: puts it back into English, by the table and nothing else.

What is put back is then read like any other drawing. A label says of which English words it is the
translation; it must be what the table has for them, and its numbers the same in the language's
numerals. A drawing that is read from right to left is mirrored back.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from io import StringIO
from itertools import pairwise
from xml.etree import ElementTree

from figures.proof.addresses import AddressError, Trace
from figures.proof.difference import Difference
from figures.proof.mirrored import mirror_back
from figures.proof.printing import FormatError
from figures.proof.rules_text import value_text
from figures.proof.tables import Table
from figures.proof.templates import Piece, merged, pieces

SVG = "http://www.w3.org/2000/svg"
INLINE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
CAPTION = re.compile(r"(?<=<figcaption>)[^<]*(?=</figcaption>)")
WORDS = re.compile(r"(?<=>)[^<>]+(?=<)")
TRANSLATED = ("mark", "quantity")  # the columns of the table that hold words of ours
PLACES = ("row", "column")  # and those that name an axis before a number
COUNTED = re.compile(r"(?:(?<=^)|(?<=, ))[^,()]+(?= \d+(?:$|, ))")
OTHER = ("data-english", "direction", "unicode-bidi")  # what only a translated mark has
ElementTree.register_namespace("", SVG)


def in_english(
    outputs: Mapping[str, bytes], trace: Trace
) -> tuple[dict[str, bytes], list[Difference]]:
    """The files of a product as they are in English, and what in them the table does not say."""
    rest = {suffix: data for suffix, data in outputs.items() if suffix != ".table"}
    reader = _Reader(Table.read(outputs[".table"].decode()), trace)
    for suffix in (".html", ".svg"):
        if suffix in rest:
            rest[suffix] = reader.markup(rest[suffix].decode()).encode()
    if ".json" in rest:
        rest[".json"] = reader.numbers(rest[".json"])
    if ".csv" in rest:
        rest[".csv"] = reader.rows(rest[".csv"])
    return rest, reader.found


@dataclass
class _Reader:
    """Puts files back into English; remembers what was wrong."""

    table: Table
    trace: Trace
    found: list[Difference] = field(default_factory=list)
    alts: dict[str, str] = field(default_factory=dict)  # translated → English

    def markup(self, text: str) -> str:
        """A fragment or a file: first its drawings, then the words around them."""
        text = INLINE.sub(lambda match: self._drawing(match[0]), text)
        for caption in CAPTION.findall(text):
            if unescape(caption) not in self.table.english:
                self._wrong("the caption", unescape(caption), "what the table has")
        cut = [part for svg in INLINE.finditer(text) for part in svg.span()]
        edges = [0, *cut, len(text)]
        parts = [text[start:end] for start, end in pairwise(edges)]
        parts[::2] = [WORDS.sub(self._words, part) for part in parts[::2]]
        return "".join(parts)

    def numbers(self, content: bytes) -> bytes:
        """The JSON beside the drawing."""
        said = json.loads(content)
        said["title"] = self.table.english.get(said["title"], said["title"])
        said["alt"] = self.alts.get(said["alt"], said["alt"])
        for one in said["elements"]:
            if "drawn" in one:
                address, spec = one["source"].partition(":")[2], one.get("format", "")
                one["drawn"] = self._number("the numbers (JSON)", address, spec, one["drawn"])
        return json.dumps(said, ensure_ascii=False).encode()

    def rows(self, content: bytes) -> bytes:
        """The table: its headings, kinds of marks and quantities, and its numbers as drawn."""
        found = [*csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))]
        headings = [self.table.english.get(said, said) for said in found[0]] if found else []
        for row in found[1:]:
            for place, heading in enumerate(headings[: len(row)]):
                if heading in TRANSLATED:
                    row[place] = self.table.english.get(row[place], row[place])
                if heading in PLACES:
                    row[place] = COUNTED.sub(self._axis_name, row[place])
            if row[:1] == ["number"] and "shown" in headings:
                row[headings.index("shown")] = self._plain(row[headings.index("shown")])
        text = StringIO(newline="")
        csv.writer(text).writerows([headings, *found[1:]])
        return text.getvalue().encode()

    def _axis_name(self, match: re.Match[str]) -> str:
        return self.table.english.get(match[0], match[0])

    def _plain(self, drawn: str) -> str:
        """A printed number, or a number in words, as it is in English."""
        plain = self.table.plain(drawn)
        if self.table.number(plain) != drawn:
            self._wrong("the table (CSV)", drawn, self.table.number(plain))
        return self.table.english.get(drawn, plain)

    def _words(self, match: re.Match[str]) -> str:
        words = unescape(match[0])
        known = self.table.english.get(words.strip())
        return escape(words.replace(words.strip(), known), quote=False) if known else match[0]

    def _drawing(self, svg: str) -> str:
        root = ElementTree.fromstring(svg)
        width = float(root.get("width", "0"))
        for element in root:
            if str(element.tag).endswith("title") and element.text in self.alts:
                element.text = self.alts[element.text]
        labels = [_Label([element]) for element in root if str(element.tag).endswith("text")]
        for label in self._joined(labels):
            self._restore(label, root)
        self._spoken(root)
        for element in root:
            if self.table.is_mirrored:
                mirror_back(element, width)
        for element in root.iter():
            for name in OTHER:
                element.attrib.pop(name, None)
        root.set("data-marks", self._marks(root))
        return ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)

    def _marks(self, root: ElementTree.Element) -> str:
        """How many marks there were, less the lines that were joined."""
        return str(int(root.get("data-marks", "-1")) - int(root.attrib.pop("joined", "0")))

    def _joined(self, labels: list["_Label"]) -> Iterator["_Label"]:
        """The labels, each with all lines it was broken into."""
        while labels:
            label = labels.pop(0)
            while label.english and not self._is_whole(label) and labels:
                if labels[0].english != label.english:
                    break
                label.lines += labels.pop(0).lines
            yield label

    def _is_whole(self, label: "_Label") -> bool:
        said = self.table.words.get(label.english, "")
        wanted = [piece.words for piece in merged(pieces(said))]
        return [piece.words for piece in merged(label.runs)] == wanted

    def _restore(self, label: "_Label", root: ElementTree.Element) -> None:
        first, *others = label.lines
        if not label.english:
            label.write(first, [self._value(str(first.get("x")), run) for run in label.runs])
            return
        self._check_direction(label)
        if not self._is_whole(label):
            said = "".join(run.text for run in label.runs)
            right = self.table.words.get(label.english, f"nothing for “{label.english}”")
            self._wrong("a label", said, right)
            return
        values = [self._value(label.english, run) for run in label.runs if not run.words]
        names = [piece.name for piece in pieces(self.table.words[label.english]) if piece.name]
        by_name = dict(zip(names, values, strict=True))
        parts = [by_name.get(part.name, part) for part in pieces(label.english)]
        label.write(first, parts)
        for line in others:
            root.remove(line)
        root.set("joined", str(int(root.get("joined", "0")) + len(others)))

    def _check_direction(self, label: "_Label") -> None:
        """A number among letters that run leftwards stands by itself, or its sign would move."""
        for line in label.lines:
            for part in line if line.get("direction") == "rtl" else ():
                if part.get("data-source") and part.get("unicode-bidi") != "isolate":
                    self._wrong("a label", part.text or "", "a number that stands by itself")

    def _value(self, where: str, run: Piece) -> Piece:
        source, spec = run.attributes.get("data-source"), run.attributes.get("data-format", "")
        if run.attributes.get("data-role") == "axis":
            return run.saying(self._axis(run.text))
        if not source:
            if run.words.strip() and any(character.isalpha() for character in run.words):
                self._wrong("a label", run.words, "words of the table")
            return run
        return run.saying(self._number(where, source, spec, run.text))

    def _axis(self, text: str) -> str:
        plain = self.table.plain(text)
        if self.table.number(plain) != text:
            self._wrong("an axis", text, self.table.number(plain))
        return plain

    def _number(self, where: str, address: str, spec: str, drawn: str) -> str:
        """What stands for this element in English; what is drawn must be that in the language."""
        try:
            right = value_text(self.trace, address, spec)
        except (AddressError, FormatError) as error:
            self._wrong(where, drawn, str(error), address)
            return drawn
        said = self.table.value(right, spec)
        if said != drawn:
            self._wrong(where, drawn, said, address)
            return drawn
        return right

    def _spoken(self, root: ElementTree.Element) -> None:
        """Put the alt text back; what it says of the trace keeps its words and their order."""
        alt, english = root.get("aria-label", ""), root.get("data-english", "")
        if "aria-label" not in root.attrib:
            return
        said, spoken = self.table.words.get(english, ""), root.get("data-spoken", "")
        entries = dict(
            zip((p.name for p in pieces(said) if p.name), spoken.split("; "), strict=False)
        )
        texts = {name: self._entry(entry) for name, entry in entries.items()}
        if alt != "".join(self.table_text(texts, piece) for piece in pieces(said)) or not said:
            self._wrong("the alt text", alt, said or f"nothing for “{english}”")
            return
        plain = "".join(texts[p.name][0] if p.name else p.words for p in pieces(english))
        order = [entries[piece.name] for piece in pieces(english) if piece.name]
        root.set("aria-label", plain)
        if order:
            root.set("data-spoken", "; ".join(order))
        self.alts[alt] = plain

    def _entry(self, entry: str) -> tuple[str, str]:
        """What an entry of the alt text is in English and in the language."""
        if entry.startswith("#"):
            place = str(int(entry[1:]) + 1)
            return place, place
        address, _, spec = entry.partition("|")
        right = value_text(self.trace, address, spec)
        return right, self.table.value(right, spec)

    def table_text(self, texts: dict[str, tuple[str, str]], piece: Piece) -> str:
        """A piece of the translated alt text."""
        return texts.get(piece.name, ("", "?"))[1] if piece.name else piece.words

    def _wrong(self, where: str, drawn: str, computed: str, element: str = "") -> None:
        self.found.append(Difference("translation", where, element, f"“{drawn}”", f"“{computed}”"))


@dataclass
class _Label:
    """A text of the drawing, on one line or on several."""

    lines: list[ElementTree.Element]

    @property
    def english(self) -> str:
        return self.lines[0].get("data-english", "")

    @property
    def runs(self) -> list[Piece]:
        """Its words and values in order."""
        found: list[Piece] = []
        for line in self.lines:
            found += [Piece(words=" ")] if found else []
            own = dict(line.attrib)
            found += [Piece.of(line.text, own)] if line.text else []
            for part in line:
                found.append(Piece.of(part.text or "", dict(part.attrib)))
                found += [Piece(words=part.tail)] if part.tail else []
        return found

    def write(self, line: ElementTree.Element, parts: list[Piece]) -> None:
        """Let the line hold these pieces, as the kit writes them."""
        for part in [*line]:
            line.remove(part)
        line.text = None
        values = ("data-source", "data-format", "data-position", "data-declared")
        if len(parts) == 1:
            line.text = parts[0].text
            for name in values:
                if parts[0].attributes.get(name):
                    line.set(name, parts[0].attributes[name])
            return
        last: ElementTree.Element | None = None
        for part in parts:
            own = {name: part.attributes[name] for name in values if name in part.attributes}
            if own:
                last = ElementTree.SubElement(line, f"{{{SVG}}}tspan", own)
                last.text = part.text
            elif last is None:
                line.text = (line.text or "") + part.text
            else:
                last.tail = (last.tail or "") + part.text
