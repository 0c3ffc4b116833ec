"""Small scenes, one for each thing that stands on a stage, and how it is drawn."""

from importlib.util import find_spec

import numpy as np
from manim import (
    BLACK,
    BLUE,
    BLUE_D,
    BLUE_E,
    DOWN,
    GOLD,
    GOLD_E,
    GREEN,
    GREEN_D,
    GREEN_E,
    LEFT,
    ORIGIN,
    PI,
    RED,
    RED_E,
    RIGHT,
    UP,
    Annulus,
    Arrow,
    Axes,
    Brace,
    BraceBetweenPoints,
    CapStyleType,
    Circumscribe,
    Create,
    CurvedArrow,
    Cutout,
    DashedLine,
    DashedVMobject,
    Difference,
    Dot,
    DoubleArrow,
    FadeIn,
    FadeOut,
    FadeToColor,
    FunctionGraph,
    GrowFromCenter,
    LaggedStart,
    Line,
    LineJointType,
    MathTypst,
    NumberLine,
    Polygon,
    Rectangle,
    RegularPolygon,
    ReplacementTransform,
    RoundedRectangle,
    TracedPath,
    ValueTracker,
    VGroup,
    VMobject,
    Write,
    always_redraw,
    there_and_back,
)

from anim.kit.mobjects.text import Words
from figures.kit.labels import label
from tests.anim.vector.shapes import circle, scene, square, trio


@scene
def updater(self):
    leader, follower = square(), circle().scale(0.5)
    follower.add_updater(lambda each: each.next_to(leader, UP))
    self.add(leader, follower)
    self.play(leader.animate.shift(RIGHT * 2 + DOWN), run_time=0.7)
    follower.clear_updaters()
    self.play(leader.animate.shift(LEFT * 3), run_time=0.5)


@scene
def clock_updater(self):
    shape = square()
    shape.add_updater(lambda each, dt: each.rotate(dt * 2))
    self.add(shape)
    self.wait(0.8)


@scene
def tracked_value(self):
    share = ValueTracker(0.2)
    bar = always_redraw(
        lambda: Rectangle(
            width=0.8, height=2 * share.get_value(), fill_color=BLUE_D, fill_opacity=1, color=BLACK
        ).move_to(DOWN, aligned_edge=DOWN)
    )
    line = always_redraw(lambda: Line(LEFT * 3 + DOWN, bar.get_top(), color=RED))
    self.add(bar, line)
    self.play(share.animate.set_value(1.2), run_time=0.8)


@scene
def redrawn_curve(self):
    share = ValueTracker(0.3)
    curve = always_redraw(
        lambda: FunctionGraph(
            lambda x: np.sin(2 * x) * share.get_value(), x_range=(-3, 3, 0.5), color=BLUE_E
        )
    )
    self.add(curve)
    self.play(share.animate.set_value(1.2), run_time=0.6)


@scene
def z_order(self):
    one, other = square(), circle().shift(RIGHT * 0.5)
    one.z_index = 2
    self.add(one, other)
    self.wait(0.2)
    self.play(other.animate.set_z_index(3).shift(LEFT), run_time=0.4)
    self.bring_to_back(one)
    self.play(one.animate.shift(UP * 0.5), run_time=0.4)


@scene
def brought_to_front(self):
    group = [square().shift(RIGHT * place / 2) for place in range(4)]
    for each, colour in zip(group, (RED, GREEN, BLUE, GOLD), strict=True):
        self.add(each.set_fill(colour, 1))
    self.wait(0.2)
    self.bring_to_front(group[0])
    self.play(group[1].animate.shift(UP), run_time=0.4)
    self.remove(group[2])
    self.wait(0.2)
    self.add(group[2])
    self.wait(0.2)


@scene
def opacity_of_groups(self):
    group = trio()
    self.play(group.animate.set_opacity(0.3), run_time=0.5)
    self.play(group[0].animate.set_fill(opacity=1), run_time=0.5)
    self.play(FadeOut(group[1]), run_time=0.3)


@scene
def dashes(self):
    line = DashedLine(LEFT * 3, RIGHT * 3, color=BLACK)
    ring = DashedVMobject(circle(fill_opacity=0), num_dashes=15)
    self.play(Create(line), FadeIn(ring), run_time=0.7)
    self.play(ring.animate.shift(RIGHT * 2).scale(1.2), run_time=0.5)


@scene
def arrows(self):
    bent = CurvedArrow(LEFT * 3, LEFT, color=BLUE_E)
    straight = Arrow(ORIGIN, RIGHT * 3, color=BLACK, buff=0)
    double = DoubleArrow(LEFT * 2 + DOWN, RIGHT * 2 + DOWN, color=RED_E)
    self.play(Create(bent), FadeIn(straight), GrowFromCenter(double), run_time=0.8)
    self.play(straight.animate.put_start_and_end_on(ORIGIN, UP * 2), run_time=0.5)


@scene
def braces(self):
    shape = square()
    self.play(GrowFromCenter(Brace(shape, DOWN, color=BLACK)), FadeIn(shape), run_time=0.6)
    self.play(FadeIn(BraceBetweenPoints(LEFT * 3, LEFT * 3 + UP * 2, color=BLACK)), run_time=0.4)


@scene
def axes(self):
    plane = Axes(
        x_range=(0, 4, 1), y_range=(0, 2, 1), x_length=6, y_length=3, axis_config={"color": BLACK}
    )
    curve = plane.plot(lambda x: 1 + np.sin(2 * x) / 2, color=BLUE_E)
    self.play(Create(plane), run_time=0.6)
    self.play(Create(curve), run_time=0.6)
    self.wait(0.1)


@scene
def number_line(self):
    line = NumberLine((-3, 3, 1), length=7, color=BLACK)
    dot = Dot(line.n2p(-3), radius=0.15, color=RED)
    self.add(line, dot)
    self.play(dot.animate.move_to(line.n2p(2)), run_time=0.6)


@scene
def polygons(self):
    shapes = VGroup(
        RegularPolygon(6, color=BLUE_E, fill_opacity=0.4),
        RoundedRectangle(0.3, width=2, height=1.2, color=BLACK),
        Polygon(ORIGIN, RIGHT, UP * 1.5, color=RED_E, fill_opacity=1),
        Annulus(0.3, 0.6, color=GREEN_E),
    ).arrange(RIGHT, 0.3)
    self.play(Create(shapes, lag_ratio=0.2), run_time=1)
    self.play(shapes.animate.stretch(0.5, 1), run_time=0.5)


@scene
def traced_path(self):
    dot = Dot(LEFT * 2, color=RED)
    self.add(TracedPath(dot.get_center, stroke_color=BLUE_E, stroke_width=4), dot)
    self.play(dot.animate(path_arc=PI / 2).shift(RIGHT * 4), run_time=0.8)
    self.play(dot.animate.shift(UP), run_time=0.3)


@scene
def holes(self):
    plate = Cutout(Rectangle(width=5, height=3), circle(), fill_opacity=0.8, color=BLUE_E)
    self.play(FadeIn(plate), run_time=0.4)
    rest = Difference(square().scale(2), circle(), color=GOLD_E, fill_opacity=1)
    self.play(ReplacementTransform(plate, rest), run_time=0.6)


@scene
def colours(self):
    shape = square()
    self.play(FadeToColor(shape, RED), run_time=0.4)
    self.play(shape.animate(rate_func=there_and_back).set_fill(GREEN, 0.2), run_time=0.5)


@scene
def background_stroke(self):
    shape = circle(stroke_width=3).set_stroke(GREEN_D, 18, background=True)
    self.add(square().shift(RIGHT), shape)
    self.play(shape.animate.shift(RIGHT * 1.5), run_time=0.5)
    self.play(shape.animate.scale(1.5), FadeOut(shape), run_time=0.4)


@scene
def caps_and_joints(self):
    corner = VMobject(stroke_width=24, color=BLUE_E).set_points_as_corners([LEFT, UP, RIGHT])
    rounded = corner.copy().shift(LEFT * 2)
    rounded.cap_style, rounded.joint_type = CapStyleType.ROUND, LineJointType.ROUND
    beveled = corner.copy().shift(RIGHT * 2)
    beveled.cap_style, beveled.joint_type = CapStyleType.SQUARE, LineJointType.BEVEL
    self.play(FadeIn(corner, rounded, beveled), run_time=0.3)
    self.wait(0.1)


@scene
def frozen_wait(self):
    group = trio()
    self.add(group)
    self.wait(2)
    self.play(group.animate.shift(UP), run_time=0.3)
    self.wait(1.5)


@scene
def typst_maths(self):
    if not find_spec("typst"):
        raise ModuleNotFoundError("typst")
    formula = MathTypst("sum_i alpha_i h_i = sqrt(x^2 / 2)", font_size=60, color=BLACK)
    self.play(Write(formula), run_time=0.8)
    self.play(formula.animate.scale(0.7).shift(UP), run_time=0.4)


@scene
def words(self):
    words = Words(label("attention"), 34, "semibold", "encoder")
    self.play(FadeIn(words, shift=UP), run_time=0.5)
    self.play(words.animate.scale(1.5).shift(DOWN), run_time=0.5)
    self.play(words.animate.set_color(RED), run_time=0.3)


@scene
def colour_by_letter(self):
    line = VGroup(*(Words(label(word), 30) for word in ("le", "chat", "dort"))).arrange(RIGHT)
    self.play(LaggedStart(*map(FadeIn, line), lag_ratio=0.5), run_time=0.8)
    self.play(line[1].animate.set_color(BLUE), Circumscribe(line[1]), run_time=0.7)
