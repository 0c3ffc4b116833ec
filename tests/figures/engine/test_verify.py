"""`illustrate verify` on the pond: each way in which a site can be wrong is told."""

import json
import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from figures.engine.verify_copies import compare_files, files_of
from figures.engine.verify_record import record_path
from tests.figures.engine.weather import UNSTEADY

SETTINGS = """
    site_name: Pond
    use_directory_urls: true
    theme:
      name: mkdocs
      highlightjs: false
    hooks: [figures/engine/hook.py]
    exclude_docs: generated/**/*.html
    plugins:
      - macros:
          modules: [figures.engine.macros]
          j2_variable_start_string: "{="
          j2_variable_end_string: "=}"
          on_undefined: strict
          on_error_fail: true
    markdown_extensions:
      - pymdownx.snippets:
          base_path: [!relative $config_dir/docs/generated]
          check_paths: true
"""
PAGE = """
# Pond

--8<-- "pond/shore/leaping.html"

It leaps {= pond.shore.leaping.size | show("d") =} metres.

--8<-- "pond/shore/frog-leaps.html"

{= claim("A frog leaps") =}.
"""
GERMAN = {
    "mkdocs.de.yml": """
        INHERIT: mkdocs.yml
        docs_dir: docs/languages/de
        theme: {language: de, logo: "", favicon: "", palette: []}
    """,
    "docs/languages/de/labels.toml": """
        language = {name = "Deutsch", direction = "ltr", decimal = ","}
        words = {"A frog leaps" = "Ein Frosch springt"}
    """,
    "docs/languages/de/index.md": f"---\nof: index.md\n---\n{PAGE}".replace('"d"', '".1f"'),
}
# The pond draws no marks, and so it has a reader of its own.
READER = """
from figures.proof.difference import Difference

def read_product(outputs, trace):
    drawn = outputs[".html"].decode()
    return [Difference("text", "the text", "n", "9", str(trace))] if "nine" in drawn else []
"""
WEATHER = ("clouds", "lightning", "rain", "sunset", "wind", "evening")
# What is remembered of sources between runs; no page and no key stands on it.
CACHES = {".illustrate/files.json", ".illustrate/syntax.json", ".illustrate/lock"}


@pytest.fixture(scope="session")
def proved(dug_pond, tmp_path_factory):
    """The pond with a page and a record, as a fresh clone has it: nothing is built."""
    root = tmp_path_factory.mktemp("proved") / "pond"
    shutil.copytree(dug_pond.root, root)
    pond = type(dug_pond)(root)
    pond.write("mkdocs.yml", SETTINGS)
    pond.write("docs/index.md", PAGE)
    pond.write("figures/proof/reader.py", READER)
    pond.edit("figures/engine/verify_example.py", '"torch", "safetensors.torch", "jaxtyping", ', "")
    done = pond.run("verify", "--accept")
    assert done.returncode == 0, done.stdout + done.stderr
    return pond


@pytest.fixture
def shore(proved, tmp_path):
    """A copy of it, to do anything with."""
    shutil.copytree(proved.root, tmp_path / "pond")
    return type(proved)(tmp_path / "pond")


def verified(pond, *arguments, code=1):
    """What the command says to programs."""
    done = pond.run("verify", "--json", *arguments)
    assert done.returncode == code, done.stdout + done.stderr
    return json.loads(done.stdout)


def told(found):
    return [(each["name"], each["rule"]) for each in found["differences"]]


def test_a_fresh_clone_is_verified_twice_and_nothing_but_caches_is_written(shore):
    shore.write(".illustrate/files.json", '{"/gone": [0, 0, 0, 0, "a digest"]}')  # to be swept
    before = files_of(shore.root)
    for _ in range(2):
        done = shore.run("verify")
        assert done.returncode == 0, done.stdout + done.stderr
        last = "verified 4 products, 0 elements, 1 quote, 3 pages: no difference"
        assert done.stdout.splitlines()[-1] == last
        assert "nothing is built here" in done.stdout
    written = {path for path, _ in compare_files("", before, files_of(shore.root))}
    assert ".illustrate/files.json" in written
    assert {path for path in written if not path.startswith(".illustrate/code/")} <= CACHES


def test_what_differs_between_two_builds_is_told_figure_by_figure(shore):
    shore.write("figures/pond/weather.py", UNSTEADY)
    found = verified(shore, "pond/weather")
    names = {name for name, rule in told(found) if rule == "two builds"}
    assert names - {"facts.yml"} == {f"pond/weather/{name}" for name in WEATHER}


def test_where_all_is_built_one_fresh_build_tells_as_much(shore):
    shore.write("figures/pond/weather.py", UNSTEADY)
    assert shore.run("build").returncode == 0
    found = verified(shore, "pond/weather", "--once")
    assert {rule for _, rule in told(found)} == {"published", "record"}
    published = {name for name, rule in told(found) if rule == "published"}
    assert published == {f"pond/weather/{name}" for name in WEATHER}


@pytest.fixture(scope="module")
def tampered(proved, tmp_path_factory):
    """What is told of a pond where all sorts of things were changed, in one run."""
    root = tmp_path_factory.mktemp("tampered") / "pond"
    shutil.copytree(proved.root, root)
    pond = type(proved)(root)
    pond.write("illustrated_models/weights/carp.safetensors", "other weights")
    pond.edit("docs/index.md", "pond.shore.leaping.size", "pond.shore.frog_leaps.size")
    pond.edit("figures/pond/shore.py", '"A frog leaps": trace > 0', "")
    pond.edit("docs/index.md", '{= claim("A frog leaps") =}.', "")
    record = json.loads((root / "figures/pond/record.json").read_text())
    record["products"]["pond/shore/frog-leaps"]["facts"]["size"]["value"] = 12
    pond.write("figures/pond/record.json", json.dumps(record))
    assert pond.run("build").returncode == 0
    pond.edit("docs/generated/pond/shore/leaping.html", "11", "12")
    pond.edit("docs/generated/facts.yml", '"value": 11', '"value": 12')
    pond.write("docs/generated/pond/water/young-fish.html", "<p>nine</p>")
    pond.generated("pond/water/old-carp.html").unlink()
    return verified(pond)["differences"]


def of(differences, name, rule):
    return [each for each in differences if (each["name"], each["rule"]) == (name, rule)]


def test_a_figure_that_was_edited_after_the_build_is_told_with_both_texts(tampered):
    [difference] = of(tampered, "pond/shore/leaping", "published")
    assert ("12" in difference["drawn"], "11" in difference["computed"]) == (True, True)


def test_what_is_published_is_read_against_a_new_trace(tampered):
    [difference] = of(tampered, "pond/water/young-fish", "text")
    assert (difference["drawn"], difference["computed"]) == ("9", "6")
    assert tampered[0] == difference


def test_a_figure_that_is_missing_after_the_build_is_told(tampered):
    [difference] = of(tampered, "pond/water/old-carp", "published")
    assert difference["drawn"] == "no file"


def test_an_edited_table_of_facts_is_told(tampered):
    assert of(tampered, "facts.yml", "published")


def test_weights_that_were_replaced_are_told_in_the_trace_and_the_fact(tampered):
    assert of(tampered, "pond/fish/carp", "record")
    assert of(tampered, "pond/water/old-carp", "record")


def test_an_edited_record_is_told_with_its_entry(tampered):
    [difference] = of(tampered, "pond/shore/frog-leaps", "record")
    assert difference["element"] == "size"
    assert '"value": 12' in difference["computed"]


def test_a_page_that_quotes_another_fact_of_the_same_value_is_told(tampered):
    [quote, _] = sorted(of(tampered, "index.html", "record"), key=lambda each: -len(each["drawn"]))
    assert "frog_leaps" in quote["drawn"]
    assert "shore.leaping" in quote["computed"]


def test_a_claim_that_is_dropped_is_told_on_the_page_and_in_the_figure(tampered):
    [difference] = of(tampered, "pond/shore/leaping", "record")
    assert "A frog leaps" in difference["computed"]
    assert any("A frog leaps" in each["computed"] for each in of(tampered, "index.html", "record"))


def test_nothing_else_is_told(tampered):
    assert {(each["name"], each["rule"]) for each in tampered} == {
        ("pond/water/young-fish", "text"),
        ("pond/water/young-fish", "published"),
        ("pond/water/old-carp", "published"),
        ("pond/shore/leaping", "published"),
        ("facts.yml", "published"),
        ("pond/fish/carp", "record"),
        ("pond/water/old-carp", "record"),
        ("pond/shore/frog-leaps", "record"),
        ("pond/shore/leaping", "record"),
        ("index.html", "record"),
    }


def test_what_was_built_from_older_sources_is_not_taken_for_an_edit(shore):
    assert shore.run("build").returncode == 0
    shore.edit("figures/pond/water.py", "rounded(trace) + 1", "rounded(trace + 1)")
    found = verified(shore, "pond/water", code=0)
    assert "1 not built from these sources" in found["notes"][0]


def test_accepting_writes_what_moved_and_nothing_else(shore):
    before = (shore.root / "figures/pond/record.json").read_text().splitlines()
    shore.edit("illustrated_models/frog.py", "10 + age", "20 + age")
    done = shore.run("verify", "--accept")
    assert done.returncode == 0
    assert "no difference; accepted" in done.stdout
    after = (shore.root / "figures/pond/record.json").read_text().splitlines()
    moved = [line for line in after if line not in before]
    assert 0 < len(moved) < 6
    assert all("21" in line for line in moved)
    assert shore.run("verify").returncode == 0


def test_pages_in_other_languages_are_read_with_their_words_and_numerals(shore):
    for path, text in GERMAN.items():
        shore.write(path, text)
    done = shore.run("verify", "--accept")
    assert done.returncode == 0, done.stdout + done.stderr
    page = json.loads((shore.root / record_path("pond")).read_text())["pages"]["de/index.html"]
    assert (page["claims"], page["quotes"][0][2]) == (["Ein Frosch springt"], "11,0")
    table = "docs/languages/de/labels.toml"
    shore.write(table, GERMAN[table].replace("springt", "hüpft").replace('","', '"·"'))
    found = [each for each in verified(shore)["differences"] if each["name"] == "de/index.html"]
    words, number = (json.dumps(each, ensure_ascii=False) for each in found)
    assert "hüpft" in words + number
    assert "11·0" in words + number


def test_what_is_wrong_in_itself_cannot_be_accepted(shore):
    shore.write("figures/pond/weather.py", UNSTEADY)
    before = (shore.root / "figures/pond/record.json").read_text()
    assert ("pond/weather/rain", "two builds") in told(verified(shore, "--accept"))
    assert (shore.root / "figures/pond/record.json").read_text() == before


def test_a_page_that_prints_a_fact_wrongly_is_not_built(shore):
    with (shore.root / "figures/engine/macros.py").open("a") as macros:
        macros.write("\n\ndef printed(value, spec):\n    return 'twelve'\n")
    done = shore.run("verify")
    assert done.returncode == 1
    assert (
        "“twelve” on docs/index.md: text of pond.shore.leaping.size: drawn twelve, computed 11"
    ) in done.stderr


def test_a_figure_that_cannot_be_made_is_told(shore):
    shore.edit("figures/pond/shore.py", "return trace,", "return trace / 0,")
    done = shore.run("verify", "--json", "pond/shore/leaping")
    assert done.returncode == 1
    assert json.loads(done.stdout)["verified"] is False
    assert "pond/shore/leaping: ZeroDivisionError" in done.stderr


def test_an_unknown_name_is_told_with_the_nearest(shore):
    done = shore.run("verify", "pond/shore/leeping")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no “pond/shore/leeping”; nearest: pond/shore/leaping" in done.stderr


def test_an_interrupted_run_leaves_no_process_and_no_file(shore, tmp_path_factory, monkeypatch):
    scratch = tmp_path_factory.mktemp("s")  # short: sockets below it may have 107 characters
    monkeypatch.setenv("TMPDIR", str(scratch))
    process = shore.start("verify")
    deadline = time.monotonic() + 60
    while not [*scratch.rglob("facts.yml"), *scratch.rglob("state")]:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors.splitlines()[-1]) == (130, "Stopped. Nothing was changed.")
    assert [*scratch.glob("verify-*")] == []
    assert still_running(str(scratch)) == []


def still_running(place):
    """The processes that work below this folder."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if place in os.readlink(folder / "cwd"):  # noqa: PTH115
                found.append(folder.name)
        except OSError:
            continue
    return found
