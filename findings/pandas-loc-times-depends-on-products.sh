#!/bin/sh
# A guess: `table.loc[rows, "plays"] *= 1.5` on a column of integers either always works (the column
# becomes float64, as `table["plays"] * 1.5` does) or is always refused.
# What happens in pandas 3.1.1: it depends on the products. If all of them are whole numbers, the
# column silently stays int64; if one is not, TypeError. A float that is not whole is refused even if
# the mask selects no row at all. So a script that passed on one day's data stops on the next day's.
# Who meets it: whoever scales some rows of a column of counts (prices, plays, votes).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check pandas==3.1.1 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import pandas as pd


def scaled(plays: list[int]) -> str:
    table = pd.DataFrame({"plays": plays})
    try:
        table.loc[[0, 2], "plays"] *= 1.5
    except TypeError as error:
        return f"TypeError: {error}"
    return f"{table.plays.tolist()}, {table.plays.dtype}"


def set_nowhere() -> str:
    table = pd.DataFrame({"plays": [10, 20]})
    try:
        table.loc[table.plays > 100, "plays"] = 0.5
    except TypeError as error:
        return f"TypeError: {error}"
    return str(table.plays.dtype)


print("pandas", pd.__version__)
print("10, 20, 30 times 1.5:", scaled([10, 20, 30]))
print("10, 20, 31 times 1.5:", scaled([10, 20, 31]))
print("0.5 where no row is: ", set_nowhere())
assert scaled([10, 20, 30]) == "[15, 20, 45], int64"
assert scaled([10, 20, 31]).startswith("TypeError: Invalid value")
assert set_nowhere().startswith("TypeError: Invalid value '0.5'")
PYTHON
# Output seen:
#   pandas 3.1.1
#   10, 20, 30 times 1.5: [15, 20, 45], int64
#   10, 20, 31 times 1.5: TypeError: Invalid value '[15.  46.5]' for dtype 'int64'
#   0.5 where no row is:  TypeError: Invalid value '0.5' for dtype 'int64'
