"""Holds the ledgers of released versions against those of an earlier commit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.content.reading import releases
from shishin.content.reading.files import as_read
from shishin.content.reading.ledger import rows_of
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.model.release import LEDGER, RELEASES

if TYPE_CHECKING:
    from shishin.model.release import Release
    from shishin.release.git.repository import GitRepository


def rewritten(repository: GitRepository, commit: str, name: str) -> list[Finding]:
    """Find released versions that are no longer what the ledger of an earlier commit says; one may be withdrawn.

    Digests cannot find this: whoever changes a frozen file could change its digest too.

    Args:
        repository: The repository.
        commit: The earlier commit's id.
        name: What the person called it.
    """
    findings = []
    now = {past.ledger.file.path: past.ledger for past in releases.histories(repository.root, [])}
    for path in repository.objects.text_files(commit, FOLDER):
        if not path.endswith(f"/{RELEASES}/{LEDGER}"):
            continue
        ledger = now.get(path)
        rows = {row.version: row for row in ledger.rows} if ledger else {}
        for row in ledger_rows(repository, commit, path):
            if not is_unchanged(row, rows.get(row.version)):
                findings.append(Finding.at(path, 0, "ledger-rewritten", version=row.version, since=name))
    return findings


def is_unchanged(then: Release, now: Release | None) -> bool:
    """Whether a row of a ledger is as it was, but for the version having been withdrawn since.

    Links are not compared: each follows from the rows, and a ledger may be older than they are.
    """
    if now is None:
        return False
    return _unlinked(now if then.withdrawn else replace(now, withdrawn=None)) == _unlinked(then)


def _unlinked(row: Release) -> Release:
    return replace(row, chain=None, withdrawn=row.withdrawn and replace(row.withdrawn, chain=None))


def ledger_rows(repository: GitRepository, commit: str, path: str) -> tuple[Release, ...]:
    """Read the ledger that a commit has at a path from the project's root, each row by its form; none if it cannot."""
    return rows_of(path, as_read(repository.objects.text(f"{commit}:./{path}")))
