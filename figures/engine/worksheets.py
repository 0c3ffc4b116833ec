"""An article as a worksheet: its figures with numbers to find, and the same with the answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from figures.engine.blanks import Task, shares, tasks
from figures.engine.errors import EngineError
from figures.engine.fragments import LICENCE
from figures.engine.lessons import Lesson, Place
from figures.engine.views import View
from figures.kit.sheets import Asked, Run, Sheet, Still, book, fold
from figures.kit.text import LINE_HEIGHT

WIDTH, HEIGHT = 595.0, 842.0  # points: A4
EDGE = 62.0
FIRST, LAST = 74.0, HEIGHT - 62.0
SIZE, SMALL = 11.5, 9.0
INNER = WIDTH - 2 * EDGE
LARGEST = 1.25  # times its size on a page
GAP = 34.0
RULE = (
    "A blank stands where a number can be worked out from what is still printed. "
    "The bars are true: use them to check what you find."
)


@dataclass(frozen=True)
class Exercise:
    """A view with the numbers to find."""

    place: Place
    view: View
    tasks: tuple[Task, ...]

    @property
    def still(self) -> Still:
        return self.view.stills[0]

    @property
    def scale(self) -> float:
        return min(LARGEST, INNER / self.still.width, (LAST - FIRST) * 0.75 / self.still.height)

    @property
    def height(self) -> float:
        """How much of a page it takes."""
        words = sum(len(fold((Run(task.words),), INNER, SIZE)) for task in self.tasks)
        return self.still.height * self.scale + (words + 1.6) * SIZE * LINE_HEIGHT + 22


def papers(lesson: Lesson, views: list[tuple[Place, View]], theme: str) -> dict[str, bytes]:
    """The worksheet and its answers as PDFs, by the ends of their files' names.

    Raises:
        EngineError: nothing in the article can be worked out on paper.
    """
    found = exercises(views)
    if not found:
        raise EngineError(f"{lesson.name} shows no number that can be worked out from others")
    asked = _asked(found)
    ways = (
        ("worksheet", lesson.title, Asked(asked)),
        ("worksheet-answers", f"{lesson.title}: answers", Asked(asked, answered=True)),
    )
    return {
        f"{ending}.pdf": book(_sheets(lesson, found, title, way), title, LICENCE)
        for ending, title, way in ways
    }


def exercises(views: Sequence[tuple[Place, View]]) -> list[Exercise]:
    """Each figure, and the last step of each film, where something new can be worked out."""
    found: list[Exercise] = []
    known: set[str] = set()
    for place, view in views:
        if view.step != view.steps:
            continue
        still = view.stills[0]
        known |= _again(still, found)
        own = tuple(task for task in tasks(still) if not known.issuperset(task.sources))
        known.update(source for task in own for source in task.sources)
        if own:
            found.append(Exercise(place, view, own))
    return found


def _asked(found: Sequence[Exercise]) -> frozenset[str]:
    """The sources that are left blank: those to be found, wherever else they are printed too."""
    own = {source for each in found for task in each.tasks for source in task.sources}
    return frozenset(own.union(*(_again(each.still, found) for each in found)))


def _again(still: Still, found: Sequence[Exercise]) -> set[str]:
    """The sources of shares that another exercise asks for, under whatever address."""
    asked = {
        value
        for each in found
        for task in each.tasks
        for source, value in shares(each.still)
        if source in task.sources
    }
    return {source for source, value in shares(still) if value in asked}


def _sheets(lesson: Lesson, found: list[Exercise], title: str, asked: Asked) -> list[Sheet]:
    sheets = [Sheet(WIDTH, HEIGHT)]
    y = _head(sheets[0], title, asked.answered)
    for number, exercise in enumerate(found, 1):
        if y + exercise.height > LAST:
            sheets.append(Sheet(WIDTH, HEIGHT))
            y = FIRST
        y = _exercise(sheets[-1], lesson, exercise, number, y, asked)
    for number, sheet in enumerate(sheets, 1):
        _foot(sheet, lesson, f"{number} / {len(sheets)}")
    return sheets


def _head(sheet: Sheet, title: str, answered: bool) -> float:
    sheet.write(title, EDGE, FIRST, INNER, size=22, weight="semibold")
    if not answered:
        name = "Name"
        sheet.write(name, WIDTH - EDGE - 190, FIRST, 60, size=SIZE, ink="dim")
        sheet.rule(WIDTH - EDGE - 155, WIDTH - EDGE, FIRST + 2, "dim")
    words = "Each answer stands on the rule of its blank." if answered else RULE
    return sheet.write(words, EDGE, FIRST + 30, INNER, size=SIZE, ink="dim") + GAP / 2


def _exercise(
    sheet: Sheet, lesson: Lesson, exercise: Exercise, number: int, y: float, asked: Asked
) -> float:
    view, still = exercise.view, exercise.still
    sheet.write(f"{number}", EDGE - 22, y, 22, size=SIZE + 2, weight="bold")
    y = sheet.write(view.title, EDGE, y, INNER, size=SIZE + 2, weight="semibold", asked=asked)
    for task in exercise.tasks:
        y = sheet.write(task.words, EDGE, y, INNER, size=SIZE)
    width = still.width * exercise.scale
    sheet.place(still, (WIDTH - width) / 2, y, exercise.scale, asked)
    y += still.height * exercise.scale + 14
    link = lesson.link(exercise.place)
    said = lesson.said(exercise.place)
    sheet.write(said, EDGE, y, INNER, size=SMALL, ink="dim", link=link)
    return y + GAP


def _foot(sheet: Sheet, lesson: Lesson, number: str) -> None:
    y = HEIGHT - 34
    sheet.rule(EDGE, WIDTH - EDGE, y - 14)
    sheet.write(f"{lesson.title}  ·  {LICENCE}", EDGE, y, INNER, size=SMALL, ink="dim")
    sheet.write(number, WIDTH - EDGE, y, INNER, size=SMALL, ink="dim", anchor="end")
