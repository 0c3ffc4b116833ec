"""The specimens stand for all that is published: faults go into them, and into nothing else."""

from figures.proof.marks import DATA, take_apart
from figures.proof.reader import INLINE
from figures.proof.rules_whole import FURNITURE
from tests.faults import drawing, table
from tests.faults.drawing_products import products, sound


def test_every_kind_of_mark_that_the_proof_knows_stands_on_a_specimen():
    drawings = [
        take_apart(svg, name)
        for name in products()
        for svg in INLINE.findall(sound(name).outputs[".html"].decode())
    ]
    kinds = {mark.kind for each in drawings for mark in each.marks}
    assert {*DATA, *FURNITURE} <= kinds


def test_faults_are_put_into_specimens_only():
    names = {fault.name.partition(": ")[2].partition(",")[0] for fault in drawing.faults()}
    assert names <= products().keys()
    assert {product.module.rpartition(".")[0] for product in products().values()} == {
        "tests.faults.specimens"
    }


def test_every_family_of_faults_reaches_its_gate_in_the_committed_table():
    for family in table.committed().values():
        assert family["injected"] >= family["at_least"]
        assert family["killed"] >= family["gate"] * family["injected"]
        assert family["false_alarms"] == 0
