"""`shishin release`: releases the working text of a guideline as a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from shishin.cli.options import today, without_hooks
from shishin.release import new_version
from shishin.release.plan.asked import Asked
from shishin.reports.plan import plan_in_words
from shishin.reports.progress import step_progress

if TYPE_CHECKING:
    from shishin.release.plan.plan import Plan
    from shishin.session import Session


@click.command()
@click.argument("guideline")
@click.argument("version")
@without_hooks
@click.option("--dry-run", is_flag=True)
@click.pass_obj
def release(session: Session, guideline: str, version: str, *, dry_run: bool, without_hooks: bool) -> None:
    """Release a version of a guideline."""
    asked = Asked(guideline, version, str(today()), without_hooks)
    with step_progress("release", session.language) as progress:

        def show(plan: Plan) -> None:
            with progress.aside():
                click.echo(plan_in_words(plan, session.language), err=session.for_programs)

        done = new_version.release_version(session.root, asked, show, dry_run=dry_run)
    what = f"{guideline} {version}"
    session.all_counts().finish(done.findings, "planned" if dry_run else "released", what=what, commit=done.commit)
