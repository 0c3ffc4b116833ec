"""The limits of budgets.toml, for the gate table and for the tests."""

import tomllib
from pathlib import Path

BUDGETS = tomllib.loads(Path(__file__).with_name("budgets.toml").read_text(encoding="utf-8"))
PAGE = BUDGETS["page"]
