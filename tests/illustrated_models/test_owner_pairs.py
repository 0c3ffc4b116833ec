"""Whose is it? Pairs of held-out sentences of which only the owner's name differs."""

import json
from functools import cache

import pytest
import torch

from illustrated_models.attention import MultiHeadAttention
from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.corpus import split_of
from illustrated_models.training.heads import mute
from illustrated_models.training.models import card_of, load_model
from illustrated_models.training.publish import WEIGHTS
from illustrated_models.training.translation.owner_pairs import (
    PLACE,
    SWAPPED,
    attentions,
    looks_at_owner,
    owner_pairs,
    possessives,
    rights,
    without_head,
)

N_AGAIN = 40  # pairs that are asked again
FOUND = ("encoder", 1, 2)  # part, layer and head, from 0: what the search has found
FEMININE = dict(lexicon.names())


@cache
def pairs():
    return owner_pairs(N_AGAIN)


@pytest.fixture(scope="module")
def content():
    return json.loads(WEIGHTS.parents[1].joinpath(*PLACE).read_text(encoding="utf-8"))


def test_a_pair_differs_in_the_name_and_in_the_possessive_only():
    for both in pairs():
        french = list(zip(both.his.source, both.her.source, strict=True))
        assert [one == other for one, other in french] == [False] + [True] * (len(french) - 1)
        english = [(a, b) for a, b in zip(both.his.target, both.her.target, strict=True) if a != b]
        assert english == [(both.his.source[0], both.her.source[0]), ("his", "her")]


def test_one_name_is_a_mans_and_the_other_a_womans():
    for both in pairs():
        assert not FEMININE[both.his.source[0]]
        assert FEMININE[both.her.source[0]]


def test_no_sentence_of_a_pair_was_there_to_be_learnt():
    sentences = [one.source for both in pairs() for one in (both.his, both.her)]
    assert len({both.his.source[1:] for both in pairs()}) > N_AGAIN / 2
    assert {split_of(sentence) for sentence in sentences} == {"test"}


def test_a_head_that_is_switched_off_hands_over_nothing():
    torch.manual_seed(0)
    attention = MultiHeadAttention(8, 2)
    words = torch.randn(3, 8)
    before = attention(words, words, words)
    mute(attention, 1)
    after = attention(words, words, words)
    first = torch.cat([before.joined[:, :4], torch.zeros(3, 4)], dim=-1)
    torch.testing.assert_close(after.output, first @ attention.to_output.weight.T)
    torch.testing.assert_close(after.weights, before.weights)  # it still looks


def test_the_whole_transformer_keeps_its_heads_when_a_copy_loses_one():
    model, _ = load_model("transformer")
    before = attentions(model)["encoder"][1].to_output.weight.clone()
    poorer = without_head(model, *FOUND)
    assert torch.equal(attentions(model)["encoder"][1].to_output.weight, before)
    changed = attentions(poorer)["encoder"][1].to_output.weight != before
    assert changed[:, 64:96].any()
    assert not changed[:, :64].any()
    assert not changed[:, 96:].any()


def test_possessives_are_counted_by_hand():
    assert possessives(("Marie", "lost", "her", "dog", "and", "his")) == ["her", "his"]
    assert {SWAPPED[word] for word in SWAPPED} == set(SWAPPED)


def test_what_was_measured_belongs_to_the_published_networks(content):
    assert content["models"] == {name: card_of(name).sha256 for name in content["models"]}
    model, _ = load_model("transformer")
    heads = [
        (part, layer + 1, head + 1)
        for part, found in attentions(model).items()
        for layer, attention in enumerate(found)
        for head in range(attention.n_heads)
    ]
    measured = [(row["part"], row["layer"], row["head"]) for row in content["without"]]
    assert measured == heads
    counts = [row[key]["count"] for row in content["without"] for key in ("both", "exact")]
    assert {*counts, content["whole"]["both"]["count"]} == {content["pairs"]}


def test_some_of_the_pairs_asked_again_say_the_same(content):
    asked = pairs()
    assert [" ".join(one.source) for both in asked[:5] for one in (both.his, both.her)] == (
        content["first"]
    )
    model, card = load_model("transformer")
    whole, poorer = (
        rights(each, card.vocabularies, asked)["both"]
        for each in (model, without_head(model, *FOUND))
    )
    assert whole["right"] == N_AGAIN  # as all of them are
    assert content["whole"]["both"]["right"] == content["pairs"]
    assert poorer["right"] < N_AGAIN
    looks = looks_at_owner(model, card.vocabularies, asked)
    assert divmod(int(looks.argmax()), 4) == FOUND[1:]
    assert divmod(int(torch.tensor(content["looks_at_owner"]).argmax()), 4) == FOUND[1:]
