"""Small scenes, one for each animation that films play."""

from manim import (
    BLACK,
    BLUE,
    BLUE_E,
    DOWN,
    GREEN_E,
    GREY,
    LEFT,
    PI,
    RED,
    RED_E,
    RIGHT,
    TAU,
    UP,
    AnimationGroup,
    ApplyMatrix,
    ApplyMethod,
    ApplyPointwiseFunction,
    Arc,
    Arrow,
    Circumscribe,
    Create,
    CyclicReplace,
    Dot,
    DrawBorderThenFill,
    FadeIn,
    FadeOut,
    Flash,
    FocusOn,
    GrowArrow,
    GrowFromCenter,
    GrowFromEdge,
    Indicate,
    LaggedStart,
    LaggedStartMap,
    MoveAlongPath,
    MoveToTarget,
    ReplacementTransform,
    Restore,
    Rotate,
    Rotating,
    ShowPassingFlash,
    SpinInFromNothing,
    Star,
    Succession,
    Swap,
    Transform,
    TransformFromCopy,
    Uncreate,
    Unwrite,
    VGroup,
    Wiggle,
    Write,
    double_smooth,
    linear,
    rush_into,
    smooth,
    there_and_back,
    wiggle,
)

from anim.kit.mobjects.text import Words
from figures.kit.labels import label
from tests.anim.vector.shapes import circle, scene, square, trio


@scene
def fade_in_and_out(self):
    group = trio()
    self.play(FadeIn(group, shift=UP), run_time=0.6)
    self.play(FadeOut(group, scale=0.4), run_time=0.6)
    self.play(FadeIn(circle(), scale=2), run_time=0.5)


@scene
def create_and_uncreate(self):
    group = trio()
    self.play(Create(group), run_time=0.8)
    self.wait(0.2)
    self.play(Uncreate(group), run_time=0.8)


@scene
def write_and_unwrite(self):
    words = Words(label("memory"), 60)
    self.play(Write(words), run_time=1)
    self.wait(0.2)
    self.play(Unwrite(words), run_time=0.6)


@scene
def border_then_fill(self):
    self.play(DrawBorderThenFill(trio()), run_time=1)
    self.wait(0.2)


@scene
def transform(self):
    shape = square()
    self.play(Transform(shape, circle().shift(RIGHT * 2)), run_time=0.7)
    self.play(Transform(shape, Star(color=GREEN_E, fill_opacity=0.5).shift(LEFT)), run_time=0.7)
    self.play(shape.animate.shift(UP), run_time=0.4)


@scene
def replacement(self):
    group, other = trio(), trio().arrange(DOWN, 0.2).scale(0.6)
    self.play(ReplacementTransform(group, other), run_time=0.7)
    self.play(other.animate.shift(RIGHT * 2), run_time=0.5)


@scene
def transform_from_copy(self):
    shape = square().shift(LEFT * 2)
    self.add(shape)
    self.play(TransformFromCopy(shape, circle().shift(RIGHT * 2)), run_time=0.8)
    self.wait(0.2)


@scene
def transform_along_an_arc(self):
    shape = square().shift(LEFT * 2)
    self.play(Transform(shape, circle().shift(RIGHT * 2), path_arc=PI / 2), run_time=0.8)
    self.wait(0.1)


@scene
def move_to_target(self):
    shape = square()
    shape.generate_target()
    shape.target.shift(RIGHT * 2).scale(0.5).set_fill(RED, 0.3)
    self.play(MoveToTarget(shape), run_time=0.7)
    self.wait(0.1)


@scene
def animate_chain(self):
    group = trio()
    self.play(group.animate.shift(UP).scale(0.7).set_opacity(0.5), run_time=0.7)
    self.play(group[0].animate(rate_func=linear).set_stroke(RED, 8), run_time=0.4)
    self.play(group.animate.rotate(PI / 3), run_time=0.4)


@scene
def apply_method(self):
    shape = square()
    self.play(ApplyMethod(shape.shift, LEFT * 2), run_time=0.5)
    self.play(ApplyMethod(shape.stretch, 2, 0), run_time=0.5)


@scene
def apply_function(self):
    shape = square()
    self.play(ApplyPointwiseFunction(lambda p: p + RIGHT * p[1] ** 2, shape), run_time=0.6)
    self.play(ApplyMatrix([[1, 0.5], [0, 1]], shape), run_time=0.5)


@scene
def grow(self):
    self.play(GrowFromCenter(square().shift(LEFT * 2)), run_time=0.5)
    self.play(GrowFromEdge(circle(), DOWN), run_time=0.5)
    self.play(GrowArrow(Arrow(RIGHT, RIGHT * 3, color=BLACK)), run_time=0.5)


@scene
def spin_in(self):
    self.play(SpinInFromNothing(square()), run_time=0.8)
    self.wait(0.1)


@scene
def move_along_path(self):
    shape, path = circle().scale(0.4), Arc(2, 0, PI, color=GREY)
    self.add(path)
    self.play(MoveAlongPath(shape, path), run_time=0.8)


@scene
def lagged_start(self):
    dots = VGroup(*(Dot(radius=0.25, color=BLUE_E) for _ in range(6))).arrange(RIGHT, 0.4)
    self.play(LaggedStart(*(FadeIn(dot, shift=UP) for dot in dots), lag_ratio=0.3), run_time=1)
    self.play(LaggedStartMap(GrowFromCenter, dots.copy().shift(DOWN)), run_time=0.7)


@scene
def groups_of_animations(self):
    one, other = square().shift(LEFT * 2), circle().shift(RIGHT * 2)
    both = AnimationGroup(FadeIn(one), other.animate.shift(UP), lag_ratio=0.5)
    self.play(both, run_time=0.8)
    self.play(Succession(one.animate.shift(UP), FadeOut(other)), run_time=1)


@scene
def bent_group(self):
    group = trio()
    self.play(AnimationGroup(*map(FadeIn, group), lag_ratio=0.5, rate_func=smooth), run_time=0.8)


@scene
def indicate(self):
    group = trio()
    self.add(group)
    self.play(Indicate(group[1]), run_time=0.7)
    self.play(FocusOn(group[0]), run_time=0.5)


@scene
def circumscribe(self):
    shape = square()
    self.add(shape)
    self.play(Circumscribe(shape, color=RED), run_time=0.8)
    self.play(ShowPassingFlash(circle(color=BLUE, fill_opacity=0).scale(1.8)), run_time=0.7)


@scene
def flash(self):
    self.add(square())
    self.play(Flash(RIGHT * 2, color=RED_E), run_time=0.7)


@scene
def wiggled(self):
    shape = square()
    self.play(Wiggle(shape), run_time=1)


@scene
def rotated(self):
    group = trio()
    self.play(Rotate(group[0], PI / 2), run_time=0.6)
    self.play(Rotating(group, angle=TAU, run_time=0.8))


@scene
def save_and_restore(self):
    group = trio()
    group.save_state()
    self.play(group.animate.arrange(DOWN).set_color(RED).scale(0.4), run_time=0.5)
    self.play(Restore(group), run_time=0.5)


@scene
def swapped(self):
    group = trio()
    self.play(Swap(group[0], group[2]), run_time=0.6)
    self.play(CyclicReplace(*group), run_time=0.5)


@scene
def rate_functions(self):
    dots = VGroup(*(Dot(radius=0.2, color=BLUE_E) for _ in range(5))).arrange(DOWN, 0.3)
    dots.shift(LEFT * 3)
    self.add(dots)
    rates = linear, there_and_back, rush_into, double_smooth, wiggle
    self.play(
        *(
            dot.animate(rate_func=rate).shift(RIGHT * 5)
            for dot, rate in zip(dots, rates, strict=True)
        ),
        run_time=1,
    )
    self.wait(0.1)
