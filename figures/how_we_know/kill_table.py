"""Figures of the section “We broke it on purpose”."""

from figures.kit.bound import Value
from figures.kit.canvas import canvas, width_of
from figures.kit.counts import dots
from figures.kit.data import count
from figures.kit.illustration import Illustration, figure, label
from figures.kit.labels import as_label
from figures.kit.shapes import Place
from figures.kit.text import words
from illustrated_models.examples.how_we_know.faults import KillTableTrace, Kind, kill_table

HEADING, GAP, LEADING, TEXT = 22, 18, 20, 15
# What the page quotes: a fact's name, and the kind of fault whose message it is.
SPECIMENS = {
    "minus": ("drawing", "wrong sign or unit"),
    "upside_down": ("drawing", "bar upside down"),
    "crossed": ("drawing", "ribbon to the wrong word"),
    "alt": ("drawing", "wrong alt text"),
    "fraction": ("prose", "disguised number"),
    "published": ("prose", "finished page: number"),
    "bit": ("staleness", "weights"),
    "exchanged": ("runtime", "gate order"),
}
DOTS = 178  # where the dots of a kind begin
ROLES = {
    "drawing": "context",
    "prose": "decoder",
    "models": "encoder",
    "staleness": "token",
    "runtime": "embedding",
}
FAMILIES = {
    "drawing": label("in pictures"),
    "prose": label("in sentences"),
    "models": label("in models"),
    "staleness": label("in what is made anew"),
    "runtime": label("in what runs in the page"),
}


@figure(of=kill_table)
def every_fault(trace: KillTableTrace, width: int) -> Illustration:
    """Every dot is a fault that we planted. A full one was noticed."""
    drawing = canvas(width, height=round(overview_height(trace, width)))
    top = 0.0
    for family in trace.families:
        role = ROLES[str(family.name)]
        words(drawing, FAMILIES[str(family.name)], 4, top + 16, role, weight="semibold")
        counted = label(
            "{noticed:d} of {planted:d}", noticed=family.noticed, planted=family.planted
        )
        words(drawing, counted, width - 4, top + 16, role, anchor="end")
        place = Place(4, top + HEADING, width - 8, 0)
        top = dots(drawing, family.noticed, family.planted, place, role).bottom_edge + GAP
    return Illustration(
        drawing,
        alt=label(
            "Of {planted:d} faults that were planted, {noticed:d} were noticed.",
            planted=trace.planted,
            noticed=trace.noticed,
        ),
        facts={
            "planted": trace.planted,
            "noticed": trace.noticed,
            "missed": trace.missed,
            "false_alarms": trace.false_alarms,
        }
        | {f"{family.name}_planted": family.planted for family in trace.families}
        | {name: specimen(trace, *where).message for name, where in SPECIMENS.items()}
        | {"gates_test": specimen(trace, "models", "gate order").noticed_by},
        claims={
            "none of the sound pictures, pages and models was complained about": (
                trace.false_alarms == 0
            ),
            "every single one was noticed": trace.noticed == trace.planted,
        },
    )


def specimen(trace: KillTableTrace, family: str, kind: str) -> Kind:
    """The kind of this name."""
    (found,) = (each for each in trace.families if each.name == family)
    names = [str(each.name) for each in found.kinds]
    return found.kinds[names.index(kind)]


def overview_height(trace: KillTableTrace, width: int) -> float:
    """How high the overview will be."""
    rows = [-(-int(family.planted) // int((width - 8) // 8)) for family in trace.families]
    return sum(HEADING + 8 * count + GAP for count in rows) - GAP + 4


@figure(of=kill_table)
def in_pictures(trace: KillTableTrace, width: int) -> Illustration:
    """What was done to pictures, and how often it was noticed."""
    return by_kind(trace, "drawing", width)


@figure(of=kill_table)
def in_sentences(trace: KillTableTrace, width: int) -> Illustration:
    """What was done to sentences, and how often it was noticed."""
    return by_kind(trace, "prose", width)


@figure(of=kill_table)
def in_models(trace: KillTableTrace, width: int) -> Illustration:
    """What was done to models, and how often it was noticed."""
    return by_kind(trace, "models", width)


@figure(of=kill_table)
def in_what_is_made_anew(trace: KillTableTrace, width: int) -> Illustration:
    """What was changed behind the engine's back, and how often it was noticed."""
    return by_kind(trace, "staleness", width)


@figure(of=kill_table)
def in_what_runs_in_the_page(trace: KillTableTrace, width: int) -> Illustration:
    """What was done to the networks that run in the page, and how often it was noticed."""
    return by_kind(trace, "runtime", width)


def by_kind(trace: KillTableTrace, name: str, width: int) -> Illustration:
    """One row of dots for each kind of fault of a family."""
    (family,) = (each for each in trace.families if each.name == name)
    rows = [-(-int(each.planted) // int((width - DOTS - 4) // 8)) for each in family.kinds]
    lower = [LEADING if is_long(each.name) else 0 for each in family.kinds]
    heights = [down + max(LEADING, 8 * n) + 8 for down, n in zip(lower, rows, strict=True)]
    drawing = canvas(width, height=round(sum(heights)))
    top = 0.0
    for each, down, height in zip(family.kinds, lower, heights, strict=True):
        words(drawing, as_label(each.name), 4, top + 15, size=TEXT)
        place = Place(DOTS, top + down + 4, width - DOTS - 4, 0)
        dots(drawing, each.noticed, each.planted, place, ROLES[name])
        top += height
    return Illustration(
        drawing,
        alt=label(
            "{kinds:d} kinds of faults; of {planted:d} that were planted, {noticed:d} were"
            " noticed.",
            kinds=count(family.kinds),
            planted=family.planted,
            noticed=family.noticed,
        ),
        facts={"planted": family.planted, "noticed": family.noticed, "kinds": count(family.kinds)},
    )


def is_long(name: Value) -> bool:
    """Whether a kind's name reaches into the column of dots: then these stand below it."""
    return width_of(as_label(name), TEXT) > DOTS - 12
