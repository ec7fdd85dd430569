"""`shishin build`: checks the sources and builds the site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shishin.cli.options import no_cache, remembered_results
from shishin.content.load import load
from shishin.reports.progress import step_progress
from shishin.website import command
from shishin.website.target import found_aside

if TYPE_CHECKING:
    from shishin.session import Session


@click.command()
@click.option("--site-dir", type=click.Path(path_type=Path))
@no_cache
@click.pass_obj
def build(session: Session, site_dir: Path | None, *, no_cache: bool) -> None:
    """Check the sources and build the site."""
    with remembered_results(session, no_cache=no_cache):
        _build(session, site_dir)


def _build(session: Session, site_dir: Path | None) -> None:
    loaded = load(session.root)
    # Without a guideline that a kill set aside, half a site would be made. A site set aside comes back by itself.
    halves = [finding for finding in found_aside(session.root) if finding.code == "release-aside"]
    if halves or loaded.library is None or (session.strict and loaded.findings):
        session.finish([*halves, *loaded.findings], "failed")
        return
    # What was read need not be kept while the site is made of it.
    library, loaded = loaded.library, replace(loaded, project=None)
    target = site_dir or session.root / "site"
    with step_progress("build", session.language) as progress:
        done = command.build(session.root, target, library, progress)
    if done.findings:
        session.finish(done.findings, "failed")
        return
    session.finish(loaded.findings, "built", pages=done.pages, target=target)
