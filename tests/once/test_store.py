"""Verdicts are kept by what they depend on; what a check depends on is read from its source."""

from dataclasses import replace

import pytest

from tests.once.inputs import code, files, product, undeclared
from tests.once.store import DRAWN, Verdicts

PARTS = {"figures/kit/text.py": "a digest", "torch": "2.0"}


@pytest.fixture
def store(tmp_path):
    return Verdicts(tmp_path, keeping=True)


def fixed(store, commit):
    """The same store at another commit."""
    other = replace(store)
    other.__dict__["commit"] = commit
    return other


def test_a_verdict_stands_for_the_same_parts_and_no_others(store):
    store.on("films/one", "light", PARTS).keep({"by": "a rule"})
    same = store.on("films/one", "light", dict(reversed(PARTS.items())))
    assert same.committed
    assert same.found == {"by": "a rule"}
    for other in (
        store.on("films/one", "dark", PARTS),
        store.on("films/two", "light", PARTS),
        store.on("films/one", "light", PARTS | {"torch": "2.1"}),
        store.on("films/one", "light", {"torch": "2.0"}),
    ):
        assert not other.committed
        assert not other.stands


def test_entries_of_a_subject_share_a_file_and_do_not_disturb_each_other(store, tmp_path):
    store.on("films/one", "light", PARTS).keep()
    store.on("films/one", "dark", PARTS).keep()
    assert [path.name for path in (tmp_path / "films").iterdir()] == ["one.json"]
    assert store.on("films/one", "light", PARTS).committed
    assert store.on("films/one", "dark", PARTS).committed


def test_each_commit_draws_others(store):
    entries = [f"{number}" for number in range(2000)]
    drawn = [
        {entry for entry in entries if fixed(store, commit).on("films/one", entry, PARTS).drawn}
        for commit in ("a", "b")
    ]
    for some in drawn:
        assert 0.5 < len(some) / len(entries) * DRAWN < 1.5
    assert drawn[0] != drawn[1]
    assert len(drawn[0] & drawn[1]) < len(drawn[0]) / 2


def test_what_is_drawn_does_not_stand_and_the_rest_does(store):
    every = [store.on("films/one", str(number), PARTS) for number in range(100)]
    for one in every:
        one.keep()
    again = [store.on("films/one", one.entry, PARTS) for one in every]
    assert {one.entry for one in again if one.stands} == {o.entry for o in every if not o.drawn}


def test_a_finding_that_contradicts_what_is_committed_is_an_error(store):
    store.on("mutants/attention", "sign", PARTS).keep({"by": "one test"})
    with pytest.raises(AssertionError, match=r"“sign”: .*one test.*, now .*another"):
        store.on("mutants/attention", "sign", PARTS).keep({"by": "another"})


def test_nothing_is_written_unless_it_is_to_be_kept(tmp_path):
    Verdicts(tmp_path).on("films/one", "light", PARTS).keep()
    assert [*tmp_path.iterdir()] == []


def test_the_code_of_a_check_is_what_it_imports_and_what_pytest_loads_for_it():
    found = code("tests/once/test_store.py")
    own = {"tests/once/test_store.py", "tests/once/store.py", "tests/conftest.py"}
    assert own | {"tests/browsing.py", "figures/engine/keys.py"} <= found.keys()
    assert {"python", "pytest", "playwright"} <= found.keys()
    assert "figures/translation/words.py" not in found
    assert "tests/anim/conftest.py" in code("tests/anim/kit/test_stage.py")


def test_the_code_of_a_helper_brings_no_tests_with_it():
    assert "tests/conftest.py" not in code("tests/anim/vector/shapes.py")


def test_a_film_depends_on_its_scene_and_its_weights():
    parts = product("translation/recurrent/unrolling")
    assert "anim/translation/recurrent.py" in parts
    assert any(path.startswith("illustrated_models/weights/") for path in parts)
    assert "figures/translation/words.py" not in parts


def test_what_was_opened_is_among_the_parts(repository):
    parts = files("docs/widgets/runtime/*.js", "README.md")
    opened = [str(repository / "README.md"), "docs/widgets/runtime/tensor.js", "/etc/hostname"]
    assert undeclared(opened, parts) == []
    more = [str(repository / "docs/index.md"), str(repository / "docs/generated/facts.yml")]
    assert undeclared([*opened, *more], parts) == ["docs/index.md"]
    compiled = str(repository / "figures/kit/__pycache__/text.cpython-311.pyc")
    assert undeclared([compiled], parts) == ["figures/kit/text.py"]


def test_a_pattern_that_names_no_file_is_an_error():
    with pytest.raises(AssertionError, match="no file"):
        files("docs/nowhere/*.js")
