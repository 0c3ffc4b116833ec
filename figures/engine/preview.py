"""What `mkdocs serve` shows: the pages of the last build that succeeded, whatever comes after it.

MkDocs builds into the very folder that it serves, which it empties first; then one slip that is
found late would leave nothing to look at. So pages are built in a folder beside it, and put into
the served one when all is well.
"""

import logging
import shutil
import tempfile
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import InclusionLevel
from mkdocs.utils import DuplicateFilter

from figures.engine.paths import Project
from figures.engine.storage import remove, write_if_changed

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File, Files

    Inclusion = Callable[[InclusionLevel], bool]

STAYS = "The last good pages stay until this is mended."
UNTRUE = "The server will appear stuck"  # what MkDocs says of it

Stamp = tuple[int, int, int]  # by which a file is known again without reading it


@dataclass
class Preview:
    """The folder that is served, and the one in which the next pages are built."""

    served: Path
    staged: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="mkdocs_next_")))
    published: dict[str, Stamp] = field(default_factory=dict)  # as they were in `staged`
    copied: dict[str, tuple[Stamp, Stamp]] = field(default_factory=dict)  # of a copy and its source

    def begin(self) -> None:
        """Begin with an empty folder; what stood in it lies beside it, to be taken from there."""
        shutil.rmtree(self._before, ignore_errors=True)
        self.staged.rename(self._before)
        self.staged.mkdir()

    def spare(self, files: "Files") -> None:
        """Let files that pages only refer to be copied when they have changed."""

        def copy(
            *, dirty: bool = False, inclusion: "Inclusion" = InclusionLevel.is_included
        ) -> None:
            for file in files:
                if not file.is_documentation_page() and inclusion(file.inclusion):
                    self._copy(file)

        vars(files)["copy_static_files"] = copy

    def _copy(self, file: "File") -> None:
        """Take a file over from the build before, if neither it nor its source has changed."""
        name, source = file.dest_uri, file.abs_src_path
        before, after = self._before / name, self.staged / name
        if source is None or not Path(source).is_file():
            file.copy_file()
            return
        of_source = _stamp(Path(source))
        if before.is_file() and self.copied.get(name) == (_stamp(before), of_source):
            after.parent.mkdir(parents=True, exist_ok=True)
            before.rename(after)
            return
        file.copy_file()
        self.copied[name] = (_stamp(after), of_source)

    def publish(self) -> None:
        """Serve what was built: each file that is another one now, at once; none that is gone."""
        found = dict(_stamps(self.staged))
        for name, stamp in found.items():
            if self.published.get(name) != stamp:
                write_if_changed(self.served / name, (self.staged / name).read_bytes(), self._temp)
        for name in self.published.keys() - found.keys():
            remove(self.served / name, self.served)
        self.published = found

    def end(self) -> None:
        """Remove what was staged."""
        for folder in (self.staged, self._before, self._temp):
            shutil.rmtree(folder, ignore_errors=True)

    @property
    def _before(self) -> Path:
        return self.staged.with_name(f"{self.staged.name}_before")

    @property
    def _temp(self) -> Path:
        """On the disk of what is served, so that a file can be put there at once."""
        return self.served.with_name(f"{self.served.name}_parts")


def _stamps(folder: Path) -> Iterator[tuple[str, Stamp]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), _stamp(path)


def _stamp(path: Path) -> Stamp:
    stat = path.stat()
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def survive_errors(server: "LiveReloadServer", preview: Preview, project: Project) -> None:
    """After a build that failed, keep serving the last good pages, and say at each save why.

    MkDocs itself would let every request wait, tell a mistake only the first time, and end on the
    SystemExit with which the macros plugin answers an error on a page.
    """
    make = server.builder

    def make_or_tell() -> None:
        try:
            make()
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            server._wanted_epoch = server._visible_epoch
            raise Abort(f"{_reason(error, project)}{STAYS}") from None
        preview.publish()

    server.builder = make_or_tell
    build_log = logging.getLogger("mkdocs.commands.build")
    build_log.filters = [one for one in build_log.filters if not isinstance(one, DuplicateFilter)]
    logging.getLogger("mkdocs.livereload").addFilter(lambda said: UNTRUE not in str(said.msg))


def _reason(error: BaseException, project: Project) -> str:
    """What stopped the build, with the last line of ours; nothing if it was told already."""
    if isinstance(error, Abort):
        return ""
    if isinstance(error, MkDocsException | SystemExit):
        return f"{error}\n"
    root = str(project.root)
    frames = [one for one in traceback.extract_tb(error.__traceback__) if root in one.filename]
    ours = [one for one in frames if "site-packages" not in one.filename]
    where = [f"{project.relative(Path(one.filename))}:{one.lineno}: " for one in ours[-1:]]
    return f"{''.join(where)}{type(error).__name__}: {error}\n"
