"""Pages in other languages: the same numbers, other words, and for Hebrew the other direction."""

import re
from html import unescape

import pytest

from figures.engine.languages import codes
from figures.engine.paths import here

ALTERNATE = re.compile(r'<link rel="alternate " hreflang="([^"]*)" href="([^"]*)">')
DRAWN = re.compile(r'data-(?:source|by|format|scale|position)="[^"]*"')
CODES = codes(here())


def figures(text):
    return re.findall(r'<figure class="illustration".*?</figure>', text, re.DOTALL)


@pytest.fixture(params=CODES)
def code(request):
    return request.param


def test_there_is_a_second_language_and_one_that_is_read_from_right_to_left():
    assert {"de", "he"} <= {*CODES}


def test_every_page_of_a_language_says_which_it_is(documents, code):
    text = documents[f"/{code}/"].text
    assert f'<html lang="{code}"' in text
    assert (f'<body dir="{"rtl" if code == "he" else "ltr"}"') in text


def test_pages_name_each_other_in_all_languages(site, documents):
    named = {url: ALTERNATE.findall(page.text) for url, page in documents.items()}
    translated = {url: found for url, found in named.items() if found}
    assert {f"/{code}/" for code in CODES} < translated.keys()
    for url, found in translated.items():
        assert site.address + url in [address for _, address in found]
        assert {"en", "x-default", *CODES} == {code for code, _ in found}
        for _, address in found:
            assert named[address.removeprefix(site.address)] == found


def test_a_translated_figure_shows_what_the_english_one_shows(documents, code):
    (translated,) = figures(documents[f"/{code}/"].text)
    identity = re.search(r' id="([^"]*)"', translated)[1].removeprefix(f"{code}-")
    (english,) = [
        each
        for page in ("/translation/",)
        for each in figures(documents[page].text)
        if f' id="{identity}"' in each
    ]
    assert sorted(DRAWN.findall(translated)) == sorted(DRAWN.findall(english))
    assert len(DRAWN.findall(english)) > 20
    assert "Look inside" in english
    assert "Look inside" not in translated


def test_no_label_of_a_translated_figure_was_left_in_english(documents, code):
    (translated,) = figures(documents[f"/{code}/"].text)
    labels = re.findall(r"<text([^>]*)>(.*?)</text>", translated)
    for attributes, text in labels:
        words = re.sub(r"<tspan[^>]*data-source.*?</tspan>", "", text)
        if "data-source" not in attributes and re.search(r"[^\W\d_]", words):
            english = unescape(re.search(r'data-english="([^"]*)"', attributes)[1])
            assert words.strip() != english.strip()


def test_german_numbers_have_a_comma_and_a_narrow_space(documents):
    text = documents["/de/"].text
    assert re.search(r">−?\d,\d\d<", text)
    assert re.search(r"<data [^>]*>\d+\u202f%</data>", text)
    assert not re.search(r">−?\d\.\d\d<|>\d+%<", text)


def test_in_hebrew_the_words_stand_on_the_right_and_a_vector_is_as_in_english(visit):
    def places(url):
        return visit(url, 1280).page.evaluate(
            """() => {
              const svg = document.querySelector("[id$=translation-attention-one-look] svg");
              const frame = svg.getBoundingClientRect();
              const middle = (mark) => {
                const box = mark.getBoundingClientRect();
                return (box.left + box.width / 2 - frame.left) / frame.width;
              };
              const bars = svg.querySelector("[data-role=bars]");
              return [middle(svg.querySelector("[data-role^=token]")),
                      middle(bars), bars.getAttribute("d").replace(/^M[-.\\d]+ ?/, "")];
            }"""
        )

    token, vector, outline = places("/translation/")
    mirrored_token, mirrored_vector, mirrored_outline = places("/he/")
    assert mirrored_token == pytest.approx(1 - token, abs=0.01)
    assert mirrored_vector == pytest.approx(1 - vector, abs=0.01)
    assert token < 0.3
    assert mirrored_outline == outline


def test_hebrew_is_set_in_the_font_that_it_was_measured_in(visit):
    opened = visit("/he/", 1280)
    opened.page.evaluate("document.fonts.ready")
    fonts = [each.url for each in opened.requests if each.resource_type == "font"]
    assert any("dejavu-hebrew-regular" in url for url in fonts)
    english = visit("/translation/", 1280)
    english.page.evaluate("document.fonts.ready")
    assert not [each.url for each in english.requests if "dejavu" in each.url]


def test_an_article_leads_to_its_excerpts_in_other_languages_and_they_lead_back(visit):
    for code, name in {"de": "Deutsch", "he": "עברית"}.items():
        page = visit("/translation/", 1280).page
        page.locator(".ending").get_by_role("link", name=name).click()
        page.wait_for_url(f"**/{code}/")
        page.get_by_role("link", name="The sentence that grew").click()
        page.wait_for_url("**/translation/")


def test_a_number_on_a_german_page_can_be_asked(visit):
    page = visit("/de/", 1280).page
    page.locator("article data").first.click()
    page.get_by_text("attention.weights").first.wait_for()
