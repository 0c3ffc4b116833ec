"""A copy of the site that opens anywhere: from a server, and as plain files."""

from base64 import b64encode
from subprocess import CompletedProcess
from zipfile import ZipFile

import pytest

from figures.engine import languages, offline
from figures.engine.errors import EngineError
from figures.engine.offline import pack
from figures.engine.paths import Project

PAGE = """<html><head>
<meta http-equiv="Content-Security-Policy" content="script-src 'self'">
<link rel="preload" href="../assets/sans.woff2" as="font" crossorigin>
<link rel="stylesheet" href="../assets/fonts.css">
</head><body>
<a href=".">here</a> <a href="..">up</a> <a href="../pond/#frog">frog</a> <a href="#top">top</a>
<a href="https://example.org/">away</a> <a href="../assets/carp.svg?v=1">a file</a>
<p data-src="../pond/">not a link</p>
<script id="__config" type="application/json">{}</script></body></html>
"""


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    files = {
        "index.html": '<body><a href="pond/">pond</a></body>',
        "pond/index.html": PAGE,
        "assets/fonts.css": '@font-face{src:url("sans.woff2") format("woff2")}',
        "assets/sans.woff2": "letters",
        "assets/carp.svg": "<svg/>",
        "assets/bundle.js.map": "{}",
        "sitemap.xml": "",
        "404.html": "",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def copy(site, tmp_path):
    """The files of the copy by their names."""
    seen = []
    count = pack(site, tmp_path / "copy.zip", lambda *progress: seen.append(progress))
    with ZipFile(tmp_path / "copy.zip") as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    assert seen[-1][1:] == (count, count) == (len(found), len(found))
    return {name.removeprefix("illustrated-models/"): text for name, text in found.items()}


def test_the_same_site_is_the_same_bytes(site, tmp_path):
    pack(site, tmp_path / "one.zip", lambda *_: None)
    (site / "index.html").touch()
    pack(site, tmp_path / "other.zip", lambda *_: None)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()


def test_links_to_folders_lead_to_the_pages_in_them(copy):
    page = copy["pond/index.html"]
    for link in ('"./index.html"', '"../index.html"', '"../pond/index.html#frog"', '"#top"'):
        assert f"<a href={link}>" in page
    assert 'href="https://example.org/"' in page
    assert 'href="../assets/carp.svg?v=1"' in page
    assert 'data-src="../pond/"' in page
    assert 'href="pond/index.html"' in copy["index.html"]


def test_what_a_file_may_not_load_is_inside_or_gone(copy):
    letters = b64encode(b"letters").decode()
    assert f'url("data:font/woff2;base64,{letters}") format("woff2")' in copy["assets/fonts.css"]
    assert "preload" not in copy["pond/index.html"]
    assert "Content-Security-Policy" not in copy["pond/index.html"]
    assert 'href="../assets/fonts.css"' in copy["pond/index.html"]


def test_the_page_is_prepared_before_the_scripts_of_the_theme_run(copy):
    page = copy["pond/index.html"]
    script = '<script src="../assets/offline.js"></script>'
    assert page.index(script) < page.index("__config")
    assert page.count("offline.js") == 1
    assert '<script src="assets/offline.js"></script></body>' in copy["index.html"]
    assert 'location.protocol === "file:"' in copy["assets/offline.js"]


def test_the_copy_says_how_to_open_it_and_holds_nothing_idle(copy):
    assert "python3 -m http.server" in copy["README.txt"]
    assert not [name for name in copy if name.endswith((".map", "sitemap.xml", "404.html"))]


def test_a_site_that_does_not_build_is_not_packed(tmp_path, monkeypatch):
    project = Project(tmp_path)
    with pytest.raises(EngineError, match="the site does not build"):
        offline.write_offline(project, tmp_path / "copy.zip", lambda *_: None)
    assert not (tmp_path / "copy.zip").exists()


def test_f14_what_material_says_of_its_future_is_no_part_of_a_copy(tmp_path, monkeypatch):
    started = []

    def run(command, **given):
        started.append(given["env"]["NO_MKDOCS_2_WARNING"])
        return CompletedProcess(command, 0)

    monkeypatch.delenv("NO_MKDOCS_2_WARNING")
    monkeypatch.setattr(offline.subprocess, "run", run)
    monkeypatch.setattr(languages, "codes", lambda project: ["de"])
    offline.build_site(Project(tmp_path), tmp_path)
    languages.build_others(tmp_path, tmp_path)
    assert started == ["1", "1"]
