"""The player draws what a recording says: every attribute, against the replay in Python."""

import json
import re
from functools import partial
from importlib.util import find_spec
from xml.etree import ElementTree

import numpy as np
import pytest

from anim.kit.vector.paths import read
from anim.kit.vector.recording import record
from anim.kit.vector.replay import Replay
from tests.anim.published import films, subject
from tests.anim.vector import scenes_of_motion, scenes_of_things
from tests.anim.vector.shapes import SCENES, SETTINGS
from tests.browsing import QuietHandler, serving
from tests.once.inputs import files
from tests.once.plugin import Subject
from tests.once.store import ROOT

assert scenes_of_motion
assert scenes_of_things

SVG = "{http://www.w3.org/2000/svg}"
PLAYER = "docs/assets/drawing.js"
N_FRAMES = 12
NEAR = 0.0101  # CSS pixels: both round to hundredths
# What stands in the drawing at each of some frames: one list of attributes for each mark.
DRAWN = """async ([address, text, frames]) => {
  const { Drawing } = await import(address);
  const drawing = new Drawing(JSON.parse(text));
  return frames.map((frame) => {
    drawing.seek(frame);
    const marks = [...drawing.svg.children].slice(1);
    return marks.filter((mark) => mark.getAttribute("display") !== "none").map((mark) => [
      mark.localName, mark.textContent,
      Object.fromEntries(mark.getAttributeNames().map((name) => [name, mark.getAttribute(name)])),
    ]);
  });
}"""
NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
SHARE = re.compile(r" ([\d.]+)%")
DEFAULTS = {"fill-opacity": "1", "stroke-opacity": "1", "transform": "matrix(1 0 0 1 0 0)"}
NUMBERS = (*DEFAULTS, "stroke-width", "x", "y")
TEXTS = ("data-source", "data-role", "data-scale", "font-size", "text-anchor", "stroke-linecap")
PAINTS = ("fill", "stroke")


def absolute(path):
    """The curves of a path in which every command is `M`, `L`, `C` or `z`, as (n_curves, 4, 2)."""
    curves, here = [], None
    for command, numbers in re.findall(r"([MLCz])([^MLCz]*)", path):
        points = np.array([float(each) for each in NUMBER.findall(numbers)]).reshape(-1, 2)
        if command == "L":
            points = here + np.outer((1 / 3, 2 / 3, 1), points[0] - here)
        if command in "LC":
            curves.append([here, *points])
        here = points[-1] if len(points) else here
    return np.array(curves).reshape(-1, 4, 2)


def matrix(transform):
    numbers = [float(each) for each in NUMBER.findall(transform)]
    return numbers if len(numbers) == 6 else [1, 0, 0, 1, *numbers]


def expected(replay, frame):
    """What the replay draws after the background: name, text, attributes."""
    root = ElementTree.fromstring(replay.svg(frame))
    marks = list(root)[1:]
    return [(mark.tag.removeprefix(SVG), "".join(mark.itertext()), mark.attrib) for mark in marks]


def differences(frame, ours, theirs):
    """Where two drawings of a frame are not the same."""
    if [[*mark[:2]] for mark in ours] != [[*mark[:2]] for mark in theirs]:
        return [f"frame {frame}: {len(ours)} marks, not {len(theirs)}"]
    pairs = zip(ours, theirs, strict=True)
    found = [differs(one, other) for (_, _, one), (_, _, other) in pairs]
    return [f"frame {frame}, mark {place}: {each}" for place, each in enumerate(found) if each]


def differs(ours, theirs):
    """What is not the same about a mark."""
    return (
        path_differs(ours, theirs)
        or next((each for name in NUMBERS if (each := number_differs(name, ours, theirs))), "")
        or next((name for name in TEXTS if ours.get(name, "") != theirs.get(name, "")), "")
        or next((each for name in PAINTS if (each := colour_differs(name, ours, theirs))), "")
    )


def path_differs(ours, theirs):
    if "d" not in theirs:
        return ""
    drawn, wanted = absolute(ours["d"]), read(theirs["d"])
    near = drawn.shape == wanted.shape and np.abs(drawn - wanted).max(initial=0) <= NEAR
    same = near and ours["d"].count("z") == theirs["d"].count("z")
    return "" if same else f"path {ours['d'][:80]} not {theirs['d'][:80]}"


def number_differs(name, ours, theirs):
    """A mark that is not filled has no opacity to compare, nor has one without a line a width."""
    if name.partition("-")[0] in set(PAINTS) - theirs.keys():
        return ""
    one, other = (given.get(name) or DEFAULTS.get(name, "0") for given in (ours, theirs))
    values = [matrix(each) if name == "transform" else [float(each)] for each in (one, other)]
    return f"{name} {one} not {other}" if np.abs(np.subtract(*values)).max() > NEAR else ""


def colour_differs(name, ours, theirs):
    if name not in theirs:
        return ""
    one, other = ours[name], theirs[name]
    names = [SHARE.sub("", each) for each in (one, other)]
    shares = [float(found) for each in (one, other) for found in SHARE.findall(each)]
    near = names[0] == names[1] and (not shares or abs(shares[0] - shares[1]) <= NEAR)
    return "" if near else f"{name} {one} not {other}"


def compare(page, address, text):
    """Seek forwards and backwards and look at every mark."""
    content = json.loads(text)
    frames = np.linspace(0, content["frames"] - 1, N_FRAMES).round(1).tolist()
    frames = [*frames, *(step["end"] - 1 for step in content["steps"]), *frames[::-3]]
    drawn = page.evaluate(DRAWN, [address, text, frames])
    replay = Replay(text)
    pairs = zip(frames, drawn, strict=True)
    found = (differences(frame, ours, expected(replay, frame)) for frame, ours in pairs)
    return [each for some in found for each in some]


@pytest.fixture(scope="module")
def board(chromium):
    """A page of the folder that the player stands in, and the player's address."""
    with serving(partial(QuietHandler, directory=str(ROOT / "docs"))) as address:
        page = chromium.new_page()
        page.goto(f"{address}/assets/drawing.js")
        yield page, f"{address}/assets/drawing.js"
        page.close()


@pytest.mark.verdict(lambda film: subject("films-exact", film, PLAYER), "film")
@pytest.mark.parametrize("film", films(), ids=lambda film: film.name)
def test_the_player_draws_each_film_as_the_recording_says(board, film):
    assert not compare(*board, film.text)


@pytest.mark.verdict(lambda: Subject("films-exact/scenes", files(PLAYER)))
@pytest.mark.parametrize("name", sorted(SCENES))
def test_the_player_draws_every_small_scene_as_the_recording_says(board, name):
    if name == "typst_maths" and not find_spec("typst"):
        pytest.skip("typst is not installed")
    assert not compare(*board, record(SCENES[name], **SETTINGS).text)


def test_marks_that_are_off_by_a_thirtieth_of_a_pixel_are_noticed(board):
    text = films()[0].text
    content = json.loads(text)
    frame = content["frames"] - 1
    drawn = board[0].evaluate(DRAWN, [board[1], text, [frame]])[0]
    for part in content["parts"]:
        part["at"][0] += 1 / 30
    assert len(differences(frame, drawn, expected(Replay(json.dumps(content)), frame))) == len(
        drawn
    )
