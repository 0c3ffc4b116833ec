"""A reader who plays with the widget *Your sentence*."""

from dataclasses import dataclass
from functools import cache

import pytest
from playwright.sync_api import Locator, Page, expect

from illustrated_models.examples.translation.playground import YourSentenceTrace, your_sentence
from illustrated_models.published_translator import load_translator
from illustrated_models.translation import TranslationTrace, translate
from tests.browser.live import Stand

NAME = "translation-try-it-your-sentence"
PAGE = "/translation/"


@cache
def known() -> YourSentenceTrace:
    """What the page is told before anybody gives it a sentence."""
    return your_sentence()


@cache
def translated(sentence: str, name: str = "translator-dot") -> TranslationTrace:
    """What Python makes of a sentence whose words are split by blanks."""
    model, card = load_translator(name)
    return translate(model, card.vocabularies, tuple(sentence.split()))


def as_english(tokens: tuple[str, ...]) -> str:
    """Tokens as the page prints them."""
    return " ".join(tokens).replace(" 's", "'s").replace("s ' ", "s' ")


@dataclass(frozen=True)
class Reader:
    """The widget, and what a reader does with it."""

    stand: Stand

    @property
    def page(self) -> Page:
        return self.stand.page

    @property
    def live(self) -> Locator:
        return self.stand.live

    @property
    def answer(self) -> Locator:
        """The translation."""
        return self.live.locator(".answer .translation")

    @property
    def written(self) -> Locator:
        """The words of the translation in the picture."""
        return self.live.locator(".canvas .written > .pill")

    def press(self, name: str) -> None:
        """Press a button and wait for what it asks for."""
        self.live.get_by_role("button", name=name, exact=True).click()
        self.stand.rests()

    def write(self, text: str) -> None:
        """Type a sentence and send it."""
        if not self.live.locator(".write").is_visible():
            self.press("Type")
        self.live.get_by_label("Your French sentence").fill(text)
        self.press("Translate")

    def answers(self, words: str) -> None:
        """Wait until the translation is this."""
        expect(self.answer).to_have_text(words)
        self.stand.rests()


@pytest.fixture
def reader(visit):
    """Opens the page and starts the widget, or opens an address that starts it."""

    def reading(width=390, scheme="light", address="") -> Reader:
        stand = Stand(visit(f"{PAGE}{address}", width, scheme).page, NAME)
        if address:
            stand.ready()
        else:
            stand.start()
        return Reader(stand)

    return reading
