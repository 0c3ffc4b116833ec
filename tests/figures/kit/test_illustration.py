"""A figure is a function with a caption; what it returns is checked at once."""

import pytest

from figures.kit.canvas import canvas
from figures.kit.illustration import FigureProduct, Illustration, figure, label


def an_example():
    return None


def illustration(**changes):
    return Illustration(**{"drawing": canvas(360, 40), "alt": label("nothing"), **changes})


def test_a_figure_stays_callable_and_names_its_example():
    @figure(of=an_example, widths=(360, 720))
    def a_picture(trace, width):
        """A caption"""
        return illustration()

    assert a_picture.product == FigureProduct(an_example, (360, 720))
    assert a_picture.__name__ == "a_picture"
    assert isinstance(a_picture(None, 360), Illustration)


def test_a_figure_without_a_caption_is_refused():
    def silent(trace, width):
        return illustration()

    with pytest.raises(ValueError, match="silent has no caption"):
        figure(of=an_example)(silent)


def test_facts_are_elements_of_the_trace(trace):
    assert illustration(facts={"loss": trace.loss}).facts["loss"].source == "example/one:loss"
    with pytest.raises(TypeError, match="fact 'loss': draw an element"):
        illustration(facts={"loss": trace.loss * 1})
    with pytest.raises(TypeError, match="states is no number"):
        illustration(facts={"states": trace.states})
    with pytest.raises(ValueError, match="no identifier"):
        illustration(facts={"the loss": trace.loss})


def test_claims_are_true_or_false(trace):
    assert illustration(claims={"The loss is below zero": trace.loss < 0})
    with pytest.raises(TypeError, match="a claim is true or false"):
        illustration(claims={"The loss is below zero": trace.loss})
    with pytest.raises(ValueError, match="a claim is a sentence"):
        illustration(claims={" ": True})


def test_the_spoken_form_is_a_label_and_the_drawing_a_canvas():
    with pytest.raises(TypeError, match="alt=label"):
        illustration(alt="text")
    with pytest.raises(TypeError, match="not str"):
        illustration(drawing="<svg/>")
