"""The stage: a manim scene in steps, each with a caption, each ending at rest."""

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import (
    AnimationGroup,
    FadeIn,
    FadeOut,
    Mobject,
    Scene,
    Transform,
    VGroup,
    Wait,
    config,
    smooth,
    squish_rate_func,
)
from manim.animation.animation import Animation
from manim.mobject.opengl.opengl_mobject import OpenGLMobject
from manim.renderer.cairo_renderer import CairoRenderer

from anim.kit import still
from anim.kit.limits import Limits
from anim.kit.mobjects.text import Words
from anim.kit.space import STAGE_WIDTH, point
from anim.kit.steps import StagingError, Step
from figures.kit.bound import Value
from figures.kit.labels import Label, Part
from figures.kit.text import LINE_HEIGHT, wrap

CAPTION_SIZE, CAPTION_LINES, CAPTION_MARGIN = 16, 2, 12
CAPTION_BAND, FOOT = 58, 12
"""CSS pixels above the stage for the caption and below it, where captions are in the picture."""

_GONE = 0.45
"""After which share of a cross-fade the old text has gone."""


class Stage(Scene):
    """A scene as wide as a phone. A film is a subclass that says in `construct` what happens.

    Places are CSS pixels from the top left: `self.at(180, 40)`. `self.step(label("…"))` begins
    a step, `self.wait(…)` ends it: what then stands on the stage is checked like a figure.
    """

    height: ClassVar[int] = 300
    """How many CSS pixels the stage is high."""

    poster: ClassVar[int] = 0
    """The step, counted from 1, that stands on the page until the film begins; 0 is the last."""

    limits: ClassVar[Limits] = Limits()
    """What it keeps to when it is made."""

    product: ClassVar[Value] = None
    """What the engine knows of it, once it is a film."""

    def __init__(
        self, trace: Value, renderer: CairoRenderer | None = None, captions: bool = True
    ) -> None:
        super().__init__(renderer=renderer)
        self.trace = trace
        self.captions = captions
        self.steps: list[Step] = []
        self.facts: dict[str, Value] = {}
        self.claims: dict[str, Value] = {}
        self._caption: Label | None = None
        self._caption_lines = VGroup()
        self._start, self._moving, self._rests = 0, 0, False

    def at(self, x: float, y: float) -> np.ndarray:
        """A place on the stage: CSS pixels from its upper left corner."""
        return point(x - STAGE_WIDTH / 2, y + self._top)

    def step(self, caption: Label) -> None:
        """End the last step and begin the next one; the caption says what it shows.

        Raises:
            StagingError: the caption is no label, is empty or too long, or the last step did not
                end at rest.
        """
        if not isinstance(caption, Label) or not str(caption).strip():
            raise StagingError(f"a caption is a label, step(label('…')), and not {caption!r}")
        self._end_step()
        self.next_section(str(caption))
        self._caption, self._start, self._moving, self._rests = caption, self._frames(), 0, False
        self.remove(self._caption_lines)
        lines = self._write(caption)
        if self.captions:
            self._caption_lines = lines
            self.add(lines)

    def fact(self, name: str, value: Value) -> None:
        """Give the prose a number or a word of the trace to quote."""
        self.facts[name] = value

    def claim(self, sentence: str, holds: Value) -> None:
        """State a sentence that the prose may print; the film is not made if it is false."""
        self.claims[sentence] = holds

    def play(self, *args: Value, **kwargs: Value) -> None:
        """Play animations; words are cross-faded, never turned into other words.

        Raises:
            StagingError: nothing was said yet, or an animation turns a text into another.
        """
        if self._caption is None:
            raise StagingError("a film begins with a step: self.step(label('…'))")
        before = self._frames()
        super().play(*args, **kwargs)
        self._rests = isinstance((self.animations or [None])[-1], Wait)
        if not self._rests:
            self._moving += self._frames() - before

    def compile_animations(self, *args: Value, **kwargs: Value) -> list[Animation]:
        """Make manim's animations of what is to be played, and look at them."""
        animations = super().compile_animations(*args, **kwargs)
        for animation in _flat(animations):
            _check_words(animation)
        return animations

    def tear_down(self) -> None:
        """End the last step."""
        self._end_step()
        if not self.steps:
            raise StagingError(f"{type(self).__name__} has no step: begin one in construct")
        super().tear_down()

    @property
    def _top(self) -> float:
        """How far below manim's origin, the middle of the frame, the stage begins."""
        above = CAPTION_BAND if self.captions else 0
        return above - frame_height(type(self), self.captions) / 2

    def _end_step(self) -> None:
        if self._caption is None:
            return
        if not self._rests:
            raise StagingError(f"“{self._caption}” does not end at rest: add self.wait(…)")
        mobjects = [each for each in self.mobjects if each is not self._caption_lines]
        try:
            drawing = still.draw(mobjects, self._top, self.height)
        except ValueError as error:
            raise StagingError(f"at the end of “{self._caption}”: {error}") from error
        end = self._frames()
        moving = self._moving / max(end - self._start, 1)
        self.steps.append(Step(self._caption, self._start, end, drawing, moving))

    def _frames(self) -> int:
        """How many frames there are so far."""
        return round(self.time * config.frame_rate)

    def _write(self, caption: Label) -> VGroup:
        lines = _balanced(caption)
        if len(lines) > CAPTION_LINES:
            raise StagingError(f"a caption has {CAPTION_LINES} lines at most: “{caption}”")
        first = CAPTION_SIZE + 9 - CAPTION_BAND
        return VGroup(
            *(
                Words(parts, CAPTION_SIZE).stand(
                    self.at(CAPTION_MARGIN, first + number * CAPTION_SIZE * LINE_HEIGHT), "start"
                )
                for number, parts in enumerate(lines)
            )
        )


def frame_height(scene: type[Stage], captions: bool = True) -> int:
    """How many CSS pixels a film is high: its stage, and with captions in it their place."""
    return scene.height + (CAPTION_BAND + FOOT if captions else 0)


def swap(old: Mobject, new: Mobject) -> AnimationGroup:
    """Let one text (or several) go, then another come: at no time are both to be read."""
    return AnimationGroup(
        FadeOut(old, rate_func=squish_rate_func(smooth, 0, _GONE)),
        FadeIn(new, rate_func=squish_rate_func(smooth, 1 - _GONE, 1)),
    )


def _balanced(caption: Label) -> list[tuple[Part, ...]]:
    """The caption in as few lines as it needs, of about the same length."""
    width = STAGE_WIDTH - 2 * CAPTION_MARGIN
    lines = wrap(caption, width, CAPTION_SIZE, "regular")
    while len(narrower := wrap(caption, width - 8, CAPTION_SIZE, "regular")) == len(lines) > 1:
        width, lines = width - 8, narrower
    return lines


def _flat(animations: list[Animation]) -> Iterator[Animation]:
    for animation in animations:
        yield animation
        if isinstance(animation, AnimationGroup):
            yield from _flat(list(animation.animations))


def _check_words(animation: Animation) -> None:
    """Letters half-way between two texts are no letters."""
    target = getattr(animation, "target_mobject", None)
    if not isinstance(animation, Transform) or target is None:
        return
    old, new = _texts(animation.mobject), _texts(target)
    if old and new and old != new:
        raise StagingError(
            f"“{' '.join(old)}” would turn into “{' '.join(new)}” letter by letter: "
            "swap(old, new) cross-fades them"
        )


def _texts(mobject: Mobject | OpenGLMobject) -> list[str]:
    return [member.text for member in mobject.get_family() if isinstance(member, Words)]
