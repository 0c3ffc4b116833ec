"""No processor decides what the kill table says of a fault."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from tests.faults import table
from tests.faults.fault import first_line, rounded

ROOT = Path(__file__).parents[2]
# Other threads, other kernels of the libraries that multiply matrices, other ones of torch itself.
SETTINGS = {
    "an old processor": {
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_CORETYPE": "Nehalem",
        "MKL_CBWR": "COMPATIBLE",
        "ATEN_CPU_CAPABILITY": "default",
    },
    "two threads": {
        "OMP_NUM_THREADS": "2",
        "OPENBLAS_CORETYPE": "Haswell",
        "MKL_CBWR": "AVX2",
        "ATEN_CPU_CAPABILITY": "avx2",
    },
}
DRAWN = 4  # kinds, others whenever the table changes
JUDGE = """
import json, sys
from tests.faults.models import faults, judge
asked = [tuple(one) for one in json.loads(sys.argv[1])]
found = {(one.kind, one.name): one for one in faults()}
verdicts = [judge(found[one]) for one in asked]
print(json.dumps([[one.kind, one.name, one.by, one.message] for one in verdicts]))
"""


def entries() -> list[list[str]]:
    """What the table quotes of every kind of mutant: kind, name, what noticed it, what it said."""
    kinds = [kind for kind in table.committed()["models"]["kinds"] if kind["specimen"]]
    return [[kind["kind"], *kind["specimen"].values()] for kind in kinds]


@pytest.mark.parametrize("setting", SETTINGS)
def test_another_processor_notices_the_same_by_the_same_test_in_the_same_words(setting):
    seed = sha256(table.PATH.read_bytes()).hexdigest()
    wanted = Random(seed + setting).sample(entries(), DRAWN)
    asked = json.dumps([entry[:2] for entry in wanted])
    done = subprocess.run(
        [sys.executable, "-c", JUDGE, asked],
        cwd=ROOT,
        env=os.environ | SETTINGS[setting],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout.splitlines()[-1]) == wanted


@pytest.mark.parametrize("name", table.committed())
def test_no_number_in_the_table_is_more_exact_than_every_processor_computes_it(name):
    kinds = table.committed()[name]["kinds"]
    said = [kind["specimen"]["message"] for kind in kinds if kind["specimen"]]
    assert said == [rounded(message) for message in said]


@pytest.mark.parametrize(
    ("here", "there", "kept"),
    [
        ("drawn 0.001000087633026169 (1 times)", "drawn 0.0010000876326993193 (1 times)", "0.001 "),
        ("-2.3254512066164016724 == 1", "-2.3254512206735610962 == 1", "-2.325 "),
        ("about 1.2345678e-07 px", "about 1.2345671e-07 px", "1.235e-07 "),
        ("from 61.90 to 135.84 px", "from 61.90 to 135.84 px", "61.90 to 135.84 "),
    ],
)
def test_two_processors_messages_are_one_once_they_are_rounded(here, there, kept):
    assert rounded(here) == rounded(there)
    assert kept in rounded(here)


def test_a_message_is_rounded_before_it_is_cut():
    here, there = (f"{'x' * 157} 0.{digits}" for digits in ("249996", "250004"))
    assert first_line(here) == first_line(f"\n{there}\nmore")
