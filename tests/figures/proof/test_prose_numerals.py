from fractions import Fraction

import pytest

from figures.proof.numerals import number_of, numerals


def found(text):
    return [numeral.text for numeral in numerals(text)]


@pytest.mark.parametrize(
    "number",
    [
        *["two", "Ten", "nineteen", "forty-two", "hundred", "thousand", "million", "zero"],
        *["dozen", "dozens", "hundreds", "thousands", "millions", "couple of"],
        *["half", "halves", "third", "thirds", "quarter", "quarters", "two-thirds", "tenth"],
        *["fourth", "twentieth", "hundredth", "forty-second"],
        *["twice", "thrice", "double", "doubled", "doubling", "triples", "halved", "quadruple"],
        *["twofold", "tenfold", "ten-fold", "hundred-fold"],
        *["times as", "times more", "times faster", "percent", "per cent", "percentage"],
        *["only one", "just once", "exactly one", "one mistake", "one in three", "one out of ten"],
        *[
            "one single error",
            "a single mistake",
            "no errors",
            "not a slip",
            "one in every",
            "once in",
            "every second",
            "second most",
        ],
        *["second-best", "second likeliest", "one hundred", "two hundred and forty-two"],
        *["4", "0.46", "46%", "46 %", "2,414", "−1.61", "-3", "+5", "±2", "1,5"],
        *["½", "²", "①", "Ⅳ", "٣", "４", "⅓", "%", "‰", "III", "VIII", "XX"],
    ],
)
def test_a_number_is_found_whatever_stands_around_it(number):
    for around in ("{}", "It looks {} at it.", "(*{}*)", "“{}”", "a—{}—b"):
        assert found(around.format(number)) == [number]
    if number.isalpha():
        assert found(f"_{number}_") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "One part reads, the other writes; no one knows, one another, one word at a time.",
        "the first word, a second look, at first, in the first place, secondly",
        "Unfold the scaffold, a manifold; often, tenacious, weight, height, lone, someone, twofer",
        "the score of a word, times change, sometimes, at all times, several, many, most of it",
        "I read. It is a mix. The DIM light, CC licence, a civil MIX, vivid, X, V",
        "the only word, just a word, every word, once upon a time, at once",
        "attention, listen, kitten, written, network, nineteenish, foursome, thirdly",
    ],
)
def test_words_that_do_not_count_are_left_alone(text):
    assert found(text) == []


def test_a_run_of_number_words_is_one_find():
    assert found("two hundred and forty-two words, three quarters of them") == [
        "two hundred and forty-two",
        "three quarters",
    ]


def test_every_find_stands_where_it_says():
    text = "Twice 4 % of\nthirty-one, ½ and “half”; two"
    for numeral in numerals(text):
        assert text[numeral.start : numeral.end] == numeral.text
    assert len(numerals(text)) == 6


def test_without_words_only_digits_are_found():
    assert [n.text for n in numerals("two words, 2 words, ½", words=False)] == ["2", "½"]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("four", 4),
        ("Forty-two", 42),
        ("two hundred and forty-two", 242),
        ("one thousand two hundred", 1200),
        ("two hundred thousand", 200_000),
        ("third", 3),
        ("forty-second", 42),
        ("half", Fraction(1, 2)),
        ("½", Fraction(1, 2)),
        ("46%", Fraction(46, 100)),
        ("−1.61", Fraction(-161, 100)),
        ("2,414", 2414),
        ("twice", 2),
        ("dozen", 12),
        ("mistake", None),
        ("three quarters", None),
    ],
)
def test_words_are_read_as_the_number_they_name(words, number):
    assert number_of(words) == number
