"""Examples computed by a processor that rounds otherwise, beside what this one computes.

The processor is a pretended one. Whatever torch sums, or has a series for, comes out in the last
bit above, below or as it is, by chance; what every processor must round alike (a product, a
largest element) is left alone. Apart, because checking the type of every argument takes longer.
"""

import json
import sys
from importlib import import_module
from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode

from figures.proof.record import Record, compare
from figures.proof.summary import summary_of

SUMS = (
    *("linear", "matmul", "mm", "bmm", "addmm", "baddbmm", "mv", "addmv", "dot", "inner"),
    *("einsum", "sum", "mean", "var", "std", "var_mean", "cumsum", "prod", "norm", "cdist"),
    *("linalg_vector_norm", "layer_norm", "native_layer_norm", "logsumexp", "softmax"),
    *("_softmax", "log_softmax", "_log_softmax", "cross_entropy_loss", "convolution"),
)
SERIES = ("exp", "log", "tanh", "sigmoid", "pow", "rsqrt", "erf", "gelu", "silu", "sin", "cos")


class Noise(TorchDispatchMode):
    """Moves the last bit of what it is asked to compute."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.chance = torch.Generator().manual_seed(seed)
        self.moved = 0

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        found = func(*args, **(kwargs or {}))
        name = func.overloadpacket.__name__.rstrip("_")
        floating = isinstance(found, torch.Tensor) and found.dtype.is_floating_point
        if not floating or name not in (*SUMS, *SERIES):
            return found
        ways = torch.randint(-1, 2, found.shape, generator=self.chance)
        moved = torch.nextafter(found, ways.to(found.dtype) * torch.inf)
        moved = torch.where(ways == 0, found, moved)
        self.moved += int((moved != found).sum())
        return moved


def differences(example: str, seed: int) -> tuple[int, list[str]]:
    """How many numbers were moved on the way, and what the record would call another."""
    module, _, name = example.partition(":")
    compute = getattr(import_module(module), name)
    here = recorded(example, compute())
    with Noise(seed) as noise:
        there = recorded(example, compute())
    return noise.moved, [str(difference) for _, difference in compare(here, there)]


def recorded(example: str, trace: object) -> Record:
    """What the record would keep of a trace."""
    return {"examples": {example: json.loads(json.dumps(summary_of(trace)))}}


if __name__ == "__main__":
    seed, *examples = sys.argv[1:]
    print(json.dumps({example: differences(example, int(seed)) for example in examples}))
