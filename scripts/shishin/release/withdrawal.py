"""Withdraws a released version of a guideline: its pages stay and say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.content.reading.edition import edition_languages
from shishin.model.guideline import FOLDER
from shishin.model.release import LEDGER, RELEASES, Withdrawal
from shishin.release.freeze.records import withdrawn
from shishin.release.git.repository import GitRepository
from shishin.release.guard.ledgers import ledger_rows
from shishin.release.outcome import ReleaseOutcome
from shishin.release.plan.plan import withdrawable
from shishin.release.publish.commit import told_in_git
from shishin.release.publish.folder_change import FolderChange
from shishin.release.publish.publish import one_at_a_time, publish
from shishin.release.ready import changed_by_git, ready, rehearsed
from shishin.release.reason import reason_of
from shishin.release.refusals import refusals_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from shishin.model.by_language import ByLanguage
    from shishin.release.plan.asked import Asked
    from shishin.release.publish.journal import PendingChange


def withdraw_version(root: Path, asked: Asked, why: Sequence[str]) -> ReleaseOutcome:
    """Withdraw a released version.

    Args:
        root: The project's root.
        asked: The guideline and the version.
        why: The reason in each language of the site, as `LANG=TEXT`.
    """
    outcome = ReleaseOutcome()
    reason = reason_of(why, edition_languages(root).codes, outcome.findings)
    with (
        refusals_in(outcome.findings, root),
        GitRepository(root) as repository,
        one_at_a_time(repository) as completed,
    ):
        if completed and reason and _is_asked(repository, completed, asked, reason):
            # What is asked for was cut short, and has just been completed.
            outcome.commit = completed.commit
            return outcome
        prepared = ready(repository, asked, outcome.findings)
        released = withdrawable(prepared.library, asked, outcome.findings) if prepared.library else ()
        if prepared.library is None or reason is None or asked.version is None or outcome.findings:
            return outcome
        withdrawal = Withdrawal(date=asked.date, why=reason)
        texts = withdrawn(released, asked.version, withdrawal, prepared.library.languages)
        message = f"Withdraw {asked.id} {asked.version}\n\n{told_in_git(reason.texts)}\n"
        change = FolderChange(f"{FOLDER}/{asked.id}", texts, (), message)
        outcome.findings += [*changed_by_git(repository, change), *rehearsed(root, change)]
        if not outcome.findings:
            outcome.commit = publish(repository, change, prepared.before)
    return outcome


def _is_asked(repository: GitRepository, completed: PendingChange, asked: Asked, why: ByLanguage) -> bool:
    """Whether a completed change is the withdrawal that is asked for, for the same reason."""
    folder = f"{FOLDER}/{asked.id}"
    if (completed.project, completed.folder, completed.tag) != (repository.places.prefix, folder, ""):
        return False
    then, now = (
        next((row.withdrawn for row in rows if row.version == asked.version), None)
        for rows in (
            ledger_rows(repository, commit, f"{folder}/{RELEASES}/{LEDGER}")
            for commit in (completed.before, completed.commit)
        )
    )
    return then is None and now is not None and now.why == why
