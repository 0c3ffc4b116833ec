"""Figures of the page of errata."""

from figures.kit.arcs import ribbons
from figures.kit.canvas import canvas
from figures.kit.frames import data_frame
from figures.kit.illustration import Illustration, figure, label
from figures.kit.text import words
from figures.kit.tokens import columns, token_row
from illustrated_models.examples.pandas.errata import FourArtistsTrace, four_artists
from illustrated_models.examples.reshaping.errata import PeopleTrace, people
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


@figure(of=four_artists)
def four_rows(trace: FourArtistsTrace, width: int) -> Illustration:
    """What pandas answers: the sum joins words, and a ratio has decimals."""
    total, average = trace.total.after, trace.average.after
    assert total is not None
    assert average is not None
    drawing = canvas(width, height=322)
    words(drawing, trace.total.code, 4, 18, "context", size=15, weight="semibold")
    data_frame(drawing, total, 4, 26, columns=(0, 2), fill=352)
    words(drawing, trace.average.code, 4, 166, "context", size=15, weight="semibold")
    data_frame(drawing, average, 4, 174, fill=352)
    plays = [*trace.with_hole.columns[0]].index("Plays")
    return Illustration(
        drawing,
        alt=label(
            "“{code}” joins the names of the artists of a genre: “{joined}”. Plays by listener"
            " are {a}, {b}, {c} and {d}.",
            code=trace.total.code,
            joined=total.cells[0][0],
            **dict(
                zip(
                    "abcd",
                    [row[0] for row in average.cells],
                    strict=True,
                )
            ),
        ),
        facts={
            "joined": total.cells[0][0],
            "first": average.numbers[0, 0],
            "second": average.numbers[1, 0],
            "error": trace.name.refusal,
            "holed": trace.with_hole.cells[0][plays],
            "dtype": trace.with_hole.dtypes[plays],
        },
        claims={
            "There is no such column: pandas answers with a KeyError": (
                trace.name.refusal == "KeyError"
            ),
            "The sum by genre has the artists in it, too, their names joined": bool(
                total.columns[0][0] == "Artist" and total.dtypes[0] == "str"
            ),
            "With a hole in it, the column is one of fractions": (
                trace.with_hole.dtypes[plays] == "float64"
            ),
        },
    )


@figure(of=people)
def melted_people(trace: PeopleTrace, width: int) -> Illustration:
    """What pandas answers: heights and weights share a column, and its dtype."""
    melted = trace.melted
    assert melted.after is not None
    drawing = canvas(width, height=176)
    words(drawing, melted.code, 4, 18, "context", size=15, weight="semibold")
    data_frame(drawing, melted.after, 4, 26, fill=352)
    return Illustration(
        drawing,
        alt=label(
            "“{code}” puts weights below heights: “{height}”, “{weight}”.",
            code=melted.code,
            height=melted.after.cells[0][3],
            weight=melted.after.cells[2][3],
        ),
        facts={"weight": melted.after.cells[2][3]},
        claims={
            "Whole weights, melted with heights that are not, have become fractions": bool(
                melted.before.dtypes[3] == "int64" and melted.after.dtypes[3] == "float64"
            ),
        },
    )
