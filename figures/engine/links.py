"""Where a fragment's links lead from a page.

A fragment cannot know which page it will stand on, nor where the site's code can be read, and its
bytes must be the same everywhere. So it names `illustrate:source/PATH#NAME` or
`illustrate:file/PATH`.
"""

import os
from html import escape, unescape
from posixpath import dirname, relpath

from figures.engine.workspace import Workspace


class Links:
    """Resolves addresses with the sources as they are now."""

    def __init__(self, workspace: Workspace) -> None:
        self.paths = {module.path: module for module in workspace.sources.modules.values()}
        self.repository = os.environ.get("REPOSITORY", "").rstrip("/")

    def resolve(self, address: str, page_url: str) -> str:
        """The link from the page at this URL (relative to the site's root)."""
        kind, _, rest = unescape(address).partition("/")
        path, _, name = rest.partition("#")
        anchor = self._anchor(path, name)
        if kind == "source" and self.repository:
            return escape(f"{self.repository}/blob/HEAD/{path}{anchor}")
        target = f"generated/source/{path}.html" if kind == "source" else f"generated/{path}"
        return escape(relpath(target, dirname(page_url) or ".") + anchor)

    def _anchor(self, path: str, name: str) -> str:
        module = self.paths.get(path)
        for statement in module.source.statements if module and name else ():
            if statement.name == name:
                return f"#L{statement.line}"
        return ""
