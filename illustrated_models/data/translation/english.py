"""English word forms: plurals, verb forms, and a or an.

Regular rules live here; every irregular form is a row of `lexicon/verb_forms_english.tsv` or a note
beside its noun.
"""

from dataclasses import dataclass

VOWELS = frozenset("aeiou")
_DOUBLES_ITS_CONSONANT = (
    "stop plan chat run swim sit put cut get win travel rob step hug begin forget prefer "
    "let drop jog shop fit"
)
DOUBLES_ITS_CONSONANT = frozenset(_DOUBLES_ITS_CONSONANT.split())
SOUNDS_LIKE_A_CONSONANT = ("uni", "use", "euro", "one", "european", "uk")
SILENT_H = frozenset({"hour", "honest", "honour", "hours"})


def article(following: str) -> str:
    """“a” or “an”, by the sound of the word that follows."""
    lower = following.lower()
    if lower in SILENT_H or lower in ("8", "11", "18", "80"):
        return "an"
    if lower.startswith(SOUNDS_LIKE_A_CONSONANT) and not lower.startswith("unin"):
        return "a"
    return "an" if lower[0] in VOWELS else "a"


def plural(noun: str) -> str:
    """The plural of an English noun that follows the rules; the last word of several changes."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def third_person(base: str) -> str:
    """The form after he, she and it: eats, goes, carries."""
    if base in ("be", "have"):
        return {"be": "is", "have": "has"}[base]
    if base.endswith(("s", "x", "ch", "sh", "o", "zz")):
        return base + "es"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _stem_before_vowel(base: str) -> str:
    return base + base[-1] if base in DOUBLES_ITS_CONSONANT else base


def past(base: str) -> str:
    """The regular simple past: walked, loved, carried, stopped."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return _stem_before_vowel(base) + "ed"


def progressive(base: str) -> str:
    """The -ing form: eating, running, lying."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return _stem_before_vowel(base) + "ing"


@dataclass(frozen=True)
class VerbForms:
    """The five forms of an English verb, each followed by the verb's unchanging words."""

    base: tuple[str, ...]
    third: tuple[str, ...]
    past: tuple[str, ...]
    participle: tuple[str, ...]
    progressive: tuple[str, ...]


def verb_forms(phrase: str, irregular: dict[str, tuple[str, str]]) -> VerbForms:
    """All forms of an English verb such as “eat” or “look at”; its first word changes."""
    base, *rest = phrase.split()
    simple_past, participle = irregular.get(base, (past(base), past(base)))
    forms = (base, third_person(base), simple_past, participle, progressive(base))
    return VerbForms(*((form, *rest) for form in forms))
