"""How much a reader loads: of the runtime, and of the networks of one page."""

import gzip

from figures.engine.wasm import assemble
from figures.engine.weights import pack
from tests.widgets.bench import DOCS

RUNTIME = DOCS / "widgets" / "runtime"
USUAL_LEVEL = 6  # of gzip on web servers
MOST_OF_RUNTIME, MOST_OF_WEIGHTS = 8 * 1024, 6_000_000  # bytes


def test_the_runtime_is_small_as_served():
    files = {path.name: path.read_bytes() for path in RUNTIME.glob("*.js")}
    files["matmul.wasm"] = assemble()
    sizes = {
        name: len(gzip.compress(content, USUAL_LEVEL, mtime=0)) for name, content in files.items()
    }
    assert len(sizes) >= 8
    assert sum(sizes.values()) <= MOST_OF_RUNTIME, sizes


def test_both_networks_of_the_article_are_no_large_download():
    sizes = {name: len(pack(name)) for name in ("translator-dot", "translator-plain")}
    assert sum(sizes.values()) <= MOST_OF_WEIGHTS, sizes
