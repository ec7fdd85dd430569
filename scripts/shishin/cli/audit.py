"""`shishin audit`: checks the built site, first as files and then in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from shishin.cli.options import address_of_site, today
from shishin.reports.progress import step_progress
from shishin.reports.summary import say

if TYPE_CHECKING:
    from shishin.session import Session


@click.command()
@click.option("--site-dir", type=click.Path(path_type=Path))
@click.option("--no-cache", is_flag=True)
@click.pass_obj
def audit(session: Session, site_dir: Path | None, *, no_cache: bool) -> None:
    """Check the built site in a real browser."""
    # Imported here: the audit's packages are not needed to check and build.
    from shishin.checks import audit as audits  # noqa: PLC0415 - an optional package

    folder = site_dir or session.root / "site"
    with step_progress("audit", session.language) as progress:
        options = audits.AuditOptions(today(), remember=not no_cache)
        result = audits.audit(session.root, folder, address_of_site(session), options, progress)
    for row in result.exceptions:
        click.echo(say("exception", session.language, **vars(row)), err=True)
    counts = {"pages": result.pages, "loads": result.loads, "axe": result.axe, "rules": result.rules}
    counts |= {"ways": result.ways, "stops": result.stops}
    if result.remembered:
        click.echo(say("remembered", session.language, count=result.remembered), err=True)
    session.finish(result.findings, "audited", exceptions=len(result.exceptions), **counts)
