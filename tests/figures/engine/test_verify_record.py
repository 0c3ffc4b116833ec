"""The committed record: a file for each article, each written only when its own lines moved."""

import json

from figures.engine.paths import Project
from figures.engine.verify_record import keep_record, record_path, recorded_differences


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
