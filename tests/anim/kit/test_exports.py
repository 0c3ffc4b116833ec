"""A film that leaves the site: one small stream with chapters, captions beside it, or a GIF."""

from io import BytesIO

import av
import numpy as np
import pytest
from av.video.reformatter import Colorspace
from PIL import Image

from anim.kit import exports
from anim.kit.exports import captions, film_of, gif_of
from anim.kit.stage import CAPTION_BAND, frame_height
from figures.engine.errors import EngineError
from figures.engine.product import Product
from figures.kit.theme import channels, colour, role
from tests.anim.kit.short import Short

pytestmark = pytest.mark.film


@pytest.fixture(scope="module", params=["light", "dark"])
def exported(request, trace):
    return request.param, *film_of(Short, trace, request.param, "720p")


def frames(movie: bytes) -> list[av.VideoFrame]:
    with av.open(BytesIO(movie)) as container:
        return [*container.decode(video=0)]


def pixels(frame: av.VideoFrame) -> np.ndarray:
    return frame.reformat(format="rgb24", src_colorspace=Colorspace.ITU709).to_ndarray()


def test_a_film_is_one_stream_of_the_wanted_size_and_as_long_as_its_steps(exported):
    _, stage, movie = exported
    assert stage.steps[-1].end == 48
    with av.open(BytesIO(movie)) as container:
        (stream,) = container.streams.video
        assert len(container.streams.audio) == 0
        assert (stream.width, stream.height) == (1280, 720)
        assert stream.codec_context.name == "h264"
        assert float(stream.duration * stream.time_base) == pytest.approx(48 / 30)
        assert container.metadata["title"] == "A word, then a box."


def test_every_step_is_a_chapter_and_begins_with_a_key_frame(exported):
    _, stage, movie = exported
    starts = [step.start / 30 for step in stage.steps]
    keys = [frame.time for frame in frames(movie) if frame.key_frame]
    with av.open(BytesIO(movie)) as container:
        chapters = container.chapters()
    assert [one["metadata"]["title"] for one in chapters] == ["A word is <given>.", "And a box."]
    assert [float(one["start"] * one["time_base"]) for one in chapters] == pytest.approx(starts)
    assert set(starts) <= {round(time * 30) / 30 for time in keys}


def test_a_film_has_the_colours_of_its_theme(exported):
    theme, _, movie = exported
    last = pixels(frames(movie)[-1])
    page, box = (
        [round(255 * channel) for channel in channels(paint.on(theme))]
        for paint in (colour("page"), role("encoder").fill)
    )
    scale = min(1280 / 360, 720 / frame_height(Short))
    middle = round((CAPTION_BAND + 50 - frame_height(Short) / 2) * scale + 360)
    assert last[5, 5] == pytest.approx(page, abs=3)
    assert last[middle, 640] == pytest.approx(box, abs=4)


def test_the_same_film_is_the_same_bytes(exported, trace):
    theme, _, movie = exported
    assert film_of(Short, trace, theme, "720p")[1] == movie


def test_captions_say_what_is_said_when(exported):
    _, stage, _ = exported
    assert captions(stage, 30) == (
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:00.600\nA word is &lt;given&gt;.\n"
        "\n2\n00:00:00.600 --> 00:00:01.600\nAnd a box.\n"
    )


def test_a_gif_lasts_as_long_as_its_film_and_has_few_colours(trace):
    with Image.open(BytesIO(gif_of(Short, trace, "light"))) as gif:
        lasting = []
        for number in range(gif.n_frames):
            gif.seek(number)
            lasting.append(gif.info["duration"])
        assert sum(lasting) == pytest.approx(1600, abs=70)
        last = np.asarray(gif.convert("RGB"))
    assert len(np.unique(last.reshape(-1, 3), axis=0)) <= exports.GIF_COLOURS
    page = [round(255 * channel) for channel in channels(colour("page").on("light"))]
    assert last[-3, 3].tolist() == page


def test_1080p_has_twice_the_frames(trace):
    stage, movie = film_of(Short, trace, "light", "1080p")
    assert stage.steps[-1].end == 96
    with av.open(BytesIO(movie)) as container:
        (stream,) = container.streams.video
        assert (stream.width, stream.height) == (1920, 1080)
        assert float(stream.duration * stream.time_base) == pytest.approx(96 / 60)
    assert len(frames(movie)) == 6 + 1 + 1 + 1  # moving, at rest, at rest, the very end


def test_the_caption_stands_in_the_picture_and_only_its_own(exported):
    theme, _, movie = exported
    every = frames(movie)
    band = round(CAPTION_BAND * 720 / frame_height(Short))
    page = [round(255 * channel) for channel in channels(colour("page").on(theme))]
    tops = (pixels(frame)[:band].astype(int) for frame in (every[-3], every[-1]))
    first, last = (np.abs(top - page).max(axis=2) > 60 for top in tops)
    assert min(first.sum(), last.sum(), (first != last).sum()) > 200


def test_a_step_is_a_picture_and_there_are_only_so_many(trace, monkeypatch):
    home = {"m:Short": Short, "m:notes": lambda: trace.value}
    monkeypatch.setattr(exports, "named", home.__getitem__)
    product = Product("trial/one/short", "film", "trial", "m", "Short", "m.py", 1, "m:notes")
    pictures = exports.make(product, "png", "light", "720p", 1)
    pictures |= exports.make(product, "png", "light", "720p", 0)
    assert [*pictures] == ["-step-1.png", "-step-2.png"]
    assert len({*pictures.values()}) == 2
    with pytest.raises(EngineError, match="step 3 of trial/one/short: it has 2 steps"):
        exports.make(product, "png", "light", "720p", 3)


def test_a_film_touches_no_file(trace, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    gif_of(Short, trace, "light")
    assert [*tmp_path.iterdir()] == []
