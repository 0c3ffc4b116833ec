"""The film of back-propagation: blame goes back along the edges on which the numbers came."""

import numpy as np
from manim import FadeIn, FadeOut

from anim.kit.film import film
from anim.kit.mobjects.network import Empty, Node, joined
from anim.kit.mobjects.text import Words
from anim.kit.stage import swap
from anim.neural_network_math.one_neuron import Neuron
from figures.kit.labels import label
from illustrated_models.examples.neural_network_math.hidden import HiddenTrace, two_units

XS, YS, SCORE = (40, 180, 318), (66, 226), 146  # from the left, from the top


@film(of=two_units)
class BlameFlowsBack(Neuron):
    """Forward the numbers, backward the blame."""

    trace: HiddenTrace

    def construct(self) -> None:
        girl = self.trace.girl
        self.claim(
            "Back-propagation gives what autograd gives",
            int(self.trace.audit.autograd_parts.max()) == 0,
        )
        inputs = [self.at(XS[0], y) for y in YS]
        units = [self.at(XS[1], y) for y in YS]
        score = self.at(XS[2], SCORE)
        self.step(label("A girl comes in, and both units speak."))
        self.add(
            *(joined(one, other) for one in inputs for other in units),
            *(joined(one, score) for one in units),
        )
        ghosts = [*map(Empty, units), Empty(score)]
        self.add(
            *ghosts,
            *(
                self.name(text, x, y, ink)
                for text, x, y, ink in (
                    (label("woman"), XS[0], YS[0] - 34, "token"),
                    (label("age"), XS[0], YS[1] + 44, "token"),
                    (label("child?"), XS[1], YS[0] - 34, "key"),
                    (label("woman?"), XS[1], YS[1] + 44, "key"),
                )
            ),
            *(Node(girl.inputs[0, k], inputs[k], "token", ".1f") for k in (0, 1)),
        )
        self.run(*((one, other, "key") for one in inputs for other in units), seconds=1.6)
        said = [Node(girl.hidden[0, k], units[k], "key", ".2f") for k in (0, 1)]
        self.play(*map(FadeIn, said), *map(FadeOut, ghosts[:2]), run_time=0.7)
        self.wait(1)
        self.step(label("They make a score, and the score a share."))
        self.run(*((one, score, "decoder") for one in units), seconds=1.4)
        printed = label("{s:.0%}", s=girl.answers.shares[0, 1])
        out = Node(girl.answers.shares[0, 1], score, "decoder", ".2f", printed=printed)
        self.play(FadeIn(out), FadeOut(ghosts[2]), run_time=0.7)
        self.wait(1)
        self.hand_back(inputs, units, score, (*said, out))

    def hand_back(
        self,
        inputs: list[np.ndarray],
        units: list[np.ndarray],
        score: np.ndarray,
        nodes: tuple[Node, ...],
    ) -> None:
        """The blame, from the score to the first edges."""
        girl, (*said, out) = self.trace.girl, nodes
        self.step(label("She lived. The share minus the truth is the blame."))
        blame = Node(girl.answers.scores_gradient[0, 0], score, "error", ".2f", radius=28)
        name = self.name(label("blame"), XS[2], SCORE + 48, "error")
        self.play(swap(out, blame), FadeIn(name), run_time=1.5)
        self.wait(1)
        self.step(label("Along each edge: the blame times what came in."))
        self.run(*((score, one, "error") for one in units), seconds=1.4)
        slopes = [
            self.slope(girl.output_weights_gradient[k, 0], 258, y) for k, y in ((0, 84), (1, 218))
        ]
        self.play(*map(FadeIn, slopes), run_time=0.6)
        self.wait(1)
        self.step(label("Each unit's blame: that times the weight between."))
        self.run(*((score, one, "error") for one in units), seconds=1.2)
        blames = [
            Node(girl.sums_gradient[0, k], units[k], "error", ".2f", radius=28) for k in (0, 1)
        ]
        pairs = zip(said, blames, strict=True)
        self.play(*(swap(one, other) for one, other in pairs), run_time=1)
        self.wait(1)
        self.step(label("And on to the first edges, in the same way."))
        self.run(*((other, one, "error") for one in inputs for other in units), seconds=1.8)
        first = [
            self.slope(girl.hidden_weights_gradient[row, unit], x, y)
            for row, unit, x, y in (
                (0, 0, 110, 58),
                (0, 1, 74, 128),
                (1, 0, 74, 176),
                (1, 1, 110, 246),
            )
        ]
        self.play(*map(FadeIn, first), run_time=0.6)
        self.wait(1)

    def slope(self, value: object, x: float, y: float) -> Words:
        """A slope beside its edge."""
        return self.said(label("{s:.2f}", s=value), x, y)
