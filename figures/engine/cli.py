"""The command line of the project: `illustrate --help`."""

import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any

import click

from figures.engine.authoring import begin_figure
from figures.engine.build import Report, build, summary
from figures.engine.errors import EngineError
from figures.engine.exporting import SIZES, Wish
from figures.engine.paths import here
from figures.engine.progress import progress
from figures.engine.provenance_why import why
from figures.engine.workspace import Standing, Workspace

TRAINING = "figures.engine.cluster_training"
VERIFYING = "figures.engine.verify_report"
OFFLINE = "figures.engine.offline"
TEACHING = "figures.engine.teaching"


class Commands(click.Group):
    """Commands that tell an author's mistake in a line and end with 2."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """Run the command."""
        try:
            return super().invoke(ctx)
        except EngineError as error:
            click.echo(f"illustrate: {error}", err=True)
            ctx.exit(2)
        except OSError as error:
            if error.strerror is None or error.filename is None:
                raise  # no mishap of a disk: a fault of ours
            click.echo(f"illustrate: {error.filename}: {error.strerror.lower()}", err=True)
            ctx.exit(2)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Make the figures, films and numbers of the articles.

    \b
    A name is its place: figures/translation/words.py, def two_words
    is translation/words/two-words. Part of a name stands for all below it.

    \b
      illustrate new translation/words/two-words   begin a figure
      illustrate build                             make all that is stale
      illustrate build translation/words           … of one section
      illustrate why translation/words/two-words   what it depends on, what changed
      illustrate why 46%                           the line and the test behind a number
      illustrate verify                            prove all of it
      mkdocs serve                                 build at every save, and look
    """  # noqa: D301


@main.command("build")
@click.argument("names", nargs=-1)
@click.option("-j", "--jobs", type=click.IntRange(1), help="How many at once (default: cores).")
@click.option("--dry-run", is_flag=True, help="Only say what would be made, and why.")
@click.option("--on", default="", metavar="tcp://HOST:8786", help="On the workers of a scheduler.")
def build_command(names: tuple[str, ...], jobs: int | None, dry_run: bool, on: str) -> None:
    """Make what is stale: all, or the products of these NAMES.

    Several machines may share the work, each with a checkout of the same sources. Start
    `dask scheduler` on one, `dask worker tcp://HOST:8786 --no-nanny --nthreads 1` (once for each
    core) in the checkouts, then build --on tcp://HOST:8786. The bytes are those of a build here.
    """
    if dry_run:
        for standing in Workspace(here()).find(names).values():
            for reason in standing.reasons[:1]:
                click.echo(f"{standing.product.name}: {reason}")
            for doubt in standing.doubts[:1]:
                click.echo(f"{standing.product.name}: only read again: {doubt}")
        return
    began = time.monotonic()
    with progress("Making") as advance:
        report = build(here(), names, jobs or 0, advance, on)
    _tell(report, time.monotonic() - began)
    if report.failed:
        sys.exit(1)


@main.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_command(as_json: bool) -> None:
    """List everything that can be made, and whether it is fresh, stale or failed."""
    standings = Workspace(here()).standings.values()
    if as_json:
        entries = [_entry(standing) for standing in standings]
        click.echo(json.dumps(entries, indent=1, ensure_ascii=False))
        return
    for standing in standings:
        product = standing.product
        click.echo(f"{standing.state:7}{product.kind:8}{product.name}")


@main.command("why", context_settings={"ignore_unknown_options": True})  # −0.56 is no option
@click.argument("question", metavar="NUMBER|NAME|FACT|SOURCE")
def why_command(question: str) -> None:
    """Say why a number is what it is, or why a product is stale.

    \b
      illustrate why 46%                                      as printed or drawn
      illustrate why translation.attention.one_look.most      a fact
      illustrate why "translation/seq2seq/four_units:confidence"          an element of a trace
      illustrate why translation/attention/one-look           a product

    Of a number: where it is printed and drawn, its trace element, the line of the model that
    computes it, the equation and the tests. Of a product: all that it depends on, what changed.
    """  # noqa: D301
    for line in why(Workspace(here()), question):
        click.echo(line)


@main.command("verify")
@click.argument("names", nargs=-1)
@click.option("--accept", is_flag=True, help="Bring figures/ARTICLE/record.json up to date.")
@click.option("--once", is_flag=True, help="One fresh build, beside what is built here.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def verify_command(names: tuple[str, ...], accept: bool, once: bool, as_json: bool) -> None:
    """Prove that all (or these NAMES) is as the models compute it.

    Builds twice from fresh copies of the sources, compares the files byte for byte, computes every
    trace anew and reads what is drawn, reads every finished page, and compares all with the
    committed record. Ends with 1 at a difference. With --once, where all is built here, one fresh
    build must make the same.
    """
    # By name and only here: no other command should wait for what proves.
    sys.exit(importlib.import_module(VERIFYING).run(here(), names, accept, as_json, once))


@main.command("new")
@click.argument("name")
@click.option(
    "--of", "example", default="", help="The example to draw (default: the article's first)."
)
def new_command(name: str, example: str) -> None:
    """Begin the figure NAME (article/section/name), and its article if that is new."""
    begun = begin_figure(Workspace(here()), name, example)
    for path in begun.paths:
        click.echo(f"Wrote {here().relative(path)}")
    click.echo(f"Build it:           illustrate build {name}")
    click.echo(f'Show it on a page:  --8<-- "{name}.html"')
    dotted = name.replace("/", ".").replace("-", "_")
    click.echo(f'Quote a fact:       {{= {dotted}.FACT | show(".0%") =}}')


@main.command("train")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--on", default="", metavar="tcp://HOST:8786", help="On the workers of a scheduler.")
def train_command(names: tuple[str, ...], on: str) -> None:
    """Train these recipes anew and publish their weights; Ctrl-C, then again, goes on.

    Several machines may share a sweep of trainings: start a scheduler and workers as for
    `illustrate build --on`. What a worker has written comes back here.
    """
    with progress("Training") as advance:
        training = importlib.import_module(TRAINING)
        if on:
            _tell_trained([*training.train_on(on, names, advance)])
            return
        for name, recipe in training.recipes_named(names).items():
            try:
                for step in recipe(here().root):
                    advance(f"{step.name}: {step.message}", step.step, step.n_steps)
            except KeyboardInterrupt:
                click.echo(f"Stopped. `illustrate train {name}` goes on from here.", err=True)
                sys.exit(130)


@main.command("export")
@click.argument("name")
@click.option("--svg", "forms", flag_value="svg", multiple=True, help="Stands alone, font inside.")
@click.option("--png", "forms", flag_value="png", multiple=True, help="Two pixels to a CSS pixel.")
@click.option("--pdf", "forms", flag_value="pdf", multiple=True, help="Text can be selected.")
@click.option("--csv", "forms", flag_value="csv", multiple=True, help="Every number it shows.")
@click.option("--mp4", "forms", flag_value="mp4", multiple=True, help="A film, with its captions.")
@click.option("--gif", "forms", flag_value="gif", multiple=True, help="A film for where no MP4 is.")
@click.option("--slides", "forms", flag_value="slides", multiple=True, help="Of an article, 16:9.")
@click.option("--worksheet", "forms", flag_value="worksheet", multiple=True, help="With answers.")
@click.option("--size", type=click.Choice(SIZES), help="Of the MP4 (default: 720p).")
@click.option("--step", type=click.IntRange(1), help="Of a film's PNG (default: the last).")
@click.option("--dark", is_flag=True, help="In dark colours.")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), default=Path())
def export_command(
    name: str,
    forms: tuple[str, ...],
    size: str | None,
    step: int | None,
    dark: bool,
    output: Path,
) -> None:
    """Write what is called NAME as files to take away.

    A figure as --svg (if nothing is said), --png, --pdf or --csv; a film as --mp4 (if nothing is
    said) with chapters and, beside it, its captions (WebVTT), as --gif, or a step of it as --png.
    720p has 30 frames a second, 1080p has 60.

    \b
      illustrate export translation --slides           translation-slides.pdf
      illustrate export translation --slides --dark    for a dark room
      illustrate export translation --worksheet        and translation-worksheet-answers.pdf

    Slides show every figure and every step of every film of an ARTICLE, one on each, with its
    caption and its address. A worksheet shows the figures in which something can be worked out
    on paper, with that left blank: shares whose scores are printed (by softmax), the largest of
    shares that add up to 100%, the number of things that can be counted.
    """  # noqa: D301
    wish = Wish(forms, "dark" if dark else "light", size or "", step or 0)
    # By name and only here: it reads pages, which most commands never do.
    module = importlib.import_module(TEACHING)
    with progress("Exporting") as advance:
        for path in module.take_away(Workspace(here()), name, wish, output, advance):
            click.echo(path)


@main.command("offline")
@click.argument(
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("illustrated-models-offline.zip"),
)
def offline_command(file: Path) -> None:
    """Build the whole site and pack it into FILE (default: illustrated-models-offline.zip).

    Unpacked, it opens from a local server (python3 -m http.server) with all that it has, or as
    plain files to be read and printed, without live models and search. README.txt in it says so.
    """
    # By name and only here: no other command builds pages.
    module = importlib.import_module(OFFLINE)
    with progress("Packing") as advance:
        n_files = module.write_offline(here(), file, advance)
    click.echo(f"{file}: {n_files} files, {file.stat().st_size / 1e6:.1f} MB")


def _entry(standing: Standing) -> dict[str, object]:
    product = standing.product
    return {
        "name": product.name,
        "kind": product.kind,
        "article": product.article,
        "sources": sorted(part for part in standing.parts if "/" in part),
        "state": standing.state,
    }


def _tell_standing(standing: Standing) -> None:
    click.echo(f"{standing.product.name} is {standing.state}")
    for reason in (*standing.reasons, *standing.doubts):
        click.echo(f"  because {reason}")
    if standing.last.failure:
        click.echo(f"  the error was: {standing.last.failure}")
    click.echo(f"  key {standing.product.key} of")
    for part, value in sorted(standing.parts.items()):
        click.echo(f"    {value:34}{part}")


def _tell_trained(outcomes: list[tuple[str, Any]]) -> None:
    for name, trained in outcomes:
        told = trained.failure or ", ".join(sorted(trained.files)) or "as it was"
        click.echo(f"{name}: {told}", err=bool(trained.failure))
    if any(trained.failure for _, trained in outcomes):
        sys.exit(1)


def _tell(report: Report, seconds: float) -> None:
    if report.failed:
        click.echo(summary(report), err=True)
    counts = {
        "made": len(report.made),
        "read again": len(report.read),
        "fresh": report.fresh,
        "removed": len(report.removed),
        "failed": len(report.failed),
    }
    told = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    click.echo(f"{told or 'nothing to make'} ({seconds:.1f} s)")


if __name__ == "__main__":
    main()
