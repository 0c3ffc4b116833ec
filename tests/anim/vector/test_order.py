"""Parts keep one order for the whole film; what changes its place appears twice."""

from anim.kit.vector.order import arranged


def orders(placed, frames):
    return [
        [each.part for each in placed if any(a <= f < b for a, b in each.spans)]
        for f in range(frames)
    ]


def test_a_part_that_stays_in_its_place_is_one_instance():
    spans = [(0, 1, [1, 2]), (1, 2, [1, 3, 2]), (2, 3, [3, 2]), (3, 4, [1, 3, 2])]
    placed = arranged(spans)
    assert orders(placed, 4) == [order for *_, order in spans]
    assert len(placed) == 3
    assert placed[0].spans == [(0, 2), (3, 4)]


def test_a_part_brought_to_the_front_is_a_second_instance():
    spans = [(0, 1, [1, 2, 3]), (1, 2, [2, 3, 1]), (2, 3, [1, 2, 3])]
    placed = arranged(spans)
    assert orders(placed, 3) == [order for *_, order in spans]
    assert len(placed) == 4


def test_any_order_comes_out():
    spans = [(i, i + 1, order) for i, order in enumerate(([1, 2, 3, 4], [4, 3, 2, 1], [2, 4, 1]))]
    assert orders(arranged(spans), 3) == [order for *_, order in spans]
