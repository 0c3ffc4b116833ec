"""Films of the section “Group by: split, apply, combine”."""

from manim import FadeIn, FadeOut

from anim.kit.film import film
from anim.kit.mobjects.frame import Frame, Journey, journey
from anim.kit.stage import Stage
from anim.kit.travel import code, go
from anim.pandas.travel import from_parts
from figures.kit.frames import by_value
from figures.kit.labels import label
from illustrated_models.examples.pandas.songs import GroupedTrace, grouped

GROUPS = {0: "encoder", 1: "decoder", 2: "embedding"}
SHOWN, HIGH, LOW = (0, 3), 30.0, 25.0


@film(of=grouped)
class SplitApplyCombine(Stage):
    """Rows part by artist; the numbers of each part become one row of the answer."""

    height = 300
    trace: GroupedTrace

    def construct(self) -> None:
        mean = self.trace.one_mean
        assert mean.after is not None
        parts = [part.after for part in self.trace.parts if part.after is not None]
        self.claim(
            "Each part holds the songs of one artist, and all parts together hold every song",
            all(len({str(row[0]) for row in each.cells}) == 1 for each in parts)
            and sum(int(each.n_rows) for each in parts) == int(mean.before.n_rows),
        )
        self.step(label("Every row has a key: its artist."))
        table = Frame(self, mean.before, 4, 40, columns=SHOWN, row_height=HIGH, fill=340)
        self.line = code(self, mean.code, 4, 24)
        self.add(table, self.line)
        rows = range(int(mean.before.n_rows))
        shades = table.shaded(by_value(self.trace.groups.of_row, GROUPS, (0,), rows))
        for shade in shades:
            self.play(FadeIn(shade), run_time=0.3)
        self.wait(1)
        self.step(label("Split: rows with the same key go into one table."))
        parts = self.split(table, shades)
        self.wait(1)
        self.step(label("Apply and combine: each part's numbers become one row."))
        goal = Frame(self, mean.after, 210, 92, row_height=HIGH, fill=144)
        self.play(FadeIn(goal.furniture), *map(FadeIn, goal.names), run_time=0.4)
        origins = [part.made_of for part in self.trace.parts]
        numbers = range(len(mean.made_of))
        go(self, from_parts(parts, origins, goal, mean.made_of, numbers), 2.8)
        self.wait(1.4)

    def split(self, table: Frame, shades: list) -> list[Frame]:
        """Each row goes into the table of its artist."""
        parts, trips = [], []
        for number, part in enumerate(self.trace.parts):
            assert part.after is not None
            y = 40 + number * 86.0
            frame = Frame(self, part.after, 4, y, columns=SHOWN, row_height=LOW, fill=186)
            parts.append(frame)
            trips.append(journey(table, frame, part.made_of))
        self.remove(*table.get_family())
        both = [pair for trip in trips for pair in trip.travellers]
        arrivals = [words for trip in trips for words in trip.arrivals]
        left = [table.words[spot] for spot in table.words if spot[0] == "columns"]
        self.play(*map(FadeOut, [*shades, table.furniture, *left]), run_time=0.4)
        self.add(*(copy for copy, _ in both))
        go(self, Journey(tuple(both), tuple(arrivals)), 2.2, lag=0.02)
        self.play(*(FadeIn(part.furniture) for part in parts), run_time=0.3)
        return parts
