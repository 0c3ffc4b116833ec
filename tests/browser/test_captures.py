"""The moments worth sharing: their scripts run on the built site, and stay short."""

import re

import numpy as np
import pytest

from tests.captures.__main__ import chosen, parsed
from tests.captures.acts import Capture, Goto, Hold, Say, Tap
from tests.captures.camera import BAND, HEIGHT, RATE, SCALE, SHEET, CaptureError, camera
from tests.captures.scripts import CAPTURES

LONGEST = 20  # seconds


@pytest.fixture
def filming(chromium, site):
    with camera(chromium, site.address) as made:
        yield made


@pytest.mark.parametrize("name", CAPTURES)
def test_the_page_does_what_the_script_of_a_capture_says(filming, name):
    filming.play(CAPTURES[name])
    said = [act.text for act in CAPTURES[name].acts if isinstance(act, Say)]
    assert [text for _, text in filming.said] == said


@pytest.mark.parametrize("name", CAPTURES)
def test_a_capture_is_at_most_twenty_seconds_long(name):
    assert 10 < CAPTURES[name].seconds <= LONGEST


@pytest.mark.parametrize("name", CAPTURES)
def test_no_caption_of_a_capture_has_a_number_of_its_own(name):
    texts = [act.text for act in CAPTURES[name].acts if isinstance(act, Say)]
    assert texts
    assert [text for text in texts if re.search(r"\d", text)] == []


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (Say("It flies", "text=nowhere on the page"), "“It flies” is not so"),
        (Say("A caption that goes on " * 4), "too long for one line"),
        (Tap("footer a"), "outside of the picture"),
    ],
)
def test_what_does_not_hold_in_the_page_stops_a_capture(filming, act, message):
    filming.play(Capture("right", (Goto("/about/", "h1"),)))
    filming.page.set_default_timeout(100)  # what is not there now never comes
    with pytest.raises(CaptureError, match=message):
        filming.play(Capture("wrong", (act,)))


def test_the_pictures_have_the_page_the_pointer_and_the_caption_and_last_as_long_as_said(
    chromium, site
):
    taken = []
    with camera(chromium, site.address, "dark", lambda *each: taken.append(each)) as made:
        capture = Capture("short", (Goto("/about/", "h1"), Say("About it"), Hold(0.1)))
        made.play(capture)
    pixels, _ = taken[-1]
    assert (pixels.shape[1], pixels.shape[0]) == SHEET
    assert sum(ticks for _, ticks in taken) == made.ticks == round(capture.seconds * RATE)
    edge = round((HEIGHT - BAND) * SCALE)
    assert pixels[edge:, 0].mean() > 200 > 60 > pixels[edge - 40 : edge, 0].mean()
    across, down = (round(place * SCALE) for place in made.pointer)
    assert np.ptp(pixels[down, across].astype(int)) > 20


def test_an_unknown_capture_is_answered_with_the_nearest_name(capsys):
    with pytest.raises(LookupError, match="nearest: unheard-name"):
        chosen(["unherd-name"])
    with pytest.raises(SystemExit):
        parsed(["moved-atention"])
    assert "nearest: moved-attention" in capsys.readouterr().err
