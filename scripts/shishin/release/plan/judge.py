"""Holds a text against what a version must be: its number, its notes, its status, and who examined it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.comparison import binding, differences, step, unnoted
from shishin.model.finding import Finding
from shishin.model.guideline import NAME
from shishin.model.release import ACCOUNT, CHANGES
from shishin.model.version import Step, allowed, last_full
from shishin.model.versions import numbers, status_of
from shishin.release.plan.examinations import Coming, examined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.model.release import GuidelineVersion
    from shishin.model.version import Version
    from shishin.release.plan.asked import Asked


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
    before = numbers(released)
    needed, text_path = needed_step(released, text), f"{folder}/{NAME}.{next(iter(text.guideline.titles))}.md"
    expected, version = allowed(before, needed), asked.version
    if version not in expected:
        values = {"version": asked.number, "step": needed.name, "expected": ", ".join(map(str, expected))}
        findings.append(Finding.at(text_path, 0, "release-number", **values))
    _changes(folder, released, text, version, findings)
    if version is not None:
        _facts(text, text_path, version, findings)
        least = needed if last_full(before) else Step.MAJOR
        coming = Coming(version, least, asked.date, f"{folder}/{ACCOUNT}", reworded(released, text))
        examined(released[-1] if released else None, text.account, coming, findings)
    return needed


def reworded(released: Sequence[GuidelineVersion], text: GuidelineVersion) -> tuple[str, ...]:
    """Give the numbers of every MUST, of before or of now, whose words are not those of the version before."""
    if not released:
        return ()
    states = (released[-1].guideline, text.guideline)
    musts = binding(*states)
    return tuple(
        difference.id
        for difference in differences(*states)
        if difference.id in musts and any(part.language for part in difference.parts)
    )


def needed_step(released: Sequence[GuidelineVersion], working: GuidelineVersion) -> Step:
    """Give the least step that the changes since the last version that was no β ask for."""
    full = last_full(numbers(released))
    if full is None:
        return Step.PATCH
    since = next(number for number, version in enumerate(released) if version.number == full)
    notes = [note for version in (*released[since + 1 :], working) for note in version.notes]
    return step(released[since].guideline, working.guideline, notes)


def _changes(
    folder: str,
    released: Sequence[GuidelineVersion],
    working: GuidelineVersion,
    version: Version | None,
    findings: list[Finding],
) -> None:
    """Find a new version that changes nothing, and changes without a note; a β may become the version it leads to."""
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
    for difference in unnoted(changed, working.notes):
        values = {"id": difference.id, "version": newest.name, "folder": f"{folder}/{CHANGES}"}
        findings.append(Finding.at(f"{folder}/{CHANGES}", 0, "release-unnoted", **values))


def _facts(working: GuidelineVersion, path: str, version: Version, findings: list[Finding]) -> None:
    """Find a text that does not call itself what it is: a β, or a version in force."""
    facts, expected = working.guideline.facts, status_of(version)
    if facts.status != expected:
        findings.append(Finding.at(path, 0, "release-status", status=facts.status, expected=expected))
