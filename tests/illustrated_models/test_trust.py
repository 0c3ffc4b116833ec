"""The warning of “Your sentence”: by hand, and counted again from the committed weights."""

import pytest

from illustrated_models.examples.translation.seq2seq import shares
from illustrated_models.examples.translation.trust import VERDICTS, group_names, trust, verdict
from illustrated_models.published_translator import load_translator
from illustrated_models.training.evaluation import visitors
from illustrated_models.training.measures import share_of
from illustrated_models.training.translation import trust as counting
from illustrated_models.translation import translate
from illustrated_models.trust import is_doubted, trust_group, unread

CUTS = (0.2, 0.6, 0.9)
MOST_FLAGGED, LEAST_CAUGHT = 0.15, 0.8


def made(lowest, right, unread_words=()):
    return counting.Judged(lowest, unread_words, right)


def test_a_word_never_read_is_no_name():
    assert unread(("Zbigniew", "aime", "le", "tournevis"), {"aime", "le"}) == ("tournevis",)


@pytest.mark.parametrize(
    ("lowest", "group"), [(0.0, 1), (0.199, 1), (0.2, 2), (0.6, 3), (0.899, 3), (0.9, 4), (1.0, 4)]
)
def test_a_translation_belongs_to_the_group_of_its_least_sure_word(lowest, group):
    assert trust_group(lowest, (), CUTS) == group
    assert trust_group(lowest, ("tournevis",), CUTS) == 0
    assert is_doubted(group, CUTS) == (lowest < CUTS[1])


def test_the_warning_hits_no_more_right_translations_than_it_may():
    right = [made(n / 20, True) for n in range(1, 20)] + [made(0.99, True, ("tournevis",))]
    wrong = [made(n / 40, False) for n in range(20)]
    cut = counting.warning_cut([*right, *wrong])
    assert cut == 0.125  # one is lost to its unknown word, two more may be: 3 of 20
    alarms = counting.alarms([*right, *wrong], counting.limits([*right, *wrong]))
    assert alarms["false_alarms"] == share_of([True] * 3 + [False] * 17)
    assert alarms["caught"] == share_of(n / 40 < cut for n in range(20))


def test_the_limits_halve_what_lies_below_and_above_the_warning():
    tuned = [made(n / 100, n >= 50) for n in range(100)]
    low, cut, high = counting.limits(tuned)
    below, above = [n / 100 for n in range(57)], [n / 100 for n in range(57, 100)]
    assert below[-1] < cut < above[0]
    assert low == below[len(below) // 2]
    assert high == above[len(above) // 2]


def test_everyday_sentences_are_many_and_of_many_kinds_and_none_is_a_visitors():
    _, card = load_translator("translator-dot")
    asked = counting.everyday(card.vocabularies.source)
    assert len({one.source for one in asked}) == len(asked) >= 200
    assert not {one.source for one in asked} & {
        one.source for one in visitors(card.vocabularies.source)
    }
    kinds = [line.split("\t")[0] for line in counting.EVERYDAY.read_text().splitlines()[1:]]
    assert all(kinds.count(kind) >= 10 for kind in kinds)
    assert all(one.accepted and all(one.accepted) for one in asked)


@pytest.mark.proves(
    "illustrated_models.examples.translation.trust.TrustTrace.cuts",
    "illustrated_models.examples.translation.trust.TrustTrace.n_typed",
    "illustrated_models.examples.translation.trust.TrustTrace.n_tuned",
    "illustrated_models.examples.translation.trust.TrustTrace.caught",
    "illustrated_models.examples.translation.trust.TrustTrace.false_alarms",
    "illustrated_models.examples.translation.trust.TrustTrace.doubted",
)
def test_the_warning_is_counted_again_one_sentence_at_a_time():
    model, card = load_translator("translator-dot")
    words, told = card.vocabularies, trust()

    def one(asked):
        trace = translate(model, words, asked.source)
        right = tuple(word.lower() for word in trace.target_tokens) in asked.accepted
        lowest = float(trace.predicted_probabilities.min())
        return made(lowest, right, unread(asked.source, words.source))

    own = [one(asked) for asked in counting.everyday(words.source)]
    other = [*own[1::2], *(one(asked) for asked in visitors(words.source))]
    assert counting.limits(own[::2]) == pytest.approx(told.cuts, abs=0.002)
    assert (len(own[::2]), len(other)) == (told.n_tuned, told.n_typed)
    counted = counting.alarms(other, told.cuts)
    for name in ("caught", "false_alarms"):
        assert counted[name]["right"] == pytest.approx(getattr(told, name).right, abs=1)
        assert counted[name]["count"] == getattr(told, name).count
    rows = shares(counting.by_group(other, told.cuts))
    assert (rows.count - told.typed.count).abs().max() <= 1
    assert (rows.right - told.typed.right).abs().max() <= 1
    assert [is_doubted(n, told.cuts) for n in range(len(told.groups))] == list(told.doubted)


@pytest.mark.proves(
    "illustrated_models.examples.translation.trust.TrustTrace.held_out_caught",
    "illustrated_models.examples.translation.trust.TrustTrace.held_out_false_alarms",
)
def test_all_held_out_sentences_are_counted():
    told = trust()
    caught, flagged = told.held_out_caught, told.held_out_false_alarms
    doubted = [n for n, is_so in enumerate(told.doubted) if is_so]
    assert int(told.held_out.count.sum()) == caught.count + flagged.count
    assert int(told.held_out.right.sum()) == flagged.count
    assert int(told.held_out.right[doubted].sum()) == flagged.right
    assert int((told.held_out.count - told.held_out.right)[doubted].sum()) == caught.right


@pytest.mark.proves(
    "illustrated_models.examples.translation.trust.TrustTrace.groups",
    "illustrated_models.examples.translation.trust.TrustTrace.verdicts",
    "illustrated_models.examples.translation.trust.TrustTrace.hoped",
)
def test_a_verdict_says_what_was_counted():
    told = trust()
    assert told.groups == group_names(told.cuts)
    assert group_names(CUTS) == (
        *("word never read", "below 20%", "20% to 60%", "60% to 90%", "90% or more"),
    )
    assert [verdict(share) for share in (0.0, 0.49, 0.5, 0.84, 0.85, 1.0)] == [
        *(VERDICTS[0], VERDICTS[0], VERDICTS[1], VERDICTS[1], VERDICTS[2], VERDICTS[2]),
    ]
    assert list(told.verdicts) == [verdict(share) for share in told.typed.share.tolist()]
    assert told.hoped == tuple(one == VERDICTS[2] for one in told.verdicts)
    assert set(told.verdicts) == set(VERDICTS)


def test_on_sentences_it_was_not_tuned_on_the_warning_catches_most_and_spares_most():
    told = trust()
    assert told.caught.share >= LEAST_CAUGHT
    assert told.false_alarms.share <= MOST_FLAGGED
