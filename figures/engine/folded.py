"""What nobody sees yet must not make a page slow to open.

Of a film's stills, a page that can run scripts holds the first one only: the player replaces the
others. They stand in `<noscript>`: where no script runs they are as visible as ever, and near.js
takes them out when they are wanted after all (paper, slides, a film that cannot be loaded). Each
drawing says how large it is, so that a browser can keep its place and lay it out when it is near.
"""

import re

FILM = re.compile(r"(?<=<ol>).*?(?=</ol>\s*</im-film>)", re.DOTALL)
STILL = re.compile(r'(?<=</p>)<div class="drawing"[^>]*>.*?</div>(?=</li>)', re.DOTALL)
FOLDED = re.compile(r'<noscript>(<div class="drawing"[^>]*>.*?</div>)</noscript>', re.DOTALL)
DRAWING = re.compile(
    r'(?P<box><div class="drawing[^"]*")>(?=<svg [^>]*? width="(?P<w>\d+)" height="(?P<h>\d+)")'
)

SIZED = re.compile(
    r'(?P<box><div class="drawing[^"]*") style="--drawn-width:\d+;--drawn-height:\d+"(?=>)'
)


def fold(html: str) -> str:
    """The page with the size of each drawing, and all stills but the first of each film away."""
    sized = DRAWING.sub(r'\g<box> style="--drawn-width:\g<w>;--drawn-height:\g<h>">', html)
    return FILM.sub(lambda film: _folded(film[0]), sized)


def unfold(html: str) -> str:
    """The page with all stills in their places."""
    return FOLDED.sub(r"\1", html)


def restored(html: str) -> str:
    """The page as it was before it was folded."""
    return SIZED.sub(r"\g<box>", unfold(html))


def _folded(stills: str) -> str:
    """The list of a film's stills, folded."""
    first, end, others = stills.partition("</li>")
    return first + end + STILL.sub(lambda still: f"<noscript>{still[0]}</noscript>", others)
