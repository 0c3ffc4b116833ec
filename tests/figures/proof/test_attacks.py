"""The injectors of faults in drawings and sentences do what they say, and nothing besides."""

from random import Random
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from tests.faults import drawing, drawing_traces, prose
from tests.faults.drawing_sheets import (
    NothingHereError,
    draw,
    marks,
    numbers,
    parts,
    said,
    spoilt,
    steps,
    two_of,
)
from tests.faults.drawing_texts import digit_off
from tests.faults.fault import StillbornError
from tests.faults.prose_typed import replaced

SHEET = (
    '<svg xmlns="http://www.w3.org/2000/svg" data-marks="2">'
    '<path d="M1 10h4v-3c0-1-2-1-4 0zm6 0h4v5h-4z" data-role="bars" data-source="states[0]"/>'
    '<text data-source="weights[1, 2]" data-format=".2f">−0.46</text></svg>'
)


def test_a_path_taken_apart_and_written_again_is_the_same_path():
    bars = ElementTree.fromstring(SHEET)[0]
    before = steps(bars)
    assert [step.points[-1] for step in before[:3]] == [(1, 10), (5, 10), (5, 7)]
    assert len(parts(bars)) == 2
    draw(bars, parts(bars))
    assert steps(bars) == before


def test_the_pen_goes_on_where_the_last_figure_was_closed():
    second = parts(ElementTree.fromstring(SHEET)[0])[1]
    assert second[0].points == ((7, 10),)


def test_a_fault_that_changes_nothing_is_not_one():
    with pytest.raises(NothingHereError):
        spoilt(SHEET, 0, lambda sheet, chance: None, Random(0))


def test_whoever_forgets_a_mark_does_not_count_it():
    def forget(sheet: Element, chance: Random) -> None:
        sheet.remove(marks(sheet, "bars")[0])

    assert 'data-marks="1"' in spoilt(SHEET, 0, forget, Random(0))


def test_the_files_text_around_a_drawing_stays():
    content = spoilt(f"<p>a</p>{SHEET}<p>b</p>", 0, lambda s, _: s.set("opacity", "0"), Random(0))
    assert content.startswith("<p>a</p><svg")
    assert content.endswith("</svg><p>b</p>")


@pytest.mark.parametrize(
    ("text", "wrong"), [("46%", "47%"), ("−0.39", "−0.38"), ("1,234", "1,235"), ("dog", "dog")]
)
def test_a_digit_off_is_off_in_the_last_place(text: str, wrong: str):
    assert digit_off(text) == wrong


def test_numbers_are_the_texts_with_a_format():
    assert [said(number) for number in numbers(ElementTree.fromstring(SHEET))] == ["−0.46"]


def test_two_that_do_not_differ_are_no_target():
    with pytest.raises(NothingHereError):
        two_of(Random(0), [1, 1, 1], lambda one, other: one != other)


def test_an_edit_whose_place_is_gone_is_an_error():
    with pytest.raises(StillbornError, match="there is no “weight”"):
        replaced("weight", "half")("a page", Random(0))


def test_every_fault_before_drawing_stands_in_one_group():
    listed = [what for group in drawing_traces.GROUPS.values() for what in group]
    assert sorted(listed) == sorted(drawing_traces.KINDS)


def test_no_two_faults_of_a_kind_have_one_name():
    lists = [listed.KINDS for listed in drawing.LISTS]
    names = [(kind, what) for kinds in lists for kind, each in kinds.items() for what in each]
    assert len(names) == len({*names})


def test_faults_in_sentences_are_the_same_ones_each_time():
    kinds = (prose.TYPED, prose.QUOTED, prose.FINISHED)
    assert sum(len(edits) for each in kinds for edits in each.values()) >= 60
    assert not {*prose.TYPED} & {*prose.QUOTED}
