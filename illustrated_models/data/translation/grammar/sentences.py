"""Whole sentences of every kind, in the shares that training needs."""

from functools import cache
from random import Random

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar import (
    choose,
    clauses,
    commands,
    comparisons,
    copulas,
    formulas,
    infinitives,
    joining,
    long_sentences,
    objects,
    passives,
    places,
    questions,
    relative,
    times,
)  # fmt: skip
from illustrated_models.data.translation.grammar import noun_phrases as np_
from illustrated_models.data.translation.grammar.chance import pick, weighted
from illustrated_models.data.translation.grammar.verb_groups import Manner, verb_group
from illustrated_models.data.translation.words import Chunk, phrase

_OWNABLE = (
    "pet vehicle home clothing worn small document furniture device tool instrument toy close "
    "kin room homework"
)
OWNABLE = frozenset(_OWNABLE.split())


MOVEMENTS = (
    "sortir", "partir", "venir", "aller", "danser", "se promener", "marcher", "rentrer",
    "travailler", "revenir", "voyager", "dormir", "arriver",
)  # fmt: skip


def simple(rng: Random) -> Chunk:
    """One clause."""
    roll = rng.random()
    clause = clauses.any_clause(rng, with_time=0.0 if 0.05 < roll < 0.18 else 0.3)
    statement = clause.statement()
    if roll < 0.05:
        past = clause.tense == "past"
        kind = "sentence_past" if past and rng.random() < 0.5 else "sentence"
        return phrase(*pick(rng, times.adverbs(kind))) + statement
    if roll < 0.1:
        return accompanied(rng)
    if 0.1 < roll < 0.18 and clause.subject.kind == "person" and not clause.rest.french:
        return statement + places.place(rng)
    return statement


def accompanied(rng: Random) -> Chunk:
    """« il est parti sans chapeau », « viens avec moi »: with me, without a hat."""
    subject = clauses.choose_subject(rng, ("person",))
    clause = clauses.choose_clause(
        rng, subject, pick(rng, clauses.personal_uses(*MOVEMENTS)), with_time=0.0
    )
    if rng.random() < 0.4 and "avec" not in {w.text for w in clause.rest.french}:
        return clause.statement() + objects.strong(rng, subject)
    return clause.statement() + objects.without_a(rng)


def with_relative(rng: Random) -> Chunk:
    """A clause whose subject is told apart by a relative clause."""
    verb, frame = pick(rng, clauses.uses())
    noun = pick(rng, lexicon.nouns_of(frame.subjects))
    if "kin" in noun.classes:
        subject = choose.kin(rng, choose.ALONE, noun)
    else:
        subject = choose.subject_of(rng, noun)
    subject = relative.choose_relative(rng, subject)
    return clauses.choose_clause(rng, subject, (verb, frame), with_time=0.1).statement()


def owner_kind(rng: Random) -> Chunk:
    """« Marie a perdu son chien »: whose it is decides between his and her."""
    (verb, frame, slot), nouns = pick(rng, _owned_uses())
    noun = pick(rng, nouns)
    subject = choose.third_person(rng)
    one = "mass" in noun.notes or "kin" in noun.classes
    plural = "plural" in noun.notes or (not one and rng.random() < 0.25)
    adjectives = choose.choose_adjectives(rng, noun, 0.15)
    thing = np_.noun_phrase(noun, np_.possessive(noun, plural, subject), plural, adjectives)
    if rng.random() < 0.3 and subject.noun is not None:
        subject = relative.choose_as_subject(rng, subject)
    tense = clauses.choose_tense(rng, verb, subject)
    rest = clauses.rest_of(rng, relative.without(frame, slot), clauses.setting_of(subject))
    group = verb_group(verb, subject, Manner(tense))
    return clauses.Clause(subject, group, thing.chunk + rest, tense).statement()


@cache
def _owned_uses() -> tuple[tuple[objects.Use, tuple[lexicon.Noun, ...]], ...]:
    """What people do to what is theirs: the use of a verb and the nouns that fit."""
    found = []
    for use in objects.transitive():
        nouns = tuple(n for n in lexicon.nouns_of(use[2].classes) if n.classes & OWNABLE)
        if nouns and "person" in use[1].subjects:
            found.append((use, nouns))
    return tuple(found)


def liking(rng: Random) -> Chunk:
    """« j'aime le chocolat »: English drops the article."""
    usable = [u for u in clauses.uses() if u[1].complements and u[1].complements[0].generic]
    subject = clauses.choose_subject(rng, ("person",), 0.6)
    question = rng.random() < 0.15
    clause = clauses.choose_clause(
        rng, subject, pick(rng, usable), question=question, with_time=0.0
    )
    return questions.est_ce_que(clause) if question else clause.statement()


def country_visit(rng: Random) -> Chunk:
    """« elle a visité la France »."""
    fr, en, kind = pick(
        rng,
        (
            ("visiter", "visit", "act"),
            ("aimer", "like", "state"),
            ("quitter", "leave", "event"),
            ("connaître", "know", "state"),
        ),
    )
    verb = lexicon.make_verb(fr, en, kind)
    subject = clauses.choose_subject(rng, ("person",))
    frame = lexicon.Frame(("person",), ())
    clause = clauses.choose_clause(rng, subject, (verb, frame), with_time=0.0)
    where = places.country_name(rng)
    group = clause.group
    return clauses.Clause(subject, group, where, clause.tense).statement()


def part(rng: Random) -> Chunk:
    """« la porte de la maison est ouverte »."""
    thing = choose.part_of_something(rng)
    rest = copulas.description_of(rng, thing)
    if rest is None:
        return phrase("voici", "here is") + thing.chunk
    return copulas.copula(rng, thing, rest).statement()


def opening_time(rng: Random) -> Chunk:
    """« hier, Paul a mangé une pomme »: the time first."""
    use = pick(rng, clauses.uses())
    tense = "past" if use[0].kind == "be_event" or rng.random() < 0.6 else "future"
    if use[0].kind in ("state", "be"):
        tense = "imperfect"
    subject = clauses.choose_subject(rng, use[1].subjects)
    if subject.pronoun and subject.chunk.french[0].text == "on":
        subject = choose.named(rng)
    clause = clauses.choose_clause(rng, subject, use, tense, with_time=0.0)
    when = clauses.TIME_OF_TENSE.get(tense, times.past_time)(rng)
    return when + clause.statement()


def copula_kind(rng: Random) -> Chunk:
    """Being, having, there is, it is."""
    way = weighted(rng, COPULAS)
    made = way(rng)
    return made if isinstance(made, Chunk) else made.statement()


COPULAS = ((0.3, copulas.described), (0.14, copulas.located), (0.2, copulas.profession),
           (0.12, copulas.there_is), (0.12, copulas.it_is), (0.12, copulas.possession),
           (0.07, comparisons.comparison), (0.03, comparisons.superlative))  # fmt: skip


def object_kind(rng: Random) -> Chunk:
    """Pronouns before the verb, nothing, nobody, there."""
    ways = ((0.5, objects.with_pronoun), (0.25, objects.to_someone), (0.15, objects.nothing),
            (0.1, objects.there))  # fmt: skip
    return weighted(rng, ways)(rng).statement()


def infinitive_kind(rng: Random) -> Chunk:
    """Can, must, want to, in order to, since."""
    roll = rng.random()
    if roll < 0.16:
        return infinitives.necessary(rng)
    if roll < 0.3:
        return infinitives.purpose(rng)
    ways = ((0.35, infinitives.wanting), (0.35, infinitives.able), (0.12, infinitives.in_progress),
            (0.13, infinitives.since))  # fmt: skip
    return weighted(rng, ways)(rng).statement()


def joined_kind(rng: Random) -> Chunk:
    """Two clauses."""
    ways = ((0.34, joining.same_subject), (0.16, joining.same_object), (0.1, joining.two_clauses),
            (0.08, joining.because), (0.08, joining.if_clause), (0.1, joining.when),
            (0.18, joining.opinion))  # fmt: skip
    return weighted(rng, ways)(rng)


KINDS = (
    (0.2, simple), (0.05, owner_kind), (0.1, copula_kind), (0.07, formulas.formula),
    (0.08, questions.question),
    (0.04, commands.command), (0.05, object_kind), (0.06, infinitive_kind),
    (0.1, joined_kind), (0.02, liking), (0.01, country_visit), (0.01, part), (0.03, opening_time),
    (0.06, with_relative), (0.21, long_sentences.long_sentence),
)  # fmt: skip


def passive(rng: Random) -> Chunk:
    """« le traité a été signé par le ministre »."""
    return passives.passive(rng).statement()


ALL_KINDS = (*KINDS, (0.04, passive))


def choose_sentence(rng: Random) -> Chunk:
    """A sentence of any kind."""
    return weighted(rng, ALL_KINDS)(rng)
