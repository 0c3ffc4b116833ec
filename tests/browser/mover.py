"""A reader who plays with the widget *Move the attention*."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.browser.live import Stand
from tests.browser.reader import as_english

NAME = "translation-try-it-attention-move-the-attention"
PAGE = "/translation/"
EXACT = 1e-5


@dataclass(frozen=True)
class Mover:
    """The widget, and what a reader does with it."""

    stand: Stand

    @property
    def live(self):
        return self.stand.live

    @property
    def page(self):
        return self.stand.page

    @property
    def said(self):
        return self.live.locator(".said")

    @property
    def badge(self):
        return self.live.locator(".im-badge")

    def slider(self, word):
        return self.live.get_by_role("slider", name=f"Attention on {word}", exact=True)

    def press(self, word, *keys):
        for key in keys:
            self.slider(word).press(key)
        self.rests()

    def rests(self):
        self.stand.rests()

    def weights(self):
        return self.live.locator("[role=slider]").evaluate_all(
            "all => all.map((one) => +one.dataset.weight)"
        )

    def points(self):
        shares = self.live.locator(".movable .share").all_text_contents()
        return [int(share.removesuffix("%")) for share in shares]

    def likely(self):
        items = self.live.locator(".likely li")
        chances = items.evaluate_all("all => all.map((one) => +one.dataset.probability)")
        return items.locator(".word").all_text_contents(), chances

    def is_as_the_network_has_it(self, trace, step):
        """What is shown is this trace's step."""
        own = trace.decoder.attention.weights[step].tolist()
        assert self.weights() == pytest.approx(own, abs=EXACT)
        self.writes(trace, step)

    def writes(self, trace, step):
        """The likeliest words and all that is written are those of this trace."""
        expect(self.said).to_have_text(f"It writes “{as_english(trace.target_tokens)}”.")
        names, chances = list(trace.top_tokens[step]), trace.top_probabilities[step].tolist()
        assert self.likely() == (names, pytest.approx(chances, abs=EXACT))


@pytest.fixture
def mover(visit):
    """Opens the page and starts the widget, or opens an address that starts it."""

    def moving(width=390, scheme="light", address=""):
        stand = Stand(visit(f"{PAGE}{address}", width, scheme).page, NAME)
        if address:
            stand.ready()
        else:
            stand.start()
        return Mover(stand)

    return moving
