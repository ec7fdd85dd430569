"""Findings in SARIF, which code hosts and editors show beside the lines."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING
from urllib.parse import quote

from shishin.findings.catalogue import explain
from shishin.findings.shown import shown_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.languages.language import Language
    from shishin.model.finding import Finding

BASE = {"uriBaseId": "ROOT"}
"""Addresses begin at the project's root, which whoever reads the log knows."""

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(findings: Sequence[Finding], language: Language) -> str:
    """Give findings as a log of one run, in ASCII, so that the output's encoding does not matter.

    Source: OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0 plus Errata 01: 3.13 (log), 3.14 (run),
    3.27 (result), 3.49 (rule), 3.4 (address of a file), 3.30.5 (line, counted from 1).
    """
    rows = [(finding, explain(finding, language)) for finding in findings]
    rules = {finding.code: said.expected for finding, said in reversed(rows)}
    results = []
    for finding, said in rows:
        address = {"uri": quote(os.fsencode(finding.file))}
        # An address that begins at the root of the machine has no base.
        place: dict[str, object] = {
            "artifactLocation": address if finding.file.startswith("/") else {**address, **BASE}
        }
        if finding.line:
            place["region"] = {"startLine": finding.line}
        results.append(
            {
                "ruleId": finding.code,
                "level": finding.severity.value,
                "message": {"text": f"{said.what}\n{said.expected}\n{said.fix}"},
                "locations": [{"physicalLocation": place}],
            }
        )
    driver = {"name": "shishin", "rules": [{"id": code, "help": {"text": text}} for code, text in rules.items()]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return shown_json(json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2))
