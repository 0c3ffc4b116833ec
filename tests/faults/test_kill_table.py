"""Every fault is put in: what is found is what the committed kill table says, and enough of it."""

import pytest

from tests.faults import runtime, table
from tests.faults.fault import StillbornError
from tests.faults.models import LISTS, ROOT, mutant_list, mutated, parts_of, path_of
from tests.faults.mutants.mutant import Mutant
from tests.faults.run import Outcome, families, run
from tests.once.plugin import STORE


@pytest.fixture(scope="module")
def outcomes(request) -> dict[str, Outcome]:
    """What came of every family; verdicts on models and on what runs in the page may stand."""
    kept = request.config.stash[STORE]
    return {outcome.name: outcome for outcome in run(families(), kept=kept)}


@pytest.mark.parametrize("name", families())
def test_enough_faults_are_put_in_and_enough_of_them_found(outcomes, name):
    outcome = outcomes[name]
    survivors = [f"{one.kind}: {one.name}" for one in outcome.verdicts if not one.killed]
    assert len(outcome.verdicts) >= outcome.at_least
    assert outcome.killed >= outcome.gate * len(outcome.verdicts), survivors


@pytest.mark.parametrize("name", families())
def test_what_is_sound_is_not_blamed(outcomes, name):
    assert outcomes[name].alarms == ()


@pytest.mark.parametrize("name", families())
def test_the_committed_table_is_what_comes_out(outcomes, name):
    found = table.table_of([outcomes[name]])
    assert found[name] == table.committed()[name], "`make faults` writes it anew"


@pytest.mark.parametrize("name", families())
def test_no_two_faults_have_the_same_name(outcomes, name):
    names = [(verdict.kind, verdict.name) for verdict in outcomes[name].verdicts]
    assert len({*names}) == len(names)


@pytest.mark.parametrize("name", LISTS)
def test_a_verdict_on_a_mutant_depends_on_its_module_and_its_tests(name):
    parts = parts_of(name)
    assert path_of(name).relative_to(ROOT).as_posix() in parts
    tests = (f"tests/illustrated_models/{one}.py" for one in mutant_list(name).TESTS)
    assert parts.keys() >= {*tests, "tests/faults/models.py"}


def test_a_mutant_whose_text_is_not_in_the_module_is_an_error_of_the_injector():
    with pytest.raises(StillbornError, match="holds 0 times: no such text"):
        mutated("attention", Mutant("sign", "nowhere", "no such text", ""))


@pytest.mark.parametrize(
    ("path", "old", "complaint"),
    [
        ("runtime/tensor.js", "no such text", "holds 0 times: no such text"),
        ("runtime/matmul.wat", "(local.set $more (v128.const f64x2 0 0))", "unexpected token"),
    ],
)
def test_a_fault_of_the_page_that_cannot_be_put_in_is_an_error_of_the_injector(
    path, old, complaint
):
    with pytest.raises(StillbornError, match=complaint):
        runtime.mutated(path, Mutant("kernel", "nowhere", old, "(local.set"))
