"""Lets a reader guess before the answer opens, and makes a wrong “right answer” impossible.

A folded box, `<details class="guess" markdown …>`, asks in its summary and answers in its text.
What a reader may choose is one of these; what is right is always computed:

- `data-figure="ARTICLE-SECTION-NAME" data-words="source_tokens" data-right="a.fact"`: the words
  that the figure draws of that address. Right is the word that the fact is, by its address.
- lines `- [ ] option` and `data-claim="The true picture is …"`: right is the option which, in the
  place of the dots, makes a sentence that some figure claims.
- lines `- [~] label: {= a.fact | show(".0%") =} unit`: a slider for each. Its axis runs over all
  that the fact's figure draws of that field; a share's over the whole.
`data-veils="ARTICLE-SECTION-NAME …"` names the pictures that would give the answer away: they are
veiled until somebody has guessed or asks to see them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any

from figures.engine.as_typed import in_code, outside
from figures.engine.errors import EngineError, nearest
from figures.engine.facts import Facts
from figures.engine.macros import printed
from figures.engine.page import read_page
from figures.engine.paths import Project
from figures.engine.storage import read_json

GUESS = re.compile(
    r'^<details class="guess"(?P<given>[^>]*)>(?P<head>.*?</summary>)(?P<text>.*?)^</details>',
    re.DOTALL | re.MULTILINE,
)
ATTRIBUTE = re.compile(r'\b(data-[a-z]+)="([^"]*)"')
KNOWN = ("data-figure", "data-words", "data-right", "data-claim", "data-who", "data-veils")
OPTION = re.compile(r"^- \[ \] (.+)\n", re.MULTILINE)
SLIDER = re.compile(r"^- \[~\] (.*?)(<data .*?</data>)(.*)\n", re.MULTILINE)
DATA = re.compile(r'\b(?:data-)?(value|source|format|fact)="([^"]*)"')
TAG = re.compile(r"<[^>]*>|\]\([^)]*\)|[\[*_`]")
KEPT = re.compile(r'<div class="choices" data-made="([^"]*)">\s*</div>')
DOTS = "…"
STEPS = 100  # of a slider whose axis is not made of whole numbers


@dataclass(frozen=True)
class Known:
    """What the last build computed."""

    project: Project
    facts: Facts


def playable(markdown: str, where: str, known: Known) -> str:
    """The page with the choices of its guesses, and which of them is right.

    Raises:
        EngineError: a guess whose right answer is not computed, or not among its choices.
    """

    def made(match: re.Match[str]) -> str:
        try:
            _refuse_unshown(match, known, known.project.root / where)
            choices, text = _choices(match, known)
        except EngineError as error:
            line = _line(markdown, match, known.project, known.project.root / where)
            raise EngineError(f"{where}:{line}: the guess: {error}") from None
        opened = f'<details class="guess"{match["given"]}>{match["head"]}'
        kept = f'<div class="choices" data-made="{escape(choices)}"></div>' if choices else ""
        return f"{opened}\n\n{kept}\n\n{text}</details>"

    return outside(GUESS, made, markdown)


def unpacked(html: str) -> str:
    """The finished page with its choices, which Markdown would have taken apart."""
    return KEPT.sub(lambda match: unescape(match[1]), html)


def _line(markdown: str, match: re.Match[str], project: Project, path: Path) -> int:
    """The line of its page in which a guess begins, which front matter and facts have moved."""
    number = len(_begun(markdown[: match.start()]))
    source = read_page(project, path).text
    return source.count("\n", 0, _begun(source)[number]) + 1


def _begun(text: str) -> list[int]:
    """Where the guesses of a text begin."""
    return [each.start() for each in GUESS.finditer(text) if not in_code(text, each.start())]


def _refuse_unshown(match: re.Match[str], known: Known, path: Path) -> None:
    """A veil over what is not on the page would hide nothing."""
    veiled = dict(ATTRIBUTE.findall(match["given"])).get("data-veils", "").split()
    embeds = read_page(known.project, path).embeds if veiled else ()
    shown = [name.removesuffix(".html").replace("/", "-") for name in embeds]
    for name in veiled:
        if name not in shown:
            raise EngineError(f"the page does not show “{name}”{nearest(name, shown)}")


def _choices(match: re.Match[str], known: Known) -> tuple[str, str]:
    """The choices as HTML, and the answer without the lines that they were made of."""
    given, text = dict(ATTRIBUTE.findall(match["given"])), match["text"]
    for name in given.keys() - {*KNOWN}:
        raise EngineError(f"nobody reads {name}{nearest(name, KNOWN)}")
    if "data-words" in given:
        return _buttons(*_words(given, known)), text
    if OPTION.search(text):
        options = [_plain(option) for option in OPTION.findall(text)]
        return _buttons(options, _claimed(options, given, known)), OPTION.sub("", text)
    if SLIDER.search(text):
        sliders = "".join(_slider(*found, known) for found in SLIDER.findall(text))
        button = '<button type="button">That is my guess</button>'
        return f'<div class="sliders"><ul>{sliders}</ul>{button}</div>', SLIDER.sub("", text)
    return "", text


def _plain(text: str) -> str:
    return unescape(TAG.sub("", text)).strip()


def _buttons(options: list[str], right: int) -> str:
    """The options, which are buttons, and the number of the right one, counted from zero."""
    made = "".join(f'<li><button type="button">{escape(each)}</button></li>' for each in options)
    return f'<ul class="options" data-right="{right}">{made}</ul>'


def _words(given: Mapping[str, str], known: Known) -> tuple[list[str], int]:
    """The words that a figure draws at an address, in order, and which of them a fact is."""
    drawn = _drawn(given.get("data-figure", ""), known)
    pattern = re.compile(rf"[^:]*:{re.escape(given['data-words'])}\[\d+\]")
    found = {each["source"]: each["drawn"] for each in drawn if pattern.fullmatch(each["source"])}
    order = sorted(found, key=lambda source: int(re.findall(r"\d+", source)[-1]))
    if not order:
        addresses = {each["source"].partition(":")[2].partition("[")[0] for each in drawn}
        problem = f"the figure draws no words of {given['data-words']}"
        raise EngineError(problem + nearest(given["data-words"], addresses))
    fact = _fact(given.get("data-right", ""), known)
    if fact["source"] not in order:
        problem = f"{given['data-right']} is {fact['source']}, which is none of the words"
        raise EngineError(problem + nearest(str(fact["source"]), order))
    return [str(found[source]) for source in order], order.index(str(fact["source"]))


def _claimed(options: list[str], given: Mapping[str, str], known: Known) -> int:
    """The only option with which the sentence is claimed by some figure."""
    sentence = given.get("data-claim", "")
    if sentence.count(DOTS) != 1:
        raise EngineError(f"say what is right: data-claim, a sentence with “{DOTS}” for the option")
    filled = [sentence.replace(DOTS, option) for option in options]
    right = [number for number, each in enumerate(filled) if each in known.facts.claims]
    if len(right) == 1:
        return right[0]
    advice = nearest(filled[0], known.facts.claims)
    raise EngineError(f"{len(right)} of the options make “{sentence}” a claim{advice}")


def _slider(label: str, data: str, unit: str, known: Known) -> str:
    """A slider over the axis of a fact, and the fact, which stays hidden until the answer opens."""
    given = {name: unescape(value) for name, value in DATA.findall(data)}
    low, high, step = _axis(given, known)
    middle = low + round((high - low) / 2 / step) * step
    said = [printed(value, given["format"]) for value in (low, middle, high)]
    name = escape(_plain(label).rstrip(":") or "Your guess")
    field = (
        f'<input type="range" min="{low}" max="{high}" step="{step}" value="{middle}"'
        f' data-format="{given["format"]}" data-unit="{escape(_plain(unit))}" aria-label="{name}">'
    )
    behind = f" {escape(_plain(unit))}" if _plain(unit) else ""
    shown = f"<span>{name if _plain(label) else ''}</span><output>{said[1]}{behind}</output>"
    ends = f"<small>{said[0]}</small>{field}<small>{said[2]}</small>"
    true = f'<p class="true">{data}{behind}</p>'
    return f'<li>{shown}<div class="axis">{ends}</div>{true}</li>'


def _axis(given: Mapping[str, str], known: Known) -> tuple[float, float, float]:
    """Where a fact may lie: its least and its greatest value, and the step between values."""
    if given["format"].endswith("%"):
        return 0, 1, 1 / STEPS
    figure = "-".join(given["fact"].split(".")[:3]).replace("_", "-")
    pattern = re.compile(re.sub(r"\d+", r"\\d+", re.escape(given["source"])))
    drawn = _drawn(figure, known)
    values = [each["value"] for each in drawn if pattern.fullmatch(each["source"])]
    value = _fact(given["fact"], known)["value"]
    if len({*values}) < 2 or not min(values) <= value <= max(values):
        raise EngineError(f"{figure} draws nothing like {given['source']} to choose between")
    low, high = min(values), max(values)
    whole = all(isinstance(each, int) for each in values)
    return low, high, 1 if whole else (high - low) / STEPS


def _drawn(figure: str, known: Known) -> list[dict[str, Any]]:
    """All elements of a trace that a figure draws."""
    folder = known.project.generated
    paths = {
        "-".join(path.relative_to(folder).with_suffix("").parts): path
        for path in folder.glob("*/*/*.json")
        if not path.name.removesuffix(".json").endswith((".film", ".data"))
    }
    if figure not in paths:
        raise EngineError(f"there is no figure {figure!r}{nearest(figure, paths)}")
    return read_json(paths[figure])["elements"]


def _fact(name: str, known: Known) -> Mapping[str, Any]:
    if (fact := known.facts.leaf(name)) is None:
        raise EngineError(f"there is no fact {name!r}{nearest(name, known.facts.values)}")
    return fact
