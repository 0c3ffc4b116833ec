"""What live models load: packed once, again when its sources change, and no longer than named."""

import gzip
import json
import shutil
from hashlib import sha256

import pytest
import torch
from safetensors.torch import save

from figures.engine.links import Links
from figures.engine.live import Live, megabytes, read_manifest

WIDGETS = """
    from figures.kit.plain import widget
    from illustrated_models.examples.pond.frog import leap

    @widget(of=leap, element="leap", models="pike")
    def leaping(trace):
        return trace
"""
KERNEL = "widgets/matmul.wasm"


def train(pond, name, seed):
    """Publish weights of this name."""
    weights = save({"states": torch.full((50, 40), float(seed)).half()})
    card = {
        "name": name,
        "sha256": sha256(weights).hexdigest(),
        "architecture": "swimmer",
        "sizes": {"hidden": 40},
        "vocabularies": {"source": ["le"], "target": ["the"]},
    }
    folder = pond.root / "illustrated_models" / "weights"
    (folder / f"{name}.safetensors").write_bytes(weights)
    (folder / f"{name}.json").write_text(json.dumps(card))
    return card["sha256"]


@pytest.fixture(scope="module")
def live_pond(built_pond, repository, tmp_path_factory):
    """A pond with a widget, made."""
    root = tmp_path_factory.mktemp("live") / "pond"
    shutil.copytree(built_pond.root, root)
    pond = type(built_pond)(root)
    pond.edit("pyproject.toml", "film =", 'widget = "figures.kit.plain:make"\nfilm =')
    pond.edit("figures/kit/plain.py", "def make", "widget = figure\n\ndef make")
    pond.write("docs/widgets/pond/leap.js", "export const start = () => {};\n")
    kernel = (repository / "docs/widgets/runtime/matmul.wat").read_text(encoding="utf-8")
    pond.write("docs/widgets/runtime/matmul.wat", kernel)
    train(pond, "pike", 1)
    pond.write("figures/pond/sky.py", WIDGETS)
    done = pond.run("build")
    assert done.returncode == 0, done.stderr
    return pond


@pytest.fixture
def pond(live_pond, tmp_path):
    """A copy, to do anything with."""
    shutil.copytree(live_pond.root, tmp_path / "pond")
    return type(live_pond)(tmp_path / "pond")


def made(pond):
    """The files that live models load, with the time each was written."""
    folder = pond.root / "docs" / "generated"
    paths = [*folder.glob("models/*"), *folder.glob("widgets/*")]
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in paths}


def test_the_networks_that_a_widget_names_are_packed_and_the_kernel_is_assembled(pond):
    entry = read_manifest(pond.project)["pike"]
    data = pond.generated(entry["path"]).read_bytes()
    assert entry["path"] == f"models/pike-{sha256(data).hexdigest()[:12]}.weights"
    assert entry["bytes"] == len(data)
    assert b"pike" in gzip.decompress(data)
    assert pond.generated(KERNEL).read_bytes().startswith(b"\0asm")
    assert {*made(pond)} == {entry["path"], KERNEL}


def test_a_build_that_finds_all_fresh_packs_nothing(pond):
    before = made(pond)
    assert Live(pond.workspace).stale == []
    assert pond.run("build").returncode == 0
    assert made(pond) == before


def test_new_weights_are_packed_under_a_new_name_and_the_old_file_goes(pond):
    before = made(pond)
    train(pond, "pike", 2)
    assert Live(pond.workspace).stale == ["pike"]
    assert pond.run("build").returncode == 0
    after = made(pond)
    assert len(after) == len(before)
    assert after.keys() & before.keys() == {KERNEL}
    assert after[KERNEL] == before[KERNEL]


@pytest.mark.parametrize("harm", ["edited", "deleted"])
def test_a_file_that_was_edited_or_deleted_by_hand_is_made_again(pond, harm):
    (path,) = (pond.root / "docs/generated/models").glob("*")
    intact = path.read_bytes()
    path.write_bytes(b"")
    if harm == "deleted":
        path.unlink()
    assert pond.run("build").returncode == 0
    assert path.read_bytes() == intact


def test_a_changed_kernel_is_assembled_and_no_network_is_packed(pond):
    pond.edit("docs/widgets/runtime/matmul.wat", "(module", "(module ;; changed\n")
    assert Live(pond.workspace).stale == ["kernel"]


def test_a_changed_packer_packs_anew(pond):
    source = pond.root / "figures/engine/weights.py"
    source.write_text(source.read_text().replace("compresslevel=9", "compresslevel=1"))
    assert "pike" in Live(pond.workspace).stale


def test_what_no_widget_names_any_more_goes(pond):
    pond.edit("figures/pond/sky.py", ', models="pike"', "")
    assert pond.run("build").returncode == 0
    assert {*made(pond)} == {KERNEL}
    (pond.root / "figures/pond/sky.py").unlink()
    assert pond.run("build").returncode == 0
    assert made(pond) == {}


def test_a_kernel_that_is_not_well_formed_stops_the_build_with_its_place(pond):
    pond.edit("docs/widgets/runtime/matmul.wat", "(module", "(engine")
    done = pond.run("build")
    assert done.returncode == 2
    assert "matmul.wat" in done.stderr
    assert "Traceback" not in done.stderr


def test_weights_that_are_not_the_cards_stop_the_build(pond):
    sha = train(pond, "pike", 3)
    card = pond.root / "illustrated_models/weights/pike.json"
    card.write_text(card.read_text().replace(sha, "0" * 64))
    done = pond.run("build")
    assert done.returncode == 2
    assert "pike" in done.stderr


def test_an_unknown_network_is_told_with_the_nearest(pond):
    pond.edit("figures/pond/sky.py", '"pike"', '("pike", "carpp")')
    done = pond.run("build")
    assert done.returncode == 1
    assert "illustrated_models/weights/carpp.json is missing" in done.stderr
    assert "carp.json" in done.stderr.partition("nearest")[2]


def test_an_unknown_element_is_told_with_the_nearest(pond):
    pond.edit("figures/pond/sky.py", '"leap"', '"leep"')
    done = pond.run("build")
    assert done.returncode == 1
    assert "figures/pond/sky.py:5: element='leep'" in done.stderr
    assert "there is no docs/widgets/pond/leep.js; nearest: leap" in done.stderr
    assert not pond.generated("pond/sky/leaping.html").exists()


def test_a_network_that_is_not_named_by_text_is_told(pond):
    pond.edit("figures/pond/sky.py", '"pike"', "7")
    assert "models= takes names of weights" in pond.run("build").stderr


def test_a_changed_module_of_the_page_redraws_nothing(pond):
    pond.write("docs/widgets/pond/leap.js", "export const start = () => 1;\n")
    assert pond.stale() == set()


def test_a_changed_card_redraws_the_widget_that_tells_its_sha256(pond):
    train(pond, "pike", 4)
    assert pond.stale() == {"pond/sky/leaping"}


def test_a_page_is_told_where_the_networks_lie_and_what_they_weigh(pond):
    links, entry = Links(pond.workspace), read_manifest(pond.project)["pike"]
    told = links.resolve("models/pike", "posts/pond/").replace("&quot;", '"')
    expected = {"name": "pike", "url": f"../../generated/{entry['path']}"}
    expected |= {"bytes": entry["bytes"], "sha256": entry["sha256"]}
    assert json.loads(told) == {"pike": expected}
    assert links.resolve("model/pike", "pond/") == f"../generated/{entry['path']}"
    assert links.resolve("megabytes/pike", "pond/") == megabytes(pond.project, ["pike"]) == "0.0"


def test_the_code_that_runs_in_the_page_has_a_page_of_its_own(pond):
    assert "start = " in pond.generated("source/docs/widgets/pond/leap.js.html").read_text()
    assert pond.generated("source/docs/widgets/runtime/matmul.wat.html").is_file()
