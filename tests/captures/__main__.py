"""Record the moments worth sharing from the built site: `python -m tests.captures [NAME …]`."""

import argparse
import sys
import time
from functools import partial
from pathlib import Path

from figures.engine.errors import nearest
from tests.browsing import QuietHandler, open_chromium, serving
from tests.captures.camera import CaptureError
from tests.captures.reel import record
from tests.captures.scripts import CAPTURES
from tests.gates.table import SITE

MEDIA = SITE.parent / "media" / "captures"


def chosen(names: list[str]) -> dict[str, str]:
    """The captures to make; an error that tells the nearest name if there is none of a name."""
    for name in names:
        if name not in CAPTURES:
            raise LookupError(f"no capture {name}{nearest(name, CAPTURES)}")
    return {name: CAPTURES[name].title for name in names or CAPTURES}


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.captures", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(CAPTURES)}; all if none is said")
    parser.add_argument("--site", type=Path, default=SITE, help="the built site")
    parser.add_argument("--output", type=Path, default=MEDIA, help="where the files are put")
    parser.add_argument("--dark", action="store_true", help="in dark colours")
    given = parser.parse_args(arguments)
    try:
        chosen(given.names)
    except LookupError as error:
        parser.error(str(error))
    if not (given.site / "index.html").is_file():
        parser.error(f"{given.site} holds no site: `make site SERVE=0` builds one")
    return given


def main() -> int:
    given = parsed()
    given.output.mkdir(parents=True, exist_ok=True)
    handler = partial(QuietHandler, directory=str(given.site))
    theme = "dark" if given.dark else "light"
    with open_chromium() as browser, serving(handler) as address:
        for name in chosen(given.names):
            began = time.monotonic()
            try:
                movie = record(browser, address, CAPTURES[name], theme)
            except CaptureError as error:
                sys.exit(f"{name}: {error}")
            path = given.output / f"{name}{'-dark' if given.dark else ''}.mp4"
            path.write_bytes(movie)
            seconds, size = CAPTURES[name].seconds, len(movie) / 1e6
            print(f"{path}: {seconds:.1f} s, {size:.1f} MB, in {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
