"""For every module and every product of the real project: what is made again is what used it."""

import pytest

from figures.engine.wanted import NOTEBOOK
from tests.faults.yard import Yard, yard


@pytest.fixture(scope="module")
def project() -> Yard:
    """A copy of the built project."""
    return yard()


def differences(wanted: set[str], found: set[str]) -> dict[str, set[str]]:
    """What was missed and what was extra, if anything was."""
    parts = {"missed": wanted - found, "extra": found - wanted}
    return {name: products for name, products in parts.items() if products}


def test_what_has_just_been_built_is_not_stale(project):
    assert project.stale() == set()
    assert len(project.states) >= 15


def test_every_module_makes_those_products_stale_whose_worker_had_imported_it(project):
    wrong = {}
    for module in project.modules:
        with project.restored():
            project.say_more(module)
            if found := differences(project.importers(module), project.stale()):
                wrong[module] = found
    assert wrong == {}


def test_every_file_of_data_and_weights_makes_those_products_stale_that_had_read_it(project):
    folders = (project.root / "illustrated_models" / name for name in ("data", "weights"))
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    paths = [project.project.relative(path) for path in files if path.suffix != ".py"]
    wrong = {}
    for path in paths:
        with project.restored():
            project.flip(path)
            if found := differences(project.openers(path), project.stale()):
                wrong[path] = found
    assert wrong == {}
    assert any(project.openers(path) for path in paths)


def test_a_product_reads_every_file_that_its_example_declares(project):
    read = {name: set(state.opened) for name, state in project.states.items()}
    assert read == {name: {*product.reads} for name, product in project.products.items()}


def test_every_function_of_a_figure_makes_stale_what_it_draws_and_nothing_else(project):
    wrong = {}
    drawn = (name for name, product in project.products.items() if product.kind != NOTEBOOK)
    for name in drawn:
        with project.restored():
            project.inside(name, lambda own: own.replace('"""', '"""More: ', 1))
            if found := differences(drawn_by(project, name), project.stale()):
                wrong[name] = found
    assert wrong == {}


def drawn_by(project, name):
    """What one function draws, in all languages, and what borrows from its file."""
    known, one = project.products, project.products[name]
    guests = {each for each in project.importers(one.module) if known[each].module != one.module}
    same = (one.module, one.attribute)
    return guests | {each for each, two in known.items() if (two.module, two.attribute) == same}
