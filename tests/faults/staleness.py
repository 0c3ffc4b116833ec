"""Faults of staleness: something is changed behind the engine's back; what does it make again?

A fault is found when the engine would make exactly the products whose last run used what was
changed: none missed, none more. In the pond, a small project, the build is really run, and what
it leaves must be, to the byte, what a build from nothing makes.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from tests.faults import staleness_pond
from tests.faults.fault import Family, Fault, StillbornError, Verdict
from tests.faults.yard import Yard, small_yard

ONE, OTHER = "translation/encoder-decoder/handed-over", "translation/recurrent/one-step"
FILM = "translation/recurrent/unrolling"
PAGE = "docs/posts/translation.md"
FOUR = "illustrated_models/weights/translator-four-units"
DOT = "illustrated_models/weights/translator-dot"
PLAIN = "illustrated_models/weights/translator-plain"
NOTEBOOK = "translation/notebook"
NOTEBOOK_PAGE = f"docs/{NOTEBOOK}.md"
KILLS = "illustrated_models/data/faults/kill-table.json"
Change = Callable[[Yard], set[str]]  # makes the change; says which products used what it changed

CHANGES: list[tuple[str, str, Change]] = []


def change(kind: str, name: str) -> Callable[[Change], Change]:
    """Add a fault: decorate a function that makes the change and returns who is concerned."""

    def add(function: Change) -> Change:
        CHANGES.append((kind, name, function))
        return function

    return add


def another_module(module: str, project: Yard) -> set[str]:
    project.say_more(module)
    return project.importers(module)


def another_bit(path: str, project: Yard) -> set[str]:
    project.flip(path)
    return project.openers(path)


def another_version(package: str, module: str, project: Yard) -> set[str]:
    """A package is used by those who import a module of ours that imports it."""
    project.pretend(package)
    return project.importers(module)


MODULES = (
    *("attention", "recurrent", "seq2seq", "translation", "vocabulary", "published"),
    *("examples.translation.seq2seq", "example"),
)
KIT = (
    *("figures.kit.vectors", "figures.kit.matrices", "figures.kit.arcs", "figures.kit.charts"),
    *("figures.kit.bound", "figures.kit.svg", "anim.kit.stage", "figures.engine.draw"),
    *("figures.engine.worker",),
)
VERSIONS = {
    "torch": "illustrated_models.seq2seq",
    "matplotlib": "figures.kit.canvas",
    "font-source-sans-pro": "figures.kit.fonts",
    "manim": "anim.kit.stage",
    "safetensors": "illustrated_models.published",
}
for _name in MODULES:
    _module = f"illustrated_models.{_name}"
    CHANGES.append(("a model", f"{_module} says more", partial(another_module, _module)))
for _name in KIT:
    CHANGES.append(("the kit", f"{_name} says more", partial(another_module, _name)))
for _path in (f"{one}.{end}" for one in (FOUR, DOT, PLAIN) for end in ("safetensors", "json")):
    CHANGES.append(("weights", f"one bit of {_path}", partial(another_bit, _path)))
CHANGES.append(("data", f"one bit of {KILLS}", partial(another_bit, KILLS)))
for _name, _module in VERSIONS.items():
    _kind = "font" if _name.startswith("font") else "a version"
    CHANGES.append((_kind, f"another {_name}", partial(another_version, _name, _module)))


@change("a version", "another Python")
def another_python(project: Yard) -> set[str]:
    project.pretend("python")
    return {*project.states}


@change("theme", "another colour of the encoder")
def another_colour(project: Yard) -> set[str]:
    path = "figures/kit/theme.py"
    found = re.search(r'"#[0-9a-fA-F]{6}"', project.read(path))
    if not found:
        raise StillbornError(f"{path} has no colour")
    project.edit(path, found[0], '"#123456"')
    return project.importers("figures.kit.theme")


@change("theme", "another smallest size of text")
def another_size(project: Yard) -> set[str]:
    return another_module("figures.kit.theme", project)


@change("font", "another way to find the font")
def another_font(project: Yard) -> set[str]:
    return another_module("figures.kit.fonts", project)


@change("label", "a word more in an alternative text")
def another_alt(project: Yard) -> set[str]:
    project.inside(
        ONE, lambda own: re.sub(r'label\(\s*f?"', lambda m: f"{m[0]}Look: ", own, count=1)
    )
    return {ONE}


@change("label", "another caption")
def another_caption(project: Yard) -> set[str]:
    project.inside(OTHER, lambda own: own.replace('"""', '"""Look: ', 1))
    return {OTHER}


@change("label", "another caption of a film")
def another_film_caption(project: Yard) -> set[str]:
    project.inside(FILM, lambda own: own.replace('"""', '"""Look: ', 1))
    return {FILM}


@change("a notebook", "a statement more in a cell")
def another_statement(project: Yard) -> set[str]:
    project.edit(NOTEBOOK_PAGE, "```python\n", "```python\nadded = None\n")
    return {NOTEBOOK}


@change("a notebook", "an assertion dropped")
def no_assertion(project: Yard) -> set[str]:
    kept = re.sub(r"^assert .*\n", "", project.read(NOTEBOOK_PAGE), count=1, flags=re.M)
    project.write(NOTEBOOK_PAGE, kept)
    return {NOTEBOOK}


@change("a notebook", "a digit of an answer edited")
def another_answer(project: Yard) -> set[str]:
    project.edit(f"docs/generated/{NOTEBOOK}.outputs.json", "99.9%", "98.9%")
    return {NOTEBOOK}


@change("a figure", "a line more in its function")
def another_line(project: Yard) -> set[str]:
    project.inside(ONE, lambda own: own.replace("    return ", "    assert width\n    return ", 1))
    return {ONE}


@change("a figure", "a helper more in its file")
def another_helper(project: Yard) -> set[str]:
    return another_module("figures.translation.attention", project)


@change("a figure", "drawn at another width")
def another_width(project: Yard) -> set[str]:
    project.inside(OTHER, lambda own: re.sub(r"@figure\(.*?\)", _wider, own, count=1, flags=re.S))
    return {OTHER}


def _wider(match: re.Match[str]) -> str:
    own = re.sub(r",\s*widths=\([^)]*\)", "", match[0])
    return own.replace(")", ", widths=(300,))") if own.endswith(")") else f"{own}, widths=(300,))"


@change("a figure", "of another example")
def another_example(project: Yard) -> set[str]:
    project.inside(ONE, lambda own: re.sub(r"\bof=(\w+\.)?\w+", _other_example, own, count=1))
    return {ONE}


def _other_example(match: re.Match[str]) -> str:
    names = ("running_sentence", "four_units")
    return f"of={match[1] or ''}{names[match[0].endswith(names[0])]}"


@change("a figure", "renamed")
def another_name(project: Yard) -> set[str]:
    attribute = project.products[ONE].attribute
    project.inside(ONE, lambda own: own.replace(f"def {attribute}(", f"def {attribute}_again("))
    return {f"{ONE}-again", f"gone: {ONE}"}


@change("a figure", "no longer declared")
def no_figure(project: Yard) -> set[str]:
    project.inside(ONE, lambda own: "\n")
    return {f"gone: {ONE}"}


def _output(suffix: str, change_it: Callable[[str], str | None], project: Yard) -> set[str]:
    name = FILM if suffix.startswith((".film", "-")) else ONE
    path = f"docs/generated/{name}{suffix}"
    project.write(path, change_it(project.read(path)))
    return {name}


for _suffix in (".html", ".json", ".svg", ".film.json"):
    CHANGES += [
        (
            "an output",
            f"a digit of the {_suffix[1:]} edited",
            partial(
                _output, _suffix, lambda t: re.sub(r"\d", lambda m: str(9 - int(m[0])), t, count=1)
            ),
        ),
        ("an output", f"the {_suffix[1:]} deleted", partial(_output, _suffix, lambda _: None)),
        (
            "an output",
            f"half of the {_suffix[1:]} written",
            partial(_output, _suffix, lambda t: t[: len(t) // 2]),
        ),
    ]


def _state(change_it: Callable[[str], str | None], project: Yard) -> set[str]:
    path = project.state_file(ONE)
    project.write(path, change_it(project.read(path)))
    return {ONE}


CHANGES += [
    ("the engine's memory", "a state deleted", partial(_state, lambda _: None)),
    ("the engine's memory", "a state emptied", partial(_state, lambda _: "")),
    ("the engine's memory", "half of a state written", partial(_state, lambda t: t[: len(t) // 2])),
    ("the engine's memory", "a state of something else", partial(_state, lambda _: '{"fish": 1}')),
]


@change("the engine's memory", "the state of another figure")
def another_state(project: Yard) -> set[str]:
    project.write(project.state_file(ONE), project.read(project.state_file(OTHER)))
    return {ONE}


def faults() -> list[Fault]:
    """Every change, first in the project, then in the pond."""
    found = [Fault("staleness", kind, name, change_it) for kind, name, change_it in CHANGES]
    return found + staleness_pond.faults()


def judge(fault: Fault) -> Verdict:
    """Make the change, and compare what would be made with what used what was changed."""
    if fault.kind == staleness_pond.KIND:
        return staleness_pond.judge(fault)
    with small_yard().restored() as project:
        concerned = fault.inject(project)
        if not concerned:
            raise StillbornError("it concerns no product")
        found = project.stale() | {f"gone: {name}" for name in project.gone()}
        if found != concerned:
            return Verdict.of(fault)
        return Verdict.of(fault, "made again", project.reason())


def alarms() -> list[str]:
    """What would be made although nothing that it depends on has changed."""
    return [*_alarms(), *staleness_pond.alarms()]


def _alarms() -> Iterator[str]:
    for name, harmless in HARMLESS.items():
        with small_yard().restored() as project:
            harmless(project)
            yield from (f"{name}: {one}" for one in sorted(project.stale() | project.gone()))


def _comment(project: Yard) -> None:
    for path in ("illustrated_models/attention.py", "figures/kit/canvas.py"):
        project.write(path, f"# A comment.\n\n\n{project.read(path)}\n# Another.\n")


def _unused(project: Yard) -> None:
    for module in ("figures.engine.cli", "illustrated_models.training.loop"):
        project.say_more(module)


def _rewritten(project: Yard) -> None:
    for path in (f"{FOUR}.json", "figures/kit/theme.py", f"docs/generated/{ONE}.html"):
        project.write(path, project.read(path))


HARMLESS: dict[str, Callable[[Yard], object]] = {
    "nothing": lambda project: None,
    "comments and empty lines": _comment,
    "modules that no product uses": _unused,
    "files written again with the same bytes": _rewritten,
    "words of a notebook": lambda project: project.edit(NOTEBOOK_PAGE, "**Try:**", "**Now try:**"),
    "a page": lambda project: project.write(PAGE, f"{project.read(PAGE)}\nA sentence more.\n"),
}

FAMILY = Family("staleness", 1.0, 30, faults, judge, alarms)
