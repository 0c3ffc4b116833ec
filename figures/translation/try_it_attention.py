"""Widgets of the section “Looking back instead of remembering”: move the attention."""

from collections.abc import Mapping

from figures.kit.bound import Value
from figures.kit.canvas import canvas
from figures.kit.charts import bars_across
from figures.kit.illustration import Illustration, label
from figures.kit.shapes import Place
from figures.kit.text import words
from figures.kit.widget import Widget, widget
from illustrated_models.examples.translation.playground import MovedAttentionTrace
from illustrated_models.examples.translation.playground import move_the_attention as of_moving

LEFT, BARS, LONGEST = 8, 84, 224
ROW = 30


@widget(
    of=of_moving,
    element="move-the-attention",
    models=("translator-dot",),
    button="Move the attention",
)
def move_the_attention(trace: MovedAttentionTrace, width: int) -> Widget:
    """Where it looks before it writes a word, and what it would write next: yours to change."""
    running, step = trace.running, trace.step
    attention = running.decoder.attention
    assert attention is not None
    weights, likely = attention.weights[step], running.top_probabilities[step]
    names, n_words = running.top_tokens[step], len(running.source_tokens)
    drawing = canvas(width, height=62 + ROW * (n_words + len(names)))
    words(drawing, label("weights"), LEFT, 20, "context", weight="semibold", names=weights)
    looked = Place(BARS, 28, LONGEST, ROW * n_words)
    bars_across(drawing, running.source_tokens, weights, looked, "context", spec=".0%")
    top = looked.bottom_edge + 26
    words(drawing, label("the next word"), LEFT, top, "decoder", weight="semibold")
    said = Place(BARS, top + 6, LONGEST, ROW * len(names))
    bars_across(drawing, names, likely, said, "decoder", spec=".0%")
    follows = trace.all_moved.follows
    written, asked_for = trace.moved.target_tokens[step], trace.moved.source_tokens[trace.onto]
    return Widget(
        Illustration(
            drawing,
            alt=label(
                "Before it writes “{word}” the network gives “{looked}” {weight:.0%} of its"
                " attention; “{first}” is then the likeliest word, with {p:.0%}.",
                word=running.target_tokens[step],
                looked=running.source_tokens[int(weights.argmax())],
                weight=weights.max(),
                first=names[0],
                p=likely[0],
            ),
            facts={
                "asked_for": asked_for,
                "instead": written,
                "places": trace.n_places,
                "follows": follows.share,
                "half_follows": trace.half_moved.follows.share,
            },
            claims={
                "With all of its attention on “chat”, the next word is “cat”": (
                    asked_for == "chat" and written == "cat"
                ),
                "Mostly it obeys": bool(follows.low > 0.5),
            },
        ),
        data=_given(trace),
    )


def _given(trace: MovedAttentionTrace) -> Mapping[str, Value]:
    """What the page must know before a reader moves a weight."""
    return {
        "running": trace.running.source_tokens,
        "step": trace.step,
        "sentences": trace.sentences,
        "held_out": {"places": trace.n_places, "follows": trace.all_moved.follows.share},
    }
