"""The published models in the browser against torch: every tensor of every held-out sentence."""

import pytest
import torch

from illustrated_models.search import beam_search
from tests.once.inputs import files
from tests.once.plugin import Subject
from tests.widgets.checks import compare_trees
from tests.widgets.parity import KERNELS, MODELS, compare, open_in, published
from tests.widgets.reference import held_out_sentences

TOLERANCE = 1e-5  # what is promised; in truth it is a millionth of a millionth
# Torch's own rounding at 32 bits, which is what the figures show; logits go up to thirty.
ROUNDING = 1e-4
N_SENTENCES = {"translator-dot": 200, "translator-plain": 200}
FEW = 12
BEAM, N_BEAMS = 4, 40
READ = (
    *("docs/widgets/runtime/*", "docs/widgets/models/*.js", "tests/widgets/driver.js"),
    "docs/widgets/neural-networks/*.js",  # the driver knows all models
    "docs/widgets/neural-network-math/parts/*.js",
    "illustrated_models/data/translation/lexicon/*.tsv",
)


def subject(model: str) -> Subject:
    """What the page and torch compute of one model."""
    weights = f"illustrated_models/weights/{model}.*"
    return Subject(f"parity/{model}", files(weights, *READ))


judged = pytest.mark.verdict(subject, "comparisons")


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    """The models are too small to be shared out."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module", params=MODELS)
def comparisons(request, driver):
    """One model with both kernels."""
    sentences = held_out_sentences(N_SENTENCES.get(request.param, FEW))
    return compare(driver, request.param, sentences)


@judged
def test_the_page_computes_what_torch_computes(comparisons):
    for one in comparisons:
        assert one.sentences >= 200 or one.model not in N_SENTENCES
        assert {name: worst for name, (worst, _) in one.double.items() if worst > TOLERANCE} == {}


@judged
def test_the_page_shows_what_the_figures_show_but_for_rounding(comparisons):
    for one in comparisons:
        assert one.otherwise == ()
        assert {name: worst for name, (worst, _) in one.single.items() if worst > ROUNDING} == {}


@judged
def test_every_tensor_of_a_trace_is_compared(comparisons):
    steps = {f"steps.{name}" for name in ("reset", "update", "candidate", "hidden")}
    needed = {f"{part}.{name}" for part in ("encoder", "decoder") for name in steps}
    needed |= {"encoder.embeddings", "encoder.states", "decoder.embeddings", "decoder.states"}
    needed |= {"decoder.combined", "decoder.logits", "probabilities"}
    looks = {"dot": "attention", "additive": "attention", "two-heads": "heads"}
    look = looks.get(comparisons[0].model.removeprefix("translator-"))
    needed |= {f"decoder.{look}.{name}" for name in ("scores", "weights")} if look else set()
    assert [needed - {*one.double} for one in comparisons] == [set() for _ in KERNELS]


def test_the_sentences_are_long_and_short_and_hold_words_that_nobody_has_heard():
    sentences = held_out_sentences(200)
    assert len({*sentences}) > 200
    assert {len(sentence) for sentence in sentences} >= {3, 5, 8, 13, 21}
    _, card = published("translator-dot", torch.float64)
    unknown = [one for one in sentences if set(one) - set(card.vocabularies.source.words)]
    assert len(unknown) >= 20


@pytest.mark.verdict(subject, "model")
@pytest.mark.parametrize("model", ["translator-dot", "translator-plain"])
def test_a_beam_is_the_tree_that_python_searches(driver, model):
    open_in(driver, model, "wasm")
    translator, card = published(model, torch.float64)
    sentences = held_out_sentences(N_BEAMS)[-N_BEAMS:]
    trees = driver("beams", model, "wasm", sentences, BEAM)
    for tree, sentence in zip(trees, sentences, strict=True):
        compare_trees(tree, beam_search(translator, card.vocabularies, sentence, BEAM))
