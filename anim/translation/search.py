"""Films of the section on searching for the best translation."""

from anim.kit.film import film
from anim.translation.beam import BeamTree
from figures.kit.data import count
from figures.kit.labels import label
from illustrated_models.examples.translation.seq2seq import beam


@film(of=beam)
class BeamGrows(BeamTree):
    """Beam search: several translations grow at once, and only the best of them stay."""

    def construct(self) -> None:
        n = self.trace.width
        words = "The {n:words} likeliest first words all stay; a higher score is likelier."
        self.step(label(words, n=n))
        self.lay_out()
        self.claim_what_is_said()
        self.grow(1)
        self.keep()
        self.wait(1.6)
        words = "Each goes on with its {n:words} likeliest words; the scores add up."
        self.step(label(words, n=n))
        self.move_on()
        self.grow(2)
        self.wait(1.6)
        considered = [node for node, one in enumerate(self.tree.nodes) if one.depth == 2]
        of_all = count(self.nodes[considered[0] : considered[-1] + 1])
        self.step(label("Of all {m:words}, only the best {n:words} stay.", m=of_all, n=n))
        self.keep(1.2)
        self.wait(1)
        self.step(label("Again. Now all that stay begin alike: the other beginnings are gone."))
        self.turn(3, 1.2)
        self.step(label("Once more: grow, compare, keep the best."))
        self.turn(4, 1)
        self.step(label("The first sentence is finished. It will leave the beam."))
        self.turn(5, 1.2)
        self.step(label("It has left. When all are finished, the search ends."))
        self.turn(6, 1.2)
        words = "Word by word gives the same; the runner-up is right, too."
        self.step(label(words))
        self.compare()
        self.wait(1.8)

    def turn(self, depth: int, rest: float) -> None:
        """A whole turn of the search."""
        self.move_on()
        self.grow(depth, 0.5)
        self.keep(0.7)
        self.wait(rest)

    def claim_what_is_said(self) -> None:
        nodes, width = self.tree.nodes, self.tree.width
        ends = self.finished()
        said = [" ".join(self.tree.sentence(n)) for n in ends]
        third = [n for n, one in enumerate(nodes) if one.depth >= 3 and one.kept]
        self.claim(
            "From the third word on, all that stay begin with “the black”",
            all(self.tree.sentence(n)[:2] == ("the", "black") for n in third),
        )
        self.claim(
            "Beam search finds the same translation as taking the likeliest word each time",
            self.greedy() == self.tree.best == ends[0],
        )
        self.claim(
            "The second best is a right translation, too: “the black cat is sleeping”",
            said[1] == "the black cat is sleeping",
        )
        self.claim("As many translations are finished as the beam is wide", len(ends) == width)
        self.fact("width", self.trace.width)
        self.fact("considered", count(self.nodes))
        self.fact("best_score", self.nodes[ends[0]].score)
        self.fact("second_score", self.nodes[ends[1]].score)
