"""Cells travel to where pandas puts them, and every rest is read back."""

from dataclasses import dataclass

import pytest
from manim import FadeIn, FadeOut

from anim.kit.film import rehearse
from anim.kit.mobjects.frame import Frame, journey
from anim.kit.stage import Stage
from figures.kit import svg
from figures.kit.bound import bind
from figures.kit.frames import by_value
from figures.kit.labels import label
from figures.proof.reader import read_alone
from illustrated_models.charts import songs
from illustrated_models.tables import Grouping, TableTrace, group_of, run


@dataclass(frozen=True)
class Trace:
    mean: TableTrace
    kept: TableTrace
    groups: Grouping


@pytest.fixture(scope="module")
def raw():
    return Trace(
        run("mean", songs(), lambda m: m.groupby("artist")[["wk1", "wk10"]].mean()),
        run("kept", songs(), lambda m: m[m.wk10 < 20]),
        group_of(songs(), "artist"),
    )


class Travelling(Stage):
    """The rows that are kept go up; then the means are made."""

    height = 300
    astray = 0.0

    def construct(self):
        trace = self.trace.kept
        self.step(label("All rows."))
        old = Frame(self, trace.before, 4, 4)
        self.add(old)
        hues = {0: "encoder", 1: "decoder", 2: "embedding"}
        shades = old.shaded(by_value(self.trace.groups.of_row, hues, [0], range(6)))
        self.play(*map(FadeIn, shades), run_time=0.1)
        self.wait(0.1)
        self.step(label("Those that are kept."))
        new = Frame(self, trace.after, 4, 4)
        trip = journey(old, new, trace.made_of)
        self.play(*map(FadeOut, [old, *shades]), run_time=0.1)
        self.add(new.furniture)
        self.play(*trip.moves(), run_time=0.1)
        trip.land(self, 0.1)
        next(iter(new.words.values())).shift([self.astray, 0, 0])
        self.wait(0.1)


class Combining(Stage):
    """Means are made of the numbers of their group."""

    height = 420

    def construct(self):
        trace = self.trace.mean
        self.step(label("All rows."))
        old = Frame(self, trace.before, 4, 4)
        self.add(old)
        self.wait(0.1)
        self.step(label("Their means."))
        new = Frame(self, trace.after, 4, 250)
        trip = journey(old, new, trace.made_of)
        self.add(new.furniture)
        self.play(*trip.moves(), *map(FadeIn, new.names), run_time=0.1)
        trip.land(self, 0.1)
        self.wait(0.1)


def differences(stage, raw):
    return [
        found
        for step in stage.steps
        for found in read_alone(svg.inline(step.drawing, "a/b/c", step.caption), raw)
    ]


@pytest.mark.parametrize("scene", [Travelling, Combining])
def test_every_rest_of_a_journey_is_a_true_drawing(raw, scene):
    stage = rehearse(scene, bind(raw, "tests/tables"))
    assert not differences(stage, raw)
    assert len(stage.steps) == 2


def test_a_cell_that_arrives_elsewhere_is_noticed(raw):
    astray = type("Astray", (Travelling,), {"__doc__": "Astray.", "astray": 0.1})
    stage = rehearse(astray, bind(raw, "tests/tables"))
    assert "position" in {found.rule for found in differences(stage, raw)}


def test_a_label_is_made_of_all_words_that_it_stands_for(raw):
    class Looking(Stage):
        """Two words for each label."""

        height = 420

        def construct(self):
            self.step(label("Nothing moves."))
            trace = self.trace.mean
            old, new = Frame(self, trace.before, 4, 4), Frame(self, trace.after, 4, 250)
            spots = [("index", 0, 1)]
            self.trip = journey(old, new, trace.made_of, spots)
            self.add(old)
            self.wait(0.1)

    trip = rehearse(Looking, bind(raw, "tests/tables")).trip
    assert [copy.text for copy, _ in trip.travellers] == ["Madonna", "Madonna"]
    assert [words.text for words in trip.arrivals] == ["Madonna"]
