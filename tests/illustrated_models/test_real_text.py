"""Real text: how it is read and divided, how it is scored, and what is said of it."""

import math
import subprocess
from collections import Counter
from pathlib import Path

import pytest
import torch

from illustrated_models.data.translation.corpus import Pair
from illustrated_models.examples.translation import real_text as examples
from illustrated_models.published_translator import load_card
from illustrated_models.training.answers import Answer
from illustrated_models.training.translation import debian, real_text

FRENCH = """Package: frog
Description-md5: 1
Description-fr: outil pour l’étang
 Il compte les grenouilles de
 l'étang. Il ne compte pas les poissons.
 .
 Ce paquet fournit la documentation.

Package: carp
Description-md5: 2
Description-fr: poisson rouge de bassin
"""
ENGLISH = """Package: frog
Description-md5: 1
Description-en: tool for the pond
 It counts the frogs of the pond. It does not count fish.
 .
 This package provides the documentation. It is long.

Package: newt
Description-md5: 3
Description-en: nobody translated this
"""


def pair(source: str, target: str) -> Pair:
    return Pair(tuple(source.split()), tuple(target.split()), (), (), ())


def answer(written: str, wanted: str) -> Answer:
    words = tuple(wanted.split())
    return Answer(pair("x", wanted), tuple(written.split()), True, 1.0, (*words, "</s>"), (), 1.0)


def test_sentences_at_the_same_place_of_a_description_are_pairs():
    found = [*debian.sentence_pairs(FRENCH, ENGLISH)]
    assert [" ".join(each.source) for each in found] == [
        "outil pour l' étang",
        "Il compte les grenouilles de l' étang .",
        "Il ne compte pas les poissons .",
    ]
    assert " ".join(found[1].target) == "It counts the frogs of the pond ."


def test_no_sentence_is_paired_twice():
    again = FRENCH.replace("md5: 1", "md5: 7"), ENGLISH.replace("md5: 1", "md5: 7")
    twice = debian.sentence_pairs(FRENCH + "\n" + again[0], ENGLISH + "\n" + again[1])
    assert [*twice] == [*debian.sentence_pairs(FRENCH, ENGLISH)]


@pytest.mark.parametrize(
    ("source", "target", "kept"),
    [
        ("a b c", "d e f", True),
        ("a b", "d e f", False),
        ("a b c", "d e f g h i j", False),
        ("a b c", "a b c", False),
        (" ".join("a" * 41), " ".join("b" * 40), False),
    ],
)
def test_sentences_of_unlike_length_are_left_out(source, target, kept):
    assert debian.is_kept(tuple(source.split()), tuple(target.split())) is kept


def test_an_archive_without_french_is_an_error_that_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: None)
    with pytest.raises(FileNotFoundError, match="no descriptions in 'fr'"):
        debian.fetch(tmp_path)


def test_an_index_is_read_as_apt_reads_it(tmp_path, monkeypatch):
    def run(command, **_):
        if command[0] == "apt-get":
            for language in debian.LANGUAGES:
                name = f"lists/archive_main_i18n_Translation-{language}"
                (tmp_path / name).write_text(f"Package: {language}\n")
            return None
        return subprocess.CompletedProcess(command, 0, Path(command[-1]).read_bytes())

    monkeypatch.setattr(subprocess, "run", run)
    assert debian.fetch(tmp_path) == {"fr": "Package: fr\n", "en": "Package: en\n"}


@pytest.fixture(scope="module")
def text():
    pairs = [pair(f"le n{n} dort", f"the n{n // 2} sleeps") for n in range(8000)]
    return real_text.divided(pairs)


def test_no_sentence_that_is_asked_was_learnt_in_either_language(text):
    assert len(text.asked) > 100
    assert {each.source for each in text.asked}.isdisjoint(each.source for each in text.learnt)
    assert {each.target for each in text.asked}.isdisjoint(each.target for each in text.learnt)


def test_rare_words_are_unknown(text):
    assert {"le", "dort"} <= {*text.vocabularies.source.words}
    assert "n1" not in text.vocabularies.source.words


def by_hand(found: list[tuple[str, str]]) -> float:
    """BLEU as its paper defines it: precision of runs of one to four words, times brevity."""
    logarithms = 0.0
    for size in range(1, 5):
        right = total = 0
        for written, wanted in found:
            runs = [
                Counter(zip(*(side.split()[n:] for n in range(size)), strict=False))
                for side in (written, wanted)
            ]
            right += sum((runs[0] & runs[1]).values())
            total += sum(runs[0].values())
        logarithms += math.log(right / total) / 4
    lengths = [sum(len(each[side].split()) for each in found) for side in (0, 1)]
    return 100 * math.exp(logarithms + min(0.0, 1 - lengths[1] / lengths[0]))


@pytest.mark.proves(
    "illustrated_models.examples.translation.real_text.RealTextTrace.generated",
    "illustrated_models.examples.translation.real_text.RealTextTrace.real",
)
def test_the_score_is_that_of_the_paper():
    found = [
        ("the cat sat on the mat", "the cat sat on the old mat"),
        ("a dog runs in the park now", "the dog runs in the park"),
    ]
    score = real_text.bleu([answer(*each) for each in found])
    assert score == pytest.approx(by_hand(found), abs=0.01)
    assert real_text.bleu([answer("a b c d e", "a b c d e")]) == pytest.approx(100)


@pytest.mark.proves(
    "illustrated_models.examples.translation.real_text.RealTextTrace.models",
    "illustrated_models.examples.translation.real_text.RealTextTrace.exact",
    "illustrated_models.examples.translation.real_text.RealTextTrace.n_learnt",
    "illustrated_models.examples.translation.real_text.RealTextTrace.n_asked",
    "illustrated_models.examples.translation.real_text.RealTextTrace.n_words",
)
def test_the_trace_is_what_was_measured():
    trace, content = examples.real_text(), examples.measured()
    for place, name in enumerate(("translator-dot", "translator-plain")):
        for kind, scores in (("generated", trace.generated), ("real", trace.real)):
            assert float(scores[place]) == pytest.approx(content["scores"][kind][name]["bleu"])
        assert content["models"][name] == load_card(name).sha256
    assert trace.models == ("with attention", "without attention")
    assert trace.exact.count == trace.n_asked == real_text.N_ASKED
    assert trace.n_learnt + trace.n_asked < content["pairs"]
    assert trace.n_words == content["words"][0]
    assert torch.all((trace.real > 0) & (trace.generated < 100))


def test_of_generated_sentences_as_many_are_right_as_the_card_says():
    for name, scores in examples.measured()["scores"]["generated"].items():
        assert scores["exact"] == load_card(name).metrics["held_out"]["exact"]


def test_scores_of_another_model_are_refused(monkeypatch):
    monkeypatch.setattr(examples, "load_card", lambda _: load_card("translator-four-units"))
    with pytest.raises(ValueError, match="measure it again"):
        examples.measured()
