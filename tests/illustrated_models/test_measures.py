"""The measures of a translator, worked by hand."""

from itertools import pairwise

import pytest

from illustrated_models.data.translation.corpus import Pair
from illustrated_models.training import measures
from illustrated_models.training.answers import Answer

PAIR = Pair(
    source=("le", "chat", "noir", "dort"),
    target=("the", "black", "cat", "sleeps"),
    alignment=((0, 0), (1, 2), (2, 1), (3, 3)),
    maskable=((1, 2),),
    links=(("crossing", 2, 1), ("negation", 0, 3)),
)


def answer(written: str, looked_at=(0, 2, 1, 3, 3), confidence=0.5, corrected="") -> Answer:
    words = tuple(written.split())
    said = tuple(corrected.split()) if corrected else (*PAIR.target, "</s>")
    return Answer(PAIR, words, True, confidence, said, looked_at, confidence)


@pytest.mark.proves(
    "illustrated_models.examples.translation.seq2seq.Shares.low",
    "illustrated_models.examples.translation.seq2seq.Shares.high",
    "illustrated_models.examples.translation.seq2seq.StrangersTrace.low",
    "illustrated_models.examples.translation.seq2seq.StrangersTrace.high",
)
def test_a_share_has_its_wilson_interval():
    # p = 8/10, z = 1.96: (0.8 + 0.192)/1.384 ± 1.96/1.384·√(0.016 + 0.0096)
    row = measures.share(8, 10)
    assert row["share"] == 0.8
    assert row["low"] == pytest.approx(0.4902, abs=1e-3)
    assert row["high"] == pytest.approx(0.9433, abs=1e-3)


def test_the_interval_of_a_perfect_score_is_open_below_only():
    row = measures.share(20, 20)
    assert row["high"] == 1.0
    assert row["low"] == pytest.approx(20 / (20 + 1.96**2), abs=1e-3)


def test_no_cases_say_nothing():
    assert measures.share(0, 0) == {"right": 0, "count": 0, "share": 0.0, "low": 0.0, "high": 1.0}


def test_exact_wants_every_word():
    found = [answer("the black cat sleeps"), answer("the black cat sleeps again")]
    assert measures.exact(found)["right"] == 1


def test_a_missing_word_counts_as_wrong():
    assert measures.matching_words(("the", "cat"), PAIR.target) == 0.25
    assert measures.matching_words(PAIR.target, PAIR.target) == 1.0
    assert measures.matching_words((*PAIR.target, "again"), PAIR.target) == 0.8


def test_the_stop_sign_counts_as_a_next_word():
    row = measures.next_word([answer("", corrected="the black dog sleeps again")])
    assert (row["right"], row["count"]) == (3, 5)


def test_alignment_counts_the_words_that_have_one():
    row = measures.alignment([answer("", looked_at=(0, 2, 2, 3, 0))])
    assert row is not None
    assert (row["right"], row["count"]) == (3, 4)
    assert measures.alignment([answer("", looked_at=())]) is None


def test_a_phenomenon_is_judged_at_the_word_that_it_decides():
    found = [
        answer("the black cat sleeps", looked_at=(0, 2, 1, 0, 0)),
        answer("the dog", looked_at=(0, 1, 1, 3, 0), corrected="the grey cat sleeps </s>"),
    ]
    crossing = measures.phenomenon(found, "crossing")
    assert crossing["corrected"]["right"] == 1
    assert crossing["written"]["right"] == 1
    assert crossing["looks_at_its_word"]["right"] == 1
    negation = measures.phenomenon(found, "negation")
    assert negation["corrected"]["right"] == 2
    assert negation["written"]["right"] == 1
    assert negation["looks_at_its_word"]["right"] == 1
    assert negation["looks_at_what_decides"]["right"] == 1


def test_a_word_beyond_the_end_of_a_translation_is_not_right():
    assert measures.phenomenon([answer("the")], "negation")["written"]["right"] == 0


def test_calibration_goes_from_least_to_most_sure():
    found = [
        answer("the black cat sleeps" if n > 49 else "the", confidence=n / 100) for n in range(100)
    ]
    rows = measures.calibration(found)
    assert [row["count"] for row in rows] == [10] * 10
    assert [row["right"] for row in rows] == [0] * 5 + [10] * 5
    assert rows[3]["mean"] == pytest.approx(0.345)


def test_every_length_is_in_one_bucket():
    edges = [(shortest, longest) for _, shortest, longest in measures.BUCKETS]
    for (_, longest), (shortest, _) in pairwise(edges):
        assert shortest == longest + 1
    rows = measures.by_length([answer("the black cat sleeps"), answer("the")])
    assert (rows[0]["right"], rows[0]["count"], rows[0]["mean_length"]) == (1, 2, 4.0)
    assert sum(row["count"] for row in rows) == 2


def test_the_cat_is_lost_at_the_first_stage_without_it():
    found = [
        answer("the black cat sleeps"),
        answer("the black dog sleeps"),
        answer("a big cat sleeps"),
    ]
    summary = measures.growing(found)
    assert summary["loses_its_cat_at"] == 2
    assert [row["keeps_cat"] for row in summary["stages"]] == [True, False, True]
    assert measures.growing(found[:1])["loses_its_cat_at"] == 0


def test_a_carried_name_must_stand_in_its_place():
    pair = Pair(("Zed", "dort"), ("Zed", "sleeps"), ((0, 0), (1, 1)), ((0, 0),), ())
    said = [("Zed", "sleeps"), ("sleeps", "Zed"), ("dort", "sleeps")]
    row = measures.copying([Answer(pair, words, True, 1.0, (), (), 1.0) for words in said], "Zed")
    assert (row["arrives"]["right"], row["in_its_place"]["right"], row["exact"]["right"]) == (
        2,
        1,
        1,
    )
