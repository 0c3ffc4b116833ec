"""Train or measure the published translators: `python -m illustrated_models.training NAME`.

`NAME` is a recipe (`seq2seq` trains all; `playground` and `laboratory` measure what readers are
told of one).
`measure NAME` computes the metrics of its card anew.
"""

import difflib
import sys
import time
from pathlib import Path

from illustrated_models.training.publish import measure
from illustrated_models.training.recipes import RECIPES

ROOT = Path(__file__).parents[2]
SECONDS_BETWEEN_LINES = 10.0


def known(name: str) -> str:
    """The name of a recipe, or an end with the nearest names."""
    if name not in RECIPES:
        near = difflib.get_close_matches(name, RECIPES) or sorted(RECIPES)
        sys.exit(f"no recipe {name!r}; did you mean {' or '.join(near)}?")
    return name


def train(name: str) -> None:
    """Run a recipe and print where it is from time to time."""
    said = 0.0
    for progress in RECIPES[name](ROOT):
        if time.monotonic() - said > SECONDS_BETWEEN_LINES or progress.step == progress.n_steps:
            said = time.monotonic()
            print(
                f"{progress.name} {progress.step}/{progress.n_steps}: {progress.message}",
                flush=True,
            )


def main(arguments: list[str]) -> None:
    """Do what the command line says."""
    if not arguments:
        sys.exit(__doc__)
    if arguments[0] == "measure":
        for name in arguments[1:]:
            measure(known(name))
        return
    for name in arguments:
        train(known(name))


if __name__ == "__main__":
    main(sys.argv[1:])
