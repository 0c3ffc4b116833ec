"""Figures of the laboratory: rules that need no network, and the children of each class."""

from figures.kit.canvas import canvas
from figures.kit.charts import bars_across
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.text import words
from illustrated_models.examples.neural_network_math.rules import (
    ChildrenTrace,
    RulesTrace,
    children,
    rules,
)


@figure(of=rules, widths=(360, 540))
def short_rules(trace: RulesTrace, width: int) -> Illustration:
    """Sentences that are right as often as networks."""
    drawing = canvas(width, height=190)
    place = Place(128, 8, width - 178, 174)
    bars_across(drawing, trace.names, trace.right, place, "encoder", spec=".1%", limit=0.8)
    return Illustration(
        drawing,
        alt=label(
            "Right answers of rules: nobody lives {a:.1%}; by class {b:.1%}; women live {c:.1%}; by"
            " sex and class {d:.1%}; women live, and small boys, too, {e:.1%}.",
            a=trace.right[0],
            b=trace.right[1],
            c=trace.right[2],
            d=trace.right[3],
            e=trace.right[4],
        ),
        facts={
            "by_class": trace.right[1],
            "women": trace.right[2],
            "both": trace.right[3],
            "boys": trace.right[4],
            "third_women": trace.third_women,
            "n_third_women": trace.n_third_women,
            "second_men": trace.second_men,
            "third_men": trace.third_men,
            "sex_loss": trace.sex_loss,
            "class_loss": trace.class_loss,
            "class_differ": trace.class_differ,
            "age_differ": trace.age_differ,
            "age_right": trace.age_right,
        },
        claims={
            "A neuron that knows the class, too, changes none of the rule’s answers": (
                int(trace.class_differ) == 0
            ),
            "But it is less surprised": float(trace.class_loss) < float(trace.sex_loss) - 0.03,
            "A sentence about women and small boys is right more often than that neuron": bool(
                float(trace.right[4]) > float(trace.age_right)
            ),
            "Of the women in third class, most died": float(trace.third_women) < 0.5,
            "Men in second class lived no more often than men in third": bool(
                float(trace.second_men) < float(trace.third_men)
            ),
        },
    )


@figure(of=children, widths=(360, 540))
def children_first(trace: ChildrenTrace, width: int) -> Illustration:
    """Children lived, where they were in first or second class."""
    drawing = canvas(width, height=160)
    text = label("lived, of those younger than {child:d} years", child=trace.child)
    words(drawing, text, 8, 22, "dim", size=15)
    place = Place(136, 34, width - 192, 118)
    bars_across(
        drawing,
        trace.names,
        trace.lived,
        place,
        "decoder",
        spec=".0%",
        low=trace.low,
        high=trace.high,
    )
    return Illustration(
        drawing,
        alt=label(
            "The share of children who lived: {first} {a:.0%}; {girls} {b:.0%}; {boys} {c:.0%}.",
            first=trace.names[0],
            girls=trace.names[1],
            boys=trace.names[2],
            a=trace.lived[0],
            b=trace.lived[1],
            c=trace.lived[2],
        ),
        facts={
            "others": trace.lived[0],
            "girls": trace.lived[1],
            "boys": trace.lived[2],
            "n_others": trace.counts[0],
            "n_girls": trace.counts[1],
            "n_boys": trace.counts[2],
            "youths": trace.youths,
            "first": trace.correlation[0],
            "second": trace.correlation[1],
            "third": trace.correlation[2],
        },
        claims={
            "“Children first” was not true in third class": bool(
                float(trace.lived[1]) < 0.5 and float(trace.lived[2]) < 0.5 < float(trace.lived[0])
            ),
            "Within each class, the older lived less often": all(
                float(each) < -0.1 for each in trace.correlation
            ),
        },
    )
