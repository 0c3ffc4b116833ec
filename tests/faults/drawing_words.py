"""Faults in what is said beside a drawing: alt text, captions, and the numbers as JSON."""

import json
import re
from collections.abc import Callable
from random import Random
from typing import Any
from xml.etree.ElementTree import Element

from tests.faults.drawing_products import Outputs
from tests.faults.drawing_sheets import SVG, Kinds, NothingHereError, one_of
from tests.faults.drawing_texts import digit_off

Numbers = dict[str, Any]
_SOURCED = re.compile(r"\d|“")  # most likely said of the trace


def alt_number_off(drawing: Element, chance: Random) -> None:
    _say(drawing, digit_off)


def alt_number_word(drawing: Element, chance: Random) -> None:
    _say(drawing, lambda alt: f"{alt} That is twice as much as before.")


def alt_number_typed(drawing: Element, chance: Random) -> None:
    _say(drawing, lambda alt: f"{alt} It is right in {chance.randrange(20, 90)}% of all cases.")


def alt_unit_lost(drawing: Element, chance: Random) -> None:
    _say(drawing, lambda alt: alt.replace("%", "", 1))


def alt_minus(drawing: Element, chance: Random) -> None:
    _say(drawing, lambda alt: re.sub(r"(?<![\d.,−])(\d)", r"−\1", alt, count=1))


def alt_word_replaced(drawing: Element, chance: Random) -> None:
    _say(drawing, lambda alt: re.sub(r"“\w+”", "“dog”", alt, count=1))


def alt_words_exchanged(drawing: Element, chance: Random) -> None:
    _exchange(drawing, r"“\w+”")


def alt_numbers_exchanged(drawing: Element, chance: Random) -> None:
    _exchange(drawing, r"\d[\d.,]*%")


def _exchange(drawing: Element, pattern: str) -> None:
    found = [*dict.fromkeys(re.findall(pattern, _said(drawing)))]
    if len(found) < 2:
        raise NothingHereError
    one, other = found[:2]
    _say(drawing, lambda alt: alt.replace(one, "\0").replace(other, one).replace("\0", other))


def alt_silent(drawing: Element, chance: Random) -> None:
    if not _SOURCED.search(_said(drawing)):
        raise NothingHereError
    _say(drawing, lambda alt: "A figure.")


def alt_of_other_elements(drawing: Element, chance: Random) -> None:
    """The words are as before, but they are said to name other elements."""
    said = drawing.get("data-spoken", "")
    other = re.sub(r"\[(\d+)", lambda m: f"[{1 - min(int(m[1]), 1)}", said, count=1)
    if other == said:
        raise NothingHereError
    drawing.set("data-spoken", other)


def alt_word_typed(drawing: Element, chance: Random) -> None:
    """A word of the alt text is another, and says no longer where it comes from."""
    word = re.search(r"“\w+”", _said(drawing))
    if not word:
        raise NothingHereError
    _say(drawing, lambda alt: alt.replace(word[0], "“dog”", 1))
    parts = drawing.get("data-spoken", "").split("; ")
    first = next((part for part in parts if part.endswith("]|")), "")
    if first:
        drawing.set("data-spoken", "; ".join([part for part in parts if part != first]))


def alt_unbound(drawing: Element, chance: Random) -> None:
    """The numbers of the alt text no longer say where they come from."""
    if not re.search(r"\d", _said(drawing)):
        raise NothingHereError
    drawing.attrib.pop("data-spoken", None)


def alt_declared_to_be_no_data(drawing: Element, chance: Random) -> None:
    """A number is declared to be none of the model's, and is another."""
    number = re.search(r"\d+%", _said(drawing))
    if not number:
        raise NothingHereError
    typed = f"{int(number[0][:-1]) + 7}%"
    _say(drawing, lambda alt: alt.replace(number[0], typed, 1))
    parts = drawing.get("data-spoken", "").split("; ")
    places = [n for n, part in enumerate(parts) if part.endswith("%")]
    for place in places[:1]:
        drawing.set("data-spoken", "; ".join([*parts[:place], f"!{typed}", *parts[place + 1 :]]))


def _say(drawing: Element, change: Callable[[str], str]) -> None:
    title = drawing.find(f"{SVG}title")
    if title is not None:
        title.text = change(title.text or "")
    else:
        drawing.set("aria-label", change(drawing.get("aria-label", "")))


def _said(drawing: Element) -> str:
    title = drawing.find(f"{SVG}title")
    return drawing.get("aria-label", "") if title is None else title.text or ""


def json_value(numbers: Numbers, chance: Random) -> None:
    number = one_of(chance, [e for e in numbers["elements"] if isinstance(e["value"], float)])
    number["value"] += 0.001


def json_value_of_a_neighbour(numbers: Numbers, chance: Random) -> None:
    found = [e for e in numbers["elements"] if isinstance(e["value"], float)]
    number = one_of(chance, found)
    number["value"] = one_of(chance, [e["value"] for e in found if e["value"] != number["value"]])


def json_drawn(numbers: Numbers, chance: Random) -> None:
    number = one_of(chance, [e for e in numbers["elements"] if e.get("format")])
    number["drawn"] = digit_off(number["drawn"])


def json_word(numbers: Numbers, chance: Random) -> None:
    word = one_of(chance, [e for e in numbers["elements"] if isinstance(e["value"], str)])
    word["value"] = word["drawn"] = "brochet"


def json_element_dropped(numbers: Numbers, chance: Random) -> None:
    numbers["elements"].remove(one_of(chance, numbers["elements"]))


def json_element_added(numbers: Numbers, chance: Random) -> None:
    """An element that is true, but not drawn."""
    copy = {**one_of(chance, [e for e in numbers["elements"] if e.get("format")])}
    copy["format"], copy["drawn"] = ".6f", f"{copy['value']:.6f}".replace("-", "−")
    numbers["elements"].append(copy)


def json_source(numbers: Numbers, chance: Random) -> None:
    """Two elements take each other's source."""
    found = [e for e in numbers["elements"] if isinstance(e["value"], float)]
    one = one_of(chance, found)
    other = one_of(chance, [e for e in found if e["value"] != one["value"]])
    one["source"], other["source"] = other["source"], one["source"]


def json_format(numbers: Numbers, chance: Random) -> None:
    one_of(chance, [e for e in numbers["elements"] if e.get("format")])["format"] = ".5f"


def json_scale(numbers: Numbers, chance: Random) -> None:
    scaled = one_of(chance, [e for e in numbers["elements"] if e.get("scale")])
    scaled["scale"] = scaled["scale"] + "0"


def json_example(numbers: Numbers, chance: Random) -> None:
    """All sources say that they are of another example."""
    for element in numbers["elements"]:
        element["source"] = "pond/pike:" + element["source"].partition(":")[2]


def json_alt(numbers: Numbers, chance: Random) -> None:
    numbers["alt"] = digit_off(numbers["alt"])


def json_fact(numbers: Numbers, chance: Random) -> None:
    fact = one_of(chance, numbers["facts"].values())
    fact["value"] = "brochet" if isinstance(fact["value"], str) else fact["value"] + 1


def json_fact_sign(numbers: Numbers, chance: Random) -> None:
    facts = [f for f in numbers["facts"].values() if isinstance(f["value"], float)]
    fact = one_of(chance, facts)
    fact["value"] = -fact["value"]


def json_fact_source(numbers: Numbers, chance: Random) -> None:
    facts = [*numbers["facts"].values()]
    fact = one_of(chance, facts)
    fact["source"] = one_of(chance, [f for f in facts if f["value"] != fact["value"]])["source"]


def caption_number(fragment: str, chance: Random) -> str:
    return fragment.replace("</figcaption>", " It is right in 46% of all cases.</figcaption>", 1)


def caption_number_word(fragment: str, chance: Random) -> str:
    return fragment.replace("</figcaption>", " Twice as often as before.</figcaption>", 1)


def step_caption(fragment: str, chance: Random) -> str:
    """The words beside a still of a film say something else."""
    steps = re.findall(r"<li><p>[^<]*“\w+”[^<]*</p>", fragment)
    step = one_of(chance, steps)
    return fragment.replace(step, re.sub(r"“\w+”", "“dog”", step, count=1), 1)


def step_caption_number(fragment: str, chance: Random) -> str:
    step = one_of(chance, re.findall(r"<li><p>[^<]*</p>", fragment))
    return fragment.replace(step, step.replace("</p>", " That is 0.46.</p>"), 1)


def number_beside_the_drawing(fragment: str, chance: Random) -> str:
    return fragment.replace("<figcaption>", "<p>46%</p><figcaption>", 1)


def file_of_another_title(drawing: str, chance: Random) -> str:
    """The file to take away says another number than the page."""
    return re.sub(r"(?<=<title>).*?(?=</title>)", lambda m: digit_off(m[0]), drawing)


def drawing_styled(fragment: str, chance: Random) -> str:
    return fragment.replace('<div class="drawing"', '<div class="drawing" style="height:9px"', 1)


def drawing_hidden(fragment: str, chance: Random) -> str:
    return fragment.replace('<div class="drawing"', '<div hidden class="drawing"', 1)


def trace_of_another_example(page: str, chance: Random) -> str:
    return re.sub(r'(?<=data-trace=")[^"]*', "pond/pike", page)


def in_json(spoil: Callable[[Numbers, Random], None], outputs: Outputs, chance: Random) -> Outputs:
    """The product with its JSON spoilt."""
    numbers = json.loads(outputs[".json"])
    spoil(numbers, chance)
    content = json.dumps(numbers, ensure_ascii=False, indent=0) + "\n"
    return {**outputs, ".json": content.encode()}


def in_words(
    suffix: str, spoil: Callable[[str, Random], str], outputs: Outputs, chance: Random
) -> Outputs:
    """The product with one of its files spoilt as a text."""
    if suffix not in outputs:
        raise NothingHereError
    return {**outputs, suffix: spoil(outputs[suffix].decode(), chance).encode()}


KINDS: Kinds = {
    "wrong alt text": {
        "a digit off by one": alt_number_off,
        "“twice”": alt_number_word,
        "typed per cent": alt_number_typed,
        "unit lost": alt_unit_lost,
        "minus added": alt_minus,
        "word replaced": alt_word_replaced,
        "words exchanged": alt_words_exchanged,
        "numbers exchanged": alt_numbers_exchanged,
        "silent": alt_silent,
        "of other elements": alt_of_other_elements,
        "word typed": alt_word_typed,
        "unbound": alt_unbound,
        "declared to be no data": alt_declared_to_be_no_data,
    },
}
IN_JSON = {
    "value moved": json_value,
    "value of a neighbour": json_value_of_a_neighbour,
    "a digit off by one": json_drawn,
    "word replaced": json_word,
    "element dropped": json_element_dropped,
    "element added": json_element_added,
    "sources exchanged": json_source,
    "format changed": json_format,
    "scale changed": json_scale,
    "another example": json_example,
    "alt text changed": json_alt,
    "fact changed": json_fact,
    "sign of a fact": json_fact_sign,
    "source of another fact": json_fact_source,
}
IN_WORDS = {
    "typed per cent": (".html", caption_number),
    "“twice”": (".html", caption_number_word),
    "words of a step changed": (".html", step_caption),
    "number typed beside a step": (".html", step_caption_number),
    "drawing hidden by a style": (".html", drawing_styled),
    "drawing hidden": (".html", drawing_hidden),
    "number typed beside the drawing": (".html", number_beside_the_drawing),
    "trace of another example": (".html", trace_of_another_example),
    "another number in the title of the file": (".svg", file_of_another_title),
}
