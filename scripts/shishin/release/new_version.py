"""Releases the working text of a guideline as a version: all that is in the way, then all or nothing."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.content.reading.files import as_read
from shishin.model.finding import Finding
from shishin.release.check import unfinished_release
from shishin.release.freeze.version import complete, frozen_as_written
from shishin.release.git.repository import TAGS, GitRepository
from shishin.release.git.reviewers import readers
from shishin.release.guard.form import read_otherwise
from shishin.release.guard.notes import unfit_notes
from shishin.release.outcome import ReleaseOutcome
from shishin.release.plan.plan import plan
from shishin.release.publish.commit import told_in_git
from shishin.release.publish.folder_change import FolderChange
from shishin.release.publish.publish import one_at_a_time, publish
from shishin.release.ready import changed_by_git, ready, rehearsed, unclean
from shishin.release.refusals import refusals_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from shishin.release.plan.asked import Asked
    from shishin.release.plan.plan import Plan
    from shishin.release.publish.journal import PendingChange
    from shishin.release.ready import Ready


def release_version(root: Path, asked: Asked, show: Callable[[Plan], None], *, dry_run: bool) -> ReleaseOutcome:
    """Release the working text of a guideline as a version.

    Args:
        root: The project's root.
        asked: The guideline and the version.
        show: Told what will be done, before it is.
        dry_run: Whether that is all.
    """
    outcome = ReleaseOutcome()
    with (
        refusals_in(outcome.findings, root),
        GitRepository(root) as repository,
        nullcontext() if dry_run else one_at_a_time(repository) as completed,
    ):
        if completed and _is_asked(repository, completed, asked):
            # What is asked for was cut short, and has just been completed.
            outcome.commit = completed.commit
            return outcome
        if dry_run and (unfinished := unfinished_release(repository)):
            outcome.findings += unfinished
            return outcome
        prepared = ready(repository, asked, outcome.findings)
        planned = _planned(repository, asked, prepared, outcome.findings)
        if planned is None:
            return outcome
        change = _change(planned)
        outcome.findings += rehearsed(root, change)
        if outcome.findings:
            return outcome
        show(planned)
        if not dry_run:
            outcome.commit = publish(repository, change, prepared.before)
    return outcome


def _is_asked(repository: GitRepository, completed: PendingChange, asked: Asked) -> bool:
    tag = f"{TAGS}{asked.id}/v{asked.number}"
    return (completed.project, completed.tag) == (repository.places.prefix, tag)


def _change(planned: Plan) -> FolderChange:
    message = f"Release {planned.asked.id} {planned.version}\n\n{told_in_git(planned.account.summary.texts)}\n"
    return FolderChange(planned.folder, planned.texts, planned.gone, message, planned.tag)


def _planned(repository: GitRepository, asked: Asked, prepared: Ready, findings: list[Finding]) -> Plan | None:
    """Work out what a release writes, or say everything that is in its way."""
    root = repository.root
    planned = plan(prepared.library, asked, findings) if prepared.library else None
    if planned:
        findings += _taken(planned, prepared.tags)
    if planned and planned.released:
        findings += unfit_notes(root, planned.released[-1], planned.working, planned.languages)
    if planned is None or findings:
        return None
    newest = f"{asked.id}/v{planned.released[-1].number}" if planned.released else ""
    is_known = not newest or newest in prepared.tags
    read_by = readers(repository, planned.folder, newest and f"{TAGS}{newest}") if is_known else ()
    planned = replace(complete(root, planned), read_by=read_by)
    if paths := _uncommitted(repository, prepared.before.head, planned):
        findings.append(unclean(root, paths))
    findings += changed_by_git(repository, _change(planned))
    findings += read_otherwise(planned)
    return None if findings else planned


def _taken(planned: Plan, tags: Mapping[str, bool]) -> list[Finding]:
    """Find a tag of that name, and one that it cannot be kept beside: git keeps no name that begins another."""
    findings = []
    if planned.tag in tags:
        findings.append(Finding.at(planned.folder, 0, "release-tagged", tag=planned.tag))
    parts = planned.tag.split("/")
    for name in ("/".join(parts[:number]) for number in range(1, len(parts))):
        if name in tags:
            findings.append(Finding.at(planned.folder, 0, "release-tag-taken", tag=name, wanted=planned.tag))
    return findings


def _uncommitted(repository: GitRepository, head: str, planned: Plan) -> list[str]:
    """Give the paths of the sources that would not be frozen as a commit has them."""
    objects = repository.objects
    committed = objects.text_files(head, planned.folder)
    frozen = {f"{planned.folder}/{path}": text for path, text in frozen_as_written(planned).items()}
    return [
        path
        for path, text in frozen.items()
        if path not in committed or as_read(objects.text(committed[path].id)) != text
    ]
