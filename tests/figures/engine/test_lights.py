"""A term that would light nothing stops the build."""

import pytest

from figures.engine.lights import belongs, unlit

HTML = '<path data-role="bars given" data-source="encoder.states[12, :8]"/><text data-source="n"/>'
FILM = '{"data":{"data-role":"layer encoder","data-source":"encoder.steps[0].hidden"}}'


@pytest.fixture
def drawn(tmp_path):
    """A figure and a film, whose fragment has only its stills."""
    for name, text in {"a.html": HTML, "b.html": HTML, "b.film.json": FILM}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return {"pond-a": tmp_path / "a.html", "pond-b": tmp_path / "b.html"}


def term(figure, lights):
    return f'A <span class="term" data-figure="{figure}" data-lights="{lights}">part</span>.'


@pytest.mark.parametrize(
    ("figure", "lights"),
    [
        ("pond-a", "encoder.states[12"),
        ("pond-a", "encoder.states; n"),
        ("pond-a", "given"),
        ("pond-b", "layer"),
        ("pond-b", "encoder.steps"),
    ],
)
def test_a_term_lights_addresses_by_their_beginning_and_roles(drawn, figure, lights):
    assert [*unlit(term(figure, lights), drawn)] == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (term("pond-c", "n"), "the term's figure pond-c does not stand on this page; nearest"),
        (term("pond-a", "encoder.state"), "shows nothing of 'encoder.state'; nearest: encoder"),
        (term("pond-a", "encoder.states[1"), "shows nothing of 'encoder.states[1'"),
        (term("pond-a", "n; m"), "shows nothing of 'm'"),
        (term("pond-b", "given"), "the figure pond-b shows nothing of 'given'"),
        ('A <span class="term" data-lights="n">x</span>', "a term needs data-figure"),
    ],
)
def test_a_term_that_lights_nothing_is_told(drawn, text, problem):
    ((place, told),) = unlit(text, drawn)
    assert place == 2
    assert problem in told


def test_one_place_is_not_another_that_begins_alike():
    assert belongs("states[1, 2]", "states[1")
    assert not belongs("states[12]", "states[1")
