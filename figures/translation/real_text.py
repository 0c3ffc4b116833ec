"""The figure of the laboratory's section “On real text”."""

from figures.kit.canvas import canvas
from figures.kit.charts import bars_across
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.text import words
from illustrated_models.examples.translation.real_text import RealTextTrace, real_text

BARS, LONGEST, HEADING, ROWS = 150, 156, 28, 64
BEST = 100.0  # BLEU of what is word for word the true translation


@figure(of=real_text)
def generated_and_real(trace: RealTextTrace, width: int) -> Illustration:
    """BLEU scores of the same networks on generated and on real sentences."""
    drawing = canvas(width, height=2 * (HEADING + ROWS) + 10)
    kinds = ((label("generated sentences"), trace.generated), (label("real sentences"), trace.real))
    for number, (heading, scores) in enumerate(kinds):
        top = number * (HEADING + ROWS + 6)
        words(drawing, heading, 8, top + 20, "decoder", weight="semibold")
        place = Place(BARS, top + HEADING, LONGEST, ROWS)
        bars_across(drawing, trace.models, scores, place, "decoder", spec=".1f", limit=BEST)
    (attention, plain), (attention_real, plain_real) = trace.generated, trace.real
    return Illustration(
        drawing,
        alt=label(
            "BLEU. Generated sentences: {a:.1f} with attention, {p:.1f} without. Real ones: {b:.1f}"
            " with attention, {q:.1f} without.",
            a=attention,
            p=plain,
            b=attention_real,
            q=plain_real,
        ),
        facts={
            "generated": attention,
            "real": attention_real,
            "plain_real": plain_real,
            "learnt": trace.n_learnt,
            "asked": trace.n_asked,
            "words": trace.n_words,
            "exact": trace.exact.share,
        },
        claims=_claims(trace),
    )


def _claims(trace: RealTextTrace) -> dict[str, bool]:
    """What the prose says of it."""
    return {
        "On real text both do much worse": bool((trace.real < trace.generated / 2).all()),
        "Attention helps there, too": bool(trace.real[0] > trace.real[1]),
    }
