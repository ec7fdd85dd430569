"""`shishin import`: brings in Markdown of others as pages, with a file for each language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from shishin.authoring.importing.command import FOLDER, ImportRequest, import_files
from shishin.content.reading.edition import edition_languages
from shishin.reports.importing import import_in_words
from shishin.reports.progress import step_progress

if TYPE_CHECKING:
    from shishin.session import Session


class Options(TypedDict):
    """The options of `shishin import`, as they are given."""

    language: str | None
    into: str
    base: str
    dry_run: bool


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--language", metavar="CODE")
@click.option("--into", metavar="FOLDER", default=FOLDER)
@click.option("--base", metavar="URL", default="")
@click.option("--dry-run", is_flag=True)
@click.pass_obj
def import_(session: Session, files: tuple[Path, ...], **options: Unpack[Options]) -> None:
    """Bring in Markdown of others as pages, with a file for each language."""
    code, dry = options["language"], options["dry_run"]
    languages = edition_languages(session.root)
    if code and code not in languages.codes:
        raise click.BadParameter(", ".join(languages.codes), param_hint="--language")
    asked = ImportRequest(files, options["into"], languages.of(code) if code else None, options["base"], dry)
    with step_progress("import", session.language):
        done = import_files(session.root, asked)
    if done.pages and not done.findings:
        click.echo(import_in_words(done.pages, session.language), err=session.for_programs)
    decisions = sum(len(page.decisions) for page in done.pages)
    name = "import-planned" if dry else "imported"
    session.finish(done.findings, name, count=len(done.pages), written=len(done.written), decisions=decisions)
