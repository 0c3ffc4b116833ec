"""Faults in drawings: a finished figure or still is spoilt, or drawn from the wrong numbers.

The reader of `figures.proof` is given the finished files and the true trace, and must object.
To add a fault, write a function that spoils one thing in a drawing (an XML element) and add it to
the KINDS of one of the files `drawing_*.py`; it is put into a few figures that have such a thing.
A fault in the numbers before they are drawn goes into `drawing_traces.py`.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, partial
from random import Random

from figures.proof.reader import read_product
from tests.faults import (
    drawing_charts,
    drawing_films,
    drawing_frames,
    drawing_given,
    drawing_hidden,
    drawing_kits,
    drawing_landscapes,
    drawing_lengths,
    drawing_ribbons,
    drawing_texts,
    drawing_traces,
    drawing_words,
)
from tests.faults.drawing_products import Outputs, drawn_from, products, sound
from tests.faults.drawing_sheets import NothingHereError, Spoiler, drawings, spoilt
from tests.faults.drawing_words import in_json, in_words
from tests.faults.fault import Family, Fault, StillbornError, Verdict

BESIDE = (".json", ".csv", ".film.json", ".data.json")
MOST = 3  # drawings that each fault is put into
LISTS = (
    *(drawing_texts, drawing_lengths, drawing_ribbons),
    *(drawing_charts, drawing_frames, drawing_landscapes, drawing_hidden, drawing_words),
)

Injector = Callable[[], Outputs]
Change = Callable[[Outputs, Random], Outputs]
Named = tuple[str, Injector]  # where, and how
Listed = tuple[str, str, Injector]  # kind, what and where, how


@cache
def faults() -> tuple[Fault, ...]:
    """All faults in all drawings."""
    found = [Fault("drawing", kind, name, inject) for kind, name, inject in _all()]
    return tuple(found)


def _all() -> Iterator[Listed]:
    for listed in LISTS:
        for kind, spoilers in listed.KINDS.items():
            for what, spoiler in spoilers.items():
                yield from _first(kind, what, _drawings_spoilt(what, spoiler))
    for what, change in drawing_words.IN_JSON.items():
        yield from _first("wrong JSON", what, _each(what, partial(in_json, change)))
    for what, change in drawing_films.IN_FILM.items():
        yield from _first("wrong film", what, _each(what, partial(drawing_films.in_film, change)))
    for what, change in drawing_given.IN_GIVEN.items():
        yield from _first("wrong data", what, _each(what, partial(drawing_given.in_given, change)))
    for what, (suffix, change) in drawing_words.IN_WORDS.items():
        yield from _first("wrong caption", what, _each(what, partial(in_words, suffix, change)))
    for kind, listed in drawing_traces.GROUPS.items():
        for what in listed:
            spoil, names = drawing_traces.KINDS[what]
            found = ((name, partial(_drawn_wrongly, name, spoil)) for name in names)
            yield from ((kind, f"{what}: {name}", inject) for name, inject in found)
    for what, (_, _, names) in drawing_kits.KINDS.items():
        for name in names:
            yield "drawn by a faulty kit", f"{what}: {name}", partial(_drawn_badly, name, what)


def _first(
    kind: str, what: str, candidates: Iterator[Named]
) -> Iterator[tuple[str, str, Injector]]:
    """The first few that have something to spoil."""
    count = 0
    for name, inject in candidates:
        try:
            inject()
        except NothingHereError:
            continue
        yield kind, f"{what}: {name}", inject
        count += 1
        if count == MOST:
            return
    if not count:
        raise StillbornError(f"no drawing has anything for “{what}”")


def _shuffled(what: str) -> list[str]:
    names = [*products()]
    Random(what).shuffle(names)
    return names


def _drawings_spoilt(what: str, spoiler: Spoiler) -> Iterator[Named]:
    """One drawing of each product."""
    for name in _shuffled(what):
        seed = f"{what} {name}"
        count = len(drawings(sound(name).outputs[".html"].decode()))
        place = Random(seed).randrange(count)
        where = f"{name}, step {place + 1}" if count > 1 else name
        yield where, partial(_spoil_drawing, name, place, spoiler, seed)


def _spoil_drawing(name: str, place: int, spoiler: Spoiler, seed: str) -> Outputs:
    """The drawing on the page and in the file, spoilt alike; nothing else is there to compare."""
    before = sound(name).outputs
    page = spoilt(before[".html"].decode(), place, spoiler, Random(seed))
    if ".svg" not in before:
        return {".html": page.encode()}
    file = before[".svg"].decode()
    with suppress(NothingHereError):  # the file says nothing of an alt text's sources
        file = spoilt(file, 0, spoiler, Random(seed))
    return {".html": page.encode(), ".svg": file.encode()}


def _each(what: str, change: Change) -> Iterator[Named]:
    for name in _shuffled(what):
        yield name, partial(_changed, name, change, f"{what} {name}")


def _changed(name: str, change: Change, seed: str) -> Outputs:
    outputs = change(sound(name).outputs, Random(seed))
    if outputs == sound(name).outputs:
        raise NothingHereError
    return outputs


def _drawn_wrongly(name: str, spoil: drawing_traces.Spoiler) -> Outputs:
    """The page and the file, both drawn from the wrong numbers."""
    outputs = drawn_from(name, spoil)
    return {suffix: content for suffix, content in outputs.items() if suffix not in BESIDE}


def _drawn_badly(name: str, what: str) -> Outputs:
    """The page and the file, both drawn by the faulty kit."""
    outputs = drawing_kits.drawn_badly(name, what)
    return {suffix: content for suffix, content in outputs.items() if suffix not in BESIDE}


def judge(fault: Fault) -> Verdict:
    """Put it in and read the product."""
    name = fault.name.partition(": ")[2].partition(",")[0]
    outputs, before = fault.inject(), sound(name).outputs
    if all(content == before[suffix] for suffix, content in outputs.items()):
        raise StillbornError("the drawing is as before")
    found = read_product(outputs, sound(name).trace)
    return Verdict.of(fault, found[0].rule, str(found[0])) if found else Verdict.of(fault)


def alarms() -> list[str]:
    """What the reader says of the sound drawings, and of those taken apart and left alone."""
    found = []
    for name in products():
        outputs = sound(name).outputs
        again = {s: _rewritten(s, content) for s, content in outputs.items()}
        for files in (outputs, again):
            found += [str(one) for one in read_product(files, sound(name).trace)]
    return found


def _rewritten(suffix: str, content: bytes) -> bytes:
    text = content.decode()
    for place in range(len(drawings(text)) if suffix not in BESIDE else 0):
        text = spoilt(text, place, lambda drawing, _: drawing.set("data-again", ""), Random(0))
        text = text.replace(' data-again=""', "")
    return text.encode()


FAMILY = Family("drawing", 1.0, 80, faults, judge, alarms)
