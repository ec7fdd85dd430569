"""What a release would do, worked out from the content alone: nothing is read or written here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shishin.model.comparison import differences, step, unnoted
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER, NAME
from shishin.model.language import SOURCE
from shishin.model.release import ACCOUNT, CHANGES, LEDGER, RELEASES
from shishin.model.version import Step, Version, allowed, last_full
from shishin.model.versions import status_of
from shishin.release.examined import Coming, examined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shishin.model.comparison import Difference
    from shishin.model.library import Library
    from shishin.model.release import Account, GuidelineVersion


@dataclass(frozen=True)
class Asked:
    """What someone asks for.

    Attributes:
        id: The guideline's id.
        version: The version's number.
        date: The day.
        without_hooks: Whether the programs that git would run for a commit may be left out.
    """

    id: str
    version: str
    date: str
    without_hooks: bool = False


@dataclass(frozen=True)
class Plan:
    """A release that nothing stands in the way of.

    Attributes:
        asked: The version that is released.
        working: What it will be.
        account: What is said of it.
        released: The versions before it, oldest first.
        step: How far the changes since the last version that was no β take the number.
        expected: The numbers that could come next.
        differences: What changed since the newest version; nothing for the first.
        texts: The text of each file that is written, by its path from the guideline's folder.
        gone: The files that are removed, by their paths from it.
    """

    asked: Asked
    working: GuidelineVersion
    account: Account
    released: tuple[GuidelineVersion, ...]
    step: Step
    expected: tuple[Version, ...]
    differences: tuple[Difference, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()

    @property
    def numbers(self) -> list[Version]:
        """The numbers of the versions before it."""
        return _numbers(self.released)

    @property
    def folder(self) -> str:
        """The guideline's folder."""
        return f"{FOLDER}/{self.asked.id}"

    @property
    def tag(self) -> str:
        """The name that git keeps the release by."""
        return f"{self.asked.id}/v{self.asked.version}"


def plan(library: Library, asked: Asked, findings: list[Finding]) -> Plan | None:
    """Work out a release, or say everything that stands in its way.

    Args:
        library: The content, free of findings.
        asked: The version.
        findings: Where it is said what stands in the way.
    """
    id_ = asked.id
    working = next((each for each in library.working if each.guideline.facts.id == id_), None)
    if working is None:
        known = ", ".join(each.facts.id for each in library.guidelines)
        findings.append(Finding.at(FOLDER, 0, "release-unknown", id=id_, known=known))
        return None
    released = library.released(id_)
    needed = judge(released, working, asked, f"{FOLDER}/{id_}", findings)
    if findings or working.account is None:
        return None
    expected = allowed(_numbers(released), needed)
    changed = differences(released[-1].guideline, working.guideline) if released else ()
    return Plan(asked, working, working.account, released, needed, expected, changed)


def judge(
    released: Sequence[GuidelineVersion], text: GuidelineVersion, asked: Asked, folder: str, findings: list[Finding]
) -> Step:
    """Hold a text against what a version must be, and give the least step that its changes ask for.

    Args:
        released: The versions before it, oldest first.
        text: The text.
        asked: The version that it is to be, or is.
        folder: The folder that it lies in.
        findings: Where it is said what is wrong.
    """
    before = _numbers(released)
    needed, own = needed_step(released, text), f"{folder}/{NAME}.{SOURCE.code}.md"
    expected, version = allowed(before, needed), _parsed(asked.version)
    if version not in expected:
        values = {"version": asked.version, "step": needed.name, "expected": ", ".join(map(str, expected))}
        findings.append(Finding.at(own, 0, "release-number", **values))
    _changes(folder, released, text, version, findings)
    if version is not None:
        _facts(text, own, version, findings)
        binding = needed if last_full(before) else Step.MAJOR
        coming = Coming(version, binding, asked.date, f"{folder}/{ACCOUNT}")
        examined(released[-1] if released else None, text.account, coming, findings)
    return needed


def released_of(library: Library, asked: Asked, findings: list[Finding]) -> tuple[GuidelineVersion, ...]:
    """Give a guideline's released versions, or say why one of them cannot be withdrawn.

    Args:
        library: The content.
        asked: The version.
        findings: Where it is said what stands in the way.
    """
    released = library.released(asked.id)
    row = next((each.release for each in released if each.name == asked.version), None)
    ledger = f"{FOLDER}/{asked.id}/{RELEASES}/{LEDGER}"
    if row is None:
        known = ", ".join(each.name for each in released)
        findings.append(Finding.at(ledger, 0, "withdraw-unknown", version=asked.version, known=known))
    elif row.withdrawn:
        findings.append(Finding.at(ledger, 0, "withdraw-twice", version=asked.version))
    return released


def _numbers(released: Sequence[GuidelineVersion]) -> list[Version]:
    return [version.number for version in released if version.number]


def _parsed(number: str) -> Version | None:
    try:
        return Version.parse(number)
    except ValueError:
        return None


def needed_step(released: Sequence[GuidelineVersion], working: GuidelineVersion) -> Step:
    """Give the least step that the changes since the last version that was no β ask for."""
    full = last_full(_numbers(released))
    if full is None:
        return Step.PATCH
    since = next(number for number, each in enumerate(released) if each.number == full)
    notes = [note for each in (*released[since + 1 :], working) for note in each.notes]
    return step(released[since].guideline, working.guideline, notes)


def _changes(
    folder: str,
    released: Sequence[GuidelineVersion],
    working: GuidelineVersion,
    version: Version | None,
    findings: list[Finding],
) -> None:
    """A new version changes something, and each change has its note; a β may become the version it leads to."""
    if not released:
        return
    newest = released[-1]
    changed = differences(newest.guideline, working.guideline)
    trial = newest.number
    ends_trial = version is not None and trial is not None and not version.beta and trial.base == version.base
    if newest.release and newest.release.withdrawn:
        # What was withdrawn is not what has stood its trial.
        ends_trial = False
    if not changed and not ends_trial:
        findings.append(Finding.at(folder, 0, "release-same", version=newest.name))
    for each in unnoted(changed, working.notes):
        values = {"id": each.id, "version": newest.name, "folder": f"{folder}/{CHANGES}"}
        findings.append(Finding.at(f"{folder}/{CHANGES}", 0, "release-unnoted", **values))


def _facts(working: GuidelineVersion, path: str, version: Version, findings: list[Finding]) -> None:
    """The text calls itself what it is: a β, or a version in force."""
    facts, expected = working.guideline.facts, status_of(version)
    if facts.status != expected:
        findings.append(Finding.at(path, 0, "release-status", status=facts.status, expected=expected))
