"""The forms that findings can be printed in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from shishin.findings.catalogue import explain
from shishin.findings.shown import shown, shown_json
from shishin.findings.text import report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shishin.model.finding import Finding
    from shishin.model.language import Language


def as_json(findings: Sequence[Finding], language: Language) -> str:
    """Give findings as a JSON list; names of files are exact, and what nobody sees in them is escaped."""
    rows = []
    for finding in findings:
        said = explain(finding, language)
        rows.append(
            {
                "file": finding.file,
                "line": finding.line,
                "severity": finding.severity.value,
                "code": finding.code,
                "what": said.what,
                "expected": said.expected,
                "fix": said.fix,
            }
        )
    return shown_json(json.dumps(rows, ensure_ascii=False, indent=2))


def as_annotations(findings: Sequence[Finding], language: Language) -> str:
    """Give findings as workflow commands, which GitHub shows beside the changed line.

    Source: GitHub Docs, “Workflow commands for GitHub Actions”, which also names what to escape.
    """
    lines = []
    for finding in findings:
        said = explain(finding, language)
        message = _escape(f"{said.what}\n{said.expected}\n{said.fix}")
        place = f"file={_escape_property(shown(finding.file))},line={max(finding.line, 1)}"
        lines.append(f"::{finding.severity.value} {place},title={finding.code}::{message}")
    return "\n".join(lines)


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Sequence[Finding], Language], str]] = {
    "text": report,
    "json": as_json,
    "github": as_annotations,
}
