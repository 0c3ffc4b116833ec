"""What a card's questions are made of."""

import torch

from illustrated_models.data.translation.corpus import Pair
from illustrated_models.training import evaluation
from illustrated_models.training.answers import answers
from illustrated_models.training.recipes import corpus_of, places
from illustrated_models.translation import translate
from illustrated_models.vocabulary import SPECIAL, Vocabulary
from tests.illustrated_models.translators import SENTENCE, WORDS, random_translator

NAMED = Pair(
    source=("Paul", "voit", "le", "chien", "de", "Marie"),
    target=("Paul", "sees", "Marie", "'s", "dog"),
    alignment=((0, 0), (1, 1), (3, 4), (4, 3), (5, 2)),
    maskable=((0, 0), (3, 4), (5, 2)),
    links=(),
)


def pair(*source: str) -> Pair:
    return Pair(source, ("the", "cat"), ((0, 0),), (), ())


def test_a_name_is_exchanged_on_both_sides():
    changed = evaluation.with_name(NAMED, "Zbigniew")
    assert changed is not None
    assert changed.source == ("Zbigniew", "voit", "le", "chien", "de", "Marie")
    assert changed.target == ("Zbigniew", "sees", "Marie", "'s", "dog")


def test_a_sentence_without_a_name_is_not_renamed():
    assert evaluation.with_name(pair("le", "chat"), "Zbigniew") is None


def test_names_and_nouns_are_told_apart():
    names, nouns = places(NAMED)
    assert names == ((0, 0), (5, 2))
    assert nouns == ((3, 4),)


def test_a_corpus_counts_its_words_and_hides_the_rare_ones():
    corpus = corpus_of([NAMED, NAMED, pair("le", "chat")], at_least=2)
    assert "chien" in corpus.vocabularies.source
    assert "chat" not in corpus.vocabularies.source
    assert corpus.sentences[0].names == ((0, 0), (5, 2))
    assert ("le", "chat") in corpus.seen


def test_there_are_150_visitors_sentences_with_answers():
    asked = evaluation.visitors(Vocabulary(SPECIAL))
    assert len(asked) == 150
    assert all(visitor.source and all(visitor.accepted) for visitor in asked)


def test_an_answer_asked_in_a_batch_is_that_of_a_sentence_asked_alone():
    questions = [pair(*SENTENCE), pair("chien"), pair("le", "Zbigniew", "mange")]
    for attention in (None, "dot", "additive"):
        model = random_translator(attention, spread=4.0)
        for question, answer in zip(questions, answers(model, WORDS, questions), strict=True):
            alone = translate(model, WORDS, question.source)
            assert answer.written == alone.target_tokens
            assert answer.finished == (alone.predicted_tokens[-1] == "</s>")
            torch.testing.assert_close(answer.confidence, alone.confidence)
            assert len(answer.corrected) == 3
            assert len(answer.looked_at) == (3 if attention else 0)
            assert all(0 <= place < len(question.source) for place in answer.looked_at)
