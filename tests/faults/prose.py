"""Faults in sentences: in the article as it is written, and in the page as it is published.

A spoilt source is checked as a build checks it; if nothing objects, it is published, and the
finished page is read and compared with the record. To add a fault, add a line to the KINDS of
`prose_typed.py` or `prose_quoted.py` (which file, and how to edit it), of `prose_pages.py`, or of
`prose_notebooks.py`.
"""

from collections.abc import Callable
from functools import partial
from random import Random

from tests.faults import prose_notebooks
from tests.faults.fault import Family, Fault, StillbornError, Verdict
from tests.faults.prose_pages import KINDS as FINISHED
from tests.faults.prose_quoted import KINDS as QUOTED
from tests.faults.prose_site import (
    PAGES,
    WHITELIST,
    Complaint,
    of_page,
    of_source,
    site,
    sound_page,
)
from tests.faults.prose_typed import KINDS as TYPED
from tests.faults.prose_typed import Edit

Check = Callable[[], list[Complaint]]


def faults() -> list[Fault]:
    """All faults in sentences."""
    found = []
    for kind, edits in (TYPED | QUOTED).items():
        for name, (path, edit) in edits.items():
            inject = partial(_source, path, edit, f"{kind} {name}")
            found.append(Fault("prose", kind, name, inject))
    for kind, pages in FINISHED.items():
        for name, edit in pages.items():
            found.append(Fault("prose", kind, name, partial(_page, edit, f"{kind} {name}")))
    for kind, spoilt in prose_notebooks.KINDS.items():
        for name, inject in spoilt.items():
            found.append(Fault("prose", kind, name, partial(inject, f"{kind} {name}")))
    return found


def _source(path: str, edit: Edit, seed: str) -> Check:
    before = site().text(path)
    text = edit(before, Random(seed))
    if text == before:
        raise StillbornError(f"{path} is as before")
    return partial(of_source, path, text)


def _page(edit: Edit, seed: str) -> Check:
    html = edit(sound_page(), Random(seed))
    if html == sound_page():
        raise StillbornError("the page is as before")
    return partial(of_page, html)


def judge(fault: Fault) -> Verdict:
    """Put it in and build the page, or read the finished one."""
    found = fault.inject()()
    return Verdict.of(fault, found[0].rule, found[0].message) if found else Verdict.of(fault)


def alarms() -> list[str]:
    """What is said of the sound pages."""
    found = [one for path in (*PAGES, WHITELIST) for one in of_source(path, site().text(path))]
    return [one.message for one in (*found, *of_page(sound_page()), *prose_notebooks.alarms())]


FAMILY = Family("prose", 1.0, 60, faults, judge, alarms)
