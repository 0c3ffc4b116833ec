"""Where a fragment's links lead from a page.

A fragment cannot know which page it will stand on, nor where the site's code can be read, and its
bytes must be the same everywhere. So it names `illustrate:source/PATH#NAME`, `file/PATH`,
`proof/NAME` (the page of proofs), `report/NAME#KEY` (the way to report an error) or
`words/NAME#KEY` (what such a report must say). Nor does it know how a network is packed: it names
`model/NAME` (the packed file), `models/NAME NAME` (all that loading them takes, as JSON) or
`megabytes/NAME NAME` (how much they weigh together). A formula names the field that it defines,
`field/NAME`.
"""

import json
import os
from html import escape, unescape
from posixpath import dirname, relpath
from urllib.parse import urlencode

from figures.engine.live import megabytes, read_manifest
from figures.engine.provenance import Provenance
from figures.engine.workspace import Workspace

LIVE = ("megabytes", "models", "model")


class Links:
    """Resolves addresses with the sources as they are now."""

    def __init__(self, workspace: Workspace, site_url: str = "") -> None:
        self.paths = {module.path: module for module in workspace.sources.modules.values()}
        self.workspace, self.project = workspace, workspace.project
        self.repository = os.environ.get("REPOSITORY", "").rstrip("/")
        self.site_url = site_url
        self.provenance = Provenance(workspace.project, workspace.sources)

    def resolve(self, address: str, page_url: str) -> str:
        """The link from the page at this URL (relative to the site's root)."""
        kind, _, rest = unescape(address).partition("/")
        path, _, name = rest.partition("#")
        if kind == "words":
            return escape(self._words(path, name, page_url))
        if kind == "report":
            return escape(self._report(path, name, page_url))
        if kind in LIVE:
            return escape(self._live(kind, rest.split(), page_url))
        anchor = self._anchor(path, name)
        if kind == "field":
            path, _, line = self.provenance.where(path).partition("#")
            kind, anchor = "source", f"#{line}"
        if kind == "source" and self.repository:
            return escape(f"{self.repository}/blob/HEAD/{path}{anchor}")
        folders = {"source": f"source/{path}.html", "proof": f"source/{path}.proof.html"}
        target = f"generated/{folders.get(kind, path)}"
        return escape(relpath(target, dirname(page_url) or ".") + anchor)

    def _report(self, name: str, key: str, page_url: str) -> str:
        """A new issue about this picture; without a repository, the line to copy."""
        if not self.repository:
            return f"#report-{name.replace('/', '-')}"
        body = f"{self._words(name, key, page_url)}\n\nWhat is wrong: "
        return f"{self.repository}/issues/new?{urlencode({'title': name, 'body': body})}"

    def _words(self, name: str, key: str, page_url: str) -> str:
        """Which picture, made from what, on which page."""
        return f"{name}, key {key}, {self.site_url}{page_url}#{name.replace('/', '-')}"

    def _live(self, kind: str, names: list[str], page_url: str) -> str:
        """How much networks weigh, where one lies from this page, or all that loading takes."""
        if kind == "megabytes":
            return megabytes(self.project, names)
        known, folder = read_manifest(self.project), dirname(page_url) or "."
        urls = {name: relpath(f"generated/{known[name]['path']}", folder) for name in names}
        if kind == "model":
            return urls[names[0]]
        told = ("bytes", "sha256")
        models = {n: {"name": n, "url": urls[n]} | {k: known[n][k] for k in told} for n in names}
        return json.dumps(models, separators=(",", ":"))

    def _anchor(self, path: str, name: str) -> str:
        module = self.paths.get(path)
        for statement in module.source.statements if module and name else ():
            if statement.name == name:
                return f"#L{statement.line}"
        return ""
