"""A real `mkdocs serve` on the pond: what an author meets while writing."""

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from figures.engine.preview import STAYS

SETTINGS = """
    site_name: Pond
    use_directory_urls: true
    theme:
      name: mkdocs
      highlightjs: false
    hooks: [figures/engine/hook.py]
    exclude_docs: generated/**/*.html
    plugins:
      - macros:
          modules: [figures.engine.macros]
          j2_variable_start_string: "{{="
          j2_variable_end_string: "=}}"
          on_undefined: strict
          on_error_fail: true
    markdown_extensions:
      - pymdownx.snippets:
          base_path: [{base}]
          check_paths: true
"""
PAGE = """
# Pond

--8<-- "pond/shore/leaping.html"

It leaps {= pond.shore.leaping.size | show("d") =} metres. {= claim("A frog leaps") =}
"""


class Server:
    """The server, its log, and its pages."""

    def __init__(self, pond, port):
        self.pond, self.url = pond, f"http://127.0.0.1:{port}/"
        self.log = pond.root / "serve.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
                cwd=pond.root,
                env=pond.environment(NO_MKDOCS_2_WARNING="1"),
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def count(self, text):
        return self.log.read_text().count(text)

    def wait_for(self, text, times=1):
        deadline = time.monotonic() + 60
        while self.count(text) < times:
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.05)

    def page(self, path=""):
        with urllib.request.urlopen(self.url + path, timeout=20) as answer:
            return answer.read().decode()


@pytest.fixture(scope="module")
def server(built_pond, tmp_path_factory):
    root = tmp_path_factory.mktemp("served") / "pond"
    shutil.copytree(built_pond.root, root)
    pond = type(built_pond)(root)
    pond.write("mkdocs.yml", SETTINGS.format(base=root / "docs/generated"))
    pond.write("docs/index.md", PAGE)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Server(pond, port)
    try:
        server.wait_for("Serving on")
        yield server
    finally:
        server.process.terminate()
        server.process.wait(timeout=20)


def test_a_page_shows_its_figure_its_number_and_its_claim(server):
    page = server.page()
    assert "<p>11</p>" in page
    assert re.search(r'<data value="11" data-source="pond:size" [^>]*>11</data> metres', page)
    assert '<span class="claim" data-proof="pond/shore/leaping">A frog leaps</span>' in page


def test_a_second_server_at_a_port_in_use_says_so_in_a_line_before_it_builds(server):
    address = server.url.removeprefix("http://").rstrip("/")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "serve", "-a", address],
        cwd=server.pond.root,
        env=server.pond.environment(NO_MKDOCS_2_WARNING="1"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    told = f"ERROR   -  {address}: address already in use; stop what listens there, or say mkdocs"
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert "Made " not in done.stderr


def test_the_themes_templates_are_compiled_once(server):
    assert any((server.pond.project.store / "templates").iterdir())


def test_an_edit_of_a_model_is_one_build_and_a_new_page(server):
    builds, made = server.count("Building documentation"), server.count("INFO    -  Made ")
    server.pond.edit("illustrated_models/frog.py", "10 + age", "20 + age")
    server.wait_for("Reloading browsers", server.count("Reloading browsers") + 1)
    page = server.page()
    assert "<p>21</p>" in page
    assert ">21</data> metres" in page
    time.sleep(1.5)  # long enough for the server to have seen a file that the build wrote
    assert server.count("Building documentation") == builds + 1
    assert server.count("INFO    -  Made ") == made + 2


def test_a_failing_figure_is_told_and_the_last_good_page_stays(server):
    builds = server.count("Building documentation")
    server.pond.edit("figures/pond/shore.py", "return trace,", "return trace / 0,")
    server.wait_for(STAYS)
    assert server.count("pond/shore/leaping: ZeroDivisionError: division by zero") == 1
    assert "<p>21</p>" in server.page()
    assert server.process.poll() is None
    server.pond.edit("figures/pond/shore.py", "return trace / 0,", "return trace + 1,")
    server.wait_for("Building documentation", builds + 2)
    assert "<p>22</p>" in server.page()


def test_a_wrong_name_on_a_page_is_told_with_its_line_and_the_server_lives(server):
    told = server.count(STAYS)
    server.pond.edit("docs/index.md", "shore.leaping.size", "shore.leaping.sizzle")
    server.wait_for(STAYS, told + 1)
    assert server.count("docs/index.md:5: there is no fact pond.shore.leaping.sizzle; nearest") == 1
    server.pond.edit("docs/index.md", "shore.leaping.sizzle", "shore.leaping.size")
    server.wait_for("Building documentation", server.count("Building documentation") + 1)
    assert "<p>22</p>" in server.page()


SLIPS = {
    "a typed number, found before a page is made": ("docs/index.md", "metres", "3 metres"),
    "an unknown part of a page, found while it is made": (
        "docs/index.md",
        "# Pond",
        "<!-- made: nonsense -->\n\n# Pond",
    ),
    "a guess without a right answer": (
        "docs/index.md",
        "# Pond",
        '<details class="guess" markdown><summary>Which?</summary>\n\n- [ ] one\n- [ ] other\n\n'
        "</details>\n\n# Pond",
    ),
    "a link to nowhere": ("docs/index.md", "metres", "[metres](nowhere.md)"),
    "settings that are no YAML": ("mkdocs.yml", "site_name: Pond", "site_name: [Pond"),
}
SAID = {
    "docs/index.md": re.compile(r"docs/index\.md:\d+"),
    "mkdocs.yml": re.compile(r"mkdocs\.yml"),
}


@pytest.mark.parametrize(("path", "old", "new"), SLIPS.values(), ids=SLIPS)
def test_f1_f2_a_slip_is_told_at_every_save_and_the_last_good_pages_stay(server, path, old, new):
    before, sheet = strip(server.page()), server.page("css/base.css")
    for saves in (1, 2):
        told, start = server.count(STAYS), len(server.log.read_text())
        if saves == 1:
            server.pond.edit(path, old, new)
        else:
            server.pond.edit(path, new, f"{new} ")
        server.wait_for(STAYS, told + 1)
        said = server.log.read_text()[start:]
        assert SAID[path].search(said), said
        assert "Traceback" not in said
        assert "stuck" not in said
        assert strip(server.page()) == before
        assert server.page("css/base.css") == sheet
    reloaded = server.count("Reloading browsers")
    server.pond.edit(path, f"{new} ", old)
    server.wait_for("Reloading browsers", reloaded + 1)
    assert strip(server.page()) == before


def strip(page):
    """The page without the comment and the script that have the time in them."""
    return re.sub(r"<script>\nvar livereload.*?</script>|<!--.*?-->", "", page, flags=re.DOTALL)
