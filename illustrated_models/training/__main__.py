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
from illustrated_models.training.registry import Recipe, recipes

ROOT = Path(__file__).parents[2]
SECONDS_BETWEEN_LINES = 10.0


def known(name: str) -> Recipe:
    """The recipe of this name, or an end with the nearest names."""
    if name not in (every := recipes()):
        near = difflib.get_close_matches(name, every) or sorted(every)
        sys.exit(f"no recipe {name!r}; did you mean {' or '.join(near)}?")
    return every[name]


def train(name: str) -> None:
    """Run a recipe and print where it is from time to time."""
    said = 0.0
    for progress in known(name)(ROOT):
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
            known(name)
            measure(name)
        return
    for name in arguments:
        train(name)


if __name__ == "__main__":
    main(sys.argv[1:])
