"""Every operation of the runtime on random numbers, and what torch makes of them.

A case is named as its function in driver.js, "softmax", or "softmax-masked" where one operation has
several. Sizes are small, different from each other and no multiples of four: a kernel that counts
in fours must not forget the rest.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from illustrated_models.attention import AdditiveScore, MultiHeadAttention, attend, dot_scores
from illustrated_models.recurrent import GRU
from tests.widgets.reference import tensors_of

Given = dict[str, Tensor]
ROWS, INNER, COLUMNS, KEYS, JOINT, HEADS = 3, 7, 5, 6, 9, 3


@dataclass(frozen=True)
class Case:
    """The inputs of an operation, and the tensors that it must give."""

    name: str
    given: Given
    expected: Mapping[str, Tensor | np.ndarray]  # "" stands for a result that is one tensor


def numbers(*shape: int, spread: float = 1.0) -> Tensor:
    """Random numbers, each exactly one of 16 bits: what weights can be."""
    return (spread * torch.randn(*shape)).half().double()


def weights_of(**parts: nn.Module | Tensor) -> Given:
    """The weights of linear layers: `to_query=layer` → "toQuery.weight"."""
    return {
        f"{name}.{key}": value.detach()
        for name, part in parts.items()
        for key, value in dict(part.named_parameters()).items()
    }


def rounded(module: nn.Module) -> nn.Module:
    """The module with weights of 16 bits, computing with 64."""
    return module.half().double()


@cache
def cases() -> list[Case]:
    """All cases, the same each time."""
    torch.manual_seed(11)
    with torch.no_grad():
        return [*_products(), *_rows(), *_pointwise(), *_recurrent(), *_attention(), *_heads()]


def _products() -> Iterator[Case]:
    for rows, inner, columns in ((ROWS, INNER, COLUMNS), (1, 16, 1), (2, 3, 9)):
        left, right = numbers(rows, inner), numbers(columns, inner)
        given = {"left": left, "right": right}
        yield Case(f"product-{inner}", given, {"": left @ right.T})
        yield Case(f"productOfComputed-{inner}", given, {"": left @ right.T})
    long, right = numbers(300, 500), numbers(4, 500)  # more than there is room for at a time
    yield Case("product-long", {"left": long, "right": right}, {"": long @ right.T})
    for bias in (True, False):
        layer, given = rounded(nn.Linear(INNER, COLUMNS, bias=bias)), numbers(2, ROWS, INNER)
        weights = {"input": given} | weights_of(layer=layer)
        yield Case(f"linear-{bias}", weights, {"": layer(given)})
    table, places = numbers(8, INNER), torch.tensor([3, 0, 7, 3])
    yield Case("embedding", {"table": table, "places": places.double()}, {"": table[places]})


def _rows() -> Iterator[Case]:
    for name, spread in (("", 1.0), ("-large", 3000.0)):
        given = numbers(ROWS, INNER, spread=spread)
        yield Case(f"softmax{name}", {"input": given}, {"": torch.softmax(given, -1)})
        yield Case(f"logSoftmax{name}", {"input": given}, {"": torch.log_softmax(given, -1)})
    norm = rounded(nn.LayerNorm(INNER))
    norm.weight.copy_(numbers(INNER))
    norm.bias.copy_(numbers(INNER))
    for name, spread in (("", 4.0), ("-flat", 0.001)):
        given = numbers(ROWS, INNER, spread=spread)
        weights = {"input": given} | weights_of(layer=norm)
        yield Case(f"layerNorm{name}", weights, {"": norm(given)})


def _pointwise() -> Iterator[Case]:
    given = torch.cat([numbers(4, INNER, spread=3.0), torch.tensor([[0, 1, -1, 7, -7, 30, -30]])])
    functions = {
        "tanh": torch.tanh,
        "sigmoid": torch.sigmoid,
        "relu": torch.relu,
        "gelu": functional.gelu,
        "erf": torch.erf,
    }
    for name, function in functions.items():
        yield Case(name, {"input": given}, {"": function(given)})


def _recurrent() -> Iterator[Case]:
    unit, words, start = rounded(GRU(INNER, COLUMNS)), numbers(4, INNER), numbers(COLUMNS)
    weights = weights_of(fromInput=unit.from_input, fromHidden=unit.from_hidden)
    expected = tensors_of(unit(words, start), "steps")
    yield Case("gru", {"words": words, "start": start} | weights, expected)


def _attention() -> Iterator[Case]:
    looks = {"keys": numbers(KEYS, INNER), "values": numbers(KEYS, COLUMNS)}
    query = numbers(ROWS, INNER)
    triangle = torch.ones(ROWS, KEYS).tril(2)
    scores = dot_scores(query, looks["keys"])
    look = attend(query, **looks, scores=scores)
    yield Case("dot", {"query": query} | looks, look_of(look))
    scaled = dot_scores(query, looks["keys"], scale=INNER**-0.5)
    for name, visible in (("triangle", triangle), ("padding", torch.ones(1, KEYS).tril(3))):
        look = attend(query, **looks, scores=scaled, visible=visible.bool())
        given = {"query": query, "visible": visible} | looks
        yield Case(f"scaledDot-{name}", given, look_of(look))
    asked = numbers(ROWS, COLUMNS)
    score = rounded(AdditiveScore(COLUMNS, INNER, JOINT))
    scoring = score(asked, looks["keys"])
    look = attend(asked, **looks, scores=scoring, visible=triangle.bool())
    weights = weights_of(fromQuery=score.from_query, fromKey=score.from_key, toScore=score.to_score)
    given = {"query": asked, "visible": triangle} | looks | weights
    yield Case("additive", given, look_of(look) | tensors_of(scoring, "scoring"))


def look_of(look: object) -> dict[str, np.ndarray]:
    """What `attend` gives in the browser: the scores, the weights and the context."""
    return {name: tensors_of(getattr(look, name))[""] for name in ("scores", "weights", "context")}


def _heads() -> Iterator[Case]:
    heads = rounded(MultiHeadAttention(2 * HEADS, HEADS, bias=True))
    names = {"toQuery": heads.to_query, "toKeys": heads.to_keys, "toValues": heads.to_values}
    weights = weights_of(**names, toOutput=heads.to_output) | {"heads": torch.tensor([3.0])}
    query, keys, values = numbers(ROWS, 6), numbers(KEYS, 6), numbers(KEYS, 6)
    given = {"query": query, "keys": keys, "values": values} | weights
    yield Case("multiHead", given, tensors_of(heads(query, keys, values)))
    triangle = torch.ones(ROWS, ROWS).tril()
    given = {"query": query, "keys": query, "values": query, "visible": triangle} | weights
    look = heads(query, query, query, triangle.bool())
    yield Case("multiHead-triangle", given, tensors_of(look))
