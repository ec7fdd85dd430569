"""Which findings a change brings and which it mends."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from shishin.findings.catalogue import explain
from shishin.model.finding import Finding, Severity
from shishin.review.model import LONGEST, FoundThing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.languages.language import Language

BEHIND = frozenset({"translation-behind", "translation-behind-parts"})
"""What is said of a translation that is behind."""

Key = tuple[str, str, tuple[tuple[str, str], ...]]


def new_findings(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[list[Finding], int]:
    """Give the findings that were not there before, errors first, and how many are gone.

    The same finding on another line is the same: lines move with what is written above them.
    """
    was, now = (Counter(map(_key, findings)) for findings in (before, after))
    left = now - was
    new = []
    for finding in after:
        if left[_key(finding)] > 0:
            left[_key(finding)] -= 1
            new.append(finding)
    return sorted(new, key=lambda row: row.severity is not Severity.ERROR), (was - now).total()


def _key(finding: Finding) -> Key:
    # Which parts of a translation are behind is known only where there is a history.
    return (finding.file, "", ()) if finding.code in BEHIND else (finding.file, finding.code, finding.values)


def in_words(findings: Sequence[Finding], language: Language) -> list[FoundThing]:
    """Put findings into words."""
    rows = []
    for finding in findings:
        said = explain(finding, language)
        rows.append(
            FoundThing(
                file=finding.file[:300],
                line=finding.line,
                severity=finding.severity.value,
                code=finding.code,
                what=said.what[:LONGEST],
                expected=said.expected[:LONGEST],
                fix=said.fix[:LONGEST],
            )
        )
    return rows
