"""A renderer for manim that draws nothing: it takes down what it was to draw."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager

import numpy as np
from manim import AnimationGroup, Mobject, Scene, VMobject
from manim.animation.animation import Animation
from manim.camera.camera import Camera
from manim.renderer.cairo_renderer import CairoRenderer
from manim.scene.scene_file_writer import SceneFileWriter
from manim.utils.iterables import list_update

from anim.kit.vector.tape import Partial, Play, Tape, UncarriedError, Window
from figures.kit.bound import Value

_NOTHING = np.empty((0, 0, 4), dtype=np.uint8)
_MOST_WINDOWS = 400
_STEPS = 480
_STILL = 1e-9

Rate = Callable[[float], float]


class Silent(SceneFileWriter):
    """Takes manim's frames and forgets them; remembers where sections begin."""

    def __init__(self, settings: Value) -> None:
        self.sections_at: list[tuple[str, int]] = []
        self.frames = 0
        super().__init__(settings)

    def next_section(self, name: str, type_: str, skip_animations: bool) -> None:
        super().next_section(name, type_, skip_animations)
        self.sections_at.append((name, self.frames))

    def write_frame(self, pixels: np.ndarray, *, repeat: int = 1) -> None:
        """Count it."""
        self.frames += repeat


class VectorRenderer(CairoRenderer):
    """Runs a scene as manim's own renderer does, and puts outlines on a tape instead of pixels."""

    def __init__(self) -> None:
        super().__init__(file_writer_class=Silent)
        self.tape = Tape()
        self._static: list[Mobject] = []
        self._shown: list[Mobject] = []
        self._view = _view(self.camera)
        self._rates = RateWindows()
        self.background = ""

    def play(self, scene: Scene, *args: Value, **kwargs: Value) -> None:
        """Play animations; the first frame notes when which of them runs.

        Raises:
            UncarriedError: the camera moves, or changes its colour.
        """
        if scene.camera_class is not Camera:
            raise UncarriedError(
                f"{type(scene).__name__} has a {scene.camera_class.__name__}: a film has a camera "
                "that stands still, move a group of mobjects instead"
            )
        if _view(self.camera) != self._view:
            raise UncarriedError("the camera moved: move a group of mobjects instead")
        self._check_background()
        self.tape.plays.append(Play(self.tape.frames, []))
        with noting_partials(self.tape):
            super().play(scene, *args, **kwargs)

    def save_static_frame_data(self, scene: Scene, static_mobjects: Iterable[Mobject]) -> None:
        """Remember what will not move during this play."""
        self._static = self._in_order(static_mobjects)
        play, animations = self.tape.plays[-1], scene.animations or []
        frames = scene.duration * self.camera.frame_rate
        for each in animations:
            play.windows += self._rates.windows(
                each, play.start, each.run_time / scene.duration * frames
            )

    def update_frame(
        self,
        scene: Scene,
        mobjects: Iterable[Mobject] | None = None,
        include_submobjects: bool = True,
        ignore_skipping: bool = True,
        **kwargs: Value,
    ) -> None:
        """Remember what is to be seen now, from the back to the front."""
        if mobjects:
            self._shown = self._static + self._in_order(mobjects)
        else:
            self._shown = self._in_order(list_update(scene.mobjects, scene.foreground_mobjects))

    def get_frame(self) -> np.ndarray:
        """No pixels: they are never drawn."""
        return _NOTHING

    def add_frame(self, frame: np.ndarray, num_frames: int = 1) -> None:
        """Take down what is to be seen for so many frames."""
        super().add_frame(frame, num_frames)
        if not self.skip_animations and num_frames > 0:
            self.tape.sample(self._shown, num_frames)

    def _in_order(self, mobjects: Iterable[Mobject]) -> list[Mobject]:
        return list(self.camera.get_mobjects_to_display(mobjects))

    def _check_background(self) -> None:
        colour = self.camera.background_color.to_hex()
        if self.background not in ("", colour):
            raise UncarriedError("the background changes its colour: fade in a rectangle instead")
        self.background = colour


class RateWindows:
    """When which parts of an animation move, and by which rate functions."""

    def __init__(self) -> None:
        self._inner: dict[Rate, tuple[float, float, Rate]] = {}

    def windows(self, animation: Animation, start: float, length: float) -> Iterator[Window]:
        """Every stretch of time in which a part of it may go from its start to its end."""
        if not isinstance(animation, AnimationGroup):
            yield from self._single(animation, start, length)
            return
        whole = float(animation.max_end_time) or 1.0
        if animation.rate_func(0.25) != 0.25:
            return  # parts of a bent time are sampled
        for each, first, last in animation.anims_with_timings:
            place = start + first / whole * length
            yield from self.windows(each, place, (last - first) / whole * length)

    def _single(self, animation: Animation, start: float, length: float) -> Iterator[Window]:
        lag = animation.lag_ratio
        members = len(list(animation.get_all_families_zipped())) if lag else 1
        whole = max(members - 1, 0) * lag + 1
        for index in range(min(members, _MOST_WINDOWS)):
            first = start + index * lag / whole * length
            yield self._narrowed(first, length / whole, animation.rate_func)

    def _narrowed(self, start: float, length: float, rate: Rate) -> Window:
        """Without the time before and after, in which a squeezed rate function stands still."""
        if rate not in self._inner:
            self._inner[rate] = _inner(rate)
        low, wide, inner = self._inner[rate]
        return Window(start + low * length, start + (low + wide) * length, inner)


def _inner(rate: Rate) -> tuple[float, float, Rate]:
    """Where a rate function begins to move, for how long, and the rate function of that time."""
    values = np.array([rate(step / _STEPS) for step in range(_STEPS + 1)], dtype=float)
    moving = np.flatnonzero(np.abs(np.diff(values)) > _STILL)
    if not len(moving) or (moving[0] == 0 and moving[-1] == _STEPS - 1):
        return 0.0, 1.0, rate
    low, wide = moving[0] / _STEPS, (moving[-1] + 1 - moving[0]) / _STEPS
    return float(low), float(wide), lambda share: rate(low + share * wide)


@contextmanager
def noting_partials(tape: Tape) -> Generator[None]:
    """While this lasts, an outline that becomes a part of another one says so."""
    original = VMobject.pointwise_become_partial

    def noted(self: VMobject, vmobject: VMobject, a: float, b: float) -> VMobject:
        source = vmobject.points
        result = original(self, vmobject, a, b)
        if self is not vmobject:
            tape.partials[id(self)] = (Partial(source, a, b), self.points.copy())
        return result

    VMobject.pointwise_become_partial = noted
    try:
        yield
    finally:
        VMobject.pointwise_become_partial = original


def _view(camera: Camera) -> tuple[float, ...]:
    return (*map(float, camera.frame_center), camera.frame_width, camera.frame_height)
