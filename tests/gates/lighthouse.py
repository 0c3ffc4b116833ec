"""Ask Lighthouse about pages of the built site and hold them to budgets.toml: `make lighthouse`.

Every page is served gzipped from this machine and opened as on a phone (slow network and processor
are simulated) and as on a desktop. One run says little: the table shows the medians of all runs,
which take turns, so that a busy minute harms all pages alike.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.browser.conftest import articles_of
from tests.browsing import CHROMIUM_FLAGS, serving
from tests.gates.budgets import BUDGETS
from tests.gates.packed import PackedHandler
from tests.gates.reports import NAMES, Measured, asked, faults, medians, over, read, shown
from tests.gates.table import SITE, built, cell, row

PROGRAM = SITE.parent / ".cache" / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
LIMITS = BUDGETS["lighthouse"]
# Chromium may hold the first paint of a page back; in an emulated window it does so for seconds, at
# random. Told not to, and in a window of the right size, it paints when it can.
HOLD = "--disable-features=PaintHolding"
WINDOWS = {"phone": "412,823", "desktop": "1350,940"}  # pixels
PRESETS = {"phone": [], "desktop": ["--preset=desktop"]}
PATIENCE = 300  # seconds
COLUMN = 16  # characters


def ask(address: str, form: str) -> dict:
    """The report of one run."""
    flags = " ".join((*CHROMIUM_FLAGS, "--headless=new", HOLD, f"--window-size={WINDOWS[form]}"))
    options = ["--quiet", "--output=json", "--no-enable-error-reporting", *PRESETS[form]]
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    try:
        finished = subprocess.run(
            ["node", str(PROGRAM), address, *options, f"--chrome-flags={flags}"],
            env=os.environ | {"CHROME_PATH": chromium},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise ValueError(f"{address}: Lighthouse did not end in {PATIENCE} seconds") from None
    except subprocess.CalledProcessError as error:
        raise ValueError(f"{address}: Lighthouse failed:\n{error.stderr}") from None
    return json.loads(finished.stdout)


def measure(address: str, pages: list[str], runs: int) -> dict[tuple[str, str], list[Measured]]:
    """The numbers of all runs, by form and page."""
    pairs = [(form, page) for form in LIMITS for page in pages]
    found: dict[tuple[str, str], list[Measured]] = {pair: [] for pair in pairs}
    told = set()
    for number, (form, page) in enumerate(pairs * runs, 1):
        print(f"{number}/{len(pairs) * runs} {form} {page}", file=sys.stderr)
        report = ask(address + page, form)
        found[form, page].append(read(report))
        for fault in {*faults(report)} - told:
            print(f"  {fault}", file=sys.stderr)
            told.add(fault)
    return found


def table(found: dict[tuple[str, str], list[Measured]]) -> int:
    """Print the medians; how many pages are over a limit."""
    widest = max(len(page) for _, page in found) + 9
    broken = 0
    for form, limits in LIMITS.items():
        print(row(form, list(NAMES), widest, COLUMN))
        print(row("  asked", asked(limits), widest, COLUMN))
        for page in (page for each, page in found if each == form):
            middle = medians(found[form, page])
            wrong = over(middle, limits)
            cells = [cell(shown(name, middle[name]), name in wrong) for name in NAMES]
            print(row(f"  {page}", cells, widest, COLUMN))
            broken += bool(wrong)
    return broken


def main() -> int:
    parser = argparse.ArgumentParser(prog="make lighthouse", description=__doc__)
    parser.add_argument("--site", type=Path, default=SITE, help="the built site")
    parser.add_argument("--page", action="append", help="only this page, such as /about/")
    parser.add_argument("--runs", type=int, default=5, help="of which the medians are shown")
    given = parser.parse_args()
    if not PROGRAM.is_file():
        parser.error("Lighthouse is not installed: `make lighthouse` brings it")
    try:
        documents = built(given.site, given.page)
        with serving(partial(PackedHandler, directory=str(given.site))) as address:
            pages = given.page or ["/", *articles_of(documents)]
            found = measure(address, pages, given.runs)
    except (LookupError, ValueError) as error:
        parser.error(str(error))
    broken = table(found)
    load = os.getloadavg()[0]
    print(f"Medians of {given.runs} runs (load {load:.1f}), {broken} of {len(found)} over a limit")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
