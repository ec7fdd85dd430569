"""`shishin translated`: stamps translations as matching the text that they translate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from shishin.authoring.stamp import name_in, stamp

if TYPE_CHECKING:
    from shishin.model.finding import Finding
    from shishin.session import Session


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_obj
def translated(session: Session, files: tuple[Path, ...]) -> None:
    """Stamp translations as matching the text that they translate."""
    findings: list[Finding] = []
    written = 0
    with session.told_of_disk(session.root):
        for file in files:
            written += stamp(session.root, name_in(session.root, file), findings)
    session.finish(findings, "stamped", written=written, count=len(files))
