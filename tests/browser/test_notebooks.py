"""Notebooks: their pages in a browser, and their files in a real Jupyter kernel."""

import json
import os
import subprocess
import sys
from itertools import pairwise
from urllib.parse import urljoin

import nbformat
import pytest

URL = "/translation/notebook/"
FILE = "/translation/notebook.ipynb"
TO_RUN = "/translation/notebook-to-run.ipynb"
LONGEST_CELL, MOST_CELLS = 12, 20
RUN = """
import sys, nbformat
from nbclient import NotebookClient
read, written = sys.argv[1:]
notebook = nbformat.read(read, as_version=4)
NotebookClient(notebook, timeout=300).execute()
nbformat.write(notebook, written)
"""


def outputs(path):
    """What each cell of a notebook's file answered."""
    cells = nbformat.read(path, as_version=4).cells
    return [cell.outputs for cell in cells if cell.cell_type == "code"]


@pytest.fixture(scope="module")
def notebooks(documents):
    """The pages of all notebooks."""
    return [url for url, page in documents.items() if "notebook" in page.classes]


def test_there_is_a_notebook_with_its_two_files(site, notebooks):
    assert URL in notebooks
    for url in notebooks:
        for suffix in (".ipynb", "-to-run.ipynb"):
            nbformat.validate(nbformat.read(site.file(url.rstrip("/") + suffix), as_version=4))


@pytest.mark.parametrize("article", ["translation", "neural-network-math"])
def test_the_file_to_run_answers_in_a_fresh_kernel_in_another_folder_what_the_page_shows(
    article, site, tmp_path
):
    copy, written = tmp_path / "notebook.ipynb", tmp_path / "run.ipynb"
    copy.write_bytes(site.file(f"/{article}/notebook-to-run.ipynb").read_bytes())
    folders = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(copy), str(written)],
        cwd=tmp_path,
        env={**os.environ, **{name: str(tmp_path / name) for name in folders}},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = outputs(written)
    assert found == outputs(site.file(f"/{article}/notebook.ipynb"))
    assert sum(map(bool, found)) >= 10


def test_every_cell_is_short_and_words_say_why_it_stands_there(site):
    cells = nbformat.read(site.file(FILE), as_version=4).cells
    kinds = [cell.cell_type for cell in cells]
    assert ("code", "code") not in pairwise(kinds)
    assert kinds[0] == "markdown"
    lengths = [len(cell.source.splitlines()) for cell in cells if cell.cell_type == "code"]
    assert max(lengths) <= LONGEST_CELL
    assert len(lengths) <= MOST_CELLS


def test_every_section_says_what_to_try_and_the_last_begins_a_sentence_of_the_readers_own(site):
    cells = nbformat.read(site.file(FILE), as_version=4).cells
    words = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    *sections, last = words.split("\n## ")
    assert [section[:40] for section in sections if "**Try:**" not in section] == []
    assert last.startswith("Your turn")
    assert [cell.source for cell in cells if cell.cell_type == "code"][-1].startswith("yours =")


def test_a_page_shows_what_its_file_holds(site, visit):
    page = visit(URL).page
    shown = " ".join(page.locator("figure.output").all_text_contents())
    for answers in outputs(site.file(FILE)):
        for one in answers:
            text = one["text"] if "text" in one else one["data"]["text/plain"]
            assert all(word in shown for word in text.split()), text


def test_answers_bring_no_style_and_no_script(documents):
    for answer in documents[URL].text.split('<figure class="output"')[1:]:
        html = answer.partition("</figure>")[0]
        assert "<script" not in html
        assert "style" not in html


def test_only_notebooks_load_what_notebooks_look_like(documents, notebooks):
    loading = [url for url, page in documents.items() if any("notebook" in u for u in page.loads)]
    assert loading == notebooks


def test_wide_answers_and_code_scroll_in_their_own_boxes(visit):
    page = visit(URL, width=320).page
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    keys = """(all) => all.filter((one) => one.scrollWidth > one.clientWidth)
      .map((one) => one.tabIndex)"""
    assert {*page.locator("figure.output > *").evaluate_all(keys)} == {0}


def test_on_a_desktop_no_line_of_a_cell_is_cut(visit, notebooks):
    cut = """(all) => all.filter((one) => one.scrollWidth > one.clientWidth)
      .map((one) => one.innerText)"""
    for url in notebooks:
        page = visit(url, width=1280).page
        assert page.locator(".notebook pre > code").evaluate_all(cut) == []


def test_the_answer_of_the_exercise_is_folded_until_it_is_asked_for(visit):
    page = visit(URL).page
    answer = page.locator("details .output")
    assert not answer.is_visible()
    page.locator("summary", has_text="Our answer").click()
    assert answer.is_visible()
    assert "“white” looks at" in answer.text_content()


def test_the_article_leads_to_its_notebook_and_back_and_to_its_files(site, visit):
    page = visit("/translation/").page
    page.locator("main a", has_text="Take the translator apart").last.click()
    page.wait_for_url(f"**{URL}")
    links = page.locator("a[download]").evaluate_all("all => all.map((one) => one.href)")
    assert links == [urljoin(page.url, path) for path in (FILE, TO_RUN)]
    page.locator(".byline a").first.click()
    page.wait_for_url("**/translation/")


def test_a_notebook_is_found_and_mapped(site):
    assert "translation/notebook/" in site.file("/sitemap.xml").read_text("utf-8")
    index = json.loads(site.file("/search/search_index.json").read_text("utf-8"))
    assert any(each["location"].startswith("translation/notebook/") for each in index["docs"])


def test_links_of_a_notebooks_file_lead_to_pages_of_this_site(site, documents):
    text = " ".join(cell.source for cell in nbformat.read(site.file(FILE), as_version=4).cells)
    links = [part.partition(")")[0] for part in text.split("](")[1:]]
    assert len(links) >= 4
    for link in links:
        assert link.startswith(site.address)
        path, _, anchor = link.removeprefix(site.address).partition("#")
        assert path in documents
        assert not anchor or anchor in documents[path].ids
