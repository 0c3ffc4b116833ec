"""What Python makes of typed sentences: the cases that the page's own code must agree with."""

import csv
import unicodedata
from functools import cache

from illustrated_models.data.translation.text import tokenize_french
from illustrated_models.data.translation.typed import looks_english, typed_words
from illustrated_models.examples.translation import playground
from illustrated_models.published_translator import load_card
from illustrated_models.shapes import strange_run
from illustrated_models.training.evaluation import VISITORS

ODD = (
    "",
    "   ",
    "?",
    "'",
    "-",
    "l'",
    "L’École est à Paris.",
    "ELLE N'EST PAS LÀ !",
    "Ou est la FORET ?",
    "zoe aime le chat noir",
    "ZOÉ AIME LE CHAT NOIR",
    "Zbigniew aime le chat noir",
    "ma soeur a un cœur",
    "A-t-il mangé aujourd’hui ?",
    "est-ce qu'il dort?",
    "Qu’est-ce que tu manges ?",
    "Donne-MOI du pain, s'il te plaît !",
    "J'ai rendez-vous avec ma grand-mère.",
    "au-dessus de la maison",
    "le chat\u00a0noir\u202fdort",
    "le\tchat\nnoir  dort",
    "le chat 🐈 dort",
    "🐈‍⬛",
    "הכלב ישן",
    "السلام عليكم",
    "<script>alert('le chat')</script>",
    "<img src=x onerror=alert(1)>",
    "le chat (noir) « dort » “bien” ; oui : non … !",
    "e\u0301cole",
    "l’e\u0301cole",
    "İstanbul est belle",
    "STRASSE straße",
    "d'l'n'j'c'm's't'",
    "jusqu'à lundi puisqu'il dort lorsqu'elle dort quelqu'un",
    "le l'ami qu'on aime-t-il",
    "va-t'en",
    "0 1 2 40 1992 3,5 12h30",
    "constructor __proto__ toString",
    "the cat sleeps",
    "I would like a cat",
    "je bois du the",
    "chat chien",
    "le le le le",
    "noir chat le dort",
    "la chat noir dort",
    "je manges une poire",
)


def without_accents(text: str) -> str:
    """The text as typed on a keyboard without accents."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))


@cache
def known() -> tuple[str, ...]:
    """The French words of the model, the commonest first."""
    return load_card("translator-dot").vocabularies.source.words


def texts() -> list[str]:
    """What readers might type: odd things, and visitors' sentences in several spellings."""
    with VISITORS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        sentences = [row["french"] for row in rows]
    spellings = (str, str.upper, without_accents, lambda text: text.replace("'", "’"))
    return [*ODD, *(spell(text) for text in sentences[:60] for spell in spellings)]


def typing_cases() -> list[tuple[str, tuple[str, ...]]]:
    """Texts, and the words that the model reads."""
    return [(text, typed_words(text, known())) for text in texts()]


def shape_cases() -> list[tuple[tuple[str, ...], tuple[int, ...] | None]]:
    """Sentences, and the places of the first words that stand together as never in training."""
    vocabulary = load_card("translator-dot").vocabularies.source
    shapes = playground.your_sentence().training.shapes
    cases = [words for _, words in typing_cases() if words]
    found = [(words, strange_run(words, vocabulary, shapes)) for words in cases]
    return [(words, None if places is None else tuple(places)) for words, places in found]


def english_cases() -> list[tuple[tuple[str, ...], bool]]:
    """Tokens as typed, and whether they look English."""
    english = playground.your_sentence().words.english
    tokens = [tokenize_french(text, frozenset(known())) for text in texts()]
    return [(one, looks_english(one, known(), english)) for one in tokens]
