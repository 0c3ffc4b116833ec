"""A film in its page: every control, by hand and by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.browser.cinema import FILM, N_STEPS, NAME, URL, Cinema
from tests.browsing import until


@pytest.fixture
def cinema(visit):
    return Cinema(visit(URL).page)


def test_nothing_moves_until_somebody_asks(cinema):
    before = cinema.drawn()
    cinema.page.wait_for_timeout(300)
    assert cinema.drawn() == before
    cinema.at(1)
    expect(cinema.button("play")).to_have_accessible_name("Play")


def test_play_begins_at_the_beginning_and_pause_stops(cinema):
    cinema.button("play").click()
    expect(cinema.button("play")).to_have_accessible_name("Pause")
    first = "({ time, steps }) => time > 0 && time < steps[0].end - 5"
    until(cinema.page, f"({first})(document.querySelector('{FILM}'))")
    cinema.button("play").click()
    time, drawn = cinema.property("time"), cinema.drawn()
    assert time < cinema.property("steps[1].end")
    cinema.page.wait_for_timeout(200)
    assert (cinema.property("time"), cinema.drawn()) == (time, drawn)


def test_step_forward_plays_one_step_and_comes_to_rest(cinema):
    before = cinema.drawn()
    cinema.button("next").click()
    until(cinema.page, f"document.querySelector('{FILM}').time > 100")
    assert cinema.property("playing")
    assert cinema.drawn() != before
    cinema.at(2)


def test_who_cannot_wait_presses_again(cinema):
    cinema.button("next").click()
    until(cinema.page, f"document.querySelector('{FILM}').playing")
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
    until(cinema.page, f"document.querySelector('{FILM}').playing")
    press("Space")
    assert not cinema.property("playing")
    press("Space")
    until(cinema.page, f"document.querySelector('{FILM}').playing")


def test_space_on_a_button_presses_it_once(cinema):
    cinema.button("play").focus()
    cinema.page.keyboard.press("Space")
    until(cinema.page, f"document.querySelector('{FILM}').time > 5")
    assert cinema.property("playing")


def test_a_click_on_the_stage_plays_and_pauses(cinema):
    cinema.film.locator(".stage").click(position={"x": 200, "y": 260})
    until(cinema.page, f"document.querySelector('{FILM}').playing")
    cinema.film.locator(".stage").click(position={"x": 200, "y": 260})
    assert not cinema.property("playing")


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
    begun = cinema.page.evaluate("performance.now()")
    cinema.button("next").click()
    cinema.at(2)
    seconds = (cinema.page.evaluate("performance.now()") - begun) / 1000
    assert seconds >= lasts / 60 - 0.05
    assert seconds < lasts / 30


@pytest.mark.parametrize("asked", [False, True])
def test_it_repeats_only_when_asked(cinema, asked):
    if asked:
        cinema.button("loop").click()
    cinema.film.evaluate("film => film.show(film.steps.at(-1).end - 10)")
    cinema.button("play").click()
    if asked:
        until(cinema.page, f"document.querySelector('{FILM}').step === 0")
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
    until(cinema.page, f"document.querySelector('{FILM}').time > 5")
    cinema.page.evaluate("scrollTo(0, 0)")
    until(cinema.page, f"!document.querySelector('{FILM}').playing")


def test_the_address_names_the_step_and_a_shared_address_leads_there(cinema, visit):
    cinema.film.locator(".bar > div").nth(2).click()
    assert cinema.page.url.endswith(f"{URL}#{NAME}:3")
    cinema.page.reload()
    again = Cinema(cinema.page)
    again.at(3)
    other = visit(f"{URL}#{NAME}:5").page
    expect(other.locator(f"{FILM}.ready")).to_be_in_viewport()
    Cinema(other).at(5)
    other.evaluate(f"location.hash = '#{NAME}:2'")
    Cinema(other).at(2)


@pytest.mark.parametrize("step", ["0", "8", "x", ""])
def test_a_step_that_there_is_not_is_the_first(visit, step):
    Cinema(visit(f"{URL}#{NAME}:{step}").page).at(1)
