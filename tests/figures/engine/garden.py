"""A garden: a small project whose one figure is made already, with a model, a page and a test."""

import json
from pathlib import Path
from textwrap import dedent

from figures.engine.paths import Project
from figures.engine.provenance import Provenance
from figures.engine.sources import read_sources

FILES = {
    "pyproject.toml": """
        [project.entry-points."illustrated_models.kinds"]
        figure = "figures.kit.plain:make"
    """,
    "figures/kit/plain.py": "def make(product): pass\n",
    "figures/engine/worker.py": "",
    "figures/garden/beds.py": '''
        from figures.kit.plain import figure
        from illustrated_models.examples.garden.roses import bed

        @figure(of=bed)
        def one_bed(trace):
            """A bed of roses."""
    ''',
    "illustrated_models/example.py": "def example(weights=(), data=()): pass\n",
    "illustrated_models/shares.py": """
        from dataclasses import dataclass

        @dataclass(frozen=True)
        class Look:
            scores: Float[Tensor, "query key"]  # how well they fit (definition)
            weights: Float[Tensor, "*batch query d_key"]  # the scores as shares
            #   (Rose 1999, section 2,
            #   equation 3)
            total: float
            seen: Annotated[  # what was seen
                tuple[str, ...], "axis: query, key"
            ]
            heads: Annotated[tuple[str, ...], "axis: , .column"]  # their names

        def look(scores, steep=False):
            raw = scores
            weights = softmax(raw)
            if steep:
                weights = weights ** 2
            return Look(raw, weights, total=sum(scores), seen=named(scores))

        def named(scores):
            return tuple(map(str, scores))
    """,
    "illustrated_models/garden.py": """
        from dataclasses import dataclass
        from illustrated_models.shares import Look, look

        @dataclass(frozen=True)
        class Rose:
            n_thorns: int
            petals: Float[Tensor, " petal"]

        @dataclass(frozen=True)
        class Bed:
            look: Look | None
            roses: tuple[Rose, ...]
            middle: float
            either: float
            lost: float

        class Gardener:
            def plant(self, soil, wet):
                fits = soil @ soil.T
                seen = look(fits)
                return self.finish(seen, 3)

            def finish(self, seen: Look, count):
                first, second = seen.weights[0], seen.total
                roses = tuple(Rose(count, petals=count * 2) for _ in first)
                either = first if count else named(second)
                return Bed(seen, roses, middle=second, either=either, **rest)

        def joined(parts):
            return Look(**{name: 1 for name in parts})
    """,
    "illustrated_models/examples/garden/roses.py": """
        from illustrated_models.example import example
        from illustrated_models.garden import Bed

        @example(weights="rose")
        def bed() -> Bed:
            return 1
    """,
    "tests/illustrated_models/test_shares.py": """
        import pytest

        @pytest.mark.proves("illustrated_models.shares.Look.weights")
        @pytest.mark.parametrize("n", [1])
        def test_shares_sum_to_one(n):
            assert n
    """,
    "docs/posts/roses.md": """
        ---
        slug: roses-and-thorns
        ---
        # Roses

        --8<-- "garden/beds/one-bed.html"

        Take {= garden.beds.one_bed.most | show(".0%") =} of it.
    """,
}
SHOWN = {
    "title": "A bed of roses.",
    "facts": {"most": {"value": 0.4567, "source": "garden/roses/bed:look.weights[1, 2]"}},
    "elements": [
        {"source": "garden/roses/bed:look.weights[1, 2]", "value": 0.4567, "drawn": "46%"},
        {"source": "garden/roses/bed:look.weights[1, 1]", "value": -0.4611, "drawn": "−46%"},
        {"source": "garden/roses/bed:look.scores[1, 2]", "value": 0.5},
        {"source": "garden/roses/bed:roses[0].n_thorns", "value": 3, "drawn": "3"},
    ],
}


def plant(root: Path) -> Project:
    """Write the garden below this folder."""
    for path, text in FILES.items():
        _write(root / path, dedent(text).lstrip("\n"))
    for package in ("figures", "anim", "illustrated_models"):
        _write(root / package / "__init__.py", "")
    _write(root / "docs/generated/garden/beds/one-bed.json", json.dumps(SHOWN))
    _write(root / "docs/generated/garden/beds/one-bed.html", "<figure></figure>")
    state = {"key": "k", "facts": SHOWN["facts"]}
    _write(root / ".illustrate/state/garden/beds/one-bed.json", json.dumps(state))
    return Project(root)


def provenance(project: Project) -> Provenance:
    return Provenance(project, read_sources(project))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
