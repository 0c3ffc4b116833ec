"""Proves the whole site.

Made twice it is the same, it shows what the models compute, every page says what the figures vouch
for, and nothing moved since a reviewer last looked.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from figures.engine.build import lock
from figures.engine.folded import restored
from figures.engine.freshness import State, read_state
from figures.engine.notebook import ANSWERS
from figures.engine.paths import Project
from figures.engine.pool import Task, available, preload_of, run_all
from figures.engine.product import Product, root_of
from figures.engine.progress import Advance
from figures.engine.readback import table_bytes
from figures.engine.tables import claims_table, facts_tree, python_name
from figures.engine.verify_copies import (
    Copy,
    FreshBuildError,
    build_all,
    compare_files,
    copy_twice,
    files_of,
    running,
)
from figures.engine.verify_record import keep_record, recorded_differences
from figures.engine.wanted import NOTEBOOK, codes, table_of
from figures.engine.workspace import Standing, Workspace
from figures.proof.difference import Difference
from figures.proof.notebooks import FILE, TO_RUN, notebook_entry, read_notebook
from figures.proof.pages import Prose, prose_of, read_page
from figures.proof.record import Record, page_entries, product_entry
from figures.proof.tables import Table

EXAMINE = "figures.engine.verify_example"  # named, not imported: it reads traces, in a worker
READ = (".html", ".json", ".svg", ".csv", ".film.json", ".data.json")
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir")

Files = dict[str, bytes]
Finding = tuple[str, Difference]  # the product, page or example, and what is wrong with it


@dataclass
class Verification:
    """What was looked at and what was found."""

    record: Record = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    products: list[str] = field(default_factory=list)
    pages: dict[str, Prose] = field(default_factory=dict)
    moved: int = 0  # entries of the record that were accepted
    reading_seconds: float = 0.0  # of CPU


@dataclass(frozen=True)
class Subject:
    """What is to be verified, as it lay there when the command began."""

    workspace: Workspace
    chosen: dict[str, Standing]
    whole: bool  # all products, and so the pages too
    published: dict[str, Files]  # of each product made from the present sources, by suffix

    @property
    def project(self) -> Project:
        return self.workspace.project

    @property
    def examples(self) -> dict[str, list[Product]]:
        """The products by the example that they draw, as addresses name it; notebooks draw none."""
        found: dict[str, list[Product]] = {}
        for product in (standing.product for standing in self.chosen.values()):
            if product.kind != NOTEBOOK:
                found.setdefault(root_of(product.example), []).append(product)
        return found


def verify(
    project: Project,
    names: tuple[str, ...] = (),
    accept: bool = False,
    advance: Advance | None = None,
    once: bool = False,
) -> Verification:
    """Verify the products of these names; all of them and the pages, when none are given.

    With `accept` the record is brought up to date, if nothing else is wrong. With `once`, where
    all of it lies in docs/generated as made from the present sources, one fresh build is enough:
    it must be that, in other circumstances.

    Raises:
        FreshBuildError: the sources do not build.
        EngineError: a name that does not exist.
    """
    with TemporaryDirectory(prefix="verify-", ignore_cleanup_errors=True) as folder:
        with lock(project):
            subject = _subject(project, names)
            copies = copy_twice(project, Path(folder).resolve())
        if once and len(subject.published) == len(subject.chosen):
            copies = copies[1:]
        _refuse_problems(subject)
        found = Verification(products=[*subject.chosen], notes=[*_notes(subject)])
        total = 2 * len(subject.chosen) + len(subject.examples) + 1
        told = advance or (lambda name, done, total: None)
        build_all(copies, names, lambda done: told("from fresh copies", done, total))
        made, *others = (files_of(copy.project.generated) for copy in copies)
        site = copies[0].root / "site"
        if subject.whole and (copies[0].root / "mkdocs.yml").is_file():
            with running(copies[0], [*MKDOCS, str(site)]) as command:
                _examine(subject, made, found, told)
                command.wait()
        else:
            _examine(subject, made, found, told)
        for again in others:
            found.findings += _owned(subject, compare_files("two builds", made, again))
        found.findings += _owned(subject, _published_differences(subject, made))
        _read_pages(subject, copies[0], files_of(site), made, found)
        told("the record", total, total)
    _compare_with_record(subject, found, accept)
    return found


def verify_published(project: Project, site: Path) -> Verification:
    """Verify what lies in docs/generated, and a finished site: nothing is built.

    The traces, the facts and every page are computed or read anew and compared with the record.
    """
    subject = _subject(project, ())
    _refuse_problems(subject)
    found = Verification(products=[*subject.chosen], notes=[*_notes(subject)])
    made = files_of(project.generated)
    _examine(subject, {}, found, lambda name, done, total: None, reading=False)
    _read_pages(subject, Copy(project, 1), files_of(site), made, found)
    _compare_with_record(subject, found, accept=False)
    return found


def _subject(project: Project, names: tuple[str, ...]) -> Subject:
    workspace = Workspace(project)
    chosen = workspace.find(names)
    published = {
        name: _outputs(project, standing)
        for name, standing in chosen.items()
        if standing.last.outputs and standing.last.key == standing.product.key
    }
    return Subject(workspace, chosen, not names, published)


def _outputs(project: Project, standing: Standing) -> Files:
    """What lies in docs/generated of a product, by suffix, edited by hand or not."""
    beginning = project.relative(project.generated / standing.product.name)
    return {
        path.removeprefix(beginning): (project.root / path).read_bytes()
        for path in standing.last.outputs
        if (project.root / path).is_file()
    }


def _refuse_problems(subject: Subject) -> None:
    for name, standing in subject.chosen.items():
        if standing.product.problem:
            raise FreshBuildError(f"{name}: {standing.product.problem}")


def _notes(subject: Subject) -> Iterator[str]:
    missing = len(subject.chosen) - len(subject.published)
    if missing == len(subject.chosen):
        yield "docs/generated: nothing is built here from these sources; fresh builds were verified"
    elif missing:
        yield f"docs/generated: {missing} not built from these sources; fresh ones were verified"
    if not subject.whole:
        yield "pages are read when all is verified: illustrate verify"


def _examine(
    subject: Subject, made: Files, found: Verification, told: Advance, reading: bool = True
) -> None:
    """Compute every trace anew and read what was published of it (or else what was just made)."""
    tasks = [*_tasks(subject, made, reading)]
    preload = preload_of([subject.project.root / f"{EXAMINE.replace('.', '/')}.py"])
    begun, total = 2 * len(subject.chosen), 2 * len(subject.chosen) + len(tasks) + 1
    summaries = found.record["examples"] = {}
    for done, ((product, _, _), result) in enumerate(run_all(tasks, available(), preload), 1):
        example = root_of(product.example)
        told(f"read what shows {example}", begun + done, total)
        if result.failure:
            raise FreshBuildError(f"{product.example}: {result.failure}")
        summaries[example] = result.made.summary
        found.reading_seconds += result.made.seconds
        found.findings += [(n, d) for n, ds in result.made.differences.items() for d in ds]
    found.findings.sort(key=lambda finding: finding[0])


def _tasks(subject: Subject, made: Files, reading: bool) -> Iterator[Task]:
    for products in subject.examples.values():
        modules = subject.workspace.sources.closure([*products[0].modules, EXAMINE])
        allowed = replace(products[0], modules=tuple(sorted(modules)))
        read = products if reading else ()
        files = {product.name: _to_read(subject, product.name, made) for product in read}
        yield allowed, f"{EXAMINE}:examine", (files,)


def _to_read(subject: Subject, name: str, made: Files) -> Files:
    fresh = {suffix: made[name + suffix] for suffix in READ if name + suffix in made}
    lying = subject.published.get(name, {})
    read = fresh | {suffix: data for suffix, data in lying.items() if suffix in READ}
    return read | table_bytes(subject.chosen[name].product, subject.project)


def _published_differences(subject: Subject, made: Files) -> Iterator[Finding]:
    """What lies in docs/generated against what a fresh build makes of the same sources."""
    owners = {path: _owner(path, subject.chosen) for path in made}
    for name, outputs in subject.published.items():
        lying = {name + suffix: data for suffix, data in outputs.items()}
        fresh = {path: data for path, data in made.items() if owners[path] == name}
        yield from compare_files("published", lying, fresh)
    if subject.whole and len(subject.published) == len(subject.chosen):
        tables = ("facts.yml", "claims.yml")
        folder = subject.project.generated
        lying = {name: (folder / name).read_bytes() for name in tables if (folder / name).is_file()}
        yield from compare_files("published", lying, {name: made[name] for name in tables})


def _owned(subject: Subject, findings: Iterator[Finding]) -> list[Finding]:
    """Findings about files as findings about their products."""
    return [(_owner(path, subject.chosen) or path, difference) for path, difference in findings]


def _owner(path: str, names: dict[str, Standing]) -> str:
    """The product that a generated file is of: its name, then a suffix."""
    owners = [name for name in names if path.startswith((f"{name}.", f"{name}-"))]
    return max(owners, key=len, default="")


def _read_pages(
    subject: Subject, copy: Copy, site: Files, made: Files, found: Verification
) -> None:
    """Read every finished page, and gather what the record keeps of products and pages."""
    states = {name: read_state(copy.project, name) for name in subject.chosen}
    facts, claims = facts_tree(states), claims_table(states)
    fragments = {
        name.replace("/", "-"): made[f"{name}.html"].decode()
        for name in subject.chosen
        if f"{name}.html" in made
    }
    said = {code: _said(subject, code, claims) for code in codes(subject.project)}
    for path, data in site.items():
        if path.endswith(".html") and not path.startswith("generated/"):
            html = restored(data.decode())
            known, number = said.get(path.partition("/")[0], (claims, str))
            differences = read_page(html, facts, known, path, fragments, number)
            found.findings += [(path, difference) for difference in differences]
            found.pages[path] = prose_of(html)
    values = _values(states)
    found.record["pages"] = {
        path: page_entries(prose, values, subject.chosen) for path, prose in found.pages.items()
    }
    found.record["products"] = {
        name: product_entry(made.get(f"{name}.json", b"{}"), vars(state))
        for name, state in states.items()
    }
    for name in (name for name, one in subject.chosen.items() if one.product.kind == NOTEBOOK):
        _read_notebook(name, copy, site, made, found)


def _read_notebook(name: str, copy: Copy, site: Files, made: Files, found: Verification) -> None:
    """Read a notebook's page and files, if the site was built, and gather what it answers."""
    source = (copy.root / f"docs/{name}.md").read_text(encoding="utf-8")
    outputs = made[f"{name}{ANSWERS}"]
    found.record["products"][name] |= notebook_entry(source, outputs)
    if site:
        page = site.get(f"{name}/index.html", b"").decode()
        files = {end: site[name + end] for end in (FILE, TO_RUN) if name + end in site}
        differences = read_notebook(source, outputs, page, files, name)
        found.findings += [(name, difference) for difference in differences]


def _said(
    subject: Subject, code: str, claims: dict[str, list[str]]
) -> tuple[dict[str, list[str]], Callable[[str], str]]:
    """What pages of a language say in the name of the figures, and how they write numbers."""
    table = Table.read((subject.project.root / table_of(code)).read_text(encoding="utf-8"))
    known = {table.words[said]: by for said, by in claims.items() if said in table.words}
    return known, table.number


def _values(states: dict[str, State]) -> dict[str, float | int | str]:
    return {
        f"{python_name(name)}.{fact}": found.value
        for name, state in states.items()
        for fact, found in state.facts.items()
    }


def _compare_with_record(subject: Subject, found: Verification, accept: bool) -> None:
    """Compare with the committed record; write it instead if that was asked for and is right."""
    names = None if subject.whole else {*subject.chosen, *subject.examples}
    moved = recorded_differences(subject.project, found.record, names)
    if accept and not found.findings:
        found.moved = len(moved)
        keep_record(subject.project, found.record, names)
    else:
        found.findings += moved
