"""What is written down of an audit, for the page of test results: `accessibility/audits.yml`."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import yaml

from shishin.checks.criteria import OF_FINDINGS
from shishin.model.accessibility import AuditRecord, AuditSummary, CriterionRun, Excepted
from shishin.model.conformance import order
from shishin.model.finding import Finding, Severity
from shishin.pages.shared.data_address import RESULTS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from shishin.checks.audit import Audit
    from shishin.model.accessibility import ReleasedThen

HEAD = (
    "# `shishin audit --record` がこのファイルを書きます。手では直しません。\n"
    "# `shishin audit --record` writes this file; nobody edits it by hand.\n"
)

SHOWN = ("pages", "opened", "looks", "checks", "findings", "excepted")
"""What is compared between the record on the site and an audit of the site."""

WIDTH = 110
"""Characters of a line."""


def audit_record(
    audit: Audit, today: dt.date, released: Sequence[ReleasedThen], before: Sequence[AuditSummary]
) -> AuditRecord:
    """Make the record of an audit; it takes the place of the one with the same released versions.

    Args:
        audit: The audit.
        today: The day.
        released: The newest version of each guideline.
        before: The audits that were recorded before, newest first.
    """
    summary = AuditSummary(date=today.isoformat(), released=tuple(released), **counts(audit))
    others = (row for row in before if row.released != summary.released)
    return AuditRecord(
        audits=(summary, *others),
        media=audit.media,
        criteria=tuple(_runs(audit)),
        exceptions=tuple(
            Excepted(
                rule=row.rule, page=row.page, place=row.place,
                affects=row.affects, reason=row.reason, last_day=row.last_day.isoformat(),
            )
            for row in audit.exceptions
        ),
        pages=tuple(sorted(audit.urls)),
    )  # fmt: skip


def counts(audit: Audit) -> dict[str, Any]:
    """Give what an audit looked at and found, as a record has it."""
    return {
        "pages": audit.pages,
        "opened": len(audit.urls),
        "looks": audit.ways,
        "checks": audit.rules + len(OF_FINDINGS),
        "axe": audit.axe,
        "browser": audit.browser,
        "findings": sum(finding.severity is Severity.ERROR for finding in audit.findings),
        "excepted": audit.covered.total(),
    }


def record_text(record: AuditRecord) -> str:
    """Give the text of the file."""
    data = record.model_dump(mode="json", exclude_defaults=True)
    return HEAD + yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=WIDTH)


def outdated(folder: Path, audit: Audit) -> Iterator[Finding]:
    """Say if a built site publishes another audit than the one that it has just had.

    Args:
        folder: The built site.
        audit: The audit.
    """
    path = folder / RESULTS
    if not path.is_file():
        return
    published, now = _newest(path), counts(audit)
    differing = [name for name in SHOWN if getattr(published, name, 0) != now[name]]
    if differing:
        shown = ", ".join(f"{name} {getattr(published, name, 0)}" for name in differing)
        yield Finding.at(
            RESULTS, 0, "audit-record-old", date=published.date if published else "–",
            shown=shown, now=", ".join(f"{name} {now[name]}" for name in differing),
        )  # fmt: skip


def _newest(path: Path) -> AuditSummary | None:
    """Give the newest audit that a site publishes, or nothing if there is none that can be read."""
    try:
        return AuditSummary.model_validate_json(json.dumps(json.loads(path.read_bytes())["audits"][0]))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _runs(audit: Audit) -> Iterator[CriterionRun]:
    """Give what the audit did about each criterion that any of its checks is about."""
    checks = {rule: numbers for rule, numbers in audit.criteria.items() if numbers} | OF_FINDINGS
    failures = Counter(dict(finding.values).get("rule", finding.code) for finding in audit.findings)
    for number in sorted({number for numbers in checks.values() for number in numbers}, key=order):
        names = sorted(name for name, numbers in checks.items() if number in numbers)
        yield CriterionRun(
            criterion=number,
            checks=tuple(names),
            failures=sum(failures[name] for name in names),
            excepted=sum(audit.covered[name] for name in names),
        )
