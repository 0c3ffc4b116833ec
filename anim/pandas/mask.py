"""Films of the section “A question is a mask”."""

from manim import FadeIn

from anim.kit.film import film
from anim.kit.mobjects.frame import Frame, journey
from anim.kit.stage import Stage
from anim.kit.travel import code, go
from anim.pandas.travel import ROW
from figures.kit.frames import by_value
from figures.kit.labels import label
from illustrated_models.examples.pandas.songs import MaskedTrace, masked

KEPT = {1: "query"}
SHOWN, WEEK = (0, 3), 3


@film(of=masked)
class TheRowsThatStay(Stage):
    """A column is asked, and the answers choose the rows."""

    height = 300
    trace: MaskedTrace

    def construct(self) -> None:
        asked, kept = self.trace.mask, self.trace.kept
        assert asked.after is not None
        assert kept.after is not None
        self.step(label("Every place in the column is asked the same question."))
        table = Frame(self, asked.before, 4, 4, columns=SHOWN, row_height=ROW, fill=200)
        answers = Frame(self, asked.after, 236, 4, row_height=ROW, fill=118)
        self.add(table, code(self, kept.code, 4, 192))
        self.wait(0.3)
        self.play(FadeIn(answers.furniture), run_time=0.4)
        go(self, journey(table, answers, asked.made_of), 2.4)
        rows = range(int(asked.before.n_rows))
        true = asked.after.numbers[:, 0]
        said = answers.shaded(by_value(true, KEPT, (0,), rows))
        self.play(*map(FadeIn, said), run_time=0.5)
        self.wait(0.8)
        self.step(label("Where the answer is True, the row goes on, label and all."))
        shades = table.shaded(by_value(true, KEPT, SHOWN, rows))
        self.play(*map(FadeIn, shades), run_time=0.5)
        stay = Frame(self, kept.after, 4, 198, columns=SHOWN, row_height=ROW, fill=352)
        self.play(FadeIn(stay.furniture), run_time=0.3)
        go(self, journey(table, stay, kept.made_of), 2.4)
        self.wait(1)
        self.claim(
            "What arrives is what pandas returned, with the labels that it had before",
            [*stay.grid.table.index[0]]
            == [
                text
                for text, is_true in zip(asked.before.index[0], true, strict=True)
                if bool(is_true)
            ],
        )
