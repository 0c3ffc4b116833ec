"""Numbers are printed anew from their exact value."""

import random

import pytest

from figures.kit.labels import print_number
from figures.proof.printing import FormatError, printed, remainders


@pytest.mark.parametrize(
    ("value", "spec", "text"),
    [
        (0.4557, ".0%", "46%"),
        (-0.5, ".2f", "−0.50"),
        (-0.001, ".2f", "0.00"),
        (0.125, ".2f", "0.12"),
        (2.5, ".0f", "2"),
        (1234567, ",d", "1,234,567"),
        (0.5, "+.1f", "+0.5"),
        (-0.5, "+.1f", "−0.5"),
        (4, "words", "four"),
        (12, "Words", "Twelve"),
        ("noir", "", "noir"),
    ],
)
def test_a_number_is_rounded_as_python_does_and_signed_as_in_print(value, spec, text):
    assert printed(value, spec) == text


def test_it_agrees_with_what_the_kit_prints():
    chance = random.Random(0)
    for _ in range(2000):
        value = chance.gauss(0, 10 ** chance.randrange(-4, 5))
        spec = chance.choice([".0%", ".1%", ".2f", ".3f", ".0f", ",.1f"])
        assert printed(value, spec) == print_number(value, spec)


@pytest.mark.parametrize(
    ("value", "spec"),
    [(0.5, "d"), (0.5, "words"), (21, "words"), (0.5, ""), (0.5, "s"), (float("inf"), ".2f")],
)
def test_what_cannot_be_printed_is_an_error(value, spec):
    with pytest.raises(FormatError):
        printed(value, spec)


def test_shares_of_a_row_always_sum_to_a_hundred():
    chance = random.Random(1)
    for _ in range(200):
        parts = [chance.random() ** 3 for _ in range(chance.randrange(2, 9))]
        row = [part / sum(parts) for part in parts]
        points = [int(text[:-1]) for text in remainders(row)]
        assert sum(points) == 100
        assert all(abs(point - 100 * share) < 1 for point, share in zip(points, row, strict=True))
