"""What nobody sees yet must not make a page slow to open.

Of a film's stills, a page that can run scripts holds one only, the poster: the player replaces the
others. They stand in `<noscript>`: where no script runs they are as visible as ever, and near.js
takes them out when they are wanted after all (paper, slides, a film that cannot be loaded). Each
drawing says how large it is, so that a browser can keep its place and lay it out when it is near.
"""

import re

FILM = re.compile(
    r'(?P<tag><im-film\b[^>]*?(?: data-poster="(?P<poster>\d+)")?>\s*<ol>)'
    r"(?P<stills>.*?)(?=</ol>\s*</im-film>)",
    re.DOTALL,
)
STILL = re.compile(r'(?<=</p>)<div class="drawing"[^>]*>.*?</div>(?=</li>)', re.DOTALL)
FOLDED = re.compile(r'<noscript>(<div class="drawing"[^>]*>.*?</div>)</noscript>', re.DOTALL)
ITEM, POSTER = "<li>", '<li class="poster">'
DRAWING = re.compile(
    r'(?P<box><div class="drawing[^"]*")>(?=<svg [^>]*? width="(?P<w>\d+)" height="(?P<h>\d+)")'
)

SIZED = re.compile(
    r'(?P<box><div class="drawing[^"]*") style="--drawn-width:\d+;--drawn-height:\d+"(?=>)'
)


def fold(html: str) -> str:
    """The page with the size of each drawing, and all stills but the poster of each film away."""
    sized = DRAWING.sub(r'\g<box> style="--drawn-width:\g<w>;--drawn-height:\g<h>">', html)
    return FILM.sub(_folded, sized)


def unfold(html: str) -> str:
    """The page with all stills in their places."""
    return FOLDED.sub(r"\1", html)


def restored(html: str) -> str:
    """The page as it was before it was folded."""
    return SIZED.sub(r"\g<box>", unfold(html)).replace(POSTER, ITEM)


def _folded(film: re.Match[str]) -> str:
    """The list of a film's stills, folded; the poster is marked."""
    poster, seen = int(film["poster"] or 1), []
    for number, item in enumerate(film["stills"].split(ITEM)):
        away = number not in (0, poster)
        text = STILL.sub(lambda still: f"<noscript>{still[0]}</noscript>", item) if away else item
        seen.append(f"{'' if not number else POSTER if number == poster else ITEM}{text}")
    return film["tag"] + "".join(seen)
