"""What is made again is what used what changed: read from every key, and seen at a dozen edits."""

import pytest

from figures.engine.registry import kept_statements
from figures.engine.storage import digest
from figures.engine.wanted import NOTEBOOK
from figures.engine.workspace import Workspace
from tests.faults.yard import Yard, yard
from tests.once.store import Verdicts

EDITS = 12  # that are really made; each commit draws others


@pytest.fixture(scope="module")
def project() -> Yard:
    """A copy of the built project."""
    return yard()


@pytest.fixture(scope="module")
def workspace(project) -> Workspace:
    """What the engine makes of it."""
    return Workspace(project.project)


def held(workspace, project, wanted):
    """Those parts of each product's key that are such files."""
    parts = {name: workspace.standings[name].parts for name in project.states}
    return {
        name: {part for part in of if "/" in part and wanted(part)} for name, of in parts.items()
    }


def is_code(part):
    return part.endswith((".py", ".md"))


def test_what_has_just_been_built_is_not_stale(project, workspace):
    assert project.stale() == set()
    assert len(project.states) >= 15


def test_a_product_is_keyed_by_the_modules_that_its_process_imported_and_by_no_others(
    project, workspace
):
    used = {
        name: {project.modules[module] for module in state.imported}
        | ({workspace.products[name].path} if workspace.products[name].kind == NOTEBOOK else set())
        for name, state in project.states.items()
    }
    assert held(workspace, project, is_code) == used


def test_a_product_is_keyed_by_the_files_that_it_opened_which_are_those_it_declares(
    project, workspace
):
    opened = {name: {*state.opened} for name, state in project.states.items()}
    assert held(workspace, project, lambda part: not is_code(part)) == opened
    assert opened == {name: {*product.reads} for name, product in project.products.items()}
    assert any(opened.values())


def test_a_key_holds_each_module_whole_and_of_its_own_file_no_other_figure(project, workspace):
    modules, known = workspace.sources.modules, workspace.products
    whole = {module.path: module.source.digest for module in modules.values()}
    for name in project.states:
        own = known[name]
        for part, value in workspace.standings[name].parts.items():
            assert part == own.path or whole.get(part, value) == value
        if own.kind != NOTEBOOK:
            module = modules[own.module]
            kept = kept_statements(module, own.attribute, workspace.kinds)
            assert workspace.standings[name].parts[own.path] == module.source.digest_of(tuple(kept))
            drawn = {one.attribute for one in known.values() if one.module == own.module}
            assert {statement.name for statement in kept} & drawn == {own.attribute}


def edits(project):
    """Everything that can be changed, how, and what must be made again then."""
    for module in project.modules:
        yield f"{module} says more", project.say_more, module, project.importers(module)
    for folder in ("data", "weights"):
        for file in (project.root / "illustrated_models" / folder).rglob("*"):
            path = project.project.relative(file)
            if file.is_file() and file.suffix != ".py":
                yield f"a bit of {path}", project.flip, path, project.openers(path)
    for name, product in project.products.items():
        if product.kind != NOTEBOOK:
            yield f"the caption of {name}", captioned(project), name, drawn_by(project, name)


def captioned(project):
    return lambda name: project.inside(name, lambda own: own.replace('"""', '"""More: ', 1))


def drawn_by(project, name):
    """What one function draws, in all languages, and what borrows from its file."""
    known, one = project.products, project.products[name]
    guests = {each for each in project.importers(one.module) if known[each].module != one.module}
    same = (one.module, one.attribute)
    return guests | {each for each, two in known.items() if (two.module, two.attribute) == same}


def test_a_dozen_edits_make_stale_what_used_what_was_edited_and_nothing_else(project):
    lots = sorted(edits(project), key=lambda edit: digest(f"{Verdicts().commit} {edit[0]}"))
    wrong = {}
    for told, change, what, wanted in lots[:EDITS]:
        with project.restored():
            change(what)
            if (found := project.stale()) != wanted:
                wrong[told] = {"missed": wanted - found, "extra": found - wanted}
    assert wrong == {}
    assert len(lots) > EDITS
