"""“Your sentence” answers what the model answers, and says truly how far to trust it."""

import re
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from illustrated_models.published_translator import load_card, load_translator
from illustrated_models.search import beam_search
from illustrated_models.trust import trust_group, unread
from tests.browser.live import stands
from tests.browser.reader import NAME, as_english, known, reader, translated

__all__ = ["reader"]

pytestmark = stands("widget-answers", NAME)
RUNNING = "le chat noir dort"
NAMED = "Zbigniew aime le chat noir"
BEAM = 4
EXACT = 1e-5


def weights_of(sentence):
    trace = translated(sentence)
    rows = trace.decoder.attention.weights[: len(trace.target_tokens)]
    return [weight for row in rows.tolist() for weight in row]


def test_our_example_is_translated_as_torch_translates_it(reader):
    made = reader()
    made.answers(as_english(translated(RUNNING).target_tokens))
    expect(made.live.locator(".im-badge")).to_have_text("our example")
    assert made.written.all_text_contents() == list(translated(RUNNING).target_tokens)


def test_the_width_of_every_ribbon_is_its_weight(reader):
    made = reader(address=f"#{NAME}:s={NAMED}")
    drawn = made.live.locator(".ribbons [data-weight]").evaluate_all(
        "all => all.map((one) => [+one.dataset.weight, +one.getAttribute('stroke-width')])"
    )
    widest = max(width for _, width in drawn) / max(weight for weight, _ in drawn)
    assert all(width == pytest.approx(weight * widest, abs=0.006) for weight, width in drawn)
    heaviest = sorted(weights_of(NAMED), reverse=True)[: len(drawn)]
    assert sorted((weight for weight, _ in drawn), reverse=True) == pytest.approx(
        heaviest, abs=EXACT
    )


def test_a_name_that_it_never_heard_is_carried_and_drawn_so(reader):
    made = reader()
    made.write("Zbigniew aime le chat noir.")
    made.answers("Zbigniew likes the black cat")
    assert as_english(translated(NAMED).target_tokens) == "Zbigniew likes the black cat"
    dashed = made.live.locator(".canvas .pill.carried")
    assert dashed.locator("text").all_text_contents() == ["Zbigniew", "Zbigniew"]
    assert dashed.locator("rect[stroke-dasharray]").count() == 2
    expect(made.live.locator(".canvas .thread")).to_have_count(1)
    expect(made.live.locator(".notes")).to_contain_text("never read “Zbigniew”")
    expect(made.live.locator(".answer .trust")).to_contain_text("Least sure of")
    expect(made.live.locator(".im-badge")).to_have_text("your sentence")


def test_a_name_that_it_knows_is_written_not_carried(reader):
    made = reader()
    made.write("Zoé aime le chat noir")
    made.answers(as_english(translated("Zoé aime le chat noir").target_tokens))
    expect(made.answer).to_contain_text("Zoé")
    expect(made.live.locator(".canvas .carried, .canvas .thread")).to_have_count(0)


def test_a_held_out_sentence_is_called_right_exactly_when_it_is(reader):
    made = reader()
    seen = set()
    for surprise in known().surprises[:25]:
        made.press("Surprise me")
        written = translated(surprise.source).target_tokens
        made.answers(as_english(written))
        right = written == tuple(surprise.target.split())
        seen.add(right)
        expect(made.live.locator(".verdict")).to_contain_text("Right," if right else "Wrong:")
        expect(made.live.locator(".im-badge")).to_have_text("a held-out sentence")
        links = made.live.locator(".canvas .link" if right else ".truth .link")
        expect(links).to_have_count(len(surprise.alignment.split()))
    assert seen == {True, False}


def test_where_it_breaks_it_breaks(reader):
    made = reader()
    assert len(known().failures) == 6
    for number, failure in enumerate(known().failures):
        made.press("Where it breaks")
        made.live.locator(".failures button").nth(number).click()
        made.answers(as_english(tuple(failure.written.split())))
        gold = as_english(tuple(failure.target.split()))
        verdict = f"Wrong: the true translation is “{gold}”."
        expect(made.live.locator(".verdict")).to_have_text(verdict)
        expect(made.live.locator(".im-badge")).to_have_text(f"a known failure: {failure.label}")


def test_beam_search_answers_as_in_python(reader):
    sentence = known().failures[-1].source
    model, card = load_translator("translator-dot")
    tree = beam_search(model, card.vocabularies, sentence.split(), BEAM)
    words = [tree.nodes[node].token for node in tree.path(tree.best)]
    made = reader(address=f"#{NAME}:s={sentence}")
    made.answers(as_english(translated(sentence).target_tokens))
    made.press("Beam search")
    expect(made.live.locator(".notes")).to_contain_text("Beam search")
    shown = made.written.all_text_contents()
    plain = [word for word in words if word != "</s>"]
    assert len(shown) == len(plain)
    assert all(word in (one, "<unk>") for word, one in zip(plain, shown, strict=True))
    expect(made.live.locator(".verdict")).to_be_visible()


def test_the_model_without_attention_answers_beside_it(reader):
    made = reader(1280)
    made.press("Without attention, too")
    plain = as_english(translated(RUNNING, "translator-plain").target_tokens)
    expect(made.live.locator(".plain .translation")).to_have_text(plain)
    boxes = [
        made.live.locator(f".answers > .{name}").bounding_box() for name in ("answer", "plain")
    ]
    assert boxes[0]["y"] == boxes[1]["y"]
    made.press("Surprise me")
    source = known().surprises[0].source
    plain = as_english(translated(source, "translator-plain").target_tokens)
    expect(made.live.locator(".plain .translation")).to_have_text(plain)
    long = known().failures[-1]
    made.press("Where it breaks")
    made.live.locator(".failures button").last.click()
    written = translated(long.source, "translator-plain").target_tokens
    expect(made.live.locator(".plain .translation")).to_have_text(as_english(written))
    underlined = made.live.locator(".plain u.slip").all_text_contents()
    shared = set(long.target.split())
    assert underlined
    assert {word for word in written if word not in shared} <= set(underlined) <= set(written)
    made.press("Without attention, too")
    expect(made.live.locator(".plain .translation")).to_have_count(0)


def test_a_sentence_of_ones_own_gets_the_verdict_that_python_gives(reader):
    made, trust = reader(1280), known().trust
    signs = (
        "!" if doubted else "✓" if hoped else "?"
        for doubted, hoped in zip(trust.doubted, trust.hoped, strict=True)
    )
    told = dict(enumerate(zip(trust.verdicts, signs, strict=True)))
    seen = set()
    for sentence in (
        "je suis ici",
        "ma mère prépare le dîner",
        "tu as une idée",
        "le bébé a soif",
        "il boit du vin",
        "le chat de Sofia est noir",
        "elle rit",
    ):
        made.write(sentence)
        trace = translated(sentence)
        made.answers(as_english(trace.target_tokens))
        lowest = float(trace.predicted_probabilities.min())
        words = unread(trace.source_tokens, load_card("translator-dot").vocabularies.source)
        group = trust_group(lowest, words, trust.cuts)
        verdict, sign = told[group]
        line = made.live.locator(".answer .trust")
        expect(line).to_contain_text(f"{verdict.capitalize()}.")
        expect(line.locator(".mark")).to_have_text(sign)
        counted = f"Of {trust.typed.count[group]} typed sentences like that,"
        expect(line).to_contain_text(f"{counted} {trust.typed.right[group]} came out right.")
        seen.add(group)
    assert len(seen) >= 3


def test_a_tapped_word_shows_the_very_scores_weights_and_likeliest_words(reader):
    made = reader()
    made.written.nth(1).click()
    trace = translated(RUNNING)
    look = trace.decoder.attention
    rows = made.live.locator(".looking .teller")
    told = [dict(row) for row in rows.evaluate_all("all => all.map((one) => ({...one.dataset}))")]
    scores = [float(row["score"]) for row in told if "score" in row]
    weights = [float(row["weight"]) for row in told if "weight" in row]
    likely = [float(row["probability"]) for row in told if "probability" in row]
    assert scores == pytest.approx(look.scores[1].tolist(), abs=EXACT)
    assert weights == pytest.approx(look.weights[1].tolist(), abs=EXACT)
    assert likely == pytest.approx(trace.top_probabilities[1].tolist(), abs=EXACT)
    assert rows.all_text_contents() == [*trace.source_tokens, *trace.top_tokens[1]]
    shares = made.live.locator(".looking table").first.locator("td:last-child").all_text_contents()
    assert sum(int(share.strip(" %")) for share in shares) == 100
    rows.nth(2).focus()
    digits = f"{told[2]['score'][:7]}"
    expect(made.live.locator(".told")).to_contain_text(digits)


def test_the_table_shows_every_weight_as_whole_per_cents_that_sum_to_a_hundred(reader):
    made = reader()
    made.write(known().surprises[0].source)
    made.press("Table")
    cells = made.live.locator(".canvas [data-weight]")
    source = known().surprises[0].source
    drawn = cells.evaluate_all("all => all.map((one) => +one.dataset.weight)")
    assert drawn == pytest.approx(weights_of(source), abs=EXACT)
    texts = made.live.locator(".canvas text").all_text_contents()
    points = [int(text[:-1]) for text in texts if text.endswith("%")]
    assert sum(points) == 100 * len(translated(source).target_tokens)


def test_the_address_holds_the_sentence_and_how_it_is_shown(reader):
    made = reader()
    made.write("Zbigniew aime le chat noir")
    made.answers("Zbigniew likes the black cat")
    made.press("Table")
    made.press("Beam search")
    expect(made.live.locator(".notes")).to_contain_text("Beam search")
    address = made.page.evaluate("location.hash")
    again = reader(address=address)
    again.answers(made.answer.inner_text())
    for name in ("Table", "Beam search"):
        button = again.live.get_by_role("button", name=name, exact=True)
        expect(button).to_have_attribute("aria-pressed", "true")
    assert again.page.evaluate("location.hash") == address
    surprise = known().surprises[0].source
    again.page.evaluate("(hash) => { location.hash = hash; }", f"{NAME}:s={surprise}")
    again.answers(as_english(translated(surprise).target_tokens))
    button = again.live.get_by_role("button", name="Table", exact=True)
    expect(button).to_have_attribute("aria-pressed", "false")


def test_the_picture_can_be_saved_and_stands_alone(reader):
    made = reader(scheme="dark")
    with made.page.expect_download() as saved:
        made.press("Save picture")
    assert saved.value.suggested_filename == "the-black-cat-sleeps.svg"
    text = saved.value.path().read_text(encoding="utf-8")
    drawing = ElementTree.fromstring(text)
    space = "{http://www.w3.org/2000/svg}"
    assert drawing.find(f"{space}title").text == f"{RUNNING} → the black cat sleeps"
    words = [each.text for each in drawing.iter(f"{space}text")]
    assert words == [*RUNNING.split(), "the", "black", "cat", "sleeps"]
    assert "var(" not in text
    assert not re.search(r"tabindex|role=\"button\"|class=", text)
    assert "#14171C" in text.upper()
