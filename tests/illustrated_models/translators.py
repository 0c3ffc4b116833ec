"""Small translators with random weights, and one that writes what it is told, for several tests."""

import torch

from illustrated_models.seq2seq import Attention, Sizes, Translator
from illustrated_models.vocabulary import SPECIAL, Vocabularies, Vocabulary

SOURCE = ("le", "chat", "noir", "dort", "chien", "mange")
TARGET = ("the", "cat", "black", "sleeps", "dog", "eats", "a")
WORDS = Vocabularies(Vocabulary((*SPECIAL, *SOURCE)), Vocabulary((*SPECIAL, *TARGET)))
SENTENCE = ("le", "chat", "noir", "dort")


def random_translator(attention: Attention, seed: int = 5, spread: float = 1.0) -> Translator:
    """A translator that knows nothing; a larger `spread` makes it surer of its nonsense."""
    torch.manual_seed(seed)
    sizes = Sizes(len(WORDS.source), len(WORDS.target), 5, 6, attention)
    model = Translator(sizes).eval()
    with torch.no_grad():
        model.target_embedding.weight.mul_(spread)
    return model


def markov_translator(rows: dict[str, dict[str, float]]) -> Translator:
    """A translator whose next word depends on the last one only, with the given probabilities.

    Each word's vector is an axis of its own. The decoder's state forgets everything but the last
    word, and the output layer looks the probabilities of the next word up.
    """
    n_words = len(WORDS.target)
    model = Translator(Sizes(len(WORDS.source), n_words, n_words, n_words, None)).eval()
    table = torch.full((n_words, n_words), 1e-6)
    for last, row in rows.items():
        for word, probability in row.items():
            table[WORDS.target.numbers[last], WORDS.target.numbers[word]] = probability
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.zero_()
        model.target_embedding.weight.copy_(20.0 * torch.eye(n_words))
        gates = model.decoder.from_input
        gates.weight[2 * n_words :] = torch.eye(n_words)  # candidate = the last word
        gates.bias[n_words : 2 * n_words] = -50.0  # update gate shut: nothing of the old state
        # 20 · tanh(w) = log p: the tied output layer undoes what the combining layer does
        model.combine.weight.copy_(torch.atanh(table.log() / 20.0).T)
    return model
