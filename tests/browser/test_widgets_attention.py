"""“Move the attention” does what Python's intervention does, by hand, by finger and by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from illustrated_models.examples.translation.playground import move_the_attention
from illustrated_models.intervention import translate_moved
from illustrated_models.published_translator import load_translator
from tests.browser.live import stands
from tests.browser.mover import NAME, PAGE, mover
from tests.browser.reader import translated
from tests.browsing import POLL, until

__all__ = ["mover"]

pytestmark = stands("widget-moved", NAME)
RUNNING, STEP = "le chat noir dort", 1


def moved(sentence, step, weights):
    """What Python makes of it."""
    model, card = load_translator("translator-dot")
    return translate_moved(
        model, card.vocabularies, tuple(sentence.split()), {step: [float(each) for each in weights]}
    )


def test_until_it_is_moved_it_is_what_the_network_does(mover):
    made = mover()
    made.is_as_the_network_has_it(translated(RUNNING), STEP)
    expect(made.badge).to_have_text("as the network does it")
    expect(made.badge).not_to_have_class(re.compile("yours"))


def test_with_all_on_a_word_it_writes_what_python_writes(mover):
    made = mover()
    written = set()
    for place, word in enumerate(RUNNING.split()):
        made.press(word, "End")
        all_of_it = [float(place == other) for other in range(len(RUNNING.split()))]
        assert made.weights() == all_of_it
        trace = moved(RUNNING, STEP, all_of_it)
        made.writes(trace, STEP)
        written.add(trace.target_tokens[STEP])
        expect(made.badge).to_have_text("you moved this")
        expect(made.badge).to_have_class("im-badge yours")
    assert len(written) > 2


def test_with_a_part_moved_it_writes_what_python_writes(mover):
    made = mover()
    for keys in (("PageUp",) * 4, ("PageUp", "ArrowRight", "ArrowUp"), ("ArrowLeft", "PageDown")):
        made.press("chat", *keys)
        made.writes(moved(RUNNING, STEP, made.weights()), STEP)


def test_the_shares_shown_always_sum_to_a_hundred(mover):
    made = mover()
    keys = ["PageUp", "PageUp", "ArrowRight", "End", "ArrowLeft", "Home", "PageDown", "ArrowUp"]
    for word in ("dort", "le", "noir"):
        for key in keys:
            made.press(word, key)
            assert sum(made.points()) == 100
            assert sum(made.weights()) == pytest.approx(1, abs=1e-9)
            now = made.live.locator("[role=slider]").evaluate_all(
                "all => all.map((one) => +one.getAttribute('aria-valuenow'))"
            )
            assert now == made.points()


def test_the_keys_move_by_a_point_by_ten_and_to_the_ends(mover):
    made = mover()
    made.press("chat", "Home", "PageUp", "PageUp", "ArrowRight", "ArrowUp", "ArrowLeft")
    assert made.weights()[1] == pytest.approx(0.21)
    made.press("chat", "PageDown", "ArrowDown")
    assert made.weights()[1] == pytest.approx(0.10)
    made.press("chat", "End", "ArrowRight")
    assert made.weights()[1] == 1
    made.press("chat", "Home", "ArrowLeft")
    assert made.weights()[1] == 0


def drag(made, word, *shares):
    """Take a handle with the mouse to one place after the other; the button stays down."""
    made.slider(word).scroll_into_view_if_needed()
    handle = made.slider(word).locator("b").bounding_box()
    rail = made.slider(word).locator(".rail").bounding_box()
    height = rail["y"] + rail["height"] / 2
    mouse = made.page.mouse
    mouse.move(handle["x"] + handle["width"] / 2, height)
    mouse.down()
    for share in shares:
        mouse.move(rail["x"] + rail["width"] * share, height, steps=3)


def test_a_dragged_handle_takes_what_the_others_give_in_proportion(mover):
    made = mover()
    made.press("le", "Home", "PageUp", "PageUp")
    before = made.weights()
    drag(made, "chat", 1.2, 0, 0.6)
    made.page.mouse.up()
    made.rests()
    after = made.weights()
    assert after[1] == pytest.approx(0.6, abs=0.005)
    rest = [(after[other], before[other]) for other in (0, 2, 3)]
    kept = sum(new for new, _ in rest) / sum(old for _, old in rest)
    assert all(new == pytest.approx(old * kept, rel=1e-6) for new, old in rest)
    made.writes(moved(RUNNING, STEP, after), STEP)
    made.page.mouse.move(0, 0)
    assert made.weights() == after


def test_a_finger_that_scrolls_the_page_moves_nothing(mover):
    made = mover()
    before = made.weights()
    touch(made, (0.7, 0), *((0.7, -30 * step) for step in range(1, 6)))
    assert made.weights() == before
    touch(made, (0.7, 0))
    until(made.page, f"document.querySelectorAll('#{NAME} [role=slider]')[1].dataset.weight > 0.5")
    made.rests()
    assert made.weights()[1] == pytest.approx(0.7, abs=0.01)


def no_longer_scrolls(page):
    """Wait until a page that was pushed has come to rest."""
    seen = [-1, -2]
    while len(set(seen[-5:])) > 1:
        page.wait_for_timeout(POLL)
        seen.append(page.evaluate("scrollY"))


def touch(made, *places):
    """Put a finger on the rail of “chat”, take it to places (share, pixels down), and lift it."""
    made.slider("chat").scroll_into_view_if_needed()
    no_longer_scrolls(made.page)
    rail = made.slider("chat").locator(".rail").bounding_box()
    console = made.page.context.new_cdp_session(made.page)
    console.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    points = [
        {"x": rail["x"] + rail["width"] * share, "y": rail["y"] + rail["height"] / 2 + down}
        for share, down in places
    ]
    for number, point in enumerate(points):
        kind = "touchMove" if number else "touchStart"
        console.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    console.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_put_back_everything_is_as_it_was(mover):
    made = mover()
    made.press("dort", "End")
    made.live.get_by_role("button", name="Put it back").click()
    made.rests()
    made.is_as_the_network_has_it(translated(RUNNING), STEP)
    expect(made.badge).to_have_text("as the network does it")
    assert "=" not in made.page.evaluate("location.href")


def test_another_sentence_and_another_word_can_be_chosen(mover):
    made = mover()
    for number, sentence in enumerate(move_the_attention().sentences, 1):
        made.live.get_by_label("Sentence").select_option(str(number))
        made.rests()
        trace = translated(sentence)
        made.is_as_the_network_has_it(trace, STEP)
        last = len(trace.target_tokens) - 1
        made.live.locator(".words button").nth(last).click()
        made.rests()
        made.is_as_the_network_has_it(trace, last)
        made.press("fromage", "End")
        weights = [word == "fromage" for word in sentence.split()]
        made.writes(moved(sentence, last, weights), last)


def test_what_is_new_is_underlined_and_what_is_gone_struck_through(mover):
    made = mover()
    made.press("chat", "End")
    expect(made.said).to_have_text("It writes “the cat sleeps”.")
    expect(made.live.locator(".own")).to_have_text("By itself it writes “the black cat sleeps”.")
    assert made.live.locator(".own del").all_text_contents() == ["black"]
    expect(made.live.locator("ins")).to_have_count(0)
    made.press("le", "End")
    expect(made.said).to_have_text("It writes “the situation sleeps”.")
    assert made.live.locator("ins").all_text_contents() == ["situation"]
    assert made.live.locator("del").all_text_contents() == ["black", "cat"]


def test_the_number_in_focus_is_told_exactly(mover):
    made = mover()
    told = made.live.locator("output")
    made.slider("noir").focus()
    word, number = told.inner_text().split(": ")
    assert word == "noir"
    assert float(number) == pytest.approx(made.weights()[2], rel=1e-7)
    made.live.locator(".likely button").nth(0).focus()
    word, number = told.inner_text().split(": ")
    names, chances = made.likely()
    assert (word, float(number)) == (names[0], pytest.approx(chances[0], rel=1e-7))


def test_the_address_brings_the_moved_attention_back(mover):
    made = mover()
    made.press("chat", *["PageUp"] * 6)
    weights, said = made.weights(), made.said.inner_text()
    again = mover(address=made.page.evaluate("location.href").split(PAGE)[1])
    expect(again.badge).to_have_text("you moved this")
    assert again.weights() == pytest.approx(weights, abs=0.001)
    expect(again.said).to_have_text(said)


MOVED = "each.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }))"
PICKED = "(each.value = '1', each.dispatchEvent(new Event('change')))"
BUSY = "each.closest('.live').hasAttribute('aria-busy')"


def test_while_it_computes_it_says_so(mover):
    made = mover()
    assert made.slider("chat").evaluate(f"each => ({MOVED}, {BUSY})")
    made.rests()
    assert made.live.get_by_label("Sentence").evaluate(f"each => ({PICKED}, {BUSY})")
    made.rests()
    made.is_as_the_network_has_it(translated(move_the_attention().sentences[0]), STEP)


@pytest.mark.parametrize(
    "state", ["weights=1+1", "weights=-1+1+1+0", "weights=x", "sentence=99", "word=99", "word=x"]
)
def test_an_address_that_means_nothing_shows_our_example(mover, state):
    made = mover(address=f"#{NAME}:{state}")
    made.is_as_the_network_has_it(translated(RUNNING), STEP)


def test_how_often_it_follows_is_what_was_measured(mover):
    follows = move_the_attention().all_moved.follows
    measured = mover().live.locator(".measured")
    expect(measured).to_contain_text(f"{follows.share:.0%} of {follows.count:,} held-out")


def test_the_keyboard_alone_does_all(mover):
    made = mover()
    keyboard = made.page.keyboard
    reached = []
    for _ in range(12):
        keyboard.press("Tab")
        active = "document.activeElement"
        reached.append(made.page.evaluate(f"{active}.ariaLabel || {active}.innerText"))
        if reached[-1] == "Attention on dort":
            keyboard.press("End")
            break
    assert reached[-5:-1] == ["black", "Attention on le", "Attention on chat", "Attention on noir"]
    made.rests()
    made.writes(moved(RUNNING, STEP, [0, 0, 0, 1]), STEP)
    keyboard.press("Tab")
    keyboard.press("Enter")
    made.rests()
    made.is_as_the_network_has_it(translated(RUNNING), STEP)
    made.live.locator(".words [aria-pressed=true]").focus()
    keyboard.press("ArrowRight")
    keyboard.press("Enter")
    made.rests()
    made.is_as_the_network_has_it(translated(RUNNING), STEP + 1)
    expect(made.live.locator(".words [aria-pressed=true]")).to_be_focused()


def test_it_breaks_no_rule_of_accessibility_and_fits(mover):
    made = mover()
    made.live.get_by_label("Sentence").select_option(str(len(move_the_attention().sentences)))
    made.rests()
    for keys in ((), ("End",)):
        made.press("chat", *keys)
        made.stand.keeps_every_rule("button, select, [role=slider], b[style]")
