"""Which characters our fonts are cut down to, and so which a page can show in them."""

# What every page needs: Latin with the accents of French, quotation marks, dashes, arithmetic.
PLAIN = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x152, 0x153),
    (0x2009, 0x2026),
    (0x202F, 0x203A),
    (0x20AC, 0x20AC),
    (0x2190, 0x2193),
    (0x2211, 0x2212),
    (0x2248, 0x2248),
    (0x2264, 0x2265),
)
# What some pages need, in a file that only they load: other people's names, and formulas.
NAMES_AND_FORMULAS = (
    (0x100, 0x151),
    (0x154, 0x17F),
    (0x218, 0x21B),
    (0x2C6, 0x2C6),
    (0x2DC, 0x2DC),
    (0x391, 0x3C9),
    (0x2070, 0x208E),
    (0x2202, 0x2210),
    (0x2215, 0x2247),
)
# Signs of formulas that our font lacks, in a font that also says how fractions and roots are set:
# brackets and the root are here once more, for those that grow.
SIGNS = (
    (0x28, 0x29),
    (0x5B, 0x5B),
    (0x5D, 0x5D),
    (0x7B, 0x7D),
    (0x2016, 0x2016),
    (0x2208, 0x2208),
    (0x2218, 0x221A),
    (0x2225, 0x2225),
    (0x2299, 0x2299),
    (0x22A4, 0x22A4),
    (0x22C5, 0x22C5),
)
# Letters that ours lacks, in the font that the kit measures them in; only pages that need them load
# the style sheet.
OTHER_LETTERS = ((0x591, 0x5F4), (0xFB1D, 0xFB4F))


def among(character: str, *ranges: tuple[tuple[int, int], ...]) -> bool:
    """Whether a character lies in one of these ranges."""
    return any(first <= ord(character) <= last for each in ranges for first, last in each)
