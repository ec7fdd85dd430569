"""`shishin gallery`: takes pictures of every page type of the built site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from shishin.cli.options import address_of_site
from shishin.content.reading.edition import edition_languages
from shishin.model.finding import Finding
from shishin.reports.progress import step_progress

if TYPE_CHECKING:
    from shishin.session import Session


@click.command()
@click.option("--site-dir", type=click.Path(path_type=Path))
@click.option("--target", type=click.Path(path_type=Path))
@click.pass_obj
def gallery(session: Session, site_dir: Path | None, target: Path | None) -> None:
    """Take pictures of every page type."""
    # Imported here: the audit's packages are not needed to check and build.
    from shishin.checks import gallery as pictures  # noqa: PLC0415 - an optional package
    from shishin.checks.browser import BrowserMissingError, ServedSite  # noqa: PLC0415 - an optional package

    folder = site_dir or session.root / "site"
    target = target or session.root / ".github/gallery"
    served = ServedSite(folder, urlsplit(address_of_site(session)).path or "/")
    try:
        with session.told_of_disk(target), step_progress("gallery", session.language) as progress:
            written = pictures.gallery(served, target, edition_languages(session.root), progress)
    except BrowserMissingError as error:
        session.finish([Finding.at(str(folder), 0, "browser-missing", tried=error)], "failed")
        return
    if not written:
        session.finish([Finding.at(str(folder), 0, "site-missing", folder=folder)], "failed")
        return
    session.finish([], "pictured", count=len(written), target=target)
