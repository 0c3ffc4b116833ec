"""Tensors on their way between Python and a browser; driver.js reads and writes the same."""

import json
import math
import struct
from collections.abc import Mapping

import numpy as np


def written(tensors: Mapping[str, np.ndarray]) -> bytes:
    """Tensors as bytes: a header of names and shapes, then all numbers as 64-bit floats."""
    header = json.dumps([[name, list(value.shape)] for name, value in tensors.items()]).encode()
    header += b" " * (-(4 + len(header)) % 8)
    numbers = (np.ascontiguousarray(value, dtype="<f8").tobytes() for value in tensors.values())
    return struct.pack("<I", len(header)) + header + b"".join(numbers)


def read(content: bytes) -> dict[str, np.ndarray]:
    """Bytes as tensors."""
    (length,) = struct.unpack_from("<I", content)
    found, start = {}, 4 + length
    for name, shape in json.loads(content[4:start]):
        count = math.prod(shape)
        found[name] = np.frombuffer(content, "<f8", count, start).reshape(shape)
        start += 8 * count
    return found
