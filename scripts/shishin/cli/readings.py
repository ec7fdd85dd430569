"""`shishin readings`: compares the readings of kanji with those that SudachiPy gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from shishin.authoring.reading.command import compare
from shishin.authoring.reading.proposal import proposals
from shishin.reports.progress import step_progress
from shishin.reports.summary import say

if TYPE_CHECKING:
    from shishin.session import Session


@click.command()
@click.option("--propose", is_flag=True)
@click.pass_obj
def readings(session: Session, *, propose: bool) -> None:
    """Compare the readings of kanji with SudachiPy's."""
    with step_progress("readings", session.language):
        done = compare(session.root)
    if done.counts.shown:
        click.echo(say("compared", session.language, **vars(done.counts)), err=True)
    if propose and done.counts.shown:
        click.echo(proposals(done.rows, done.decided))
        session.finish([], "proposed", rows=len(done.rows), decided=len(done.decided))
        return
    session.finish(done.findings, "readings")
