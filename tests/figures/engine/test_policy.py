"""A page runs the scripts that it was built with, and no others."""

import base64
import hashlib
import re

from figures.engine.policy import NAME, inline_scripts, policy, protect, protected

PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>t</title>'
    '<script>let a = 1;</script><script src="b.js"></script>'
    '<script type="application/ld+json">{"c": 1}</script></head>'
    '<body><script type="module">let d = 2;</script></body></html>'
)


def hashed(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_every_inline_script_that_runs_is_named_by_its_hash_and_nothing_else():
    scripts = re.search("script-src ([^;]*)", policy(PAGE))[1].split()
    assert scripts == ["'self'", "'wasm-unsafe-eval'", hashed("let a = 1;"), hashed("let d = 2;")]
    assert [*inline_scripts(PAGE)] == ["let a = 1;", "let d = 2;"]


def test_another_host_is_never_asked():
    assert "http:" not in policy(PAGE)
    assert "https:" not in policy(PAGE)
    assert "*" not in policy(PAGE)


def test_the_policy_stands_behind_the_character_set_and_before_every_script():
    page = protected(PAGE)
    place = page.index(NAME)
    assert page.index('<meta charset="utf-8">') < place < page.index("<script>")


def test_a_page_without_a_character_set_gets_it_too():
    assert NAME in protected("<html><head><title>t</title></head></html>")


def test_a_page_that_has_one_is_left_alone():
    once = protected(PAGE)
    assert protected(once) == once


def test_what_has_no_head_is_no_page():
    assert protected("<p>a fragment</p>") == "<p>a fragment</p>"


def test_all_pages_of_a_site_get_theirs(tmp_path):
    for name in ("index.html", "deep/er/page.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE, encoding="utf-8")
    protect(tmp_path)
    assert all(NAME in path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.html"))
