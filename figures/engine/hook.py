"""What MkDocs calls: make what is stale before a build, watch the sources while serving."""

import logging
import os
import re
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File

from figures.engine.as_typed import for_snippets
from figures.engine.build import Report, build, summary
from figures.engine.catalogue import downloads
from figures.engine.errors import EngineError
from figures.engine.facts import Facts
from figures.engine.folded import fold
from figures.engine.furniture import Furniture, allow_terms, furnish
from figures.engine.glossary import read_terms
from figures.engine.guesses import Known, playable, unpacked
from figures.engine.inlined import inline
from figures.engine.inserts import filled
from figures.engine.kept_pages import Rendering, Shelf, install
from figures.engine.languages import (
    begin_site,
    below_root,
    build_others,
    site_code,
    source_folder,
    translated_claims,
)
from figures.engine.links import Links
from figures.engine.macros import begin
from figures.engine.maths import styled
from figures.engine.notebook_pages import Notebook, answered, files_of, notebooks
from figures.engine.page_inputs import Inputs
from figures.engine.pages import check_formulas, check_links, check_pages
from figures.engine.paths import PACKAGES, here
from figures.engine.policy import protect
from figures.engine.pool import preload_of, warm
from figures.engine.preview import Preview, survive_errors
from figures.engine.shelf import equip
from figures.engine.squeeze import squeeze
from figures.engine.storage import digest
from figures.engine.wanted import BESIDE, table_of
from figures.engine.workspace import Workspace
from figures.proof.pages import read_page
from figures.proof.tables import Table

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.hooks.illustrate")
ADDRESS = re.compile(r'(?<==")illustrate:([^"]*)(?=")')
WRITTEN = ("posts", "widgets", "notebooks", "assets", "overrides")  # below docs/, by people

serving: list["LiveReloadServer"] = []
links: list[Links] = []
vouched: list["Vouched"] = []
furniture: list[Furniture] = []
commands: list[str] = []
previews: list[Preview] = []
renderings: list[Rendering] = []  # the one of the build that runs
shelves: dict[Path, Shelf] = {}
taken_apart: dict[str, Notebook] = {}  # by the paths of their pages


@dataclass(frozen=True)
class Vouched:
    """What pages may say and show: the facts, claims and fragments of the last build."""

    facts: Facts  # its claims in the language of the site
    fragments: "Fragments"


class Fragments(Mapping[str, str]):
    """The text of each figure by its id, read when a page shows it."""

    def __init__(self, workspace: Workspace) -> None:
        folder = workspace.project.generated
        self.paths = {
            name.replace("/", "-"): folder / f"{name}.html" for name in workspace.products
        }

    def __getitem__(self, identity: str) -> str:
        return self.paths[identity].read_text(encoding="utf-8")

    def __contains__(self, identity: object) -> bool:
        return identity in self.paths and self.paths[str(identity)].is_file()

    def __iter__(self) -> Iterator[str]:
        return filter(self.__contains__, self.paths)

    def __len__(self) -> int:
        return len([*self])


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether the pages are built to be published or to be written on."""
    commands[:] = [command]


def on_config(config: "MkDocsConfig") -> None:
    """Learn in which language this site is built; what is served is built beside it."""
    _end_rendering()
    install(renderings)
    if commands == ["serve"]:
        previews[:] = previews or [Preview(Path(config.site_dir))]
        config.site_dir = str(previews[0].staged)
        if not serving:
            _refuse_taken(config.dev_addr)
    try:
        begin_site(config)
        allow_terms(config, read_terms(here()))
    except EngineError as error:
        raise BuildError(str(error)) from None


def on_pre_build(config: "MkDocsConfig") -> None:
    """Make what is stale and check every name on every page; MkDocs stops if that fails."""
    try:
        report = build(here(), advance=_tell)
        _refuse_failures(report)
        check_pages(here(), report.facts)
        check_links(here())
        workspace = report.workspace or Workspace(here())
        links[:] = [Links(workspace, config.site_url or "")]
        check_formulas(here(), links[0].provenance)
        furniture[:] = [furnish(config, report, workspace)]
        taken_apart.clear()
        taken_apart.update({} if config.extra.get("root") else notebooks(workspace))
    except EngineError as error:
        raise BuildError(str(error)) from None
    begin(report.facts)
    said = Facts(report.facts.tree, translated_claims(report.facts.claims))
    vouched[:] = [Vouched(said, Fragments(workspace))]
    for server in serving:
        _watch_folders(server)
    for preview in previews:
        preview.begin()


def on_files(files: "Files", config: "MkDocsConfig") -> "Files":
    """Publish the weights and the data beside the page that lists them, and the notebooks."""
    try:
        offered = {} if config.extra.get("root") else downloads(links[0].workspace)
    except EngineError as error:
        raise BuildError(str(error)) from None
    for address, path in offered.items():
        files.append(File.generated(config, address, abs_src_path=str(path)))
    for preview in previews:
        preview.spare(files)
    for notebook in taken_apart.values():
        for address, text in files_of(notebook, here(), config.site_url or "").items():
            files.append(File.generated(config, address, content=text))
    return files


def on_nav(nav: "Navigation", config: "MkDocsConfig", files: "Files") -> "Navigation":
    """Render again only what is not as it was."""
    known = vouched[0].facts
    inputs = Inputs(config, files, links[0].workspace, known, furniture[0], taken_apart)
    name = f"{site_code()}-{digest(config.site_url or '')[:8]}-{'-'.join(commands)}"
    folder = here().store / "pages" / name
    shelf = shelves.setdefault(folder, Shelf(folder))
    renderings[:] = [Rendering(inputs, shelf, links[0])]
    return nav


def on_page_markdown(markdown: str, page: "Page", config: "MkDocsConfig", files: "Files") -> str:
    """Write the parts of a page that only the build knows, and the choices of its guesses."""
    where, known = f"{source_folder()}{page.file.src_uri}", vouched[0]
    if notebook := taken_apart.get(page.file.src_uri):
        markdown = answered(markdown, notebook)
    try:
        written = filled(markdown, where, links[0].workspace)
        return for_snippets(playable(written, where, Known(here(), known.facts)))
    except EngineError as error:
        raise BuildError(str(error)) from None


def on_env(env: "Environment", config: "MkDocsConfig", files: "Files") -> "Environment":
    """Keep the theme's compiled templates: compiling them is a quarter of a build's work.

    Laboratories and notebooks have templates of their own.
    """
    for page in (file.page for file in files if file.page):
        furniture[0].begin(page)
        if page.file.src_uri in taken_apart:
            page.meta["template"] = "notebook.html"
    folder = here().store / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(folder))
    equip(env, links[0].workspace)
    furniture[0].date(files)
    return env


def on_page_content(html: str, page: "Page", config: "MkDocsConfig", files: "Files") -> str:
    """Keep what the feeds bring of an article; let its words say what they mean."""
    furniture[0].keep(html, page)
    return furniture[0].explained(unpacked(html), page)


def on_page_context(
    context: "TemplateContext", page: "Page", config: "MkDocsConfig", nav: "Navigation"
) -> "TemplateContext":
    """Hand the templates what stands at the end of an article, and around a notebook."""
    furniture[0].context(context, page)  # ty: ignore
    if commands == ["serve"]:
        context["translations"] = []  # ty: ignore  # a preview has the English pages alone
    if notebook := taken_apart.get(page.file.src_uri):
        known = furniture[0].library.articles
        context["notebook"] = notebook  # ty: ignore
        context["article"] = next(a for a in known if a.slug == notebook.product.article)  # ty: ignore
    return context


def on_post_build(config: "MkDocsConfig") -> None:
    """Write the feeds; our assets lose comments, pages get their small sheets and policy.

    The pages in other languages are built beside the English ones, which they link to.
    """
    log.debug("Rendered %s", ", ".join(sorted(renderings[0].rendered)) or "no page")
    renderings[0].is_done = True
    furniture[0].write_feeds()
    squeeze(Path(config.site_dir))
    if commands != ["serve"]:
        inline(Path(config.site_dir))
        protect(Path(config.site_dir))
        if site_code() == "en":
            _build_others(config)


def _build_others(config: "MkDocsConfig") -> None:
    try:
        build_others(Path(config.site_dir), Path(config.config_file_path or "").parent)
    except EngineError as error:
        raise BuildError(str(error)) from None


def on_post_page(output: str, page: "Page", config: "MkDocsConfig") -> str:
    """Turn `illustrate:` addresses into links from this page; stop if it says what is not so."""
    url, resolve = below_root(page.url), renderings[0].resolve

    def led(match: re.Match[str]) -> str:
        in_tag = output.rfind("<", 0, match.start()) > output.rfind(">", 0, match.start())
        return resolve(match[1], url) if in_tag else match[0]  # or it is code that shows a tag

    finished = ADDRESS.sub(led, output)
    finished = styled(furniture[0].headed(finished, page), url)
    known = vouched[0]
    name = f"{source_folder()}{page.file.src_uri}"
    number = _numerals()
    tree, claims = known.facts.tree, known.facts.claims
    differences = read_page(finished, tree, claims, name, known.fragments, number)
    if differences:
        more = f" (and {len(differences) - 1} more)" if differences[1:] else ""
        raise BuildError(f"{differences[0]}{more}")
    return fold(finished)


def on_serve(
    server: "LiveReloadServer", config: "MkDocsConfig", builder: Callable[[], None]
) -> "LiveReloadServer":
    """Watch what people write, never what the build writes; keep workers warm."""
    server.unwatch(config.docs_dir)
    serving[:] = [server]
    _watch_folders(server)
    for preview in previews:
        preview.publish()
        survive_errors(server, preview, here())
    workspace = Workspace(here())
    kinds = {product.kind for product in workspace.products.values()}
    warm(preload_of(sorted(workspace.entry_file(kind) for kind in kinds)))
    return server


def on_build_error(error: Exception) -> None:
    """Keep no page of a build that failed, be it at its very end: a warning is to be told again."""
    for rendering in renderings:
        rendering.is_done = False


def on_shutdown() -> None:
    """Keep the pages of the last build; remove the folder in which they were built to be served."""
    _end_rendering()
    for preview in previews:
        preview.end()


def _end_rendering() -> None:
    """Keep what the last build rendered, if all of it was published."""
    while renderings:
        renderings.pop().end()


def _refuse_taken(address: tuple[str, int]) -> None:
    """Say so before the first build, not after it, where another server has the port."""
    try:
        socket.create_server(tuple(address)).close()
    except OSError as error:
        host, port = address
        advice = f"stop what listens there, or say mkdocs serve -a {host}:{port + 1}"
        problem = os.strerror(error.errno or 0).lower()
        raise BuildError(f"{host}:{port}: {problem}; {advice}") from None


def _numerals() -> Callable[[str], str]:
    """How numbers must stand on the pages of this site, as the proof reads its table."""
    if site_code() == "en":
        return str
    return Table.read((here().root / table_of(site_code())).read_text(encoding="utf-8")).number


def _refuse_failures(report: Report) -> None:
    if report.failed:
        raise EngineError(summary(report))


def _tell(name: str, done: int, total: int) -> None:
    if done:
        log.info("Made %s (%d of %d)", name, done, total)


def _watch_folders(server: "LiveReloadServer") -> None:
    """Watch each source folder by itself, so that `__pycache__` is not seen to change."""
    root = here().root
    beside = {page.parent: None for below in BESIDE for page in sorted(here().docs.glob(below))}
    written = [*(here().docs / name for name in WRITTEN), *beside]
    for folder in written:
        if folder.is_dir() and str(folder) not in server._watched_paths:
            server.watch(str(folder))
    packages = [root / package for package in PACKAGES]
    folders = [path for package in packages for path in package.rglob("*") if path.is_dir()]
    for folder in [here().docs, *packages, *folders]:
        if folder.name != "__pycache__" and str(folder) not in server._watched_paths:
            server.watch(str(folder), recursive=False)
