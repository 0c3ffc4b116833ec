"""What a teacher takes away is what the page shows."""

import subprocess
import sys

import pytest

from tests.pdfs import fonts, read

SHOWN = "article figure.illustration, article im-film > ol > li"
SAID = "article figure.illustration > figcaption, article im-film > ol > li > p"


@pytest.fixture(scope="module")
def papers(site, tmp_path_factory):
    """The slides, the worksheet and its answers, as `illustrate export` writes them."""
    folder = tmp_path_factory.mktemp("papers")
    command = [sys.executable, "-m", "figures.engine.cli", "export", "translation"]
    done = subprocess.run(
        [*command, "--slides", "--worksheet", "--output", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {path.stem: path.read_bytes() for path in folder.iterdir()}


def test_there_is_a_slide_for_each_figure_and_each_step_of_the_page(papers, visit):
    page = visit("/translation/", javascript=False).page
    slides = read(papers["translation-slides"])
    assert len(slides) == page.locator(SHOWN).count()
    for slide, said in zip(slides, page.locator(SAID).all_text_contents(), strict=True):
        assert "".join(said.split()) in "".join("".join(slide.texts).split())


def test_slides_are_set_in_our_font(papers):
    assert {name.partition("-")[0] for name in fonts(papers["translation-slides"])} == {
        "SourceSansPro"
    }


def test_the_worksheet_hides_exactly_what_the_answers_show(papers):
    blank, answers = (
        [text for page in read(papers[f"translation-{name}"]) for text in page.texts]
        for name in ("worksheet", "worksheet-answers")
    )
    hidden = [*answers]
    for text in blank:
        if text in hidden:
            hidden.remove(text)
    shares = {text for text in hidden if text.endswith("%")}
    assert len(shares) >= 4
    assert shares.isdisjoint(blank)
