"""Addresses of elements of an array, printed as Python expressions."""

import numpy as np


def element_addresses(base: str, shape: tuple[int, ...], cells: np.ndarray) -> list[str]:
    """The address of every cell (a flat index into the array `base` of this shape)."""
    places = np.stack(np.unravel_index(np.ravel(cells), shape), axis=-1).tolist()
    return [f"{base}[{', '.join(map(str, place))}]" for place in places]


def block_address(base: str, shape: tuple[int, ...], cells: np.ndarray) -> str:
    """One expression for all these cells in this order: `weights[2]`, `weights[:, 1:3]`."""
    if cells.size == 1:
        return element_addresses(base, shape, cells)[0]
    if (block := _block(base, shape, cells)) is not None:
        return block
    if cells.ndim > 1 and (block := _block(base, shape, cells.T)) is not None:
        return f"{block}.T"
    return f"{base}.flatten()[{np.ravel(cells).tolist()}]"


def _block(base: str, shape: tuple[int, ...], cells: np.ndarray) -> str | None:
    """The expression if the cells are a grid of rows and columns of the base, else nothing."""
    flat = np.ravel(cells)
    axes = [_in_order_of_appearance(axis) for axis in np.unravel_index(flat, shape)]
    if np.prod([len(axis) for axis in axes]) != flat.size:
        return None
    grid = np.ravel_multi_index(np.meshgrid(*axes, indexing="ij"), shape)
    if not np.array_equal(grid.ravel(), flat):
        return None
    parts = [_axis_text(axis, size) for axis, size in zip(axes, shape, strict=True)]
    if sum(part.startswith("[") for part in parts) > 1:
        return None
    while parts and parts[-1] == ":":
        parts.pop()
    return f"{base}[{', '.join(parts)}]" if parts else base


def _in_order_of_appearance(places: np.ndarray) -> np.ndarray:
    found, first = np.unique(places, return_index=True)
    return found[np.argsort(first)]


def _axis_text(places: np.ndarray, size: int) -> str:
    if len(places) == 1:
        return ":" if size == 1 else str(places[0])
    steps = np.diff(places)
    if not (steps == 1).all():
        return str(places.tolist())
    start, stop = int(places[0]), int(places[-1]) + 1
    return f"{start or ''}:{'' if stop == size else stop}"
