"""What a widget asks of the models: loading, progress, giving up, failing, being overtaken."""

import hashlib
import threading

import pytest
import torch
from playwright.sync_api import Error
from safetensors import torch as safetensors

from figures.engine.weights import packed
from tests.browsing import PATIENCE
from tests.widgets.bench import WASM, open_page
from tests.widgets.tiny import tiny

URL = "/models/tiny-dot-000000000000.weights"
SENTENCE = ["le", "chat", "noir", "dort"]
MODEL = f"{{ name: 'tiny-dot', url: '{URL}' }}"
OPEN = f"const {{ openModel }} = await import('/widgets/client.js'); const given = {MODEL};"


@pytest.fixture
def page(bench, chromium):
    """An empty page in a fresh profile, with a model to load; nothing may reach the console."""
    bench.lay(URL, tiny("dot").file)
    errors = []
    with open_page(bench, chromium) as page:
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        bench.asked.clear()
        yield page
    assert [error for error in errors if "status of 404" not in error] == []
    bench.files.pop(URL)


def run(page, script):
    """What a script returns after it has imported `openModel`."""
    return page.evaluate(f"async () => {{ {OPEN} {script} }}")


def failure(page, script):
    """The message with which a script fails."""
    return run(page, f"try {{ {script} }} catch (error) {{ return error.message; }} return '';")


def test_a_model_translates_in_a_worker(page):
    trace = run(
        page,
        "const model = await openModel(given);"
        f"return [model.name, model.kernel, await model.translate({SENTENCE}), model.words];",
    )
    assert trace[:2] == ["tiny-dot", "wasm"]
    assert tuple(trace[2]["targetTokens"]) == tiny("dot").translate(tuple(SENTENCE)).target_tokens
    assert trace[3]["source"][4:] == ["le", "chat", "noir", "dort", "chien", "mange"]


def test_a_page_is_not_sent_a_number_for_every_word_unless_it_asks(page):
    light, whole = run(
        page,
        f"const model = await openModel(given); const one = await model.translate({SENTENCE});"
        f"const all = await model.translate({SENTENCE}, {{ everything: true }});"
        "return [Object.keys(one.decoder), Object.keys(all.decoder)];",
    )
    assert {*whole} - {*light} == {"logits"}


def test_an_address_can_ask_for_plain_javascript(bench, chromium):
    bench.lay(URL, tiny("dot").file)
    with open_page(bench, chromium, "?kernel=js") as page:
        assert run(page, "return (await openModel(given)).kernel;") == "js"


def test_without_webassembly_plain_javascript_computes(bench, page):
    kernel = bench.files.pop(WASM)
    try:
        assert run(page, "return (await openModel(given)).kernel;") == "js"
    finally:
        bench.lay(WASM, kernel)


def test_progress_is_told_in_bytes_up_to_the_whole_file(page):
    told = run(
        page,
        "const told = []; const progress = (...amounts) => told.push(amounts);"
        "await openModel(given, { progress }); return told;",
    )
    size = len(tiny("dot").file)
    assert told[-1] == [size, size]
    assert sorted(told) == told


def test_two_widgets_load_a_model_once(bench, page):
    run(page, "await Promise.all([openModel(given), openModel(given)]); await openModel(given);")
    assert bench.asked.count(URL) == 1


def test_a_second_visit_takes_the_model_from_the_cache(bench, page):
    run(page, "await openModel(given);")
    page.reload()
    run(page, "await openModel(given);")
    assert bench.asked.count(URL) == 1


def test_an_earlier_version_leaves_the_cache(bench, page):
    newer = URL.replace("-0000", "-1111")
    bench.lay(newer, tiny("dot").file)
    run(page, f"await openModel(given); await openModel({{ url: '{newer}' }});")
    kept = page.evaluate(
        "async () => (await (await caches.open('illustrated-models')).keys()).map((it) => it.url)"
    )
    assert [url.rpartition("/")[2] for url in kept] == [newer.rpartition("/")[2]]


def test_a_download_can_be_given_up(bench, page):
    released = threading.Event()
    bench.files[URL] = lambda: released.wait(PATIENCE / 1000) and tiny("dot").file
    name = run(
        page,
        "const stop = new AbortController(); const asked = openModel(given, stop);"
        "setTimeout(() => stop.abort(), 50);"
        "try { await asked; } catch (error) { return error.name; }",
    )
    released.set()
    assert name == "AbortError"
    assert run(page, "return (await openModel(given)).name;") == "tiny-dot"


def test_who_gives_up_does_not_stop_the_other(bench, page):
    released = threading.Event()
    bench.files[URL] = lambda: released.wait(PATIENCE / 1000) and tiny("dot").file
    page.evaluate(
        f"async () => {{ {OPEN} const stop = new AbortController();"
        "window.gone = openModel(given, stop).catch((error) => error.name);"
        "window.other = openModel(given); stop.abort(); await window.gone; }"
    )
    released.set()
    told = page.evaluate("async () => [await window.gone, (await window.other).name]")
    assert told == ["AbortError", "tiny-dot"]


def test_a_missing_model_is_said_to_be_missing(bench, page):
    del bench.files[URL]
    said = failure(page, "await openModel(given);")
    assert said == "The model could not be loaded: the server answered 404."
    bench.lay(URL, tiny("dot").file)
    assert failure(page, "await openModel(given);") == ""


def test_without_a_connection_that_is_said(page):
    run(page, "await openModel(given);")  # the worker itself is here already
    page.context.set_offline(True)
    said = failure(page, "await openModel({ url: '/models/another-0.weights' });")
    page.context.set_offline(False)
    assert said == "The model could not be loaded: there is no connection."


@pytest.mark.parametrize("place", [30, -30], ids=["header", "weights"])
def test_what_is_not_the_published_model_is_not_used(bench, page, place):
    sound = tiny("dot").file
    bench.lay(URL, sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
    said = failure(page, "await openModel(given);")
    assert said == "What was loaded is not the published model, so it is not used."
    bench.lay(URL, sound)
    assert failure(page, "await openModel(given);") == ""  # and it did not stay in the cache


def test_a_model_of_another_card_is_not_used(page):
    said = failure(page, f"await openModel({{ ...given, sha256: '{'0' * 64}' }});")
    assert said == "What was loaded is not the published model, so it is not used."


def test_of_ten_quick_questions_only_the_newest_is_answered(page):
    answers = run(
        page,
        "const model = await openModel(given);"
        f"const all = Array.from({{ length: 10 }}, () => model.translate({SENTENCE}));"
        "return (await Promise.all(all)).map((trace) => trace && trace.targetTokens.length);",
    )
    assert answers[:-1] == [None] * 9
    assert answers[-1] > 0


def test_questions_of_different_widgets_do_not_overtake_each_other(page):
    answers = run(
        page,
        "const models = await Promise.all([openModel(given), openModel(given)]);"
        f"const asked = models.map((model) => model.translate({SENTENCE}));"
        "return (await Promise.all(asked)).map(Boolean);",
    )
    assert answers == [True, True]


def test_a_question_that_is_to_be_kept_is_answered(page):
    answers = run(
        page,
        "const model = await openModel(given);"
        f"const ask = () => model.translate({SENTENCE}, {{ keep: true }});"
        "return (await Promise.all([ask(), ask(), ask()])).map(Boolean);",
    )
    assert answers == [True, True, True]


def test_who_drags_sees_the_way_and_where_it_ended(page):
    answers = run(
        page,
        "const model = await openModel(given); const weights = [1, 0, 0, 0];"
        f"const ask = () => model.step({SENTENCE}, ['the'], {{ weights }});"
        "const first = ask(); await new Promise((go) => setTimeout(go)); "
        "const all = [first, ask(), ask()];"
        "return (await Promise.all(all)).map((step) => step && step.top.length);",
    )
    assert answers == [5, None, 5]


def test_after_a_question_that_cannot_be_answered_the_next_one_is(page):
    said = failure(page, "const model = await openModel(given); await model.translate([]);")
    assert said == "There is no word to translate."
    answer = run(
        page,
        "const model = await openModel(given);"
        "const bad = model.translate([], { keep: true }).catch((error) => error.name);"
        f"return [await bad, Boolean(await model.translate({SENTENCE}))];",
    )
    assert answer == ["Error", True]


def test_a_closed_model_answers_no_more_and_can_be_opened_again(page):
    answers = run(
        page,
        "const model = await openModel(given); model.close(); model.close();"
        f"const before = await model.translate({SENTENCE});"
        f"const again = await (await openModel(given)).translate({SENTENCE});"
        "return [before, Boolean(again)];",
    )
    assert answers == [None, True]


def test_a_moved_weight_is_marked(page):
    moved = run(
        page,
        "const model = await openModel(given); const moved = { 1: [0, 1, 0, 0] };"
        f"return (await model.translate({SENTENCE}, {{ moved }})).moved;",
    )
    assert moved == [1]


def test_a_worker_that_cannot_start_is_said(bench, chromium):
    bench.lay("/widgets/models/translator.js", b"this is no JavaScript")
    try:
        with open_page(bench, chromium) as page:
            bench.lay(URL, tiny("dot").file)
            said = failure(page, "await openModel(given);")
    finally:
        del bench.files["/widgets/models/translator.js"]
    assert said == "The model could not be started in this browser."


DOUBLER = b"""
export const open = ({ header }) => ({ ...header, kernel: { name: "none" } });
const twice = ({ sizes }, number, { more = 0 }) => sizes.factor * number + more;
export const questions = { twice };
"""


@pytest.fixture
def doubler(bench):
    """A model of an architecture of its own, which has no words, and the code that runs it."""
    content = safetensors.save({"factor": torch.tensor([2.0]).half()})
    sha256 = hashlib.sha256(content).hexdigest()
    card = {"name": "two", "architecture": "doubler", "sizes": {"factor": 2}, "sha256": sha256}
    model = packed(card, content)
    laid = {"/widgets/architectures/doubler.js": DOUBLER, "/models/two.weights": model}
    for path, data in laid.items():
        bench.lay(path, data)
    yield laid
    for path in laid:
        bench.files.pop(path, None)


TWICE = "const two = await openModel({ url: '/models/two.weights' });"


def test_an_architecture_brings_its_own_questions_and_needs_no_words(page, doubler):
    said = run(page, f"{TWICE} return [await two.twice(4), await two.twice(4, {{ more: 1 }})];")
    assert said == [8, 9]
    assert run(page, f"{TWICE} return [two.translate, two.words] + '';") == ","


def test_an_architecture_that_nobody_wrote_is_said(bench, page, doubler):
    del bench.files["/widgets/architectures/doubler.js"]
    assert failure(page, TWICE) == "The model could not be started in this browser."


@pytest.fixture
def worker(bench):
    """Lays a worker on the table in a browser that lacks something: what to do before it begins."""
    path = "/widgets/worker.js"
    sound = bench.content(path).decode()
    yield lambda lacking: bench.lay(path, f"{sound}\n{lacking}".encode())
    bench.files.pop(path, None)


def test_a_page_that_came_without_encryption_runs_models_unchecked_and_keeps_none(
    bench, page, worker
):
    worker(
        "Object.defineProperty(self, 'caches', { value: undefined });"
        "Object.defineProperty(self.crypto, 'subtle', { value: undefined });"
    )
    run(page, "await openModel(given);")
    page.reload()
    assert run(page, "return (await openModel(given)).name;") == "tiny-dot"
    assert bench.asked.count(URL) == 2


def test_a_browser_that_cannot_unpack_is_told_so(page, worker):
    worker("delete self.DecompressionStream;")
    said = failure(page, "await openModel(given);")
    assert said == "This browser is too old to unpack the model."


def test_giving_up_before_beginning_asks_for_nothing(bench, page):
    with pytest.raises(Error, match="AbortError"):
        run(page, "await openModel(given, { signal: AbortSignal.abort() });")
    assert URL not in bench.asked
