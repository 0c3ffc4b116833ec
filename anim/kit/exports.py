"""Films as files that leave the site: MP4 with chapters and captions, GIF, a step as a picture."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from itertools import pairwise
from typing import Any

import numpy as np
from manim.renderer.cairo_renderer import CairoRenderer
from PIL import Image

from anim.kit.film import rehearse
from anim.kit.paint import painted
from anim.kit.recorder import Chapter, Keeper, Recorder
from anim.kit.settings import manim_settings
from anim.kit.space import STAGE_WIDTH
from anim.kit.stage import Stage, frame_height
from figures.engine.errors import EngineError
from figures.engine.fragments import caption, named
from figures.engine.product import Product, root_of
from figures.engine.views import View
from figures.kit import export
from figures.kit.bound import Value, bind
from figures.kit.sheets import runs_of, still_of

SIZES = {"720p": (1280, 720, 30), "1080p": (1920, 1080, 60)}
"""Pixels across and down, and frames a second."""

GIF_SCALE, GIF_RATE, GIF_COLOURS = 1.5, 15, 64
_HUNDREDTHS = 100  # of a second: a GIF counts in them
_HARDLY = 8  # of 255, from the page's colour: Pillow finds the nearest colour no better


def make(product: Product, form: str, theme: str, size: str, step: int) -> dict[str, bytes]:
    """A film in one of the forms, by what its files are called after its name.

    Args:
        product: the film.
        form: "mp4", "gif" or "png".
        theme: "light" or "dark".
        size: "720p" or "1080p", of an MP4.
        step: the step that a picture shows, counted from 1; 0 is the last.
    """
    scene: Any = named(f"{product.module}:{product.attribute}")
    trace = bind(named(product.example)(), root=root_of(product.example))
    if form == "mp4":
        stage, movie = film_of(scene, trace, theme, size)
        return {".mp4": movie, ".vtt": captions(stage, SIZES[size][2]).encode()}
    if form == "gif":
        return {".gif": gif_of(scene, trace, theme)}
    steps = rehearse(scene, trace).steps
    if step > len(steps):
        raise EngineError(f"step {step} of {product.name}: it has {len(steps)} steps")
    number = step or len(steps)
    return {f"-step-{number}.png": export.png(steps[number - 1].drawing, theme)}


def views(product: Product) -> tuple[View, ...]:
    """Each step of a film at rest, with what it says."""
    scene: Any = named(f"{product.module}:{product.attribute}")
    trace = bind(named(product.example)(), root=root_of(product.example))
    steps = rehearse(scene, trace).steps
    return tuple(
        View(caption(scene), (still_of(step.drawing),), runs_of(step.caption.parts), n, len(steps))
        for n, step in enumerate(steps, 1)
    )


def film_of(scene: type[Stage], trace: Value, theme: str, size: str) -> tuple[Stage, bytes]:
    """Play a film as manim draws it; it stands in the middle of a wide picture."""
    width, height, rate = SIZES[size]
    scale = min(width / STAGE_WIDTH, height / frame_height(scene))
    stage = _play(scene, trace, theme, scale, rate, partial(Recorder, sheet=(width, height)))
    chapters = (Chapter(str(step.caption), step.start, step.end) for step in stage.steps)
    recorder: Any = stage.renderer.file_writer
    return stage, recorder.movie(caption(scene), tuple(chapters))


def captions(stage: Stage, rate: int) -> str:
    """What is said when, for players and those who search: WebVTT."""
    cues = (
        f"{number}\n{_clock(step.start / rate)} --> {_clock(step.end / rate)}\n"
        f"{_cue(str(step.caption))}\n"
        for number, step in enumerate(stage.steps, 1)
    )
    return "\n".join(["WEBVTT\n", *cues])


def gif_of(scene: type[Stage], trace: Value, theme: str) -> bytes:
    """A film as a GIF that is shown everywhere: small, slow and of few colours."""
    stage = _play(scene, trace, theme, GIF_SCALE, GIF_RATE, Pictures)
    writer: Any = stage.renderer.file_writer
    return writer.animation()


class Pictures(Keeper):
    """Keeps every frame as a picture of few colours, the same ones in all of them."""

    def __init__(self, settings: Value) -> None:
        self.kept: list[tuple[Image.Image, int]] = []
        super().__init__(settings)

    def take(self, pixels: np.ndarray, tick: int) -> None:
        """Keep a frame, and when it begins."""
        self.kept.append((Image.fromarray(pixels[:, :, :3].copy()), tick))

    def animation(self) -> bytes:
        """All frames, each for as long as it lasts; it repeats."""
        pictures, starts = zip(*self.kept, strict=True)
        palette = _palette(pictures, self.page)
        few = [each.quantize(palette=palette, dither=Image.Dither.NONE) for each in pictures]
        ends = [round(tick * _HUNDREDTHS / self.rate) for tick in (*starts, self.frames)]
        lasting = [10 * (end - start) for start, end in pairwise(ends)]
        output = BytesIO()
        few[0].save(
            output,
            "GIF",
            save_all=True,
            append_images=few[1:],
            duration=lasting,
            loop=0,
            optimize=False,
        )
        return output.getvalue()


def _palette(pictures: tuple[Image.Image, ...], page: list[int]) -> Image.Image:
    """The colours of some frames all over the film; the page's own is exact."""
    some = pictures[:: max(1, len(pictures) // 12)] + pictures[-1:]
    sheet = Image.new("RGB", (some[0].width, some[0].height * len(some)))
    for place, each in enumerate(some):
        sheet.paste(each, (0, place * each.height))
    palette = sheet.quantize(GIF_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    colours = np.reshape(palette.getpalette() or [], (-1, 3))
    near = np.abs(colours - page).max(axis=1)
    colours[near <= max(_HARDLY, near.min())] = page
    exact = Image.new("P", (1, 1))
    exact.putpalette(colours.ravel().tolist())
    return exact


def _play(
    scene: type[Stage],
    trace: Value,
    theme: str,
    scale: float,
    rate: int,
    writer: Callable[..., Keeper],
) -> Stage:
    with painted(theme), manim_settings(scene, True, scale, rate):
        renderer = CairoRenderer(file_writer_class=writer)  # ty: ignore[invalid-argument-type]
        stage = scene(trace, renderer)
        stage.render()
        return stage


def _clock(seconds: float) -> str:
    """Hours, minutes, seconds and thousandths."""
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def _cue(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
