import json

from figures.engine.keys import key_of, versions


def keys_of(pond, **environment):
    done = pond.run("why", "pond", **environment)
    assert done.returncode == 0, done.stderr
    return [line for line in done.stdout.splitlines() if line.startswith("  key")]


def test_the_key_depends_on_neither_hash_seed_nor_working_directory_nor_folder(pond, built_pond):
    first = keys_of(pond, PYTHONHASHSEED="1")
    assert len(first) == len(pond.everything)
    assert first == keys_of(built_pond, PYTHONHASHSEED="2", PWD="/")


def test_every_part_counts():
    parts = {"a.py": "1", "torch": "2.13.0"}
    keys = {key_of(parts), key_of(parts | {"a.py": "2"}), key_of(parts | {"torch": "2.14.0"})}
    assert len(keys) == 3
    assert key_of(parts) == key_of(dict(reversed(parts.items())))


def test_versions_are_public_ones_and_of_what_the_closure_imports():
    found = versions(["torch", "PIL", "nowhere"])
    assert found["torch"].count("+") == 0
    assert found["torch"][0].isdigit()
    assert found["pillow"][0].isdigit()
    assert found["nowhere"] == "not installed"
    assert "python" in found


def test_a_sibling_that_the_figure_speaks_of_is_part_of_its_key(pond):
    pond.edit("figures/pond/water.py", "return rounded(trace) + 1", "return young_fish(trace) + 1")
    before = pond.workspace.standings["pond/water/old-carp"].product.key
    pond.edit("figures/pond/water.py", "return rounded(trace)\n", "return rounded(trace) + 5\n")
    assert pond.workspace.standings["pond/water/old-carp"].product.key != before


def test_states_hold_the_parts_so_that_why_can_tell(pond):
    state = json.loads((pond.project.states / "pond/water/young-fish.json").read_text())
    assert {"python", "illustrated_models/fish.py"} <= state["parts"].keys()
    assert "illustrated_models/data/pond/ages.tsv" in state["parts"]
    assert "illustrated_models/frog.py" not in state["parts"]
