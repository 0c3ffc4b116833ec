"""An article as slides: one figure or one step of a film on each, what it says beside or below."""

from dataclasses import dataclass

from figures.engine.fragments import LICENCE
from figures.engine.lessons import Lesson, Place
from figures.engine.views import View
from figures.kit.sheets import Run, Sheet, Still, book, fold
from figures.kit.text import LINE_HEIGHT

WIDTH, HEIGHT = 960.0, 540.0  # points: 16:9
EDGE = 40.0
TOP, FOOT = 62.0, 496.0  # between them stand drawing and words
GAP = 28.0
SIZE, ASIDE_SIZE, SMALL = 20.0, 24.0, 11.0
ASIDE = 330.0  # the width of words beside a drawing
LARGEST = 2.4  # times its size on a page, so that a small drawing does not look blown up


@dataclass(frozen=True)
class Spot:
    """Where a drawing stands on a slide, and the words beside or below it."""

    still: Still
    scale: float
    beside: bool


def papers(lesson: Lesson, views: list[tuple[Place, View]], theme: str) -> dict[str, bytes]:
    """All views of an article as a PDF, one a slide, by the end of its file's name."""
    n_slides = len(views)
    slides = [
        _slide(lesson, place, view, theme, f"{number} / {n_slides}")
        for number, (place, view) in enumerate(views, 1)
    ]
    dark = "-dark" if theme == "dark" else ""
    return {f"slides{dark}.pdf": book(slides, lesson.title, LICENCE)}


def _slide(lesson: Lesson, place: Place, view: View, theme: str, number: str) -> Sheet:
    sheet = Sheet(WIDTH, HEIGHT, theme)
    said = view.said or (Run(view.title),)
    ways = (True,) if view.step else (True, False)  # a film's stage keeps its place
    best = max((_spot(still, said, way) for still in view.stills for way in ways), key=_fit)
    _head(sheet, lesson, place, view)
    if best.beside:
        _stand_beside(sheet, best, said)
    else:
        _stand_above(sheet, best, said)
    _foot(sheet, lesson, place, view, number)
    return sheet


def _fit(spot: Spot) -> tuple[float, bool]:
    """Larger is better; of two that are as large the one with its words below."""
    return round(spot.scale, 2), not spot.beside


def _spot(still: Still, said: tuple[Run, ...], beside: bool) -> Spot:
    width, height = WIDTH - 2 * EDGE, FOOT - TOP
    if beside:
        width -= ASIDE + 2 * GAP
    else:
        height -= GAP + SIZE * LINE_HEIGHT * len(fold(said, WIDTH - 4 * EDGE, SIZE))
    return Spot(still, min(width / still.width, height / still.height, LARGEST), beside)


def _stand_above(sheet: Sheet, spot: Spot, said: tuple[Run, ...]) -> None:
    width, height = spot.still.width * spot.scale, spot.still.height * spot.scale
    words = SIZE * LINE_HEIGHT * len(fold(said, WIDTH - 4 * EDGE, SIZE))
    top = TOP + (FOOT - TOP - height - words - GAP) / 2
    sheet.place(spot.still, (WIDTH - width) / 2, top, spot.scale)
    below = top + height + GAP + SIZE
    sheet.write(said, WIDTH / 2, below, WIDTH - 4 * EDGE, size=SIZE, anchor="middle")


def _stand_beside(sheet: Sheet, spot: Spot, said: tuple[Run, ...]) -> None:
    width, height = spot.still.width * spot.scale, spot.still.height * spot.scale
    left = EDGE + (WIDTH - 2 * EDGE - ASIDE - 2 * GAP - width) / 2
    sheet.place(spot.still, left, TOP + (FOOT - TOP - height) / 2, spot.scale)
    lines = len(fold(said, ASIDE, ASIDE_SIZE))
    first = (TOP + FOOT - lines * ASIDE_SIZE * LINE_HEIGHT) / 2 + ASIDE_SIZE
    sheet.write(said, left + width + 2 * GAP, first, ASIDE, size=ASIDE_SIZE)


def _head(sheet: Sheet, lesson: Lesson, place: Place, view: View) -> None:
    over = place.section or lesson.title
    sheet.write(over, EDGE, EDGE, WIDTH / 2, size=15, weight="semibold")
    if view.step:
        told = f"{view.title.removesuffix('.')}  ·  {view.step} of {view.steps}"
        sheet.write(told, WIDTH - EDGE, EDGE, WIDTH, size=15, ink="dim", anchor="end")


def _foot(sheet: Sheet, lesson: Lesson, place: Place, view: View, number: str) -> None:
    y = HEIGHT - 20
    sheet.rule(EDGE, WIDTH - EDGE, y - 16)
    link = lesson.link(place, view.step)
    said = lesson.said(place, view.step)
    sheet.write(said, EDGE, y, WIDTH, size=SMALL, ink="dim", link=link)
    end = f"{LICENCE}  ·  {number}"
    sheet.write(end, WIDTH - EDGE, y, WIDTH, size=SMALL, ink="dim", anchor="end")
