"""Being: tired, a doctor, in the garden, older than; there is; it is."""

from functools import cache
from random import Random

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar import choose, noun_phrases, places, times
from illustrated_models.data.translation.grammar import pronouns as pro
from illustrated_models.data.translation.grammar.chance import pick, weighted
from illustrated_models.data.translation.grammar.choose import Setting
from illustrated_models.data.translation.grammar.clauses import Clause
from illustrated_models.data.translation.grammar.noun_phrases import NounPhrase
from illustrated_models.data.translation.grammar.verb_groups import (
    FUTURE,
    IMPERFECT,
    PAST,
    PRESENT,
    Manner,
    verb_group,
)  # fmt: skip
from illustrated_models.data.translation.lexicon import Adjective, Noun, Verb
from illustrated_models.data.translation.words import (
    INDEFINITE_ENGLISH,
    NOTHING,
    Chunk,
    English,
    French,
    phrase,
)

THERE_IS = {PRESENT: "a", IMPERFECT: "avait", FUTURE: "aura"}
TENSES = ((0.66, PRESENT), (0.24, IMPERFECT), (0.1, FUTURE))
_NOT_PREDICATED = (
    "même autre seul premier dernier pauvre nouveau ancien perpétuel national local agricole "
    "industriel public privé voisin brun gros excellent énorme économique politique doré "
    "international européen"
)
NOT_PREDICATED = frozenset(_NOT_PREDICATED.split())
_NO_DEGREE = (
    "excellent énorme délicieux célibataire marié perdu cassé ouvert fermé vide plein absent "
    "présent rond carré vrai faux magique neuf français anglais allemand espagnol italien "
    "américain japonais chinois russe portugais grec européen secret prêt libre mûr connu "
    "salé blond rouge bleu vert jaune noir blanc gris rose orange violet possible nécessaire "
    "simple important international sauvage impossible sportif"
)
NO_DEGREE = frozenset(_NO_DEGREE.split())


@cache
def be() -> Verb:
    """The verb être."""
    return lexicon.make_verb("être", "be", "be")


@cache
def have() -> Verb:
    """The verb avoir."""
    return lexicon.make_verb("avoir", "have", "state")


@cache
def become() -> Verb:
    """The verb devenir."""
    return lexicon.make_verb("devenir", "become", "event")


@cache
def predicates(noun: Noun) -> tuple[Adjective, ...]:
    """The adjectives that can be said of a noun after “is”."""
    return tuple(
        a
        for a in lexicon.adjectives()
        if a.classes & noun.classes and a.lemma not in NOT_PREDICATED
    )


@cache
def adjectives_of_people() -> tuple[Adjective, ...]:
    """The adjectives that can be said of anybody."""
    return tuple(
        a
        for a in lexicon.adjectives()
        if a.classes & {"person", "adult"} and a.lemma not in NOT_PREDICATED
    )


def adjectives_of(subject: NounPhrase) -> tuple[Adjective, ...]:
    """The adjectives that can be said of this subject."""
    return predicates(subject.noun) if subject.noun is not None else adjectives_of_people()


def english_of(adjective: Adjective, subject: NounPhrase) -> str:
    """The English adjective for this subject (grand: tall of a person)."""
    if subject.noun is not None:
        return noun_phrases.english_adjective(adjective, subject.noun)
    return dict(adjective.english_by_class).get("person", adjective.english)


def adjective_chunk(adjective: Adjective, subject: NounPhrase, degree: Chunk = NOTHING) -> Chunk:
    """The adjective, agreeing with the subject, perhaps after very or too."""
    word = French(adjective.forms[subject.feminine, subject.plural])
    english = tuple(English(part, (word,)) for part in english_of(adjective, subject).split())
    return degree + Chunk((word,), english)


def describable(rng: Random) -> NounPhrase:
    """A subject of which an adjective can be said."""
    if rng.random() < 0.3:
        return pro.subject_pronoun(weighted(rng, choose.PRONOUN_SHARES[:-1]))
    if rng.random() < 0.45:
        return choose.person(rng, Setting(adjectives=0.1))
    noun = pick(rng, lexicon.nouns())
    while not predicates(noun) or "kin" in noun.classes:
        noun = pick(rng, lexicon.nouns())
    return choose.subject_of(rng, noun, 0.1)


def description_of(rng: Random, subject: NounPhrase) -> Chunk | None:
    """What can be said of the subject: an adjective with or without a degree."""
    usable = adjectives_of(subject)
    if not usable:
        return None
    adjective = pick(rng, usable)
    degree = NOTHING
    if adjective.lemma not in NO_DEGREE and rng.random() < 0.35:
        degree = phrase(*pick(rng, times.adverbs("degree")))
    return adjective_chunk(adjective, subject, degree)


def copula(
    rng: Random, subject: NounPhrase, rest: Chunk, question: bool = False, tense: str = ""
) -> Clause:
    """Subject, a form of être, and what is said."""
    tense = tense or weighted(rng, TENSES)
    negation = "pas" if rng.random() < 0.15 else ""
    group = verb_group(be(), subject, Manner(tense, negation, question))
    return Clause(subject, group, rest, tense)


def described(rng: Random, question: bool = False) -> Clause:
    """« Marie est fatiguée »."""
    subject = describable(rng)
    rest = description_of(rng, subject)
    return copula(rng, subject, rest or places.place(rng), question)


def located(rng: Random, question: bool = False) -> Clause:
    """« Les clés sont sur la table »."""
    if rng.random() < 0.5:
        subject = choose.person(rng) if rng.random() < 0.6 else pro.subject_pronoun(
            weighted(rng, choose.PRONOUN_SHARES[:-1]))  # fmt: skip
        return copula(rng, subject, places.somewhere(rng, Setting(subject)), question)
    noun = pick(rng, lexicon.nouns_of(("lost", "fragile", "pet", "read", "tool")))
    subject = choose.subject_of(rng, noun)
    return copula(rng, subject, _spot(rng), question)


def _spot(rng: Random) -> Chunk:
    if rng.random() < 0.3:
        return places.beside_something(rng)
    fr, en, kind = pick(rng, (("sur", "on", "surface"), ("sous", "under", "surface"),
                              ("dans", "in", "container"), ("dans", "in", "room")))  # fmt: skip
    noun = pick(rng, lexicon.nouns_of((kind,)))
    there = noun_phrases.noun_phrase(noun, noun_phrases.the(noun, False))
    return phrase(fr, en) + there.chunk


def profession(rng: Random, subject: NounPhrase | None = None) -> Clause:
    """« Elle est médecin »: she is a doctor; English needs an article that French leaves out."""
    subject = subject or _one_person(rng)
    jobs = [n for n in lexicon.nouns_of(("job",)) if _suits(n, subject)]
    noun = pick(rng, jobs)
    forms = noun.french_plural if subject.plural else noun.french
    words = tuple(French(text) for text in forms)
    links = (("article-appears", words[0]),)
    article = () if subject.plural else (English(INDEFINITE_ENGLISH, words, links),)
    english = noun.english_plural if subject.plural else noun.english
    said = Chunk(words, (*article, *(English(w, words, maskable=True) for w in english)))
    if rng.random() < 0.25:
        tense = pick(rng, (PAST, FUTURE))
        return Clause(subject, verb_group(become(), subject, Manner(tense)), said, tense)
    return copula(rng, subject, said)


def _suits(noun: Noun, subject: NounPhrase) -> bool:
    """French names a job in the gender of the person, where it has two forms."""
    return noun.feminine == subject.feminine or "epicene" in noun.classes


def _one_person(rng: Random) -> NounPhrase:
    roll = rng.random()
    if roll < 0.4:
        return pro.subject_pronoun(pick(rng, (0, 1, 2, 2, 3, 3, 6)))
    return choose.named(rng) if roll < 0.7 else choose.kin(rng, choose.ALONE)


def there_is(rng: Random) -> Chunk:
    """« Il y a un chat dans le jardin », « il n'y a pas de lait »."""
    classes = ("animal", "lost", "person", "furniture", "plant", "food", "vehicle")
    negated = rng.random() < 0.2
    thing = _had(rng, True, False) if negated else counted(rng, classes)
    spot = places.place(rng) if thing.kind != "thing" else _spot(rng)
    tense = weighted(rng, ((0.6, PRESENT), (0.25, IMPERFECT), (0.15, FUTURE)))
    return _there(thing, tense, negated) + thing.chunk + spot


def _there(thing: NounPhrase, tense: str, negated: bool) -> Chunk:
    il, y, verb = French("il"), French("y"), French(THERE_IS[tense])
    many = thing.english_plural
    words = {
        PRESENT: ("are" if many else "is",),
        IMPERFECT: ("were" if many else "was",),
        FUTURE: ("will", "be"),
    }[tense]
    first, *rest = (English(word, (verb,)) for word in words)
    start = English("there", (il, y))
    if not negated:
        return Chunk((il, y, verb), (start, first, *rest))
    ne, pas = French("ne"), French("pas")
    negation = English("not", (ne, pas), (("negation", pas),))
    return Chunk((il, ne, y, verb, pas), (start, first, negation, *rest))


def counted(rng: Random, classes: tuple[str, ...]) -> NounPhrase:
    """A, some or several of something."""
    noun = pick(rng, lexicon.nouns_of(classes))
    if "kin" in noun.classes:
        noun = lexicon.noun("enfant")
    plural = "mass" not in noun.notes and ("plural" in noun.notes or rng.random() < 0.45)
    adjectives = choose.choose_adjectives(rng, noun, 0.4)
    if plural and "plural" not in noun.notes and rng.random() < 0.5:
        determiner = choose.quantity(rng, noun, standing=True)
    else:
        leads = bool(adjectives) and adjectives[0].place == "before"
        determiner = noun_phrases.some(noun, plural, leads)
    return noun_phrases.noun_phrase(noun, determiner, plural, adjectives)


def it_is(rng: Random) -> Chunk:
    """« C'est ma sœur », « c'est une belle maison »."""
    thing = _presented(rng)
    ce = French("ce")
    tense = pick(rng, (PRESENT, PRESENT, PRESENT, IMPERFECT))
    plural = thing.plural
    form = ("sont" if plural else "est") if tense == PRESENT else "étaient" if plural else "était"
    verb = French(form)
    many = thing.english_plural
    it, now, then = ("they", "are", "were") if many else ("it", "is", "was")
    if thing.kind == "person" and not many:
        it = "she" if thing.feminine else "he"
    be_word = now if tense == PRESENT else then
    negated = rng.random() < 0.15
    ne, pas = French("ne"), French("pas")
    negation = (English("not", (ne, pas), (("negation", pas),)),) if negated else ()
    start = Chunk(
        (ce, *((ne, verb, pas) if negated else (verb,))),
        (English(it, (ce,)), English(be_word, (verb,)), *negation),
    )
    return start + thing.chunk


def _presented(rng: Random) -> NounPhrase:
    roll = rng.random()
    if roll < 0.3:
        return choose.kin(rng, choose.ALONE)
    if roll < 0.45:
        return choose.owned_thing(rng, pick(rng, lexicon.nouns_of(("lost", "vehicle", "pet"))))
    noun = pick(rng, lexicon.nouns_of(("animal", "job", "close", "home", "vehicle", "lost",
                                       "clothing", "town", "read", "food")))  # fmt: skip
    if "mass" in noun.notes:
        return noun_phrases.noun_phrase(noun, noun_phrases.some(noun, False))
    adjectives = choose.choose_adjectives(rng, noun, 0.6)
    return noun_phrases.noun_phrase(noun, noun_phrases.some(noun, "plural" in noun.notes),
                                    "plural" in noun.notes, adjectives)  # fmt: skip


def possession(rng: Random, question: bool = False) -> Clause:
    """« Elle a deux frères »."""
    subject = pro.subject_pronoun(weighted(rng, choose.PRONOUN_SHARES))
    if rng.random() < 0.4:
        subject = choose.person(rng)
    negation = "pas" if rng.random() < 0.2 else ""
    thing = _had(rng, bool(negation), question)
    tense = weighted(rng, TENSES)
    group = verb_group(have(), subject, Manner(tense, negation, question))
    return Clause(subject, group, thing.chunk, tense)


def _had(rng: Random, negated: bool, question: bool) -> NounPhrase:
    if not negated and not question and rng.random() < 0.75:
        return counted(rng, ("pet", "lost", "vehicle", "home", "had", "clothing", "close", "drink"))
    noun = pick(rng, lexicon.nouns_of(("pet", "lost", "vehicle", "home", "had", "money", "drink")))
    plural = "plural" in noun.notes
    if negated:
        return noun_phrases.noun_phrase(noun, noun_phrases.any_of(noun, plural), plural)
    return noun_phrases.noun_phrase(noun, noun_phrases.some(noun, plural), plural)
