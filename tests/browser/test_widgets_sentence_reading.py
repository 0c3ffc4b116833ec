"""“Your sentence” takes whatever it is given: tapped, typed, odd or hostile; by hand or by key."""

import pytest
from playwright.sync_api import expect

from illustrated_models.published_translator import load_card
from illustrated_models.trust import trust_group, unread
from illustrated_models.vocabulary import SPECIAL
from tests.browser.live import stands
from tests.browser.reader import NAME, as_english, known, reader, translated
from tests.widgets.playground_cases import english_cases, shape_cases, typing_cases

__all__ = ["reader"]

pytestmark = stands("widget-reads", NAME)
MODULES = "await import('/widgets/translation/sentence/{}.js')"
SMALLEST_TARGET, SMALLEST_PILL = 24, 44  # CSS pixels
MANY = " ".join(["chat"] * 500)
ODD = {
    "emoji": "🐈‍⬛ dort 🐈",
    "right to left": "הכלב ישן السلام",
    "script": "<script>window.harmed = true</script>",
    "image": "<img src=x onerror='window.harmed = true'>",
    "quotes": "\"'><svg onload=alert(1)>",
    "prototype": "constructor __proto__ toString",
    "long word": "a" * 3000,
}


def words():
    return list(load_card("translator-dot").vocabularies.source.words)


def asked(visit, code, given):
    """What code that uses the widget's own modules answers to what it is given."""
    page = visit("/about/").page
    return page.evaluate(f"async (given) => {{ {code} }}", given)


def test_typed_sentences_are_read_as_python_reads_them(visit):
    cases = typing_cases()
    code = (
        f"const {{ dictionary, readTyped }} = {MODULES.format('typing')};"
        "const known = dictionary(given.words);"
        "return given.texts.map((text) => readTyped(text, known).map(({ token }) => token));"
    )
    found = asked(visit, code, {"words": words(), "texts": [text for text, _ in cases]})
    assert len(cases) >= 100
    assert found == [list(tokens) for _, tokens in cases]


def test_the_shape_of_a_sentence_is_judged_as_python_judges_it(visit):
    shapes, cases = known().training.shapes, shape_cases()
    code = (
        f"const {{ shapes, strangeRun }} = {MODULES.format('shape')};"
        "const known = shapes(given.shapes, given.words);"
        "return given.cases.map((words) => strangeRun(words, known));"
    )
    given = {"alphabet": shapes.alphabet, "letters": shapes.letters, "runs": list(shapes.runs)}
    cases_ = [list(tokens) for tokens, _ in cases]
    found = asked(visit, code, {"words": words(), "shapes": given, "cases": cases_})
    assert len(cases) >= 50
    assert found == [run and [run[0], run[-1]] for _, run in cases]


def test_the_group_of_a_translation_is_the_one_of_python(visit):
    cuts, vocabulary = known().trust.cuts, words()
    lowest = [0.0, *(cut + step for cut in cuts for step in (-1e-9, 0.0, 1e-9)), 1.0]
    code = (
        f"const {{ trustGroup, unread }} = {MODULES.format('trust')};"
        "const known = new Set(given.words);"
        "return [given.lowest.map((one) => trustGroup(one, [], given.cuts)),"
        "  given.cases.map((words) => unread(words, known))];"
    )
    cases = [list(tokens) for _, tokens in typing_cases()]
    given = {"words": vocabulary, "cuts": list(cuts), "lowest": lowest, "cases": cases}
    groups, unknown = asked(visit, code, given)
    assert groups == [trust_group(one, (), cuts) for one in lowest]
    assert sorted(set(groups)) == list(range(1, len(cuts) + 2))
    assert unknown == [list(unread(case, set(vocabulary))) for case in cases]
    assert any(unknown)


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("chatt", "chat"),
        ("temps", None),
        ("toilettes", None),
        ("world", None),
        ("muziciene", "musicienne"),
    ],
)
def test_only_a_slip_of_the_hand_is_mended(visit, word, near):
    code = (
        f"const {{ dictionary, nearest }} = {MODULES.format('typing')};"
        "return nearest(given.word, dictionary(given.words));"
    )
    assert (
        asked(
            visit, code, {"words": ["tes", "violettes", "mord", "chat", "musicienne"], "word": word}
        )
        == near
    )


def test_english_is_noticed_as_python_notices_it(visit):
    code = (
        f"const {{ dictionary, looksEnglish }} = {MODULES.format('typing')};"
        "const known = dictionary(given.words);"
        "return given.cases.map((words) => looksEnglish(words, known, given.english));"
    )
    cases = english_cases()
    given = {"words": words(), "english": list(known().words.english)}
    found = asked(visit, code, {**given, "cases": [list(tokens) for tokens, _ in cases]})
    assert found == [is_english for _, is_english in cases]
    assert {*found} == {True, False}


def test_it_says_how_many_words_it_learnt(reader):
    count = len(words()) - len(SPECIAL)
    said = (
        f"This model learnt {count:,} words from sentences we generated. It has never read a book."
    )
    expect(reader().live.locator(".intro")).to_have_text(said)


def test_a_sentence_grows_by_taps_and_by_names_of_ones_own(reader):
    made = reader(360)
    made.press("Start again")
    made.press("a name …")
    made.live.get_by_label("Any other name").fill("brünhilde")
    made.press("Use it")
    options = made.live.locator(".grow .im-pills button")
    for _ in range(10):
        if not options.count():
            break
        options.first.click()
    sentence = " ".join(made.live.locator(".so-far .im-pill").all_text_contents())
    assert sentence.startswith("Brünhilde ")
    made.answers(as_english(translated(sentence).target_tokens))
    expect(made.live.locator(".grow .im-note")).to_have_text("A whole sentence.")
    made.press("Take back a word")
    shorter = " ".join(sentence.split()[:-1])
    made.answers(as_english(translated(shorter).target_tokens))


def test_every_sentence_that_can_be_tapped_is_offered_word_by_word(visit):
    code = (
        f"const {{ follow, tree }} = {MODULES.format('grow')};"
        "const root = tree(given.sentences), widths = [];"
        "const walk = (node) => { widths.push(node.next.size); node.next.forEach(walk); };"
        "walk(root);"
        "const ends = given.sentences.map((one) => follow(root, one.split(' '), given.slot)?.ends);"
        "return [Math.max(...widths), ends.every(Boolean), follow(root, ['dort'], given.slot)];"
    )
    pills = known().pills
    widest, all_end, astray = asked(
        visit, code, {"sentences": list(pills.sentences), "slot": pills.slot}
    )
    assert widest <= 12
    assert all_end
    assert astray is None


def test_it_says_what_it_read_otherwise_and_offers_the_nearest_word(reader):
    made = reader(1280)
    made.write("LE CHATT NOIR DORT DANS LA FORET")
    notes = made.live.locator(".advice")
    expect(notes).to_contain_text("“FORET” as “forêt”")
    expect(notes).to_contain_text("does not know “CHATT”")
    notes.get_by_role("button", name="chat", exact=True).click()
    expect(made.live.locator(".said")).to_contain_text("le chat noir dort dans la forêt")
    expect(made.live.locator("ul.meter")).to_have_count(0)


def test_english_is_not_taken_for_french(reader):
    made = reader(1280)
    made.write("the cat is on the table")
    expect(made.live.locator(".advice")).to_contain_text("looks like English")
    made.answers("the black cat sleeps")  # what stood there before


def test_the_meter_names_unknown_words_and_the_strange_run(reader):
    made = reader()
    made.write("dort le le chat noir tournevis")
    meter = made.live.locator("ul.meter")
    expect(meter).to_contain_text("5 of 6 known; new to it: tournevis")
    expect(meter.locator("b")).to_have_text(["Words", "Shape"])
    expect(meter).to_contain_text("words like these in a row: “dort le”")
    expect(made.live.locator(".answer .trust")).to_contain_text("It never read “tournevis”.")
    made.write("le chat noir dort")
    expect(meter).to_have_count(0)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_whatever_is_typed_is_only_words(reader, text):
    made = reader(320)
    made.write(text)
    expect(made.live.locator(".im-badge")).to_have_text("your sentence")
    expect(made.live).not_to_have_attribute("aria-busy", "true")
    assert made.page.evaluate("window.harmed") is None
    assert made.live.locator("script, img, [onload]").count() == 0
    assert made.page.evaluate("document.documentElement.scrollWidth") <= 320
    again = reader(320, address=made.page.evaluate("location.hash"))
    expect(again.live.locator(".said")).to_have_text(made.live.locator(".said").inner_text())


@pytest.mark.parametrize(
    ("text", "message"), [("", "Nothing to"), (" . ", "Nothing to"), (MANY, "too long: 500")]
)
def test_what_cannot_be_translated_is_said_and_the_picture_stays(reader, text, message):
    made = reader()
    made.write(text)
    expect(made.live.locator(".advice")).to_contain_text(message)
    made.answers("the black cat sleeps")


def test_of_ten_quick_sentences_the_last_is_answered(reader):
    made = reader(1280)
    sentences = [one.source for one in known().surprises[:10]]
    made.page.evaluate(
        """(sentences) => {
          const form = document.querySelector('.your-sentence .write form');
          for (const sentence of sentences) {
            form.querySelector('input').value = sentence;
            form.requestSubmit();
          }
        }""",
        sentences,
    )
    made.answers(as_english(translated(sentences[-1]).target_tokens))


def test_the_keyboard_alone_grows_a_sentence_and_takes_it_apart(reader):
    made = reader(360)
    keyboard = made.page.keyboard

    def tab_to(selector):
        for _ in range(25):
            if made.page.evaluate("(one) => document.activeElement.matches(one)", selector):
                return
            keyboard.press("Tab")
        raise AssertionError(f"the Tab key does not reach {selector}")

    tab_to(".grow .im-button:not(.sign)")
    keyboard.press("Enter")
    for key in ("ArrowRight", "Enter", "Enter"):
        keyboard.press(key)
    first, second = made.live.locator(".so-far .im-pill").all_text_contents()
    made.answers(as_english(translated(f"{first} {second}").target_tokens))
    tab_to(".written [role=button]")
    keyboard.press("Enter")
    expect(made.live.locator("h3")).to_contain_text(
        translated(f"{first} {second}").target_tokens[0]
    )
    keyboard.press("ArrowRight")
    expect(made.live.locator("h3")).to_contain_text(
        translated(f"{first} {second}").target_tokens[1]
    )
    tab_to(".looking .close")
    tab_to(".looking .teller")
    expect(made.live.locator(".told")).to_contain_text("score")


def test_all_unfolded_it_breaks_no_rule_of_accessibility(reader):
    sentence = known().failures[-1].source
    made = reader(address=f"#{NAME}:s={sentence} Zbigniew")
    made.press("Where it breaks")
    made.press("Without attention, too")
    expect(made.live.locator(".plain .translation")).to_be_visible()
    for view in ("Ribbons", "Table"):
        made.press(view)
        made.live.locator(".canvas [role=button]").nth(2).click()
        expect(made.live.locator(".looking h3")).to_be_visible()
        made.stand.keeps_every_rule()
        made.live.get_by_role("button", name="Close").click()
    made.press("Tap words")
    made.press("Type")
    made.stand.keeps_every_rule()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_finger_meets_every_button(reader, width):
    made = reader(width)
    made.press("Tap words")
    made.press("Where it breaks")
    made.written.nth(1).click()
    sizes = made.live.locator("button:visible, [role=button]:visible").evaluate_all(
        "all => all.map((one) => { const { width, height } = one.getBoundingClientRect();"
        " return [one.className.baseVal ?? one.className, Math.min(width, height)]; })"
    )
    assert len(sizes) > 20
    for name, size in sizes:
        assert size >= (SMALLEST_PILL if "im-pill" in name else SMALLEST_TARGET), name
