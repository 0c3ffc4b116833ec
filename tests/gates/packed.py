"""Serve a built site gzipped and cacheable, as a real host would."""

import gzip
import io
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path

from tests.browsing import QuietHandler

PACKED = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".csv", ".txt", ".ipynb")
HOUR = 3600  # seconds


@lru_cache(maxsize=512)
def packed(path: Path) -> bytes:
    """A file's bytes, gzipped."""
    return gzip.compress(path.read_bytes(), mtime=0)


class PackedHandler(QuietHandler):
    """Answers as QuietHandler does; text is gzipped for whoever accepts that."""

    def send_head(self) -> io.BytesIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        accepts = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (accepts and path.suffix in PACKED and path.is_file()):
            return super().send_head()
        body = packed(path)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", f"max-age={HOUR}")
        super().end_headers()
