"""Times the recording of each film against manim's own MP4 of one theme, and compares the bytes.

Manim writes its MP4 as it does by itself, at two pixels to a CSS pixel and 30 frames a second (the
stage then has about as many pixels as 720p); the well-encoded MP4 is one stream of `x264 -crf 20
-tune animation`. The gates are ratios, but a busy machine blurs them too: run it on an idle one.
"""

import gzip
import resource
from collections.abc import Iterator
from io import BytesIO
from tempfile import TemporaryDirectory

import av
import numpy as np
from manim import config
from manim.renderer.cairo_renderer import CairoRenderer
from manim.scene.scene_file_writer import SceneFileWriter

from anim.kit.paint import painted
from anim.kit.settings import manim_settings
from anim.kit.stage import Stage
from anim.kit.vector.recording import record
from anim.translation.attention import LookingBack
from anim.translation.heads import TwoHeads
from anim.translation.recurrent import SevenWords, Unrolling
from figures.kit.bound import Value, bind

FILMS = (Unrolling, LookingBack, SevenWords, TwoHeads)
CPU_GATE, BYTES_GATE, SIZE_GATE = 0.5, 0.25, 60_000


class Keeper(SceneFileWriter):
    """Keeps manim's frames, each with how long it lasts."""

    def __init__(self, settings) -> None:
        self.kept: list[tuple[np.ndarray, int]] = []
        super().__init__(settings)

    def write_frame(self, pixels, *, repeat=1) -> None:
        self.kept.append((pixels[:, :, :3].copy(), repeat))

    def all(self) -> Iterator[np.ndarray]:
        for pixels, repeat in self.kept:
            yield from [pixels] * repeat


def cpu() -> float:
    """CPU seconds of this process and those it started."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in both)


def mp4_seconds(film: type[Stage], trace: Value) -> float:
    """What manim takes to write its own MP4 in one theme."""
    with TemporaryDirectory() as folder, painted("light"), manim_settings(film, captions=False):
        config.update({"dry_run": False, "media_dir": folder})
        start = cpu()
        film(trace, CairoRenderer(), captions=False).render()
        return cpu() - start


def well_encoded(film: type[Stage], trace: Value) -> int:
    """Bytes of one stream of all frames in one theme."""
    with painted("light"), manim_settings(film, captions=False):
        renderer = CairoRenderer(file_writer_class=Keeper)
        film(trace, renderer, captions=False).render()
    frames = renderer.file_writer.all()
    output = BytesIO()
    with av.open(output, "w", format="mp4") as container:
        options = {"crf": "20", "tune": "animation"}
        stream = container.add_stream("libx264", rate=30, options=options)
        stream.height, stream.width = renderer.file_writer.kept[0][0].shape[:2]
        for tick, pixels in enumerate(frames):
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            frame.pts = tick
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return len(output.getvalue())


def report(film: type[Stage]) -> None:
    """Print one film's ratios and whether each passes its gate."""
    trace = bind(film.product.of(), root="benchmark")
    record(film, trace)  # fonts and paths that are made once
    start = cpu()
    recording = record(film, trace)
    ours, theirs = cpu() - start, mp4_seconds(film, trace)
    size, seconds = len(gzip.compress(recording.text.encode(), 9)), recording.content["frames"] / 30
    for name, value, gate in (
        ("CPU, of manim's MP4", ours / theirs, CPU_GATE),
        ("bytes, of a well-encoded MP4", size / well_encoded(film, trace), BYTES_GATE),
        ("bytes for 15 s, gzipped", size * 15 / seconds, SIZE_GATE),
    ):
        passed = "passes" if value <= gate else "FAILS"
        print(f"{film.__name__}: {name}: {value:.3g} (at most {gate:g}) {passed}")


if __name__ == "__main__":
    for each in FILMS:
        report(each)
