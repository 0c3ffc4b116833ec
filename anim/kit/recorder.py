"""Takes manim's frames and makes one small film of them, without touching the disk."""

from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO

import av
import numpy as np
from av.video.frame import PictureType
from av.video.reformatter import Colorspace
from manim import config
from manim.scene.scene_file_writer import SceneFileWriter

from figures.kit.bound import Value

_CODEC = "libx264"
# Macroblock-tree rate control reads memory that was never written: the same frames then give
# different bytes now and then. Without it they never did.
_SETTINGS = {"crf": "20", "preset": "medium", "tune": "animation", "x264-params": "no-mbtree=1"}
_BIT_EXACT = {"fflags": "+bitexact"}
_BT709 = 1
_LIMITED_RANGE = 1


@dataclass(frozen=True)
class Chapter:
    """A stretch of a film that a player can jump to; in frames, the end excluded."""

    title: str
    start: int
    end: int


class Keeper(SceneFileWriter):
    """Stands where manim's own writer would, and writes nothing.

    A frame that stands for two seconds is one frame that lasts two seconds.
    """

    def __init__(self, settings: Value) -> None:
        self.frames, self.rate = 0, round(config.frame_rate)
        self.page = [round(255 * part) for part in config.background_color.to_rgb()]
        self.last: np.ndarray | None = None
        self.begins_step = True
        super().__init__(settings)

    def next_section(self, name: str, type_: str, skip_animations: bool) -> None:
        """Remember that a step begins with the next frame."""
        super().next_section(name, type_, skip_animations)
        self.begins_step = True

    def write_frame(self, pixels: np.ndarray, *, repeat: int = 1) -> None:
        """Take a frame that lasts for so many ticks."""
        if repeat < 1:
            return
        self.take(pixels, self.frames)
        self.begins_step = False
        self.frames += repeat
        self.last = pixels

    def take(self, pixels: np.ndarray, tick: int) -> None:
        """Do something with a new frame."""


class Recorder(Keeper):
    """Makes one stream of H.264 in memory; the same frames give the same bytes.

    Every step begins with a key frame, so that a player can jump to it.
    """

    def __init__(self, settings: Value, sheet: tuple[int, int]) -> None:
        """`sheet` is the film's width and height; what is smaller stands in its middle."""
        self.sheet = sheet
        self._file = BytesIO()
        self._container: Value = None
        self._stream: Value = None
        super().__init__(settings)

    def movie(self, title: str, chapters: tuple[Chapter, ...]) -> bytes:
        """The whole film as an MP4, once the scene is over."""
        if self.last is None:
            raise ValueError("the scene has no frame")
        self._encode(self.last, self.frames - 1)
        for packet in self._stream.encode():
            self._container.mux(packet)
        self._container.close()
        return self._named(title, chapters)

    def take(self, pixels: np.ndarray, tick: int) -> None:
        """Add a frame to the stream."""
        if self._container is None:
            self._open()
        self._encode(pixels, tick)

    def _open(self) -> None:
        self._container = av.open(self._file, "w", format="mp4", options=_BIT_EXACT)
        stream = self._container.add_stream(_CODEC, rate=self.rate, options=_SETTINGS)
        stream.width, stream.height = self.sheet
        stream.pix_fmt = "yuv420p"
        context = stream.codec_context
        context.time_base, context.thread_count = Fraction(1, self.rate), 1
        context.max_b_frames = 0  # frames in the order of time: else players miss the last rest
        context.colorspace = context.color_primaries = context.color_trc = _BT709
        context.color_range = _LIMITED_RANGE
        self._stream = stream

    def _encode(self, pixels: np.ndarray, tick: int) -> None:
        picture = av.VideoFrame.from_ndarray(self._letterboxed(pixels), format="rgb24")
        frame = picture.reformat(format="yuv420p", dst_colorspace=Colorspace.ITU709)
        frame.pts, frame.time_base = tick, Fraction(1, self.rate)
        if self.begins_step:
            frame.pict_type = PictureType.I
        for packet in self._stream.encode(frame):
            self._container.mux(packet)

    def _letterboxed(self, pixels: np.ndarray) -> np.ndarray:
        width, height = self.sheet
        sheet = np.full((height, width, 3), self.page, np.uint8)
        top, left = (height - pixels.shape[0]) // 2, (width - pixels.shape[1]) // 2
        sheet[top : top + pixels.shape[0], left : left + pixels.shape[1]] = pixels[:, :, :3]
        return sheet

    def _named(self, title: str, chapters: tuple[Chapter, ...]) -> bytes:
        """The same stream with a title and chapters, which must stand before it."""
        output = BytesIO()
        with (
            av.open(BytesIO(self._file.getvalue()), "r") as recorded,
            av.open(output, "w", format="mp4", options=_BIT_EXACT) as named,
        ):
            named.metadata["title"] = title
            named.set_chapters([*map(self._chapter, range(len(chapters)), chapters)])
            (stream,) = recorded.streams
            copy = named.add_stream_from_template(stream)
            for packet in recorded.demux(stream):
                if packet.dts is not None:
                    packet.stream = copy
                    named.mux(packet)
        return output.getvalue()

    def _chapter(self, number: int, chapter: Chapter) -> Value:
        return {
            "id": number,
            "start": chapter.start,
            "end": chapter.end,
            "time_base": Fraction(1, self.rate),
            "metadata": {"title": chapter.title},
        }
