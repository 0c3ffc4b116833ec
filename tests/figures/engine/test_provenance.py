"""From an element of a trace to the line that computes it, its equation and its tests."""

import re

import pytest

from figures.engine.errors import EngineError
from figures.engine.paths import Project
from figures.engine.provenance import Provenance
from figures.engine.sources import read_sources
from tests.figures.engine.garden import plant, provenance

LOOK = "return Look(raw, weights, total=sum(scores), seen=named(scores))"
TRACES = ("attention", "recurrent", "seq2seq", "translation", "search")


@pytest.fixture(scope="module")
def garden(tmp_path_factory):
    return provenance(plant(tmp_path_factory.mktemp("garden")))


@pytest.fixture(scope="module")
def ours(repository):
    project = Project(repository)
    return Provenance(project, read_sources(project))


@pytest.mark.parametrize(
    ("field", "lines"),
    [
        # a name: its assignment, and one that always happens before one under an `if`
        ("shares.Look.weights", ["weights = softmax(raw)"]),
        # a parameter: what the caller hands over
        ("shares.Look.scores", ["raw = scores", "fits = soil @ soil.T"]),
        # an argument with a name
        ("shares.Look.total", [LOOK]),
        # a function of ours: what it returns
        ("shares.Look.seen", [LOOK, "return tuple(map(str, scores))"]),
        # a method's parameter
        ("garden.Rose.n_thorns", ["return self.finish(seen, 3)"]),
        ("garden.Rose.petals", ["roses = tuple(Rose(count, petals=count * 2) for _ in first)"]),
        # a field of another trace
        (
            "garden.Bed.middle",
            ["first, second = seen.weights[0], seen.total", LOOK],
        ),
        # one of two
        ("garden.Bed.either", ["either = first if count else named(second)"]),
        # nobody knows what ** brings
        ("garden.Bed.lost", []),
    ],
)
def test_a_field_leads_to_the_lines_that_make_it(garden, field, lines):
    made = [line.text for line in garden.field(f"illustrated_models.{field}").made]
    assert made[: len(lines)] == lines
    assert bool(made) == bool(lines)


def test_a_line_stands_where_it_is_said_to_stand(ours, repository):
    lines = [line for name in _fields(ours, TRACES) for line in ours.field(name).made]
    assert lines
    for line in lines:
        row = (repository / line.path).read_text(encoding="utf-8").splitlines()[line.line - 1]
        beginning = re.match(r"[\w.]+", line.text)
        assert beginning
        assert beginning[0] in row


@pytest.mark.parametrize(
    ("field", "meaning", "equation"),
    [
        ("scores", "how well they fit", "definition"),
        ("weights", "the scores as shares", "Rose 1999, section 2, equation 3"),
        ("total", "", ""),
        ("seen", "what was seen", ""),
    ],
)
def test_the_comment_beside_a_field_says_what_it_is_and_its_equation(
    garden, field, meaning, equation
):
    found = garden.field(f"illustrated_models.shares.Look.{field}")
    assert (found.meaning, found.equation) == (meaning, equation)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("look.scores[1, 2]", "element 1, 2 of the look scores (query 1, key 2)"),
        ("look.weights[0, 2]", "element 0, 2 of the look weights (query 0, number 2)"),
        ("look.weights[0]", "element 0 of the look weights (query 0)"),
        ("look.scores[:, 2]", "elements :, 2 of the look scores (key 2)"),
        ("look.seen[1][0]", "element 1, 0 of the look seen (query 1, key 0)"),
        ("look.heads[0][1]", "element 0, 1 of the look heads (number 0, column 1)"),
        ("roses[2].n_thorns", "the number of thorns in roses 2"),
        ("roses[2].petals[0]", "element 0 of the petals in roses 2 (petal 0)"),
        ("len(look.scores)", "the length of the look scores"),
        ("middle", "the middle"),
    ],
)
def test_an_element_is_said_in_words(garden, address, words):
    assert garden.element(f"garden/roses/bed:{address}").words == words


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (
            "garden/roses/bett:middle",
            "there is no example “garden/roses/bett”; nearest: garden/roses/bed",
        ),
        ("garden/roses/bed:midle", "no “midle”; nearest: middle"),
        ("garden/roses/bed:look.weight[1]", "no “weight”; nearest: weights"),
        ("garden/roses/bed:look.[1", "“look.[1” is no address"),
        ("garden/roses/bed:3", "“3” is no address"),
    ],
)
def test_what_does_not_exist_is_answered_with_the_nearest(garden, source, problem):
    with pytest.raises(EngineError, match=re.escape(problem)):
        garden.element(source)


def test_a_test_that_proves_a_field_is_found_by_its_marker(garden):
    (test,) = garden.field("illustrated_models.shares.Look.weights").tests
    assert test.text == "shares sum to one"
    assert test.path == "tests/illustrated_models/test_shares.py"
    assert garden.field("illustrated_models.shares.Look.scores").tests == ()


def test_every_marker_names_a_field_that_exists(ours):
    assert ours.tests
    for name in ours.tests:
        ours.field(name)


def test_a_marker_that_names_nothing_is_noticed(ours):
    with pytest.raises(EngineError, match=r"nearest: .*AttentionTrace\.weights"):
        ours.field("illustrated_models.attention.AttentionTrace.weigths")


def _fields(ours, modules):
    wanted = {f"illustrated_models.{name}" for name in modules}
    records = [name for name in ours.records() if name.rpartition(".")[0] in wanted]
    traces = [name for name in records if name.endswith(("Trace", "Step", "Scoring", "Node"))]
    assert len(traces) >= 7
    return [f"{owner}.{field}" for owner in traces for field in ours.declared(owner)]


def test_every_number_of_a_trace_has_its_lines_and_its_equation(ours):
    fields = [ours.field(name) for name in _fields(ours, TRACES)]
    numbers = [field for field in fields if field.axes]
    assert len(numbers) > 20
    assert [field.name for field in numbers if not (field.made and field.equation)] == []


def test_every_paper_that_is_cited_beside_a_field_is_named_in_full_in_a_module(ours, repository):
    texts = [path.read_text() for path in (repository / "illustrated_models").rglob("*.py")]
    for name in _fields(ours, TRACES):
        for author, year in re.findall(r"(\w+) et al\. (\d{4})", ours.field(name).equation):
            whole = re.compile(rf"\b{author}\b[^.;]*(?:&|et al\.)[^.;]*{year}[^.;]*“")
            assert any(whole.search(" ".join(text.split())) for text in texts), (name, author)
