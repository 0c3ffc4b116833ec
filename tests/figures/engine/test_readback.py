"""What reads pictures back is no part of how they are drawn: an edit of it draws nothing."""

import pytest

READER = """
    from figures.kit.rules import LONGEST

    def check(product, outputs, raw=None):
        text = outputs[".html"].decode().removeprefix("<p>").removesuffix("</p>")
        if int(text) > LONGEST:
            raise ValueError(f"{text} is longer than {LONGEST}")
"""
CHECKS = """
    [project.entry-points."illustrated_models.kinds"]
    figure = "figures.kit.plain:make"
    film = "anim.kit.reel:make"
    [project.entry-points."illustrated_models.checks"]
    figure = "figures.kit.reading:check"
"""
FIGURES = {"pond/shore/leaping", "pond/water/old-carp", "pond/water/young-fish"}


@pytest.fixture
def judged(pond):
    """The pond with a rule that every figure is read by, and all that is there read."""
    pond.write("pyproject.toml", CHECKS)
    pond.write("figures/kit/reading.py", READER)
    pond.write("figures/kit/rules.py", "LONGEST = 100\n")
    done = pond.run("build")
    assert done.returncode == 0, done.stderr
    return pond


def doubted(pond):
    return {name for name, standing in pond.workspace.standings.items() if standing.doubts}


def drawn(pond):
    return {path: path.stat().st_mtime_ns for path in pond.generated("pond").rglob("*.html")}


def test_figures_are_read_when_there_is_a_reader_and_films_without_one_are_not(judged):
    assert doubted(judged) == set()
    judged.edit("figures/kit/reading.py", "is longer", "is much longer")
    assert doubted(judged) == FIGURES


def test_an_edit_of_a_rule_reads_every_figure_again_and_draws_none(judged):
    before = drawn(judged)
    judged.edit("figures/kit/rules.py", "100", "99")
    assert judged.stale() == set()
    assert doubted(judged) == FIGURES
    told = judged.run("build", "--dry-run").stdout
    assert "pond/water/old-carp: only read again: figures/kit/rules.py changed" in told
    assert "3 read again, 1 fresh" in judged.run("build").stdout
    assert drawn(judged) == before
    assert doubted(judged) == set()


def test_what_a_new_rule_refuses_is_not_published_and_is_drawn_again_when_it_is_mended(judged):
    judged.edit("figures/kit/rules.py", "100", "10")
    done = judged.run("build")
    assert done.returncode == 1
    assert "pond/shore/leaping: ValueError: 11 is longer than 10" in done.stderr
    assert not judged.generated("pond/shore/leaping.html").exists()
    judged.edit("figures/kit/rules.py", "10", "20")
    assert judged.run("build").returncode == 0
    assert judged.generated("pond/shore/leaping.html").read_text() == "<p>11</p>"


def test_a_figure_that_is_drawn_anew_is_read_before_it_is_published(judged):
    judged.edit("illustrated_models/frog.py", "10 + age", "1000 + age")
    done = judged.run("build", "pond/shore/leaping")
    assert "pond/shore/leaping: ValueError: 1001 is longer than 100" in done.stderr
    assert not judged.generated("pond/shore/leaping.html").exists()


def test_what_a_drawing_imports_by_itself_belongs_to_its_key(judged):
    judged.edit("figures/pond/shore.py", "return trace,", "import figures.kit.rules; return trace,")
    product = judged.workspace.products["pond/shore/leaping"]
    assert "figures.kit.rules" in product.modules
    assert "figures.kit.rules" not in product.judges
