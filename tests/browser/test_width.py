"""How much of a desktop's window the pictures use: each page is measured once for each width."""

from dataclasses import dataclass

import pytest

WINDOWS = (900, 1280)
FILLED = 0.75  # of the column of the text
SMALLEST = 16.0  # pixels of a text in a figure
LARGEST = 1.5  # of the prose
BAR, FEW = {900: 10.0, 1280: 12.0}, 8  # the least width of a bar, in a vector of so few numbers
SLACK = 0.05  # pixels

# What every figure that can be seen is like. Bars are separate outlines of one path.
MEASURE = r"""() => {
  for (const box of document.querySelectorAll("details:not(.look-inside)")) box.open = true;
  const column = document.querySelector(".md-content__inner");
  const { paddingLeft, paddingRight } = getComputedStyle(column);
  const room = column.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  const prose = parseFloat(getComputedStyle(document.querySelector(".md-typeset")).fontSize);
  const size = (mark) => mark.getBoundingClientRect();
  const first = (bars, scale) => {
    const outline = bars.getAttribute("d");
    const [, width] = outline.match(/[hH](-?[\d.]+)/);
    return [outline.split("z").length - 1, scale * Math.abs(width)];
  };
  const measured = (figure) => {
    const drawing = [...figure.querySelectorAll("svg.im")].find((svg) => size(svg).width);
    const scale = size(drawing).width / drawing.viewBox.baseVal.width;
    const marks = [...drawing.querySelectorAll("path, text")].map(size);
    const words = [...drawing.querySelectorAll("text")];
    const seen = marks.filter(({ width, height }) => width || height);
    return {
      id: figure.id,
      room,
      prose,
      left: Math.min(...seen.map(({ left }) => left)),
      right: Math.max(...seen.map(({ right }) => right)),
      texts: words.map((text) => scale * text.getAttribute("font-size")),
      bars: [...drawing.querySelectorAll("[data-role=bars]")].map((bars) => first(bars, scale)),
    };
  };
  const far = document.querySelectorAll(".drawing");
  for (const drawing of far) drawing.style.contentVisibility = "visible";
  return [...document.querySelectorAll("figure.illustration")].map(measured);
}"""


@dataclass(frozen=True)
class Shown:
    """A figure as a window of some width shows it; lengths in CSS pixels."""

    window: int
    id: str
    room: float  # the width of the column of text
    prose: float  # the size of its letters
    left: float
    right: float
    texts: list[float]
    bars: list[tuple[int, float]]  # of each vector: how many numbers, how wide a bar

    def faults(self) -> list[str]:
        """What is wrong with its size."""
        found = []
        if (share := (self.right - self.left) / self.room) < FILLED:
            found.append(f"its ink fills {share:.0%} of the column")
        if not 0 <= self.left <= self.right <= self.window:
            found.append(f"it goes from {self.left:.0f} to {self.right:.0f}")
        if self.texts and min(self.texts) < SMALLEST - SLACK:
            found.append(f"it has text of {min(self.texts):.1f} px")
        if self.texts and max(self.texts) > LARGEST * self.prose + SLACK:
            found.append(f"it has text of {max(self.texts):.1f} px beside prose of {self.prose} px")
        narrow = [
            width for count, width in self.bars if count <= FEW and width < BAR[self.window] - SLACK
        ]
        if narrow:
            found.append(f"a bar is {min(narrow):.1f} px wide")
        return [f"{self.id} at {self.window} px: {each}" for each in found]


def measured(visit, url: str, window: int) -> list[Shown]:
    """Every figure of a page in a window of this width, the folded ones unfolded."""
    return [Shown(window, **each) for each in visit(url, window).page.evaluate(MEASURE)]


@pytest.fixture(scope="session")
def with_figures(documents, articles):
    """The articles and what belongs to them: laboratories, notebooks."""
    return [
        url
        for url, page in documents.items()
        if "illustration" in page.classes and url.startswith(tuple(articles))
    ]


@pytest.mark.parametrize("window", WINDOWS)
def test_a_desktop_shows_every_figure_large(visit, with_figures, window):
    figures = {url: measured(visit, url, window) for url in with_figures}
    assert all(figures.values())
    faults = [fault for shown in figures.values() for each in shown for fault in each.faults()]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("window", "lowest"), [(1280, 600), (390, 700)])
def test_the_first_picture_of_an_article_begins_in_the_first_screen(
    visit, documents, articles, window, lowest
):
    top = "drawing => drawing.getBoundingClientRect().top + scrollY"
    for url in (url for url in articles if "before" in documents[url].classes):
        first = visit(url, window).page.locator(".drawing:visible > svg").first
        assert first.evaluate(top) <= lowest, url


def test_a_figure_that_is_too_small_or_too_large_is_noticed(visit, articles):
    (one, *_) = measured(visit, articles[0], 1280)
    small = Shown(1280, "small", 648, 20, 100, 440, [10.6, 16], [(4, 7.5), (256, 1.2)])
    large = Shown(1280, "large", 648, 20, -4, 1300, [31], [])
    assert one.faults() == []
    assert [fault.partition(": ")[2] for fault in small.faults()] == [
        "its ink fills 52% of the column",
        "it has text of 10.6 px",
        "a bar is 7.5 px wide",
    ]
    assert [fault.partition(": ")[2] for fault in large.faults()] == [
        "it goes from -4 to 1300",
        "it has text of 31.0 px beside prose of 20 px",
    ]
