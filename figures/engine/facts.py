"""The facts and claims of all products: what pages may print, in memory once a build."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from figures.engine.tables import Tree

Value = float | int | str
LEAF = {"value", "source"}


@dataclass(frozen=True)
class Facts:
    """What the products of one build state."""

    tree: Tree = field(default_factory=dict)  # nested by Python names; a leaf has value and source
    claims: dict[str, list[str]] = field(default_factory=dict)  # sentence → who proves it

    @cached_property
    def values(self) -> dict[str, Value]:
        """The value of every fact, by its full name."""
        return dict(_values(self.tree))

    def branch(self, name: str) -> Any:  # noqa: ANN401
        """What stands at this dotted name: a part of the tree, a leaf, or None."""
        branch: Any = self.tree
        for part in name.split("."):
            branch = branch.get(part) if isinstance(branch, dict) and not is_leaf(branch) else None
        return branch

    def leaf(self, name: str) -> dict[str, Any] | None:
        """The value and the source of a fact, or None if it is no fact."""
        branch = self.branch(name)
        return branch if is_leaf(branch) else None


def is_leaf(branch: object) -> bool:
    """Whether this part of the tree is a fact."""
    return isinstance(branch, dict) and branch.keys() == LEAF


def _values(tree: Tree, prefix: str = "") -> Iterator[tuple[str, Value]]:
    for name, branch in tree.items():
        if is_leaf(branch):
            yield prefix + name, branch["value"]
        else:
            yield from _values(branch, f"{prefix}{name}.")
