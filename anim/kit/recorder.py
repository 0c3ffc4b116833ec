"""Takes manim's frames and makes one small film of them, without touching the disk."""

from fractions import Fraction
from io import BytesIO

import av
import numpy as np
from av.video.frame import PictureType
from av.video.reformatter import Colorspace
from manim.scene.scene_file_writer import SceneFileWriter
from PIL import Image

from figures.kit.bound import Value

FRAMES_A_SECOND = 30

_CODEC = "libx264"
# Macroblock-tree rate control reads memory that was never written: the same frames then give
# different bytes now and then. Without it they never did.
_SETTINGS = {"crf": "28", "preset": "veryfast", "x264-params": "no-mbtree=1"}
_BT709 = 1
_LIMITED_RANGE = 1


class Recorder(SceneFileWriter):
    """Writes where manim's own writer would, but one stream in memory.

    A frame that stands for two seconds is one frame that lasts two seconds; every step begins
    with a key frame, so that a player can jump to it. The same frames give the same bytes.
    """

    def __init__(self, settings: Value) -> None:
        self._file = BytesIO()
        self._container: Value = None
        self._stream: Value = None
        self.frames = 0
        self.last: np.ndarray | None = None
        self._begins_step = True
        super().__init__(settings)

    def next_section(self, name: str, type_: str, skip_animations: bool) -> None:
        """Let the next frame be one that a player can jump to."""
        super().next_section(name, type_, skip_animations)
        self._begins_step = True

    def write_frame(self, pixels: np.ndarray, *, repeat: int = 1) -> None:
        """Add a frame that lasts for so many ticks."""
        if repeat < 1:
            return
        if self._container is None:
            self._open(*pixels.shape[:2])
        self._encode(pixels, self.frames)
        self.frames += repeat
        self.last = pixels

    def movie(self) -> bytes:
        """The whole film, once the scene is over."""
        if self.last is None:
            raise ValueError("the scene has no frame")
        self._encode(self.last, self.frames - 1)
        for packet in self._stream.encode():
            self._container.mux(packet)
        self._container.close()
        return self._file.getvalue()

    def poster(self) -> bytes:
        """The last frame as a small picture."""
        if self.last is None:
            raise ValueError("the scene has no frame")
        output = BytesIO()
        picture = Image.fromarray(self.last).convert("RGB")
        picture.save(output, "WEBP", lossless=True, quality=100, method=4)
        return output.getvalue()

    def _open(self, height: int, width: int) -> None:
        options = {"fflags": "+bitexact"}
        self._container = av.open(self._file, "w", format="mp4", options=options)
        stream = self._container.add_stream(_CODEC, rate=FRAMES_A_SECOND, options=_SETTINGS)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        context = stream.codec_context
        context.time_base, context.thread_count = Fraction(1, FRAMES_A_SECOND), 1
        context.max_b_frames = 0  # frames in the order of time: else players miss the last rest
        context.colorspace = context.color_primaries = context.color_trc = _BT709
        context.color_range = _LIMITED_RANGE
        self._stream = stream

    def _encode(self, pixels: np.ndarray, tick: int) -> None:
        picture = av.VideoFrame.from_ndarray(pixels, format="rgba")
        frame = picture.reformat(format="yuv420p", dst_colorspace=Colorspace.ITU709)
        frame.pts, frame.time_base = tick, Fraction(1, FRAMES_A_SECOND)
        if self._begins_step:
            frame.pict_type, self._begins_step = PictureType.I, False
        for packet in self._stream.encode(frame):
            self._container.mux(packet)
