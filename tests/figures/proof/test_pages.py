"""A finished page: what it may print, assert and show."""

import pytest

from figures.proof.pages import prose_of, read_page

FACTS = {
    "pond": {
        "water": {
            "carp": {
                "share": {"value": 0.4557, "source": "fish/carp:weights[0, 2]"},
                "drop": {"value": -0.5613, "source": "fish/carp:scores[0, 1]"},
                "count": {"value": 4, "source": "fish/carp:n"},
                "word": {"value": "l'eau <3", "source": "fish/carp:words[1]"},
            }
        }
    }
}
CLAIMS = {"A carp is “old” & heavy": ["pond/water/carp", "pond/water/eel"]}
FRAGMENT = (
    '<figure class="illustration" id="pond-water-carp" data-search-exclude>\n'
    '<div class="drawing"><svg class="im" data-trace="fish/carp">'
    '<text data-source="weights[0, 2]" data-format=".0%">46%</text></svg></div>\n'
    '<ul><li><a href="illustrate:source/figures/pond/water.py#carp">code</a></li>'
    '<li><a href="illustrate:file/pond/water/carp.json">numbers</a></li></ul>\n'
    "</figure>\n"
)
FRAGMENTS = {"pond-water-carp": FRAGMENT}
SHOWN = FRAGMENT.replace("illustrate:source/", "../x/").replace("illustrate:file/", "../y/")
SHARE = (
    '<data value="0.4557" data-source="fish/carp:weights[0, 2]" data-format=".0%"'
    ' data-fact="pond.water.carp.share">46%</data>'
)
DROP = (
    '<data value="-0.5613" data-source="fish/carp:scores[0, 1]" data-format=".2f"'
    ' data-fact="pond.water.carp.drop">−0.56</data>'
)
COUNT = (
    '<data value="4" data-source="fish/carp:n" data-format="words"'
    ' data-fact="pond.water.carp.count">four</data>'
)
WORD = (
    '<data value="l&#x27;eau &lt;3" data-source="fish/carp:words[1]" data-format=""'
    ' data-fact="pond.water.carp.word">l\'eau &lt;3</data>'
)
CLAIM = (
    '<span class="claim" data-proof="pond/water/carp pond/water/eel">'
    "A carp is “old” &amp; heavy</span>"
)
PAGE = (
    f"<html><body><p>It eats {SHARE} or {DROP} of {COUNT}, says {WORD}.</p>\n"
    f"{SHOWN}<p>{CLAIM}.</p></body></html>"
)


def read(page):
    return read_page(page, FACTS, CLAIMS, "pond/index.html", FRAGMENTS)


def test_a_true_page_has_no_difference():
    assert read(PAGE) == []


def test_a_page_is_read_before_its_links_lead_anywhere_too():
    assert read(PAGE.replace(SHOWN, FRAGMENT)) == []


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("text", ">46%</data>", ">47%</data>"),
        ("text", "−0.56", "0.56"),
        ("text", "−0.56", "-0.56"),
        ("text", ">four<", ">five<"),
        ("text", ">l'eau &lt;3<", ">l'eau<"),
        ("text", ">46%</data>", ">46<b>0</b>%</data>"),
        ("value", 'value="0.4557"', 'value="0.4558"'),
        ("value", 'value="-0.5613"', 'value="0.5613"'),
        ("source", "weights[0, 2]", "weights[0, 1]"),
        ("source", ' data-fact="pond.water.carp.share"', ""),
        ("source", "pond.water.carp.share", "pond.water.carp.shore"),
        ("source", "pond.water.carp.share", "pond.water.carp"),
        ("value", "pond.water.carp.share", "pond.water.carp.drop"),
        ("format", 'data-format=".0%"', 'data-format="huge"'),
        ("text", 'data-format=".0%"', 'data-format=".1%"'),
        ("text", 'data-format="words"', 'data-format="d" data-format="words"'),
        ("claim", "“old” &amp; heavy", "“old” &amp; light"),
        ("claim", "heavy</span>", "heavy</span><span class='claim'>and kind</span>"),
        ("claim", "pond/water/carp pond/water/eel", "pond/water/eel"),
        ("claim", ' data-proof="pond/water/carp pond/water/eel"', ""),
    ],
)
def test_what_no_figure_vouches_for_is_a_difference(rule, old, new):
    page = PAGE.replace(SHOWN, "").replace(old, new, 1)
    assert page != PAGE.replace(SHOWN, "")
    assert rule in [difference.rule for difference in read(page)]


def test_a_difference_says_which_number_on_which_page_and_both_texts():
    [difference] = read(PAGE.replace(">46%</data>", ">47%</data>"))
    assert str(difference) == (
        "“47%” on pond/index.html: text of pond.water.carp.share: drawn 47%, computed 46%"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (">46%</text>", ">47%</text>"),
        ('data-source="weights[0, 2]" data-format', 'data-source="weights[0, 1]" data-format'),
        ("</svg>", "<text>9</text></svg>"),
        ("</figure>", "<p>9</p></figure>"),
        ('id="pond-water-carp"', 'id="pond-water-crap"'),
        ("numbers</a>", "number</a>"),
    ],
)
def test_a_figure_that_is_not_the_one_that_was_made_is_a_difference(old, new):
    page = PAGE.replace(SHOWN, SHOWN.replace(old, new, 1))
    assert page != PAGE
    assert {difference.rule for difference in read(page)} <= {"figure", "source"}
    assert read(page) != []


def test_an_edited_mark_is_named_by_its_element():
    [difference] = read(PAGE.replace(">46%</text>", ">47%</text>"))
    assert (difference.rule, difference.element) == ("figure", "weights[0, 2]")
    assert "47%" in difference.drawn
    assert "46%" in difference.computed


@pytest.mark.parametrize(
    "stray",
    [
        '<svg class="im" aria-label="mine"><text>9</text></svg>',
        "<svg data-trace='fish/carp'></svg>",
        '<FIGURE CLASS="film" id="mine"></FIGURE>',
        '<figure class="illustration"></figure>',
    ],
)
def test_a_drawing_that_no_figure_made_is_a_difference(stray):
    assert [d.rule for d in read(PAGE.replace("</body>", f"{stray}</body>"))] == ["source"]


def test_an_ordinary_drawing_is_none_of_ours():
    assert read(PAGE.replace("</body>", "<figure><svg class='icon'></svg></figure></body>")) == []


def test_quotes_and_claims_are_listed_in_their_order():
    prose = prose_of(PAGE)
    assert [quote.text for quote in prose.quotes] == ["46%", "−0.56", "four", "l'eau <3"]
    assert [claim.sentence for claim in prose.claims] == ["A carp is “old” & heavy"]
    assert prose.figures == ["pond-water-carp"]


def test_marks_inside_figures_are_not_quotes_of_the_prose():
    inside = SHOWN.replace("</svg>", f"</svg>{SHARE}")
    assert len(prose_of(PAGE.replace(SHOWN, inside)).quotes) == 4
