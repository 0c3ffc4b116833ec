"""What a build of the site reads, and how often: counted by Python's own audit of `open`."""

import json
import subprocess
import sys

import pytest

from tests.figures.engine.test_serve import SETTINGS

COUNTER = """
import collections, json, os, sys
opened = collections.Counter()
def count(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, os.PathLike)):
        opened[os.path.relpath(arguments[0])] += 1
sys.addaudithook(count)
from mkdocs.__main__ import cli
try:
    cli(["build", "--quiet"], standalone_mode=False)
finally:
    print(json.dumps(opened))
"""
PAGE = """
# Pond

--8<-- "pond/shore/leaping.html"

It leaps {= pond.shore.leaping.size | show("d") =} metres. {= claim("A frog leaps") =}
Again: {= pond.shore.leaping.size | show("d") =} metres. {= claim("A frog leaps") =}
"""


@pytest.fixture
def opened(pond):
    """How often each file is opened while the site is built; the figures are fresh."""
    # As if all had been written long ago: what is known of a file written just now is not trusted.
    pond.edit("figures/engine/storage.py", "SETTLED_SECONDS = 2.0", "SETTLED_SECONDS = -1.0")
    pond.write("mkdocs.yml", SETTINGS.format(base=pond.root / "docs/generated"))
    for name in ("index", "about", "posts/pond"):
        pond.write(f"docs/{name}.md", PAGE)
    done = subprocess.run(
        [sys.executable, "-c", COUNTER],
        cwd=pond.root,
        env=pond.environment(NO_MKDOCS_2_WARNING="1"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("table", ["facts", "claims"])
def test_a_table_is_read_once_however_many_pages_and_claims_there_are(opened, table):
    # To see that it needs no writing, and to be published.
    assert opened[f"docs/generated/{table}.yml"] == 2


def test_a_page_is_read_once_by_the_engine_and_once_by_each_who_reads_for_himself(opened):
    readers = ("the engine", "what looks for heroes, before", "MkDocs", "the proof")
    for name in ("index", "about", "posts/pond"):
        assert opened[f"docs/{name}.md"] == len(readers), name
