"""Cards, and the parts of pages that the build writes: what is there is shown, and nothing else."""

from datetime import date
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader

from figures.engine.catalogue import data_sets, downloads, networks
from figures.engine.errata import NOTHING, corrections
from figures.engine.errors import EngineError
from figures.engine.inserts import filled
from figures.engine.paths import Project
from figures.engine.shelf import FIELDS, equip, picture, play, rows
from figures.engine.workspace import Workspace
from figures.proof.prose import typed_numbers

ADDRESS = "https://somewhere.example/talk"


@pytest.fixture(scope="module")
def workspace(repository):
    return Workspace(Project(repository))


@pytest.fixture
def post(repository):
    """The article as Material hands it to the template of a card."""
    path = repository / "docs/posts/translation.md"
    return SimpleNamespace(
        title="A title",
        content="<p>First words.</p>",
        more="",
        url="translation/",
        meta={},
        file=SimpleNamespace(src_uri="posts/translation.md", abs_src_path=str(path)),
        config=SimpleNamespace(
            date=SimpleNamespace(created=date(2026, 11, 22), updated=None), readtime=3
        ),
    )


@pytest.fixture
def card(workspace, repository, post):
    """The card of an article with this front matter."""
    env = Environment(loader=FileSystemLoader(repository / "docs/overrides"), autoescape=False)
    env.filters |= {"url": str, "date": str}
    equip(env, workspace)
    template = env.get_template("partials/post.html")

    def draw(**meta):
        post.meta = meta
        return template.render(post=post)

    return draw


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_on_the_card_exactly_when_its_front_matter_has_it(card, field):
    shown = card(**{field: [{"A talk": ADDRESS}]})
    assert f'<a href="{ADDRESS}" rel="noopener">A talk</a>' in shown
    assert f"{FIELDS[field]}:" in shown
    for other in FIELDS.keys() - {field}:
        assert f"{FIELDS[other]}:" not in shown
    assert not [heading for heading in FIELDS.values() if f"{heading}:" in card()]


def test_a_card_says_read_more_only_if_there_is_more(card, post):
    assert "Read more" not in card()
    post.more = "<p>The rest.</p>"
    assert "Read more" in card()


def test_a_card_says_updated_exactly_when_the_article_was(card, post):
    assert "updated" not in card()
    post.config.date.updated = date(2026, 12, 1)
    assert 'updated <time datetime="2026-12-01">' in card()


def test_a_card_has_the_picture_that_its_front_matter_names(card, workspace):
    name = "translation/attention/where-the-words-cross"
    assert "card-picture" not in card()
    assert card(hero=name).count(f'id="{name.replace("/", "-")}"') == 1


def test_a_picture_that_does_not_exist_is_an_error_that_names_the_nearest(workspace, post):
    post.meta = {"hero": "translation/attention/where-the-word-crosses"}
    with pytest.raises(EngineError, match=r"posts/translation\.md.*where-the-words-cross"):
        picture(workspace, post)


def test_an_article_without_films_and_models_offers_nothing_to_play_with(workspace, post, tmp_path):
    post.file.abs_src_path = str(tmp_path / "plain.md")
    (tmp_path / "plain.md").write_text('--8<-- "translation/words/the-large-network.html"\n')
    assert play(workspace, post) == []


def test_an_article_with_one_film_offers_one_film_where_it_stands(workspace, post, tmp_path):
    post.file.abs_src_path = str(tmp_path / "film.md")
    (tmp_path / "film.md").write_text('--8<-- "translation/recurrent/unrolling.html"\n')
    (found,) = play(workspace, post)
    assert found.words == "1 film to step through"
    assert found.anchor == "translation-recurrent-unrolling"


@pytest.mark.parametrize(
    "given", ["A talk", [], ["A talk"], [{"A": ADDRESS, "B": ADDRESS}], [{"A": "talk.html"}]]
)
def test_a_field_that_is_no_list_of_links_is_an_error_that_says_how_to_write_it(given):
    with pytest.raises(EngineError, match=r"page\.md: watch: write a list.*Title: https"):
        [*rows({"watch": given}, "page.md")]


def test_a_page_that_asks_for_what_nobody_makes_is_told_where_and_what_there_is(workspace):
    with pytest.raises(
        EngineError, match=r"docs/x\.md:3: nothing makes network; nearest: networks"
    ):
        filled("# X\n\n<!-- made: network -->\n", "docs/x.md", workspace)


def test_a_page_that_asks_for_nothing_stays_as_it_is(workspace):
    text = "# X\n\nSay <!-- made: networks --> in passing.\n"
    assert filled(text, "docs/x.md", workspace) == text


def test_what_is_listed_is_what_is_published(workspace, repository):
    offered = downloads(workspace)
    listed = networks(workspace) + data_sets(workspace)
    assert offered
    assert [address for address in offered if f"]({address})" not in listed] == []
    assert all(path.is_file() for path in offered.values())


def small_project(tmp_path, **files):
    for name, text in files.items():
        path = tmp_path / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "illustrated_models/weights").mkdir(parents=True, exist_ok=True)
    return SimpleNamespace(project=Project(tmp_path), products={})


def test_data_that_do_not_say_where_they_come_from_stop_the_build(tmp_path):
    project = small_project(tmp_path, **{"illustrated_models__data__pond__ages.tsv": "age\n3\n"})
    with pytest.raises(EngineError, match=r"data/pond/SOURCE\.md is missing"):
        data_sets(project)


def test_the_rows_of_a_table_are_counted_without_its_heading(tmp_path):
    files = {"ages.tsv": "age\n3\n4\n", "SOURCE.md": "# Ages\n\n**Licence.** Free.\n"}
    named = {f"illustrated_models__data__pond__{name}": text for name, text in files.items()}
    assert "ages.tsv), 2 rows, 8 bytes" in data_sets(small_project(tmp_path, **named))


def test_what_is_said_of_data_has_no_typed_number(repository):
    for path in (repository / "illustrated_models/data").glob("*/SOURCE.md"):
        text = path.read_text(encoding="utf-8").replace("CC BY 4.0", "")
        assert [found.numeral.text for found in typed_numbers(text)] == [], path


def test_without_corrections_the_page_says_so(tmp_path):
    assert corrections(small_project(tmp_path)) == NOTHING


def test_a_correction_stands_there_with_what_moved(tmp_path):
    front = (
        "---\ntitle: Frogs\nupdated:\n"
        "  - {date: 2026-12-01, text: They jump farther.}\n"
        "  - {date: 2026-12-02, text: Again., moved: [{fact: a, show: d, old: '3', new: '4'}]}\n"
        "---\n"
    )
    written = corrections(small_project(tmp_path, **{"docs__posts__frogs.md": front}))
    assert written.splitlines() == [
        "- 2026-12-02, [Frogs](posts/frogs.md): Again. (3 → 4)",
        "- 2026-12-01, [Frogs](posts/frogs.md): They jump farther.",
    ]
