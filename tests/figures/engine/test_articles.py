"""What holds for every product of the articles, without making any."""

import pytest

from figures.engine.paths import Project
from figures.engine.workspace import Workspace


@pytest.fixture(scope="module")
def workspace(repository):
    return Workspace(Project(repository))


def test_every_declaration_can_be_read_and_every_file_it_names_is_there(workspace, repository):
    for product in workspace.products.values():
        assert product.problem == ""
        assert [path for path in product.reads if not (repository / path).is_file()] == []


def test_no_product_depends_on_the_side_that_decides_what_to_make(workspace):
    parents = {f"figures.engine.{name}" for name in ("cli", "build", "keys", "registry", "hook")}
    for product in workspace.products.values():
        assert not parents & set(product.modules)


def test_a_figure_imports_no_other_model_than_its_example_needs(workspace):
    for product in workspace.products.values():
        assert not [name for name in product.modules if ".training" in name or ".data." in name]


def test_every_kind_has_a_module_in_the_project(workspace):
    for kind in workspace.kinds:
        assert workspace.entry_file(kind).is_file()
