"""Reads the files of accessibility/, which an edition may do without."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.content.reading import data_file
from shishin.content.reading.data_file import record
from shishin.forms import kinds
from shishin.model.accessibility import Accessibility, AccessibilityPolicy, AuditRecord, CriteriaFile, ManualTests

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.content.reading.data_file import DataFile
    from shishin.languages.language import Languages
    from shishin.model.finding import Finding


@dataclass(frozen=True)
class AccessibilityFiles:
    """The files of accessibility/; nothing in the place of what is not there or cannot be read.

    Attributes:
        criteria: The success criteria.
        policy: The policy.
        manual_tests: What people tested.
        audits: What the audit found; it writes the file itself.
    """

    criteria: DataFile | None = None
    policy: DataFile | None = None
    manual_tests: DataFile | None = None
    audits: DataFile | None = None

    @property
    def all(self) -> tuple[DataFile, ...]:
        """Those that could be read."""
        files = (self.criteria, self.policy, self.manual_tests, self.audits)
        return tuple(file for file in files if file)

    def known(self) -> Accessibility | None:
        """Give what they say, or nothing if that is not known."""
        criteria, policy = record(self.criteria, CriteriaFile), record(self.policy, AccessibilityPolicy)
        manual = record(self.manual_tests, ManualTests)
        audit = record(self.audits, AuditRecord) if self.audits else AuditRecord()
        if criteria is None or policy is None or manual is None or audit is None:
            return None
        return Accessibility(criteria, policy, manual, audit)


def read(root: Path, languages: Languages, findings: list[Finding]) -> AccessibilityFiles:
    """Read the files of accessibility/, and say what is missing if any of them is there."""
    written = (kinds.CRITERIA, kinds.POLICY, kinds.MANUAL_TESTS)
    if not any(_is_there(root, kind) for kind in (*written, kinds.AUDITS)):
        return AccessibilityFiles()
    criteria, policy, manual = (data_file.read(root, kind, languages, findings) for kind in written)
    audits = data_file.read(root, kinds.AUDITS, languages, findings) if _is_there(root, kinds.AUDITS) else None
    return AccessibilityFiles(criteria, policy, manual, audits)


def _is_there(root: Path, kind: kinds.FileKind) -> bool:
    return os.path.lexists(root / kind.files[0])
