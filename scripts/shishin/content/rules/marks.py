"""Rules for what readers of a page would see as it was typed, or would not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.content.foreign_marks import foreign_marks, unseen_words
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from shishin.content.reading.drafts import Draft


def marks(draft: Draft, findings: list[Finding]) -> None:
    """No line shows readers a mark that was meant to be something else."""
    slips = foreign_marks(draft.outline)
    findings.extend(Finding.at(draft.file.path, slip.line, slip.code, **slip.values) for slip in slips)


def unseen(draft: Draft, findings: list[Finding]) -> None:
    """No words are read by nobody or in the wrong place."""
    slips = unseen_words(draft.outline)
    findings.extend(Finding.at(draft.file.path, slip.line, slip.code, **slip.values) for slip in slips)
