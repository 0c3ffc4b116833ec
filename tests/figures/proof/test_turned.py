"""Labels of narrow columns read upwards; they name their columns as all labels do."""

from figures.kit.canvas import canvas
from figures.kit.matrices import cell_scale, matrix
from figures.kit.shapes import Place
from figures.proof.reader import read_alone

NARROW = Place(80, 80, 60, 120)


def drawn(trace, names, n_columns=4):
    sheet, weights = canvas(360, 300), trace.look.weights[:, :n_columns]
    scale = cell_scale(weights, limit=1)
    matrix(sheet, weights, NARROW, scale, rows=trace.english, columns=names)
    return sheet


def test_words_that_read_upwards_stand_in_their_order(trace, raw, finished):
    text = finished(drawn(trace, trace.french))
    assert "rotate(-90" in text
    assert read_alone(text, raw) == []


def test_words_that_read_upwards_over_the_wrong_columns_are_seen(trace, raw, finished):
    noir, chat = trace.french[2], trace.french[1]
    text = finished(drawn(trace, [trace.french[0], noir, chat, trace.french[3]]))
    assert "rotate(-90" in text
    assert {"order", "position"} <= {found.rule for found in read_alone(text, raw)}


def test_cells_that_could_be_seen_are_not_left_out(trace, raw, finished):
    text = finished(drawn(trace, trace.french[0:3], n_columns=3))
    assert "complete" in {found.rule for found in read_alone(text, raw)}
