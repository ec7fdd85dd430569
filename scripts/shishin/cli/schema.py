"""`shishin schema`: writes the schema files for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from shishin.authoring import schema_files

if TYPE_CHECKING:
    from shishin.session import Session


@click.command()
@click.pass_obj
def schema(session: Session) -> None:
    """Write the schema files for editors."""
    with session.told_of_disk(session.root):
        written = schema_files.write(session.root)
    session.finish([], "schemas", count=len(written))
