"""Faults in the recordings of films: what is played is not what the stills of its steps show."""

import json
import re
from collections.abc import Callable, Iterator
from math import copysign
from random import Random
from typing import Any

from tests.faults.drawing_products import Outputs
from tests.faults.drawing_sheets import NothingHereError

FILM = ".film.json"
ROW = 28.0  # pixels of a row of a table

Recorded = dict[str, Any]
Part = dict[str, Any]


def in_film(
    change: Callable[[Recorded, Random], None], outputs: Outputs, chance: Random
) -> Outputs:
    """The files with a change in the recording; only films have one."""
    if FILM not in outputs:
        raise NothingHereError
    recorded = json.loads(outputs[FILM])
    change(recorded, chance)
    return {**outputs, FILM: json.dumps(recorded, ensure_ascii=False).encode()}


def key_moved(film: Recorded, chance: Random) -> None:
    _last_key(film, chance, "move")[-1] += 3


def key_faded(film: Recorded, chance: Random) -> None:
    _last_key(film, chance, "fade")[2] *= 0.5


def key_late(film: Recorded, chance: Random) -> None:
    """Something still moves when its step should be at rest."""
    tracks = [film["tracks"][n] for part in _lasting(film) for n in part.get("tracks", {}).values()]
    moving = [t for t in tracks if len(t) > 1 and t[-2][1] >= 0 and t[-2][2:4] != t[-1][2:4]]
    _one(chance, moving)[-1][0] += 200


def place_moved(film: Recorded, chance: Random) -> None:
    _one(chance, [*_lasting(film)])["at"][1] -= 1


def cell_lands_elsewhere(film: Recorded, chance: Random) -> None:
    """A word that has travelled ends in the row below its own."""
    words = [part for part in _lasting(film) if ".cells[" in str(part.get("text", ""))]
    _one(chance, words)["at"][1] += ROW


def bar_higher(film: Recorded, chance: Random) -> None:
    bars = [each for each in _lasting(film) if _role(each) == "bars" and "outline" in each]
    number = _one(chance, bars)["outline"]
    higher = re.sub(
        r"(?<=[vV])-?[\d.]+",
        lambda v: f"{float(v[0]) + copysign(max(1, abs(float(v[0])) / 5), float(v[0])):.2f}",
        _outline(film, number),
        count=1,
    )
    film["outlines"][number] = higher


def source_of_a_neighbour(film: Recorded, chance: Random) -> None:
    parts = [each for each in _lasting(film) if re.search(r"\d\]$", _source(each))]
    part = _one(chance, parts)
    part["data"]["data-source"] = _next(_source(part))


def source_of_a_word(film: Recorded, chance: Random) -> None:
    run = _one(chance, [run for run in _runs(film) if re.search(r"\d\]$", run[1])])
    run[1] = _next(run[1])


def number_replaced(film: Recorded, chance: Random) -> None:
    run = _one(chance, [run for run in _runs(film) if re.search(r"\d$", run[0])])
    run[0] = run[0][:-1] + str((int(run[0][-1]) + 1) % 10)


def number_typed(film: Recorded, chance: Random) -> None:
    words = [each["text"]["runs"] for each in film["parts"] if "text" in each]
    runs = _one(chance, [each for each in words if isinstance(each[-1], str)])
    runs[-1] += " 7"


def part_dropped(film: Recorded, chance: Random) -> None:
    film["parts"].remove(_one(chance, [*_lasting(film)]))


def part_twice(film: Recorded, chance: Random) -> None:
    part = _one(chance, [*_lasting(film)])
    film["parts"].append({**part, "at": [part["at"][0] + 4, part["at"][1]]})


def part_gone_early(film: Recorded, chance: Random) -> None:
    step = _one(chance, film["steps"])
    parts = [each for each in film["parts"] if _lives(each, step["end"] - 1)]
    part = _one(chance, parts)
    part["live"] = [[0, step["end"] - 1]]


def part_stays(film: Recorded, chance: Random) -> None:
    """What should have gone is there in the end."""
    gone = [each for each in film["parts"] if not _lives(each, film["frames"] - 1)]
    steady = [each for each in gone if "fade" not in each.get("tracks", {})]
    part = _one(chance, steady or gone)
    part["live"] = [[0, film["frames"]]]
    part.get("tracks", {}).pop("fade", None)  # else it would stay, and not be seen


def parts_exchanged(film: Recorded, chance: Random) -> None:
    """What lay below lies above."""
    parts = [*_lasting(film)]
    one, other = parts[0], parts[-1]
    first, last = film["parts"].index(one), film["parts"].index(other)
    film["parts"][first], film["parts"][last] = other, one


def colour_changed(film: Recorded, chance: Random) -> None:
    part = _one(chance, [each for each in _lasting(film) if "fill" in each])
    part["fill"] = (part["fill"] + 1) % len(film["colours"])


def colour_named_wrongly(film: Recorded, chance: Random) -> None:
    place = chance.randrange(len(film["colours"]))
    film["colours"][place] = "error-ink"


def scale_changed(film: Recorded, chance: Random) -> None:
    parts = [each for each in _lasting(film) if "data-scale" in each.get("data", {})]
    data = _one(chance, parts)["data"]
    data["data-scale"] = re.sub(
        r"\d", lambda digit: str((int(digit[0]) + 1) % 10), data["data-scale"], count=1
    )


def end_moved(film: Recorded, chance: Random) -> None:
    place = chance.randrange(len(film["steps"]) - 1)
    film["steps"][place]["end"] += 9
    film["steps"][place + 1]["start"] += 9


def end_into_motion(film: Recorded, chance: Random) -> None:
    """A step ends where the next one begins to move; the next one begins as before."""
    place = chance.randrange(len(film["steps"]) - 1)
    film["steps"][place]["end"] += 15


def caption_changed(film: Recorded, chance: Random) -> None:
    _one(chance, film["steps"])["caption"] += " Always."


def faster(film: Recorded, chance: Random) -> None:
    film["rate"] *= 2


def trace_of_another(film: Recorded, chance: Random) -> None:
    film["trace"] += "s"


def _last_key(film: Recorded, chance: Random, channel: str) -> list[float]:
    """The last key of something that is there in the end."""
    parts = [each for each in _lasting(film) if channel in each.get("tracks", {})]
    return film["tracks"][_one(chance, parts)["tracks"][channel]][-1]


def _lasting(film: Recorded) -> Iterator[Part]:
    """The parts that are seen in the end."""
    for part in film["parts"]:
        fade = part.get("tracks", {}).get("fade")
        if _lives(part, film["frames"] - 1) and (fade is None or film["tracks"][fade][-1][2] > 0):
            yield part


def _lives(part: Part, frame: int) -> bool:
    return "live" not in part or any(start <= frame < end for start, end in part["live"])


def _runs(film: Recorded) -> list[list[str]]:
    texts = (each["text"]["runs"] for each in film["parts"] if "text" in each)
    return [
        run for runs in texts for run in runs if isinstance(run, list) and isinstance(run[1], str)
    ]


def _role(part: Part) -> str:
    return part.get("data", {}).get("data-role", "")


def _source(part: Part) -> str:
    return part.get("data", {}).get("data-source", "")


def _outline(film: Recorded, number: int) -> str:
    return film["outlines"][number]


def _next(address: str) -> str:
    return re.sub(r"(\d+)\]$", lambda place: f"{int(place[1]) ^ 1}]", address)


def _one(chance: Random, found: list) -> Any:
    if not found:
        raise NothingHereError
    return chance.choice(found)


IN_FILM = {
    "key moved": key_moved,
    "key faded": key_faded,
    "key too late": key_late,
    "place moved": place_moved,
    "cell lands a row lower": cell_lands_elsewhere,
    "bar higher": bar_higher,
    "source of a neighbour": source_of_a_neighbour,
    "source of another number": source_of_a_word,
    "a digit off by one": number_replaced,
    "number typed": number_typed,
    "part dropped": part_dropped,
    "part there twice": part_twice,
    "part gone too early": part_gone_early,
    "part that stays": part_stays,
    "order of two parts": parts_exchanged,
    "colour changed": colour_changed,
    "colour of an error": colour_named_wrongly,
    "scale changed": scale_changed,
    "end of a step moved": end_moved,
    "end of a step in motion": end_into_motion,
    "caption changed": caption_changed,
    "played faster": faster,
    "trace of another example": trace_of_another,
}
