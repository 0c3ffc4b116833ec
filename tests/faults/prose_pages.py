"""Faults in the finished page: what was printed soundly is changed afterwards."""

import re
from collections.abc import Callable
from random import Random

from tests.faults.drawing_texts import digit_off
from tests.faults.fault import StillbornError
from tests.faults.prose_typed import Edit, matched, replaced

QUOTE = re.compile(
    r'<data value="(?P<value>[^"]*)" data-source="(?P<source>[^"]*)" '
    r'data-format="(?P<format>[^"]*)" data-fact="(?P<fact>[^"]*)">(?P<text>[^<]*)</data>'
)


def edited(part: str, change: Callable[[str], str]) -> Edit:
    """Change one part of a printed fact."""

    def edit(html: str, chance: Random) -> str:
        found = [m for m in QUOTE.finditer(html) if change(m[part]) != m[part]]
        if not found:
            raise StillbornError(f"no fact whose {part} can be changed")
        match = chance.choice(found)
        return html[: match.start(part)] + change(match[part]) + html[match.end(part) :]

    return edit


def exchanged(*parts: str) -> Edit:
    """Two printed facts take each other's part."""

    def edit(html: str, chance: Random) -> str:
        one = chance.choice([*QUOTE.finditer(html)])
        fit = [m for m in QUOTE.finditer(html) if m.start() > one.start()]
        other = chance.choice([m for m in fit if all(m[part] != one[part] for part in parts)])
        for match, part, text in sorted(
            [(m, part, o[part]) for m, o in ((one, other), (other, one)) for part in parts],
            key=lambda each: -each[0].start(each[1]),
        ):
            html = html[: match.start(part)] + text + html[match.end(part) :]
        return html

    return edit


def in_another_sentence(html: str, chance: Random) -> str:
    """Two printed facts change places."""
    one, other = sorted(chance.sample([*QUOTE.finditer(html)], 2), key=lambda m: m.start())
    if one[0] == other[0]:
        raise StillbornError("both facts are the same")
    between = html[one.end() : other.start()]
    return html[: one.start()] + other[0] + between + one[0] + html[other.end() :]


KINDS: dict[str, dict[str, Edit]] = {
    "finished page: number": {
        "a digit off by one": edited("text", digit_off),
        "a digit off by one, elsewhere": edited("text", digit_off),
        "another word": edited("text", lambda t: "carpe" if t.isalpha() and t != "carpe" else t),
        "minus added": edited("text", lambda t: re.sub(r"^(?=\d)", "−", t)),
        "per cent sign dropped": edited("text", lambda t: t.removesuffix("%")),
        "per cent sign added": edited("text", lambda t: t if t.endswith("%") else f"{t}%"),
        "nothing printed": edited("text", lambda t: ""),
        "texts exchanged": exchanged("text"),
        "facts exchanged": in_another_sentence,
    },
    "finished page: source": {
        "value edited": edited("value", digit_off),
        "sign of the value": edited("value", lambda v: f"-{v}" if v[0].isdigit() else v),
        "source of a neighbour": edited("source", lambda s: re.sub(r"\d(?=\])", "3", s)),
        "sources exchanged": exchanged("source"),
        "names of facts exchanged": exchanged("fact"),
        "unknown fact": edited("fact", lambda f: f + "_too"),
        "format changed": edited("format", lambda f: ".3%" if f == ".0%" else f),
        "without its source": matched(QUOTE.pattern, r"\g<text>"),
        "without a fact": matched(r' data-fact="[^"]*"', ""),
        "all but the text exchanged": exchanged("value", "source", "fact"),
    },
    "finished page: claim": {
        "reworded": matched(r'(<span class="claim"[^>]*>[^<]*?) (is|has|writes) ', r"\1 \2 not "),
        "another word": replaced("it looks most at “verte”", "it looks most at “carpe”"),
        "proof of another figure": matched(r'data-proof="[^"]*"', 'data-proof="pond/no/one"'),
        "no proof": matched(r' data-proof="[^"]*"', ""),
        "mark left out": matched(r'<span class="claim"[^>]*>([^<]*)</span>', r"\1"),
        "number in it": matched(r'(<span class="claim"[^>]*>[^<]*)</span>', r"\1 (46%)</span>"),
    },
    "finished page: picture": {
        "a digit": replaced(">72%</text>", ">73%</text>"),
        "a bar": matched(r'(?<= d=")M\d+(?=[^"]*" fill="[^"]*" data-role="bars")', "M1"),
        "hidden": matched(r'<path(?= [^>]*data-role="ribbon")', '<path display="none"'),
        "alt text": replaced("gives 72% of its attention", "gives 27% of its attention"),
        "caption": replaced("<figcaption>", "<figcaption>Twice: "),
        "style": replaced('<div class="drawing">', '<div class="drawing" style="display:none">'),
        "name of another": replaced('id="pond-looks-one-look"', 'id="pond-x"'),
        "no figure": matched(r'<figure class="illustration"', '<div class="illustration"'),
        "something more": replaced("</figure>", "<p>46%</p></figure>"),
        "picture from elsewhere": replaced("<h2", '<svg class="im"><text>46%</text></svg><h2'),
    },
}
