"""The text of a fact, computed by somebody else than prints it."""

import random

import pytest

from figures.engine.macros import printed
from figures.proof.spelling import exact_text

FORMATS = (".0%", ".1%", ".2f", ".0f", "+.1f", "d", ",d", "+d", ",.2f", "words", "ordinal", "times")


@pytest.mark.parametrize(
    ("value", "spec", "text"),
    [
        (0.45571571588516235, ".0%", "46%"),
        (-0.5613, ".2f", "−0.56"),
        (-0.004, ".2f", "0.00"),
        (2.5, ".0f", "2"),
        (3.5, ".0f", "4"),
        (0.125, ".2f", "0.12"),
        (-0.004, "+.1f", "0.0"),
        (12345, ",d", "12,345"),
        (1234567.5, ",.1f", "1,234,567.5"),
        (12, "", "12"),
        ("a-b", "", "a-b"),
        (4, "words", "four"),
        (42, "words", "forty-two"),
        (42, "ordinal", "forty-second"),
        (20, "ordinal", "twentieth"),
        (12, "ordinal", "twelfth"),
        (1, "times", "once"),
        (2, "times", "twice"),
        (3.0, "times", "three times"),
        (1000, "words", "thousand"),
    ],
)
def test_a_number_has_one_exact_text(value, spec, text):
    assert exact_text(value, spec) == text


@pytest.mark.parametrize(
    ("value", "spec"),
    [("noir", ".0%"), (0.5, "d"), (0.5, ""), (0.5, "words"), (101, "words"), (True, "d")],
)
def test_a_format_that_does_not_fit_gives_no_text(value, spec):
    assert exact_text(value, spec) is None


def test_what_prints_and_what_reads_agree_on_numbers_of_every_size():
    chance = random.Random(1)
    whole = (chance.randint(-20, 2000) for _ in range(1000))
    small = (chance.uniform(-2, 2) for _ in range(1000))
    large = (chance.uniform(-1e6, 1e6) for _ in range(1000))
    halves = (chance.randint(-9, 9) / 8 for _ in range(1000))
    for value in (*whole, *small, *large, *halves):
        for spec in FORMATS:
            try:
                text = printed(value, spec)
            except ValueError:
                text = None
            assert exact_text(value, spec) == text, (value, spec)
