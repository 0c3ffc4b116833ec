"""Records a scene: one file that a page can play, in any theme, at any size."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from manim import Scene

from anim.kit.paint import colour_of, painted
from anim.kit.settings import manim_settings, settings
from anim.kit.space import STAGE_WIDTH
from anim.kit.stage import Stage
from anim.kit.vector.compile import Plain, compiled, whole
from anim.kit.vector.geometry import Sheet
from anim.kit.vector.renderer import VectorRenderer
from figures.kit.bound import Value

FORMAT = 1


@dataclass(frozen=True)
class Recording:
    """A scene as vector graphics: JSON text, and the scene that was played."""

    text: str
    scene: Value = None

    @cached_property
    def content(self) -> Plain:
        """The JSON as plain values."""
        return json.loads(self.text)


def record(scene_class: type[Scene], trace: Value = None, **options: Value) -> Recording:
    """Play any flat scene of manim and record it; `options` are manim's settings.

    Raises:
        UncarriedError: it shows something that outlines cannot carry.
    """
    with painted("light"), _settings(scene_class, options):
        renderer = VectorRenderer()
        staged = issubclass(scene_class, Stage)
        # The page says what a step shows, so the picture does not.
        arguments: dict[str, Any] = {"trace": trace, "captions": False} if staged else {}
        scene = scene_class(renderer=renderer, **arguments)
        scene.render()
        return Recording(_written(scene, renderer), scene)


@contextmanager
def _settings(scene_class: type[Scene], options: dict[str, Value]) -> Generator[None]:
    if issubclass(scene_class, Stage):
        with manim_settings(scene_class, captions=False):
            yield
    else:
        with settings(**options):
            yield


def _written(scene: Scene, renderer: VectorRenderer) -> str:
    tape, camera = renderer.tape, renderer.camera
    if not tape.frames:
        raise ValueError(f"{type(scene).__name__} plays nothing: end it with self.wait()")
    unit = STAGE_WIDTH / camera.frame_width
    sheet = Sheet(STAGE_WIDTH, camera.frame_height * unit, unit)
    content = {
        "format": FORMAT,
        "width": STAGE_WIDTH,
        "height": whole(round(sheet.height, 2)),
        "rate": round(camera.frame_rate, 3),
        "frames": tape.frames,
        "background": _colour(renderer.background),
        "trace": getattr(getattr(scene, "trace", None), "root", None) or "",
        "steps": _steps(scene, renderer),
        **compiled(tape, sheet),
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"


def _steps(scene: Scene, renderer: VectorRenderer) -> list[dict[str, Any]]:
    """Captions with their first frame and the first one after them."""
    if isinstance(scene, Stage):
        return [
            {"caption": str(step.caption), "start": step.start, "end": step.end}
            for step in scene.steps
        ]
    sections = renderer.file_writer.sections_at
    ends = [start for _, start in sections[1:]] + [renderer.tape.frames]
    return [
        {"caption": name, "start": start, "end": end}
        for (name, start), end in zip(sections, ends, strict=True)
        if end > start
    ]


def _colour(hexadecimal: str) -> str:
    try:
        return colour_of(hexadecimal).name
    except ValueError:
        return hexadecimal
