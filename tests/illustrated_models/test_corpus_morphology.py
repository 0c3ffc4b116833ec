"""Word forms of both languages against hand-written tables."""

import pytest

from illustrated_models.data.translation import english, french, lexicon

PRESENT = {
    "manger": "mange manges mange mangeons mangez mangent",
    "commencer": "commence commences commence commençons commencez commencent",
    "acheter": "achète achètes achète achetons achetez achètent",
    "appeler": "appelle appelles appelle appelons appelez appellent",
    "préférer": "préfère préfères préfère préférons préférez préfèrent",
    "nettoyer": "nettoie nettoies nettoie nettoyons nettoyez nettoient",
    "finir": "finis finis finit finissons finissez finissent",
    "vendre": "vends vends vend vendons vendez vendent",
    "être": "suis es est sommes êtes sont",
    "avoir": "ai as a avons avez ont",
    "aller": "vais vas va allons allez vont",
    "prendre": "prends prends prend prenons prenez prennent",
    "écrire": "écris écris écrit écrivons écrivez écrivent",
    "voir": "vois vois voit voyons voyez voient",
    "peindre": "peins peins peint peignons peignez peignent",
    "jeter": "jette jettes jette jetons jetez jettent",
}
OTHER_FORMS = [
    ("manger", "imperfect", 0, "mangeais"), ("manger", "imperfect", 3, "mangions"),
    ("être", "imperfect", 2, "était"), ("finir", "imperfect", 5, "finissaient"),
    ("lire", "imperfect", 4, "lisiez"), ("aller", "future", 0, "irai"),
    ("voir", "future", 3, "verrons"), ("acheter", "future", 2, "achètera"),
    ("préférer", "future", 2, "préférera"), ("vendre", "future", 5, "vendront"),
    ("vouloir", "conditional", 0, "voudrais"), ("nettoyer", "future", 1, "nettoieras"),
    ("envoyer", "future", 0, "enverrai"), ("venir", "future", 4, "viendrez"),
]  # fmt: skip
PARTICIPLES = {
    "manger": "mangé", "finir": "fini", "vendre": "vendu", "être": "été", "avoir": "eu",
    "prendre": "pris", "ouvrir": "ouvert", "naître": "né", "mourir": "mort", "boire": "bu",
    "peindre": "peint", "mettre": "mis",
}  # fmt: skip
FRENCH_PLURALS = {
    "chat": "chats", "souris": "souris", "château": "châteaux", "cheval": "chevaux",
    "genou": "genoux", "jeu": "jeux", "prix": "prix", "œil": "yeux", "monsieur": "messieurs",
    "pomme de terre": "pommes de terre", "grand-mère": "grands-mères", "hibou": "hiboux",
}  # fmt: skip
ADJECTIVES = {
    "beau": "beau belle beaux belles", "vieux": "vieux vieille vieux vieilles",
    "nouveau": "nouveau nouvelle nouveaux nouvelles", "blanc": "blanc blanche blancs blanches",
    "heureux": "heureux heureuse heureux heureuses", "cher": "cher chère chers chères",
    "européen": "européen européenne européens européennes",
    "national": "national nationale nationaux nationales", "gris": "gris grise gris grises",
    "bon": "bon bonne bons bonnes", "sec": "sec sèche secs sèches",
    "économique": "économique économique économiques économiques",
}  # fmt: skip
ENGLISH_PLURALS = {
    "enfant": "children", "souris": "mice", "pied": "feet", "couteau": "knives", "dent": "teeth",
    "cerise": "cherries", "boîte": "boxes", "église": "churches", "homme": "men", "héros": "heroes",
}  # fmt: skip
ENGLISH_VERBS = {
    "eat": "eats ate eaten eating", "go": "goes went gone going",
    "carry": "carries carried carried carrying", "stop": "stops stopped stopped stopping",
    "write": "writes wrote written writing", "run": "runs ran run running",
    "watch": "watches watched watched watching", "lie": "lies lied lied lying",
    "play": "plays played played playing", "see": "sees saw seen seeing",
    "travel": "travels travelled travelled travelling", "open": "opens opened opened opening",
}  # fmt: skip


@pytest.mark.parametrize("infinitive", PRESENT)
def test_the_present_is_that_of_the_grammar_book(infinitive):
    forms = french.conjugate(infinitive, lexicon.irregular_french())
    assert " ".join(forms.present) == PRESENT[infinitive]


@pytest.mark.parametrize(("infinitive", "tense", "person", "form"), OTHER_FORMS)
def test_the_other_tenses_are_those_of_the_grammar_book(infinitive, tense, person, form):
    verb = french.conjugate(infinitive, lexicon.irregular_french())
    assert getattr(verb, tense)[person] == form


@pytest.mark.parametrize("infinitive", PARTICIPLES)
def test_the_participle_is_that_of_the_grammar_book(infinitive):
    verb = french.conjugate(infinitive, lexicon.irregular_french())
    assert verb.participle == PARTICIPLES[infinitive]


def test_a_participle_agrees_with_gender_and_number():
    assert french.agree("allé", True, True) == "allées"
    assert french.agree("mis", False, True) == "mis"
    assert french.agree("mis", True, True) == "mises"


@pytest.mark.parametrize("lemma", FRENCH_PLURALS)
def test_a_french_noun_has_its_plural(lemma):
    assert " ".join(lexicon.noun(lemma).french_plural) == FRENCH_PLURALS[lemma]


@pytest.mark.parametrize("lemma", ADJECTIVES)
def test_an_adjective_has_four_forms(lemma):
    forms = lexicon.adjective(lemma).forms
    order = ((False, False), (True, False), (False, True), (True, True))
    assert " ".join(forms[key] for key in order) == ADJECTIVES[lemma]


@pytest.mark.parametrize("lemma", ENGLISH_PLURALS)
def test_an_english_noun_has_its_plural(lemma):
    assert " ".join(lexicon.noun(lemma).english_plural) == ENGLISH_PLURALS[lemma]


@pytest.mark.parametrize("base", ENGLISH_VERBS)
def test_an_english_verb_has_its_forms(base):
    forms = english.verb_forms(base, lexicon.irregular_english())
    shown = (forms.third, forms.past, forms.participle, forms.progressive)
    assert " ".join(form[0] for form in shown) == ENGLISH_VERBS[base]


@pytest.mark.parametrize(
    ("word", "article"), [("apple", "an"), ("hour", "an"), ("university", "a"), ("house", "a"),
                          ("European", "a"), ("old", "an"), ("umbrella", "an"), ("useful", "a")]
)  # fmt: skip
def test_a_or_an_follows_the_sound(word, article):
    assert english.article(word) == article


def test_an_unknown_word_is_answered_with_the_nearest():
    with pytest.raises(KeyError, match="chat"):
        lexicon.noun("chatt")
    with pytest.raises(KeyError, match="manger"):
        lexicon.verb("mangr")
    with pytest.raises(FileNotFoundError, match="verbs"):
        lexicon.rows("verb")
    with pytest.raises(ValueError, match="verb_forms_french"):
        french.conjugate("xyz", {})


def test_the_lexicon_holds_a_thousand_lemmas():
    assert sum(lexicon.lemma_counts().values()) >= 1000
    assert lexicon.lemma_counts()["noun"] >= 520


def test_every_class_that_a_verb_asks_for_has_a_noun():
    classes = {name for noun in lexicon.nouns() for name in noun.classes}
    special = {"city", "country", "loc", "loc_out", "work_loc", "dest", "from"}
    for verb in lexicon.verbs():
        assert verb.frames, verb.lemma
        for frame in verb.frames:
            asked = {*frame.subjects, *(c for slot in frame.complements for c in slot.classes)}
            assert asked <= classes | special, (verb.lemma, asked - classes - special)


def test_no_word_is_listed_twice():
    for lemmas in (
        [(noun.lemma, noun.english) for noun in lexicon.nouns()],
        [(verb.lemma, verb.english.base) for verb in lexicon.verbs()],
        [adjective.lemma for adjective in lexicon.adjectives()],
    ):
        assert len(lemmas) == len(set(lemmas))
