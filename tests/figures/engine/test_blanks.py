"""Only a number with one right answer is left blank."""

import math

import pytest

from figures.engine.blanks import COUNT, SOFTMAX, SUM, shares, tasks
from figures.kit.canvas import Paint
from figures.kit.shapes import polyline
from figures.kit.sheets import Line, Outline, Run, Still
from figures.kit.theme import colour

SHARES = ".0%, largest remainder"
SCORES = (-0.5, 0.25, 1.5)
PATH = polyline([(0, 0), (1, 1)])


def row(name, values, spec=".2f"):
    return [
        Run(format(value, ".2f"), f"a/b:{name}[1, {column}]", value, spec)
        for column, value in enumerate(values)
    ]


def softmax(scores):
    powers = [math.exp(score) for score in scores]
    return [power / sum(powers) for power in powers]


def still(*rows, shown=()):
    lines = [Line((run,), 0, 0, colour("text"), 15) for runs in rows for run in runs]
    return Still(100, 100, (*lines, Outline(PATH, Paint(), tuple(shown))))


def found(*rows, shown=()):
    return {task.words: task.sources for task in tasks(still(*rows, shown=shown))}


def test_shares_whose_scores_are_printed_are_all_blank():
    weights = row("weights", softmax(SCORES), SHARES)
    assert found(row("scores", SCORES), weights) == {SOFTMAX: tuple(run.source for run in weights)}


@pytest.mark.parametrize("scores", [(-0.5, 0.25, 1.6), (-0.5, 0.25)])
def test_shares_of_other_scores_only_lose_the_largest(scores):
    weights = row("weights", softmax(SCORES), SHARES)
    assert found(row("scores", scores), weights) == {SUM: ("a/b:weights[1, 2]",)}


def test_a_row_that_is_not_whole_loses_nothing():
    assert found(row("weights", softmax(SCORES)[:2], SHARES)) == {}
    assert found(row("weights", (0.5, 0.5), ".0%")) == {}


def test_a_length_is_blank_where_all_that_it_counts_is_drawn():
    run = Run("3", "a/b:len(states[1])", 3, "d")
    shown = [f"a/b:states[1, {number}]" for number in range(3)]
    assert found([run], shown=shown) == {COUNT: (run.source,)}
    assert found([run], shown=shown[:2]) == {}
    assert found([run], shown=[each.replace("[1", "[2") for each in shown]) == {}


def test_a_number_that_is_printed_several_times_is_one_task():
    weights = row("weights", softmax(SCORES), SHARES)
    assert found(weights, weights) == {SUM: ("a/b:weights[1, 2]",)}


def test_a_share_that_is_neither_nothing_nor_all_gives_an_answer_away_wherever_it_is_printed():
    values = (0.25, 0.75, 0, 1)
    printed = still(row("weights", values, SHARES), row("copied", (0.5,), ".0%"))
    assert shares(printed) == [("a/b:weights[1, 0]", 0.25), ("a/b:weights[1, 1]", 0.75)]
