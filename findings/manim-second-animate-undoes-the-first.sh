#!/bin/sh
# A guess: `Succession(dot.animate.shift(RIGHT), dot.animate.set_color(RED))` moves the dot and then
# colours it: one after the other is what a succession is for.
# What happens in manim 0.22.0: each `.animate` copies the dot when the line is read, before anything
# has moved. The second animation therefore ends in a red dot at the place where it began: it jumps
# back. Two `.animate` in one `play` and in a LaggedStart do the same; two `play` calls do not.
# Who meets it: whoever animates two things about one object in one line. Write one `.animate` with
# both (`dot.animate.shift(RIGHT).set_color(RED)`), or two `play` calls.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check manim==0.22.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import manim
from manim import RED, RIGHT, Dot, LaggedStart, Scene, Succession, tempconfig


def end_of(how: str) -> tuple[list[float], str]:
    """Where the dot is, and in which colour, when all has been played."""
    class Told(Scene):
        def construct(self) -> None:
            self.dot = Dot()
            self.add(self.dot)
            if how == "two plays":
                self.play(self.dot.animate.shift(RIGHT))
                self.play(self.dot.animate.set_color(RED))
                return
            both = self.dot.animate.shift(RIGHT), self.dot.animate.set_color(RED)
            together = {"Succession": Succession, "LaggedStart": LaggedStart}
            self.play(*both) if how == "one play" else self.play(together[how](*both))

    with tempconfig({"dry_run": True, "verbosity": "ERROR", "progress_bar": "none"}):
        scene = Told()
        scene.render()
    return [round(float(x), 3) for x in scene.dot.get_center()], scene.dot.get_color().to_hex()


print("manim", manim.__version__)
for how in ("two plays", "Succession", "LaggedStart", "one play"):
    print(f"{how}: ", *end_of(how))
assert end_of("two plays") == ([1.0, 0.0, 0.0], RED.to_hex())
for how in ("Succession", "LaggedStart", "one play"):
    assert end_of(how) == ([0.0, 0.0, 0.0], RED.to_hex()), how
PYTHON
# Output seen:
#   manim 0.22.0
#   two plays:  [1.0, 0.0, 0.0] #FC6255
#   Succession:  [0.0, 0.0, 0.0] #FC6255
#   LaggedStart:  [0.0, 0.0, 0.0] #FC6255
#   one play:  [0.0, 0.0, 0.0] #FC6255
