"""The figure of the laboratory on what bathrooms are worth."""

from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.tables import Column, table
from illustrated_models.examples.neural_networks.baths import BathsTrace, baths

ALONE, BOTH = 0, 1


@figure(of=baths, widths=(360, 540))
def what_a_bath_is_worth(trace: BathsTrace, width: int) -> Illustration:
    """A weight depends on the company that its input keeps."""
    drawing = canvas(width, height=150)
    beds = [label("{w:+.1f}", w=each) for each in trace.bedrooms]
    rooms = [label("{w:+.1f}", w=each) for each in trace.bathrooms]
    columns = [
        Column(12, list(trace.inputs), label("size, and")),
        Column(
            width * 0.64,
            [beds[ALONE], None, beds[BOTH]],
            label("bedrooms"),
            "end",
            "error",
            names=trace.bedrooms,
        ),
        Column(
            width - 8,
            [None, rooms[ALONE], rooms[BOTH]],
            label("bathrooms"),
            "end",
            names=trace.bathrooms,
        ),
    ]
    table(drawing, columns, 8, 34)
    return Illustration(
        drawing,
        alt=label(
            "Weights beside the size: bedrooms {a:+.1f}, bathrooms {b:+.1f}; both together"
            " {c:+.1f} and {d:+.1f}.",
            a=trace.bedrooms[ALONE],
            b=trace.bathrooms[ALONE],
            c=trace.bedrooms[BOTH],
            d=trace.bathrooms[BOTH],
        ),
        facts={
            "alone": trace.bathrooms[ALONE],
            "beside": trace.bathrooms[BOTH],
            "correlation": trace.correlation[1],
        },
        claims={
            "Beside the size, bathrooms get a negative weight, too; with bedrooms beside them, a"
            " positive one": bool(
                float(trace.bathrooms[ALONE]) < 0 < float(trace.bathrooms[BOTH])
                and float(trace.bedrooms[ALONE]) < 0
            ),
        },
    )
