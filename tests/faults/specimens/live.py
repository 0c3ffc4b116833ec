"""A specimen of a widget: its drawing, and what its live part is given."""

from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, label
from figures.kit.tokens import columns, token_row
from figures.kit.widget import Widget, widget
from tests.faults.specimens.pond import Sentence, carp


@widget(of=carp, element="your-pond", button="Fish yourself")
def your_pond(trace: Sentence, width: int) -> Widget:
    """A sentence of your own."""
    drawing = canvas(width, height=50)
    token_row(drawing, trace.source_tokens, 8, centres=columns(4, 8, width - 8))
    alt = label("The words “{a}” and “{b}”.", a=trace.source_tokens[0], b=trace.source_tokens[1])
    data = {
        "words": trace.source_tokens,
        "n": trace.n_source,
        "weights": trace.look.weights,
        "steps": [{"input": step.input, "hidden": step.hidden} for step in trace.steps],
    }
    return Widget(Illustration(drawing, alt=alt, facts={"words": trace.n_source}), data=data)
