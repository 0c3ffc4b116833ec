"""What a widget's code may not do: invent a number, type one into prose, run or fetch a stranger's.

The numbers that a widget shows it has computed, or read from JSON that is compared with a trace.
"""

import re

import pytest

from figures.proof.numerals import numerals
from tests.widgets.javascript import line_of, tokens

NAMESPACE = "http://www.w3.org/2000/svg"
CALLS = ("Math.random", "eval", "Function", "document.write", "insertAdjacentHTML")
PROPERTIES = ("innerHTML", "outerHTML", "srcdoc")
CONSTANT = re.compile(r"\s*(?:export )?const [A-Z][A-Z0-9_]* = [^;\n]*;[ \t]*(//|/\*)?")
SHARE = re.compile(r"\d\s?%")
PLAIN_SHARES = re.compile(r"\b(?:0|50|100)%")  # places on a sheet, no data
PROSE = re.compile(r"[^\W\d_]{2,}[,;:]? [^\n]*[^\W\d_]{2,}")
UNIT = re.compile(r"per ?cent(?:age)?", re.IGNORECASE)
MOST_NUMBERS = 2  # of an array: a place, a range; three in a row are a table


def faults(source, geometry=False):
    """What is wrong with a file of JavaScript, each with its line; in `kit/` pixels are typed."""
    found = [part for part in tokens(source) if part.kind != "comment"]
    problems = [*calls(found), *tables(found), *texts(found)]
    problems += [] if geometry else fractions(source, found)
    return [f"line {line_of(source, place)}: {problem}" for place, problem in sorted(problems)]


def calls(found):
    """What would run text as code, write text as HTML, or draw lots."""
    code = [part.text for part in found]
    for here, part in enumerate(found):
        if part.kind != "word":
            continue
        dotted = "".join(code[here : here + 3])
        before = code[here - 1] if here else ""
        called = code[here + 1 : here + 2] == ["("]
        if dotted in CALLS or part.text in PROPERTIES:
            yield part.place, f"{dotted if dotted in CALLS else part.text} is not allowed"
        elif part.text in CALLS and called and (before != "." or "HTML" in part.text):
            yield part.place, f"{part.text} is not allowed"
        elif part.text == "setAttribute" and re.match(
            r"""["'`]on""", "".join(code[here + 2 :])[:4]
        ):
            yield part.place, "an event attribute: use addEventListener"


def tables(found):
    """Arrays of numbers: data that nobody computed."""
    start, count = None, 0
    for part in found:
        if part.text == "[" and part.kind == "mark":
            start, count = part.place, 0
        elif start is not None and part.kind == "number":
            count += 1
            if count == MOST_NUMBERS + 1:
                yield start, "a table of numbers is data: read it from JSON"
        elif not (part.kind == "mark" and part.text in ",-+"):
            start = None


def fractions(source, found):
    """Numbers that are not whole, outside a named constant with a comment that says why."""
    for part in found:
        if part.kind == "number" and re.search(r"[.eE]", part.text) and "0x" not in part.text:
            start = source.rfind("\n", 0, part.place) + 1
            above = source[:start].rstrip("\n").rpartition("\n")[2].strip()
            named = CONSTANT.match(source, start)
            if not named or not (named[1] or above.endswith("*/") or above.startswith("//")):
                yield part.place, f"{part.text} stands in no named constant that says why"


def texts(found):
    """Addresses of other hosts, shares, and numbers that are typed into prose."""
    for part in found:
        if part.kind not in ("text", "template"):
            continue
        words = part.text.strip("\"'")
        if re.search(r"(?:https?:)?//\w", words.replace(NAMESPACE, "")):
            yield part.place, f"the address of another host: {words}"
        elif SHARE.search(PLAIN_SHARES.sub("", words)):
            yield part.place, f"a share is computed, not typed: {words}"
        typed = [each.text for each in numerals(words) if not UNIT.fullmatch(each.text)]
        if PROSE.search(words) and typed:
            yield part.place, f"“{typed[0]}” is typed into prose: {words}"


def scripts(repository):
    return sorted((repository / "docs" / "widgets").rglob("*.js"))


def test_no_widget_invents_a_number_or_runs_what_it_was_given(repository):
    found = {
        path.relative_to(repository).as_posix(): faults(
            path.read_text(encoding="utf-8"), geometry=path.parent.name == "kit"
        )
        for path in scripts(repository)
    }
    assert found
    assert not {path: problems for path, problems in found.items() if problems}


@pytest.mark.parametrize(
    "line",
    [
        "const weight = Math.random();",
        "const weights = words.map(() => 0.25);",
        "const SHARE = 0.46;",
        "draw([0.1, 0.7, 0.2]);",
        "const learnt = [12, 40, 7];",
        "note.textContent = `right in 46 % of all`;",
        "note.textContent = 'right 46% of the time';",
        'note.textContent = "It knows 1200 words.";',
        'note.textContent = "right seven times in ten";',
        "note.textContent = `It read ${n} words and half of them twice`;",
        "box.innerHTML = sentence;",
        "box.insertAdjacentHTML('beforeend', sentence);",
        "eval(sentence);",
        "new Function(sentence)();",
        "document.write(sentence);",
        "box.setAttribute('onclick', sentence);",
        'fetch("https://example.org/model");',
        'import "//example.org/kit.js";',
        "const small = weight < 1e-3;",
        "frame.srcdoc = sentence;",
    ],
)
def test_a_line_that_a_widget_may_not_have_is_noticed(line):
    assert faults(f"{line}\n")


@pytest.mark.parametrize(
    "line",
    [
        "const half = Math.max(...weights) / 2; // 0.5 of it",
        "const EPSILON = 1e-5; // as torch adds it",
        "/* as torch adds it */\nconst EPSILON = 1e-5;",
        "const box = [0, 1];",
        "for (let i = 1; i < 10; i += 3) step(i);",
        'svg("path", { d: "M9 6v12M15 6v12" });',
        'const SVG = "http://www.w3.org/2000/svg";',
        'note.textContent = "It was trained on sentences, and has read no book.";',
        "note.textContent = `${percent(share)} of ${n} words`;",
        "const width = '100%';",
        "words.replace(/[0.5]/g, '');",
        "const spread = [...weights, 0, 1];",
        "say(`${word}: ${printed} per cent of the attention`);",
    ],
)
def test_a_line_that_a_widget_may_have_is_let_pass(line):
    assert not faults(f"{line}\n")


def test_only_the_drawing_kit_types_pixels():
    line = "const middle = y - 0.34 * size;\n"
    assert faults(line)
    assert not faults(line, geometry=True)
