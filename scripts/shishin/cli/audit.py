"""`shishin audit`: checks the built site, first as files and then in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from shishin.cli.options import address_of_site, today
from shishin.content.load import load
from shishin.disk.whole_file import write_whole
from shishin.forms.kinds import AUDITS
from shishin.model.accessibility import ReleasedThen
from shishin.reports.progress import step_progress
from shishin.reports.summary import say

if TYPE_CHECKING:
    import datetime as dt

    from shishin.checks.audit import Audit
    from shishin.session import Session


@click.command()
@click.option("--site-dir", type=click.Path(path_type=Path))
@click.option("--no-cache", is_flag=True)
@click.option("--record", is_flag=True)
@click.pass_obj
def audit(session: Session, site_dir: Path | None, *, no_cache: bool, record: bool) -> None:
    """Check the built site in a real browser."""
    # Imported here: the audit's packages are not needed to check and build.
    from shishin.checks import audit as audits  # noqa: PLC0415 - an optional package
    from shishin.checks import record as records  # noqa: PLC0415 - an optional package

    folder, day = site_dir or session.root / "site", today()
    with step_progress("audit", session.language) as progress:
        options = audits.AuditOptions(day, remember=not no_cache)
        result = audits.audit(session.root, folder, address_of_site(session), options, progress)
    for row in result.exceptions:
        click.echo(say("exception", session.language, **vars(row)), err=True)
    counts = {"pages": result.pages, "loads": result.loads, "axe": result.axe, "rules": result.rules}
    counts |= {"ways": result.ways, "stops": result.stops}
    if result.remembered:
        click.echo(say("remembered", session.language, count=result.remembered), err=True)
    # Without a look in a browser there is nothing to write down; the findings say why there was none.
    if record and result.axe:
        _record(session, result, day)
    else:
        result.findings += records.outdated(folder, result)
    session.finish(result.findings, "audited", exceptions=len(result.exceptions), **counts)


def _record(session: Session, result: Audit, day: dt.date) -> None:
    """Write down what an audit found, for the page of test results; leave with findings if the content has any."""
    from shishin.checks.record import audit_record, record_text  # noqa: PLC0415 - an optional package

    loaded = load(session.root, day)
    if loaded.library is None:
        session.finish(loaded.findings, "failed")
        return
    known = loaded.library.accessibility
    released = [
        ReleasedThen(guideline=history.id, version=history.released[-1].name)
        for history in loaded.library.histories
        if history.released
    ]
    record = audit_record(result, day, released, known.audit.audits if known else ())
    path = session.root / AUDITS.files[0]
    path.parent.mkdir(exist_ok=True)
    write_whole(path, record_text(record).encode())
    click.echo(say("recorded", session.language, file=AUDITS.files[0]), err=True)
