"""A published model as one file that a browser loads: `models/NAME-HASH.weights`.

The file is gzip (level 9, no date) of

    4 bytes     length of the header, little-endian
    header      JSON: what runs the model, see `header_of`
    n bytes     the low byte of each weight, all tensors one after the other
    n bytes     the high byte of each weight, in the same order

Weights are 16-bit floating-point numbers. Their high bytes (sign, exponent) resemble each other,
their low bytes do not: kept apart, they take a seventh less. Putting the two planes together again
gives the very bytes of the committed .safetensors file, so a browser can check them against the
sha256 of the model's card.
"""

import difflib
import gzip
import hashlib
import json
import struct
from pathlib import Path
from typing import Any

from figures.engine.paths import here

WEIGHTS = here().root / "illustrated_models" / "weights"
KIND = "F16"  # as safetensors calls 16-bit floating-point numbers


def pack(name: str, folder: Path = WEIGHTS) -> bytes:
    """A published model as one file; the same bytes each time.

    Raises:
        FileNotFoundError: there is no such model; the message names the nearest.
        ValueError: the weights are not those of the card, or not 16-bit numbers.
    """
    card = json.loads(_published(name, ".json", folder).read_text(encoding="utf-8"))
    return packed(card, _published(name, ".safetensors", folder).read_bytes())


def packed(card: dict[str, Any], content: bytes) -> bytes:
    """The packed form of a card and its .safetensors file."""
    name, sha256 = card["name"], card["sha256"]
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError(f"{name}.safetensors is not the file that {name}.json describes (sha256)")
    header = json.dumps(
        header_of(card, content), ensure_ascii=False, separators=(",", ":")
    ).encode()
    weights = content[8 + _index_length(content) :]
    plain = struct.pack("<I", len(header)) + header + weights[::2] + weights[1::2]
    return gzip.compress(plain, compresslevel=9, mtime=0)


def header_of(card: dict[str, Any], content: bytes) -> dict[str, Any]:
    """What a browser must know besides the weights; `index` is the header of the .safetensors."""
    index = content[8 : 8 + _index_length(content)].decode()
    kinds = {key: each.get("dtype") for key, each in json.loads(index).items()}
    other = {key: kind for key, kind in kinds.items() if kind != KIND}
    if other:
        raise ValueError(f"{card['name']}.safetensors holds other than {KIND} numbers: {other}")
    known = ("name", "architecture", "sizes", "sha256")
    words = card.get("vocabularies", {})  # of a model that reads and writes words
    listed = {"words": {key: list(each) for key, each in words.items()}} if words else {}
    return {key: card[key] for key in known} | {"index": index} | listed


def _compact(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _index_length(content: bytes) -> int:
    return int.from_bytes(content[:8], "little")


def _published(name: str, ending: str, folder: Path) -> Path:
    path = folder / f"{name}{ending}"
    if path.is_file():
        return path
    near = difflib.get_close_matches(name, [one.stem for one in sorted(folder.glob("*.json"))])
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    raise FileNotFoundError(f"no published file {path.name} in {folder}{hint}")
