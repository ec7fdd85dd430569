"""Holds the ledgers of released versions against those of an earlier commit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.content.reading import releases
from shishin.content.reading.files import SourceFile, as_read
from shishin.content.reading.ledger import parsed, rows_of
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.model.release import LEDGER, RELEASES

if TYPE_CHECKING:
    from shishin.model.release import Release
    from shishin.release.git.repository import GitRepository

SHORT = 12
"""So many characters of a commit's id are shown; git finds the commit by them."""


def rewritten(repository: GitRepository, commit: str, name: str) -> list[Finding]:
    """Find released versions that are no longer what the ledger of an earlier commit says; one may be withdrawn.

    Digests cannot find this: whoever changes a frozen file could change its digest too. A ledger of then that cannot be
    read is found as well: nothing could be held against it.

    Args:
        repository: The repository.
        commit: The earlier commit's id.
        name: What the person called it.
    """
    findings: list[Finding] = []
    ledgers_now = {past.ledger.file.path: past.ledger for past in releases.histories(repository.root, [])}
    for path, entry in repository.objects.files(commit, FOLDER).items():
        if not path.endswith(f"/{RELEASES}/{LEDGER}") or not path.isprintable():
            continue
        wrong: list[Finding] = []
        ledger_then = parsed(SourceFile(path, path, "", as_read(repository.objects.text(entry.id))), wrong)
        if ledger_then is None:
            findings.append(_unreadable(path, commit, name, wrong[0]))
            continue
        ledger = ledgers_now.get(path)
        rows = {row.version: row for row in ledger.rows} if ledger else {}
        for row in ledger_then.rows:
            if not is_unchanged(row, rows.get(row.version)):
                findings.append(Finding.at(path, 0, "ledger-rewritten", version=row.version, since=name))
    return findings


def _unreadable(path: str, commit: str, name: str, first: Finding) -> Finding:
    """Say which commit has a ledger that cannot be read, and what is wrong with it first."""
    values = {"since": name, "commit": commit[:SHORT], "path": path, "row": first.line, "problem": first.code}
    return Finding.at(path, 0, "ledger-since-unreadable", **values)


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
