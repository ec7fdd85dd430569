"""The command `python -m benchmarks`: measures, writes results.json, and puts the table in the README."""

from __future__ import annotations

import datetime as dt
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from benchmarks import lighthouse, measure, peers, table, versions, weigh
from benchmarks.manual import manual
from shishin.checks import browser

HERE = Path(__file__).resolve().parent
RESULTS, JUDGED, RELEASED = HERE / "results.json", HERE / "lighthouse.json", HERE / "versions.json"
README = HERE / "README.md"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=click.Path(path_type=Path), default=HERE.parent, help="The project's folder.")
@click.option(
    "--work",
    type=click.Path(path_type=Path),
    default=Path(tempfile.gettempdir()) / "shishin-benchmarks",
    help="A folder for the sites that are made; about 800 MB.",
)
@click.option(
    "--lighthouse", "npm", type=click.Path(path_type=Path), help="Run Lighthouse too: where npm installed it."
)
@click.option("--runs", type=click.IntRange(1), default=lighthouse.RUNS, help="How often Lighthouse judges a page.")
@click.option("--only-versions", is_flag=True, help="Measure the growth with versions alone.")
@click.option("--only-lighthouse", is_flag=True, help="Keep the other results of the last run.")
def main(  # noqa: PLR0913 - one for each option
    root: Path, work: Path, npm: Path | None, runs: int, *, only_versions: bool, only_lighthouse: bool
) -> None:
    """Measure this site against stock Material for MkDocs with the same content."""
    root, work = root.resolve(), work.resolve()
    if not only_lighthouse and not only_versions:
        _write(RESULTS, measure.measure(root, work, _tell))
    if not only_lighthouse:
        _write(RELEASED, versions.versions(root, work, _tell))
    if npm:
        _write(JUDGED, _judge(root, work, lighthouse.find(npm), runs))
    results, judged, released = map(_read, (RESULTS, JUDGED, RELEASED))
    table.write(README, results, judged, released)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=click.Path(path_type=Path), default=HERE.parent, help="The project's folder.")
@click.argument("guides", type=click.IntRange(1))
@click.argument("folder", type=click.Path(path_type=Path))
def make(root: Path, guides: int, folder: Path) -> None:
    """Write the real content and so many guides to a folder, in place of what stands there."""
    library = peers.read(root.resolve())
    peers.write_ours(root.resolve(), folder.resolve(), manual(library, guides))


def _judge(root: Path, work: Path, command: Path, runs: int) -> dict[str, Any]:
    judge = lighthouse.Judge(command, browser.find(), runs, _tell)
    built = measure.sites(root, work)
    result: dict[str, Any] = {
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "version": lighthouse.version(command),
        "runs": runs,
    }
    for name, site in built.items():
        urls = weigh.page_urls(site.folder)
        result[name] = judge.judge(site.folder, urls)
    return result


def _tell(text: str) -> None:
    click.echo(text, err=True)


def _read(path: Path) -> dict[str, Any]:
    """Read results; none if they were never taken."""
    results: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return results


def _write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    make() if sys.argv[1:2] == ["manual"] and sys.argv.pop(1) else main()
