"""A lakeside: the pond as a site with Material's theme, two articles, a glossary and errata.

Two processes build two copies of it again and again: one as `mkdocs serve` does, with all that it
has kept, the other from nothing.
"""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.figures.engine.conftest import Pond

SETTINGS = """
    site_name: Lakeside
    site_url: http://127.0.0.1:8000/
    theme:
      name: material
      custom_dir: docs/overrides
      font: false
    extra_css: [assets/site.css]
    hooks: [figures/engine/hook.py]
    exclude_docs: |
      /overrides/
      /generated/**/*.html
    not_in_nav: |
      /generated/
    nav: [{Articles: index.md}, {Glossary: glossary.md}, {Errata: errata.md}, {Topics: topics.md}]
    plugins:
      - search
      - blog: {blog_dir: ., post_url_format: "{slug}", authors: false, pagination: false}
      - tags: {tags_allowed: [water, shore]}
      - macros:
          modules: [figures.engine.macros]
          j2_variable_start_string: "{="
          j2_variable_end_string: "=}"
          on_undefined: strict
          on_error_fail: true
    markdown_extensions:
      - attr_list
      - md_in_html
      - toc: {permalink: true}
      - pymdownx.snippets:
          base_path: [!relative $config_dir/docs/generated]
          check_paths: true
"""
ARTICLE = """
    ---
    title: The {name}
    description: What lives in the {name}.
    date: 2026-11-{day}
    slug: {name}
    hero: pond/water/young-fish
    categories: [Fish]
    tags: [water]
    ---

    # The {name}

    The {name} has a carp and an eel, and a shore.

    <!-- more -->

    ## Below

    --8<-- "pond/{figure}.html"

    It measures {{= pond.{fact}.size | show("d") =}} metres. {more}
"""
LAKE = {"name": "lake", "day": "01", "figure": "water/young-fish", "fact": "water.young_fish"}
POND = {"name": "pond", "day": "02", "figure": "shore/leaping", "fact": "shore.leaping"}
FILES = {
    "mkdocs.yml": SETTINGS,
    "CITATION.cff": "authors: [{name: The friends of ponds}]\n",
    "docs/index.md": "# Lakeside\n\nRead of [the lake](posts/lake.md#below).\n",
    "docs/glossary.md": """
        # Glossary

        ## Carp { #carp data-words="carp" }

        A fish that grows old.

        ## Eel { #eel data-words="eel" }

        A fish that is long.
    """,
    "docs/errata.md": "# Errata\n\n<!-- made: corrections -->\n",
    "docs/topics.md": "# Topics\n\n<!-- material/tags -->\n",
    "docs/assets/site.css": "main { margin: 0 }\n",
    "docs/posts/lake.md": ARTICLE.format(**LAKE, more=""),
    "docs/posts/pond.md": ARTICLE.format(**POND, more='{= claim("A frog leaps") =}'),
}
BUILDER = """
import json, shutil, sys
from figures.engine import kept_pages
from mkdocs.commands.build import build
from mkdocs.config import load_config
begun = False
for line in sys.stdin:
    order = json.loads(line)
    config = load_config("mkdocs.yml", site_dir=order["folder"])
    if not begun:
        config.plugins.on_startup(command="build", dirty=False)
        begun = True
    hook = config.hooks["figures/engine/hook.py"]
    if order["clean"]:
        hook._end_rendering()
        hook.shelves.clear()
        shutil.rmtree(".illustrate/pages", ignore_errors=True)
    try:
        build(config)
        rendered = sorted(hook.renderings[0].rendered)
    except BaseException:
        rendered = ["the build failed"]
    print(json.dumps(rendered), flush=True)
"""


def settle(pond: Pond, repository: Path) -> Pond:
    """The pond as such a site, in its own folder."""
    shutil.copytree(repository / "docs/overrides", pond.root / "docs/overrides")
    for path, text in FILES.items():
        pond.write(path, text)
    return pond


@dataclass
class Builder:
    """A process that builds a site whenever it is asked to, in the folder `built` beside it."""

    pond: Pond
    clean: bool = False
    process: subprocess.Popen = field(init=False)

    def __post_init__(self):
        with (self.pond.root / "build.log").open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", BUILDER],
                cwd=self.pond.root,
                env=self.pond.environment(NO_MKDOCS_2_WARNING="1"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    @property
    def built(self) -> Path:
        return self.pond.root.with_name("built")

    def ask(self):
        """Begin a build."""
        order = {"folder": str(self.built), "clean": self.clean}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()

    def rendered(self) -> set[str]:
        """The pages that it has rendered."""
        line = self.process.stdout.readline()
        log = (self.pond.root / "build.log").read_text()
        assert line, log
        assert "the build failed" not in line, log
        return {*json.loads(line)}

    def end(self):
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()
