"""Figures of the section “Words that nobody taught it”."""

from itertools import pairwise

from figures.kit.arcs import WIDEST, ribbons
from figures.kit.bound import Value
from figures.kit.canvas import canvas
from figures.kit.charts import bars_across
from figures.kit.illustration import PHONE, Illustration, figure, label
from figures.kit.matrices import cell_scale, matrix
from figures.kit.rows import edge_to_edge
from figures.kit.shapes import Place
from figures.kit.tokens import columns, token_row
from illustrated_models.examples.translation.measured import UnseenNameTrace, unseen_names
from illustrated_models.examples.translation.seq2seq import european_area
from illustrated_models.translation import TranslationTrace

PHRASE, WRITTEN = slice(3, 7), slice(3, 6)  # « la zone économique européenne », and what it became
CENTRES = (28, 84, 172, 283)  # of the phrase's words, which are of very different lengths
ROW, COLUMN, HEAD, NAMES = 25, 20, 92, 92  # of the grid


@figure(of=european_area, widths=(360, 540))
def european_zone(trace: TranslationTrace, width: int) -> Illustration:
    """The order is turned round, and a word is lost on the way."""
    drawing = canvas(width, height=200)
    source, target, weights = _parts(trace)
    above = token_row(
        drawing, source[PHRASE], 4, centres=[centre * width / PHONE for centre in CENTRES]
    )
    below = token_row(
        drawing,
        target[WRITTEN],
        162,
        centres=columns(len(target[WRITTEN]), 30, width - 30),
        state="predicted",
    )
    elision = "the rest of the sentence is left out: it is in the grid"
    widest = WIDEST * width / PHONE
    ribbons(drawing, weights[WRITTEN, PHRASE], above, below, widest=widest, elision=elision)
    zone, economic, european = (source.index(w) for w in ("zone", "économique", "européenne"))
    first, then = target.index("European"), target.index("zone")
    return Illustration(
        drawing,
        alt=label(
            "“{european}” looks at “{last}” with {e:.0%} of its attention, “{zone}” at “{second}”"
            " with {z:.0%}: their ribbons cross. At “{lost}” neither looks.",
            european=target[first],
            last=source[european],
            e=weights[first, european],
            zone=target[then],
            second=source[zone],
            z=weights[then, zone],
            lost=source[economic],
        ),
        facts={
            "european": weights[first, european],
            "zone": weights[then, zone],
            "economic": weights[first, economic],
            "lost": source[economic],
        },
        claims={
            "It writes “European” before “zone”, though « zone » came first": (
                first + 1 == then and zone < european
            ),
            "“European” looks at « européenne », “zone” at « zone »": (
                weights[first].argmax() == european and weights[then].argmax() == zone
            ),
            "no English word looks at « économique » with as much as a tenth of its attention": (
                bool((weights[:, economic] < 0.1).all())
            ),
            "“economic” is missing from what it writes": "economic" not in [*target],
        },
    )


@figure(of=european_area)
def the_whole_sentence(trace: TranslationTrace, width: int) -> Illustration:
    """Each row is a look: from the English word at the left to the French words above."""
    source, target, weights = _parts(trace)
    place = Place(NAMES, HEAD, COLUMN * len(source), ROW * len(target))
    drawing = canvas(width, height=HEAD + ROW * len(target) + 6)
    shown = weights[: len(target)]
    matrix(drawing, shown, place, cell_scale(shown, limit=1), rows=target, columns=source)
    best = [int(row.argmax()) for row in shown]
    climbing = sum(after > before for before, after in pairwise(best))
    return Illustration(
        drawing,
        alt=label(
            "A grid of {n:d} French and {m:d} English words. Dark cells run from the upper left to"
            " the lower right; at “{word}” they jump ahead and come back.",
            n=trace.n_source,
            m=trace.n_target,
            word=target[target.index("European")],
        ),
        claims={
            "There is a single step backwards": climbing == len(best) - 2,
            "each of its words is in the dictionary that it learnt": all(
                bool(given == read)
                for given, read in zip(trace.source_tokens, trace.source_read, strict=True)
            ),
        },
    )


@figure(of=unseen_names, widths=(360, 540))
def a_name(trace: UnseenNameTrace, width: int) -> Illustration:
    """A name that it has never read finds its way by attention."""
    drawing = canvas(width, height=200)
    source, target, weights = _parts(trace.translation)
    centres = edge_to_edge((source, target), 2, width - 2)
    above = token_row(drawing, source, 4, centres=centres[0])
    below = token_row(drawing, target, 162, centres=centres[1], state="predicted")
    widest = WIDEST * width / PHONE
    ribbons(drawing, weights[: len(target)], above, below, widest=widest)
    name = source[0]
    carried = trace.translation.carried
    return Illustration(
        drawing,
        alt=label(
            "“{word}” and its translation “{same}”, joined by a ribbon of {w:.0%} of the attention;"
            " “{black}” and “{cat}” cross.",
            word=name,
            same=target[0],
            w=weights[0, 0],
            black=target[3],
            cat=target[4],
        ),
        facts={
            "name": name,
            "weight": weights[0, 0],
            "sign": trace.translation.predicted_tokens[0],
            "asked": trace.arrives.count[0],
            "arrives": trace.arrives.share[0],
            "without": trace.arrives.share[1],
            "in_place": trace.in_its_place.share,
        },
        claims={
            "It reads the name as an unknown word, and writes an unknown word in its place": (
                trace.translation.source_read[0] == "<unk>"
                and trace.translation.predicted_tokens[0] == "<unk>"
                and weights[0].argmax() == 0
            ),
            "the word that it looked at most is put in": (len(carried) == 1 and target[0] == name),
            "Without attention no name arrives": bool(trace.arrives.right[1] == 0),
        },
    )


@figure(of=unseen_names)
def names_arrive(trace: UnseenNameTrace, width: int) -> Illustration:
    """Sentences with a name that no network had read: does it stand in the translation?"""
    drawing = canvas(width, height=92)
    arrives = trace.arrives
    bars_across(
        drawing,
        trace.models,
        arrives.share,
        Place(117, 6, 182, 80),
        "context",
        spec=".1%",
        low=arrives.low,
        high=arrives.high,
    )
    return Illustration(
        drawing,
        alt=label(
            "Of {n:d} sentences with the name, it stands in the translation of {a:.1%} with"
            " attention, of {p:.0%} without.",
            n=arrives.count[0],
            a=arrives.share[0],
            p=arrives.share[1],
        ),
        facts={
            "asked": arrives.count[0],
            "with_attention": arrives.share[0],
            "in_place": trace.in_its_place.share,
        },
        claims={
            "Without attention the name never arrives": bool(arrives.right[1] == 0),
        },
    )


def _parts(trace: TranslationTrace) -> tuple[Value, Value, Value]:
    """The French words, the English ones, and the weights between them."""
    attention = trace.decoder.attention
    assert attention is not None
    return trace.source_tokens, trace.target_tokens, attention.weights
