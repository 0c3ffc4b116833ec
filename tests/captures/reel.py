"""Makes an MP4 of a capture, with the encoder of the films."""

from types import SimpleNamespace
from typing import Any

import numpy as np
from playwright.sync_api import Browser

from anim.kit.recorder import Chapter, Recorder
from anim.kit.settings import settings
from tests.captures.acts import Capture
from tests.captures.camera import RATE, SHEET, camera

_NOTHING_TO_SAVE: Any = SimpleNamespace(
    plan=SimpleNamespace(output=SimpleNamespace(save_sections=False)), video_encoder=None
)


class Reel:
    """Joins pictures that are the same into one that lasts longer, and records them."""

    def __init__(self) -> None:
        with settings(frame_rate=RATE):
            self._recorder = Recorder(_NOTHING_TO_SAVE, SHEET)
        self._waiting: np.ndarray | None = None
        self._ticks = 0

    def take(self, pixels: np.ndarray, ticks: int) -> None:
        """Take a picture that lasts so many ticks."""
        if self._waiting is None or not np.array_equal(pixels, self._waiting):
            self._pass_on()
            self._waiting, self._ticks = pixels, 0
        self._ticks += ticks

    def movie(self, title: str, chapters: tuple[Chapter, ...]) -> bytes:
        """The whole of it as an MP4."""
        self._pass_on()
        return self._recorder.movie(title, chapters)

    def _pass_on(self) -> None:
        if self._waiting is not None:
            self._recorder.write_frame(self._waiting, repeat=self._ticks)


def record(browser: Browser, address: str, capture: Capture, theme: str = "light") -> bytes:
    """Play a capture in a window of its own; gives an MP4 whose chapters are what it says."""
    reel = Reel()
    with camera(browser, address, theme, reel.take) as made:
        made.play(capture)
    starts = [start for start, _ in made.said]
    ends = [*starts[1:], made.ticks]
    spans = zip(made.said, ends, strict=True)
    chapters = tuple(Chapter(text, start, end) for (start, text), end in spans if end > start)
    return reel.movie(capture.title, chapters)
