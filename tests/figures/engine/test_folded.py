"""All stills of a film but its poster are put away, and come back; each drawing says its size."""

from figures.engine.folded import fold, restored

STILL = '<li><p>{0}</p><div class="drawing"><svg><text>{0}</text></svg></div></li>\n'
PICTURE = '<div class="drawing"><svg></svg></div><ol><li><p>1</p></li></ol>'


def film(*steps, poster=""):
    stills = "".join(map(STILL.format, steps))
    return f'<im-film src="a.json"{poster}>\n<ol>\n{stills}</ol>\n</im-film>'


def test_the_first_still_stays_and_the_others_wait_for_readers_without_script():
    folded = fold(film("one", "two", "three"))
    first, *others = folded.split("</li>")
    assert "noscript" not in first
    assert [each.count("<noscript><div") for each in others] == [1, 1, 0]
    assert "<p>two</p><noscript>" in folded
    assert "<p>three</p><noscript>" in folded


def test_each_film_keeps_its_own_first_still():
    assert fold(film("one") + film("two", "three")).count("<noscript>") == 1


def test_other_drawings_and_lists_are_left_alone():
    assert fold(PICTURE) == PICTURE


def test_what_was_folded_unfolds_to_what_it_was():
    page = PICTURE + film("one", "two", "three") + PICTURE
    assert restored(fold(page)) == page != fold(page)


def test_a_drawing_says_how_large_it_is():
    page = '<div class="drawing wide"><svg class="im" width="720" height="306"></svg></div>'
    assert '<div class="drawing wide" style="--drawn-width:720;--drawn-height:306"><svg' in fold(
        page
    )


def test_what_was_folded_and_sized_is_restored_to_the_letter():
    sized = '<div class="drawing"><svg class="im" width="360" height="99"></svg></div>'
    page = sized + film("one", "two") + PICTURE
    assert restored(fold(page)) == page


def test_another_style_is_not_taken_away():
    hidden = '<div class="drawing" style="display:none"><svg></svg></div>'
    assert restored(hidden) == hidden


def test_of_a_film_with_a_poster_that_still_stays_and_is_marked():
    page = film("one", "two", "three", poster=' data-poster="2"')
    folded = fold(page)
    assert '<li class="poster"><p>two</p><div' in folded
    assert folded.count("<noscript>") == 2
    assert restored(folded) == page
