"""One `mkdocs serve`, twenty slips in a row: each is told with its place, and mended."""

import re

from figures.engine.preview import STAYS
from tests.figures.engine.test_serve import server, strip

__all__ = ["server"]  # the fixture

PAGE, FIGURE = "docs/index.md", "figures/pond/shore.py"
BOX = '<details class="guess" markdown><summary>Which?</summary>\n\n- [ ] one\n- [ ] other\n\n'
TERM = '<span class="term" data-figure="pond-shore-leaping" data-lights="nowhere">It</span> leaps'
# What is slipped into, what stands there, what is written instead, and what must be said of it.
SLIPS = {
    "a typed number": (PAGE, "metres", "3 metres", r"docs/index\.md:5:\d+: “3” is typed"),
    "a number in words": (PAGE, "metres", "two metres", r"docs/index\.md:5:\d+: “two” is typed"),
    "a fact by a wrong name": (
        PAGE,
        "leaping.size",
        "leaping.sizzle",
        r":5: there is no fact .+size",
    ),
    "a format that does not fit": (PAGE, 'show("d")', 'show("q")', r":5: .+ does not fit"),
    "a claim that nobody makes": (PAGE, "A frog leaps", "A frog lies", r":5: no figure claims"),
    "a figure by a wrong name": (
        PAGE,
        "leaping.html",
        "leapin.html",
        r":3: there is no pond/shore",
    ),
    "a figure that stands twice": (
        *(PAGE, "It leaps", '--8<-- "pond/shore/leaping.html"\n\nIt leaps'),
        r":5: pond/shore/leaping\.html stands on this page already, in line 3",
    ),
    "a link to nowhere": (PAGE, "metres", "[metres](nowhere.md)", r":5: there is no docs/nowhere"),
    "a link to no place": (PAGE, "metres", "[metres](#nowhere)", r":5: #nowhere: no such place"),
    "a picture without words": (PAGE, "metres", "metres ![](a.svg)", r":5: the picture a\.svg has"),
    "a part that nobody makes": (
        PAGE,
        "# Pond",
        "# Pond\n\n<!-- made: x -->",
        r"md:3: nothing makes",
    ),
    "a guess without an answer": (PAGE, "# Pond", f"# Pond\n\n{BOX}</details>", r"md:3: the guess"),
    "a term that lights nothing": (PAGE, "It leaps", TERM, r":5: the figure pond-shore-leaping"),
    "a formula that cannot be set": (PAGE, "metres", r"metres $\nothing$", r":5: a formula: there"),
    "front matter that is no YAML": (PAGE, "# Pond", "---\na: [b\n---\n\n# Pond", r"is no YAML"),
    "settings that are no YAML": ("mkdocs.yml", "site_name: Pond", "site_name: [P", r"mkdocs\.yml"),
    "a figure that is no Python": (FIGURE, "return trace,", "return trace,, ", r"shore\.py:\d+"),
    "a figure that fails": (FIGURE, "return trace,", "return trace / 0,", r"leaping: ZeroDivision"),
    "a claim that is false": (FIGURE, "trace > 0", "trace < 0", r"leaping: .*A frog leaps"),
    "an example that fails": (
        *("illustrated_models/examples/pond/frog.py", "return jump(1)", "return hop(1)"),
        r"leaping: NameError: name 'hop'",
    ),
}


def test_one_server_outlives_twenty_slips_each_told_with_its_place_and_mended(server):
    good = strip(server.page())
    for name, (path, old, new, said) in SLIPS.items():
        told, start = server.count(STAYS), len(server.log.read_text())
        server.pond.edit(path, old, new)
        server.wait_for(STAYS, told + 1)
        log = server.log.read_text()[start:]
        assert re.search(said, log), f"{name}: {log}"
        assert "Traceback" not in log, f"{name}: {log}"
        assert strip(server.page()) == good, name
        reloaded = server.count("Reloading browsers")
        server.pond.edit(path, new, old)
        server.wait_for("Reloading browsers", reloaded + 1)
        assert strip(server.page()) == good, name
    assert server.process.poll() is None
