"""Infinitives: I want to eat, she can swim, we must leave, in order to, before."""

from dataclasses import replace
from functools import cache
from random import Random

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar import choose, clauses
from illustrated_models.data.translation.grammar import pronouns as pro
from illustrated_models.data.translation.grammar.chance import pick, weighted
from illustrated_models.data.translation.grammar.clauses import Clause
from illustrated_models.data.translation.grammar.noun_phrases import NounPhrase
from illustrated_models.data.translation.grammar.verb_groups import (
    CONDITIONAL,
    FUTURE,
    IMPERFECT,
    NEAR,
    PAST,
    PRESENT,
    RECENT,
    Manner,
    VerbGroup,
    verb_group,
)  # fmt: skip
from illustrated_models.data.translation.lexicon import Frame, Verb
from illustrated_models.data.translation.words import PRONOUN, Chunk, English, French, phrase

MODALS = {
    ("pouvoir", PRESENT): "can", ("pouvoir", IMPERFECT): "could", ("pouvoir", PAST): "could",
    ("pouvoir", CONDITIONAL): "could", ("pouvoir", FUTURE): "will be able to",
    ("devoir", PRESENT): "must", ("devoir", CONDITIONAL): "should",
    ("devoir", FUTURE): "will have to", ("devoir", PAST): "had to",
}  # fmt: skip
NOT_CHOSEN = frozenset((
    "mourir", "vieillir", "disparaître", "tomber", "perdre", "voir", "entendre", "se tromper",
    "se perdre", "surprendre", "échouer",
))  # fmt: skip
GOING = ("aller", "sortir", "venir", "rentrer", "se lever", "téléphoner", "écrire", "revenir")
LASTING = (
    "habiter", "vivre", "connaître", "travailler", "attendre", "chercher", "dormir", "étudier",
    "apprendre", "jouer",
)  # fmt: skip
PURPOSES = (("pour", "to", "base"), ("avant de", "before", "ing"), ("sans", "without", "ing"))


@cache
def chains() -> tuple[tuple[Verb, str, str], ...]:
    """Verbs that another verb follows: the verb, the French link word, to or -ing in English."""
    return tuple(
        (lexicon.make_verb(r["french"], r["english"], r["kind"]), r["link"], r["form"])
        for r in lexicon.rows("catenatives")
    )


@cache
def modal_verb(lemma: str) -> Verb:
    """Pouvoir or devoir."""
    return lexicon.make_verb(lemma, "be", "state")


@cache
def doable() -> tuple[tuple[Verb, Frame], ...]:
    """What a person can want to do."""
    return tuple(
        (v, f)
        for v, f in clauses.uses()
        if "person" in f.subjects
        and v.kind not in ("state", "be", "be_event")
        and v.lemma not in NOT_CHOSEN
    )


def infinitive(
    rng: Random, subject: NounPhrase, use: tuple[Verb, Frame], form: str = "to"
) -> Chunk:
    """The infinitive with all that follows it: « manger une pomme », « se lever »."""
    verb, frame = use
    own = (French(pro.REFLEXIVES[subject.person], PRONOUN),) if verb.reflexive else ()
    words = (
        *own,
        French(verb.french.infinitive),
        *(French(word) for word in verb.french_rest),
    )
    forms = verb.english.progressive if form == "ing" else verb.english.base
    start = ("to", *forms) if form == "to" else forms
    chunk = Chunk(words, tuple(English(word, words) for word in start))
    return chunk + clauses.rest_of(rng, frame, clauses.setting_of(subject, adjectives=0.15))


def wanting(rng: Random, question: bool = False, subject: NounPhrase | None = None) -> Clause:
    """« elle essaie de dormir »: a verb and an infinitive."""
    verb, link, form = pick(rng, chains())
    subject = subject or clauses.choose_subject(rng, ("person",), 0.6)
    tense = clauses.choose_tense(rng, verb, subject)
    if tense in (NEAR, RECENT):
        tense = PRESENT
    if verb.lemma == "vouloir" and rng.random() < 0.3:
        verb, tense = _would_like(), CONDITIONAL
    negation = "pas" if rng.random() < 0.15 else ""
    group = verb_group(verb, subject, Manner(tense, negation, question))
    rest = infinitive(rng, subject, pick(rng, doable()), form)
    if link:
        rest = Chunk((French(link), *rest.french), rest.english)
    return Clause(subject, group, rest, tense)


@cache
def _would_like() -> Verb:
    return lexicon.make_verb("vouloir", "like", "state")


def able(rng: Random, question: bool = False, subject: NounPhrase | None = None) -> Clause:
    """« je peux venir », « tu dois partir »: can and must."""
    subject = subject or clauses.choose_subject(rng, ("person",), 0.65)
    lemma = "pouvoir" if rng.random() < 0.55 else "devoir"
    tenses = [tense for verb, tense in MODALS if verb == lemma]
    tense = PRESENT if rng.random() < 0.65 else pick(rng, tenses)
    if question and tense == PAST:
        tense = PRESENT
    words = MODALS[lemma, tense].split()
    negation = (
        "pas" if rng.random() < 0.2 and words[0] in ("can", "could", "must", "should") else ""
    )
    group = verb_group(modal_verb(lemma), subject, Manner(tense, negation))
    group = _with_modal(group, words, negation, question)
    return Clause(subject, group, infinitive(rng, subject, pick(rng, doable()), "base"), tense)


def _with_modal(group: VerbGroup, words: list[str], negation: str, question: bool) -> VerbGroup:
    """The verb group with can, must, will be able to … in place of be."""
    finite = group.head[-1]
    sources = (finite, *(group.tail[-1:] if group.tail and not negation else ()))
    helper = English(words[0], sources)
    following = tuple(English(word, sources) for word in words[1:])
    if not negation:
        return replace(group, auxiliary=(helper,), main=following)
    pas = group.tail[0]
    links = (("negation", pas),)
    if words[0] == "can" and not question:
        return replace(
            group, auxiliary=(English("cannot", (group.head[0], finite, pas), links),), main=()
        )
    negator = English("not", (group.head[0], pas), links)
    return replace(group, auxiliary=(helper, negator), main=())


def necessary(rng: Random) -> Chunk:
    """« il faut partir »: we must leave."""
    il, faut = French("il"), French("faut")
    we = pro.subject_pronoun(4)
    rest = infinitive(rng, we, plain_use(rng), "base")
    if rng.random() < 0.25:
        ne, pas = French("ne"), French("pas")
        negator = English("not", (ne, pas), (("negation", pas),))
        start = Chunk(
            (il, ne, faut, pas), (English("we", (il,)), English("must", (faut,)), negator)
        )
    else:
        start = Chunk((il, faut), (English("we", (il,)), English("must", (faut,))))
    return start + rest


def plain_use(rng: Random) -> tuple[Verb, Frame]:
    """Something to do whose French verb has no pronoun of its own."""
    while True:
        use = pick(rng, doable())
        if not use[0].reflexive:
            return use


def in_progress(rng: Random) -> Clause:
    """« elle est en train de manger »: she is eating."""
    verb, frame = pick(rng, doable())
    while verb.kind not in ("act", "now"):
        verb, frame = pick(rng, doable())
    subject = clauses.choose_subject(rng, ("person",), 0.5)
    tense = PRESENT if rng.random() < 0.75 else IMPERFECT
    be = verb_group(lexicon.make_verb("être", "be", "be"), subject, Manner(tense))
    link = tuple(French(word) for word in ("en", "train", "de"))
    rest = infinitive(rng, subject, (verb, frame), "ing")
    return Clause(subject, be, Chunk((*link, *rest.french), rest.english), tense)


def purpose(rng: Random) -> Chunk:
    """« Marie est sortie pour acheter du pain »: to buy some bread."""
    use = pick(rng, clauses.personal_uses(*GOING))
    subject = clauses.choose_subject(rng, ("person",))
    clause = clauses.choose_clause(
        rng, subject, use, with_time=0.05, adjectives=0.1, negative=False
    )
    fr, en, form = weighted(rng, tuple(zip((0.6, 0.25, 0.15), PURPOSES, strict=True)))
    return clause.statement() + phrase(fr, en) + infinitive(rng, subject, pick(rng, doable()), form)


def since(rng: Random) -> Clause:
    """« j'habite à Paris depuis dix ans »: I have lived in Paris for ten years."""
    verb, frame = pick(rng, clauses.personal_uses(*LASTING))
    subject = clauses.choose_subject(rng, ("person",))
    english = "perfect" if verb.kind == "state" else "perfect_progressive"
    group = verb_group(verb, subject, Manner(PRESENT, english=english))
    rest = clauses.rest_of(rng, frame, clauses.setting_of(subject, adjectives=0.1))
    units = pick(
        rng, (("ans", "years"), ("mois", "months"), ("semaines", "weeks"), ("jours", "days"))
    )
    span = phrase("depuis", "for") + choose.number(rng, 12) + phrase(*units)
    return Clause(subject, group, rest + span, PRESENT)
