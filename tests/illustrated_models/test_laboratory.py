"""What was measured for the laboratory: it follows from the answers, and is measured again."""

import json
import sys
from pathlib import Path
from subprocess import run

import pytest

from illustrated_models.data.translation.corpus import Pair
from illustrated_models.examples.translation import measured
from illustrated_models.published_translator import load_card
from illustrated_models.training.answers import Answer
from illustrated_models.training.measures import share
from illustrated_models.training.translation import laboratory

ROOT = Path(__file__).resolve().parents[2]
COOK = """
import sys
from pathlib import Path
from illustrated_models.training.translation.laboratory import cook
list(cook(Path(sys.argv[1])))
"""
NOISE = 0.01  # by which a share may differ where another processor rounds differently


def answer(written: str, wanted: str, corrected: str = "", confidence: float = 1.0) -> Answer:
    pair = Pair(("le",), tuple(wanted.split()), (), (), ())
    words = tuple((corrected or wanted).split())
    return Answer(pair, tuple(written.split()), True, confidence, (*words, "</s>"), (), 1.0)


@pytest.fixture(scope="module")
def committed() -> dict:
    path = measured.DATA / "translation" / "laboratory.json"
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_chance_of_a_translation_is_the_product_over_its_words_and_the_stop_sign():
    assert laboratory.chance(answer("a b c", "a b c", confidence=0.5)) == pytest.approx(0.5**4)


def test_a_slip_is_the_first_wrong_word_of_a_translation_of_the_right_length():
    assert laboratory.slip(answer("a x c", "a b c")) == 1
    assert laboratory.slip(answer("a b c", "a b c")) == -1
    assert laboratory.slip(answer("a b", "a b c")) == -1


def test_after_a_slip_only_the_words_behind_it_are_counted():
    found = [answer("a x c y e", "a b c d e", "a b c d x"), answer("a b", "a b")]
    row = laboratory.after_a_slip(found)
    assert row["sentences"] == 1
    assert (row["alone"]["right"], row["alone"]["count"]) == (2, 3)
    assert (row["corrected"]["right"], row["corrected"]["count"]) == (2, 3)


def test_groups_are_ranked_by_the_chance_of_the_whole_translation():
    chances = [0.1 + 0.04 * place for place in range(20)]
    found = [answer("a", "a" if c > 0.48 else "b", confidence=c**0.5) for c in chances]
    rows = laboratory.calibration(found)
    assert [row["count"] for row in rows] == [2] * 10
    assert [row["mean"] for row in rows] == pytest.approx(
        [sum(chances[n : n + 2]) / 2 for n in range(0, 20, 2)], abs=1e-6
    )
    assert [row["right"] for row in rows] == [0] * 5 + [2] * 5


@pytest.mark.proves(
    "illustrated_models.examples.translation.measured.CalibrationTrace.said",
    "illustrated_models.examples.translation.measured.CalibrationTrace.found",
    "illustrated_models.examples.translation.measured.CalibrationTrace.n_sentences",
)
def test_the_groups_hold_all_held_out_sentences_once(committed):
    trace = measured.calibration()
    exact = load_card("translator-dot").metrics["held_out"]["exact"]
    assert trace.n_sentences == int(trace.found.count.sum()) == exact["count"]
    assert int(trace.found.right.sum()) == exact["right"]
    assert trace.said.tolist() == sorted(trace.said.tolist())
    for row in committed["calibration"]:
        assert row.items() >= share(row["right"], row["count"]).items()


@pytest.mark.proves(
    "illustrated_models.examples.translation.measured.IntervalsTrace.asked",
    "illustrated_models.examples.translation.measured.IntervalsTrace.exact",
    "illustrated_models.examples.translation.measured.AfterASlipTrace.names",
    "illustrated_models.examples.translation.measured.AfterASlipTrace.right",
    "illustrated_models.examples.translation.measured.AfterASlipTrace.n_sentences",
)
def test_the_columns_are_the_rows_that_were_measured(committed):
    intervals, slips = measured.intervals(), measured.after_a_slip()
    assert intervals.asked == tuple(f"of {count:,d}" for count in laboratory.FIRST)
    assert intervals.exact.count.tolist() == [*laboratory.FIRST]
    slipped = [committed["after_a_slip"][name] for name in ("alone", "corrected")]
    for row in [*committed["first"], *slipped]:
        assert row == share(row["right"], row["count"])
    assert intervals.exact.right.tolist() == [row["right"] for row in committed["first"]]
    assert dict(zip(slips.names, slips.right.right.tolist(), strict=True)) == {
        "left alone": slipped[0]["right"],
        "corrected": slipped[1]["right"],
    }
    assert slips.n_sentences == committed["after_a_slip"]["sentences"]


def test_measurements_of_another_model_are_refused():
    with pytest.raises(ValueError, match="not measured on translator-plain"):
        measured.laboratory("translator-plain")


def test_all_of_it_is_found_again_where_the_examples_read(tmp_path, committed):
    run([sys.executable, "-c", COOK, str(tmp_path)], cwd=ROOT, check=True)
    found = json.loads(tmp_path.joinpath(*laboratory.PLACE).read_text(encoding="utf-8"))
    assert found.keys() == committed.keys()
    assert found["models"] == committed["models"]
    for name in ("calibration", "first"):
        for one, other in zip(found[name], committed[name], strict=True):
            assert one["count"] == other["count"]
            assert one["share"] == pytest.approx(other["share"], abs=NOISE)
            assert one.get("mean", 0) == pytest.approx(other.get("mean", 0), abs=NOISE)
    for name in ("alone", "corrected"):
        one, other = (each["after_a_slip"][name] for each in (found, committed))
        assert one["share"] == pytest.approx(other["share"], abs=NOISE)
    assert measured.DATA.joinpath(*laboratory.PLACE[2:]).is_file()
