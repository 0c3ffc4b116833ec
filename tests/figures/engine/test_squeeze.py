"""What is published says the same as what was written, in fewer bytes."""

import pytest

from figures.engine.squeeze import squeeze, squeezed, without_opening

RULES = """(texts) => texts.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return [...sheet.cssRules].map((rule) => rule.cssText.replaceAll(', ', ','));
})"""


@pytest.mark.browser
def test_a_browser_reads_the_same_rules_from_a_squeezed_style_sheet(chromium, repository):
    page = chromium.new_page()
    for path in sorted((repository / "docs/assets").glob("*.css")):
        written = path.read_text(encoding="utf-8")
        before, after = page.evaluate(RULES, [written, squeezed(written)])
        assert before == after, path.name
        assert len(before) > 1
        assert len(squeezed(written)) < 0.9 * len(written)
    page.close()


def test_a_string_keeps_its_spaces_and_what_looks_like_a_comment():
    css = 'a::after {\n  content: " ; /* no */  \\" , ";  /* "yes" */\n}\n'
    assert squeezed(css) == 'a::after{content: " ; /* no */  \\" , "}'


def test_a_script_loses_its_opening_comment_only():
    assert without_opening("/* What\n   it does. */\nlet a = 1; /* stays */\n") == (
        "let a = 1; /* stays */\n"
    )


def test_only_our_own_assets_are_squeezed(tmp_path):
    for name in ("assets/ours.css", "assets/stylesheets/theirs.css", "assets/picture.svg"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a { b: c }\n", encoding="utf-8")
    squeeze(tmp_path)
    read = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.*")}
    assert read == {
        "ours.css": "a{b: c}",
        "theirs.css": "a { b: c }\n",
        "picture.svg": "a { b: c }\n",
    }
