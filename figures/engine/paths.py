"""Where everything lies in a project."""

from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("illustrated_models", "figures", "anim")


@dataclass(frozen=True)
class Project:
    """A folder with the three packages, `docs/` and `pyproject.toml`."""

    root: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def generated(self) -> Path:
        return self.docs / "generated"

    @property
    def store(self) -> Path:
        return self.root / ".illustrate"

    @property
    def states(self) -> Path:
        return self.store / "state"

    @property
    def temp(self) -> Path:
        return self.store / "temp"

    def relative(self, path: Path) -> str:
        """The path as it is named in keys and messages: from the root, with slashes."""
        return path.relative_to(self.root).as_posix()


def here() -> Project:
    """The project that this engine is part of, whatever the working directory."""
    return Project(Path(__file__).resolve().parents[2])
