"""Synthetic sites for measuring growth: articles of twenty figures, and the same for a gallery."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from measuring import save

from figures.engine.paths import here

N_FIGURES, N_SECTIONS = 20, 4

MODEL = '''"""A model of the benchmark: as many halves as one asks for."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float


@dataclass(frozen=True)
class Halves:
    """A number, halved again and again."""

    numbers: Float[np.ndarray, " step"]  # (definition)


def halve(start: float, n_steps: int) -> Halves:
    """Halve a number so many times."""
    return Halves(start / 2 ** np.arange(float(n_steps)))
'''
EXAMPLE = '''"""A worked example of the benchmark."""

from illustrated_models.example import example
from illustrated_models.halves_{article} import Halves, halve


@example()
def halved() -> Halves:
    """A number that is halved."""
    return halve(80.0, 12)
'''
HEADING = '''"""Figures of the benchmark."""

from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.networks import node
from illustrated_models.examples.article_{article}.halves import Halves, halved
'''
FIGURE = '''

@figure(of=halved)
def picture_{place}(trace: Halves, width: int) -> Illustration:
    """Numbers that get smaller."""
    drawing = canvas(width, height=120)
    for step in range(5):
        node(drawing, trace.numbers[step], (40 + 70 * step, 60), "decoder", ".2f")
    first = trace.numbers[0]
    return Illustration(
        drawing,
        alt=label("Numbers from {{first:.2f}} on, each smaller.", first=first),
        facts={{"first": first}},
        claims={{"It gets smaller": bool((trace.numbers[1:] < first).all())}},
    )
'''
PAGE = """---
title: Article {article}
description: An article of the benchmark.
date: 2026-01-01
slug: article-{article}
hero: article-{article}/section-a/picture-a
---

# Article {article}

It says nothing.

<!-- more -->
"""
SHOWN = """
## Section {place}

--8<-- "article-{article}/section-{section}/picture-{place}.html"

It begins at {{= article_{article}.section_{section}.picture_{place}.first | show(".2f") =}}.
{{= claim("It gets smaller") =}}.
"""
SCRIPT = '''"""
Picture 0
=========
"""
from figures.kit.bound import bind
from figures.article_{article}.section_{section} import picture_{place} as drawn
from illustrated_models.examples.article_{article}.halves import halved

illustration = drawn(bind(halved(), "halved"), 360)
'''
OWN = ("posts", "generated", "languages", "references", "typed-numbers")


@dataclass(frozen=True)
class Site:
    """A project of our engine in a temporary folder."""

    folder: Path
    n_articles: int

    def page(self, number: int) -> Path:
        return self.folder / "docs" / "posts" / f"article-{name_of(number)}.md"

    def model(self, number: int) -> Path:
        return self.folder / "illustrated_models" / f"halves_{name_of(number)}.py"

    def section(self, number: int, section: int) -> Path:
        return (
            self.folder
            / "figures"
            / f"article_{name_of(number)}"
            / f"section_{name_of(section)}.py"
        )

    def say(self, number: int, what: str) -> None:
        """Change a sentence of an article's page."""
        text = self.page(number).read_text(encoding="utf-8")
        save(self.page(number), re.sub("It says .*", f"It says {what}.", text))

    def redraw(self, number: int) -> None:
        """Make the pictures of the beginning of an article higher."""
        path = self.section(number, 0)
        text = path.read_text(encoding="utf-8")
        save(path, text.replace("height=120", "height=130", 1))

    def write(self) -> None:
        """The machinery of this project, and articles of nothing but figures."""
        self._machinery()
        for number in range(self.n_articles):
            self._article(number)

    def _machinery(self) -> None:
        root = here().root
        for name in ("figures/engine", "figures/kit", "figures/proof", "anim/kit", "docs"):
            ignored = ("__pycache__", *(OWN if name == "docs" else ()))
            shutil.copytree(
                root / name, self.folder / name, ignore=shutil.ignore_patterns(*ignored)
            )
        for page in (self.folder / "docs").rglob("*.md"):
            page.unlink()
        shutil.rmtree(self.folder / "docs/widgets")
        shutil.copytree(root / "docs/widgets/kit", self.folder / "docs/widgets/kit")
        for name in ("mkdocs.yml", "pyproject.toml", "constraints.txt", "CONTRIBUTING.md"):
            shutil.copy(root / name, self.folder / name)
        for package in ("figures", "anim", "illustrated_models"):
            save(self.folder / package / "__init__.py", "")
        for folder in ("data", "weights"):
            (self.folder / "illustrated_models" / folder).mkdir()
        for path in (root / "illustrated_models").glob("*.py"):
            shutil.copy(path, self.folder / "illustrated_models" / path.name)
        for path in (root / "docs").glob("*.md"):
            save(self.folder / "docs" / path.name, f"# {path.stem.capitalize()}\n\nA page.\n")

    def _article(self, number: int) -> None:
        save(self.model(number), MODEL)
        examples = self.folder / "illustrated_models/examples" / f"article_{name_of(number)}"
        for package in (examples.parent, examples, self.section(number, 0).parent):
            save(package / "__init__.py", '"""The benchmark."""\n')
        save(examples / "halves.py", EXAMPLE.format(article=name_of(number)))
        page = PAGE.format(article=name_of(number))
        for section in range(N_SECTIONS):
            text = HEADING.format(article=name_of(number))
            for place in places(section):
                text += FIGURE.format(place=name_of(place))
                page += SHOWN.format(**names_of(number, section, place))
            save(self.section(number, section), text)
        save(self.page(number), page)


def name_of(number: int) -> str:
    """A number in letters, for typed numbers may not stand on a page."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def names_of(number: int, section: int, place: int) -> dict[str, str]:
    """The names of an article, a section of it and a figure there."""
    return {
        "article": name_of(number),
        "section": name_of(section),
        "place": name_of(place),
    }


def places(section: int) -> range:
    """The figures of a section."""
    each = N_FIGURES // N_SECTIONS
    return range(section * each, (section + 1) * each)


def write_gallery(folder: Path, site: Site, configuration: str, scraper: str) -> None:
    """The same figures as scripts of a gallery."""
    save(folder / "conf.py", configuration.format(root=site.folder, folder=folder))
    save(folder / "scraper.py", scraper)
    save(folder / "index.rst", "Benchmark\n=========\n\n.. toctree::\n\n   gallery/index\n")
    save(folder / "examples" / "README.txt", "Gallery\n=======\n")
    for number in range(site.n_articles):
        for section in range(N_SECTIONS):
            for place in places(section):
                path = folder / "examples" / f"plot_{number}_{place}.py"
                save(path, SCRIPT.format(**names_of(number, section, place)))
