"""Films of the section “Looking back instead of remembering”."""

import numpy as np

from anim.kit.film import film
from anim.translation.all_states import PassedOn
from anim.translation.grid import Filling
from anim.translation.one_look import OneLook
from anim.translation.tensor_walk import WholeStep
from figures.kit.data import count
from figures.kit.labels import label
from illustrated_models.examples.translation.grown import one_clause_longer
from illustrated_models.examples.translation.one_look import one_look_back
from illustrated_models.examples.translation.seq2seq import four_units


@film(of=four_units)
class AllStatesPassed(PassedOn):
    """Every encoder state is kept and passed to the decoder, not only the last."""

    def construct(self) -> None:
        self.claim_what_is_said()
        self.step(label("Without attention, each state gives way to the next one."))
        self.lay_out()
        self.read_and_forget()
        self.wait(0.8)
        numbers = count(self.trace.encoder.last)
        words = "Only the last is handed over: {n:words} numbers for the whole sentence."
        self.step(label(words, n=numbers))
        self.hand_over_last()
        self.wait(1.2)
        self.step(label("Attention throws nothing away: the state after every word is kept."))
        self.keep_all()
        self.wait(1.3)
        self.step(label("And all of them are passed on, each still in its place."))
        self.pass_all()
        self.wait(1)
        self.step(label("For each word it writes, the decoder has the whole row."))
        self.look_at_row()
        self.wait(1.3)
        self.step(label("One state for each word: a longer sentence, a longer row."))
        self.count()
        self.wait(1.6)

    def claim_what_is_said(self) -> None:
        encoder, decoder = self.trace.encoder, self.trace.decoder
        assert decoder.attention is not None
        self.claim(
            "What attention is given is every state of the encoder, unchanged",
            np.array_equal(decoder.attention.values, encoder.states),
        )
        self.claim(
            "The row has as many states as the sentence has words",
            len(encoder.states) == len(self.trace.source_tokens),
        )
        self.claim(
            "The last of the row is what a decoder without attention would be given",
            np.array_equal(encoder.states[-1], encoder.last),
        )
        self.fact("n_states", count(encoder.states))
        self.fact("numbers", count(encoder.last))


@film(of=one_look_back)
class LookingBack(OneLook):
    """One look back: multiply, add up, share out, shorten, add up."""

    height = 300


@film(of=four_units)
class TheWholeStep(WholeStep):
    """A whole step of the decoder: from the word that it has written to the next one."""


@film(of=one_clause_longer)
class TheGridFills(Filling):
    """A row for each word that is written: how much it looks at each French word."""
