"""French word forms: plurals, feminines, conjugation and elision.

Regular rules live here; every irregular form is a row of `lexicon/verb_forms_french.tsv` or a note
beside its noun or adjective. The rules are those of any beginner's grammar of French.
"""

from dataclasses import dataclass

VOWELS = frozenset("aeiouyàâäéèêëîïôöùûüœæAEIOUYÀÂÉÈÊËÎÏÔÙÛŒ")
ELIDING = {
    "le": "l'", "la": "l'", "de": "d'", "ne": "n'", "que": "qu'", "je": "j'", "me": "m'",
    "te": "t'", "se": "s'", "ce": "c'", "jusque": "jusqu'", "puisque": "puisqu'",
    "lorsque": "lorsqu'",
}  # fmt: skip
CONTRACTING = {
    ("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux",
}  # fmt: skip
OU_PLURALS_IN_X = frozenset({"bijou", "caillou", "chou", "genou", "hibou", "joujou", "pou"})
SILENT_E_STEMS = {"e": "è", "é": "è"}
PERSONS = ("je", "tu", "il", "nous", "vous", "ils")
IMPERFECT_ENDINGS = ("ais", "ais", "ait", "ions", "iez", "aient")
FUTURE_ENDINGS = ("ai", "as", "a", "ons", "ez", "ont")
DOUBLING = ("appeler", "rappeler", "jeter", "projeter")


def begins_with_vowel_sound(word: str, aspirate: frozenset[str] = frozenset()) -> bool:
    """Whether a word makes the word before it drop its vowel (l'ami, l'homme, but le héros)."""
    if word in aspirate or word in ("oui", "onze", "yaourt", "y_"):
        return False
    if word[0] in "yY":
        return word == "y"
    return word[0] in VOWELS or word[0] in "hH"


def plural(word: str) -> str:
    """The plural of a French noun or masculine adjective."""
    if word[-1] in "sxz":
        return word
    if word.endswith(("eau", "eu")) and word not in ("bleu", "pneu"):
        return word + "x"
    if word.endswith("al") and word not in ("bal", "festival", "final"):
        return word[:-2] + "aux"
    if word in OU_PLURALS_IN_X:
        return word + "x"
    return word + "s"


def feminine(adjective: str) -> str:
    """The feminine of a French adjective that follows the rules."""
    if adjective.endswith("e"):
        return adjective
    if adjective.endswith("er"):
        return adjective[:-2] + "ère"
    if adjective.endswith("eux"):
        return adjective[:-1] + "se"
    if adjective.endswith("f"):
        return adjective[:-1] + "ve"
    if adjective.endswith(("ien", "el")):
        return adjective + adjective[-1] + "e"
    return adjective + "e"


@dataclass(frozen=True)
class Conjugation:
    """Every form of one French verb that the grammar uses, in the order je tu il nous vous ils."""

    infinitive: str
    present: tuple[str, ...]
    imperfect: tuple[str, ...]
    future: tuple[str, ...]
    conditional: tuple[str, ...]
    participle: str


def _soften(stem: str, ending: str) -> str:
    """Keep the sound of g and c before a and o (mangeons, commençons)."""
    if ending[0] in "ao":
        if stem.endswith("g"):
            return stem + "e" + ending
        if stem.endswith("c"):
            return stem[:-1] + "ç" + ending
    return stem + ending


def _strong_stem(infinitive: str) -> str:
    """The stem of an -er verb under stress: achèt-, appell-, préfèr-, nettoi-."""
    stem = infinitive[:-2]
    if infinitive in DOUBLING:
        return stem + stem[-1]
    if stem.endswith(("oy", "uy")):
        return stem[:-1] + "i"
    for length in (2, 3):
        vowel = stem[-length : -length + 1]
        consonants = stem[-length + 1 :]
        if vowel in SILENT_E_STEMS and consonants[0] not in VOWELS and _one_sound(consonants):
            return stem[:-length] + "è" + consonants
    return stem


def _one_sound(consonants: str) -> bool:
    return len(consonants) == 1 or consonants in ("gn", "ch", "qu", "gr", "tr", "br", "vr")


def _regular_er(infinitive: str) -> Conjugation:
    stem, strong = infinitive[:-2], _strong_stem(infinitive)
    present = (
        strong + "e", strong + "es", strong + "e", _soften(stem, "ons"), stem + "ez",
        strong + "ent",
    )  # fmt: skip
    keeps_accent = (strong != stem and stem[-2:-1] == "é") or (
        stem[-3:-2] == "é" and strong != stem
    )
    future = (stem if keeps_accent else strong) + "er"
    return _complete(infinitive, present, future, stem + "é", stem)


def _regular_ir(infinitive: str) -> Conjugation:
    stem = infinitive[:-2]
    endings = ("is", "is", "it", "issons", "issez", "issent")
    present = tuple(stem + ending for ending in endings)
    return _complete(infinitive, present, infinitive, stem + "i", stem + "iss")


def _regular_re(infinitive: str) -> Conjugation:
    stem = infinitive[:-2]
    present = tuple(stem + ending for ending in ("s", "s", "", "ons", "ez", "ent"))
    return _complete(infinitive, present, infinitive[:-1], stem + "u", stem)


def _complete(
    infinitive: str, present: tuple[str, ...], future: str, participle: str, past_stem: str
) -> Conjugation:
    return Conjugation(
        infinitive,
        present,
        tuple(_soften(past_stem, ending) for ending in IMPERFECT_ENDINGS),
        tuple(future + ending for ending in FUTURE_ENDINGS),
        tuple(future + ending for ending in IMPERFECT_ENDINGS),
        participle,
    )


def conjugate(infinitive: str, irregular: dict[str, tuple[str, ...]]) -> Conjugation:
    """All forms of a verb: from the table when it is irregular, otherwise by rule."""
    if infinitive in irregular:
        *present, future, participle = irregular[infinitive]
        past_stem = "ét" if infinitive == "être" else present[3].removesuffix("ons")
        return _complete(infinitive, tuple(present), future, participle, past_stem)
    rules = {"er": _regular_er, "ir": _regular_ir, "re": _regular_re}
    if infinitive[-2:] not in rules:
        raise ValueError(f"no rule conjugates “{infinitive}”: add it to verb_forms_french.tsv")
    return rules[infinitive[-2:]](infinitive)


def agree(participle: str, feminine_subject: bool, plural_subject: bool) -> str:
    """A past participle with the ending its subject or object asks for (arrivé, arrivées)."""
    if participle == "dû":
        participle = "du" if feminine_subject or plural_subject else participle
    form = participle + ("e" if feminine_subject else "")
    return form + ("s" if plural_subject and form[-1] not in "sx" else "")
