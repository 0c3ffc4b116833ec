"""Files: hashed once, written whole and only when their bytes differ."""

import json
import os
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

# A file changed within this time may change again without its time stamp moving.
SETTLED_SECONDS = 2.0


def digest(data: bytes | str) -> str:
    """A short name for these bytes that no other bytes have."""
    return sha256(data.encode() if isinstance(data, str) else data).hexdigest()[:32]


def write_if_changed(path: Path, data: bytes, temp: Path) -> bool:
    """Put the bytes in place at once; False when they stood there already."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    temp.mkdir(parents=True, exist_ok=True)
    part = temp / f"{os.getpid()}-{digest(str(path))}"
    part.write_bytes(data)
    part.replace(path)
    return True


def read_json(path: Path) -> dict[str, Any]:
    """The object in the file; an empty one when it is absent or broken."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def remove(path: Path, stop: Path) -> None:
    """Delete the file, and the folders above it that it leaves empty, up to `stop`."""
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == stop or not folder.is_relative_to(stop) or not folder.is_dir():
            return
        if any(folder.iterdir()):
            return
        folder.rmdir()


class FileHashes:
    """Digests of files, remembered by size and time stamps, so that big weights are read once."""

    def __init__(self, store: Path) -> None:
        self.path = store / "files.json"
        self.known: dict[str, list[int | str]] = read_json(self.path)
        self.used: dict[str, list[int | str]] = {}

    def of(self, path: Path) -> str:
        """The digest of the file's bytes, or "missing"."""
        try:
            stat = path.stat()
        except OSError:
            return "missing"
        stamp = [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]
        *known_stamp, found = self.known.get(str(path), [""])
        if known_stamp != stamp:
            found = digest(path.read_bytes())
        if time.time() - max(stat.st_mtime, stat.st_ctime) > SETTLED_SECONDS:
            self.used[str(path)] = [*stamp, found]
        return str(found)

    def save(self, temp: Path) -> None:
        """Remember the digests for the next build, in another process."""
        merged = {path: entry for path, entry in self.known.items() if Path(path).exists()}
        merged |= self.used
        if merged != self.known:
            write_if_changed(self.path, json.dumps(merged).encode(), temp)
            self.known = merged
