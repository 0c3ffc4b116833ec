"""Mistakes an author can mend, each told in one line that says where and what was meant."""

from collections.abc import Iterable
from difflib import get_close_matches

NAMED = 5  # names that a message lists


class EngineError(Exception):
    """A mistake in a source, a page or a command line, worded for the author."""


def nearest(name: str, names: Iterable[str]) -> str:
    """The end of an error message: the names most like the one that was not found."""
    known = sorted(set(names))
    found = get_close_matches(name, known, n=3, cutoff=0.5)
    if found:
        return f"; nearest: {', '.join(found)}"
    if not known:
        return "; there are none yet"
    more = f" and {len(known) - NAMED} more" if len(known) > NAMED else ""
    return f"; there are: {', '.join(known[:NAMED])}{more}"
