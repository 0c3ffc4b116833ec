"""What follows a verb: objects and prepositional phrases that its frame asks for."""

from random import Random

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar import noun_phrases as np_
from illustrated_models.data.translation.grammar import places
from illustrated_models.data.translation.grammar.chance import pick
from illustrated_models.data.translation.grammar.choose import Setting, owned_thing, something
from illustrated_models.data.translation.grammar.noun_phrases import NounPhrase
from illustrated_models.data.translation.lexicon import Complement
from illustrated_models.data.translation.words import NOTHING, Chunk, French, phrase

SPECIAL = {
    "loc": places.somewhere,
    "work_loc": lambda rng, setting: places.place(rng, setting, ("workplace",)),
    "loc_out": places.place,
    "dest": lambda rng, setting: places.destination(rng),
    "from": lambda rng, setting: places.city(rng, "from", "de"),
    "city": lambda rng, setting: places.city(rng),
    "country": lambda rng, setting: places.country(rng),
}


def is_object(slot: Complement) -> bool:
    """Whether the slot is a plain object, one that a pronoun before the verb can replace."""
    return not slot.french and slot.classes[0] not in SPECIAL


def preposition(slot: Complement) -> Chunk:
    """The slot's preposition in both languages; either may have none."""
    if slot.french in ("du", "au"):
        return Chunk((French("de" if slot.french == "du" else "à"),))
    return phrase(slot.french, slot.english)


def object_phrase(rng: Random, slot: Complement, setting: Setting) -> NounPhrase:
    """The noun phrase that fills a slot."""
    if slot.generic:
        noun = pick(rng, lexicon.nouns_of(slot.classes))
        return np_.generic(noun, not noun.notes & {"mass"})
    if slot.french in ("du", "au"):
        noun = pick(rng, lexicon.nouns_of(slot.classes))
        plural = "plural" in noun.notes
        if slot.french == "du":
            return np_.noun_phrase(noun, np_.the(noun, plural), plural)
        return np_.generic(noun, plural)
    if slot.classes[0] in ("lost", "small", "clothing", "vehicle") and rng.random() < 0.1:
        return owned_thing(rng, pick(rng, lexicon.nouns_of(slot.classes)))
    return something(rng, slot.classes, setting)


def complement(rng: Random, slot: Complement, setting: Setting) -> Chunk:
    """The slot filled: preposition and phrase."""
    if slot.classes == ("city",) and slot.french:
        return places.city(rng, slot.english, slot.french)
    if slot.classes[0] in SPECIAL:
        return SPECIAL[slot.classes[0]](rng, setting)
    before = preposition(slot) if slot.french else NOTHING
    keeps = Setting(setting.owner, setting.negated and not slot.french, setting.adjectives,
                    slot.french.endswith("de"))  # fmt: skip
    return before + object_phrase(rng, slot, keeps).chunk
