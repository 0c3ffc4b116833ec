"""When something happens: yesterday, on 3 March 2014, at half past six, every summer."""

from functools import cache
from random import Random

from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.grammar.chance import pick
from illustrated_models.data.translation.grammar.choose import number
from illustrated_models.data.translation.words import Chunk, English, French, phrase

CLOCKS = (("et demie", "half past"), ("et quart", "quarter past"), ("moins le quart", "quarter to"))
UNITS = (("jours", "days"), ("semaines", "weeks"), ("mois", "months"), ("ans", "years"),
         ("heures", "hours"))  # fmt: skip
LATEST_YEAR = 2026


@cache
def _calendar(kind: str) -> tuple[tuple[str, str], ...]:
    table = lexicon.rows("calendar")
    return tuple((row["french"], row["english"]) for row in table if row["kind"] == kind)


@cache
def adverbs(kind: str) -> tuple[tuple[str, str], ...]:
    """The adverbs of one kind, French and English."""
    table = lexicon.rows("adverbs")
    return tuple((row["french"], row["english"]) for row in table if row["kind"] == kind)


def figure(text: str) -> Chunk:
    """A number written in digits, the same in both languages."""
    word = French(text)
    return Chunk((word,), (English(text, (word,), (("date-number", word),)),))


def month(rng: Random) -> Chunk:
    """A month: août becomes August."""
    fr, en = pick(rng, _calendar("month"))
    word = French(fr)
    return Chunk((word,), (English(en, (word,), (("date-number", word),)),))


def year(rng: Random) -> Chunk:
    """A year in digits."""
    return figure(str(1950 + int(rng.random() * (LATEST_YEAR - 1950))))


def date(rng: Random) -> Chunk:
    """« le 3 mars 2014 »: on 3 March 2014."""
    day = 1 + int(rng.random() * 31)
    chunk = phrase("le", "on")
    chunk += phrase("1er", "1", "date-number") if day == 1 else figure(str(day))
    fr, en = pick(rng, _calendar("month"))
    if day > 28:
        fr, en = _calendar("month")[pick(rng, (0, 2, 4, 6, 7, 9, 11))]
    word = French(fr)
    chunk += Chunk((word,), (English(en, (word,), (("date-number", word),)),))
    return chunk + year(rng) if rng.random() < 0.6 else chunk


def past_time(rng: Random) -> Chunk:
    """Yesterday, last week, two days ago, in 1998."""
    roll = rng.random()
    if roll < 0.5:
        return phrase(*pick(rng, adverbs("past")))
    if roll < 0.65:
        return date(rng)
    if roll < 0.75:
        return phrase("en", "in") + year(rng)
    if roll < 0.83:
        return phrase("en", "in") + month(rng) + (year(rng) if rng.random() < 0.5 else Chunk())
    return ago(rng)


def ago(rng: Random) -> Chunk:
    """« il y a deux jours »: two days ago."""
    count, unit = number(rng, 12), phrase(*pick(rng, UNITS))
    start = tuple(French(word) for word in ("il", "y", "a"))
    return Chunk(
        (*start, *count.french, *unit.french),
        (*count.english, *unit.english, English("ago", start)),
    )


def future_time(rng: Random) -> Chunk:
    """Tomorrow, next week, in three days, on Monday."""
    roll = rng.random()
    if roll < 0.6:
        return phrase(*pick(rng, adverbs("future")))
    if roll < 0.75:
        return phrase("dans", "in") + number(rng, 12) + phrase(*pick(rng, UNITS))
    if roll < 0.88:
        return weekday(rng)
    return clock(rng)


def weekday(rng: Random) -> Chunk:
    """« lundi »: on Monday."""
    fr, en = pick(rng, _calendar("weekday"))
    return phrase(fr, f"on {en}")


def every_weekday(rng: Random) -> Chunk:
    """« le lundi »: on Mondays."""
    fr, en = pick(rng, _calendar("weekday"))
    article, word = French("le"), French(fr)
    links = (("article-vanishes", article),)
    return Chunk(
        (article, word), (English("on", (article, word)), English(en + "s", (word,), links))
    )


def habit_time(rng: Random) -> Chunk:
    """Every day, on Mondays, in the evening."""
    if rng.random() < 0.25:
        return every_weekday(rng)
    return phrase(*pick(rng, adverbs("habit")))


def clock(rng: Random) -> Chunk:
    """« à six heures et demie »: at half past six."""
    roll = rng.random()
    if roll < 0.15:
        return phrase("à", "at") + phrase(*pick(rng, (("midi", "noon"), ("minuit", "midnight"))))
    hour, at = number(rng, 11), phrase("à", "at")
    hours = French("heures")
    if roll < 0.6:
        oclock = Chunk((hours,), (English("o'clock", (hours,)),))
        return at + hour + oclock
    fr, en = pick(rng, CLOCKS)
    after = tuple(French(word) for word in fr.split())
    words = tuple(English(word, after) for word in en.split())
    return Chunk((*at.french, *hour.french, hours, *after), (*at.english, *words, *hour.english))


def season(rng: Random) -> Chunk:
    """En été, au printemps: in summer, in spring."""
    fr, en = pick(rng, _calendar("season"))
    return phrase("au" if fr == "printemps" else "en", "in") + phrase(fr, en)
