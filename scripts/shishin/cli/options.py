"""What several commands share: options, the day that they count, what they remember, and the site's address."""

from __future__ import annotations

import datetime as dt
import gc
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import click

from shishin.disk.memory import Memory, folder
from shishin.disk.remembered import remembering
from shishin.reports.summary import say
from shishin.website.config_file import ConfigError, site_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.session import Session

JAPAN = dt.timezone(dt.timedelta(hours=9))
"""Where the day of a release is counted; the feeds name the same zone."""

without_hooks = click.option("--without-hooks", is_flag=True)

no_cache = click.option("--no-cache", is_flag=True)


@contextmanager
def remembered_results(session: Session, *, no_cache: bool, keeps_objects: bool = False) -> Iterator[None]:
    """Let what takes long be remembered from one run to the next.

    Args:
        session: The session, which is told if what was remembered had to be thrown away.
        no_cache: Whether everything is made anew, and nothing is remembered.
        keeps_objects: Whether results stay in the process too.
    """
    place = None if no_cache else folder()
    memory = Memory(place, keeps_objects=keeps_objects)
    try:
        with remembering(memory), nullcontext() if keeps_objects else _no_collection():
            yield
    finally:
        if memory.thrown_away:
            click.echo(say("memory", session.language, reason=memory.thrown_away, place=place), err=True)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Look for no garbage: the command ends soon, and almost all that it makes is of use until then.

    A look at all objects takes a tenth of a build, and gives each forked process pages of its own of what is shared.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


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
