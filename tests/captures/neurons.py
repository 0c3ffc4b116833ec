"""Moments worth sharing of the articles about neurons."""

from tests.captures.acts import Act, Capture, Drag, Goto, Hold, Say, Tap, Watch

DIALS, MATHS = "/neural-networks/", "/neural-network-math/"
ROLL = "#neural-networks-widgets-let-it-roll"
BOUNDARY = "#neural-networks-boundary-draw-the-boundary"
AUDIT = "#neural-network-math-try-it-audit-a-gradient"
STEP, MANY = (f"{ROLL} >> role=button[name='{name}']" for name in ("A step", "Many steps"))
RATE = f"{ROLL} [aria-label='step size']"
UNITS = f"{BOUNDARY} [aria-label='hidden units']"
TRAIN, PAUSE = (f"{BOUNDARY} >> role=button[name='{name}']" for name in ("Train", "Pause"))
CLOSER = "in decimal ([6-9]|10)|difference agrees"
NUDGE = f"{AUDIT} [aria-label='nudge: how many decimals']"


def told(widget: str, words: str) -> str:
    """The line in which a widget says what happened, with these words."""
    return f"{widget} .verdict:text-matches({words!r})"


def trained(seconds: float) -> tuple[Act, ...]:
    """Let the network learn for so long."""
    return Tap(TRAIN, 0.6), Watch(seconds), Tap(PAUSE, 0.3)


NEURONS = {
    "explosion": Capture(
        "A step that is too large",
        (
            Goto(DIALS, f"{ROLL} .live .chart", started=True),
            Say("A ball rolls down the loss, step by step", told(ROLL, "small enough")),
            Hold(0.6),
            *(Tap(STEP, seconds) for seconds in (0.8, 0.3, 0.3)),
            Tap(MANY, 0.6),
            Say("With small steps it goes on downhill", told(ROLL, "small enough")),
            Hold(1.4),
            Drag(RATE, 0.1, 0.245, 1.8),
            Say("With larger steps …", told(ROLL, "too large")),
            Tap(STEP, 0.8),
            Hold(0.8),
            *(Tap(STEP, 0.6) for _ in range(3)),
            Say("… every step lands higher than before", told(ROLL, "it explodes")),
            Hold(1.6),
            Tap(MANY, 0.6),
            Say("It has left the map", f"{ROLL} >> text=The ball has left the map"),
            Hold(1.4),
        ),
    ),
    "audited-gradient": Capture(
        "A gradient, audited",
        (
            Goto(MATHS, f"{AUDIT} .live .chart", started=True),
            Say("Every slope, found in more ways than one", told(AUDIT, "decimal")),
            Hold(2.4),
            Say("By hand and by autograd agree", told(AUDIT, "Autograd agrees")),
            Hold(2.0),
            Drag(NUDGE, 0.16, 0.42, 1.8),
            Say(
                "A smaller nudge comes closer",
                told(AUDIT, CLOSER),
            ),
            Hold(2.4),
            Drag(NUDGE, 0.42, 0.98, 2.2),
            Say("A nudge that is far too small parts early", told(AUDIT, "in decimal [1-3]\\.")),
            Hold(2.4),
        ),
    ),
    "bending-boundary": Capture(
        "A boundary that bends",
        (
            Goto(DIALS, f"{BOUNDARY} .live .chart", started=True),
            Say("A network learns which houses are dear", told(BOUNDARY, "steps")),
            Drag(UNITS, 0.97, 0.02, 1.6),
            *trained(3.4),
            Say("With a single hidden unit, its boundary is straight", told(BOUNDARY, "right for")),
            Hold(1.0),
            Drag(UNITS, 0.02, 0.98, 1.6),
            *trained(4.6),
            Say("With more of them, it bends", told(BOUNDARY, "right for")),
            Hold(1.6),
        ),
    ),
}
