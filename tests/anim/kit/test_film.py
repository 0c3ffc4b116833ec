"""A film on its page: its steps at rest stand in its fragment, its recording beside it."""

import re

import pytest
from manim import config

from anim.kit.film import film, fragment, illustrations
from anim.kit.settings import manim_settings
from anim.kit.stage import Stage, frame_height
from anim.kit.vector.recording import record
from figures.engine.fragments import Drawn
from figures.engine.product import Product
from tests.anim.kit.short import Short

PRODUCT = Product(
    "trial/section/short",
    "film",
    "trial",
    "anim.trial.section",
    "Short",
    "anim/trial/section.py",
    1,
)


def test_settings_of_the_machine_do_not_count(monkeypatch):
    monkeypatch.setitem(config, "background_opacity", 0.5)
    with manim_settings(Short):
        assert config.background_opacity == 1
        assert config.frame_width == 8
        assert config.frame_height == pytest.approx(8 * frame_height(Short) / 360)
    assert config.background_opacity == 0.5


@pytest.fixture
def html(trace) -> str:
    recording = record(Short, trace)
    drawn = Drawn("A word, then a box.", tuple(illustrations(recording.scene)))
    return fragment(PRODUCT, drawn, recording)


def test_a_fragment_is_one_block_of_html(html):
    assert "\n\n" not in html
    assert html.startswith('<figure class="film" id="trial-section-short" data-search-exclude>')


def test_a_fragment_plays_only_when_asked_and_without_script(html):
    assert "<im-film src=" in html
    assert "autoplay" not in html
    assert "<script" not in html


def test_a_fragment_names_its_recording_and_how_high_it_is(html):
    address = "illustrate:file/trial/section/short.film.json"
    assert f'<im-film src="{address}" style="--height:100" data-poster="2">' in html


def test_the_picture_does_not_say_what_the_page_says(trace):
    content = record(Short, trace).content
    assert content["height"] == Short.height
    assert [step["caption"] for step in content["steps"]] == ["A word is <given>.", "And a box."]
    texts = [part["text"]["runs"] for part in content["parts"] if "text" in part]
    assert [run[0] for runs in texts for run in runs] == ["chat"]


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
