import json
import multiprocessing
import shutil

import pytest

from figures.engine.pool import preload_of

REPORT = """
    import json, os, sys
    from figures.kit.plain import figure

    @figure()
    def {name}(trace):
        return json.dumps(dict(
            pid=os.getpid(),
            modules=sorted(sys.modules),
            threads=os.environ["OMP_NUM_THREADS"],
            main=getattr(sys.modules["__main__"], "__file__", ""),
        ))
"""


@pytest.fixture(scope="module")
def reports(built_pond, tmp_path_factory):
    root = tmp_path_factory.mktemp("pooled") / "pond"
    shutil.copytree(built_pond.root, root)
    pond = type(built_pond)(root)
    names = ("one", "two", "three")
    for name in names:
        pond.write(f"figures/pond/{name}.py", REPORT.format(name=name))
    done = pond.run("build", "-j", "1")
    assert done.returncode == 0, done.stderr
    pages = [pond.generated(f"pond/{name}/{name}.html").read_text() for name in names]
    return [json.loads(page[3:-4]) for page in pages]


def test_every_task_has_a_process_of_its_own(reports):
    assert len({report["pid"] for report in reports}) == 3


def test_a_worker_has_imported_nothing_of_the_parents(reports):
    for report in reports:
        assert not report["main"]
        assert "figures.engine.worker" in report["modules"]
        parents = {"figures.engine.cli", "figures.engine.build", "click", "figures.engine.registry"}
        assert not parents & set(report["modules"])


def test_a_worker_has_what_its_kind_preloads_and_not_the_sources_of_its_neighbours(reports):
    for report in reports:
        assert "decimal" in report["modules"]
        assert len([name for name in report["modules"] if name.startswith("figures.pond.")]) == 1


def test_a_worker_computes_on_one_thread(reports):
    assert [report["threads"] for report in reports] == ["1", "1", "1"]


def test_what_to_preload_is_read_without_importing(tmp_path):
    kind = tmp_path / "kind.py"
    kind.write_text('import nowhere\nPRELOAD = ("torch", "numpy")\n')
    names = preload_of([kind, tmp_path / "absent.py"])
    assert names[-2:] == ("torch", "numpy")
    assert not any(name.startswith("figures") for name in names)


def test_the_tests_themselves_start_no_pool():
    assert multiprocessing.active_children() == []
