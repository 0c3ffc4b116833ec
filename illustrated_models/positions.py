"""Where a word stands, said as a vector: attention by itself does not know the order of words.

Sines and cosines of many wavelengths: Vaswani et al. 2017, “Attention Is All You Need”, section
3.5. The paper lets sine and cosine of one wavelength be neighbours; the authors' library put all
sines before all cosines. Both say the same, in another order.
"""

from typing import Literal

import torch
from jaxtyping import Float
from torch import Tensor

LONGEST_WAVE = 10_000.0  # over 2π words, the longest wavelength (section 3.5)
Layout = Literal["interleaved", "halves"]


def wave_speeds(d_model: int) -> Float[Tensor, " pair"]:
    """By what angle each pair of numbers turns from one position to the next, in radians.

    One per pair, the fastest first. Vaswani et al. 2017, section 3.5: 1 / 10000^(2i / d_model).
    Raises ValueError for an odd number of numbers.
    """
    if d_model % 2:
        raise ValueError(f"sines and cosines come in pairs; {d_model} is odd")
    pairs = torch.arange(0, d_model, 2, dtype=torch.float64)
    return LONGEST_WAVE ** (-pairs / d_model)


def sinusoids(
    n_positions: int, d_model: int, layout: Layout = "interleaved"
) -> Float[Tensor, "position d_model"]:
    """One vector per position, counted from 0.

    Vaswani et al. 2017, section 3.5: sine in the even places, cosine in the odd ones
    (`interleaved`), or all sines in the first half, as in the authors' library (`halves`).
    """
    angles = torch.arange(n_positions, dtype=torch.float64)[:, None] * wave_speeds(d_model)
    sines, cosines = angles.sin(), angles.cos()
    if layout == "halves":
        return torch.cat([sines, cosines], dim=-1).float()
    return torch.stack([sines, cosines], dim=-1).flatten(-2).float()
