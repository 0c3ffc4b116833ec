"""Every drawn word is a label, and every number in one is an element of the trace."""

import numpy as np
import pytest

from figures.kit.canvas import canvas
from figures.kit.labels import as_label, label, position, print_number
from figures.kit.languages import Language, speaking
from figures.kit.text import shares, wrap
from figures.kit.vectors import scale_for


def test_a_label_prints_the_exact_format_of_an_element(trace, plain):
    weight = trace.attention.weights[1, 2]
    text = label("It gives {w:.1%} to “{word}”.", w=weight, word=trace.tokens[2])
    expected = f"{plain.attention.weights[1, 2].item():.1%}"
    assert str(text) == f"It gives {expected} to “noir”."
    (number,) = (part for part in text.parts if part.format)
    assert (number.value.address, number.format) == ("attention.weights[1, 2]", ".1%")


def test_numbers_have_a_typographic_minus_and_zero_has_none(trace):
    assert str(label("{loss:.2f}", loss=trace.loss)) == "−0.25"
    assert print_number(-0.001, ".2f") == "0.00"
    assert print_number(-0.006, ".2f") == "−0.01"


def test_a_plain_number_is_refused(trace):
    with pytest.raises(TypeError, match="not a plain number"):
        label("{w:.2f}", w=0.3)
    with pytest.raises(TypeError, match="not a plain number"):
        label("{w:.2f}", w=trace.loss * 2)


def test_a_typed_number_is_refused_unless_declared():
    with pytest.raises(ValueError, match="a typed number in “86% of it”"):
        label("86% of it")
    assert str(label("Cho, 2014", declared="the year of a paper")) == "Cho, 2014"


def test_a_number_without_a_format_is_refused(trace):
    with pytest.raises(ValueError, match="say how to print loss"):
        label("loss {x}", x=trace.loss)
    with pytest.raises(TypeError, match="say how to print loss"):
        as_label(trace.loss)


def test_a_forgotten_or_a_needless_value_is_refused(trace):
    with pytest.raises(ValueError, match=r"names \['x'\] but is given \[\]"):
        label("loss {x:.2f}")
    with pytest.raises(ValueError, match=r"names \[\] but is given \['x'\]"):
        label("loss", x=trace.loss)


def test_what_is_no_finite_number_is_not_printed(plain):
    from dataclasses import replace

    from figures.kit.bound import bind

    broken = bind(replace(plain, loss=float("nan")))
    with pytest.raises(ValueError, match="loss is nan"):
        label("{x:.2f}", x=broken.loss)


def test_plain_text_must_become_a_label():
    with pytest.raises(TypeError, match=r"label\('encoder'\)"):
        as_label("encoder")


def test_positions_are_counted_from_one():
    assert str(label("step {i}", i=position(0))) == "step 1"


def test_a_translated_label_keeps_its_values(trace):
    text = label("{w:.0%} of {word}", w=trace.steps[0].chance, word=trace.tokens[1])
    with speaking(Language("de", words={"{w:.0%} of {word}": "von {word} {w:.0%}"})):
        assert str(text) == "von chat 97%"
        assert [part.value.address for part in text.parts if part.value is not None] == [
            "tokens[1]",
            "steps[0].chance",
        ]
    assert str(text) == "97% of chat"


def test_the_per_cents_of_a_row_sum_to_a_hundred_as_printed(trace, plain):
    for row, exact in zip(trace.attention.weights, plain.attention.weights, strict=True):
        printed = [int(str(text).rstrip("%")) for text in shares(row)]
        assert sum(printed) == 100
        assert np.abs(np.array(printed) - 100 * exact.numpy()).max() < 1


def test_per_cents_say_that_they_were_rounded_together(trace):
    (part,) = shares(trace.attention.weights[0])[1].parts
    assert part.format == ".0%, largest remainder"
    assert part.value.address == "attention.weights[0, 1]"


def test_wrapped_lines_fit_and_lose_nothing(trace):
    text = label("The word “{a}” is followed by “{b}” here", a=trace.tokens[1], b=trace.tokens[2])
    lines = wrap(text, 110, 15, "regular")
    drawn = ["".join(part.text for part in line) for line in lines]
    assert len(lines) > 1
    assert " ".join(drawn) == str(text)
    values = [part.value.address for line in lines for part in line if part.value is not None]
    assert values == ["tokens[1]", "tokens[2]"]


def test_a_drawing_shows_one_trace_only(trace, plain):
    from figures.kit.bound import bind
    from figures.kit.text import words

    drawing = canvas(360, 80)
    words(drawing, trace.tokens[0], 10, 30)
    with pytest.raises(ValueError, match="one trace, not example/one and another/one"):
        words(drawing, bind(plain, "another/one").tokens[1], 10, 60)


def test_one_scale_fits_every_vector_and_every_stack(trace, plain):
    scale = scale_for(trace.states, stacks=[(trace.states, trace.attention.weights[0])])
    parts = plain.states * plain.attention.weights[0][:, None]
    tallest = max(parts.clamp(min=0).sum(0).max(), (-parts).clamp(min=0).sum(0).max())
    assert scale.limit == pytest.approx(max(plain.states.abs().max(), tallest))
