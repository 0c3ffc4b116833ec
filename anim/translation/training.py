"""Films of the section “From noise to translation”."""

from collections.abc import Sequence
from math import ceil

import numpy as np
from manim import AnimationGroup, FadeIn, FadeOut, LaggedStart, VGroup

from anim.kit.film import film
from anim.kit.mobjects.matrix import Matrix
from anim.kit.mobjects.text import Words, number
from anim.kit.mobjects.token import Token
from anim.kit.settings import FRAMES_A_SECOND
from anim.kit.stage import Stage, swap
from figures.kit.labels import Label, label
from figures.kit.matrices import cell_scale
from figures.kit.tokens import GAP, token_width
from illustrated_models.examples.translation.seq2seq import SnapshotsTrace, snapshots

# How far down things stand, in CSS pixels; of texts, their baselines.
WRITES, PILLS, COLUMNS, GRID, FOOT = 18, 45, 88, 97, 290
LEFT, NAMES, CELLS = 12, 88, 96  # from the left: texts, ends of the rows' names, the grid
CELL = (62, 42)
ROOM = 316  # pixels for the words that it writes; what does not fit is left out
ONE_WEIGHT = 1
# Seconds: for a snapshot at least, to read a word of its caption; for what share of them it turns.
SHORTEST, PER_WORD, TURNING = 2.2, 0.255, 0.53


@film(of=snapshots)
class FromNoise(Stage):
    """From noise to translation: the cat sentence, asked again and again during training."""

    trace: SnapshotsTrace

    def construct(self) -> None:
        self.sentence = self.trace.sentences[0]
        self.claim_what_is_said()
        for place, caption in enumerate(self.captions_of()):
            self.step(caption)
            # Whole frames: of others, a rehearsal and a recording would count one more or less.
            time = max(SHORTEST, PER_WORD * len(str(caption).split()))
            turn = ceil(TURNING * time * FRAMES_A_SECOND) / FRAMES_A_SECOND
            if place == 0:
                self.begin(turn)
            else:
                self.go_on(place, turn)
            self.wait(ceil((time - turn) * FRAMES_A_SECOND) / FRAMES_A_SECOND)

    def captions_of(self) -> list[Label]:
        """What is said at each snapshot, in order."""
        said = (
            "{n:,d} sentences seen. It stops before it has written a word.",
            "{n:,d} seen. It writes “{word}”, and does not stop.",
            "{n:,d} seen. It looks at the last word, whatever it writes.",
            "{n:,d} seen. It writes “{word}”, and stops.",
            "{n:,d} seen. It carries over what it looks at.",
            "{n:,d} seen. This is English, and about something else.",
            "{n:,d} seen. All words are right, and its looks cross.",
            "{n:,d} seen. Right again.",
            "{n:,d} seen. It says “{word}” once too often.",
            "{n:,d} seen. That is mended.",
            "{n:,d} seen: the end. The network of this article.",
        )
        seen, sleeps = self.trace.sentences_seen, self.sentence.gold_tokens[-1]
        first = label("No sentence seen. It writes noise, and looks everywhere alike.")
        quoted = {2: self.sentence.gold_tokens[0], 4: self.sentence.gold_tokens[0], 9: sleeps}
        return [
            first,
            *(
                label(text, n=seen[n], **({"word": quoted[n]} if n in quoted else {}))
                for n, text in enumerate(said, 1)
            ),
        ]

    def claim_what_is_said(self) -> None:
        wrote = [" ".join(map(str, each)) for each in self.sentence.translations]
        weights = np.asarray(self.sentence.weights, dtype=float)[:, :-1]
        best = weights.argmax(axis=-1)
        gold = " ".join(map(str, self.sentence.gold_tokens))
        right = [text == gold for text in wrote]
        self.claim(
            "Before the first sentence it writes noise, and looks everywhere alike",
            bool(abs(weights[0] - 0.25).max() < 0.05) and "orange orange" in wrote[0],
        )
        self.claim("Soon it writes nothing but “the”", set(wrote[2].split()) == {"the"})
        self.claim(
            "At that time it looks at the last word, whatever it is to write",
            wrote[1] == "" and bool((best[2:5] == 3).all()),
        )
        self.claim(
            "half-way, it writes English about something else",
            wrote[6] == "the dog is going to run",
        )
        self.claim(
            "It is right for the first time when its looks cross for the first time",
            right.index(True) == 7
            and bool((best[7] == [0, 2, 1, 3]).all())
            and not any((looks == [0, 2, 1, 3]).all() for looks in best[:7]),
        )
        self.claim(
            "Later it goes wrong once more, and is right again",
            right[7:] == [True, True, False, True, True] and wrote[9] == f"{gold} sleeps",
        )
        self.fact("first_right", self.trace.sentences_seen[right.index(True)])
        self.fact("all", self.trace.sentences_seen[-1])
        self.fact("relapse", self.trace.sentences_seen[9])

    def begin(self, turn: float) -> None:
        """What stands there from the first step to the last, and the first snapshot."""
        source, target = self.sentence.source_tokens, self.sentence.gold_tokens
        names = [
            Words(word, kind="column").stand(self.at(CELLS + CELL[0] * (n + 0.5), COLUMNS))
            for n, word in enumerate(source)
        ]
        names += [
            Words(word, kind="row").stand(self.at(NAMES, GRID + CELL[1] * (n + 0.5) + 5), "end")
            for n, word in enumerate(target)
        ]
        writes = Words(label("it writes"), 15, colour="dim").stand(self.at(LEFT, WRITES), "start")
        self.words, self.grid, self.foot = self.written(0), self.looks(0), self.right(0)
        self.play(*map(FadeIn, [writes, *names, self.words, self.grid, self.foot]), run_time=turn)

    def go_on(self, place: int, turn: float) -> None:
        """From one snapshot to the next one, the grid row after row."""
        words, grid, foot = self.written(place), self.looks(place), self.right(place)
        self.play(
            swap(self.words, words),
            LaggedStart(*map(cross, self.grid.cells, grid.cells), lag_ratio=0.4),
            swap(self.foot, foot),
            run_time=turn,
        )
        self.remove(self.grid, *(cell for row in (*self.grid.cells, *grid.cells) for cell in row))
        self.add(grid)
        self.words, self.grid, self.foot = words, grid, foot

    def written(self, place: int) -> VGroup:
        """The words that it writes, as many as fit."""
        translation = self.sentence.translations[place]
        group, across = VGroup(), float(LEFT)
        for word in translation:
            width = token_width(word)
            if across + width > LEFT + ROOM:
                group.add(Words(label("…"), colour="dim").stand(self.at(across, PILLS), "start"))
                break
            group.add(Token(word, predicted=True).move_to(self.at(across + width / 2, PILLS)))
            across += width + GAP
        if not len(translation):
            nothing = Words(label("(nothing)"), colour="dim")
            group.add(nothing.stand(self.at(LEFT, PILLS + 5), "start"))
        return group

    def looks(self, place: int) -> Matrix:
        """Its attention for each true word, had it been corrected before."""
        weights = self.sentence.weights[place, : len(self.sentence.gold_tokens)]
        grid = Matrix(weights, CELL, cell_scale(weights, limit=ONE_WEIGHT))
        rows, columns = weights.shape
        return grid.shift(self.at(CELLS + CELL[0] * columns / 2, GRID + CELL[1] * rows / 2))

    def right(self, place: int) -> VGroup:
        """How often the next word is right, in all held-out sentences."""
        said = Words(label("next words right in other sentences"), 15, colour="dim")
        share = number(self.trace.token_accuracy[place], ".0%", colour="decoder")
        return VGroup(
            said.stand(self.at(LEFT, FOOT), "start"), share.stand(self.at(352, FOOT), "end")
        )


def cross(old: Sequence[VGroup], new: Sequence[VGroup]) -> AnimationGroup:
    """One row of cells goes while another comes."""
    return AnimationGroup(FadeOut(VGroup(*old)), FadeIn(VGroup(*new)))
