"""Reports findings again and again, as in a preview, without repeating those that were reported before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.finding import Severity
from shishin.reports.formats import FORMATS
from shishin.reports.summary import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.languages.language import Language
    from shishin.model.finding import Finding


class Changes:
    """Puts findings into words; one that stays is reported once."""

    def __init__(self, form: str, language: Language) -> None:
        """Begin with nothing told.

        Args:
            form: How findings are printed, one of `FORMATS`.
            language: The language to say it in.
        """
        self._form, self._language = form, language
        self._told: frozenset[Finding] = frozenset()

    def since_last(self, findings: Sequence[Finding]) -> tuple[str, str]:
        """Give the findings that are new in words, and how many there are now; both are empty if nothing changed.

        Args:
            findings: The findings of this time.
        """
        before, self._told = self._told, frozenset(findings)
        if self._told == before:
            return "", ""
        new = [finding for finding in dict.fromkeys(findings) if finding not in before]
        earlier, errors = _errors(before), _errors(self._told)
        is_well = not errors and (bool(earlier) or not self._told)
        counted = {"errors": errors, "warnings": len(self._told) - errors}
        summary = say("well" if is_well else "left", self._language, **counted)
        return FORMATS[self._form](new, self._language) if new else "", summary


def _errors(findings: frozenset[Finding]) -> int:
    return sum(1 for finding in findings if finding.severity is Severity.ERROR)
