"""A film in its page: every control, by hand and by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.browser.cinema import FILM, N_STEPS, NAME, URL, Cinema
from tests.browsing import until

ONE = 1.5  # frames: a page draws when the screen does, and begins a frame later


@pytest.fixture
def cinema(visit):
    """A page whose time passes only as a test says."""
    return Cinema(visit(URL, clock=True).page).stop_time()


def test_the_telling_frame_stands_and_nothing_moves_until_somebody_asks(visit):
    cinema = Cinema(visit(URL, clock=True).page, begun=False).stop_time()
    before = cinema.drawn()
    cinema.plays_for(100)
    assert cinema.drawn() == before
    cinema.at(N_STEPS)
    expect(cinema.button("play")).to_have_accessible_name("Play")


def test_play_begins_at_the_beginning_and_pause_stops(visit):
    cinema = Cinema(visit(URL, clock=True).page, begun=False).stop_time()
    cinema.button("play").click()
    expect(cinema.button("play")).to_have_accessible_name("Pause")
    cinema.plays_for(30)
    cinema.button("play").click()
    time, drawn = cinema.property("time"), cinema.drawn()
    assert time == pytest.approx(30, abs=ONE)
    cinema.plays_for(10)
    assert (cinema.property("time"), cinema.drawn()) == (time, drawn)


def test_step_forward_plays_one_step_and_comes_to_rest(cinema):
    before = cinema.drawn()
    start, end = cinema.property("steps[1].start"), cinema.property("steps[1].end")
    cinema.button("next").click()
    cinema.plays_for(10)
    assert cinema.property("time") == pytest.approx(start + 10, abs=ONE)
    assert cinema.property("playing")
    assert cinema.drawn() != before
    cinema.plays_for(end - start)
    cinema.at(2)


def test_a_step_forward_from_the_poster_plays_the_first_step(visit):
    cinema = Cinema(visit(URL, clock=True).page, begun=False).stop_time()
    cinema.button("next").click()
    cinema.plays_for(10)
    assert cinema.property("time") == pytest.approx(10, abs=ONE)
    cinema.plays_for(cinema.property("steps[0].end"))
    cinema.at(1)


def test_who_cannot_wait_presses_again(cinema):
    cinema.button("next").click()
    cinema.plays_for(10)
    assert cinema.property("playing")
    cinema.button("next").click()
    cinema.at(2)


def test_step_back_stands_at_the_end_of_the_step_before(cinema):
    cinema.film.locator(".bar > div").nth(3).click()
    cinema.at(4)
    cinema.button("back").click()
    cinema.at(3)


def test_each_segment_of_the_bar_leads_to_its_step(cinema):
    segments = cinema.film.locator(".bar > div")
    assert segments.count() == N_STEPS
    for step, segment in enumerate(segments.all(), 1):
        segment.click()
        cinema.at(step)
        assert segment.get_attribute("title") == cinema.property(f"steps[{step - 1}].caption")


def test_a_segment_is_as_long_as_its_step(cinema):
    widths = [each.bounding_box()["width"] for each in cinema.film.locator(".bar > div").all()]
    lasts = cinema.film.evaluate("film => film.steps.map(({ start, end }) => end - start)")
    assert widths.index(max(widths)) == lasts.index(max(lasts))
    assert widths.index(min(widths)) == lasts.index(min(lasts))


def test_the_keyboard_steps_plays_and_jumps(cinema):
    press = cinema.page.keyboard.press
    cinema.film.get_by_role("slider").focus()
    press("End")
    cinema.at(N_STEPS)
    press("ArrowLeft")
    cinema.at(N_STEPS - 1)
    press("Home")
    cinema.at(1)
    press("ArrowRight")
    for playing in (True, False, True):
        assert cinema.property("playing") == playing
        press("Space")


def test_space_on_a_button_presses_it_once(cinema):
    stood = cinema.property("time")
    cinema.button("play").focus()
    cinema.page.keyboard.press("Space")
    cinema.plays_for(10)
    assert cinema.property("time") == pytest.approx(stood + 10, abs=ONE)
    assert cinema.property("playing")


def test_a_click_on_the_stage_plays_and_pauses(cinema):
    for playing in (True, False):
        cinema.film.locator(".stage").click(position={"x": 200, "y": 260})
        assert cinema.property("playing") == playing


def test_the_caption_of_each_step_is_said_aloud(cinema):
    said = cinema.film.locator("[aria-live=polite]")
    expect(said).to_be_visible()
    for step in (1, 3):
        cinema.film.locator(".bar > div").nth(step - 1).click()
        caption = cinema.property(f"steps[{step - 1}].caption")
        expect(said).to_have_text(f"{step}/{N_STEPS} {caption}")
        slider = cinema.film.get_by_role("slider")
        assert slider.get_attribute("aria-valuetext") == f"{step} of {N_STEPS}: {caption}"
        assert slider.get_attribute("aria-valuenow") == str(step)


def test_the_speed_goes_round(cinema):
    speed, seen = cinema.button("speed"), []
    for _ in range(3):
        speed.click()
        seen.append(speed.inner_text())
        expect(speed).to_have_accessible_name(f"Speed {seen[-1]}")
    assert seen == ["2×", "½×", "1×"]


def test_twice_the_speed_takes_half_the_time(cinema):
    lasts = cinema.property("steps[1].end") - cinema.property("steps[1].start") - 1
    cinema.button("speed").click()
    cinema.button("next").click()
    cinema.plays_for(lasts / 2 - ONE)
    assert cinema.property("playing")
    cinema.plays_for(2 * ONE)
    cinema.at(2)


@pytest.mark.parametrize("asked", [False, True])
def test_it_repeats_only_when_asked(cinema, asked):
    if asked:
        cinema.button("loop").click()
    cinema.film.locator(".bar > div").last.click()
    cinema.film.evaluate("film => film.show(film.steps.at(-1).end - 10)")
    cinema.button("play").click()
    cinema.plays_for(20)
    if asked:
        assert cinema.property("step") == 0
        assert cinema.property("playing")
    else:
        cinema.at(N_STEPS)


def test_full_screen_and_back(cinema):
    cinema.button("full").click()
    until(cinema.page, "document.fullscreenElement?.localName === 'im-film'")
    expect(cinema.film.locator(".stage > svg")).to_be_visible()
    cinema.button("full").click()
    until(cinema.page, "!document.fullscreenElement")


def test_it_stops_when_it_is_out_of_sight(cinema):
    cinema.button("play").click()
    cinema.plays_for(10)
    assert cinema.property("playing")
    cinema.page.evaluate("scrollTo(0, 0)")
    until(cinema.page, f"!document.querySelector('{FILM}').playing")


def test_the_address_names_the_step_and_a_shared_address_leads_there(visit):
    cinema = Cinema(visit(URL).page)
    cinema.film.locator(".bar > div").nth(2).click()
    assert cinema.page.url.endswith(f"{URL}#{NAME}:3")
    cinema.page.reload()
    again = Cinema(cinema.page, begun=False)
    again.at(3)
    other = visit(f"{URL}#{NAME}:5").page
    expect(other.locator(f"{FILM}.ready")).to_be_in_viewport()
    Cinema(other, begun=False).at(5)
    other.evaluate(f"location.hash = '#{NAME}:2'")
    Cinema(other, begun=False).at(2)


@pytest.mark.parametrize("step", ["0", "8", "x", ""])
def test_a_step_that_there_is_not_is_the_first(visit, step):
    Cinema(visit(f"{URL}#{NAME}:{step}").page).at(1)
