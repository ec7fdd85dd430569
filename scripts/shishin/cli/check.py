"""`shishin check`: holds the sources against every rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from shishin.authoring import schema_files
from shishin.authoring.mending.texts import mended_texts
from shishin.authoring.mending.write import stamp_again, write
from shishin.cli.options import no_cache, remembered_results, today
from shishin.content.load import Loaded, load
from shishin.findings.shown import shown
from shishin.release.check import changes_since, forged_history, half_released
from shishin.release.guard.addresses import check_addresses
from shishin.release.translated_states import with_parts
from shishin.reports.counts import counts
from shishin.reports.progress import step_progress
from shishin.reports.summary import say
from shishin.website.target import found_aside

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.finding import Finding
    from shishin.session import Session


@click.command()
@click.option("--summary", is_flag=True)
@click.option("--changed-since", "since", metavar="REF")
@click.option("--fix", is_flag=True)
@click.option("--dry-run", is_flag=True)
@no_cache
@click.pass_obj
def check(session: Session, /, since: str | None, **flags: bool) -> None:
    """Check the sources."""
    if flags["fix"] or flags["dry_run"]:
        _mend(session, writes=not flags["dry_run"])
    if since is not None and (left := half_released(session.root)):
        # Until it is completed, everything else that could be found would be about half a release.
        session.finish(left, "failed")
    with remembered_results(session, no_cache=flags["no_cache"]), step_progress("check", session.language):
        loaded, findings = checked(session.root, since)
    if flags["summary"] and loaded.library is not None:
        click.echo(counts(loaded.library, session.language), err=session.for_programs)
    session.finish(findings, "checked", count=loaded.looked_at)


def _mend(session: Session, *, writes: bool) -> None:
    """Mend what is certain, or only show it; each line that is mended is shown."""
    loaded = load(session.root, today())
    texts = list(mended_texts(loaded.project)) if loaded.project else []
    for_programs = session.for_programs
    for text in texts:
        for row in text.lines:
            click.echo(f"{shown(text.path)}:{row.line}\n- {shown(row.old)}\n+ {shown(row.new)}", err=for_programs)
    if writes and loaded.project:
        behind = {finding.file for finding in loaded.findings if finding.code == "translation-behind"}
        with session.told_of_disk(session.root):
            written = write(session.root, texts)
            stamp_again(loaded.project, written, behind)
        texts = [text for text in texts if text.path in written]
    lines = sum(len(text.lines) for text in texts)
    click.echo(say("mended" if writes else "mend-planned", session.language, lines=lines, count=len(texts)), err=True)


def checked(root: Path, since: str | None) -> tuple[Loaded, list[Finding]]:
    """Read the content and find everything that `shishin check` finds, for the preview too.

    Args:
        root: The project's root.
        since: What a commit is called; what changed since then is held against the change notes.
    """
    loaded = load(root, today())
    told = with_parts(root, loaded.project.sources.documents if loaded.project else (), loaded.findings)
    findings = [*found_aside(root), *told, *schema_files.stale(root, loaded.languages)]
    if loaded.library is not None:
        findings += check_addresses(root, loaded.library)
        findings += forged_history(root, loaded.library)
        findings += changes_since(root, loaded.library, since) if since is not None else ()
    return loaded, findings
