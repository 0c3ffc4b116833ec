"""What every test may ask for."""

import os
from pathlib import Path

import pytest

# Tests share two cores; a network as small as ours is no faster on more threads.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds the three packages, the pages and the tests."""
    return Path(__file__).resolve().parents[1]
