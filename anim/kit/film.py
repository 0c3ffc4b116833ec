"""Makes films: runs the example, plays the scene in both themes, wraps it for a page."""

import json
from collections.abc import Callable, Generator, Iterator
from configparser import ConfigParser
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, TypeVar

import manim
from manim import config
from manim._config.utils import ManimConfig
from manim.renderer.cairo_renderer import CairoRenderer

from anim.kit.paint import hue, painted
from anim.kit.recorder import FRAMES_A_SECOND, Recorder
from anim.kit.space import FRAME_WIDTH, STAGE_WIDTH
from anim.kit.stage import Stage, frame_height
from figures.engine.draw import check
from figures.engine.fragments import (
    Drawn,
    caption,
    example_root,
    fact,
    inside,
    link,
    look_inside,
    named,
    numbers,
)
from figures.engine.product import Made, Product
from figures.kit.bound import Value, bind
from figures.kit.illustration import Illustration
from figures.kit.svg import inline
from figures.kit.theme import THEMES, colour

# What workers have imported before they start; nothing of ours, for that may change.
PRELOAD = (
    "torch",
    "safetensors.torch",
    "jaxtyping",
    "matplotlib.figure",
    "matplotlib.textpath",
    "matplotlib.backends.backend_svg",
    "manim",
    "PIL.WebPImagePlugin",
)

_PIXELS_TO_A_CSS_PIXEL = 2

StageType = TypeVar("StageType", bound=type[Stage])


@dataclass(frozen=True)
class FilmProduct:
    """What the engine knows of a film: its example."""

    of: Callable[[], Value]


@dataclass(frozen=True)
class Film:
    """A film in one theme."""

    stage: Stage
    movie: bytes
    poster: bytes


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
    """Play the film in both themes; write its fragment, its movies and its numbers."""
    scene: Any = named(f"{product.module}:{product.attribute}")
    raw = named(product.example)()
    trace = bind(raw, root=example_root(product.example))
    films = {theme: render(scene, trace, theme) for theme in THEMES}
    stage = films["light"].stage
    drawn = Drawn(caption(scene), tuple(illustrations(stage)))
    facts = {name: fact(value) for name, value in stage.facts.items()}
    outputs = {
        ".html": fragment(product, drawn, stage).encode(),
        ".json": _with_steps(numbers(product, drawn, facts, stage.claims), stage).encode(),
    }
    check(outputs, raw)
    for theme, made in films.items():
        outputs |= {f"-{theme}.mp4": made.movie, f"-{theme}.webp": made.poster}
    return Made(outputs, facts, {sentence: bool(holds) for sentence, holds in stage.claims.items()})


def render(scene: type[Stage], trace: Value, theme: str) -> Film:
    """Play a film in one theme."""
    with painted(theme), manim_settings(scene):
        stage = scene(trace, CairoRenderer(file_writer_class=Recorder))
        stage.render()
        recorder: Any = stage.renderer.file_writer
        return Film(stage, recorder.movie(), recorder.poster())


def rehearse(scene: type[Stage], trace: Value, theme: str = "light") -> Stage:
    """Play a film without drawing frames: every step and every check, in a tenth of the time."""
    with painted(theme), manim_settings(scene):
        stage = scene(trace, CairoRenderer(file_writer_class=Recorder, skip_animations=True))
        stage.render()
        return stage


@contextmanager
def manim_settings(scene: type[Stage]) -> Generator[None]:
    """Manim's own defaults and ours, whatever stands in a settings file of this machine."""
    height = frame_height(scene)
    ours = {
        "pixel_width": STAGE_WIDTH * _PIXELS_TO_A_CSS_PIXEL,
        "pixel_height": height * _PIXELS_TO_A_CSS_PIXEL,
        "frame_width": FRAME_WIDTH,
        "frame_height": FRAME_WIDTH * height / STAGE_WIDTH,
        "frame_rate": FRAMES_A_SECOND,
        "background_color": hue(colour("page")),
        "disable_caching": True,
        "dry_run": True,  # manim itself writes nothing: the recorder takes the frames
        "progress_bar": "none",
        "verbosity": "WARNING",
        "seed": 0,
    }
    before = config.copy()
    config.update(_library_defaults())
    config.update(ours)
    try:
        yield
    finally:
        config.update(before)


def illustrations(stage: Stage) -> Iterator[Illustration]:
    """Every step at rest as a figure; the film's facts and claims belong to the last one."""
    *before, last = stage.steps
    for step in before:
        yield Illustration(step.drawing, step.caption)
    yield Illustration(last.drawing, last.caption, stage.facts, stage.claims)


def fragment(product: Product, drawn: Drawn, stage: Stage) -> str:
    """The film as HTML without an empty line, so that Markdown takes it whole."""
    identity = product.name.replace("/", "-")
    lines = [
        f'<figure class="film" id="{identity}" data-search-exclude>',
        *(_video(product, drawn.title, theme, stage) for theme in THEMES),
        f"<figcaption>{escape(drawn.title, quote=False)}</figcaption>",
        '<details class="steps"><summary>Step by step</summary>',
        "<ol>",
        *(_still(product, number, step) for number, step in enumerate(drawn.illustrations, 1)),
        "</ol>",
        "</details>",
        *look_inside(*_links(product)),
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


def _video(product: Product, title: str, theme: str, stage: Stage) -> str:
    address = f"illustrate:file/{product.name}-{theme}"
    width, height = STAGE_WIDTH, frame_height(type(stage))
    return (
        f'<video class="{theme}" width="{width}" height="{height}" controls muted playsinline '
        f'preload="none" poster="{address}.webp" aria-label="{escape(title)}">'
        f'<source src="{address}.mp4" type="video/mp4"></video>'
    )


def _still(product: Product, number: int, step: Illustration) -> str:
    caption = escape(str(step.alt), quote=False)
    drawing = inline(step.drawing, f"{product.name}/step-{number}", step.alt)
    return f'<li><p>{caption}</p><div class="drawing">{drawing}</div></li>'


def _links(product: Product) -> Iterator[str]:
    yield from inside(product)
    for theme in THEMES:
        yield link(f"file/{product.name}-{theme}.mp4", f"The film, {theme} (MP4)")


def _library_defaults() -> ManimConfig:
    parser = ConfigParser()
    library = Path(manim.__file__).parent / "_config" / "default.cfg"
    parser.read_string(library.read_text(encoding="utf-8"))
    return ManimConfig().digest_parser(parser)
