"""How a film shows a grid of attention that fills: a row for each word that is written."""

from collections.abc import Sequence

import numpy as np
from manim import FadeIn, LaggedStart, VGroup

from anim.kit.mobjects.matrix import Matrix
from anim.kit.mobjects.shape import Shape
from anim.kit.mobjects.text import Words
from anim.kit.space import point
from anim.kit.stage import Stage
from figures.kit.canvas import BODY, Paint, Shown, width_of
from figures.kit.labels import label
from figures.kit.matrices import cell_scale
from figures.kit.shapes import polygon
from figures.kit.text import MIDDLE, widest
from figures.kit.theme import colour
from illustrated_models.translation import TranslationTrace

# In CSS pixels: the baseline of the French words, the grid's top, the height of a row, its edges.
NAMES, TOP, ROW, EDGE, NAME_GAP = 20, 30, 29, 357, 7
SIZE, MARK = 15, 2.4
ALL = 1  # a weight of one has the full colour


class Filling(Stage):
    """The French words stand above their columns; each English word adds a row of weights."""

    trace: TranslationTrace

    def construct(self) -> None:
        self.step(label("The sentence has grown. Each word that is written fills a row."))
        self.lay_out()
        self.claim_what_is_said()
        self.wait(1.4)
        said = (
            "“{word}” looks at “{best}”. The fuller the colour, the larger the weight.",
            "“{word}” skips a word, and looks at “{best}”.",
            "“{word}” goes back for “{best}”.",
        )
        for row, words in enumerate(said):
            self.step(label(words, word=self.target[row], best=self.source[self.best[row]]))
            self.write(row)
            self.wait(1.4 if row == 0 else 1)
        words = "“{word}” is passed over. All others follow, from left to right."
        self.step(label(words, word=self.source[self.passed_over]))
        for row in range(len(said), len(self.target) - 2):
            self.write(row, 0.6)
        self.wait(1)
        words = "“{word}” comes last, and looks at “{best}”. The stop sign does, too."
        last = len(self.target) - 2
        self.step(label(words, word=self.target[last], best=self.source[self.best[last]]))
        for row in (last, last + 1):
            self.write(row, 0.7)
        self.wait(1.4)
        self.step(label("Here the words cross: noun and adjective change places."))
        frame = self.mark(self.crossing, self.crossing)
        self.play(FadeIn(frame, scale=1.5), run_time=1.6)
        self.wait(1.4)

    def claim_what_is_said(self) -> None:
        weights = np.asarray(self.weights)
        best = self.best = [int(row.argmax()) for row in weights]
        pairs = [(str(self.target[t]), str(self.source[s])) for t, s in enumerate(best)]
        falls = [t for t in range(1, len(best)) if best[t] < best[t - 1]]
        (self.passed_over,) = set(range(len(self.source))) - set(best)
        self.crossing = [falls[0] - 1, falls[0]]
        self.claim(
            "Once, and only once, it goes back: from “noir” to “chat”",
            [pairs[t] for t in self.crossing] == [("black", "noir"), ("cat", "chat")]
            and len(falls) == 1,
        )
        self.claim(
            "“a” is the only word that no word looks at most: “a mangé” becomes “ate”",
            str(self.source[self.passed_over]) == "a" and ("ate", "mangé") in pairs,
        )
        self.claim(
            "The stop sign looks at the last word, as “sleeps” does",
            pairs[-2:] == [("sleeps", "dort"), ("</s>", "dort")],
        )
        self.claim(
            "Every row has nearly all of its weight in one cell",
            bool((weights.max(axis=1) > 0.99).all()),
        )
        least = int(weights.max(axis=1).argmin())
        self.fact("least", self.weights[least, best[least]])

    def lay_out(self) -> None:
        """A column as wide as its word for every French word, and nothing in it."""
        self.source, self.target = self.trace.source_tokens, self.trace.predicted_tokens
        attention = self.trace.decoder.attention
        assert attention is not None
        self.weights = attention.weights
        self.edges = self.column_edges()
        scale = cell_scale(self.weights, limit=ALL)
        height, top = ROW * len(self.target), self.at(0, TOP)
        self.columns = []
        for place, (left, right) in enumerate(zip(self.edges, self.edges[1:], strict=False)):
            cells = Matrix(self.weights[:, place : place + 1], (right - left, ROW), scale)
            self.columns.append(cells.shift(top + point((left + right) / 2, height / 2)))
        names = [
            Words(word, SIZE, "semibold", kind="column").stand(self.at(x, NAMES))
            for word, x in zip(self.source, map(self.middle, range(len(self.source))), strict=True)
        ]
        rows = zip(*(column.cells for column in self.columns), strict=True)
        self.edges_of = [[cell[0] for (cell,) in row] for row in rows]
        self.play(LaggedStart(*map(FadeIn, names), lag_ratio=0.2), run_time=1)
        empty = [FadeIn(VGroup(*row)) for row in self.edges_of]
        self.play(LaggedStart(*empty, lag_ratio=0.2), run_time=1.2)

    def column_edges(self) -> list[float]:
        """Where the columns begin and end: each has room for its word, and an equal margin."""
        left = widest(self.target, BODY, "semibold") + NAME_GAP + 2
        widths = [width_of(word, SIZE, "semibold") for word in self.source]
        margin = (EDGE - left - sum(widths)) / len(widths)
        edges = [left]
        for width in widths:
            edges.append(edges[-1] + width + margin)
        return edges

    def write(self, row: int, pace: float = 1.4) -> None:
        """A word is written, and its weights come from left to right."""
        name = Words(self.target[row], BODY, "semibold", "decoder", kind="row")
        down = TOP + (row + 0.5) * ROW + MIDDLE * BODY
        self.play(FadeIn(name.stand(self.at(self.edges[0] - NAME_GAP, down), "end")), run_time=0.3)
        cells = [column.cells[row][0] for column in self.columns]
        self.play(LaggedStart(*map(FadeIn, cells), lag_ratio=0.15), run_time=pace)
        self.remove(*self.edges_of[row])
        self.add(*cells)

    def mark(self, rows: Sequence[int], columns: Sequence[int]) -> Shape:
        """A frame around a block of cells."""
        left, right = self.edges[columns[0]], self.edges[columns[-1] + 1]
        top, bottom = TOP + rows[0] * ROW, TOP + (rows[-1] + 1) * ROW
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        paint = Paint(stroke=colour("text"), line=MARK)
        return Shape(polygon(corners), paint, Shown(kind="grid")).shift(self.at(0, 0))

    def middle(self, column: int) -> float:
        """How far from the left the middle of a column is."""
        return (self.edges[column] + self.edges[column + 1]) / 2
