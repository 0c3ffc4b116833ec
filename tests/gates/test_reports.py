"""What `make lighthouse` makes of Lighthouse's reports; no test here runs Lighthouse."""

import gzip
import json
from functools import partial
from urllib.request import Request, urlopen

import pytest

from tests.browsing import serving
from tests.gates import lighthouse
from tests.gates.packed import PackedHandler
from tests.gates.reports import AUDITS, NAMES, SCORES, asked, faults, medians, over, read, shown
from tests.gates.table import built

GOOD = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100} | {
    "fcp": 900.0,
    "lcp": 1800.0,
    "cls": 0.0,
    "tbt": 40.0,
}


def report(**changed):
    """A report as Lighthouse writes it, of a page that is within every limit."""
    values = GOOD | changed
    audits = {AUDITS[name]: {"numericValue": values[name], "score": 1} for name in AUDITS}
    nameless = {"title": "It has no name", "score": 0, "details": {"items": [_item("<div>")]}}
    weights = {"nameless": 7, "unweighted": 0, "not-asked": 3}
    return {
        "requestedUrl": "http://here/pond/",
        "categories": {
            name: {
                "score": values[name] / 100,
                "auditRefs": [{"id": id, "weight": weight} for id, weight in weights.items()],
            }
            for name in SCORES
        },
        "audits": audits
        | {
            "nameless": nameless,
            "unweighted": nameless,
            "not-asked": {"title": "Not asked", "score": None},
        },
    }


def _item(snippet):
    return {"node": {"snippet": snippet}}


def test_scores_are_read_out_of_100_and_times_as_they_are():
    assert read(report()) == GOOD
    assert tuple(read(report())) == NAMES


def test_a_page_that_could_not_be_opened_is_an_error_with_its_reason():
    failed = report() | {"runtimeError": {"message": "it never painted"}}
    with pytest.raises(ValueError, match="http://here/pond/: it never painted"):
        read(failed)


def test_a_number_that_is_missing_is_an_error_that_names_it():
    lacking = report()
    lacking["categories"]["performance"]["score"] = None
    del lacking["audits"]["largest-contentful-paint"]["numericValue"]
    with pytest.raises(ValueError, match="no performance, lcp in the report"):
        read(lacking)


def test_each_number_has_a_median_of_its_own_and_one_bad_run_spoils_none():
    runs = [GOOD | {"lcp": lcp, "tbt": tbt} for lcp, tbt in [(900, 30), (9000, 10), (1000, 900)]]
    assert medians(runs) == GOOD | {"lcp": 1000, "tbt": 30}


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({}, []),
        ({"performance": 90, "lcp": 2000, "cls": 0.01}, []),
        ({"performance": 89}, ["performance"]),
        ({"accessibility": 99, "lcp": 2001}, ["accessibility", "lcp"]),
        ({"cls": 0.011, "tbt": 9000}, ["cls"]),
    ],
)
def test_a_limit_may_be_reached_and_not_crossed(changed, wrong):
    limits = {
        "least": {"performance": 90, "accessibility": 100},
        "most": {"lcp": 2000, "cls": 0.01},
    }
    assert over(GOOD | changed, limits) == wrong


def test_every_limit_is_of_something_that_is_measured():
    for limits in lighthouse.LIMITS.values():
        assert {*limits["least"]} == {*SCORES}
        assert {*limits["most"]} <= {*AUDITS}
        assert over(GOOD | {"performance": 100}, limits) == []
        assert asked(limits)[0] == f"≥ {limits['least']['performance']}"
    assert {*lighthouse.LIMITS} == {*lighthouse.WINDOWS} == {*lighthouse.PRESETS}


def test_numbers_are_printed_as_their_limits_are():
    assert [shown("lcp", 1834.6), shown("cls", 0.0123), shown("seo", 100)] == [
        "1,835",
        "0.0123",
        "100",
    ]


def test_a_check_that_fails_is_told_with_its_place_and_one_that_does_not_count_is_not():
    told = [*faults(report())]
    assert told == [f"{name}: It has no name <div>" for name in SCORES[1:]]


def test_the_table_counts_the_pages_over_a_limit_and_crosses_what_is(capsys):
    slow = GOOD | {"lcp": 2500.0}
    found = {("phone", "/"): [GOOD] * 3, ("phone", "/pond/"): [slow, GOOD, slow]}
    assert lighthouse.table(found) == 1
    lines = capsys.readouterr().out.splitlines()
    (pond,) = (line for line in lines if "/pond/" in line)
    assert "✗ 2,500" in pond
    assert sum("✗" in line for line in lines) == 1


def test_runs_take_turns_and_a_fault_is_told_once(monkeypatch, capsys):
    opened = []
    monkeypatch.setattr(lighthouse, "ask", lambda *where: opened.append(where) or report())
    found = lighthouse.measure("http://here", ["/", "/pond/"], 2)
    once = [(f"http://here{page}", form) for form in lighthouse.LIMITS for page in ("/", "/pond/")]
    assert opened == once * 2
    assert all(runs == [GOOD, GOOD] for runs in found.values())
    assert capsys.readouterr().err.count("It has no name") == len(SCORES[1:])


def test_a_site_that_is_not_built_is_an_error_that_says_how_to_build_it(tmp_path):
    with pytest.raises(LookupError, match="`make site SERVE=0` builds one"):
        built(tmp_path, None)


def test_a_page_that_the_site_does_not_have_is_an_error_that_names_it(tmp_path):
    (tmp_path / "index.html").write_text("<p>pond", encoding="utf-8")
    assert [*built(tmp_path, ["/"])] == ["/"]
    with pytest.raises(LookupError, match="has no page /nowhere/"):
        built(tmp_path, ["/", "/nowhere/"])


@pytest.mark.parametrize("accepts", ["gzip, br", "identity"])
def test_a_page_is_served_gzipped_to_whoever_accepts_that(tmp_path, accepts):
    (tmp_path / "index.html").write_text("<p>pond" * 99, encoding="utf-8")
    with serving(partial(PackedHandler, directory=str(tmp_path))) as address:
        request = Request(address + "/", headers={"Accept-Encoding": accepts})
        with urlopen(request) as answer:
            body, headers = answer.read(), answer.headers
    assert (headers["Content-Encoding"] == "gzip") == ("gzip" in accepts)
    text = gzip.decompress(body) if "gzip" in accepts else body
    assert text.decode() == "<p>pond" * 99


def test_lighthouse_is_pinned_exactly(repository):
    folder = repository / "tools" / "lighthouse"
    wanted = json.loads((folder / "package.json").read_text())["dependencies"]
    lock = json.loads((folder / "package-lock.json").read_text())["packages"]
    assert wanted == {"lighthouse": lock["node_modules/lighthouse"]["version"]}
    assert all("integrity" in package for name, package in lock.items() if name)
