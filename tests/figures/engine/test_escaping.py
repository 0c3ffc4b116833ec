"""What an author types in front matter is what a reader reads, whatever signs it has."""

import re
import subprocess
import sys
from html import unescape

from tests.figures.engine.test_serve import PAGE, SETTINGS

TITLE = 'What <unk> stands for & why "so"'
SPOKEN = re.compile(r"\b(?:title|description|text|figure|old|plain|bibtex|words|report)$")
PRINTED = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}")
# Of a page and of a site these are safe already: `begin`, MkDocs and mkdocs.yml see to that.
SAFE = ("page.", "config.", "year.", "category.", "super", "each.words")


def test_a_title_with_signs_of_html_is_shown_as_it_was_typed(pond, tmp_path):
    pond.write("mkdocs.yml", SETTINGS.format(base=pond.root / "docs/generated"))
    front = f"---\ntitle: '{TITLE}'\ndescription: '{TITLE}'\n---\n"
    pond.write("docs/index.md", PAGE)
    pond.write("docs/signs.md", front + "# Signs\n")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "site")],
        cwd=pond.root,
        env=pond.environment(NO_MKDOCS_2_WARNING="1"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site/signs/index.html").read_text(encoding="utf-8")
    assert "<unk>" not in page
    titles = re.findall(r"<title>(.*?)</title>", page)
    said = re.findall(r'<meta property="og:(?:title|description)" content="([^"]*)">', page)
    assert [unescape(each).partition(" - ")[0] for each in (*titles, *said)] == [TITLE] * 3


def test_every_template_escapes_what_comes_from_front_matter(repository):
    bare = {}
    for path in sorted((repository / "docs/overrides").rglob("*.html")):
        for expression in PRINTED.findall(path.read_text(encoding="utf-8")):
            if SPOKEN.search(expression) and not expression.startswith(SAFE):
                bare.setdefault(path.name, []).append(expression)
    # What these two have made safe themselves, where they set the name.
    assert bare == {"main.html": ['title ~ " · " if title'], "post.html": ["title"]}
