"""The commands of the benchmarks: `measure`, `manual` and `profile`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from benchmarks import lighthouse, manual, ours, parts, time_tables
from benchmarks.machine import machine
from benchmarks.parts import PARTS, Run
from benchmarks.write_manual import copy_sources

HERE = Path(__file__).resolve().parent
_FOLDER = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Measure this project and others with the same content."""


@main.command()
@click.option("--root", type=_FOLDER, default=HERE.parent, help="The project's folder.")
@click.option("--peers", "tools", type=_FOLDER, default=Path("peers"), help="Where the other generators are.")
@click.option(
    "--work",
    type=_FOLDER,
    default=Path(tempfile.gettempdir()) / "shishin-benchmarks",
    help="A folder for the projects and sites that are made; several GB.",
)
@click.option("--only", type=click.Choice(list(PARTS)), multiple=True, help="Measure this part; may stand often.")
@click.option("--guides", type=click.IntRange(0), multiple=True, help="How large the manuals are; may stand often.")
@click.option("--versions", type=click.IntRange(0), multiple=True, help="At how many versions to measure.")
@click.option("--generators", "wanted", multiple=True, help="Measure this generator; may stand often.")
@click.option("--times", type=click.IntRange(1), default=3, help="How often each is measured; medians count.")
@click.option("--runs", type=click.IntRange(1), default=lighthouse.RUNS, help="How often Lighthouse judges a page.")
@click.option("--pause", type=float, default=3.0, help="Seconds between two changes in the preview.")
@click.option("--results", type=_FOLDER, default=HERE / "results", help="Where the figures go.")
@click.option("--readme", type=_FOLDER, default=HERE / "README.md", help="The text whose tables are written.")
def measure(**options: Any) -> None:  # noqa: ANN401 - click's own
    """Measure every part, or those named, and write figures, tables and plots; the other parts stay as they were."""
    results, readme = options.pop("results"), options.pop("readme")
    only = options.pop("only") or [name for name, part in PARTS.items() if part.is_usual]
    options["root"], options["work"] = options["root"].resolve(), options["work"].resolve()
    run = Run(**{**options, "tools": options["tools"].resolve()}, tell=_tell)
    results.mkdir(parents=True, exist_ok=True)
    for name in only:
        about = machine()
        parts.keep(results, name, {**about, **PARTS[name].measure(run)})
    parts.write(readme, results)


@main.command()
@click.option("--results", type=_FOLDER, default=HERE / "results", help="Where the figures are.")
@click.option("--readme", type=_FOLDER, default=HERE / "README.md", help="The text whose tables are written.")
def tables(results: Path, readme: Path) -> None:
    """Write tables and plots again from the figures."""
    parts.write(readme, results)


@main.command(name="manual")
@click.option("--root", type=_FOLDER, default=HERE.parent, help="The project's folder.")
@click.argument("guides", type=click.IntRange(1))
@click.argument("folder", type=_FOLDER)
def make(root: Path, guides: int, folder: Path) -> None:
    """Write the real content and so many guides to a folder, in place of what stands there."""
    library = ours.read(root.resolve())
    ours.write_ours(root.resolve(), folder.resolve(), manual.manual(library, guides))


@main.command()
@click.argument("root", type=_FOLDER)
def profile(root: Path) -> None:
    """Build a project and tell which share of the time each part takes."""
    with tempfile.TemporaryDirectory() as work:
        # A copy has nothing that an earlier build kept, and the project keeps what it has.
        row = parts.profile_of(copy_sources(root.resolve(), Path(work).resolve() / "project"), Path(work) / "site")
    click.echo(time_tables.profile_table({**machine(), "rows": [{"name": str(root), **row}]}))


def _tell(text: str) -> None:
    click.echo(text, err=True)


if __name__ == "__main__":
    sys.exit(main())
