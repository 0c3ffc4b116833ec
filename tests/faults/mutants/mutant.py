"""A mutant: the source of a module with one piece of its text replaced by a wrong one.

A list says of which MODULE, which TESTS must notice, and which FILES these read, if any.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """What to replace. The old text must stand in the module exactly once."""

    kind: str
    name: str
    old: str
    new: str
