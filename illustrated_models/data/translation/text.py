"""Between running text and tokens, in both languages."""

import re
from collections.abc import Iterable

_WHOLE = (
    "aujourd'hui rendez-vous peut-être est-ce après-midi week-end grand-père grand-mère "
    "grands-pères grands-mères là-bas cerf-volant arc-en-ciel avant-hier après-demain au- "
    "dessus au-dessous o'clock vis-à-vis"
)
WHOLE = frozenset(_WHOLE.split())
ELIDED = re.compile(r"^(jusqu|puisqu|lorsqu|quelqu|qu|[ldnjcsmt])'(.+)$", re.IGNORECASE)
INVERTED = re.compile(
    r"^(.+?)(-(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous|ce|moi|toi|les?|la|lui|leur|y|en))$",
    re.IGNORECASE,
)
POSSESSIVE_ENDING = re.compile(r"^(.+?)('s|')$")
DROPPED = re.compile(r"[.,!;:…«»“”\"()]")


def _pieces(text: str) -> list[str]:
    plain = text.replace("’", "'").replace("ʼ", "'").replace("\u00a0", " ").replace("\u202f", " ")
    return DROPPED.sub(" ", plain).replace("?", " ? ").split()


def _split_french(word: str) -> list[str]:
    if word.lower() in WHOLE:
        return [word]
    elided = ELIDED.match(word)
    if elided:
        return [elided.group(1) + "'", *_split_french(elided.group(2))]
    inverted = INVERTED.match(word)
    if inverted:
        return [*_split_french(inverted.group(1)), inverted.group(2).lower()]
    return [word]


def lower_first(tokens: tuple[str, ...], vocabulary: frozenset[str]) -> tuple[str, ...]:
    """The sentence without the capital it begins with, unless the word is known only with it."""
    if not tokens:
        return tokens
    lowered = tokens[0].lower()
    known = tokens[0] in vocabulary and lowered not in vocabulary
    looks_like_a_name = vocabulary and lowered not in vocabulary
    return tokens if known or looks_like_a_name else (lowered, *tokens[1:])


def tokenize_french(text: str, vocabulary: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """French text as tokens: « L'ami de Zoé n'est pas là. » → l' ami de Zoé n' est pas là.

    The first word loses its capital when its lower form is in `vocabulary` (or none is given).
    """
    tokens = tuple(token for word in _pieces(text) for token in _split_french(word))
    return lower_first(tokens, vocabulary)


def _split_english(word: str) -> list[str]:
    if word.lower() in WHOLE:
        return [word]
    owner = POSSESSIVE_ENDING.match(word)
    return [owner.group(1), owner.group(2)] if owner else [word]


def tokenize_english(text: str, vocabulary: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """English text as tokens: “Zoé's friend is not here.” → Zoé 's friend is not here."""
    tokens = tuple(token for word in _pieces(text) for token in _split_english(word))
    return tokens if tokens[:1] == ("I",) else lower_first(tokens, vocabulary)


def detokenize_english(tokens: Iterable[str]) -> str:
    """Tokens as running text: a capital, a full stop, endings joined to their words."""
    text = " ".join(tokens).replace(" 's", "'s").replace("s ' ", "s' ")
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text.removesuffix(" ?") + "?" if text.endswith("?") else text + "."


def detokenize_french(tokens: Iterable[str]) -> str:
    """Tokens as running text, with the French space before a question mark."""
    text = " ".join(tokens).replace("' ", "'")
    text = re.sub(r" (-(?:t-)?\w)", r"\1", text)
    text = text[:1].upper() + text[1:]
    return text if text.endswith("?") else text + "."
