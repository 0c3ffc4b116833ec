"""The widgets on turning tables: a reader's own table moves; cells find cells."""

import re

import pytest
from playwright.sync_api import expect

from illustrated_models.examples.reshaping.tries import followed, levels, own
from tests.browser.live import Stand

PAGE, SECTION = "/reshaping/", "reshaping-try-it-"
MANY = "\n".join(["song,week,place", *(f"s{n},wk1,{n}" for n in range(200))])
# What a visitor pastes, and what is said of it; "" where it becomes a picture and no more is said.
PASTES = {
    "a spreadsheet": ("song\tweek\tplace\nMusic\twk1\t41\nMusic\twk2\t23", ""),
    "quotes": ('song,week,place\n"Yes, ""No""",wk1,3\nMusic,wk1,41', ""),
    "a single row": ("Music,wk1,41", "single row"),
    "numbers with commas": ("song\tweek\tplays\nMusic\twk1\t1,234", "because of its comma"),
    "commas without quotes": ("song,week,plays\nMusic,wk1,1,234", "more cells than"),
    "empty cells": ("song,week,place\nMusic,wk1,\nMusic,wk2,23", ""),
    "a header only": ("song,week,place\n\n", "single row"),
    "nothing": ("  \n", "nothing here"),
    "one column": ("song\nMusic", "single column"),
    "200 rows": (MANY, "the upper 6 are taken"),
    "right to left": ("שיר,שבוע,מקום\nמוזיקה,א,3\nמוזיקה,ב,4", ""),
    "formulas": ('song,week,place\n=HYPERLINK("http://x"),wk1,=A1+1', "nothing is computed"),
    "html": ("song,week,place\n<img src=x onerror=bad()>,<b>wk1</b>,<script>bad()</script>", ""),
    "a number too long": ("song,week,place\nMusic,wk1,12345678901234567890", "too long"),
}


@pytest.fixture
def stand(visit):
    def standing(name, width=390, motion="no-preference"):
        made = Stand(visit(PAGE, width).page, SECTION + name)
        made.page.emulate_media(reduced_motion=motion)
        made.start()
        return made

    return standing


def buttons(live):
    return [live.get_by_role("button", name=name, exact=True) for name in ("Turn it", "Back")]


def cells(live):
    return live.locator("table").last.locator("tbody td").all_inner_texts()


@pytest.mark.parametrize("paste", PASTES)
def test_whatever_is_pasted_becomes_a_picture_or_a_sentence_and_nothing_is_run(stand, paste):
    pasted, sentence = PASTES[paste]
    made = stand("your-table", 390)
    made.page.evaluate("() => { window.bad = () => { document.title = 'run'; }; }")
    made.live.get_by_role("textbox").fill(pasted)
    said = made.live.get_by_role("status")
    expect(said).to_contain_text(sentence or "columns")
    if made.live.locator("table").count():
        shown = made.live.locator("table").first.locator("tbody tr")
        assert 1 <= shown.count() <= 6
    assert not made.live.locator("img, script, a, b").count()
    assert made.page.title() != "run"


def test_the_first_table_is_turned_as_pandas_turns_it_step_by_step(stand):
    turn = own().turn
    live = stand("your-table", 1280).live
    step, back = buttons(live)
    expect(live.locator(".unborn")).not_to_have_count(0)
    step.click()
    expect(live.get_by_role("status")).to_contain_text("names are there")
    step.click()
    expect(live.locator(".unborn")).to_have_count(0)
    assert cells(live) == [text for row in turn.after.cells for text in row]
    assert live.locator(".flying").count() == 0
    expect(step).to_be_disabled()
    back.click()
    expect(live.locator("td.unborn")).not_to_have_count(0)


def test_by_keyboard_and_without_motion_the_cells_are_there_at_once(stand):
    live = stand("your-table", 390, motion="reduce").live
    step, _ = buttons(live)
    step.focus()
    step.press("ArrowRight")
    step.press("ArrowRight")
    expect(live.locator(".unborn")).to_have_count(0)


@pytest.mark.parametrize("operation", ["pivot", "unstack"])
def test_where_pandas_refuses_so_does_the_page_and_shades_the_rows(stand, operation):
    live = stand("your-table").live
    live.get_by_role("textbox").fill("song,week,place\nMusic,wk1,3\nMusic,wk1,4\nHigher,wk1,5")
    live.get_by_role("button", name=operation, exact=True).click()
    refusal = re.compile("ValueError: Index contains duplicate entries, cannot reshape")
    expect(live.get_by_role("status")).to_contain_text(refusal)
    expect(live.locator("tr.clash")).to_have_count(2)
    expect(buttons(live)[0]).to_be_disabled()


def test_every_turn_has_its_code_and_moves_all_cells(stand):
    live = stand("your-table", motion="reduce").live
    step, _ = buttons(live)
    for operation in ("melt", "stack", "unstack", "pivot"):
        live.get_by_role("button", name=operation, exact=True).click()
        expect(live.locator(".asked")).to_contain_text(f".{operation}(")
        step.click()
        step.click()
        expect(live.locator(".unborn")).to_have_count(0)


def test_a_cell_lights_its_place_in_every_turned_table(stand):
    live = stand("follow-a-cell", 1280).live
    turns = followed().turns
    before, *after = live.locator("table").all()
    assert len(after) == len(turns)
    width = turns[0].before.n_columns
    for row in range(turns[0].before.n_rows):
        place = row * width + 3
        before.locator("tbody tr").nth(row).get_by_role("button").click()
        for table, turn in zip(after, turns, strict=True):
            lit = table.locator("td:not(.corner)").evaluate_all(
                "all => all.flatMap((each, n) => each.classList.contains('made') ? [n] : [])"
            )
            n_cells = turn.after.n_rows * turn.after.n_columns
            assert lit == [n for n in range(n_cells) if place in turn.made_of[n]]


def test_a_cell_of_a_turned_table_lights_what_it_is_made_of(stand):
    live = stand("follow-a-cell", 1280).live
    mean = live.locator("table").last
    mean.get_by_role("button", name="42.0").click()
    assert live.locator("table").first.locator(".made").all_inner_texts() == ["43", "41"]


def test_each_level_that_goes_up_gives_the_table_of_pandas(stand):
    live = stand("pick-a-level").live
    trace = levels()
    for name, turn, holes in zip(trace.names, trace.turns, trace.n_holes, strict=True):
        live.get_by_role("button", name=name, exact=True).click()
        expect(live.locator(".asked")).to_have_text(turn.code)
        shown = live.locator("table").first.locator("tbody td").all_inner_texts()
        assert shown == [text for row in turn.after.cells for text in row]
        expect(live.get_by_role("status")).to_contain_text(f"holes: {holes}.")


@pytest.mark.parametrize("name", ["your-table", "follow-a-cell", "pick-a-level"])
def test_it_keeps_every_rule_of_access_in_every_window(stand, name):
    made = stand(name)
    made.keeps_every_rule("button, select, textarea")
