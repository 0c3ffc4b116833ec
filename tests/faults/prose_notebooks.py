"""Faults in a notebook: on its page, in its files, and in the cells that it is made of.

A spoilt page or file is read as `illustrate verify` reads it. Spoilt cells are run as in a build;
if none of their assertions stops it, what they answer and assert is compared with the record.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from random import Random

from figures.engine.notebook import ANSWERS, make
from figures.engine.notebook_cells import code_of
from figures.engine.notebook_pages import SUFFIXES, Notebook, answered, to_json
from figures.engine.product import Product
from figures.proof.notebooks import FILE, TO_RUN, notebook_entry, read_notebook
from figures.proof.record import compare
from tests.faults.fault import StillbornError
from tests.faults.prose_site import Complaint, finished, site
from tests.faults.prose_typed import Edit, matched, replaced

NAME = "pond/notebook"
ADDRESS = "https://models.example/"
ANSWER = r'<figure class="output"[^>]*>.*\n</figure>'


@dataclass(frozen=True)
class Published:
    """A notebook as readers get it: its page and its files, made of its source and answers."""

    source: str
    outputs: bytes
    html: str
    files: Mapping[str, bytes]  # by their suffixes


def product_of(source: str) -> Product:
    """The notebook that has these cells."""
    cells = tuple((cell.line, cell.text) for cell in code_of(source))
    home = "figures.engine.notebook"
    options = (("cells", cells),)
    return Product(NAME, "notebook", "pond", home, "make", f"docs/{NAME}.md", 1, options=options)


@cache
def sound() -> Published:
    """The notebook as it should be."""
    source = site().text(f"docs/{NAME}.md")
    product = product_of(source)
    outputs = make(product).outputs[ANSWERS]
    notebook = Notebook(product, source, json.loads(outputs))
    files = {end: to_json(notebook, site().project, ADDRESS, one) for one, end in SUFFIXES.items()}
    encoded = {end: text.encode() for end, text in files.items()}
    return Published(source, outputs, finished(answered(source, notebook)), encoded)


def page(edit: Edit, seed: str) -> Callable[[], list[Complaint]]:
    """Spoil the finished page."""
    html = edit(sound().html, Random(seed))
    if html == sound().html:
        raise StillbornError("the page is as before")
    return partial(of_published, replace(sound(), html=html))


def file(suffix: str, edit: Edit, seed: str) -> Callable[[], list[Complaint]]:
    """Spoil one of the files."""
    files = {**sound().files, suffix: edit(sound().files[suffix].decode(), Random(seed)).encode()}
    if files == sound().files:
        raise StillbornError("the file is as before")
    return partial(of_published, replace(sound(), files=files))


def cells(edit: Edit, seed: str) -> Callable[[], list[Complaint]]:
    """Spoil the cells."""
    source = edit(sound().source, Random(seed))
    if code_of(source) == code_of(sound().source):
        raise StillbornError("the cells are as before")
    return partial(of_cells, source)


def of_published(one: Published) -> list[Complaint]:
    """What is said of a page and its files."""
    found = read_notebook(one.source, one.outputs, one.html, one.files, NAME)
    return [Complaint(each.rule, str(each)) for each in found]


def of_cells(source: str) -> list[Complaint]:
    """What a build says of other cells, and then the record of the last review."""
    try:
        outputs = make(product_of(source)).outputs[ANSWERS]
    except Exception as error:
        place = " ".join(getattr(error, "__notes__", ("outside its cells",))).strip()
        return [Complaint("assertion", f"{type(error).__name__} {place}")]
    kept = ((sound().source, sound().outputs), (source, outputs))
    records = ({"products": {NAME: notebook_entry(*each)}} for each in kept)
    return [Complaint(each.rule, str(each)) for _, each in compare(*records)]


def alarms() -> list[Complaint]:
    """What is said of the sound notebook."""
    return of_published(sound())


KINDS: dict[str, dict[str, Callable[[str], Callable[[], list[Complaint]]]]] = {
    "notebook: page": {
        "a digit of an answer": partial(page, matched(r"(?<=<td>)5(?=\d\.\d%)", "8")),
        "a word of an answer": partial(page, replaced("<td>verte</td>", "<td>dort</td>")),
        "an answer left out": partial(page, matched(ANSWER, "")),
        "an answer twice": partial(page, matched(ANSWER, r"\g<0>\g<0>")),
        "a number in a cell": partial(page, matched(r'(?<=<span class="mi">)1(?=<)', "2")),
    },
    "notebook: file": {
        "a digit of an answer": partial(file, FILE, replaced("53.0%", "54.0%")),
        "an assertion dropped": partial(file, FILE, matched(r'^ *"assert [^\n]*\n', "")),
        "an answer in the one to run": partial(
            file, TO_RUN, replaced('"outputs": []', '"outputs": [{"text": ["yes"]}]')
        ),
        "another network in the one to run": partial(
            file, TO_RUN, replaced("import carp", "import pike")
        ),
    },
    "notebook: cells": {
        "an assertion dropped": partial(cells, matched(r"^assert [^\n]*\n", "")),
        "a comparison dropped": partial(cells, matched(r"^torch\.testing\.[^\n]*\n", "")),
        "an assertion that says less": partial(cells, replaced("set(looking) ==", "set() <=")),
        "another network": partial(cells, replaced("import carp", "import pike as carp")),
        "another sentence": partial(cells, replaced("scores[1]", "scores[2]")),
        "softmax without its sum": partial(cells, replaced("powers / powers.sum()", "powers")),
    },
}
