"""Our modules, imported from the very text that lies on disk.

Python's own cache believes a file unchanged when its size and the second of its time stamp are;
an author who saves twice in a second would get the picture of the first save.
"""

import marshal
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

from figures.engine.paths import PACKAGES, Project
from figures.engine.storage import digest, write_if_changed


class ExactLoader(SourceFileLoader):
    """Loads a module's code from a cache that is named by the hash of its source."""

    def __init__(self, fullname: str, path: str, store: Path) -> None:
        super().__init__(fullname, path)
        self.store = store

    def get_code(self, fullname: str) -> CodeType:
        """The compiled source."""
        source = self.get_data(self.path)
        name = digest(b"\0".join([source, self.path.encode(), sys.version.encode()]))
        compiled = self.store / "code" / name
        if compiled.is_file():
            return marshal.loads(compiled.read_bytes())
        code = self.source_to_code(source, self.path)
        write_if_changed(compiled, marshal.dumps(code), self.store / "code")
        return code


class ExactFinder(MetaPathFinder):
    """Finds our packages in the project itself, and gives them the exact loader."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module's spec, or None for a module that is not ours."""
        if fullname.partition(".")[0] not in PACKAGES:
            return None
        places = [str(self.project.root)] if path is None else path
        spec = PathFinder.find_spec(fullname, places, target)
        if spec and spec.origin and isinstance(spec.loader, SourceFileLoader):
            spec.loader = ExactLoader(fullname, spec.origin, self.project.store)
        return spec
