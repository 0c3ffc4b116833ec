"""Single constructions against a French sentence, its translation and alignment by hand."""

from collections.abc import Callable

import pytest

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar import noun_phrases as np_
from illustrated_models.data.translation.grammar import pronouns as pro
from illustrated_models.data.translation.grammar import questions, relative
from illustrated_models.data.translation.grammar.clauses import Clause
from illustrated_models.data.translation.grammar.copulas import adjective_chunk, be
from illustrated_models.data.translation.grammar.passives import passive_group
from illustrated_models.data.translation.grammar.verb_groups import Manner, verb_group
from illustrated_models.data.translation.words import Chunk, finish, phrase

NP = np_.NounPhrase
JE, TU, IL, ELLE, NOUS, ILS = (pro.subject_pronoun(i) for i in (0, 1, 2, 3, 4, 6))
MARIE, PAUL = np_.name_phrase("Marie", True), np_.name_phrase("Paul", False)


def the(lemma: str, *adjectives: str, plural: bool = False) -> NP:
    noun = lexicon.noun(lemma)
    chosen = tuple(lexicon.adjective(word) for word in adjectives)
    return np_.noun_phrase(noun, np_.the(noun, plural), plural, chosen)


def some(lemma: str, *adjectives: str, plural: bool = False) -> NP:
    noun = lexicon.noun(lemma)
    chosen = tuple(lexicon.adjective(word) for word in adjectives)
    leads = bool(chosen) and chosen[0].place == "before"
    return np_.noun_phrase(noun, np_.some(noun, plural, leads), plural, chosen)


def owned(lemma: str, owner: NP, plural: bool = False) -> NP:
    noun = lexicon.noun(lemma)
    return np_.noun_phrase(noun, np_.possessive(noun, plural, owner), plural)


def does(subject: NP, verb: str, rest: NP | Chunk | None = None, **how: object) -> Clause:
    manner = Manner(**how)  # ty: ignore
    chunk = rest.chunk if isinstance(rest, NP) else rest or Chunk()
    return Clause(subject, verb_group(lexicon.verb(verb), subject, manner), chunk, manner.tense)


def is_(subject: NP, adjective: str, tense: str = "present") -> Clause:
    said = adjective_chunk(lexicon.adjective(adjective), subject)
    return Clause(subject, verb_group(be(), subject, Manner(tense)), said, tense)


def it(noun: NP, verb: str, subject: NP, **how: object) -> Chunk:
    word, english = pro.object_clitic(noun)
    later = does(subject, verb, Chunk((), (english,)), clitics=(word,), **how)
    return noun.chunk + phrase("et", "and") + later.statement()


def signed() -> Chunk:
    treaty = the("traité")
    return Clause(
        treaty, passive_group(lexicon.verb("signer"), treaty, "past"), Chunk(), "past"
    ).statement()


GOLDEN: dict[str, tuple[Callable[[], Chunk], str, str]] = {
    "le chat noir dort": (
        lambda: does(the("chat", "noir"), "dormir").statement(),
        "the black cat sleeps", "0-0 1-2 2-1 3-3"),
    "le petit chat noir dort": (
        lambda: does(the("chat", "petit", "noir"), "dormir").statement(),
        "the small black cat sleeps", "0-0 1-1 2-3 3-2 4-4"),
    "elle a mangé une pomme": (
        lambda: does(ELLE, "manger", some("pomme"), tense="past").statement(),
        "she ate an apple", "0-0 1-1 2-1 3-2 4-3"),
    "il ne mange pas": (
        lambda: does(IL, "manger", negation="pas").statement(),
        "he does not eat", "0-0 1-2 2-1 2-3 3-2"),
    "je n' ai jamais dormi": (
        lambda: does(JE, "dormir", tense="past", negation="jamais").statement(),
        "I never slept", "0-0 1-1 2-2 3-1 4-2"),
    "nous mangerons du pain": (
        lambda: does(NOUS, "manger", some("pain"), tense="future").statement(),
        "we will eat some bread", "0-0 1-1 1-2 2-3 3-4"),
    "tu dormais": (
        lambda: does(TU, "dormir", tense="imperfect").statement(),
        "you were sleeping", "0-0 1-1 1-2"),
    "Marie est arrivée": (
        lambda: does(MARIE, "arriver", tense="past").statement(),
        "Marie arrived", "0-0 1-1 2-1"),
    "ils se sont levés": (
        lambda: does(ILS, "se lever", tense="past").statement(),
        "they got up", "0-0 1-1 1-2 2-1 2-2 3-1 3-2"),
    "je vais dormir": (
        lambda: does(JE, "dormir", tense="near").statement(),
        "I am going to sleep", "0-0 1-1 1-2 1-3 1-4 2-1 2-2 2-3 2-4"),
    "Marie cherche son chien": (
        lambda: does(MARIE, "chercher", owned("chien", MARIE)).statement(),
        "Marie is looking for her dog", "0-0 1-1 1-2 1-3 2-4 3-5"),
    "Paul cherche sa montre": (
        lambda: does(PAUL, "chercher", owned("montre", PAUL)).statement(),
        "Paul is looking for his watch", "0-0 1-1 1-2 1-3 2-4 3-5"),
    "Paul cherche son écharpe": (
        lambda: does(PAUL, "chercher", owned("écharpe", PAUL)).statement(),
        "Paul is looking for his scarf", "0-0 1-1 1-2 1-3 2-4 3-5"),
    "l' ami de l' homme dort": (
        lambda: does(np_.owned_by(the("homme"), np_.noun_phrase(lexicon.noun("ami"), Chunk()),
                                  Chunk((np_.definite(False, False),))), "dormir").statement(),
        "the man 's friend sleeps", "1-3 2-2 3-0 4-1 5-4"),
    "le frère du roi dort": (
        lambda: does(np_.owned_by(the("roi"), np_.noun_phrase(lexicon.noun("frère"), Chunk()),
                                  Chunk((np_.definite(False, False),))), "dormir").statement(),
        "the king 's brother sleeps", "1-3 2-0 2-2 3-1 4-4"),
    "le vieil homme dort": (
        lambda: does(the("homme", "vieux"), "dormir").statement(),
        "the old man sleeps", "0-0 1-1 2-2 3-3"),
    "de beaux oiseaux chantent": (
        lambda: does(some("oiseau", "beau", plural=True), "chanter").statement(),
        "some beautiful birds sing", "0-0 1-1 2-2 3-3"),
    "le héros dort": (
        lambda: does(the("héros"), "dormir").statement(), "the hero sleeps", "0-0 1-1 2-2"),
    "le traité a été signé": (
        signed, "the treaty was signed", "0-0 1-1 2-2 2-3 3-2 3-3 4-2 4-3"),
    "la voiture est vieille": (
        lambda: is_(the("voiture"), "vieux").statement(), "the car is old", "0-0 1-1 2-2 3-3"),
    "les pommes étaient mûres": (
        lambda: is_(the("pomme", plural=True), "mûr", "imperfect").statement(),
        "the apples were ripe", "0-0 1-1 2-2 3-3"),
    "j' aime le chocolat": (
        lambda: does(JE, "aimer", np_.generic(lexicon.noun("chocolat"), False)).statement(),
        "I like chocolate", "0-0 1-1 3-2"),
    "est-ce que tu manges ?": (
        lambda: questions.est_ce_que(does(TU, "manger", question=True)),
        "do you eat ?", "2-1 3-0 3-2 4-3"),
    "a -t-il mangé ?": (
        lambda: questions.inverted(does(IL, "manger", question=True, tense="past")),
        "did he eat ?", "0-0 0-2 1-1 2-0 2-2 3-3"),
    "tu dors ?": (
        lambda: questions.rising(does(TU, "dormir", question=True)),
        "do you sleep ?", "0-1 1-0 1-2 2-3"),
    "le chat que la dame a vu dort": (
        lambda: does(relative.as_object(the("chat"), does(the("dame"), "voir", tense="past")),
                     "dormir").statement(),
        "the cat that the lady saw sleeps", "0-0 1-1 2-2 3-3 4-4 5-5 6-5 7-6"),
    "la dame qui chante dort": (
        lambda: does(relative.as_subject(the("dame"), does(the("dame"), "chanter")),
                     "dormir").statement(),
        "the lady who sings sleeps", "0-0 1-1 2-2 3-3 4-4"),
    "la pomme et il l' a mangée": (
        lambda: it(the("pomme"), "manger", IL, tense="past", object_feminine=True),
        "the apple and he ate it", "0-0 1-1 2-2 3-3 4-5 5-4 6-4"),
}  # fmt: skip


@pytest.mark.parametrize("french", GOLDEN)
def test_a_construction_is_translated_and_aligned_as_by_hand(french):
    build, english, alignment = GOLDEN[french]
    pair = finish(build())
    assert " ".join(pair.source) == french
    assert " ".join(pair.target) == english
    assert " ".join(f"{s}-{t}" for s, t in pair.alignment) == alignment


def test_the_links_name_the_word_that_decides():
    build = GOLDEN["Marie cherche son chien"][0]
    assert ("his-her", 0, 4) in finish(build()).links
    assert ("negation", 3, 2) in finish(GOLDEN["il ne mange pas"][0]()).links
    assert ("passe-compose", 2, 1) in finish(GOLDEN["elle a mangé une pomme"][0]()).links
    assert ("article-vanishes", 2, 2) in finish(GOLDEN["j' aime le chocolat"][0]()).links
    assert ("it-he-she", 1, 5) in finish(GOLDEN["la pomme et il l' a mangée"][0]()).links
