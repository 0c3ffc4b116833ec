"""What pages may write between `{=` and `=}`: facts, `show` and `claim`."""

import re
from html import escape
from typing import Any

from figures.engine.as_typed import for_jinja
from figures.engine.errors import EngineError, nearest
from figures.engine.facts import Facts, is_leaf
from figures.engine.inwords import IN_WORDS, in_words
from figures.engine.languages import site_language

Table = dict[str, Any]
LATER = "\0"  # a title that MkDocs is to take from the heading, when that is rendered
printable = [Facts()]  # of the build that runs
# No fill and no width: format("noir", "4>5") would print a 4 that no model computed.
FORMAT = re.compile(r"\+?,?(?:\.\d+[f%]|[df%]?)|" + "|".join(IN_WORDS))


class FactValue:
    """A fact on a page: nothing until `show` says how to print it."""

    def __init__(self, name: str, value: float | int | str, source: str) -> None:
        self.name, self.value, self.source = name, value, source

    def __str__(self) -> str:
        raise EngineError(f'say how to print {self.name}: {{= {self.name} | show(".0%") =}}')


class Branch:
    """A part of the tree of facts, read by dots; it has no other names to clash with."""

    def __init__(self, name: str, table: Table) -> None:
        self._name, self._table = name, table

    def __getattr__(self, name: str) -> "Branch | FactValue":
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in self._table:
            raise EngineError(f"there is no fact {self._name}.{name}{nearest(name, self._table)}")
        return grown(f"{self._name}.{name}", self._table[name])

    def __str__(self) -> str:
        raise EngineError(f"{self._name} is no fact{nearest('', self._table)}")


def grown(name: str, table: Table) -> Branch | FactValue:
    """The branch or the fact of this name."""
    if is_leaf(table):
        return FactValue(name, **table)
    return Branch(name, table)


def show(fact: FactValue, spec: str = "") -> str:
    """Print a fact in a format (".0%", "words") so that a reader can ask where it comes from.

    Raises:
        EngineError: it is no fact, or the format does not fit, or there is none for a fraction.
    """
    if not isinstance(fact, FactValue):
        raise EngineError(f"show prints facts, not {fact!r}")
    if isinstance(fact.value, float) and not spec:
        raise EngineError(f'say how to print {fact.name}: show(".2f")')
    try:
        text = printed(fact.value, spec)
    except ValueError as error:
        problem = f"{fact.name} is {fact.value!r}: {spec!r} does not fit it"
        raise EngineError(f"{problem} ({error})") from None
    marks = {
        "value": fact.value,
        "data-source": fact.source,
        "data-format": spec,
        "data-fact": fact.name,
    }
    attributes = " ".join(f'{name}="{escape(str(value))}"' for name, value in marks.items())
    text = text if isinstance(fact.value, str) else site_language().number(text)
    return f"<data {attributes}>{escape(text, quote=False)}</data>"


def printed(value: float | int | str, spec: str) -> str:
    """The value in its format, with the minus sign that the figures have.

    Raises:
        ValueError: the format does not fit the value, or could print what is not in the value.
    """
    if not FORMAT.fullmatch(spec):
        raise ValueError("a format says how many decimals, or words, ordinal, times")
    if spec in IN_WORDS:
        return in_words(value, spec)
    text = format(value, spec)
    if isinstance(value, str):
        return text
    if text.startswith("-") and not any(digit in text for digit in "123456789"):
        text = text[1:]
    return text.replace("-", "−")


def claim_of(claims: dict[str, list[str]], sentence: str) -> str:
    """A sentence that a figure claims and the build has checked."""
    if sentence not in claims:
        raise EngineError(f"no figure claims “{sentence}”{nearest(sentence, claims)}")
    proof = escape(" ".join(claims[sentence]))
    said = escape(site_language().say(sentence), quote=False)
    return f'<span class="claim" data-proof="{proof}">{said}</span>'


def begin(facts: Facts) -> None:
    """Let pages print what this build states, and nothing else."""
    printable[:] = [facts]


def define_env(env: Any) -> None:  # noqa: ANN401
    """What the macros plugin calls when it starts, which is before the build has run."""
    env.filter(show)

    @env.macro
    def claim(sentence: str) -> str:
        """A sentence that a figure claims and the build has checked."""
        return claim_of(printable[0].claims, sentence)


def on_pre_page_macros(env: Any) -> None:  # noqa: ANN401
    """What the macros plugin calls before each page: hand it the facts, and code as it stands."""
    for article, table in printable[0].tree.items():
        env.variables[article] = grown(article, table)
    jinja = env.env
    begin = jinja.variable_start_string
    starts = (begin, jinja.block_start_string, jinja.comment_start_string)
    env.markdown = for_jinja(env.markdown, starts, begin, jinja.variable_end_string)
    is_given = "title" in {*vars(env.page), *env.page.meta}
    if not is_given and env.has_j2(env.page.title):
        env.page.title = LATER


def on_post_page_macros(env: Any) -> None:  # noqa: ANN401
    """What the macros plugin calls behind each page: its heading, as it is now, is its title."""
    if env.page.title == LATER:
        del env.page.title
