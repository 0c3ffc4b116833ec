#!/bin/sh
# A guess: where a label is missing, pandas puts it last, as `sort_values`, `sort_index` and
# `groupby(dropna=False)` do by default (`na_position="last"`).
# What happens in pandas 3.1.1: `pivot` and `unstack` put the missing label first among the columns
# that they make, before all others; the same labels made into rows by `groupby` have it last.
# Who meets it: whoever turns a long table whose names have a gap, and then takes the first column
# for the first name, or compares the turned table with a grouped one column by column.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check pandas==3.1.1 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import pandas as pd

table = pd.DataFrame({"week": [1, 1, 2], "song": ["Higher", None, "Higher"], "place": [4, 7, 5]})


def told(labels) -> list[str]:
    return ["missing" if pd.isna(each) else each for each in labels]


pivoted = told(table.pivot(index="week", columns="song", values="place").columns)
unstacked = told(table.set_index(["week", "song"]).place.unstack().columns)
grouped = told(table.groupby("song", dropna=False).place.sum().index)
by_values = told(table.sort_values("song").song.unique())
print("pandas", pd.__version__)
print("pivot:      ", pivoted)
print("unstack:    ", unstacked)
print("groupby:    ", grouped)
print("sort_values:", by_values)
assert pivoted == unstacked == ["missing", "Higher"]
assert grouped == by_values == ["Higher", "missing"]
PYTHON
# Output seen:
#   pandas 3.1.1
#   pivot:       ['missing', 'Higher']
#   unstack:     ['missing', 'Higher']
#   groupby:     ['Higher', 'missing']
#   sort_values: ['Higher', 'missing']
