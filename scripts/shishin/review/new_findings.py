"""Which findings a change brings and which it mends."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from shishin.findings.catalogue import explain
from shishin.model.finding import Finding, Severity
from shishin.review.model import LONGEST, FoundThing, as_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shishin.languages.language import Language

BEHIND = frozenset({"translation-behind", "translation-behind-parts"})
"""What is said of a translation that is behind."""

Key = tuple[str, str, tuple[tuple[str, str], ...]]


def new_findings(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[list[Finding], int]:
    """Give the findings that were not there before, and how many are gone.

    The same finding on another line is the same: lines move with what is written above them.
    """
    was, now = (Counter(map(_key, findings)) for findings in (before, after))
    left = now - was
    new = []
    for finding in after:
        if left[_key(finding)] > 0:
            left[_key(finding)] -= 1
            new.append(finding)
    return new, (was - now).total()


def errors_first(findings: Iterable[Finding]) -> list[Finding]:
    """Put errors before warnings."""
    return sorted(findings, key=lambda row: row.severity is not Severity.ERROR)


def _key(finding: Finding) -> Key:
    # Which parts of a translation are behind is known only where there is a history.
    return (finding.file, "", ()) if finding.code in BEHIND else (finding.file, finding.code, finding.values)


def in_words(findings: Sequence[Finding], language: Language) -> tuple[FoundThing, ...]:
    """Put findings into words."""
    rows = []
    for finding in findings:
        said = explain(finding, language)
        rows.append(
            FoundThing(
                file=as_name(finding.file),
                line=finding.line,
                severity=finding.severity.value,
                code=finding.code,
                what=said.what[:LONGEST],
                expected=said.expected[:LONGEST],
                fix=said.fix[:LONGEST],
            )
        )
    return tuple(rows)
