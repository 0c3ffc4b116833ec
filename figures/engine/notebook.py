"""Runs notebooks: what each of their cells prints and answers.

The cells run here, one after the other in one namespace, as a Jupyter kernel would run them; no
kernel is started, for a kernel is another process that talks through sockets, and what it reads
nobody sees. So a notebook is watched like a figure: it reads and imports what its key holds and
nothing else. A test runs the published file in a real kernel and compares what comes out.
"""

import ast
import io
import json
import re
import sys
import warnings
from contextlib import redirect_stdout
from typing import Any

from figures.engine.paths import here
from figures.engine.product import Made, Product

# What workers have imported before they start; nothing of ours, for that may change.
PRELOAD = ("torch", "safetensors.torch", "jaxtyping", "pandas", "IPython.lib.pretty")
ANSWERS = ".outputs.json"  # the suffix of what a notebook's cells came to
COLUMNS = 20  # that pandas shows in a kernel; elsewhere as many as the terminal has room for
# What is another at each run, and what to show instead.
FLEETING = {
    r'\bid="T_': "a styled table, whose look a page cannot have: show the table itself",
    r"\bat 0x[0-9a-f]{6,}": "an address in memory, which moves: show what it holds",
}


def make(product: Product) -> Made:
    """Run every cell. An error names the notebook, the cell and the line, and stops the build."""
    cells = dict(product.options)["cells"]
    assert isinstance(cells, tuple)
    path = str(here().root / product.path)
    namespace: dict[str, Any] = {"__name__": "__main__"}
    outputs = []
    for number, (line, code) in enumerate(cells, 1):
        try:
            outputs.append(run(code, line, path, namespace))
        except Exception as error:
            first = code.strip().partition("\n")[0]
            error.add_note(f"  in cell {number} of {product.path}, “{first}”")
            raise
    text = json.dumps(outputs, ensure_ascii=False, indent=1)
    return Made({ANSWERS: f"{text}\n".encode()}, {}, {})


def run(code: str, line: int, path: str, namespace: dict[str, Any]) -> list[dict[str, str]]:
    """What one cell prints, and then what its last line answers if it is an expression."""
    body = ast.parse("\n" * (line - 1) + code, path).body
    silent = code.rstrip().endswith(";")
    last = body.pop() if body and isinstance(body[-1], ast.Expr) and not silent else None
    printed, value = io.StringIO(), None
    _set_columns()
    with redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("error")  # readers would see it too, and wonder
        exec(compile(ast.Module(body, []), path, "exec"), namespace)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), path, "eval"), namespace)
        _set_columns()
        answer = [] if value is None else [_answer(value)]
    outputs = [*([{"printed": printed.getvalue()}] if printed.getvalue() else []), *answer]
    said = "\n".join(text for output in outputs for text in output.values())
    for pattern, advice in FLEETING.items():
        if re.search(pattern, said):
            raise ValueError(f"a cell answers with {advice}")
    return outputs


def _set_columns() -> None:
    """Let pandas show as many columns as in a kernel, unless the notebook says how many."""
    pandas = sys.modules.get("pandas")
    if pandas and not pandas.get_option("display.max_columns"):
        pandas.set_option("display.max_columns", COLUMNS)


def _answer(value: Any) -> dict[str, str]:  # noqa: ANN401
    """A value as a notebook shows it: its text, and its table if it has one."""
    # Of the type: pd.col("x") has every attribute that it is asked for.
    method = getattr(type(value), "_repr_html_", None)
    table = method(value) if callable(method) else None
    return {"text": _text(value), **({"html": table} if isinstance(table, str) else {})}


def _text(value: Any) -> str:  # noqa: ANN401
    """What a kernel prints of a value: of what is long, each part has a line."""
    if isinstance(value, bool | int | float | str):
        return repr(value)
    from IPython.lib.pretty import pretty

    return pretty(value)
