"""What a capture is made of: what is done and said, in the order in which it happens.

`Goto` comes first. What a caption asserts stands in the page: `Say(…, where=selector)` stops the
recording if it does not. Numbers are the page's business; a caption has none.
"""

from dataclasses import dataclass

PAUSE = 2.0  # seconds that the last picture stays
LETTER = 0.08  # seconds for each that is typed


@dataclass(frozen=True)
class Goto:
    """Begin at this page, with a part of it at the top of the window; a widget may live."""

    url: str
    at: str
    started: bool = False
    seconds: float = 0.0


@dataclass(frozen=True)
class Say:
    """Change the caption; what it says is true if something visible matches `where`."""

    text: str
    where: str = "body"
    seconds: float = 0.0


@dataclass(frozen=True)
class Scroll:
    """Bring the top of something to the top of the window."""

    to: str
    seconds: float = 0.8


@dataclass(frozen=True)
class Tap:
    """Go there with the pointer and press."""

    on: str
    seconds: float = 0.8


@dataclass(frozen=True)
class Launch:
    """Go there with the pointer and press, and watch for a while what flies then."""

    on: str
    watched: float
    approach: float = 0.8

    @property
    def seconds(self) -> float:
        return self.approach + self.watched


@dataclass(frozen=True)
class Drag:
    """Take the handle that stands at `start` of a track's length to `end` of it."""

    track: str
    start: float
    end: float
    seconds: float = 1.2


@dataclass(frozen=True)
class Type:
    """Write a text into a field that is empty then, letter by letter."""

    into: str
    text: str

    @property
    def seconds(self) -> float:
        return LETTER * len(self.text)


@dataclass(frozen=True)
class Paste:
    """Put a text into a field at once, in place of what stands there."""

    into: str
    text: str
    seconds: float = 0.0


@dataclass(frozen=True)
class Back:
    """Go back to the page before."""

    seconds: float = 0.3


@dataclass(frozen=True)
class Hold:
    """Let the picture stand, after whatever still moves."""

    seconds: float


@dataclass(frozen=True)
class Watch:
    """Let a film run."""

    seconds: float


Act = Goto | Say | Scroll | Tap | Launch | Drag | Type | Paste | Back | Hold | Watch


@dataclass(frozen=True)
class Capture:
    """A moment worth sharing: its title, and what happens."""

    title: str
    acts: tuple[Act, ...]

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return sum(act.seconds for act in self.acts) + PAUSE
