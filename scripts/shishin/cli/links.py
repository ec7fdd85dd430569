"""`shishin links`: asks other sites whether the addresses that texts and data name still work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from shishin.checks.links.addresses import external_addresses
from shishin.checks.links.asking import LinkSettings, LinkState
from shishin.checks.links.check import check_links
from shishin.cli.options import address_of_site
from shishin.content.reading.sources import read
from shishin.reports.progress import step_progress

if TYPE_CHECKING:
    from shishin.session import Session


@click.command()
@click.pass_obj
def links(session: Session) -> None:
    """Ask whether the addresses on other sites still work."""
    site = address_of_site(session)
    # What is wrong with the sources is `shishin check`'s to say; what can be read of them is asked for all the same.
    addresses = external_addresses(read(session.root, []))
    with step_progress("links", session.language) as progress:
        done = check_links(addresses, LinkSettings(site=site), progress)
    counts = {state.value: done.states[state] for state in LinkState}
    session.finish(done.findings, "asked", count=len(addresses), **counts)
