"""The committed record: a file for each article, each written only when its own lines moved."""

import json

from figures.engine.paths import Project
from figures.engine.verify import Verification
from figures.engine.verify_record import keep_record, record_path, recorded_differences
from figures.engine.verify_report import conclusion, table
from figures.proof.difference import Difference


def test_a_record_that_is_missing_or_broken_is_told(tmp_path):
    for text in ("", "{", "<<<<<<< HEAD"):
        pond = Project(tmp_path)
        path = record_path("pond")
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
        [(name, difference)] = recorded_differences(pond, {}, None)
        assert (name, difference.computed) == (path, "illustrate verify --accept")


def test_each_article_has_a_record_of_its_own_and_no_other_is_touched(tmp_path):
    project = Project(tmp_path)
    products = {"pond/water/carp": {"claims": []}, "sea/shore/crab": {"claims": []}}
    page = {"quotes": [["sea.shore.crab.legs", "d", "8", 8]]}
    keep_record(project, {"products": products, "pages": {"index.html": {"sea": page}}}, None)
    pond, sea = (tmp_path / record_path(name) for name in ("pond", "sea"))
    assert json.loads(pond.read_text())["pages"] == {}
    assert json.loads(sea.read_text())["pages"] == {"index.html": page}
    pond.write_text("{")  # as another author may have left it
    found = {"products": {"sea/shore/crab": {"claims": ["It walks sideways"]}}}
    [(name, _)] = recorded_differences(project, found, {*found["products"]})
    assert name == "sea/shore/crab"
    keep_record(project, found, {*found["products"]})
    assert pond.read_text() == "{"
    assert recorded_differences(project, found, {*found["products"]}) == []


def test_the_record_of_an_article_that_is_gone_goes_with_it(tmp_path):
    project = Project(tmp_path)
    keep_record(project, {"products": {"pond/water/carp": {"claims": []}}}, None)
    [(name, _)] = recorded_differences(project, {}, None)
    assert name == "pond/water/carp"
    keep_record(project, {}, None)
    assert not (tmp_path / record_path("pond")).exists()


def told(project, known, found):
    """What `illustrate verify` says when the record has one thing and the build another."""
    keep_record(project, {"products": known}, None)
    return conclusion(
        Verification(findings=recorded_differences(project, {"products": found}, None))
    )


CARP, EEL = {"pond/water/carp": {"claims": []}}, {"pond/water/eel": {"claims": []}}
MEANT = "If that is meant: illustrate verify --accept"


def test_f14_a_new_figure_is_told_as_new_and_how_to_accept_it(tmp_path):
    said = told(Project(tmp_path), CARP, CARP | EEL)
    assert said == f"pond/water/eel is new: it is not in the record yet\n{MEANT}"


def test_f14_a_new_article_is_told_as_new_and_how_to_accept_it(tmp_path):
    said = told(Project(tmp_path), CARP, CARP | {"sea/shore/crab": {"claims": []}})
    assert said == f"figures/sea/record.json is not there, or cannot be read\n{MEANT}"


def test_f14_a_figure_that_is_gone_is_told_as_gone(tmp_path):
    said = told(Project(tmp_path), CARP | EEL, CARP)
    assert said == f"pond/water/eel is gone, and still in the record\n{MEANT}"


def test_f14_nothing_is_to_be_accepted_while_anything_is_wrong_in_itself(tmp_path):
    new = Difference("record", "pond/water/eel", "", "product", "not in the record")
    wrong = Difference("text", "“46%” in pond/water/eel", "", "46%", "47%")
    found = Verification(findings=[("pond/water/eel", new), ("pond/water/eel", wrong)])
    assert MEANT not in conclusion(found)


def test_f14_what_only_moved_is_not_called_wrong(tmp_path):
    moved = Difference("record", "claims of pond/water/eel", "", "a", "b in the record")
    new = Difference("record", "pond/water/carp", "", "product", "not in the record")
    wrong = Difference("text", "“46%” in pond/water/newt", "", "46%", "47%")
    names = ("pond/water/eel", "pond/water/carp", "pond/water/newt")
    shown = table(Verification(findings=[*zip(names, (moved, new, wrong), strict=True)]))
    results = [*shown.columns[-1].cells]
    assert [each for each in results if each] == [
        "[yellow]new[/]",
        "[yellow]1 moved[/]",
        "[red]1 wrong[/]",
    ]
