"""The film of one look back: the bars that shrink and stack are the trace's own."""

import numpy as np
import pytest

from anim.kit.film import rehearse
from anim.translation.attention import LookingBack
from figures.kit.bound import bind
from figures.kit.canvas import PathMark
from illustrated_models.examples.translation.one_look import SECOND_WORD

NAMES = (
    *("ask", "multiply", "add products", "compare all", "share out"),
    *("shorten", "add up", "settle", "write"),
)


@pytest.fixture(scope="module")
def stage():
    return rehearse(LookingBack, bind(LookingBack.product.of(), root="root"))


def marks(stage, name, kind) -> list[PathMark]:
    drawing = stage.steps[NAMES.index(name)].drawing
    return [
        each for each in drawing.marks if isinstance(each, PathMark) and each.shown.kind == kind
    ]


def addresses(marks) -> list[str]:
    return [mark.shown.values.address for mark in marks]


def test_each_product_of_noir_is_stacked_into_its_score(stage):
    (products,) = [
        mark.shown.values
        for mark in marks(stage, "multiply", "bars")
        if mark.shown.values.address.startswith("products")
    ]
    translation = stage.trace.translation
    score = translation.decoder.attention.scores[SECOND_WORD, 2]
    assert products.address == "products[2]"
    assert float(np.asarray(products).sum()) == pytest.approx(float(score), abs=1e-6)
    shown = addresses(marks(stage, "add products", "bars"))
    assert f"translation.decoder.attention.scores[{SECOND_WORD}, 2]" in shown
    assert (
        len([each for each in addresses(marks(stage, "compare all", "bars")) if "scores" in each])
        == 4
    )


def test_a_ribbon_as_wide_as_its_weight_leads_from_every_state_to_the_context(stage):
    ribbons = marks(stage, "add up", "ribbon")
    weights = stage.trace.translation.decoder.attention.weights[SECOND_WORD]
    assert addresses(ribbons) == weights.addresses()
    widths = np.array([mark.paint.line for mark in ribbons])
    assert widths / widths.sum() == pytest.approx(np.asarray(weights), abs=1e-3)


def test_every_state_is_shortened_by_its_own_weight(stage):
    short = [mark for mark in marks(stage, "shorten", "bars") if mark.shown.by is not None]
    rows = [f"translation.decoder.attention.values[{place}]" for place in range(len(short))]
    assert addresses(short) == rows
    weights = stage.trace.translation.decoder.attention.weights[SECOND_WORD]
    assert [mark.shown.by.address for mark in short] == weights.addresses()


def test_the_shortened_states_are_stacked_in_their_order(stage):
    stacked = [mark for mark in marks(stage, "add up", "bars") if mark.shown.stack is not None]
    assert [mark.shown.stack for mark in stacked] == list(
        range(len(stage.trace.translation.source_tokens))
    )
    moved = [mark for mark in marks(stage, "add up", "bars") if mark.shown.by is not None]
    assert moved == stacked, "nothing is left where the bars came from"


def test_the_stack_settles_as_the_context_that_the_model_computed(stage):
    assert (
        addresses(marks(stage, "settle", "bars"))[-1]
        == f"translation.decoder.attention.context[{SECOND_WORD}]"
    )
