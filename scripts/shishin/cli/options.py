"""Options that several commands have, and the day that they count."""

from __future__ import annotations

import datetime as dt

import click

JAPAN = dt.timezone(dt.timedelta(hours=9))
"""Where the day of a release is counted; the feeds name the same zone."""

without_hooks = click.option(
    "--without-hooks", is_flag=True, help="gitのフックを動かさずに進める / Go on though git's hooks are not run."
)


def today() -> dt.date:
    """Give the day in Japan."""
    return dt.datetime.now(tz=JAPAN).date()
