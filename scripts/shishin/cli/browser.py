"""`shishin browser`: finds or installs the browser that the audit uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from shishin.findings.shown import shown

if TYPE_CHECKING:
    from shishin.session import Session


@click.command()
@click.option("--install", is_flag=True)
@click.pass_obj
def browser(session: Session, *, install: bool) -> None:
    """Find the browser that the audit uses."""
    # Imported here: the audit's packages are not needed to check and build.
    from shishin.checks.install import find_or_install  # noqa: PLC0415 - an optional package

    path, findings = find_or_install(install=install, tell=lambda step: click.echo(f"+ {shown(step)}", err=True))
    session.finish(findings, "browser", path=path)
