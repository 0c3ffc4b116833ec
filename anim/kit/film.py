"""Makes films: runs the example, records the scene as it plays, wraps it for a page."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any, TypeVar

from manim.renderer.cairo_renderer import CairoRenderer

from anim.kit.limits import check_limits
from anim.kit.paint import painted
from anim.kit.settings import FRAMES_A_SECOND, manim_settings
from anim.kit.stage import Stage
from anim.kit.vector.recording import Recording, record
from anim.kit.vector.renderer import Silent
from figures.engine.fragments import (
    Drawn,
    caption,
    fact,
    inside,
    look_inside,
    named,
    numbers,
)
from figures.engine.product import Made, Product, root_of
from figures.engine.tabular import table
from figures.kit.bound import Value, bind
from figures.kit.illustration import Illustration
from figures.kit.numbers import short
from figures.kit.svg import inline

# What workers have imported before they start; nothing of ours, for that may change.
PRELOAD = (
    "torch",
    "safetensors.torch",
    "jaxtyping",
    "matplotlib.figure",
    "matplotlib.textpath",
    "matplotlib.backends.backend_svg",
    "manim",
)

StageType = TypeVar("StageType", bound=type[Stage])


@dataclass(frozen=True)
class FilmProduct:
    """What the engine knows of a film: its example."""

    of: Callable[[], Value]


def film(of: Callable[[], Value]) -> Callable[[StageType], StageType]:
    """Make a scene a film of an example; its docstring's first line is its caption."""

    def decorate(scene: StageType) -> StageType:
        if not (isinstance(scene, type) and issubclass(scene, Stage)):
            name = getattr(scene, "__name__", "Name")
            raise TypeError(f"a film is a class: class {name}(Stage), with construct")
        if not (scene.__doc__ or "").strip():
            raise ValueError(f"{scene.__name__} has no caption: its docstring's first line")
        scene.product = FilmProduct(of)
        return scene

    return decorate


def make(product: Product) -> Made:
    """Record the film; write its fragment, the recording and its numbers."""
    scene: Any = named(f"{product.module}:{product.attribute}")
    raw = named(product.example)()
    recording = record(scene, bind(raw, root=root_of(product.example)))
    stage = recording.scene
    check_limits(scene.__name__, scene.height, stage.steps, scene.limits)
    drawn = Drawn(caption(scene), tuple(illustrations(stage)))
    facts = {name: fact(value) for name, value in stage.facts.items()}
    outputs = {
        ".html": fragment(product, drawn, recording).encode(),
        ".json": _with_steps(numbers(product, drawn, facts, stage.claims), stage).encode(),
        ".film.json": recording.text.encode(),
        ".csv": table(drawn, raw, has_steps=True),
    }
    claims = {sentence: bool(holds) for sentence, holds in stage.claims.items()}
    return Made(outputs, facts, claims, raw)


def rehearse(scene: type[Stage], trace: Value, theme: str = "light") -> Stage:
    """Play a film and keep no frame: every step and every check, in a tenth of the time."""
    with painted(theme), manim_settings(scene):
        stage = scene(trace, CairoRenderer(file_writer_class=Silent, skip_animations=True))
        stage.render()
        return stage


def illustrations(stage: Stage) -> Iterator[Illustration]:
    """Every step at rest as a figure; the film's facts and claims belong to the last one."""
    *before, last = stage.steps
    for step in before:
        yield Illustration(step.drawing, step.caption)
    yield Illustration(last.drawing, last.caption, stage.facts, stage.claims)


def fragment(product: Product, drawn: Drawn, recording: Recording) -> str:
    """The film as HTML without an empty line, so that Markdown takes it whole.

    It holds its steps at rest. Script puts a player in their place; without script, in print, or
    if the film cannot be loaded, they are what a reader sees.
    """
    identity = product.name.replace("/", "-")
    height = short(recording.content["height"])
    poster = recording.scene.poster or len(drawn.illustrations)
    lines = [
        f'<figure class="film" id="{identity}" data-search-exclude>',
        f'<im-film src="illustrate:file/{product.name}.film.json" style="--height:{height}" '
        f'data-poster="{poster}">',
        "<ol>",
        *(_still(product, number, step) for number, step in enumerate(drawn.illustrations, 1)),
        "</ol>",
        "</im-film>",
        f"<figcaption>{escape(drawn.title, quote=False)}</figcaption>",
        *look_inside(*inside(product)),
        "</figure>",
        "",
    ]
    return "\n".join(lines)


def _with_steps(content: str, stage: Stage) -> str:
    """The numbers that the film shows, and what is said when; times in seconds."""
    steps = [
        {
            "caption": str(step.caption),
            "start": round(step.start / FRAMES_A_SECOND, 3),
            "end": round(step.end / FRAMES_A_SECOND, 3),
        }
        for step in stage.steps
    ]
    both = json.loads(content) | {"steps": steps}
    return json.dumps(both, ensure_ascii=False, indent=0, allow_nan=False) + "\n"


def _still(product: Product, number: int, step: Illustration) -> str:
    caption = escape(str(step.alt), quote=False)
    drawing = inline(step.drawing, f"{product.name}/step-{number}", step.alt)
    return f'<li><p>{caption}</p><div class="drawing">{drawing}</div></li>'
