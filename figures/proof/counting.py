"""Words that count in languages other than English, for pages that are written in them.

As in English, “ein” and “אחד” mostly do not count, so they are found only where they do.
"""

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from itertools import product

# Letters on neither side; an underscore is no letter, for Markdown writes _two_.
EDGE, END = r"(?<![^\W_])", r"(?![^\W_])"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest that fits."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


UNITS = re.findall(
    r"\w+",
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn"
    " fünfzehn sechzehn siebzehn achtzehn neunzehn",
)
TENS = re.findall(r"\w+", "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
BELOW_HUNDRED = {word: number for number, word in enumerate(UNITS)}
BELOW_HUNDRED |= {word: 10 * number for number, word in enumerate(TENS, 2)}
BELOW_HUNDRED |= {
    f"{unit.removesuffix('s') if unit == 'eins' else unit}und{tens}": 10 * number + ones
    for (ones, unit), (number, tens) in product(enumerate(UNITS[:10]), enumerate(TENS, 2))
    if ones
}
ENDING = "(?:e[nmrs]?)?"  # of an adjective
SMALL = any_of([*BELOW_HUNDRED, "ein"])
HUNDREDS = rf"{SMALL}?hundert(?:und)?{SMALL}?"
WHOLE = rf"(?:(?:{HUNDREDS}|{SMALL})?tausend(?:und)?(?:{HUNDREDS}|{SMALL})?|{HUNDREDS}|{SMALL})"
COUNTED = any_of([word for word in BELOW_HUNDRED if word != "eins"])
NUMBER = rf"(?:(?=\w*(?:hundert|tausend)){WHOLE}|{COUNTED})"
BEHIND = rf"(?:mal(?:ig{ENDING})?|fach{ENDING}|erlei|s?te[nmrs]?|s?tens|s?teln?|e"
BEHIND += rf"|(?:stellig|teilig|dimensional){ENDING})"
ORDINAL = rf"(?:dritte|siebte|achte)(?:[mrs]|(?<!achte)n|ns|ls?|ln)?|{NUMBER}{BEHIND}"
GERMAN = (
    rf"{EDGE}(?:{ORDINAL}|{NUMBER}){END}",
    rf"{EDGE}(?:[Aa]m|[Zz]um|[Dd](?:e[rnm]|ie|as)|[Jj]ede[nmrs]?)\s+achten{END}",
    rf"{EDGE}(?:Millionen|Million|Billionen|Billion|Milliarden?){END}",
    rf"{EDGE}(?:Dutzende?n?|Hunderten?|Tausenden?){END}",
    rf"{EDGE}(?:anderthalb|(?:{NUMBER}|ein)einhalb){END}",
    rf"{EDGE}zu\s+(?:{NUMBER}s?t|dritt|siebt|acht){END}",
    rf"{EDGE}halb{ENDING}{END}|{EDGE}Hälften?{END}",
    rf"{EDGE}(?:ver)?(?:doppel|halbier|dreifach|vierfach)\w*{END}",
    rf"{EDGE}Prozent\w*{END}|[%‰]",
    rf"{EDGE}(?:nur|genau|bloß)\s+ein(?:mal|s|e[nmrs]?)?{END}",
    rf"{EDGE}ein(?:s|e[nmrs]?)?\s+(?:von|unter|aus|pro)\s+(?:{NUMBER}|\d)",
    rf"{EDGE}(?:kein{ENDING}(?:\s+einzige[nmrs]?)?|ein{ENDING}\s+einzige[nmrs]?)\s+"
    rf"(?:Fehler|Irrtum|Ausnahme|Treffer)s?{END}",
    rf"{EDGE}Größenordnung(?:en)?{END}",
)
# ü may be written in two characters, or as ue; ß as ss.
SPELT = {"ü": "(?:ü|u\u0308|ue)", "ö": "(?:ö|o\u0308|oe)", "ä": "(?:ä|a\u0308|ae)", "ß": "(?:ß|ss)"}
HEBREW_COUNTS = re.findall(
    r"\w+",
    "אפס שניים שתיים שני שתי שלוש שלושה שלושת ארבע ארבעה ארבעת חמש חמישה חמשת שש שישה ששת שבע שבעה"
    " שבעת שמונה שמונת תשע תשעה תשעת עשר עשרה עשרת שנים שתים עשרים שלושים ארבעים חמישים שישים שבעים"
    " שמונים תשעים מאה מאות מאתיים אלף אלפים אלפיים אלפי מיליון מיליוני מיליארד שנייה שלישי שלישית"
    " רביעי רביעית חמישי חמישית שישי שישית שביעי שביעית שמיני שמינית תשיעי תשיעית עשירי עשירית חצי"
    " מחצית שליש רבע פעמיים כפול כפולה אחוז אחוזים תריסר",
)
HEBREW = (
    rf"{EDGE}[ובלהכמש]{{0,2}}{any_of(HEBREW_COUNTS)}{END}|[%‰]",
    rf"{EDGE}(?:רק|בדיוק)\s+(?:אחד|אחת|פעם){END}",
    rf"{EDGE}(?:אחד|אחת)\s+(?:מתוך|מכל){END}",
)


def _spelt(pattern: str) -> str:
    return "".join(SPELT.get(letter, letter) for letter in pattern)


# What counts on a page of a language, by its code; English has its own module.
LANGUAGES = {"de": (_spelt("|".join(GERMAN)), re.IGNORECASE), "he": ("|".join(HEBREW), 0)}


@cache
def words_of(language: str) -> re.Pattern[str]:
    """What counts on a page of this language; compiled when such a page is read, for it is long."""
    pattern, flags = LANGUAGES[language]
    return re.compile(pattern, flags)


def german_number(words: str) -> Fraction | None:
    """The number that a German word names, or None: “dreißig”, “zweiundvierzig”."""
    plain = words.lower().replace("dreissig", "dreißig")
    for written, letter in (("ue", "ü"), ("oe", "ö"), ("u\u0308", "ü"), ("o\u0308", "ö")):
        plain = plain.replace(written, letter)
    number = BELOW_HUNDRED.get(plain)
    return None if number is None else Fraction(number)
