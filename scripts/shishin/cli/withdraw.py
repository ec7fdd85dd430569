"""`shishin withdraw`: withdraws a released version, whose pages stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from shishin.cli.options import today, without_hooks
from shishin.release.plan.asked import Asked
from shishin.release.withdrawal import withdraw_version
from shishin.reports.progress import step_progress

if TYPE_CHECKING:
    from shishin.session import Session


@click.command()
@click.argument("guideline")
@click.argument("version")
@click.option("--why", multiple=True, metavar="LANG=TEXT")
@without_hooks
@click.pass_obj
def withdraw(session: Session, guideline: str, version: str, *, why: tuple[str, ...], without_hooks: bool) -> None:
    """Withdraw a released version; its pages stay."""
    asked = Asked(guideline, version, str(today()), without_hooks)
    with step_progress("withdraw", session.language):
        done = withdraw_version(session.root, asked, why)
    session.all_counts().finish(done.findings, "withdrawn", what=f"{guideline} {version}", commit=done.commit)
