"""Noun phrases: determiner, adjectives and noun, in the order each language asks for."""

from dataclasses import dataclass, replace

from illustrated_models.data.translation.lexicon import Adjective, Noun
from illustrated_models.data.translation.words import (
    ARTICLE,
    DETERMINER,
    INDEFINITE_ENGLISH,
    POSSESSIVE,
    Chunk,
    English,
    French,
)

PERSON, ANIMAL, THING = "person", "animal", "thing"
POSSESSIVES = (
    (("mon", "ma", "mes"), "my"),
    (("ton", "ta", "tes"), "your"),
    (("son", "sa", "ses"), "his"),
    (("notre", "notre", "nos"), "our"),
    (("votre", "votre", "vos"), "your"),
    (("leur", "leur", "leurs"), "their"),
)
HIS_HER_ITS = {PERSON: ("his", "her"), ANIMAL: ("its", "its"), THING: ("its", "its")}


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A phrase that can be a subject or an object, with what others must agree with.

    `person` counts je tu il nous vous ils from 0; `head` is the French word that a later pronoun
    or possessive refers to.
    """

    chunk: Chunk
    person: int
    feminine: bool
    plural: bool
    english_plural: bool
    kind: str
    head: French
    noun: Noun | None = None
    pronoun: bool = False


def kind_of(noun: Noun) -> str:
    """Whether a noun is a person, an animal or a thing: he or she, it, it."""
    if "person" in noun.classes or "baby" in noun.classes:
        return PERSON
    return ANIMAL if "animal" in noun.classes else THING


def english_adjective(adjective: Adjective, noun: Noun) -> str:
    """The English adjective, which may depend on the noun (grand: tall or big)."""
    for wanted, word in adjective.english_by_class:
        if wanted in noun.classes:
            return word
    return adjective.english


def _article_forms(noun: Noun, plural: bool, partitive: bool) -> tuple[French, ...]:
    if plural:
        return (French("des"),)
    if partitive:
        return (French("de"), French("la" if noun.feminine else "le", ARTICLE))
    return (French("une" if noun.feminine else "un"),)


def definite(feminine: bool, plural: bool) -> French:
    """The French definite article: le, la or les."""
    return French("les" if plural else "la" if feminine else "le", ARTICLE)


def the(noun: Noun, plural: bool) -> Chunk:
    """The definite article."""
    article = definite(noun.feminine, plural)
    return Chunk((article,), (English("the", (article,)),))


def some(noun: Noun, plural: bool, before_adjective: bool = False) -> Chunk:
    """A, an or some: un, une, des, and du, de la, de l' before what is not counted."""
    partitive = "mass" in noun.notes
    fr = _article_forms(noun, plural, partitive)
    if plural and before_adjective:
        fr = (French("de"),)
    plain = partitive or plural or "enplural" in noun.notes
    return Chunk(fr, (English("some" if plain else INDEFINITE_ENGLISH, fr),))


def any_of(noun: Noun, plural: bool) -> Chunk:
    """After a negated verb: de, which English renders as any."""
    fr = (French("de"),)
    countable = not plural and not noun.notes
    return Chunk(fr, (English(INDEFINITE_ENGLISH if countable else "any", fr),))


def this(noun: Noun, plural: bool) -> Chunk:
    """This or these."""
    fr = French("ces" if plural else "cette" if noun.feminine else "ce", DETERMINER)
    many = is_english_plural(noun, plural)
    return Chunk((fr,), (English("these" if many else "this", (fr,)),))


def possessive(noun: Noun, plural: bool, owner: NounPhrase) -> Chunk:
    """My, your, his or her: French looks at the thing owned, English at the owner."""
    forms, word = POSSESSIVES[owner.person]
    fr = French(forms[2] if plural else forms[noun.feminine], POSSESSIVE)
    links = ()
    if owner.person == 2:
        word = HIS_HER_ITS[owner.kind][owner.feminine]
        if owner.english_plural:
            word = "our" if owner.pronoun else "their"
        links = (("his-her", owner.head),)
    return Chunk((fr,), (English(word, (fr,), links),))


def fixed(forms: tuple[str, str], word: str, noun: Noun) -> Chunk:
    """A determiner with a masculine and a feminine form, such as quel or tout le."""
    fr = tuple(
        French(text, ARTICLE if text in ("le", "la", "les") else "")
        for text in forms[noun.feminine].split()
    )
    return Chunk(fr, tuple(English(part, fr) for part in word.split()))


def is_english_plural(noun: Noun, plural: bool) -> bool:
    """Whether the English noun takes a plural verb; it can differ from the French."""
    if "enmass" in noun.notes or "mass" in noun.notes:
        return False
    return plural or "enplural" in noun.notes


def _adjective_word(adjective: Adjective, noun: Noun, plural: bool) -> tuple[French, str]:
    form = adjective.forms[noun.feminine, plural]
    return French(form, "adjective"), english_adjective(adjective, noun)


def noun_phrase(
    noun: Noun,
    determiner: Chunk | None,
    plural: bool = False,
    adjectives: tuple[Adjective, ...] = (),
    vanishing: French | None = None,
) -> NounPhrase:
    """Determiner, adjectives and noun; adjectives after the French noun cross it in English.

    `vanishing` is a French article that English leaves out.
    """
    forms = noun.french_plural if plural else noun.french
    head = tuple(French(text) for text in forms)
    before, after = [], []
    en_before, en_after = [], []
    for adjective in adjectives:
        fr, word = _adjective_word(adjective, noun, plural)
        leads = adjective.place in ("before", "definite")
        (before if leads else after).append(fr)
        why = () if leads else (("crossing", fr),)
        parts = [English(part, (fr,), why) for part in word.split()]
        if leads:
            en_before.extend(parts)
        else:  # the nearer to the noun in French, the nearer to it in English
            en_after[:0] = parts
    links = (("crossing", head[-1]),) if after else ()
    if vanishing is not None:
        links = (*links, ("article-vanishes", vanishing))
    words = noun.english_plural if plural or "plural" in noun.notes else noun.english
    alone = len(words) == 1 and len(head) == 1
    named = tuple(English(word, head, links, maskable=alone) for word in words)
    start = determiner or Chunk((vanishing,) if vanishing else ())
    en_adjectives = en_before + en_after
    return NounPhrase(
        Chunk((*start.french, *before, *head, *after), (*start.english, *en_adjectives, *named)),
        5 if plural else 2,
        noun.feminine,
        plural,
        is_english_plural(noun, plural),
        kind_of(noun),
        head[-1],
        noun,
    )


def generic(noun: Noun, plural: bool, adjectives: tuple[Adjective, ...] = ()) -> NounPhrase:
    """A whole kind of thing: « les chats » is just “cats”."""
    article = definite(noun.feminine, plural)
    return noun_phrase(noun, None, plural, adjectives, vanishing=article)


def name_phrase(name: str, feminine: bool) -> NounPhrase:
    """A person's first name, the same in both languages."""
    word = French(name)
    translated = English(name, (word,), (("copy-name", word),), maskable=True)
    return NounPhrase(Chunk((word,), (translated,)), 2, feminine, False, False, PERSON, word)


def owned_by(owner: NounPhrase, owned: NounPhrase, article: Chunk) -> NounPhrase:
    """« le frère de Marie » becomes “Marie's brother”: the two nouns change places.

    `owned` comes without a determiner; its `article` exists only in French.
    """
    of = French("de")
    fr = (*article.french, *owned.chunk.french, of, *owner.chunk.french)
    ending = "'" if owner.english_plural and owner.chunk.english[-1].text[-1] == "s" else "'s"
    en = (*owner.chunk.english, English(ending, (of,)), *owned.chunk.english)
    return replace(owned, chunk=Chunk(fr, en))


def joined_by_and(first: NounPhrase, second: NounPhrase) -> NounPhrase:
    """Two phrases as one subject or object: « Paul et sa sœur »."""
    et = French("et")
    link = Chunk((et,), (English("and", (et,)),))
    persons = {first.person, second.person}
    person = 3 if persons & {0, 3} else 4 if persons & {1, 4} else 5
    return NounPhrase(
        first.chunk + link + second.chunk,
        person,
        first.feminine and second.feminine,
        True,
        True,
        first.kind,
        first.head,
    )


def with_after(base: NounPhrase, addition: Chunk) -> NounPhrase:
    """The phrase followed by something that says more about it: a place, a relative clause."""
    return replace(base, chunk=base.chunk + addition)
