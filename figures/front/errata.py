"""Figures of the page of errata."""

from figures.kit.arcs import ribbons
from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.text import words
from figures.kit.tokens import columns, token_row
from illustrated_models.examples.translation.seq2seq import european_area
from illustrated_models.translation import TranslationTrace


@figure(of=european_area)
def from_french(trace: TranslationTrace, width: int) -> Illustration:
    """Read in French, written in English: the written words look, the read ones are looked at."""
    attention = trace.decoder.attention
    assert attention is not None
    source, target, weights = trace.source_tokens, trace.target_tokens, attention.weights
    zone, economic, european = (source.index(word) for word in ("zone", "économique", "européenne"))
    written_european, written_zone = target.index("European"), target.index("zone")
    drawing = canvas(width, height=244)
    words(drawing, label("read: a part of the French sentence"), 4, 18, "dim")
    read = token_row(drawing, source[zone : european + 1], 30, centres=columns(3, 0, width))
    written = token_row(
        drawing,
        target[written_european : written_zone + 1],
        178,
        centres=columns(2, 40, width - 40),
        state="predicted",
    )
    words(drawing, label("written: a part of the English one"), 4, 236, "dim")
    drawn = weights[written_european : written_zone + 1, zone : european + 1]
    ribbons(drawing, drawn, read, written, elision="the part of the sentence that is spoken of")
    return Illustration(
        drawing,
        alt=label(
            "“{a}” looks at “{b}” with {x:.0%} of its attention, “{c}” at “{d}” with {y:.0%}: their"
            " ribbons cross.",
            a=target[written_european],
            b=source[european],
            x=weights[written_european, european],
            c=target[written_zone],
            d=source[zone],
            y=weights[written_zone, zone],
        ),
        facts={
            "economic": weights[int(weights[:, economic].argmax()), economic],
        },
        claims={
            "“European” looks hardest at “européenne” and “zone” at “zone”, so the two cross": bool(
                weights[written_european].argmax() == european
                and weights[written_zone].argmax() == zone
                and written_european < written_zone
                and zone < european
            ),
            "The network leaves “économique” untranslated": "economic" not in target,
        },
    )
