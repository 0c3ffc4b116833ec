"""The committed record: every number, word and claim of the site as a reviewer last approved it.

`figures/ARTICLE/record.json` has a line for each, so that its diff says what moved; what a page
shows of several articles stands in the files of each. Another processor rounds differently in the
seventh digit; that is no difference, and does not move a line.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from math import isclose
from typing import Any

from figures.proof.difference import Difference
from figures.proof.pages import Prose
from figures.proof.spelling import exact_text

TOLERANCE = 1e-5  # of the number, or of 1 if it is smaller
SECTIONS = ("examples", "products", "pages")
LEAF_DEPTH = 3  # section, name, part; below them a line each

Record = dict[str, dict[str, dict[str, Any]]]
Same = Callable[[Any, Any], bool]


def product_entry(numbers: bytes, state: Mapping[str, Any]) -> dict[str, Any]:
    """What the record keeps of a product, from the JSON made with it and its facts and claims."""
    elements = json.loads(numbers).get("elements", ())
    drawn = [element for element in elements if "drawn" in element]
    return {
        "claims": [sentence for sentence, holds in sorted(state["claims"].items()) if holds],
        "drawn": [[e["source"], e.get("format", ""), e["drawn"], e["value"]] for e in drawn],
        "elements": {"shown": len(elements)},
        "facts": {name: vars(fact) for name, fact in sorted(state["facts"].items())},
    }


def article_of(name: str) -> str:
    """The folder of an example or product, whatever its language: "front" of "front/path/words"."""
    return name.split("/")[-3:][0].replace("-", "_")


def page_entries(
    prose: Prose, facts: Mapping[str, Any], products: Iterable[str]
) -> dict[str, dict[str, Any]]:
    """What the record keeps of a finished page, by the article that each thing is of."""
    drawn = {name.replace("/", "-"): article_of(name) for name in products}
    parts: dict[str, Prose] = defaultdict(Prose)
    for figure in prose.figures:
        parts[drawn.get(figure, "")].figures.append(figure)
    for quote in prose.quotes:
        parts[quote.fact.partition(".")[0]].quotes.append(quote)
    for claim in prose.claims:
        parts[article_of(claim.proof.partition(" ")[0])].claims.append(claim)
    return {article: page_entry(part, facts) for article, part in parts.items()}


def by_article(found: Record) -> dict[str, Record]:
    """The parts of what was found; of a page it has an entry for each article (`page_entries`)."""
    parts: dict[str, Record] = defaultdict(lambda: {section: {} for section in SECTIONS})
    for section in ("examples", "products"):
        for name, entry in found.get(section, {}).items():
            parts[article_of(name)][section][name] = entry
    for path, entries in found.get("pages", {}).items():
        for article, entry in entries.items():
            parts[article]["pages"][path] = entry
    return dict(parts)


def page_entry(prose: Prose, facts: Mapping[str, Any]) -> dict[str, Any]:
    """What the record keeps of a finished page; `facts` by their dotted names."""
    return {
        "claims": [claim.sentence for claim in prose.claims],
        "figures": prose.figures,
        "quotes": [
            [quote.fact, quote.format, quote.text, facts.get(quote.fact)] for quote in prose.quotes
        ],
    }


def dumps(record: Record) -> str:
    """The record as JSON: sorted names, a line for each thing."""
    ordered = {section: dict(sorted(record.get(section, {}).items())) for section in SECTIONS}
    return _lines(ordered, 0) + "\n"


def compare(recorded: Record, found: Record) -> Iterator[tuple[str, Difference]]:
    """Each difference with the name of the example, product or page that it is in."""
    for section in SECTIONS:
        old, new = recorded.get(section, {}), found.get(section, {})
        for name in sorted(old.keys() | new.keys()):
            if name not in new:
                yield name, Difference("record", name, "", "nothing", "it is in the record")
            elif name not in old:
                yield name, Difference("record", name, "", section[:-1], "not in the record")
            else:
                for part in sorted(old[name].keys() | new[name].keys()):
                    for difference in _part(name, part, old[name].get(part), new[name].get(part)):
                        yield name, difference


def accept(recorded: Record, found: Record, names: set[str] | None = None) -> Record:
    """The record with what was found; what did not move keeps its digits.

    With `names`, only the entries of these names are taken over; none is dropped.
    """
    merged: Record = {}
    for section in SECTIONS:
        old, new = recorded.get(section, {}), found.get(section, {})
        taken = {name: _kept(old.get(name), entry) for name, entry in new.items()}
        if names is not None:
            taken = {**old, **{name: entry for name, entry in taken.items() if name in names}}
        merged[section] = dict(sorted(taken.items()))
    return merged


def only(record: Record, names: set[str]) -> Record:
    """The part of the record that is about these examples, products and pages."""
    return {
        section: {name: entry for name, entry in entries.items() if name in names}
        for section, entries in record.items()
    }


def same(old: object, new: object) -> bool:
    """Whether two entries say the same, up to what another processor may round differently."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        scale = _number(old.get("length"))
        return old.keys() == new.keys() and all(_same(old[k], new[k], scale) for k in old)
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new) == 4:
        where, how, text, value = old
        if [where, how] != new[:2] or not same(value, new[3]):
            return False
        return text == new[2] or (_prints(value, how, text) and _prints(new[3], how, new[2]))
    return _same(old, new, 1.0)


def _same(old: object, new: object, scale: float) -> bool:
    if isinstance(old, list) and isinstance(new, list):
        both = zip(old, new, strict=False)
        return len(old) == len(new) and all(_same(a, b, scale) for a, b in both)
    if isinstance(old, bool) or isinstance(new, bool):
        return old is new
    if isinstance(old, int) and isinstance(new, int):
        return old == new
    if isinstance(old, int | float) and isinstance(new, int | float):
        slack = TOLERANCE * max(1.0, scale)
        return isclose(old, new, rel_tol=TOLERANCE, abs_tol=slack)
    return type(old) is type(new) and old == new


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 1.0


def _prints(value: object, spec: str, text: str) -> bool:
    """Whether the text is the value in this format, if the value is moved by the tolerance."""
    if not isinstance(value, float):
        return exact_text(value, spec) == text
    slack = TOLERANCE * max(1.0, abs(value))
    ends = [exact_text(value + step, spec) for step in (-slack, slack)]
    try:
        low, middle, high = (_decimal(end) for end in (ends[0] or "", text, ends[1] or ""))
    except InvalidOperation:
        return text in ends
    return low <= middle <= high


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace("−", "-").replace(",", "").rstrip("%"))


def _part(name: str, part: str, old: Any, new: Any) -> Iterator[Difference]:  # noqa: ANN401
    """What differs in one part of an entry; a list is compared place by place."""
    if isinstance(old, list) or isinstance(new, list):
        yield from _in_list(name, part, old or [], new or [])
        return
    before, now = old or {}, new or {}
    for key in sorted(before.keys() | now.keys()):
        texts = [_told(side[key]) if key in side else "nothing" for side in (now, before)]
        if key not in before or key not in now or not same(before[key], now[key]):
            computed = f"{texts[1]} in the record"
            yield Difference("record", f"{part} of {name}", key, texts[0], computed)


def _in_list(name: str, part: str, old: list, new: list) -> Iterator[Difference]:
    """After what begins alike and before what ends alike: place by place, or all at once."""
    start, stop = _common(old, new), 0
    stop = min(_common(old[::-1], new[::-1]), min(len(old), len(new)) - start)
    before, now = old[start : len(old) - stop], new[start : len(new) - stop]
    if len(before) == len(now):
        for number, (one, other) in enumerate(zip(before, now, strict=True), start + 1):
            if not same(one, other):
                place = f"number {number} of {part} of {name}"
                yield Difference("record", place, "", _told(other), f"{_told(one)} in the record")
        return
    place = f"number {start + 1} of {part} of {name}"
    texts = [f"{_told(side[0])} …" if side else "nothing" for side in (now, before)]
    counts = f" ({len(old)} there, {len(new)} here)"
    yield Difference("record", place, "", texts[0], f"{texts[1]} in the record{counts}")


def _common(old: list, new: list) -> int:
    both = zip(old, new, strict=False)
    shorter = min(len(old), len(new))
    return next((n for n, (a, b) in enumerate(both) if not same(a, b)), shorter)


def _kept(old: Any, new: Any) -> Any:  # noqa: ANN401
    """The new entry with the old one's digits wherever both say the same."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {
            key: old[key] if key in old and same(old[key], value) else _kept(old.get(key), value)
            for key, value in new.items()
        }
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [one if same(one, other) else other for one, other in zip(old, new, strict=True)]
    return new


def _lines(value: Any, depth: int) -> str:  # noqa: ANN401
    if depth > LEAF_DEPTH or not isinstance(value, dict | list) or not value:
        return _told(value)
    inner, pad = " " * (depth + 1), " " * depth
    if isinstance(value, dict):
        rows = [f"{inner}{_told(key)}: {_lines(each, depth + 1)}" for key, each in value.items()]
        return "{\n" + ",\n".join(rows) + f"\n{pad}}}"
    rows = [f"{inner}{_lines(each, depth + 1)}" for each in value]
    return "[\n" + ",\n".join(rows) + f"\n{pad}]"


def _told(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
