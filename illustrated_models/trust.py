"""How far to trust a translation whose truth nobody knows: by what the network says of itself.

The sign is the probability of the word that it was least sure of. A word that it never read is
another sign, unless it is a name: a name is carried over as it stands.
"""

from collections.abc import Container, Sequence


def unread(tokens: Sequence[str], known: Container[str]) -> tuple[str, ...]:
    """The words that the network never read, without those that may be names."""
    return tuple(word for word in tokens if word not in known and not word[:1].isupper())


def trust_group(lowest: float, unread_words: Sequence[str], cuts: Sequence[float]) -> int:
    """The group of a translation, from 0, the least to be trusted; there are `len(cuts)` + 2.

    `lowest` is the probability of its least sure word; `cuts` ascend. A word that was never read
    puts it into group 0 whatever its probability.
    """
    return 0 if unread_words else 1 + sum(lowest >= cut for cut in cuts)


def is_doubted(group: int, cuts: Sequence[float]) -> bool:
    """Whether the reader is warned: a word was never read, or it lies below the middle limit."""
    return group <= len(cuts) // 2 + 1
