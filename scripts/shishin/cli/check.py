"""`shishin check`: holds the sources against every rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from shishin.authoring import schema_files
from shishin.cli.options import no_cache, remembered_results, today
from shishin.content.load import Loaded, load
from shishin.release.check import changes_since, forged_history, half_released
from shishin.release.guard.addresses import check_addresses
from shishin.release.translated_states import with_parts
from shishin.reports.counts import counts
from shishin.reports.progress import step_progress
from shishin.website.target import found_aside

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.finding import Finding
    from shishin.session import Session


@click.command()
@click.option("--summary", is_flag=True)
@click.option("--changed-since", "since", metavar="REF")
@no_cache
@click.pass_obj
def check(session: Session, since: str | None, *, summary: bool, no_cache: bool) -> None:
    """Check the sources."""
    if since is not None and (left := half_released(session.root)):
        # Until it is completed, everything else that could be found would be about half a release.
        session.finish(left, "failed")
    with remembered_results(session, no_cache=no_cache), step_progress("check", session.language):
        loaded, findings = checked(session.root, since)
    if summary and loaded.library is not None:
        click.echo(counts(loaded.library, session.language), err=session.for_programs)
    session.finish(findings, "checked", count=loaded.looked_at)


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
