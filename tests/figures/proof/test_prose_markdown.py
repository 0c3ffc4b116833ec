import pytest

from figures.proof.markdown import claims, disguises, line_and_column, readable
from figures.proof.prose import typed_numbers


def typed(page):
    return [found.numeral.text for found in typed_numbers(page)]


@pytest.mark.parametrize(
    "page",
    [
        "Look at `x[2]` and ``a `b` 4``.",
        "```python\nx = 4\n```\n",
        "~~~\ntwo\n~~~\n",
        '    --8<-- "a/b/c-4.html"\n',
        "[the paper](https://example.org/1409.0473)",
        "[further down](#the-4-words) and <https://example.org/2014>",
        "see https://example.org/2014/two for more",
        "[paper]: https://example.org/2014\n",
        "[paper][2] and a note[^3]",
        '<div class="two" data-width="4">words</div>',
        "<script>let x = 4</script><style>p { width: 4px }</style>",
        '{= pond.water.carp.share_2 | show(".2f") =}',
        '{= claim("It makes two mistakes") =}',
        "{// two or 3 notes to myself //} <!-- 4 more -->",
        "# Heading {#the-second-2}\n",
        "![A picture](carp-2.png){width=200 .large-2}",
        "---\ndate: 2026-11-22\nslug: part-2\nhide:\n  - toc2\n---\nWords.\n",
        "1. Open it.\n2. Look.\n10. Close it.\n",
    ],
)
def test_what_is_no_prose_is_not_read(page):
    assert typed(page) == []


@pytest.mark.parametrize(
    "page",
    [
        "---\ntitle: Two fish\n---\n",
        "---\ndescription: >\n  How twice\n  it leaps\n---\n",
        "# The second-best carp\n",
        "- a list of two\n",
        "> a quote of two\n",
        "| a | two |\n",
        '<p class="tagline">All of two.</p>',
        '<img src="x.png" alt="two fish">',
        "<a href=\"x\" title='two fish'>x</a>",
        '<b aria-label="two fish">x</b>',
        "![two fish](carp.png)",
        "[two fish](carp.md)",
        '[fish](carp.md "two of them")',
        '![fish](carp.png){title="two of them"}',
        "**two** fish",
        "_two_ fish",
        "a share of `0.46`",
        "a share of `46%`",
        "the list `[0.1, 0.2]`",
        "that is &frac18; of it",
        "a share of &frac12; or so",
        "a share of &#52;&#x36; or so",
        '{= claim("It makes 2 mistakes") =}',
        "<summary>Guess: of two words?</summary>",
        "text[^note]\n\n[^note]: two words\n",
        '??? note "Two words"\n',
        "{= a.b.c.d | show =} and two more",
        '<data value="0.46">46%</data>',
        '<span class="claim">46</span>',
    ],
)
def test_what_a_reader_reads_is_read(page):
    assert typed(page)


def test_reading_keeps_every_place():
    page = "# Carp\n\n`x = 4` is <b>two</b> &frac12; {= a.b | show =} three\n```\n5\n```\nfour\n"
    text = readable(page)
    assert len(text) == len(page)
    assert [text.index(word) for word in ("two", "three", "four")] == [
        page.index(word) for word in ("two", "three", "four")
    ]
    assert [n for n, character in enumerate(text) if character == "\n"] == [
        n for n, character in enumerate(page) if character == "\n"
    ]


def test_a_claim_is_found_with_its_sentence_wherever_its_quotes_are_of_either_kind():
    page = "a {= claim('It “looks”') =} b {=claim( \"It's two\" )=} {// {= claim('no') =} //}"
    assert [claim.sentence for claim in claims(page)] == ["It “looks”", "It's two"]
    assert all(page[c.start :].startswith(c.sentence) for c in claims(page))


def test_lines_and_columns_count_from_one():
    assert [line_and_column("ab\ncd", place) for place in range(5)] == [
        *[(1, 1), (1, 2), (1, 3)],
        *[(2, 1), (2, 2)],
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("−{= a.b.c.d | show =}", "about ~ {= a.b.c.d | show =}", "0.{= a.b.c.d | show =}"),
        *("{= a.b.c.d | show =}%", "{= a.b.c.d | show =} %", "{= a.b.c.d | show =}.5"),
        *("tw**ic**e as often", "tw<b>ice</b>", "tw\u00adice", "tw\u200bice"),
        *("tw<!-- -->ice", "tw{// //}ice", "twi\u0441e"),
    ],
)
def test_what_would_change_a_number_or_hide_one_is_found(text):
    assert [*disguises(text)] != []


@pytest.mark.parametrize(
    "text",
    [
        "*{= a.b.c.d | show =}*, and (“{= a.b.c.d | show =}”)",
        "\n> {= a.b.c.d | show =}\n- {= a.b.c.d | show =}-word rows",
        "a dash – {= a.b.c.d | show =} – and `tw**ic**e`",
    ],
)
def test_what_stands_around_a_number_in_good_english_may_stay(text):
    assert [*disguises(text)] == []
