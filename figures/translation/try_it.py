"""Widgets of the section “Your sentence”."""

from collections.abc import Mapping

from figures.kit.bound import Value
from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, label
from figures.kit.widget import Widget, widget
from figures.translation.attention import crossing
from illustrated_models.examples.translation.playground import YourSentenceTrace
from illustrated_models.examples.translation.playground import your_sentence as of_sentence


@widget(
    of=of_sentence,
    element="your-sentence",
    models=("translator-dot",),
    later=("translator-plain",),
    button="Try your own sentence",
)
def your_sentence(trace: YourSentenceTrace, width: int) -> Widget:
    """The translator on your own words."""
    drawing = canvas(width, height=200)
    crossing(drawing, trace.running)
    return Widget(
        Illustration(
            drawing,
            alt=label(
                "“{source}” and its translation, “{target}”, joined by ribbons where the network"
                " looked.",
                source=trace.running.source_tokens[1],
                target=trace.running.target_tokens[2],
            ),
            facts={
                "french_words": trace.words.n_source,
                "english_words": trace.words.n_target,
                "held_out": trace.surprises_right.count,
                "right": trace.surprises_right.share,
                "strange_right": trace.training.visitors_right_if_strange.share,
                "familiar_right": trace.training.visitors_right_if_familiar.share,
                "typed": trace.trust.n_typed,
                "caught": trace.trust.caught.share,
                "caught_low": trace.trust.caught.low,
                "caught_high": trace.trust.caught.high,
                "false_alarms": trace.trust.false_alarms.share,
                "false_alarms_low": trace.trust.false_alarms.low,
                "false_alarms_high": trace.trust.false_alarms.high,
            },
            claims={
                "Sentences that people wrote are another matter, above all those whose shape is new"
                " to it": _is_another_matter(trace),
            },
        ),
        data=_given(trace),
    )


def _is_another_matter(trace: YourSentenceTrace) -> bool:
    """Whether the three intervals stand apart: held-out, visitors' familiar, visitors' strange."""
    training, held_out = trace.training, trace.surprises_right
    familiar = training.visitors_right_if_familiar
    strange = training.visitors_right_if_strange
    return bool(held_out.low > familiar.high and familiar.low > strange.high)


def _given(trace: YourSentenceTrace) -> Mapping[str, Value]:
    """What the page must know before a reader gives the network a sentence."""
    words, training, pills, trust = trace.words, trace.training, trace.pills, trace.trust
    return {
        "running": trace.running.source_tokens,
        "words": {"n_source": words.n_source, "english": words.english},
        "training": {
            "n_sentences": training.n_sentences,
            "longest": training.longest,
            "by_length": training.by_length,
        },
        "shape": {
            "alphabet": training.shapes.alphabet,
            "letters": training.shapes.letters,
            "runs": training.shapes.runs,
        },
        "pills": {"slot": pills.slot, "names": pills.names, "sentences": pills.sentences},
        "surprises": trace.surprises,
        "failures": trace.failures,
        "trust": {
            "cuts": trust.cuts,
            "groups": [
                {
                    "verdict": trust.verdicts[group],
                    "doubted": trust.doubted[group],
                    "hoped": trust.hoped[group],
                    "right": trust.typed.right[group],
                    "count": trust.typed.count[group],
                }
                for group in range(len(trust.groups))
            ],
        },
    }
