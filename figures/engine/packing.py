"""Makes what live models load. Run as a module: … FOLDER TEMP NAME…, a NAME a model or `kernel`.

Says on stdout, as JSON, what was made of each name.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from figures.engine.storage import digest, write_if_changed
from figures.engine.wasm import assemble
from figures.engine.weights import WEIGHTS, pack

KERNEL = "kernel"
KERNEL_PATH = "widgets/matmul.wasm"
HASH_LENGTH = 12  # of the name of a packed model


def make(name: str, folder: Path, temp: Path) -> dict[str, Any]:
    """Write what this name stands for below a folder; how it is called there, and what it holds.

    Raises:
        ValueError, FileNotFoundError: it cannot be made; the message says why.
    """
    data = assemble() if name == KERNEL else pack(name)
    path = KERNEL_PATH if name == KERNEL else f"models/{name}-{_hash(data)}.weights"
    write_if_changed(folder / path, data, temp)
    made = {"path": path, "bytes": len(data), "digest": digest(data)}
    return made if name == KERNEL else made | {"sha256": _card(name)["sha256"]}


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()[:HASH_LENGTH]


def _card(name: str) -> dict[str, Any]:
    return json.loads((WEIGHTS / f"{name}.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    destination, temporary, *wanted = sys.argv[1:]
    try:
        made = {each: make(each, Path(destination), Path(temporary)) for each in wanted}
    except (ValueError, FileNotFoundError) as error:
        sys.exit(f"{error}")
    json.dump(made, sys.stdout)
