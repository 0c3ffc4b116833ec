"""Times the engine and sphinx-gallery on the same 20 figures, in one run, and compares.

Both draw the article's own figures with the same models, from copies in a temporary folder.
sphinx-gallery is installed into a virtual environment of its own that sees this one's libraries.
The gates are ratios, but a busy machine blurs them too: run it on an idle one.
"""

import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from measuring import cpu_of, edit, run, save, timed, wait_for

from figures.engine.paths import here
from figures.engine.product import Product
from figures.engine.workspace import Workspace

N_FIGURES = 20
N_EDITS = 10
PORT = 8931
GATES = {
    "cold, with site": 0.6,
    "nothing changed, with site": 0.75,
    "one edit, with site": 0.45,
    "nothing changed, figures only": 0.2,
    "one edit, figures only": 0.5,
}

FIGURE = '''"""A figure of the benchmark."""

from figures.kit.illustration import Illustration, figure
from {module} import {function} as drawn
from {example_module} import {example}


@figure(of={example})
def picture(trace: object, width: int) -> Illustration:
    """Picture 0."""
    return drawn(trace, width)
'''
SCRIPT = '''"""
Picture 0
=========
"""
from figures.kit.bound import bind
from {module} import {function} as drawn
from {example_module} import {example}

illustration = drawn(bind({example}(), "{example}"), 360)
'''
CONFIGURATION = """
import sys

sys.path[:0] = ["{root}", "{folder}"]
project = "Benchmark"
extensions = ["sphinx_gallery.gen_gallery"]
sphinx_gallery_conf = {{
    "examples_dirs": "examples", "gallery_dirs": "gallery", "image_scrapers": ("scraper",),
}}
"""
SCRAPER = """
from pathlib import Path

from figures.kit.export import png
from sphinx_gallery.scrapers import figure_rst


def _get_sg_image_scraper():
    return scrape


def scrape(block, block_vars, gallery_conf):
    # Saves what the kit has drawn, as the scraper for pyplot would.
    path = next(block_vars["image_path_iterator"])
    Path(path).write_bytes(png(block_vars["example_globals"]["illustration"].drawing))
    return figure_rst([path], gallery_conf["src_dir"])
"""
PAGE = """---
date: 2026-01-01
slug: benchmark
title: Benchmark
---
Twenty figures.

<!-- more -->

"""


@dataclass(frozen=True)
class Race:
    """The two projects, side by side in a temporary folder."""

    folder: Path

    @property
    def ours(self) -> Path:
        return self.folder / "ours"

    @property
    def theirs(self) -> Path:
        return self.folder / "theirs"

    @property
    def sphinx(self) -> Path:
        return self.folder / "venv" / "bin" / "python"

    def figure(self, number: int) -> Path:
        return self.ours / "figures" / "benchmark" / f"number_{number}.py"

    def script(self, number: int) -> Path:
        return self.theirs / "examples" / f"plot_{number}.py"


def main() -> None:
    """Set up both, time both, print the table; the exit code says whether all gates hold."""
    with tempfile.TemporaryDirectory() as folder:
        race = Race(Path(folder))
        set_up(race)
        theirs = time_theirs(race)
        ours = time_ours(race)
    sys.exit(0 if tell(ours, theirs) else 1)


def set_up(race: Race) -> None:
    """Write both projects and install sphinx-gallery."""
    repository = here().root
    ignored = shutil.ignore_patterns("__pycache__", "generated", "posts", "training")
    for name in ("figures", "anim", "illustrated_models", "docs"):
        shutil.copytree(repository / name, race.ours / name, ignore=ignored)
    for article in {product.article for product in Workspace(here()).products.values()}:
        folder = article.replace("-", "_")
        shutil.rmtree(race.ours / "anim" / folder, ignore_errors=True)
        # Drawn from there, and no longer products themselves.
        (race.ours / "figures" / folder).rename(race.ours / "figures" / "kit" / folder)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(repository / name, race.ours / name)
    for text in (race.ours / "docs").glob("*.md"):
        save(text, "# Benchmark\n")
    page = PAGE
    for number, product in enumerate(chosen()):
        write(race.figure(number), FIGURE, product)
        write(race.script(number), SCRIPT, product)
        page += f'--8<-- "benchmark/number-{number}/picture.html"\n\n'
    save(race.ours / "docs" / "posts" / "benchmark.md", page)
    save(race.theirs / "conf.py", CONFIGURATION.format(root=race.ours, folder=race.theirs))
    save(race.theirs / "scraper.py", SCRAPER)
    save(race.theirs / "index.rst", "Benchmark\n=========\n\n.. toctree::\n\n   gallery/index\n")
    save(race.script(0).with_name("README.txt"), "Gallery\n=======\n")
    install_gallery(race.folder)


def chosen() -> list[Product]:
    """Twenty figures of the articles; when there are fewer, some are drawn twice."""
    standings = Workspace(here()).standings.values()
    figures = [s.product for s in standings if s.product.kind == "figure" and s.state == "fresh"]
    if not figures:
        sys.exit("there is no figure to draw: run `illustrate build` first")
    return [figures[number % len(figures)] for number in range(N_FIGURES)]


def write(path: Path, template: str, product: Product) -> None:
    """One figure of the benchmark, which draws a figure of an article."""
    example_module, _, example = product.example.partition(":")
    module = product.module.replace("figures.", "figures.kit.", 1)
    names = {"module": module, "function": product.attribute}
    save(path, template.format(**names, example_module=example_module, example=example))


def install_gallery(folder: Path) -> Path:
    """A virtual environment with sphinx-gallery, and the libraries of this one; its Python."""
    python = folder / "venv" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    (packages,) = (folder / "venv" / "lib").glob("python*/site-packages")
    save(packages / "ours.pth", sysconfig.get_path("purelib") + "\n")
    pip = [python, "-m", "pip", "install", "-qq", "sphinx", "sphinx-gallery"]
    subprocess.run(pip, check=True)
    return python


def time_theirs(race: Race) -> dict[str, float]:
    """Seconds of sphinx-gallery."""
    command = [str(race.sphinx), "-m", "sphinx", "-q", "-b", "html", str(race.theirs)]
    command.append(str(race.theirs / "_build"))
    found = {"cold, with site": timed(command, race.theirs)}
    found["nothing changed, with site"] = statistics.median(
        timed(command, race.theirs) for _ in range(3)
    )
    edits = []
    for number in range(3):
        edit(race.script(0), number)
        edits.append(timed(command, race.theirs))
    found["one edit, with site"] = statistics.median(edits)
    return found


def time_ours(race: Race) -> dict[str, float]:
    """Seconds of the engine with MkDocs, and CPU seconds of the engine alone."""
    site = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    figures = [sys.executable, "-m", "figures.engine.cli", "build"]
    found = {"cold, with site": timed(site, race.ours)}
    found["nothing changed, with site"] = statistics.median(
        timed(site, race.ours) for _ in range(3)
    )
    found["nothing changed, figures only"] = statistics.median(
        cpu_of(figures, race.ours) for _ in range(5)
    )
    found["one edit, with site"] = served_edits(race)
    found["one edit, figures only"] = warm_edits(race)
    return found


def served_edits(race: Race) -> float:
    """Median seconds from saving a file to the new page, under `mkdocs serve`."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-a", f"127.0.0.1:{PORT}"]
    environment = {**os.environ, "PYTHONPATH": str(race.ours), "NO_MKDOCS_2_WARNING": "1"}
    environment["SITE_URL"] = f"http://127.0.0.1:{PORT}/"
    server = subprocess.Popen(command, cwd=race.ours, env=environment)
    try:
        wait_for(environment["SITE_URL"] + "benchmark/", "Picture")
        time.sleep(5)  # the warm workers import in the background
        found = []
        for number in range(N_EDITS):
            time.sleep(1)
            began = time.perf_counter()
            text = edit(race.figure(0), number)
            wait_for(environment["SITE_URL"] + "benchmark/", text)
            found.append(time.perf_counter() - began)
        return statistics.median(found)
    finally:
        server.terminate()
        server.wait()


WARM = """
import re, statistics, sys, time
from pathlib import Path
sys.path.insert(0, {here!r})
from measuring import cpu_of_tree, edit
from figures.engine.build import build
from figures.engine.paths import here

figure, found = Path(sys.argv[1]), []
for number in range(6):
    edit(figure, number + 50)
    before = cpu_of_tree()
    report = build(here())
    assert report.made == ["benchmark/number-0/picture"], report
    found.append(cpu_of_tree() - before)
print(statistics.median(found[1:]))  # the first one starts the server of workers
"""


def warm_edits(race: Race) -> float:
    """Median CPU seconds to draw one edited figure in a process whose workers are warm."""
    code = WARM.format(here=str(Path(__file__).parent))
    script = race.folder / "warm.py"
    save(script, code)
    return float(run([sys.executable, str(script), str(race.figure(0))], race.ours))


def tell(ours: dict[str, float], theirs: dict[str, float]) -> bool:
    """Print the table; whether every gate holds."""
    print(f"{'':32}{'ours':>8}{'sphinx-g.':>11}{'ratio':>8}{'gate':>7}")
    holds = True
    for name, gate in GATES.items():
        compared = name in theirs
        measure = ours[name] / theirs[name] if compared else ours[name]
        holds = holds and measure <= gate
        other = f"{theirs[name]:9.2f} s{measure:8.2f}" if compared else f"{'CPU':>11}{'':8}"
        print(
            f"{name:32}{ours[name]:6.2f} s{other}{gate:7.2f}{'' if measure <= gate else '  MISSED'}"
        )
    return holds


if __name__ == "__main__":
    main()
