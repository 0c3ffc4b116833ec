"""Small style sheets stand in the pages; what is large or asks for files stays a file."""

import pytest

from figures.engine.inlined import MOST, in_colours, inline, inlined

LINK = '<link rel="stylesheet" href="{}">'
PAGE = "<html><head>{}</head><body>{}</body></html>"


def page(*paths, body=""):
    return PAGE.format("".join(LINK.format(path) for path in paths), body)


@pytest.fixture
def site(tmp_path):
    sheets = {
        "assets/small.css": "a{b:c}\n/*# sourceMappingURL=small.css.map */\n",
        "assets/other.css": 'd{background:url("data:image/svg+xml,x");e:url(#f)}',
        "assets/large.css": "a{b:c}" * MOST,
        "fonts.css": '@font-face{src:url("sans.woff2")}',
        "bare.css": "a{b:url(picture.svg)}",
        "further.css": '@import "small.css";',
        "ends.css": 'a{content:"</style>"}',
    }
    for name, text in sheets.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_small_sheet_stands_in_the_page_in_the_place_of_its_link(site):
    html = page("assets/large.css", "assets/small.css", "fonts.css")
    expected = html.replace(LINK.format("assets/small.css"), "<style>a{b:c}</style>")
    assert inlined(html, site) == expected != html


def test_what_a_sheet_carries_itself_does_not_keep_it_out(site):
    assert "<style>d{background" in inlined(page("assets/other.css"), site)


def test_no_rule_ends_like_a_mark_of_a_template(site):
    (site / "wide.css").write_text("a{width:100%}", encoding="utf-8")
    assert "<style>a{width:100%;}</style>" in inlined(page("wide.css"), site)


@pytest.mark.parametrize(
    "path",
    ["assets/large.css", "fonts.css", "bare.css", "further.css", "ends.css", "missing.css"],
)
def test_a_sheet_that_would_not_work_in_the_page_or_is_large_stays_a_file(site, path):
    assert inlined(page(path), site) == page(path)


def test_what_the_body_shows_is_no_link(site):
    html = page(body=LINK.format("assets/small.css"))
    assert inlined(html, site) == html


def test_an_address_from_the_root_and_one_of_another_host_are_left_alone(site):
    html = page("/assets/small.css", "https://there/assets/small.css")
    assert inlined(html, site) == html


def test_every_page_of_a_site_finds_its_sheets_from_where_it_stands(site):
    for name, path in {"index.html": "assets/small.css", "a/b.html": "../assets/small.css"}.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(page(path), encoding="utf-8")
    inline(site)
    texts = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    assert texts == [PAGE.format("<style>a{b:c}</style>", "")] * 2


def test_rules_for_other_colours_of_the_theme_stay_out_and_all_others_stand(site):
    css = (
        "@media screen{[data-md-color-primary=red] a,[data-md-color-primary=teal]{b:c}}"
        "[data-md-color-accent=red]{d:e}[data-md-color-accent=teal],f{g:h}[data-md-color-scheme=x]{i:j}"
    )
    assert in_colours(css, {"teal"}) == css.replace("[data-md-color-accent=red]{d:e}", "")
    (site / "assets/small.css").write_text(css, encoding="utf-8")
    html = page("assets/small.css", body='<body data-md-color-primary="custom">')
    assert "<style>@media screen{}[data-md-color-accent=teal],f{g:h}" in inlined(html, site)
