"""The README's first screen is a product, too."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
FIGURE = "translation/attention/where-the-words-cross"


def test_the_picture_is_what_the_figure_draws_now(tmp_path):
    picture = re.search(r"!\[[^]]+\]\(([^)]+)\)", README)[1]
    command = [ROOT / ".venv/bin/illustrate", "export", FIGURE, "--svg", "--output", tmp_path]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (drawn,) = tmp_path.glob("*.svg")
    assert (ROOT / picture).read_bytes() == drawn.read_bytes()


def test_the_lines_beside_it_stand_in_the_figure():
    shown = re.search(r"```python\n(.*?)```", README, re.S)[1]
    source = " ".join((ROOT / "figures/translation/attention.py").read_text().split())
    lines = [line.split("#")[0].strip() for line in shown.splitlines()]
    whole = [line for line in lines if line and "…" not in line]
    assert len(whole) >= 5
    assert [line for line in whole if " ".join(line.split()) not in source] == []


def test_it_names_every_folder_of_the_house():
    for folder in ("illustrated_models", "figures", "anim", "docs", "tests"):
        assert (ROOT / folder).is_dir()
        assert f"\n{folder}/ " in README
