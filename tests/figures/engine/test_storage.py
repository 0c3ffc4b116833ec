import importlib.util
import os
import sys
import time

from figures.engine import storage
from figures.engine.loader import ExactFinder, ExactLoader
from figures.engine.storage import FileHashes, read_json, remove, write_if_changed


def age(path, seconds=60):
    os.utime(path, (time.time() - seconds,) * 2)


def test_a_file_is_written_once_and_whole(tmp_path):
    path, temp = tmp_path / "out/a.html", tmp_path / "temp"
    assert write_if_changed(path, b"one", temp)
    before = path.stat().st_mtime_ns
    assert not write_if_changed(path, b"one", temp)
    assert path.stat().st_mtime_ns == before
    assert write_if_changed(path, b"two", temp)
    assert path.read_bytes() == b"two"
    assert [*temp.iterdir()] == []


def test_removing_a_file_removes_the_folders_that_it_leaves_empty(tmp_path):
    for name in ("keep/a/b/c.html", "keep/d.html"):
        write_if_changed(tmp_path / name, b"", tmp_path / "temp")
    remove(tmp_path / "keep/a/b/c.html", tmp_path)
    remove(tmp_path / "keep/a/b/c.html", tmp_path)
    assert [path.name for path in (tmp_path / "keep").iterdir()] == ["d.html"]
    remove(tmp_path / "keep/d.html", tmp_path / "keep")
    assert (tmp_path / "keep").is_dir()


def test_a_broken_record_counts_as_none(tmp_path):
    (tmp_path / "a.json").write_text("{")
    (tmp_path / "b.json").write_text("[1]")
    assert [read_json(tmp_path / name) for name in ("a.json", "b.json", "c.json")] == [{}] * 3


def test_a_big_file_is_read_once(tmp_path, monkeypatch):
    path = tmp_path / "weights"
    path.write_bytes(b"w" * 100)
    monkeypatch.setattr(storage, "SETTLED_SECONDS", -1.0)
    hashes = FileHashes(tmp_path)
    first = hashes.of(path)
    hashes.save(tmp_path / "temp")
    monkeypatch.setattr(storage, "digest", lambda data: "read again")
    assert FileHashes(tmp_path).of(path) == first
    path.write_bytes(b"v" * 100)
    assert FileHashes(tmp_path).of(path) == "read again"


def test_the_digest_of_a_file_that_just_changed_is_not_trusted(tmp_path):
    path = tmp_path / "weights"
    path.write_bytes(b"w")
    hashes = FileHashes(tmp_path)
    hashes.of(path)
    assert hashes.used == {}
    assert hashes.of(tmp_path / "nowhere") == "missing"


def load(path, store):
    spec = importlib.util.spec_from_loader("fish", ExactLoader("fish", str(path), store))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_two_saves_in_a_second_that_keep_the_size_are_told_apart(tmp_path):
    path = tmp_path / "fish.py"
    found = []
    for text in ("length = 1", "length = 2", "length = 1"):
        path.write_text(text)
        os.utime(path, (1_000_000_000,) * 2)
        found.append(load(path, tmp_path).length)
    assert found == [1, 2, 1]
    assert len([*(tmp_path / "code").iterdir()]) == 2
    assert not (tmp_path / "__pycache__").exists()


def test_only_our_packages_are_loaded_exactly(pond):
    finder = ExactFinder(pond.project)
    assert finder.find_spec("figures", None).origin == str(pond.root / "figures/__init__.py")
    assert finder.find_spec("json", None) is None
    spec = finder.find_spec("figures.engine.paths", sys.modules["figures.engine"].__path__)
    assert isinstance(spec.loader, ExactLoader)
    assert (
        finder.find_spec("figures.engine.nowhere", sys.modules["figures.engine"].__path__) is None
    )
