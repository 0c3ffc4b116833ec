"""Real sentences in French and English: what Debian says of its packages, and its translators.

Debian's archive offers both languages as indices that `apt-get` fetches; nothing of them is kept
here but the scores of `real_text.py`.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from illustrated_models.data.translation.corpus import Pair

LANGUAGES = ("fr", "en")
CAT = "/usr/lib/apt/apt-helper"  # reads an index however it is packed
SHORTEST, LONGEST = 3, 40  # tokens of a sentence
MOST_UNLIKE = 2.0  # a sentence may have so many times the tokens of its translation
TOKEN = re.compile(r"\w+(?:[-.+/]\w+)*['’]?|[^\w\s]")
END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý«\"])")


def fetch(folder: Path) -> dict[str, str]:
    """Debian's descriptions in both languages, as the archive gives them: language to text.

    Raises:
        FileNotFoundError: this machine has no `apt-get`.
        subprocess.CalledProcessError: the archive could not be reached; apt has said why.
    """
    lists, cache = folder / "lists", folder / "cache"
    (lists / "partial").mkdir(parents=True, exist_ok=True)
    (cache / "archives" / "partial").mkdir(parents=True, exist_ok=True)
    options = {
        "Dir::State::lists": lists,
        "Dir::Cache": cache,
        "Acquire::Languages": ",".join(LANGUAGES),
        "APT::Sandbox::User": "root",
        "Debug::NoLocking": "1",
    }
    given = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
    subprocess.run(["apt-get", *given, "-qq", "update"], check=True)
    return {language: "".join(map(_text, _indices(lists, language))) for language in LANGUAGES}


def _indices(lists: Path, language: str) -> list[Path]:
    found = sorted(lists.glob(f"*_main_i18n_Translation-{language}*"))
    if not found:
        raise FileNotFoundError(f"the archive has no descriptions in {language!r}: {lists}")
    return found


def _text(path: Path) -> str:
    done = subprocess.run([CAT, "cat-file", path], check=True, capture_output=True)
    return done.stdout.decode("utf-8")


def descriptions(text: str, language: str) -> dict[str, tuple[str, ...]]:
    """The paragraphs of each description by its checksum, the short line first."""
    found = {}
    for entry in text.split("\n\n"):
        fields = re.split(r"^(?=\S)", entry, flags=re.MULTILINE)
        named = dict(field.split(": ", 1) for field in fields if ": " in field)
        if not {"Description-md5", f"Description-{language}"} <= named.keys():
            continue
        short, _, rest = named[f"Description-{language}"].partition("\n")
        paragraphs = [
            " ".join(each.split()) for each in re.split(r"^ \.$", rest, flags=re.MULTILINE)
        ]
        found[named["Description-md5"].strip()] = (short.strip(), *filter(None, paragraphs))
    return found


def tokens(sentence: str) -> tuple[str, ...]:
    """Words and signs; an elided article is a word of its own: « l'accord » → l' accord."""
    return tuple(TOKEN.findall(sentence.replace("’", "'")))


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, cut where a capital follows a full stop."""
    return END_OF_SENTENCE.split(paragraph)


def is_kept(source: tuple[str, ...], target: tuple[str, ...]) -> bool:
    """Whether two sentences are of sensible length, about equally long, and not the same."""
    short, long = sorted((len(source), len(target)))
    fits = short >= SHORTEST and long <= LONGEST and long <= MOST_UNLIKE * short
    return fits and source != target


def sentence_pairs(french: str, english: str) -> Iterator[Pair]:
    """Sentences that stand at the same place of descriptions with as many paragraphs and sentences.

    Each French sentence comes once. Which word belongs to which, nobody has noted.
    """
    texts = [descriptions(french, "fr"), descriptions(english, "en")]
    seen: set[tuple[str, ...]] = set()
    for checksum in sorted(texts[0].keys() & texts[1].keys()):
        sides = [text[checksum] for text in texts]
        if len(sides[0]) != len(sides[1]):
            continue
        for one, other in zip(*sides, strict=True):
            cut = sentences(one), sentences(other)
            if len(cut[0]) != len(cut[1]):
                continue
            for source, target in zip(*(map(tokens, side) for side in cut), strict=True):
                if is_kept(source, target) and source not in seen:
                    seen.add(source)
                    yield Pair(source, target, (), (), ())
