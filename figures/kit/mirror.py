"""A drawing that is read from right to left: places change sides, data keep their order.

What points or joins is reflected. What is one mark of many numbers (the bars of a vector), or has
corners by which its role is told, moves to the other side as it is: the first number stays left.
"""

import numpy as np
from matplotlib.path import Path

STEADY = ("bars", "card", "layer", "token")
MIRRORED = {"start": "end", "middle": "middle", "end": "start"}


def mirrored(path: Path, width: float, kind: str) -> Path:
    """The path on the other side of a sheet of this width."""
    points = np.array(path.vertices)
    across = points[:, 0]
    if kind.partition(" ")[0] in STEADY:
        # A whole number of hundredths: the steps between bars stay as they are written down.
        points[:, 0] += round(width - across.min() - across.max(), 2)
    else:
        points[:, 0] = width - across
    found = Path(points, path.codes)
    found.should_simplify = path.should_simplify
    return found
