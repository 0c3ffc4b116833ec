"""Short sentences that a reader can put together by tapping one word after the other.

Someone (`SUBJECTS`) does something (`DEEDS`): all that go together, so that at every word there is
a choice, and never more than a dozen words to choose from.
"""

from collections.abc import Iterator
from functools import cache

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar import copulas
from illustrated_models.data.translation.grammar import noun_phrases as np_
from illustrated_models.data.translation.grammar.clauses import Clause
from illustrated_models.data.translation.grammar.noun_phrases import NounPhrase
from illustrated_models.data.translation.grammar.pronouns import SUBJECTS as PRONOUNS
from illustrated_models.data.translation.grammar.pronouns import subject_pronoun
from illustrated_models.data.translation.grammar.questions import mark
from illustrated_models.data.translation.grammar.verb_groups import (
    PAST,
    PRESENT,
    Manner,
    verb_group,
)
from illustrated_models.data.translation.words import NOTHING, Chunk, Pair, finish, phrase

SLOT = "…"  # stands for any name
SHORTEST, LONGEST = 3, 9  # words
ANIMALS = ("le chat noir", "le chat", "le petit chien", "la souris", "un lapin")
PEOPLE = (
    SLOT, "je", "elle", "nous", "le boulanger", "la petite fille", "mon oncle", "ma sœur",
    "les enfants",
)  # fmt: skip
PREPOSITIONS = {"dans": "in", "sous": "under", "avec": "with", "pour": "for"}
NOT = "not"
Deed = tuple[str, str, str]  # a verb, its tense or `NOT`, and what follows it
DEEDS_OF_ALL: tuple[Deed, ...] = (
    ("dormir", PRESENT, ""),
    ("dormir", PRESENT, "dans la cuisine"),
    ("dormir", PRESENT, "sous la table"),
    ("dormir", NOT, ""),
    ("manger", PRESENT, "le fromage"),
    ("manger", PRESENT, "une poire"),
    ("manger", PAST, "le fromage"),
    ("voir", PAST, "un oiseau"),
    ("voir", PAST, "la lune"),
    ("regarder", PRESENT, "la lune"),
    ("chercher", PRESENT, "la souris"),
)
DEEDS_OF_ANIMALS: tuple[Deed, ...] = (
    ("boire", PRESENT, "le lait"),
    ("chercher", PRESENT, "le fromage dans la cuisine"),
    ("chasser", PRESENT, "un papillon"),
    ("courir", PRESENT, "dans le jardin"),
    ("courir", NOT, ""),
)
DEEDS_OF_PEOPLE: tuple[Deed, ...] = (
    ("chanter", PRESENT, "dans le jardin"),
    ("chanter", PRESENT, "avec le petit chien"),
    ("chanter", NOT, ""),
    ("danser", PRESENT, "avec le petit chien"),
    ("danser", PRESENT, "avec la dame dans la cuisine"),
    ("aimer", PRESENT, "le chat noir"),
    ("aimer", PRESENT, "la petite souris"),
    ("lire", PRESENT, "un livre"),
    ("lire", PRESENT, "un livre dans le jardin"),
    ("chercher", PRESENT, "son chapeau"),
    ("chercher", PRESENT, "un cadeau pour le roi"),
    ("perdre", PAST, "son chapeau"),
    ("acheter", PAST, "une voiture rouge"),
    ("acheter", PAST, "un livre pour la dame"),
)
STATES = (("malade", ""), ("triste", ""), ("malade", "pas"))
LOST = ("le chat noir", "le petit chien", "mon oncle", "ma sœur", "la lune", "mon livre")


@cache
def _nouns() -> dict[str, lexicon.Noun]:
    singular = {noun.lemma: noun for noun in lexicon.nouns()}
    return {" ".join(noun.french_plural): noun for noun in lexicon.nouns()} | singular


@cache
def _adjectives() -> dict[str, lexicon.Adjective]:
    return {form: one for one in lexicon.adjectives() for form in one.forms.values()}


def thing(text: str, owner: NounPhrase) -> NounPhrase:
    """The noun phrase that a few French words stand for; `owner` is whose « son chapeau » is."""
    article, *words = text.split()
    noun = next(_nouns()[word] for word in words if word in _nouns())
    adjectives = tuple(_adjectives()[word] for word in words if word in _adjectives())
    plural = article == "les"
    if article in ("un", "une"):
        determiner = np_.some(noun, plural)
    elif article in ("le", "la", "les"):
        determiner = np_.the(noun, plural)
    else:
        determiner = np_.possessive(noun, plural, owner)
    return np_.noun_phrase(noun, determiner, plural, adjectives)


def someone(text: str) -> NounPhrase:
    """The subject that a few French words stand for: a name, a pronoun or a noun phrase."""
    if text == SLOT:
        return np_.name_phrase(SLOT, feminine=False)
    pronouns = [row[0] for row in PRONOUNS]
    if text in pronouns:
        return subject_pronoun(pronouns.index(text))
    return thing(text, subject_pronoun(0))


def rest_of(text: str, subject: NounPhrase) -> Chunk:
    """What follows the verb: things, with a preposition or without."""
    rest, group, before = NOTHING, "", NOTHING
    for word in [*text.split(), "avec"]:  # a preposition closes what stands before it
        if word not in PREPOSITIONS:
            group += f" {word}"
            continue
        rest += before + thing(group, subject).chunk if group else NOTHING
        before, group = phrase(word, PREPOSITIONS[word]), ""
    return rest


def statement(subject_text: str, deed: Deed) -> Pair:
    """Someone does something."""
    subject, (verb, tense, rest) = someone(subject_text), deed
    manner = Manner(PRESENT, "pas") if tense == NOT else Manner(tense)
    group = verb_group(lexicon.verb(verb), subject, manner)
    return finish(Clause(subject, group, rest_of(rest, subject), manner.tense).statement())


def question(text: str) -> Pair:
    """« où est le chat noir ? »"""  # noqa: D415
    return finish(phrase("où est", "where is") + someone(text).chunk + mark())


def state(subject_text: str) -> Iterator[Pair]:
    """How someone is: small, ill, or neither."""
    subject = someone(subject_text)
    for lemma, negation in STATES:
        group = verb_group(copulas.be(), subject, Manner(PRESENT, negation))
        adjective = copulas.adjective_chunk(lexicon.adjective(lemma), subject)
        yield finish(Clause(subject, group, adjective, PRESENT).statement())


@cache
def pill_sentences() -> tuple[Pair, ...]:
    """All of them, « le chat noir dort » first."""
    found = [
        statement(subject, deed)
        for subjects, deeds in ((ANIMALS, DEEDS_OF_ANIMALS), (PEOPLE, DEEDS_OF_PEOPLE))
        for subject in subjects
        for deed in (*DEEDS_OF_ALL, *deeds)
        if subject.split()[-1] not in deed[2]
    ]
    found += [pair for subject in (*ANIMALS, *PEOPLE) for pair in state(subject)]
    found += [question(text) for text in LOST]
    return tuple(pair for pair in found if SHORTEST <= len(pair.source) <= LONGEST)
