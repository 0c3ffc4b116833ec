"""Films of the section “A word at a time”: how a recurrent network reads."""

from collections.abc import Sequence

import numpy as np
from manim import RIGHT, FadeIn, FadeOut, LaggedStart, Mobject, ReplacementTransform, VGroup

from anim.kit.film import film
from anim.kit.mobjects.arrow import Arrow
from anim.kit.mobjects.text import Words
from anim.kit.mobjects.token import Token
from anim.kit.space import point, px
from anim.kit.stage import swap
from anim.translation.one_step import OneStep
from anim.translation.over_time import OverTime
from anim.translation.reading import Layout, Reading
from figures.kit.data import count
from figures.kit.labels import Label, label
from illustrated_models.examples.translation.gates import GatesTrace, NotesTrace, last_word, notes
from illustrated_models.examples.translation.seq2seq import four_units
from illustrated_models.examples.translation.two_sentences import TwoSentencesTrace, seven_words
from illustrated_models.translation import TranslationTrace

# Where the answers to both sentences stand in the end, in CSS pixels.
NAMES_X, ANSWERS_X, FIRST, NEXT, BOTH = 14, 126, 36, 66, 107


@film(of=last_word)
class InsideOneStep(OneStep):
    """One step of the box: number by number, part of the old state stays and the rest is new."""

    trace: GatesTrace

    def construct(self) -> None:
        self.claim_what_is_said()
        self.lay_out()
        words = "The state so far, and the vector of the next word, “{word}”."
        self.step(label(words, word=self.trace.word))
        self.play(*map(FadeIn, [self.old, self.above, self.box, self.unit]), run_time=0.8)
        self.play(LaggedStart(FadeIn(self.foot), FadeIn(self.ways), lag_ratio=0.5), run_time=1)
        self.wait(1.5)
        self.step(label("Both go into the box. It makes a proposal."))
        self.propose()
        self.wait(0.8)
        self.step(label("Gates decide, for each number, what stays and what comes in."))
        self.share()
        self.wait(1.6)
        self.step(label("The bars shrink to their shares."))
        self.shorten()
        self.wait(1.2)
        self.step(label("Stacked, they are the new state."))
        self.stack()
        self.wait(1)
        first, last = self.trace.step.update[0], self.trace.step.update[self.n_units - 1]
        words = "Of the first number {much:.0%} stayed; of the last, {little:.0%}."
        self.step(label(words, much=first, little=last))
        self.settle()
        self.wait(1.5)

    @property
    def n_units(self) -> int:
        return len(self.trace.step.hidden)

    def claim_what_is_said(self) -> None:
        trace, step = self.trace, self.trace.step
        stays, parts = np.asarray(step.update), np.add(trace.kept, trace.taken)
        self.claim(
            "What stays of the old state and what comes in add up to the new state",
            bool(np.allclose(parts, step.hidden, atol=1e-6)),
        )
        self.claim(
            "Of no number all stays, and of none nothing", bool(((stays > 0) & (stays < 1)).all())
        )
        self.claim(
            "Most of the first number stays, and hardly anything of the last",
            bool(stays[0] > 0.5 and stays[-1] < 0.05),
        )
        self.fact("first_stays", step.update[0])
        self.fact("last_stays", step.update[self.n_units - 1])


@film(of=four_units)
class Unrolling(Reading):
    """The encoder reads a word at a time; the bars in its box are all that it remembers."""

    trace: TranslationTrace
    layout = Layout(284, 236, 168, 64, 18, card=(66, 40), box=(72, 54), enlarged=(216, 72))

    def construct(self) -> None:
        self.claim_what_is_said()
        self.show_sentence()
        self.show_embedding()
        self.mix_in_first_word()
        self.read(1, label("The state moves on, and “{word}” is mixed in.", word=self.word(1)))
        self.read(2, label("Same box, same weights; new word, new state."))
        self.read(3, label("Unrolled in time: every word has left a state."))
        self.hand_over()

    def claim_what_is_said(self) -> None:
        encoder, decoder = self.trace.encoder, self.trace.decoder
        starts_at_zero = not np.asarray(encoder.steps[0].previous).any()
        handed_over = np.array_equal(encoder.last, decoder.steps[0].previous)
        self.claim("the encoder’s state starts at zero", starts_at_zero)
        self.claim("the decoder starts from the encoder’s last state", handed_over)
        self.fact("n_words", count(self.trace.source_tokens))
        self.fact("n_units", count(encoder.last))

    def show_sentence(self) -> None:
        self.step(label("Before the first word, the state is all zeros."))
        shown = self.lay_out()
        self.notes = [self.note(label("encoder"), self.layout.boxes + 5, "encoder")]
        self.play(FadeIn(shown), FadeIn(self.notes[0]), run_time=1)
        self.play(LaggedStart(*map(FadeIn, self.numbers), lag_ratio=0.4), run_time=1)
        self.wait(1.4)

    def show_embedding(self) -> None:
        self.step(label("“{word}” becomes a vector: its embedding.", word=self.word(0)))
        self.play(*self.look_up(0), run_time=1.4)
        self.notes.append(self.note(label("up: a positive number"), self.layout.embeddings - 4))
        self.notes.append(self.note(label("down: a negative one"), self.layout.embeddings + 16))
        self.play(LaggedStart(*map(FadeIn, self.notes[1:]), lag_ratio=0.5), run_time=0.8)
        self.wait(1.6)

    def mix_in_first_word(self) -> None:
        self.step(label("The box mixes word and old state into a new state."))
        self.play(*map(FadeOut, self.notes), *self.mix_in(0), run_time=1.9)
        self.wait(1.5)

    def hand_over(self) -> None:
        """The last state, enlarged, becomes what the decoder gets."""
        last, end = self.trace.encoder.last, self.x(len(self.trace.source_tokens) - 1)
        words = "The last state is handed to the decoder: the context, {n:d} numbers."
        self.step(label(words, n=count(last)))
        bottom = self.layout.lens_bottom
        up = Arrow(self.at(end, self.layout.box_top), self.at(end, bottom), "context")
        self.play(FadeOut(self.rays), FadeIn(up), run_time=0.8)
        context, numbers = self.enlarged(last, "context")
        self.play(
            ReplacementTransform(self.lens, context),
            swap(self.numbers, numbers),
            swap(self.name, self.title(label("context"), -6, "semibold", "context")),
            swap(self.when, self.title(label("= the last state"), 15)),
            run_time=1.8,
        )
        self.wait(2)


@film(of=notes)
class NotesOverTime(OverTime):
    """The state after each word, and what each word changes in it."""

    trace: NotesTrace

    def construct(self) -> None:
        self.claim_what_is_said()
        self.step(label("Before the first word, the state is blank."))
        self.play(LaggedStart(*map(FadeIn, self.lay_out()), lag_ratio=0.2), run_time=1.6)
        self.wait(1.2)
        words = (
            "“{word}” moves some of the numbers, and others hardly at all.",
            "“{word}”: every bar that it moves becomes longer.",
            "“{word}” turns the first number from down to up.",
            "“{word}” leaves the first number, and turns the last one up.",
        )
        for place, caption in enumerate(words):
            self.step(label(caption, word=self.trace.whole.source_tokens[place]))
            self.read(place)
            self.wait(0.9)
        self.step(label("A state for each word; a plain decoder gets the last only."))
        self.play(*self.hand_over(), run_time=1.9)
        self.wait(1.6)

    def claim_what_is_said(self) -> None:
        after = np.asarray(self.trace.whole.encoder.states)
        le, chat, noir, dort = after
        moves = [[str(word) for word in row] for row in self.trace.moves]
        self.claim(
            "“le” moves some of its numbers, and others hardly at all",
            bool("stays" in moves[0] and len({*moves[0]}) > 1),
        )
        moved = np.array(moves[1]) != "stays"
        self.claim(
            "Every note that “chat” moves becomes larger, up or down",
            bool((np.abs(chat[moved]) > np.abs(le[moved])).all()),
        )
        self.claim("“noir” turns the first number from down to up", bool(chat[0] < 0 < noir[0]))
        self.claim(
            "“dort” leaves the first number as it was, and turns the last from down to up",
            bool(moves[3][0] == "stays" and noir[-1] < 0 < dort[-1]),
        )
        last = np.array_equal(self.trace.whole.encoder.last, dort)
        self.claim("The state after the last word is the last state", last)
        self.fact("n_states", count(self.trace.whole.encoder.states))


@film(of=seven_words)
class SevenWords(Reading):
    """A sentence after a sentence: every word leaves a state, and all states have one size."""

    trace: TwoSentencesTrace
    layout = Layout(288, 242, 178, 64, 18, card=(40, 38), box=(40, 54), enlarged=(216, 72))
    pace = (0.7, 0.7, 1.0)

    @property
    def sentence(self) -> TranslationTrace:
        return self.trace.together

    def construct(self) -> None:
        self.claim_what_is_said()
        self.begin()
        self.read_first()
        first, last = len(self.trace.first.source_tokens), len(self.sentence.source_tokens)
        for place in range(1, last):
            self.read(place, self.said_of(place, first, last))
        self.write()

    def claim_what_is_said(self) -> None:
        both, first, second = self.trace.together, self.trace.first, self.trace.second
        texts = [" ".join(map(str, one.target_tokens)) for one in (first, second, both)]
        steps = both.encoder.steps
        self.claim(
            "Alone, it translates either of them; read as one, they become “the dog sleeps”",
            texts == ["the black cat sleeps", "the dog eats", "the dog sleeps"],
        )
        self.claim(
            "Each word begins with the state that the word before it has left",
            all(
                np.array_equal(step.hidden, steps[place + 1].previous)
                for place, step in enumerate(list(steps)[:-1])
            ),
        )
        self.claim(
            "No sentence that it learnt from was as long",
            self.trace.longest_trained < len(both.source_tokens),
        )
        self.fact("n_words", both.n_source)
        self.fact("longest_trained", self.trace.longest_trained)

    def begin(self) -> None:
        words = "{n:Words} words for a network that never had more than {most:words}."
        self.step(label(words, n=self.sentence.n_source, most=self.trace.longest_trained))
        self.play(FadeIn(self.lay_out()), run_time=1)
        self.play(LaggedStart(*map(FadeIn, self.numbers), lag_ratio=0.4), run_time=1)
        self.wait(1.6)

    def read_first(self) -> None:
        come, mix, rest = self.pace
        self.step(label("“{word}” is mixed in.", word=self.word(0)))
        self.play(*self.look_up(0), run_time=come)
        self.play(*self.mix_in(0), run_time=mix)
        self.wait(rest)

    def said_of(self, place: int, first: int, last: int) -> Label:
        """What is said of a word: something, where a sentence ends or begins."""
        words = {
            first - 1: "“{word}”: here the first sentence ends.",
            first: "“{word}”: the next begins, and nothing is cleared.",
            last - 1: "“{word}”: side by side, the states have one size.",
        }
        return label(words.get(place, "“{word}” is mixed in."), word=self.word(place))

    def write(self) -> None:
        """What comes out, beside what either sentence gives alone."""
        self.step(label("Either sentence alone it translates. Read as one, they get mixed up."))
        enlarged = VGroup(self.rays, self.lens, self.numbers, self.name, self.when)
        rows = (
            (label("first alone"), NAMES_X, FIRST, "regular", "dim"),
            (in_a_row(self.trace.first.target_tokens), ANSWERS_X, FIRST, "semibold", "token"),
            (label("next alone"), NAMES_X, NEXT, "regular", "dim"),
            (in_a_row(self.trace.second.target_tokens), ANSWERS_X, NEXT, "semibold", "token"),
            (label("both as one"), NAMES_X, BOTH, "regular", "dim"),
        )
        lines = [
            Words(words, 16, weight, colour).stand(self.at(x, y), "start")
            for words, x, y, weight, colour in rows
        ]
        pills = VGroup(*(Token(word, predicted=True) for word in self.sentence.target_tokens))
        pills.arrange(buff=px(8)).move_to(self.at(ANSWERS_X, BOTH - 5)).shift(
            pills.width / 2 * RIGHT
        )
        self.play(FadeOut(enlarged), run_time=0.6)
        self.play(LaggedStart(*map(FadeIn, lines), lag_ratio=0.3), run_time=1.4)
        self.play(LaggedStart(*map(FadeIn, pills), lag_ratio=0.3), run_time=1.2)
        self.wait(2)

    def written(self, word: str) -> Mobject:
        """Seven pills would not stand side by side."""
        return Words(word, 15, "semibold", "token").stand(point(0, 5))


def in_a_row(tokens: Sequence[str]) -> Label:
    """Words with spaces between."""
    names = [f"word_{place}" for place in range(len(tokens))]
    template = " ".join(f"{{{name}}}" for name in names)
    return label(template, **dict(zip(names, tokens, strict=True)))
