"""Pictures in folded boxes stay as they were made."""

from markdown import Markdown

PICTURE = (
    '<figure class="film" id="a-b" data-search-exclude>\n<ol>\n<li><p>One.</p></li>\n</ol>\n'
    '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>\n</figure>'
)
OPENING = '<details class="closer" markdown>\n<summary>Look</summary>'
PAGE = f"{OPENING}\n\n{PICTURE}\n\n*So.*\n\n</details>\n"


def written(*extensions: str) -> str:
    return Markdown(extensions=["md_in_html", *extensions]).convert(PAGE)


def test_a_picture_in_a_folded_box_is_byte_for_byte_what_was_made():
    html = written("figures.engine.untouched")
    assert PICTURE in html
    assert "<em>So.</em>" in html


def test_markdown_alone_would_write_it_anew():
    assert PICTURE not in written()
