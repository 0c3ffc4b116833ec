"""Object pronouns before the verb, and nothing, no one and there."""

from dataclasses import replace
from functools import cache
from random import Random

from illustrated_models.data.translation.grammar import clauses, complements, relative
from illustrated_models.data.translation.grammar import noun_phrases as np_
from illustrated_models.data.translation.grammar import pronouns as pro
from illustrated_models.data.translation.grammar.chance import pick, weighted
from illustrated_models.data.translation.grammar.clauses import Clause
from illustrated_models.data.translation.grammar.noun_phrases import PERSON, THING, NounPhrase
from illustrated_models.data.translation.grammar.verb_groups import PAST, Manner, verb_group
from illustrated_models.data.translation.lexicon import Complement, Frame, Verb
from illustrated_models.data.translation.words import PRONOUN, Chunk, English, French, phrase

Use = tuple[Verb, Frame, Complement]
PERSON_SHARES = ((0.2, 0), (0.17, 1), (0.3, 2), (0.1, 3), (0.08, 4), (0.15, 5))
INDIRECT = (("me", "me"), ("te", "you"), ("lui", "him"), ("nous", "us"), ("vous", "you"),
            ("leur", "them"))  # fmt: skip


@cache
def transitive() -> tuple[Use, ...]:
    """Verbs with the object that a pronoun can replace."""
    found = []
    for verb, frame in clauses.uses():
        slot = next((s for s in frame.complements if complements.is_object(s)), None)
        if slot is not None and not slot.generic and not verb.reflexive:
            found.append((verb, frame, slot))
    return tuple(found)


@cache
def addressed() -> tuple[Use, ...]:
    """Verbs with someone to whom: donner à, parler à."""
    found = []
    for verb, frame in clauses.uses():
        for slot in frame.complements:
            people = {"person", "close", "kin", "adult", "child", "professeur"} & set(slot.classes)
            to_them = slot.french == "à" and people and slot.english in ("to", "")
            if to_them and not verb.reflexive and verb.lemma != "ressembler":
                found.append((verb, frame, slot))
    return tuple(found)


def _kind(slot: Complement) -> str:
    people = {"person", "close", "kin", "child", "adult", "voleur", "baby"}
    return PERSON if people & set(slot.classes) else THING


def _manner(rng: Random, verb: Verb, subject: NounPhrase, clitics: tuple[French, ...]) -> Manner:
    tense = clauses.choose_tense(rng, verb, subject)
    negation = "pas" if rng.random() < 0.15 else ""
    return Manner(tense, negation, clitics=clitics)


def with_pronoun(rng: Random) -> Clause:
    """« je le vois », « il nous a vus »: the pronoun moves behind the English verb."""
    verb, frame, slot = pick(rng, transitive())
    subject = clauses.choose_subject(rng, frame.subjects, 0.6)
    kind = _kind(slot)
    index = weighted(rng, PERSON_SHARES) if kind == PERSON else pick(rng, (2, 2, 5))
    if (
        subject.person == index
        or {subject.person, index} <= {0, 3}
        or {subject.person, index} <= {1, 4}
    ):
        index = 5 if subject.person != 5 else 2
    feminine = rng.random() < 0.5
    fr, en = pro.unreferring_clitic(index, feminine, kind)
    manner = _manner(rng, verb, subject, (fr,))
    if manner.tense == PAST:
        agrees = feminine and index == 2
        manner = _agreeing(manner, agrees, index >= 3)
    group = verb_group(verb, subject, manner)
    rest = clauses.rest_of(rng, relative.without(frame, slot), clauses.setting_of(subject))
    return Clause(subject, group, Chunk((), (en,)) + rest, manner.tense)


def _agreeing(manner: Manner, feminine: bool, plural: bool) -> Manner:
    return Manner(manner.tense, manner.negation, manner.question, clitics=manner.clitics,
                  object_feminine=feminine, object_plural=plural)  # fmt: skip


def about(rng: Random, antecedent: NounPhrase, subject: NounPhrase | None = None) -> Clause | None:
    """A clause that does something to what was named earlier: « Marie le mange »."""
    if antecedent.noun is None or antecedent.pronoun:
        return None
    usable = [use for use in clauses.uses_of(antecedent.noun) if not use[0].reflexive]
    if not usable:
        return None
    verb, frame = pick(rng, usable)
    slot = clauses.slot_of(frame, antecedent.noun)
    subject = subject or clauses.choose_subject(rng, frame.subjects, 0.6)
    fr, en = pro.object_clitic(antecedent)
    tense = relative.background_tense(rng, verb)
    manner = Manner(tense, clitics=(fr,))
    if tense == PAST:
        manner = _agreeing(manner, antecedent.feminine, antecedent.plural)
    rest = clauses.rest_of(rng, relative.without(frame, slot), clauses.setting_of(subject))
    return Clause(subject, verb_group(verb, subject, manner), Chunk((), (en,)) + rest, tense)


def to_someone(rng: Random) -> Clause:
    """« elle lui donne un livre »: to him."""
    verb, frame, slot = pick(rng, addressed())
    subject = clauses.choose_subject(rng, frame.subjects, 0.6)
    index = weighted(rng, PERSON_SHARES)
    if (
        subject.person == index
        or {subject.person, index} <= {0, 3}
        or {subject.person, index} <= {1, 4}
    ):
        index = 5
    fr, en = INDIRECT[index]
    word = French(fr, PRONOUN)
    manner = _manner(rng, verb, subject, (word,))
    to = (English("to", (word,)),) if slot.english else ()
    rest = clauses.rest_of(
        rng, relative.without(frame, slot), clauses.setting_of(subject, manner.negation)
    )
    after = Chunk((), (*to, English(en, (word,))))
    return Clause(subject, verb_group(verb, subject, manner), rest + after, manner.tense)


def nothing(rng: Random) -> Clause:
    """« il n'a rien mangé », « je ne vois personne »."""
    people = rng.random() < 0.5
    usable = [
        u for u in transitive() if (_kind(u[2]) == PERSON) == people and len(u[1].complements) == 1
    ]
    verb, frame, _ = pick(rng, usable)
    subject = clauses.choose_subject(rng, frame.subjects, 0.6)
    tense = clauses.choose_tense(rng, verb, subject)
    if not people:
        return Clause(subject, verb_group(verb, subject, Manner(tense, "rien")), Chunk(), tense)
    group = verb_group(verb, subject, Manner(tense))
    ne, personne = French("ne"), French("personne")
    links = (("negation", personne),)
    group = replace(group, head=(ne, *group.head))
    rest = Chunk((personne,), (English("nobody", (ne, personne), links),))
    return Clause(subject, group, rest, tense)


def there(rng: Random) -> Clause:
    """« j'y vais »: I am going there; « j'en ai trois »: I have three of them."""
    subject = pro.subject_pronoun(weighted(rng, choose_shares()))
    if rng.random() < 0.5:
        return _going_there(rng, subject)
    return _having_some(rng, subject)


def choose_shares() -> tuple[tuple[float, int], ...]:
    """How often each subject pronoun stands with y and en."""
    return ((0.3, 0), (0.15, 1), (0.15, 2), (0.15, 3), (0.1, 4), (0.1, 5), (0.05, 6))


def _going_there(rng: Random, subject: NounPhrase) -> Clause:
    word = French("y", PRONOUN)
    verb = clauses.lexicon.verb(pick(rng, ("aller", "aller", "habiter", "rester", "travailler")))
    manner = _manner(rng, verb, subject, (word,))
    rest = Chunk((), (English("there", (word,)),))
    return Clause(subject, verb_group(verb, subject, manner), rest, manner.tense)


def _having_some(rng: Random, subject: NounPhrase) -> Clause:
    from_them = French("en", PRONOUN)
    verb = clauses.lexicon.make_verb("avoir", "have", "state")
    if rng.random() < 0.5:
        verb = clauses.lexicon.verb(pick(rng, ("acheter", "vendre", "manger", "choisir", "voir")))
    tense = clauses.choose_tense(rng, verb, subject)
    count = phrase(*pick(rng, (("deux", "two"), ("trois", "three"), ("quatre", "four"),
                               ("beaucoup", "a lot"), ("plusieurs", "several"))))  # fmt: skip
    rest = count + Chunk((), tuple(English(w, (from_them,)) for w in ("of", "them")))
    return Clause(
        subject, verb_group(verb, subject, Manner(tense, clitics=(from_them,))), rest, tense
    )


def strong(rng: Random, subject: NounPhrase) -> Chunk:
    """« avec moi », « pour lui »: a pronoun after a preposition."""
    fr, en = pick(rng, (("avec", "with"), ("pour", "for"), ("sans", "without")))
    near = {0: (0, 3), 3: (0, 3), 1: (1, 4), 4: (1, 4)}.get(subject.person, ())
    index = pick(rng, [i for i in (0, 0, 1, 2, 3, 4, 5) if i not in near])
    return phrase(fr, en) + phrase(pro.STRONG[index], pro.ENGLISH_OBJECTS[index])


def without_a(rng: Random, classes: tuple[str, ...] = ("clothing", "lost")) -> Chunk:
    """« sans chapeau »: without a hat; English adds an article."""
    usable = [n for n in clauses.lexicon.nouns_of(classes) if not n.notes]
    bare = np_.noun_phrase(pick(rng, usable), Chunk()).chunk
    article = English(
        np_.INDEFINITE_ENGLISH, bare.french[-1:], (("article-appears", bare.french[0]),)
    )
    return phrase("sans", "without") + Chunk((), (article,)) + bare
