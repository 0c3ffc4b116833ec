"""Figures of the laboratory: what came before and after."""

from figures.kit.arrows import arrow
from figures.kit.canvas import canvas
from figures.kit.data import count
from figures.kit.illustration import Illustration, figure, label
from figures.kit.text import words
from illustrated_models.examples.translation.measured import PapersTrace, papers

YEARS, LINE, IDEAS, STEP = 44, 66, 88, 56


@figure(of=papers)
def what_came_after(trace: PapersTrace, width: int) -> Illustration:
    """From networks that read and write to one that has nothing but attention."""
    drawing = canvas(width, height=STEP * len(trace.papers) + 8)
    for place, paper in enumerate(trace.papers):
        top = 22 + STEP * place
        words(drawing, label("{y:d}", y=paper.year), YEARS, top, "dim", anchor="end")
        ink = "context" if "attention" in str(paper.idea) else "text"
        words(drawing, paper.idea, IDEAS, top, ink, weight="semibold", size=17)
        words(drawing, paper.authors, IDEAS, top + 22, "dim")
    arrow(drawing, (LINE, 6), (LINE, STEP * len(trace.papers) + 2), "dim")
    first, last = trace.papers[0], trace.papers[len(trace.papers) - 1]
    return Illustration(
        drawing,
        alt=label(
            "A list of {n:d} papers, from {a:d} (“{first}”) to {b:d} (“{last}”).",
            n=count(trace.papers),
            a=first.year,
            first=first.idea,
            b=last.year,
            last=last.idea,
        ),
        facts={"papers": count(trace.papers), "start": first.year, "end": last.year},
    )
