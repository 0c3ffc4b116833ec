"""The picture at the top of the front page."""

from collections.abc import Iterator

from figures.kit.arcs import ribbons
from figures.kit.bound import Value
from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.tokens import columns, token_row
from illustrated_models.examples.translation.seq2seq import running_sentence
from illustrated_models.translation import TranslationTrace

HEIGHT, WIDEST = 250, 22.0


@figure(of=running_sentence)
def where_it_looks(trace: TranslationTrace, width: int) -> Illustration:
    """Each English word looks back at the French ones: the wider the ribbon, the harder."""
    attention = trace.decoder.attention
    assert attention is not None
    source, target, weights = trace.source_tokens, trace.target_tokens, attention.weights
    drawing = canvas(width, height=HEIGHT)
    above = token_row(drawing, source, 4, centres=columns(len(source), 0, width))
    centres = columns(len(target), 0, width)
    below = token_row(drawing, target, HEIGHT - 36, centres=centres, state="predicted")
    ribbons(drawing, weights[: len(target)], above, below, widest=WIDEST)
    black, noir = target.index("black"), source.index("noir")
    return Illustration(
        drawing,
        alt=label(
            "Ribbons join each English word with the French words. “{black}” gives “{noir}”"
            " {share:.1%} of its attention.",
            black=target[black],
            noir=source[noir],
            share=weights[black, noir],
        ),
        facts=_most(trace, weights),
        claims=dict(_says(trace, weights)),
    )


def _most(trace: TranslationTrace, weights: Value) -> dict[str, Value]:
    """The widest ribbon of every word, English and French; a fact is named after its word."""
    english, french = enumerate(trace.target_tokens), enumerate(trace.source_tokens)
    looks = {str(word): weights[row, int(weights[row].argmax())] for row, word in english}
    drawn = weights[: len(trace.target_tokens)]
    looked_at = {
        str(word): weights[int(drawn[:, column].argmax()), column] for column, word in french
    }
    return looks | looked_at


def _says(trace: TranslationTrace, weights: Value) -> Iterator[tuple[str, bool]]:
    """What the front page says of every word."""
    source, target = trace.source_tokens, trace.target_tokens
    drawn = weights[: len(target)]
    for word, most in (("the", "le"), ("black", "noir"), ("cat", "chat"), ("sleeps", "dort")):
        row = target.index(word)
        yield f"“{word}” looks hardest at “{most}”", source[int(drawn[row].argmax())] == most
    for word, most in (("le", "the"), ("chat", "cat"), ("noir", "black"), ("dort", "sleeps")):
        column = source.index(word)
        holds = target[int(drawn[:, column].argmax())] == most
        yield f"“{word}” is looked at hardest by “{most}”", holds
