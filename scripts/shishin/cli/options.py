"""What several commands share: an option, the day that they count, and the address that the site is built for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from shishin.website.config_file import ConfigError, site_url

if TYPE_CHECKING:
    from shishin.session import Session

JAPAN = dt.timezone(dt.timedelta(hours=9))
"""Where the day of a release is counted; the feeds name the same zone."""

without_hooks = click.option("--without-hooks", is_flag=True)


def today() -> dt.date:
    """Give the day in Japan."""
    return dt.datetime.now(tz=JAPAN).date()


def address_of_site(session: Session) -> str:
    """Give the address that the site is built for; leave with a finding if mkdocs.yml does not say it."""
    try:
        return site_url(session.root)
    except ConfigError as error:
        session.finish([error.finding], "failed")
        return "/"
