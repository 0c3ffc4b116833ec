"""A test whose verdict is committed is not run, unless it is drawn; one that is wrong is red."""

import json
import os
import re
import subprocess
import sys

import pytest

N = 40


@pytest.fixture
def run(repository, tmp_path):
    """Run the specimens; how many passed, were skipped, failed, and all that was said."""

    def running(*arguments, **environment):
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0"]
        done = subprocess.run(
            [*command, "tests/once/specimens.py", "--verdicts-in", str(tmp_path), *arguments],
            cwd=repository,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        counts = re.findall(r"(\d+) (passed|skipped|failed)", done.stdout.splitlines()[-1])
        return {word: int(number) for number, word in counts}, done.stdout

    return running


def test_what_was_found_right_is_run_again_only_where_it_is_drawn(run, tmp_path):
    counts, _ = run("-k", "names", "--keep-verdicts")
    assert counts == {"passed": N}
    kept = {path.name: path.read_text() for path in (tmp_path / "specimens").iterdir()}
    assert kept.keys() == {"0.json", "1.json"}
    counts, said = run("-k", "names")
    assert counts.get("passed", 0) + counts["skipped"] == N
    assert counts["skipped"] > N / 2
    assert "stands by its committed verdict" in said
    # Nothing is written unless that is asked for.
    assert kept == {path.name: path.read_text() for path in (tmp_path / "specimens").iterdir()}
    # One that is drawn and is wrong is red, and says what is committed.
    counts, said = run("-k", "names", WRONG="1")
    assert counts["skipped"] > N / 2
    if counts.get("failed"):
        assert "says that this was found right: it is wrong" in said


def test_a_verdict_of_other_inputs_counts_for_nothing(run, tmp_path):
    run("-k", "names", "--keep-verdicts")
    for path in (tmp_path / "specimens").iterdir():
        entries = json.loads(path.read_text())
        path.write_text(json.dumps({name: {"key": "another"} for name in entries}))
    counts, _ = run("-k", "names", WRONG="1")
    assert counts == {"failed": N}


def test_no_verdict_is_kept_of_what_opens_more_than_it_names_or_fails(run, tmp_path):
    counts, said = run("-k", "more", "--keep-verdicts")
    assert counts == {"failed": 1}
    assert "its verdict does not name what it opened: CONTRIBUTING.md" in said
    counts, _ = run("-k", "names", "--keep-verdicts", WRONG="1")
    assert counts == {"failed": N}
    assert [*tmp_path.iterdir()] == []
