"""The moments worth sharing, as lists of what is done and said."""

from tests.captures.acts import (
    Back,
    Capture,
    Drag,
    Goto,
    Hold,
    Launch,
    Paste,
    Say,
    Scroll,
    Tap,
    Type,
    Watch,
)
from tests.captures.neurons import NEURONS

ARTICLE = "/translation/"
FORGETS = "#translation-try-it-forgetting-where-it-forgets"
SENTENCE = "#translation-try-it-your-sentence"
ATTENTION = "#translation-try-it-attention-move-the-attention"
NOISE = "#translation-training-from-noise"
NUMBER = "data[data-fact='translation.attention.one_look.most']"
CLAUSE = f"{FORGETS} >> role=button[name='Add a clause']"
PLAIN = f"{FORGETS} .networks > section:first-child .said"
LOST = f"{PLAIN}:not(:has-text('sleeps'))"
SAID = f"{ATTENTION} .said"
TRACK = f"{ATTENTION} [aria-label='Attention on chat'] .rail"
GROUPS = "#pandas-groups-split-apply-combine"
RETURNS = "#reshaping-back-there-and-back"
YOURS = "#reshaping-try-it-your-table"
TURN_IT = f"{YOURS} >> role=button[name='Turn it']"
SHEET_COPIED = "day\tfruit\tsold\nMon\tapples\t3\nMon\tpears\t5\nTue\tapples\t4\nTue\tpears\t2"

CAPTURES = {
    "growing-sentence": Capture(
        "The growing sentence loses its verb",
        (
            Goto(ARTICLE, f"{FORGETS} .live .im-row", started=True),
            Say(
                "Both networks read a sentence that grows", f"{PLAIN}:has-text('black cat sleeps')"
            ),
            Hold(1.6),
            Tap(CLAUSE),
            Hold(1.2),
            Tap(CLAUSE),
            Hold(1.4),
            Tap(CLAUSE),
            Say("Without attention, the cat no longer sleeps", LOST),
            Hold(2.4),
            Tap(CLAUSE),
            Hold(1.8),
            Tap(CLAUSE),
            Say("It keeps its cat and loses its verb", f"{LOST}:has-text('the black cat')"),
            Hold(1.6),
        ),
    ),
    "unheard-name": Capture(
        "A name that it has never read",
        (
            Goto(ARTICLE, f"{SENTENCE} .live .im-row", started=True),
            Say("Give it a name that it has never read"),
            Hold(0.6),
            Tap(f"{SENTENCE} >> role=button[name='Type'][pressed=false]"),
            Hold(0.3),
            Type(f"{SENTENCE} .write input", "Zbigniew aime le chat noir"),
            Hold(0.4),
            Tap(f"{SENTENCE} >> role=button[name='Translate']"),
            Say("Where it looks, the name is copied", f"{SENTENCE} .canvas .pill.carried"),
            Hold(4.0),
            Scroll(f"{SENTENCE} .canvas", 1.0),
            Say("And it says what it does not know", f"{SENTENCE} .notes:has-text('never read')"),
            Hold(3.0),
        ),
    ),
    "moved-attention": Capture(
        "Moving the attention",
        (
            Goto(ARTICLE, f"{ATTENTION} .live .words", started=True),
            Say("About to write “black”, it looks at “noir”", f"{ATTENTION} h3:has-text('black')"),
            Hold(2.2),
            Drag(TRACK, 0.0, 1.0, 3.0),
            Say(
                "Make it look at “chat”, and it skips a word", f"{SAID}:has-text('the cat sleeps')"
            ),
            Hold(4.0),
            Tap(f"{ATTENTION} >> role=button[name='Put it back']"),
            Say("Let go, and it is itself again", f"{SAID}:has-text('the black cat sleeps')"),
            Hold(1.6),
        ),
    ),
    "noise-to-translation": Capture(
        "From noise to translation",
        (
            Goto(ARTICLE, NOISE),
            Say("A network learns to translate"),
            Hold(0.6),
            Tap(f"{NOISE} button.speed", 0.7),
            Tap(f"{NOISE} button.play", 0.7),
            Watch(13.4),
            Say("Nobody programmed the look", f"{NOISE} >> text=seen: the end"),
        ),
    ),
    "number-to-proof": Capture(
        "From a number to its proof",
        (
            Goto(ARTICLE, f"article p:has({NUMBER})"),
            Say("Any number here can be asked: why?"),
            Hold(1.4),
            Tap(NUMBER),
            Say("What it is, exactly, and where it comes from", "#proof .exact"),
            Hold(2.4),
            Tap("#proof dd a >> nth=0"),
            Say("The line of code that computed it", ":target:has-text('softmax')"),
            Scroll(":target"),
            Hold(2.0),
            Back(),
            Say("Is that line right?", NUMBER),
            Tap(NUMBER),
            Hold(0.6),
            Tap("#proof a[href*='/tests/'] >> nth=0"),
            Say("And a test that proves it", ":target:has-text('def test_')"),
            Scroll(":target"),
            Hold(1.6),
        ),
    ),
    "group-by": Capture(
        "Split, apply, combine",
        (
            Goto("/pandas/", GROUPS),
            Say("Which artist’s songs stood best?"),
            Hold(0.8),
            Tap(f"{GROUPS} button.play", 0.7),
            Watch(12.2),
            Say("One row for each artist", f"{GROUPS} .caption:has-text('become one row')"),
            Hold(1.6),
        ),
    ),
    "there-and-back": Capture(
        "A table turned, and turned back",
        (
            Goto("/reshaping/", RETURNS),
            Say("Pivot a table, then melt it: the same again?"),
            Hold(0.8),
            Tap(f"{RETURNS} button.play", 0.7),
            Watch(14.2),
            Say("Not quite: the hole has a row now", f"{RETURNS} .caption:has-text('And back')"),
            Hold(1.4),
        ),
    ),
    "pasted-table": Capture(
        "A table of yours, turned",
        (
            Goto("/reshaping/", f"{YOURS} .live textarea", started=True),
            Say("Paste some rows of a spreadsheet"),
            Hold(1.4),
            Paste(f"{YOURS} textarea", SHEET_COPIED),
            Hold(1.8),
            Scroll(f"{YOURS} .asked"),
            Say("What pandas would be asked", f"{YOURS} .asked:has-text('table.pivot')"),
            Hold(1.6),
            Launch(TURN_IT, 2.2),
            Say("Names go first", f"{YOURS} [role=status]:has-text('names are there')"),
            Hold(1.0),
            Launch(TURN_IT, 2.2, 0.2),
            Say("Then each cell, to where pandas puts it", f"{YOURS}:not(:has(.unborn))"),
            Hold(1.6),
        ),
    ),
    **NEURONS,
}
