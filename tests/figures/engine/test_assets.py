"""The palette and the fonts that the pages load."""

import re
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from figures.engine.assets import CONTRAST, FILES, write_assets
from figures.engine.paths import Project
from figures.engine.stylesheets import (
    FACES,
    OTHER_FACES,
    fonts_css,
    forced_css,
    other_letters_css,
    web_font,
)
from figures.kit.fonts import FAMILY
from figures.kit.theme import palette_css


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    made = Project(tmp_path_factory.mktemp("project"))
    assert write_assets(made)
    return made


def test_the_pages_get_the_palette_that_the_figures_are_drawn_with(project):
    assert (
        project.generated / "assets" / "palette.css"
    ).read_text() == palette_css() + forced_css()


def test_what_is_up_to_date_is_left_alone(project):
    before = {name: (project.generated / "assets" / name).stat().st_mtime_ns for name in FILES}
    assert not write_assets(project)
    after = {name: (project.generated / "assets" / name).stat().st_mtime_ns for name in FILES}
    assert before == after


@pytest.mark.parametrize("harm", ["edited", "deleted"])
def test_an_asset_that_was_edited_or_deleted_by_hand_is_made_again(project, harm):
    path = project.generated / "assets" / "source-sans-italic.woff2"
    intact = path.read_bytes()
    path.write_bytes(intact[:100])
    if harm == "deleted":
        path.unlink()
    assert write_assets(project)
    assert path.read_bytes() == intact


def test_every_file_that_a_style_sheet_names_is_made(project, repository):
    sheets = {"fonts.css": fonts_css(), "other-letters.css": other_letters_css()}
    ours = (repository / "docs/assets/maths.css").read_text()
    texts = [*sheets.values(), ours.replace("../generated/assets/", "")]
    named = {*re.findall(r'url\("([^"]+)"\)', "".join(texts))}
    assert named | {*sheets, "palette.css", CONTRAST} == {*FILES}


def test_a_font_is_the_same_bytes_each_time():
    assert web_font(FACES[0]) == web_font(FACES[0])


def test_the_fonts_hold_what_english_french_and_arithmetic_need():
    for face in FACES:
        known = TTFont(BytesIO(web_font(face))).getBestCmap()
        if face.characters == FACES[0].characters:
            assert set(map(ord, "Az09 éèêçàùœŒ«»“”‘’–—…−×≈≤≥→%€")) <= known.keys()


def test_hebrew_is_in_the_fonts_that_only_its_pages_load():
    for face in OTHER_FACES:
        known = TTFont(BytesIO(web_font(face))).getBestCmap()
        assert set(map(ord, "אבגדהוזחטיכלמנסעפצקרשתךםןףץ")) <= known.keys()
        assert ord("A") not in known
    assert "dejavu" not in fonts_css()


def test_our_font_comes_before_its_stand_ins(repository):
    sheet = (repository / "docs" / "assets" / "site.css").read_text(encoding="utf-8")
    (families,) = re.findall(r"--md-text-font: (.*?);", sheet, flags=re.DOTALL)
    declared = re.findall(r'font-family:"([^"]+)"', fonts_css())
    assert re.findall(r'"([^"]+)"', families) == list(dict.fromkeys(declared))
    assert declared[0] == FAMILY
