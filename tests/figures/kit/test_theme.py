"""Every colour is legible in both themes, and roles that meet stay apart for every eye."""

from itertools import combinations

import numpy as np
import pytest

from figures.kit import theme
from figures.kit.theme import ROLES, THEMES, blend, colour, contrast, role

# Simulations of full dichromacy on linear RGB: Machado, Oliveira and Fernandes (2009), table 1.
SIGHT = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
MEET = [
    ("token", "embedding", "encoder", "decoder", "context"),
    ("query", "key", "value", "context"),
    ("positive", "negative"),
]


def seen(hexadecimal, sight):
    """The colour in CIE L*a*b* as an eye of this kind sees it."""
    gamma = np.array(theme.channels(hexadecimal))
    linear = np.where(gamma <= 0.04045, gamma / 12.92, ((gamma + 0.055) / 1.055) ** 2.4)
    x, y, z = TO_XYZ @ np.clip(SIGHT[sight] @ linear, 0, 1) / WHITE
    f = [np.cbrt(t) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z)]
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def difference(one, other, sight):
    return np.linalg.norm(seen(one, sight) - seen(other, sight))


def test_the_simulation_agrees_with_known_values():
    np.testing.assert_allclose(seen("#FF0000", "usual"), [53.24, 80.09, 67.20], atol=0.05)
    for sight in SIGHT:  # greys stay greys
        assert difference("#808080", "#808080", sight) == 0
        assert np.abs(seen("#808080", sight)[1:]).max() < 0.5
    assert (
        difference("#FF0000", "#726C00", "deuteranopia")
        < 25
        < difference("#FF0000", "#726C00", "usual")
    )


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("shown", THEMES)
@pytest.mark.parametrize("names", MEET)
def test_inks_that_meet_stay_apart_for_every_eye(names, shown, sight):
    inks = {name: colour(name).on(shown) for name in names}
    for one, other in combinations(names, 2):
        assert difference(inks[one], inks[other], sight) >= 10, (one, other)


@pytest.mark.parametrize("shown", THEMES)
def test_every_ink_is_legible_on_the_page_the_panel_and_its_own_fill(shown):
    grounds = [colour("page").on(shown), colour("panel").on(shown)]
    for each in ROLES.values():
        for ground in [*grounds, each.fill.on(shown)]:
            assert contrast(each.ink.on(shown), ground) >= 4.5, (each.name, ground)
    for name in ("text", "dim"):
        assert all(contrast(colour(name).on(shown), ground) >= 4.5 for ground in grounds)


@pytest.mark.parametrize("shown", THEMES)
@pytest.mark.parametrize("hue", ["weight", "positive", "negative"])
def test_text_is_legible_on_every_strength_of_a_cell(hue, shown):
    for ground in ("page", "panel"):
        for opacity in np.linspace(0, 1, 101):
            cell = blend(colour(hue).on(shown), colour(ground).on(shown), opacity)
            assert contrast(colour("text").on(shown), cell) >= 4.5


@pytest.mark.parametrize("shown", THEMES)
def test_the_hues_of_signed_cells_belong_to_no_role(shown):
    for name in ("positive", "negative"):
        for each in ROLES.values():
            assert difference(colour(name).on(shown), each.ink.on(shown), "usual") > 20


def test_no_two_roles_have_the_same_corners():
    corners = [each.corners for each in ROLES.values()]
    assert len(set(corners)) == len(corners)


def test_every_colour_has_its_own_name_and_its_own_light_form():
    every = theme.colours()
    assert len({each.name for each in every}) == len(every)
    assert len({each.light for each in every}) == len(every)


def test_the_style_sheet_gives_every_colour_in_both_themes():
    sheet = theme.palette_css()
    light, media, dark = sheet.strip().split("\n")
    for each in theme.colours():
        assert f"{each.variable}:{each.light}" in light
        assert f"{each.variable}:{each.dark}" in dark
    assert light.startswith(':root,[data-md-color-scheme="default"]')
    assert dark.startswith('@media screen{[data-md-color-scheme="slate"]{')
    assert media.startswith("@media screen and (prefers-color-scheme:dark){:root{")
    assert dark.rpartition("{")[2].rstrip("}") in media


def test_black_on_white_has_the_largest_contrast():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert blend("#000000", "#FFFFFF", 0.5) == "#808080"


def test_an_unknown_role_is_answered_with_the_known_ones():
    with pytest.raises(KeyError, match="no role “encodr”; there are: token"):
        role("encodr")
    with pytest.raises(KeyError, match="no colour “rouge”"):
        colour("rouge")
