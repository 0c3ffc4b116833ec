"""Measures how the cost of a site grows with its articles, of twenty synthetic figures each.

    python tests/benchmarks/growth.py [1 10 100]

CPU seconds, with all children, and the peak memory of the largest process. sphinx-gallery draws the
same figures in the same run, up to ten articles. Exponents are of the two largest sites: 1 means
that twice the articles cost twice as much, 0 that they cost no more.
"""

import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from against_sphinx_gallery import CONFIGURATION, SCRAPER, install_gallery
from measuring import Cost, cost_of, cpu_of_tree, edit, wait_for
from synthetic import Site, name_of, write_gallery

PORT = 8932
SIZES = (1, 10, 100)
LARGEST_GALLERY = 10  # articles
EXPONENT = 1.1
NO_OP = 2.0  # CPU seconds, at any size
SAVED = 2.0  # CPU seconds, of a sentence saved under `mkdocs serve`
ENGINE = (sys.executable, "-m", "figures.engine.cli")
MKDOCS = (sys.executable, "-m", "mkdocs")


def main() -> None:
    """Measure every size, print the table; the exit code says whether the gates hold."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    costs = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            site = Site(Path(folder) / f"site-{size}", size)
            site.write()
            costs[size] = measured(site)
            if size <= LARGEST_GALLERY:
                costs[size] |= measured_gallery(Path(folder) / f"gallery-{size}", site)
            print(f"{size} articles measured", file=sys.stderr)
    sys.exit(0 if tell(costs) else 1)


def measured(site: Site) -> dict[str, Cost]:
    """What each thing costs that an author does."""
    cold = cost_of([*ENGINE, "build"], site.folder)
    idle = cost_of([*ENGINE, "build"], site.folder)
    pages = cost_of([*MKDOCS, "build", "--quiet"], site.folder)
    again = cost_of([*MKDOCS, "build", "--quiet"], site.folder)
    site.redraw(0)
    figure = cost_of([*ENGINE, "build"], site.folder)
    model = site.model(0)
    text = model.read_text(encoding="utf-8")
    model.write_text(text.replace("start / 2", "start / 3"), encoding="utf-8")
    shared = cost_of([*ENGINE, "build"], site.folder)
    accepted = cost_of([*ENGINE, "verify", "--accept"], site.folder)
    return {
        "cold build": cold,
        "build, nothing stale": idle,
        "first pages": pages,
        "pages, nothing stale": again,
        "build after a saved figure": figure,
        "build after a model of 20 figures": shared,
        "verify": accepted,
        "sentence saved under serve": served(site),
    }


def served(site: Site) -> Cost:
    """The median of saving a sentence while the site is being served."""
    environment = {**os.environ, "PYTHONPATH": str(site.folder), "NO_MKDOCS_2_WARNING": "1"}
    environment["SITE_URL"] = f"http://127.0.0.1:{PORT}/"
    command = [*MKDOCS, "serve", "--quiet", "-a", f"127.0.0.1:{PORT}"]
    server = subprocess.Popen(command, cwd=site.folder, env=environment)
    address = environment["SITE_URL"] + "article-a/"
    try:
        wait_for(address, "It says")
        return Cost(statistics.median(_saves(site, address, server.pid)), 0)
    finally:
        server.terminate()
        server.wait()


def _saves(site: Site, address: str, server: int) -> list[float]:
    found = []
    for number in range(5):
        time.sleep(2)  # what it does in the background belongs to what came before
        before = cpu_of_tree(server)
        site.say(0, f"what was saved as {name_of(number)}")
        wait_for(address, f"saved as {name_of(number)}")
        time.sleep(1)
        found.append(cpu_of_tree(server) - before)
    return found


def measured_gallery(folder: Path, site: Site) -> dict[str, Cost]:
    """The same figures in sphinx-gallery: all of them, and one edited."""
    write_gallery(folder, site, CONFIGURATION, SCRAPER)
    python = install_gallery(folder)
    command = [str(python), "-m", "sphinx", "-q", "-b", "html", str(folder), str(folder / "_build")]
    cold = cost_of(command, folder)
    edit(folder / "examples" / "plot_0_0.py", 1)
    return {"sphinx-gallery, cold": cold, "sphinx-gallery, one edit": cost_of(command, folder)}


def exponent(costs: dict[int, dict[str, Cost]], name: str) -> float:
    """How a cost grows from the second largest size that has it to the largest."""
    small, large = [size for size, found in costs.items() if name in found][-2:]
    ratio = costs[large][name].cpu / costs[small][name].cpu
    return math.log(ratio) / math.log(large / small)


def tell(costs: dict[int, dict[str, Cost]]) -> bool:
    """Print the table; whether every gate holds."""
    sizes, names = list(costs), list(costs[next(iter(costs))])
    print(f"{'CPU s (peak MB)':36}" + "".join(f"{size:>16}" for size in sizes) + "  exponent")
    holds = True
    for name in names:
        cells = [costs[size].get(name) for size in sizes]
        told = "".join(f"{cell or '':>16}" for cell in map(_told, cells))
        grows = exponent(costs, name) if sum(map(bool, cells)) > 1 else 0.0
        missed = not name.startswith("sphinx") and grows > EXPONENT
        missed |= name == "build, nothing stale" and cells[-1].cpu > NO_OP
        missed |= name.startswith("sentence") and cells[-1].cpu > SAVED
        holds &= not missed
        print(f"{name:36}{told}{grows:10.2f}{'  MISSED' if missed else ''}")
    return holds


def _told(cost: Cost | None) -> str:
    return f"{cost.cpu:.2f} ({cost.memory:.0f})" if cost else ""


if __name__ == "__main__":
    main()
