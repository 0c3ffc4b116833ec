"""Translators too small to know anything, packed like the published ones: quick to check."""

import hashlib
from dataclasses import asdict, dataclass
from functools import cache

import torch
from safetensors import torch as safetensors

from figures.engine.weights import packed
from illustrated_models.published import rounded
from illustrated_models.seq2seq import Attention, Sizes, Translator
from illustrated_models.translation import TranslationTrace, translate
from tests.illustrated_models.translators import WORDS

KINDS: tuple[Attention, ...] = ("dot", None, "additive", "heads")
SENTENCES = (
    ("le", "chat", "noir", "dort"),
    ("le", "chien", "Zbigniew", "mange", "le", "chat"),
    ("Aoife",),
)
# Found by trying: with these, two of the sentences end, one does not, and words are carried.
SEEDS: dict[Attention, int] = {"dot": 326, None: 70, "additive": 10, "heads": 80}
SPREAD = 3.0  # of the weights: each word and each state makes a difference


@dataclass(frozen=True, eq=False)
class Tiny:
    """A translator with random weights of 16 bits, which computes with 64, and its packed file."""

    name: str
    model: Translator
    file: bytes

    @cache  # noqa: B019 (there are four of them)
    def translate(self, sentence: tuple[str, ...]) -> TranslationTrace:
        """What torch makes of a sentence."""
        return translate(self.model, WORDS, sentence)


@cache
def tiny(kind: Attention) -> Tiny:
    """The translator with this attention."""
    name = f"tiny-{kind or 'plain'}"
    sizes = Sizes(len(WORDS.source), len(WORDS.target), 5, 6, kind, 2 if kind == "heads" else 1)
    torch.manual_seed(SEEDS[kind])
    model = Translator(sizes).eval().requires_grad_(requires_grad=False)
    for weight in model.parameters():
        weight.mul_(SPREAD)
    model.word_bias.copy_(torch.randn(len(WORDS.target)))
    state = rounded(model.state_dict())
    model.load_state_dict(state)
    content = safetensors.save(state)
    card = {
        "name": name,
        "architecture": sizes.architecture,
        "sizes": asdict(sizes),
        "sha256": hashlib.sha256(content).hexdigest(),
        "vocabularies": {"source": WORDS.source.words, "target": WORDS.target.words},
    }
    return Tiny(name, model.double(), packed(card, content))
