"""What mobjects show is the trace, and they say so when it is not."""

import copy

import numpy as np
import pytest
from manim import ORIGIN, ReplacementTransform, linear

from anim.kit.mobjects.arrow import Arrow, Detour
from anim.kit.mobjects.box import Box
from anim.kit.mobjects.text import Words, number
from anim.kit.mobjects.token import Token
from anim.kit.mobjects.vector import Vector
from anim.kit.paint import colour_of, painted
from anim.kit.space import pixels, point, px
from figures.kit.fonts import FontMissingError, font_path, text_width
from figures.kit.labels import label
from figures.kit.theme import colour, role
from figures.kit.vectors import BarScale, scale_for

pytestmark = pytest.mark.usefixtures("settings")


def vector(trace, row=0, **options):
    scale = scale_for(trace.states)
    return Vector(trace.states[row], 70, 50, "encoder", scale, **options)


def test_a_bar_is_as_high_as_its_number(trace):
    drawn = vector(trace)
    heights = [path[:, 1] for path in drawn.bars.get_subpaths()]
    tips = [pixels(bar[np.abs(bar).argmax()]) for bar in heights]
    assert tips == pytest.approx([10, -20, 5, 0], abs=0.01)  # half of 50, less the padding of 5


def test_bars_say_which_elements_they_show(trace):
    bars = vector(trace, row=1).bars
    assert bars.shown.values.source == "tests/notes:states[1]"
    assert bars.shown.scale == "height:20/1"


def test_bars_are_read_back_wherever_they_stand(trace):
    drawn = vector(trace).stand(point(40, -70))
    assert drawn.drawn_numbers() == pytest.approx(np.asarray(trace.states[0]), abs=1e-3)
    assert drawn.midline.get_center() == pytest.approx(point(40, -70))


def test_every_bar_stands_at_its_place(trace):
    drawn = vector(trace).stand(point(12, 3))
    middles = [(path[:, 0].min() + path[:, 0].max()) / 2 for path in drawn.bars.get_subpaths()]
    assert [place[0] for place in drawn.bar_places()] == pytest.approx(middles)


def test_bars_stay_upright_while_one_vector_becomes_another(trace):
    zero, some = vector(trace, row=0), vector(trace, row=1)
    change = ReplacementTransform(zero, some, rate_func=linear)
    change.begin()
    change.interpolate(0.5)
    half = (np.asarray(trace.states[0]) + np.asarray(trace.states[1])) / 2
    assert zero.drawn_numbers() == pytest.approx(half, abs=1e-3)
    for bar in zero.bars.get_subpaths():
        left, right = bar[:, 0].min(), bar[:, 0].max()
        foot = bar[np.abs(bar[:, 1]) < 1e-6, 0]
        assert (foot.min(), foot.max()) == pytest.approx((left, right))


def test_a_scaled_vector_is_found_out(trace):
    with pytest.raises(ValueError, match=r"bar 0 of tests/notes:states\[0\] is drawn as 0.4"):
        vector(trace).scale(0.8).check()


def test_a_bar_must_fit_its_card(trace):
    with pytest.raises(ValueError, match="scale_for"):
        Vector(trace.states[0], 70, 50, "encoder", BarScale(0.5))


def test_a_vector_is_drawn_from_the_trace_only(trace):
    with pytest.raises(TypeError, match="not a plain number"):
        Vector(np.asarray(trace.states[0]), 70, 50, "encoder", BarScale(1.0))
    with pytest.raises(ValueError, match="this draws 1 axes"):
        Vector(trace.states, 70, 50, "encoder", BarScale(1.0))


def test_a_number_is_printed_in_its_exact_format(trace):
    minus_one = number(trace.states[0, 1], ".2f")
    assert minus_one.text == "−1.00"
    assert minus_one.parts[0].value.source == "tests/notes:states[0, 1]"


def test_a_plain_number_is_refused():
    with pytest.raises(TypeError, match="not a plain number"):
        number(0.31, ".2f")


def test_plain_text_is_refused():
    with pytest.raises(TypeError, match=r"label\('state'\)"):
        Words("state")
    with pytest.raises(TypeError, match=r"label\('chat'\)"):
        Token("chat")


def test_an_unknown_role_is_answered_with_those_there_are():
    with pytest.raises(KeyError, match="token, embedding, encoder"):
        Box(10, 10, "endcoder")


def test_an_arrow_needs_room():
    with pytest.raises(ValueError, match=r"3\.0 pixels has no room"):
        Arrow(ORIGIN, point(3, 0))


def test_an_arrow_ends_where_it_points():
    arrow = Arrow(point(0, 0), point(0, -40))
    assert arrow.get_top() == pytest.approx(point(0, -40))


def test_words_stand_on_their_baseline():
    place = point(30, 60)
    words = Words(label("gap"), 20)
    for anchor, share in (("start", 0), ("middle", 0.5), ("end", 1)):
        words.stand(place, anchor)
        start = place[0] - px(share * text_width("gap", 20))
        assert words.origin() == pytest.approx((start, place[1], 0))
    assert words.get_bottom()[1] < place[1], "the g hangs below the line"


def test_words_are_as_wide_as_in_the_figures():
    words = Words(label("Waterfalls, fjords and “Ave”"), 16, "semibold")
    assert pixels(words.width) == pytest.approx(words.breadth, abs=2)


def test_words_know_how_large_they_stand():
    words = Words(label("state"), 16)
    assert words.drawn_size() == pytest.approx(16)
    assert words.scale(0.5).drawn_size() == pytest.approx(8)


def test_a_missing_font_is_an_error(monkeypatch):
    monkeypatch.setattr("figures.kit.fonts.find_spec", lambda name: None)
    monkeypatch.setattr(
        "anim.kit.mobjects.text.font_path", getattr(font_path, "__wrapped__", font_path)
    )
    with pytest.raises(FontMissingError, match="pip install font-source-sans-pro"):
        Words(label("never drawn before"), 16)


def test_a_copy_shows_the_same_element(trace):
    drawn, token = vector(trace), Token(trace.tokens[1])
    assert copy.deepcopy(drawn).bars.shown is drawn.bars.shown
    assert token.copy().words.parts is token.words.parts


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_role_has_its_colour_in_each_theme(theme):
    with painted(theme):
        box = Box(20, 20, "encoder")
        assert box.get_fill_color().to_hex() == role("encoder").fill.on(theme)
        assert colour_of(box.get_stroke_color().to_hex()) == role("encoder").ink


def test_a_predicted_word_is_solid_a_given_one_outlined(trace):
    given, predicted = Token(trace.tokens[0]), Token(trace.tokens[0], predicted=True)
    assert colour_of(given.pill.get_fill_color().to_hex()) == role("token").fill
    assert colour_of(predicted.pill.get_fill_color().to_hex()) == role("token").ink
    assert colour_of(predicted.words.get_fill_color().to_hex()) == colour("page")


def test_a_colour_of_no_role_is_refused():
    with pytest.raises(ValueError, match="#123456 is no colour of the palette"):
        colour_of("#123456")
    with pytest.raises(ValueError, match="light, dark"), painted("sepia"):
        pass


def test_a_detour_keeps_to_its_lanes_and_its_head_ends_where_it_leads():
    way = Detour(point(100, 0), point(0, 0), point(0, 60), point(30, 60), colour="context")
    line, head = way
    corners = np.array([[pixels(x), -pixels(y)] for x, y, _ in line.get_anchors()])
    assert np.abs(corners[0] - (100, 0)).max() < 0.01
    assert corners.min(axis=0) == pytest.approx((0, 0), abs=0.01)
    level = np.isclose(corners[1:], corners[:-1], atol=0.01).any(axis=1)
    assert (~level).sum() == 2, "straight but for two round corners"
    assert pixels(head.get_right()[0]) == pytest.approx(30, abs=0.01)
    assert -pixels(head.get_right()[1]) == pytest.approx(60, abs=0.01)
