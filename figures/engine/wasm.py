"""The browser's kernel: WebAssembly text, as people read it, made into what browsers run."""

from pathlib import Path

from wasmtime import WasmtimeError, wat2wasm

from figures.engine.paths import here

KERNEL = here().docs / "widgets" / "runtime" / "matmul.wat"


def assemble(path: Path = KERNEL) -> bytes:
    """Assemble a `.wat` file; the same bytes each time.

    Raises:
        ValueError: the file is not well-formed; the message names file, line and column.
    """
    try:
        return assembled(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


def assembled(text: str) -> bytes:
    """Assemble WebAssembly text. Raises ValueError that names line and column."""
    try:
        return bytes(wat2wasm(text))
    except WasmtimeError as error:
        raise ValueError(str(error)) from error
