"""The verb with its helpers in both languages: tense, negation, and short words before the verb."""

from dataclasses import dataclass, replace
from functools import cache

from illustrated_models.data.translation import french, lexicon
from illustrated_models.data.translation.english import VerbForms
from illustrated_models.data.translation.grammar.noun_phrases import NounPhrase
from illustrated_models.data.translation.grammar.pronouns import REFLEXIVES
from illustrated_models.data.translation.lexicon import Verb
from illustrated_models.data.translation.words import PRONOUN, English, French

PRESENT, IMPERFECT, FUTURE, CONDITIONAL = "present", "imperfect", "future", "conditional"
PAST, NEAR, RECENT = "past", "near", "recent"
PHENOMENON_OF_TENSE = {PAST: "passe-compose", IMPERFECT: "imparfait", FUTURE: "futur"}
STATES = ("state", "be")
NEGATIONS = {"pas": "not", "jamais": "never", "plus": "no longer", "rien": "nothing"}


@dataclass(frozen=True, slots=True)
class Manner:
    """How a verb is used: tense, negation, adverb inside the group, pronouns before the verb."""

    tense: str = PRESENT
    negation: str = ""
    question: bool = False
    now: bool = False
    habit: bool = False
    adverb: tuple[str, str] | None = None
    clitics: tuple[French, ...] = ()
    object_feminine: bool = False
    object_plural: bool = False
    english: str = ""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb ready to be placed: French up to its finite verb and after it, English likewise."""

    head: tuple[French, ...]
    tail: tuple[French, ...]
    auxiliary: tuple[English, ...]
    main: tuple[English, ...]


@cache
def to_be() -> french.Conjugation:
    """The forms of être."""
    return french.conjugate("être", lexicon.irregular_french())


@cache
def to_have() -> french.Conjugation:
    """The forms of avoir."""
    return french.conjugate("avoir", lexicon.irregular_french())


@cache
def to_go() -> french.Conjugation:
    """The forms of aller."""
    return french.conjugate("aller", lexicon.irregular_french())


@cache
def to_come() -> french.Conjugation:
    """The forms of venir."""
    return french.conjugate("venir", lexicon.irregular_french())


def english_tense(kind: str, manner: Manner) -> str:
    """Which English tense renders a French one: one fixed rule for each kind of verb."""
    if manner.english:
        return manner.english
    if manner.tense == PRESENT:
        moving = kind == "now" and not manner.habit and manner.negation not in ("jamais", "plus")
        always = manner.adverb is not None
        if kind not in STATES and (manner.now or (moving and not always)):
            return "progressive"
        return "present"
    if manner.tense == IMPERFECT:
        if kind in STATES or manner.negation in ("jamais", "plus"):
            return "past"
        return "used_to" if manner.habit or manner.adverb else "past_progressive"
    return {
        PAST: "past", FUTURE: "will", CONDITIONAL: "would", NEAR: "going_to", RECENT: "just"
    }[manner.tense]  # fmt: skip


def be_form(subject: NounPhrase, past: bool) -> str:
    """Am, are, is, was or were, for this subject."""
    if subject.person == 0:
        return "was" if past else "am"
    if subject.english_plural or subject.person in (1, 3, 4):
        return "were" if past else "are"
    return "was" if past else "is"


def is_third(subject: NounPhrase) -> bool:
    """Whether English adds -s to the verb after this subject."""
    return subject.person in (2, 5) and not subject.english_plural


def english_words(
    forms: VerbForms, tense: str, subject: NounPhrase, helped: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The helping verb and the main verb; `helped` asks for do, does or did where none stands."""
    third = is_third(subject)
    if forms.base[0] == "be" and tense in ("present", "progressive"):
        return (be_form(subject, False),), forms.base[1:]
    if forms.base[0] == "be" and tense in ("past", "past_progressive"):
        return (be_form(subject, True),), forms.base[1:]
    if tense == "present":
        return _maybe_helped(helped, "does" if third else "do", forms.base,
                             forms.third if third else forms.base)  # fmt: skip
    if tense == "past":
        return _maybe_helped(helped, "did", forms.base, forms.past)
    if tense == "used_to":
        return _maybe_helped(helped, "did", ("use", "to", *forms.base), ("used", "to", *forms.base))
    if tense in ("progressive", "past_progressive"):
        return (be_form(subject, tense != "progressive"),), forms.progressive
    if tense == "going_to":
        return (be_form(subject, False),), ("going", "to", *forms.base)
    has = "has" if third else "have"
    if tense == "just":
        return (has,), ("just", *forms.participle)
    if tense == "perfect":
        return (has,), forms.participle
    if tense == "perfect_progressive":
        return (has,), ("been", *forms.progressive)
    return (tense,), forms.base


def _maybe_helped(
    helped: bool, helper: str, base: tuple[str, ...], plain: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return ((helper,), base) if helped else ((), plain)


def _participle(verb: Verb, subject: NounPhrase, manner: Manner) -> str:
    participle = verb.french.participle
    if verb.with_be:
        return french.agree(participle, subject.feminine, subject.plural)
    return french.agree(participle, manner.object_feminine, manner.object_plural)


def _french_parts(
    verb: Verb, subject: NounPhrase, manner: Manner
) -> tuple[French, tuple[French, ...], tuple[French, ...]]:
    """The finite verb, words that follow it, and the pronouns that go before the infinitive."""
    person = subject.person
    tense = manner.tense
    rest = tuple(French(word) for word in verb.french_rest)
    if tense == PAST:
        helper = to_be() if verb.with_be else to_have()
        return French(helper.present[person]), (
            French(_participle(verb, subject, manner)),
            *rest,
        ), ()  # fmt: skip
    pronouns = _pronouns(verb, subject, manner)
    if tense == NEAR:
        return French(to_go().present[person]), (
            *pronouns, French(verb.french.infinitive), *rest
        ), pronouns  # fmt: skip
    if tense == RECENT:
        return French(to_come().present[person]), (
            French("de"), *pronouns, French(verb.french.infinitive), *rest
        ), pronouns  # fmt: skip
    forms = {
        PRESENT: verb.french.present,
        IMPERFECT: verb.french.imperfect,
        FUTURE: verb.french.future,
        CONDITIONAL: verb.french.conditional,
    }[tense]
    return French(forms[person]), rest, ()


def _pronouns(verb: Verb, subject: NounPhrase, manner: Manner) -> tuple[French, ...]:
    if verb.reflexive:
        return (French(REFLEXIVES[subject.person], PRONOUN), *manner.clitics)
    return manner.clitics


def verb_group(verb: Verb, subject: NounPhrase, manner: Manner) -> VerbGroup:
    """The verb in both languages, with negation and tense, for this subject."""
    finite, following, placed = _french_parts(verb, subject, manner)
    pronouns = () if placed else _pronouns(verb, subject, manner)
    ne = (French("ne"),) if manner.negation else ()
    negator = (French(manner.negation),) if manner.negation else ()
    inner = tuple(French(word) for word in manner.adverb[0].split()) if manner.adverb else ()
    head = (*ne, *pronouns, finite)
    tail = (*negator, *inner, *following)
    reflexive = pronouns[:1] if verb.reflexive else ()
    sources = (*reflexive, finite, *_meaningful(following, placed, manner))
    auxiliary, main = _english(verb, subject, manner, sources)
    auxiliary, main = _negated(manner.negation, ne + negator, auxiliary, main)
    if manner.adverb:
        adverb = tuple(English(word, inner) for word in manner.adverb[1].split())
        main = (*adverb, *main)
    return VerbGroup(head, tail, auxiliary, main)


def _meaningful(
    following: tuple[French, ...], placed: tuple[French, ...], manner: Manner
) -> tuple[French, ...]:
    """The words after the finite verb that the English verb renders: all but object pronouns."""
    others = {id(word) for word in manner.clitics}
    return tuple(word for word in following if id(word) not in others)


def _english(
    verb: Verb, subject: NounPhrase, manner: Manner, sources: tuple[French, ...]
) -> tuple[tuple[English, ...], tuple[English, ...]]:
    helped = manner.question or manner.negation == "pas"
    tense = english_tense(verb.kind, manner)
    helpers, mains = english_words(verb.english, tense, subject, helped)
    phenomenon = PHENOMENON_OF_TENSE.get(manner.tense, "")
    decisive = sources[1 if verb.reflexive else 0]
    if manner.tense == PAST:
        decisive = sources[2 if verb.reflexive else 1]
    links = ((phenomenon, decisive),) if phenomenon else ()
    auxiliary = tuple(English(word, sources) for word in helpers)
    if not mains:
        return tuple(replace(word, links=links) for word in auxiliary), ()
    shown = 2 if mains[:2] in (("used", "to"), ("use", "to"), ("going", "to")) else 0
    main = tuple(
        English(word, sources, links if i == shown else ()) for i, word in enumerate(mains)
    )
    return auxiliary, main


def _negated(
    negation: str,
    sources: tuple[French, ...],
    auxiliary: tuple[English, ...],
    main: tuple[English, ...],
) -> tuple[tuple[English, ...], tuple[English, ...]]:
    if not negation:
        return auxiliary, main
    links = (("negation", sources[-1]),)
    words = tuple(English(word, sources, links) for word in NEGATIONS[negation].split())
    if negation == "rien":
        return auxiliary, (*main, *words)
    if negation == "pas":
        return (*auxiliary, *words), main
    return auxiliary, (*words, *main)


def split_for_question(group: VerbGroup) -> tuple[tuple[English, ...], tuple[English, ...]]:
    """The one helping verb that goes before the subject, and the rest."""
    return group.auxiliary[:1], (*group.auxiliary[1:], *group.main)


@cache
def passive_of(verb: Verb, feminine: bool, plural: bool) -> Verb:
    """The verb “be + participle”, which says the same from the object's side."""
    agreed = french.agree(verb.french.participle, feminine, plural)
    forms = ((first, *verb.english.participle) for first in ("be", "is", "was", "been", "being"))
    return replace(
        verb,
        french=to_be(),
        french_rest=(agreed, *verb.french_rest),
        english=VerbForms(*forms),
        kind="be_event",
        with_be=False,
        reflexive=False,
    )
