"""Faults in what authors write: numbers that somebody typed, in all places and disguises."""

import re
from collections.abc import Callable
from random import Random

from tests.faults.fault import StillbornError
from tests.faults.prose_site import ARTICLE, WHITELIST

Edit = Callable[[str, Random], str]

PARAGRAPH = re.compile(r"^[A-Z][^\n|<>]+\.$", re.MULTILINE)
FIGURES = "figures/pond/looks.py"
FILM = "anim/pond/films.py"


def replaced(old: str, new: str) -> Edit:
    """Replace the first of these."""

    def edit(text: str, chance: Random) -> str:
        if old not in text:
            raise StillbornError(f"there is no “{old}” to replace")
        return text.replace(old, new, 1)

    return edit


def matched(pattern: str, new: str) -> Edit:
    """Replace one of the matches, whichever chance decides."""

    def edit(text: str, chance: Random) -> str:
        found = [*re.finditer(pattern, text, re.MULTILINE)]
        if not found:
            raise StillbornError(f"nothing fits {pattern}")
        match = chance.choice(found)
        return text[: match.start()] + match.expand(new) + text[match.end() :]

    return edit


def said(sentence: str) -> Edit:
    """A sentence more, at the end of some paragraph."""
    return matched(PARAGRAPH.pattern, r"\g<0> " + sentence.replace("\\", r"\\"))


IN_FRONT = r"(?<=^description: )"
KINDS: dict[str, dict[str, tuple[str, Edit]]] = {
    "typed digits": {
        "a share": (ARTICLE, said("It is right in 46% of all cases.")),
        "a decimal": (ARTICLE, said("The weight is 0.46.")),
        "a count": (ARTICLE, said("It read 1,234 sentences.")),
        "a negative number": (ARTICLE, said("The score is −0.5.")),
        "a power": (ARTICLE, said("It has 10² states.")),
        "another year": (ARTICLE, said("In 2014 it had 5 states.")),
        "a number as code": (ARTICLE, said("It is right in `46%` of all cases.")),
        "per cent spelled out": (ARTICLE, said("It is right in 46 per cent of all cases.")),
    },
    "typed number word": {
        "twice": (ARTICLE, said("With attention it is right twice as often.")),
        "half": (ARTICLE, said("Without attention half of them are wrong.")),
        "a third": (ARTICLE, said("A third of them are wrong.")),
        "two thirds": (ARTICLE, said("Two-thirds of them are wrong.")),
        "a quarter": (ARTICLE, said("A quarter of its attention lies elsewhere.")),
        "one in five": (ARTICLE, said("It fails at one in five sentences.")),
        "seven": (ARTICLE, said("It loses seven words.")),
        "forty-two": (ARTICLE, said("It loses forty-two words.")),
        "a dozen": (ARTICLE, said("It was asked a dozen times.")),
        "hundreds": (ARTICLE, said("It read hundreds of sentences.")),
        "a million": (ARTICLE, said("It read a million sentences.")),
        "tenfold": (ARTICLE, said("That is a tenfold gain.")),
        "doubled": (ARTICLE, said("Attention doubled the share of right sentences.")),
        "three times as": (ARTICLE, said("It is right three times as often.")),
        "fifty-fifty": (ARTICLE, said("Its attention is split fifty-fifty.")),
        "a couple": (ARTICLE, said("It loses a couple of words.")),
        "a pair": (ARTICLE, said("It loses a pair of words.")),
        "nine tenths": (ARTICLE, said("Nine tenths of them are right.")),
        "halves": (ARTICLE, said("It halves the mistakes.")),
        "thrice": (ARTICLE, said("It is thrice as good.")),
        "an order of magnitude": (ARTICLE, said("It is an order of magnitude better.")),
        "two of three": (ARTICLE, said("It is right on two sentences of three.")),
        "zero": (ARTICLE, said("It is wrong in zero cases.")),
        "dozens": (ARTICLE, said("It loses dozens of words.")),
        "the fourth": (ARTICLE, said("It looks at the fourth word.")),
        "per cent in words": (ARTICLE, said("Some ninety per cent are right.")),
    },
    "disguised number": {
        "a fraction sign": (ARTICLE, said("It fails in ½ of all cases.")),
        "a wide digit": (ARTICLE, said("It is right in ４６ of them.")),
        "an entity": (ARTICLE, said("It is right in &#52;&#54; of them.")),
        "a named entity": (ARTICLE, said("It fails in &frac34; of all cases.")),
        "split by a sign that nobody sees": (ARTICLE, said("It is right tw\u00adice as often.")),
        "split by emphasis": (ARTICLE, said("It is right tw**ice** as often.")),
        "split by a tag": (ARTICLE, said("It is right tw<b>ice</b> as often.")),
        "split by a space without width": (ARTICLE, said("It is right tw\u200bice as often.")),
        "split by a joiner": (ARTICLE, said("It is right tw\u2060ice as often.")),
        "split by a comment": (ARTICLE, said("It is right tw<!-- -->ice as often.")),
        "split by a backslash": (ARTICLE, said("It is right in 4\\_6 of them.")),
        "letters of another alphabet": (ARTICLE, said("It is right twi\u0441e as often.")),
        "digits of another script": (ARTICLE, said("It is right in ٤٦ of them.")),
        "a fraction with a slash": (ARTICLE, said("It fails in 1⁄2 of all cases.")),
        "a hyphen that does not break": (ARTICLE, said("It has forty\u2011two states.")),
        "in capitals": (ARTICLE, said("It is right TWICE as often.")),
        "bold": (ARTICLE, said("It is right **twice** as often.")),
        "across lines": (ARTICLE, said("It is right in forty\nsix per cent of them.")),
        "a Roman number": (ARTICLE, said("It has Ⅳ states.")),
        "a number in a circle": (ARTICLE, said("It has ④ states.")),
    },
    "number in an unusual place": {
        "heading": (ARTICLE, matched(r"^## .+$", r"\g<0>, twice as good")),
        "summary": (ARTICLE, matched(r"(?<=<summary>)Guess", "Guess which half")),
        "list": (ARTICLE, matched(r"^- .+$", r"\g<0> That is three times as much.")),
        "link": (ARTICLE, said("It is [twice as good](#who-looks-where).")),
        "title of a link": (ARTICLE, said('It is [good](#who-looks-where "46% right").')),
        "alt text of a picture": (ARTICLE, said("![Half of it](../assets/logo.svg)")),
        "title of an element": (ARTICLE, said('It is <b title="46% right">good</b>.')),
        "label of an element": (ARTICLE, said('It is <b aria-label="twice as good">good</b>.')),
        "quotation": (ARTICLE, matched(r"^> .+$", r"\g<0> (half of it)")),
        "remark between lines": (ARTICLE, matched(r"^\*[A-Z].+\*$", r"*It is twice as good.*")),
        "title of the article": (ARTICLE, matched(r"^title: .+$", r"\g<0>, twice")),
        "description of the article": (ARTICLE, matched(IN_FRONT, "Half of it: ")),
        "table": (ARTICLE, said("\n\n| network | right |\n|---|---|\n| plain | half |\n")),
        "other page": ("docs/about.md", said("It is right in 46% of all cases.")),
        "front page": ("docs/index.md", lambda text, _: f"{text}\n\nTwice as many as before.\n"),
    },
    "number typed into a figure's words": {
        "caption": (FIGURES, replaced('"""One look back:', '"""Two looks back:')),
        "share in a caption": (
            FIGURES,
            replaced('"""Where words cross:', '"""46% of words cross:'),
        ),
        "label": (FIGURES, replaced('label("weight")', 'label("half")')),
        "alt text": (FIGURES, replaced("their ribbons cross.", "both ribbons cross twice.")),
        "number in an alt text": (FIGURES, replaced("{w:.0%} of its", "46% of its")),
        "claim": (FIGURES, replaced("add up to one", "add up to 1")),
        "caption of a film": (
            FILM,
            matched(r'^    """The reader takes', r'    """Three times it takes'),
        ),
    },
    "exception that excepts nothing": {
        "phrase that is not there": (WHITELIST, replaced("I. Reed, in 1653", "I. Reed, of 1653")),
        "no reason": (WHITELIST, matched(r'^reason = ".+"$', 'reason = ""')),
    },
}
