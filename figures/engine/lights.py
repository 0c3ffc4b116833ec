"""Checks the terms of the prose that light a part of a figure or a film, before the site is built.

`<span class="term" data-figure="ARTICLE-SECTION-NAME" data-lights="ADDRESS; ADDRESS">` names a
figure of the same page and parts of it: beginnings of addresses, or roles that its marks play.
`docs/assets/terms.js` finds the marks in the same way.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from figures.engine.errors import nearest

TERM = re.compile(r'<span\b[^>]*\bclass="term"[^>]*>')
ATTRIBUTE = re.compile(r'\b([a-z-]+)="([^"]*)"')
NEEDED = ("data-figure", "data-lights")
MARK = re.compile(r'"?\bdata-(source|role)"?[=:]\s*"([^"]*)"')
CARRIERS = (".film.json", ".html")  # what of a product has its marks; a film draws the first


def unlit(text: str, drawn: Mapping[str, Path]) -> Iterator[tuple[int, str]]:
    """Every term of a page that lights nothing: its place, and what is wrong with it.

    `drawn` has what is embedded on the page: the id of the figure → its fragment.
    """
    for match in TERM.finditer(text):
        given = dict(ATTRIBUTE.findall(match[0]))
        if missing := [name for name in NEEDED if name not in given]:
            yield match.start(), f"a term needs {missing[0]}: {match[0]}"
            continue
        figure = given["data-figure"]
        if figure not in drawn:
            problem = f"the term's figure {figure} does not stand on this page"
            yield match.start(), problem + nearest(figure, drawn)
            continue
        names = parts(drawn[figure])
        for name in re.split(r";\s*", given["data-lights"]):
            if not any(belongs(part, name) for part in names):
                problem = f"the figure {figure} shows nothing of {name!r}"
                yield match.start(), problem + nearest(name, names)


def parts(fragment: Path) -> set[str]:
    """The addresses of a drawing's marks, and the roles that they play."""
    paths = [fragment.with_suffix(suffix) for suffix in CARRIERS]
    text = next(path for path in paths if path.is_file()).read_text(encoding="utf-8")
    found = set()
    for kind, value in MARK.findall(text):
        found |= {value} if kind == "source" else {*value.split()}
    return found


def belongs(part: str, name: str) -> bool:
    """Whether a part is what a term names: `states[1` is `states[1, 2]`, and not `states[12]`."""
    return part.startswith(name) and not re.match(r"\w", part[len(name) :])
