"""The one type for everything that a check has to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Whether a finding stops the build."""

    ERROR = "error"
    WARNING = "warning"


WARNINGS = frozenset(
    {
        "translation-behind",
        "translation-behind-parts",
        "reading-missing",
        "reading-undecided",
        "synonym-needless",
        "review-overdue",
        "since-unreadable",
        "change-unnoted",
        "guideline-beta",
        "tags-unread",
        "audit-memory",
        "link-moved",
        "link-unreached",
        "exchange-unfinished",
        "audit-record-old",
        "findings-more",
        *("text-space", "text-wide", "text-wave", "text-vowel", "text-date", "text-weekday", "text-symbol"),
        *("text-mark", "text-emoji", "text-position", "era-alone", "link-form", "sentence-long", "spelling"),
        "heading-bold",
    }
)
"""Codes that a reader is told of but that stop nothing unless `--strict` is given."""


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong, and where.

    Attributes:
        file: The path from the project's root, or a page's address in the built site.
        line: The line, counted from 1; 0 when the file as a whole is meant.
        code: Which message of the catalogue explains it.
        values: The words that fill the message, as pairs.
    """

    file: str
    line: int
    code: str
    values: tuple[tuple[str, str], ...] = field(default=())

    @classmethod
    def at(cls, file: str, line: int, code: str, **values: object) -> Finding:
        """Make a finding from keyword values."""
        return cls(file, line, code, tuple((name, str(value)) for name, value in values.items()))

    @property
    def severity(self) -> Severity:
        """An error unless the code is listed as a warning."""
        return Severity.WARNING if self.code in WARNINGS else Severity.ERROR
