"""The forms that findings can be printed in."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from shishin.content.reading.limits import ANNOTATIONS, SHOWN
from shishin.findings.catalogue import explain
from shishin.findings.shown import shown, shown_json
from shishin.findings.text import report
from shishin.languages.reader import spoken
from shishin.languages.tables import program_codes
from shishin.model.finding import Finding, Severity
from shishin.reports.sarif import as_sarif

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shishin.languages.language import Language


def limited(findings: Sequence[Finding]) -> list[Finding]:
    """Leave out what nobody would read at once, errors last, and say how much that is."""
    if len(findings) <= SHOWN:
        return list(findings)
    by_weight = sorted(findings, key=lambda finding: finding.severity is not Severity.ERROR)
    shown_findings = set(by_weight[: SHOWN - 1])
    left = len(findings) - len(shown_findings)
    return [
        *(finding for finding in findings if finding in shown_findings),
        Finding.at(".", 0, "findings-more", count=f"{left:,}"),
    ]


def as_json(findings: Sequence[Finding], language: Language) -> str:
    """Give findings as a JSON list, in ASCII, so that the output's encoding does not matter."""
    rows = []
    for finding in findings:
        explanation = explain(finding, language)
        rows.append(
            {
                "file": finding.file,
                "line": finding.line,
                "severity": finding.severity.value,
                "code": finding.code,
                "what": explanation.what,
                "expected": explanation.expected,
                "fix": explanation.fix,
            }
        )
    return shown_json(json.dumps(rows, indent=2))


def as_annotations(findings: Sequence[Finding], language: Language) -> str:
    """Give findings as workflow commands, which GitHub shows beside the changed line.

    About a text each speaks that text's language, which is that of whoever changed it.

    Source: GitHub Docs, “Workflow commands for GitHub Actions”, which also names what to escape.
    """
    lines = []
    # GitHub shows the first annotations only, of each severity: one of them says that there are more in the log.
    severities = Counter(finding.severity for finding in findings)
    beside = sum(min(count, ANNOTATIONS) for count in severities.values())
    more = [Finding.at(".", 0, "findings-more", count=f"{len(findings) - beside:,}")] if beside < len(findings) else []
    for finding in (*more, *findings):
        explanation = explain(finding, _language_of(finding.file) or language)
        message = _escape(f"{explanation.what}\n{explanation.expected}\n{explanation.fix}")
        place = f"file={_escape_property(shown(finding.file))},line={max(finding.line, 1)}"
        lines.append(f"::{finding.severity.value} {place},title={finding.code}::{message}")
    return "\n".join(lines)


def _language_of(file: str) -> Language | None:
    """Give the language of a text by its file's name, if the program speaks it."""
    code = PurePosixPath(file.removesuffix(".md")).suffix.removeprefix(".") if file.endswith(".md") else ""
    return spoken(code) if code in program_codes() else None


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Sequence[Finding], Language], str]] = {
    "text": report,
    "json": as_json,
    "github": as_annotations,
    "sarif": as_sarif,
}

DOCUMENTS = frozenset({"json", "sarif"})
"""Those that are one document each, even if there is nothing to say."""
