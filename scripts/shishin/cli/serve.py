"""`shishin serve`: shows the pages and what is wrong with them while somebody writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from shishin.cli.check import checked
from shishin.cli.options import no_cache, remembered_results
from shishin.reports.changes import Changes
from shishin.reports.progress import step_progress
from shishin.reports.summary import say
from shishin.website import command
from shishin.website.preview.command import Command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.content.load import Loaded
    from shishin.model.finding import Finding
    from shishin.session import Session


@click.command()
@click.option("--address", default="127.0.0.1:8000")
@no_cache
@click.pass_obj
def serve(session: Session, address: str, *, no_cache: bool) -> None:
    """Show a live preview."""
    changes = Changes(session.form, session.language)

    def check() -> tuple[Loaded, list[Finding]]:
        return checked(session.root, None)

    def tell(findings: Sequence[Finding]) -> None:
        new, summary = changes.since_last(findings)
        if new:
            click.echo(new)
        if summary:
            click.echo(summary, err=True)

    def ready(url: str) -> None:
        click.echo(say("previewing", session.language, url=url), err=True)

    asked = Command(check, lambda: step_progress("build", session.language), tell, ready)
    with remembered_results(session, no_cache=no_cache, keeps_objects=True):
        refused = command.serve(session.root, address, asked)
    if refused:
        session.finish(refused, "failed")
