"""What a release will do, worked out from the content alone: nothing is read or written here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shishin.model.comparison import differences
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.model.release import LEDGER, RELEASES
from shishin.model.version import allowed
from shishin.model.versions import numbers
from shishin.release.plan.judge import judge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.languages.language import Languages
    from shishin.model.comparison import Difference
    from shishin.model.library import Library
    from shishin.model.release import Account, GuidelineVersion
    from shishin.model.version import Step, Version
    from shishin.release.plan.asked import Asked


@dataclass(frozen=True)
class Plan:
    """A release that nothing stands in the way of.

    Attributes:
        asked: What was asked for.
        version: The version that is released.
        languages: The languages of the edition.
        working: What it will be.
        account: What is said of it.
        released: The versions before it, oldest first.
        step: Which part of the number the changes since the last version that was no β raise, at least.
        expected: The numbers that could come next.
        differences: What changed since the newest version; nothing for the first.
        texts: The text of each file that is written, by its path from the guideline's folder.
        gone: The files that are removed, by their paths from it.
        read_by: The addresses of those who, as a commit's message says, read what changed and wrote none of it.
    """

    asked: Asked
    version: Version
    languages: Languages
    working: GuidelineVersion
    account: Account
    released: tuple[GuidelineVersion, ...]
    step: Step
    expected: tuple[Version, ...]
    differences: tuple[Difference, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    read_by: tuple[str, ...] = ()

    @property
    def numbers(self) -> list[Version]:
        """The numbers of the versions before it."""
        return numbers(self.released)

    @property
    def folder(self) -> str:
        """The guideline's folder."""
        return f"{FOLDER}/{self.asked.id}"

    @property
    def tag(self) -> str:
        """The name that git keeps the release by."""
        return f"{self.asked.id}/v{self.version}"


def plan(library: Library, asked: Asked, findings: list[Finding]) -> Plan | None:
    """Work out a release, or say everything that stands in its way.

    Args:
        library: The content, free of findings.
        asked: The version.
        findings: Where it is said what stands in the way.
    """
    id_ = asked.id
    working = next((version for version in library.working if version.guideline.facts.id == id_), None)
    if working is None:
        known = ", ".join(guideline.facts.id for guideline in library.guidelines)
        findings.append(Finding.at(FOLDER, 0, "release-unknown", id=id_, known=known))
        return None
    released = library.released(id_)
    needed = judge(released, working, asked, f"{FOLDER}/{id_}", findings)
    if findings or working.account is None or asked.version is None:
        return None
    expected = allowed(numbers(released), needed)
    changed = differences(released[-1].guideline, working.guideline) if released else ()
    return Plan(asked, asked.version, library.languages, working, working.account, released, needed, expected, changed)


def withdrawable(library: Library, asked: Asked, findings: list[Finding]) -> tuple[GuidelineVersion, ...]:
    """Give a guideline's released versions, or say why one of them cannot be withdrawn.

    Args:
        library: The content.
        asked: The version.
        findings: Where it is said what stands in the way.
    """
    released = library.released(asked.id)
    row = next((version.release for version in released if version.number == asked.version), None)
    ledger = f"{FOLDER}/{asked.id}/{RELEASES}/{LEDGER}"
    if row is None:
        known = ", ".join(version.name for version in released)
        findings.append(Finding.at(ledger, 0, "withdraw-unknown", version=asked.number, known=known))
    elif row.withdrawn:
        findings.append(Finding.at(ledger, 0, "withdraw-twice", version=asked.number))
    return released
