"""What a page and the command line answer when somebody asks where a number comes from."""

import json

import pytest

from figures.engine.errors import EngineError
from figures.engine.links import Links
from figures.engine.provenance_pages import homes, page_of, write_proofs
from figures.engine.provenance_why import why
from figures.engine.workspace import Workspace
from tests.figures.engine.garden import plant

FACT = "garden.beds.one_bed.most"
WEIGHT = "garden/roses/bed:look.weights[1, 2]"


@pytest.fixture
def garden(tmp_path):
    return plant(tmp_path)


def _answer(garden, question):
    return "\n".join(why(Workspace(garden), question))


def test_the_proofs_of_an_article_hold_every_fact(garden):
    write_proofs(Workspace(garden))
    proofs = json.loads((garden.generated / "garden/proofs.json").read_text(encoding="utf-8"))
    field = proofs["fields"][proofs["facts"][FACT]["field"]]
    assert field["equation"] == "Rose 1999, section 2, equation 3"
    (line,) = field["made"]
    assert line["text"] == "weights = softmax(raw)"
    assert line["at"].startswith("illustrated_models/shares.py.html#L")
    assert [test["text"] for test in field["tests"]] == ["shares sum to one"]
    figure = proofs["figures"]["garden/beds/one-bed"]
    assert (figure["id"], figure["page"]) == ("garden-beds-one-bed", "roses-and-thorns/")
    assert [card["text"] for card in figure["cards"]] == ["rose"]


def test_the_page_of_proofs_lists_every_part_that_is_shown_once(garden):
    (page,) = (p for p in write_proofs(Workspace(garden)) if p.suffix == ".html")
    text = page.read_text(encoding="utf-8")
    names = [part.partition('"')[0] for part in text.split('<h2 id="')[1:]]
    assert names == ["shares.Look.weights", "shares.Look.scores", "garden.Rose.n_thorns"]
    first, last = (f"garden/roses/bed:look.weights[1, {column}]" for column in (2, 1))
    assert f"2 elements: <code>{first} … {last}" in text
    assert 'href="../../illustrated_models/shares.py.html#L' in text
    assert 'href="../../../../roses-and-thorns/#garden-beds-one-bed"' in text


@pytest.mark.parametrize(
    ("slug", "front", "home"),
    [
        ("shed", "slug: again", "roses-and-thorns/"),
        ("again", "slug: garden", "garden/"),
        ("zebra", "slug: garden\ndraft: true", "roses-and-thorns/"),
    ],
)
def test_a_figure_is_at_home_in_its_own_article_and_in_no_draft(garden, slug, front, home):
    page = f'---\n{front}\n---\n# Again\n\n--8<-- "garden/beds/one-bed.html"\n'
    (garden.docs / "posts" / f"{slug}.md").write_text(page, encoding="utf-8")
    assert homes(garden) == {"garden/beds/one-bed": home}


def test_proofs_are_written_again_only_when_something_changed(garden):
    (path,) = (p for p in write_proofs(Workspace(garden)) if p.name == "proofs.json")
    before = path.stat().st_mtime_ns
    write_proofs(Workspace(garden))
    assert path.stat().st_mtime_ns == before
    model = garden.root / "illustrated_models/shares.py"
    model.write_text("\n" + model.read_text().replace("as shares", "as parts"), encoding="utf-8")
    write_proofs(Workspace(garden))
    assert "the scores as parts" in path.read_text(encoding="utf-8")


def test_proofs_that_were_edited_by_hand_are_mended(garden):
    (path,) = (p for p in write_proofs(Workspace(garden)) if p.name == "proofs.json")
    path.write_text("{}", encoding="utf-8")
    write_proofs(Workspace(garden))
    assert FACT in path.read_text(encoding="utf-8")


def test_a_picture_on_no_page_has_no_page(garden):
    assert page_of(garden, "garden/beds/one-bed") == "roses-and-thorns/"
    assert page_of(garden, "garden/beds/one") == ""


@pytest.mark.parametrize("question", ["46%", "46 %", "0.46", "0.457", FACT, WEIGHT])
def test_a_number_is_followed_to_its_test(garden, question):
    text = _answer(garden, question)
    for part in (
        "0.4567\n",
        "printed   “46%” docs/posts/roses.md:8  garden.beds.one_bed.most",
        "drawn     “46%” garden/beds/one-bed",
        "figure    garden/beds/one-bed  figures/garden/beds.py:",
        f"element   {WEIGHT}",
        "element 1, 2 of the look weights",
        "line      illustrated_models/shares.py:",
        "weights = softmax(raw)",
        "equation  Rose 1999, section 2, equation 3",
        "test      tests/illustrated_models/test_shares.py:",
    ):
        assert part in text, part
    assert text.count("\n\n") == 0


def test_a_negative_number_may_be_typed_with_either_sign(garden):
    for question in ("-46%", "−46%", "-0.46"):
        assert "element   garden/roses/bed:look.weights[1, 1]" in _answer(garden, question)


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        ("47%", "nothing prints or draws “47%”; nearest: 46%"),
        ("garden.beds.one_bed.mots", f"nearest: {FACT}"),
        ("garden/roses/bed:look.wieghts[1, 2]", "nearest: weights"),
        ("garden/roses/bed:look.weights[0, 0]", "nothing prints or draws"),
        ("garden/beds/one-bad", "there is no “garden/beds/one-bad”; nearest: garden/beds/one-bed"),
    ],
)
def test_what_nobody_shows_is_answered_with_the_nearest(garden, question, problem):
    with pytest.raises(EngineError) as error:
        _answer(garden, question)
    assert problem in str(error.value)


def test_a_name_of_a_product_still_tells_what_it_depends_on(garden):
    text = _answer(garden, "garden/beds")
    assert "garden/beds/one-bed is stale" in text
    assert "illustrated_models/shares.py" in text


def test_a_report_is_an_issue_where_there_is_a_repository(garden, monkeypatch):
    monkeypatch.setenv("REPOSITORY", "https://example.org/roses/")
    links = Links(Workspace(garden), "https://roses.example/")
    address = links.resolve("report/garden/beds/one-bed#k3y", "roses/")
    assert address.startswith("https://example.org/roses/issues/new?title=garden%2Fbeds%2Fone-bed")
    for part in ("key+k3y", "https%3A%2F%2Froses.example%2Froses%2F%23garden-beds-one-bed"):
        assert part in address


def test_without_a_repository_a_report_is_a_line_to_copy(garden, monkeypatch):
    monkeypatch.delenv("REPOSITORY", raising=False)
    links = Links(Workspace(garden), "https://roses.example/")
    assert links.resolve("report/a/b/c-d#k3y", "roses/") == "#report-a-b-c-d"
    words = links.resolve("words/a/b/c-d#k3y", "roses/")
    assert words == "a/b/c-d, key k3y, https://roses.example/roses/#a-b-c-d"


def test_the_page_of_proofs_is_our_own_even_with_a_repository(garden, monkeypatch):
    monkeypatch.setenv("REPOSITORY", "https://example.org/roses")
    links = Links(Workspace(garden))
    assert links.resolve("proof/a/b/c", "roses/") == "../generated/source/a/b/c.proof.html"
