"""Comparing: taller than his sister, the biggest house in the city."""

from random import Random

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar import choose, noun_phrases
from illustrated_models.data.translation.grammar import pronouns as pro
from illustrated_models.data.translation.grammar.chance import pick
from illustrated_models.data.translation.grammar.choose import Setting
from illustrated_models.data.translation.grammar.copulas import (
    NO_DEGREE,
    adjectives_of_people,
    copula,
    english_of,
)  # fmt: skip
from illustrated_models.data.translation.grammar.noun_phrases import NounPhrase
from illustrated_models.data.translation.lexicon import Adjective, Noun
from illustrated_models.data.translation.words import Chunk, English, French, phrase

COMPARISONS = (("plus", "more"), ("moins", "less"), ("aussi", "as"))
COMPARATIVES = {
    "big": "bigger", "small": "smaller", "old": "older", "young": "younger", "tall": "taller",
    "fat": "fatter", "long": "longer", "short": "shorter", "high": "higher", "rich": "richer",
    "happy": "happier", "sad": "sadder", "fast": "faster", "slow": "slower", "heavy": "heavier",
    "light": "lighter", "pretty": "prettier", "funny": "funnier", "lazy": "lazier",
    "brave": "braver", "kind": "kinder", "quiet": "quieter", "noisy": "noisier",
    "calm": "calmer", "deep": "deeper", "wide": "wider", "clean": "cleaner", "easy": "easier",
    "good": "better", "poor": "poorer", "narrow": "narrower", "cold": "colder", "hot": "hotter",
    "shy": "shyer", "proud": "prouder", "dirty": "dirtier", "strange": "stranger",
}  # fmt: skip
IN_TOWN, IN_WORLD, IN_VILLAGE, IN_COUNTRY = "ville", "monde", "village", "pays"
SUPERLATIVE_OF = (
    ("grand", ("building", "home", "outdoor"), IN_TOWN), ("grand", ("animal",), IN_WORLD),
    ("petit", ("home", "animal"), IN_WORLD), ("vieux", ("building", "vehicle", "arbre"), IN_TOWN),
    ("beau", ("town", "landscape", "song", "flower"), IN_WORLD), ("joli", ("street",), IN_TOWN),
    ("long", ("rivière", "street", "read"), IN_WORLD), ("haut", ("montagne", "mur"), IN_WORLD),
    ("jeune", ("job", "child"), IN_VILLAGE),
    ("beau", ("home", "street", "outdoor"), IN_COUNTRY),
)  # fmt: skip


def comparison(rng: Random) -> Chunk:
    """« Paul est plus grand que sa sœur »: taller than."""
    subject = choose.person(rng) if rng.random() < 0.6 else pro.subject_pronoun(
        pick(rng, (0, 1, 2, 3)))  # fmt: skip
    usable = [a for a in adjectives_of_people() if a.lemma not in NO_DEGREE]
    adjective = pick(rng, usable)
    other = choose.kin(rng, Setting(subject)) if rng.random() < 0.5 else choose.named(rng)
    clause = copula(rng, subject, compared(rng, adjective, subject) + other.chunk)
    return clause.statement()


def compared(rng: Random, adjective: Adjective, subject: NounPhrase) -> Chunk:
    """« plus grand que », « moins grand que », « aussi grand que »."""
    fr, en = pick(rng, COMPARISONS)
    how, than = French(fr), French("que")
    word = French(adjective.forms[subject.feminine, subject.plural])
    plain = english_of(adjective, subject)
    after = English("as" if fr == "aussi" else "than", (than,))
    if fr == "plus" and plain in COMPARATIVES:
        middle = (English(COMPARATIVES[plain], (how, word)),)
    else:
        middle = (English(en, (how,)), *(English(p, (word,)) for p in plain.split()))
    return Chunk((how, word, than), (*middle, after))


def superlative(rng: Random) -> Chunk:
    """« C'est la plus grande maison de la ville »: the biggest house in the city."""
    lemma, classes, where = pick(rng, SUPERLATIVE_OF)
    usable = [n for n in lexicon.nouns_of(classes) if not n.notes]
    noun = pick(rng, usable)
    group = lexicon.noun(where)
    there = phrase("de", "in") + noun_phrases.the(group, False)
    best = _superlative(noun, lexicon.adjective(lemma)) + there
    return best + noun_phrases.noun_phrase(group, Chunk()).chunk


def _superlative(noun: Noun, adjective: Adjective) -> Chunk:
    ce, est = French("ce"), French("est")
    article = noun_phrases.definite(noun.feminine, False)
    plus = French("plus")
    word = French(adjective.forms[noun.feminine, False], "adjective")
    head = tuple(French(text) for text in noun.french)
    plain = noun_phrases.english_adjective(adjective, noun)
    best = (
        (English(COMPARATIVES[plain].removesuffix("er") + "est", (plus, word)),)
        if plain in COMPARATIVES
        else (English("most", (plus,)), English(plain, (word,)))
    )
    kind = noun_phrases.kind_of(noun)
    it = "it" if kind != "person" else "she" if noun.feminine else "he"
    return Chunk(
        (ce, est, article, plus, word, *head),
        (English(it, (ce,)), English("is", (est,)), English("the", (article,)), *best,
         *(English(w, head, maskable=len(head) == 1) for w in noun.english)),
    )  # fmt: skip
