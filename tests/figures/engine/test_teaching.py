"""An article as slides and worksheets: what is chosen, in which order, and what is refused."""

import pytest
from click.testing import CliRunner

from figures.engine import cli, exporting, teaching
from figures.engine.errors import EngineError
from figures.engine.lessons import read_lesson
from figures.engine.views import View
from figures.engine.worker import Result
from figures.kit.canvas import Paint
from figures.kit.shapes import polyline
from figures.kit.sheets import Line, Outline, Run, Still
from figures.kit.theme import colour
from tests.pdfs import read

PAGE = """
    ---
    title: The pond, in pictures
    slug: a-pond
    ---
    # The pond

    --8<-- "pond/water/old-carp.html"

    {// --8<-- "pond/water/young-fish.html" //}

    ## At the shore {#shore}

    --8<-- "pond/shore/frog-leaps.html"
"""
COUNT = Run("3", "fish/carp:len(carps)", 3, "d")


def still(*runs, width=300, height=100):
    lines = tuple(Line((run,), 10, 20, colour("text"), 15) for run in runs)
    sources = tuple(f"fish/carp:carps[{number}]" for number in range(3))
    return Still(width, height, (*lines, Outline(polyline([(0, 0), (9, 9)]), Paint(), sources)))


VIEWS = {
    "pond/water/old-carp": (View("Three carps.", (still(COUNT), still(COUNT, width=700))),),
    "pond/shore/frog-leaps": tuple(
        View("A frog leaps.", (still(Run(f"leap {n}")),), (Run("It is up to the frog."),), n, 2)
        for n in (1, 2)
    ),
}


@pytest.fixture
def workspace(pond):
    pond.write("docs/posts/pond.md", PAGE)
    return pond.workspace


@pytest.fixture
def illustrate(pond, workspace, monkeypatch):
    """Run a command on the pond, with invented views instead of workers."""

    def run_all(tasks, jobs, preload):
        for task in tasks:
            yield task, Result(made=VIEWS[task[0].name])

    monkeypatch.setattr(cli, "here", lambda: pond.project)
    monkeypatch.setattr(teaching, "run_all", run_all)
    monkeypatch.setitem(exporting.MODULES, "film", "anim.kit.reel")
    monkeypatch.chdir(pond.root)
    return lambda *arguments: CliRunner().invoke(cli.main, ("export", *arguments))


def test_an_article_is_read_from_its_page(workspace):
    lesson = read_lesson(workspace, "pond")
    assert (lesson.title, lesson.url) == ("The pond, in pictures", "a-pond/")
    shown = [(place.product.name, place.section) for place in lesson.places]
    assert shown == [("pond/water/old-carp", ""), ("pond/shore/frog-leaps", "At the shore")]


def test_an_address_is_whole_where_the_site_has_one(workspace, monkeypatch):
    lesson = read_lesson(workspace, "pond")
    monkeypatch.delenv("SITE_URL", raising=False)
    here = "a-pond/#pond-shore-frog-leaps:2"
    assert lesson.said(lesson.places[1], 2) == f"Illustrated Models, {here}"
    assert lesson.link(lesson.places[1], 2) == ""
    monkeypatch.setenv("SITE_URL", "https://pond.example/")
    assert lesson.said(lesson.places[1], 2) == f"https://pond.example/{here}"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("pnod", "there is no article “pnod”; nearest: pond"),
        ("pond/water", "of a whole article: illustrate export pond"),
        ("index", "docs/index.md shows no figure and no film"),
    ],
)
def test_what_is_no_article_is_answered_with_what_is(workspace, name, problem):
    with pytest.raises(EngineError) as error:
        read_lesson(workspace, name)
    assert problem in str(error.value)


def test_a_figure_that_does_not_exist_is_named_with_its_page(pond):
    pond.write("docs/posts/pond.md", PAGE.replace("old-carp", "old-crap"))
    with pytest.raises(EngineError, match=r"docs/posts/pond.md: .*nearest: pond/water/old-carp"):
        read_lesson(pond.workspace, "pond")


def test_every_figure_and_every_step_has_a_slide(illustrate, pond):
    done = illustrate("pond", "--slides")
    assert done.exit_code == 0, done.output
    slides = read((pond.root / "pond-slides.pdf").read_bytes())
    assert len(slides) == 3
    assert {(slide.width, slide.height) for slide in slides} == {(960, 540)}
    assert "Three carps." in slides[0].texts
    assert slides[2].texts[:2] == ("At the shore", "A frog leaps  ·  2 of 2")
    assert "It is up to the frog." in slides[2].texts
    assert any("#pond-shore-frog-leaps:2" in text for text in slides[2].texts)
    assert slides[2].texts[-1].endswith("3 / 3")


def test_dark_slides_have_a_name_of_their_own(illustrate, pond):
    assert illustrate("pond", "--slides", "--dark").exit_code == 0
    assert illustrate("pond", "--slides").exit_code == 0
    dark, light = (pond.root / f"pond-slides{theme}.pdf" for theme in ("-dark", ""))
    assert dark.read_bytes() != light.read_bytes()


def test_a_worksheet_hides_what_its_answers_show(illustrate, pond):
    done = illustrate("pond", "--worksheet")
    assert done.exit_code == 0, done.output
    endings = ("worksheet", "worksheet-answers")
    blank, answers = (read((pond.root / f"pond-{each}.pdf").read_bytes()) for each in endings)
    assert "3" not in blank[0].texts
    assert "3" in answers[0].texts
    assert len(blank) == len(answers) == 1
    assert "Three carps." in blank[0].texts


def test_an_article_without_anything_to_work_out_has_no_worksheet(illustrate, monkeypatch):
    monkeypatch.setitem(VIEWS, "pond/water/old-carp", (View("Carps.", (still(),)),))
    done = illustrate("pond", "--worksheet")
    assert done.exit_code == 2
    assert "pond shows no number that can be worked out from others" in done.output


def test_a_drawing_that_fails_stops_the_slides(illustrate, pond, monkeypatch):
    monkeypatch.setattr(
        teaching, "run_all", lambda tasks, *_: ((t, Result(failure="no water")) for t in tasks)
    )
    done = illustrate("pond", "--slides")
    assert done.exit_code == 2
    assert "pond/water/old-carp: no water" in done.output
    assert not (pond.root / "pond-slides.pdf").exists()
