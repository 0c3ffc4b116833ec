"""Several adjectives at one noun: what is nearer in French is nearer in English."""

from random import Random

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.corpus import held_out_phrases, pairs
from illustrated_models.data.translation.grammar import noun_phrases as np_
from illustrated_models.data.translation.grammar.choose import choose_adjectives


def test_two_adjectives_after_the_noun_stand_the_other_way_round_in_english():
    noun = lexicon.noun("voiture")
    adjectives = (lexicon.adjective("allemand"), lexicon.adjective("noir"))
    chunk = np_.noun_phrase(noun, np_.the(noun, False), False, adjectives).chunk
    assert [word.text for word in chunk.french] == ["la", "voiture", "allemande", "noire"]
    assert [word.text for word in chunk.english] == ["the", "black", "German", "car"]
    assert [word.sources[0].text for word in chunk.english[1:]] == ["noire", "allemande", "voiture"]


def test_the_held_out_zone_crosses_twice():
    pair = held_out_phrases()[1]
    assert pair.source[-3:] == ("zone", "économique", "européenne")
    assert pair.target[-3:] == ("European", "economic", "zone")


def test_training_shows_two_adjectives_after_a_noun():
    found = 0
    for pair in pairs(seed=3, count=3000, split="train"):
        crossing = {source for kind, source, _ in pair.links if kind == "crossing"}
        found += any({place, place + 1, place + 2} <= crossing for place in crossing)
    assert found >= 30


def test_no_noun_has_two_nations_or_two_kinds():
    rng = Random(5)
    region = lexicon.noun("région")
    for _ in range(2000):
        after = [one.lemma for one in choose_adjectives(rng, region, 1.0) if one.place == "after"]
        assert len(set(after)) == len(after)
        assert len({"italien", "français", "européen", "grec"} & set(after)) <= 1
