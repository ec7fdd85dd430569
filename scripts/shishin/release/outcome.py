"""What comes of releasing or withdrawing a version."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.model.finding import Finding


@dataclass
class ReleaseOutcome:
    """What came of a command: what is in the way, or the new commit; neither if it was only tried.

    Attributes:
        findings: What is in the way.
        commit: The id of the commit of the release or the withdrawal.
    """

    findings: list[Finding] = field(default_factory=list)
    commit: str = ""
