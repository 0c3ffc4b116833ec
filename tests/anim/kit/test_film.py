"""A film is small, starts every step with a key frame, and is the same every time."""

import re
from io import BytesIO

import av
import numpy as np
import pytest
from av.video.reformatter import Colorspace
from manim import FadeIn, config
from PIL import Image

from anim.kit.film import film, fragment, illustrations, manim_settings, rehearse, render
from anim.kit.mobjects.box import Box
from anim.kit.mobjects.token import Token
from anim.kit.stage import CAPTION_BAND, Stage, frame_height
from figures.engine.fragments import Drawn
from figures.engine.product import Product
from figures.kit.labels import label
from figures.kit.theme import channels, colour, role

PRODUCT = Product(
    "trial/section/short",
    "film",
    "trial",
    "anim.trial.section",
    "Short",
    "anim/trial/section.py",
    1,
)


class Short(Stage):
    """A word, then a box."""

    height = 100

    def construct(self):
        self.step(label("A word is <given>."))
        self.play(FadeIn(Token(self.trace.tokens[1]).move_to(self.at(60, 50))), run_time=0.1)
        self.wait(0.5)
        self.step(label("And a box."))
        self.add(Box(80, 60, "encoder").move_to(self.at(180, 50)))
        self.wait(1)


@pytest.fixture(scope="module", params=["light", "dark"])
def rendered(request, trace):
    return request.param, render(Short, trace, request.param)


def frames(movie: bytes) -> list[av.VideoFrame]:
    with av.open(BytesIO(movie)) as container:
        return [*container.decode(video=0)]


def pixels(frame: av.VideoFrame) -> np.ndarray:
    return frame.reformat(format="rgb24", src_colorspace=Colorspace.ITU709).to_ndarray()


@pytest.mark.film
def test_a_film_lasts_as_long_as_its_steps(rendered):
    _, made = rendered
    last = frames(made.movie)[-1]
    assert made.stage.steps[-1].end == 48
    assert last.time == pytest.approx(47 / 30)
    with av.open(BytesIO(made.movie)) as container:
        (stream,) = container.streams
        assert float(stream.duration * stream.time_base) == pytest.approx(48 / 30)


@pytest.mark.film
def test_every_step_begins_with_a_key_frame(rendered):
    _, made = rendered
    keys = [round(frame.time * 30) for frame in frames(made.movie) if frame.key_frame]
    assert keys == [step.start for step in made.stage.steps]


@pytest.mark.film
def test_a_still_moment_is_one_frame(rendered):
    _, made = rendered
    assert len(frames(made.movie)) == 3 + 1 + 1 + 1  # moving, at rest, at rest, the very end


@pytest.mark.film
def test_a_film_has_the_colours_of_its_theme(rendered):
    theme, made = rendered
    last = pixels(frames(made.movie)[-1])
    page, box = (
        [round(255 * channel) for channel in channels(paint.on(theme))]
        for paint in (colour("page"), role("encoder").fill)
    )
    assert last[20, 700] == pytest.approx(page, abs=3)
    assert last[2 * (CAPTION_BAND + 50), 360] == pytest.approx(box, abs=4)


@pytest.mark.film
def test_the_poster_is_the_last_frame(rendered):
    _, made = rendered
    poster = np.asarray(Image.open(BytesIO(made.poster)).convert("RGB")).astype(int)
    difference = np.abs(poster - pixels(frames(made.movie)[-1]))
    assert difference.mean() < 2


@pytest.mark.film
def test_the_same_film_is_the_same_bytes(rendered, trace):
    theme, made = rendered
    again = render(Short, trace, theme)
    assert (again.movie, again.poster) == (made.movie, made.poster)


@pytest.mark.film
def test_a_film_touches_no_file(trace, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    render(Short, trace, "light")
    assert [*tmp_path.iterdir()] == []


def test_settings_of_the_machine_do_not_count(monkeypatch):
    monkeypatch.setitem(config, "background_opacity", 0.5)
    with manim_settings(Short):
        assert config.background_opacity == 1
        assert config.frame_width == 8
        assert config.frame_height == pytest.approx(8 * frame_height(Short) / 360)
    assert config.background_opacity == 0.5


@pytest.fixture
def html(trace) -> str:
    stage = rehearse(Short, trace)
    return fragment(PRODUCT, Drawn("A word, then a box.", tuple(illustrations(stage))), stage)


def test_a_fragment_is_one_block_of_html(html):
    assert "\n\n" not in html
    assert html.startswith('<figure class="film" id="trial-section-short" data-search-exclude>')


def test_a_fragment_plays_only_when_asked_and_without_script(html):
    assert html.count("<video ") == html.count('preload="none"') == html.count(" controls ") == 2
    assert "autoplay" not in html
    assert "<script" not in html


def test_a_fragment_names_the_file_of_each_theme(html):
    addresses = re.findall(r'(?:src|poster)="illustrate:file/trial/section/short-(\S+)"', html)
    assert addresses == ["light.webp", "light.mp4", "dark.webp", "dark.mp4"]


def test_a_fragment_shows_every_step_at_rest_with_its_caption(html):
    assert re.findall("<li><p>(.*?)</p>", html) == ["A word is &lt;given&gt;.", "And a box."]
    assert html.count("<svg ") == 2
    assert 'data-source="tokens[1]"' in html


def test_no_two_elements_of_a_fragment_share_an_id(html):
    found = re.findall(r'\bid="([^"]+)"', html)
    assert len(found) == len(set(found)) > 1


def test_a_film_is_a_class_with_a_caption():
    def scene(stage):
        pass

    with pytest.raises(TypeError, match=r"class scene\(Stage\)"):
        film(of=dict)(scene)
    with pytest.raises(ValueError, match="Silent has no caption"):
        film(of=dict)(type("Silent", (Stage,), {}))


def test_a_film_says_of_which_example_it_is():
    assert film(of=dict)(Short).product.of is dict
