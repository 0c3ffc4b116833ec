"""Widgets of the section “The sentence grows”: where it forgets."""

from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, label
from figures.kit.text import note, words
from figures.kit.widget import Widget, widget
from figures.translation.forgetting import joined
from illustrated_models.examples.translation.playground import WhereItForgetsTrace
from illustrated_models.examples.translation.playground import where_it_forgets as of_forgetting

LEFT, LEADING = 8, 30


@widget(
    of=of_forgetting,
    element="where-it-forgets",
    models=("translator-plain", "translator-dot"),
    button="Let the sentence grow",
)
def where_it_forgets(trace: WhereItForgetsTrace, width: int) -> Widget:
    """One clause more, and one of the networks loses the thread."""
    growing = trace.growing
    stage = growing.stages[growing.plain_loses_verb - 1]
    drawing = canvas(width, height=226)
    lowest = 20.0
    for heading, text, role in (
        (label("French"), stage.source_tokens, "text"),
        (label("without attention"), stage.plain.tokens, "encoder"),
        (label("with attention"), stage.attention.tokens, "context"),
    ):
        words(drawing, heading, LEFT, lowest, role, weight="semibold")
        block = note(drawing, joined(text), LEFT, lowest + 22, width - 2 * LEFT, "text")
        lowest = block.bottom[1] + LEADING
    return Widget(
        Illustration(
            drawing,
            alt=label(
                "A French sentence of {n:d} words. Without attention its translation ends in"
                " “{plain}”, with attention in “{attention}”.",
                n=stage.n_source,
                plain=stage.plain.last_word,
                attention=stage.attention.last_word,
            ),
            facts={"n_words": stage.n_source, "plain_ends": stage.plain.last_word},
        ),
        data={
            "stages": [
                {"source": each.source_tokens, "gold": each.gold_tokens} for each in growing.stages
            ],
            "lengths": {
                "middles": trace.lengths.middles,
                **{
                    name: {"share": shares.share, "low": shares.low, "high": shares.high}
                    for name, shares in (
                        ("plain", trace.lengths.plain),
                        ("attention", trace.lengths.attention),
                    )
                },
            },
        },
    )
