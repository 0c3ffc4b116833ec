"""A widget on its page: what all tests of widgets look at."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page

from figures.engine.paths import here
from figures.engine.product import Product
from figures.engine.workspace import Workspace
from tests.browser.access import TWICE, violations, width_of, windows
from tests.once.inputs import files, product
from tests.once.plugin import Subject

WIDGETS = [each for each in Workspace(here()).products.values() if each.kind == "widget"]


def url_of(widget: Product) -> str:
    """The page that it stands on."""
    return f"/{widget.article}/"


def id_of(widget: Product) -> str:
    """What its figure is called there."""
    return widget.name.replace("/", "-")


ASSETS = ("docs/widgets/**/*", "docs/assets/*.js", "docs/assets/*.css")
MADE_OF = (*ASSETS, "mkdocs.yml", "constraints.txt")
NETWORKS = ("illustrated_models/weights/*", "illustrated_models/data/translation/*")
SMALLEST_TARGET = 24  # CSS pixels
SIZES = """all => all.map((one) => one.getBoundingClientRect())
    .map(({ width, height }) => Math.min(width, height))"""


def on_widget(check: str, widget: Product, *more: str) -> Subject:
    """What a verdict on a widget is on: its product, the pages' scripts and styles, more files."""
    parts = product(widget.name) | files(*MADE_OF, *more)
    return Subject(f"{check}/{widget.name}", parts)


def stands(check: str, identity: str) -> pytest.MarkDecorator:
    """Let all tests of a file, which use the widget of this id, stand by their verdicts."""
    (widget,) = (each for each in WIDGETS if id_of(each) == identity)
    return pytest.mark.verdict(lambda: on_widget(check, widget, *NETWORKS))


@dataclass(frozen=True)
class Stand:
    """A widget where it stands."""

    page: Page
    name: str

    @property
    def figure(self) -> Locator:
        return self.page.locator(f"#{self.name}")

    @property
    def element(self) -> Locator:
        return self.figure.locator("im-widget")

    @property
    def row(self) -> Locator:
        """The line below the drawing that starts it and says how that goes."""
        return self.element.locator("> .start")

    @property
    def button(self) -> Locator:
        return self.row.locator("> button")

    @property
    def status(self) -> Locator:
        return self.row.locator("> [role=status]")

    @property
    def cancel(self) -> Locator:
        return self.row.get_by_role("button", name="Cancel")

    @property
    def drawing(self) -> Locator:
        """What stands in for the live part."""
        return self.element.locator("> .drawing > svg:visible")

    @property
    def live(self) -> Locator:
        return self.element.locator("> .live")

    def start(self) -> None:
        """Press the button and wait until it lives."""
        self.button.click()
        self.ready()

    def ready(self) -> None:
        """Wait until it lives and rests."""
        self.page.locator(f"#{self.name} im-widget.live").wait_for()
        self.rests()

    def rests(self) -> None:
        """Wait until it computes nothing: the live part says so, not the element around it."""
        self.element.locator("> .live:not([aria-busy])").wait_for(state="attached")

    def keeps_every_rule(self, controls: str = "") -> None:
        """In every window it breaks no rule of accessibility, fits, and a finger meets it."""
        assert not self.page.evaluate(TWICE)
        for width in windows(self.page):
            assert not violations(self.page, f"#{self.name}")
            assert width_of(self.page) <= width
            if controls:
                assert min(self.live.locator(controls).evaluate_all(SIZES)) >= SMALLEST_TARGET
