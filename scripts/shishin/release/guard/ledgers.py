"""Holds the ledgers of released versions against those of an earlier commit."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from shishin.content import data_file, releases
from shishin.content.data_file import record
from shishin.model import kinds
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.model.release import LEDGER, RELEASES, Ledger

if TYPE_CHECKING:
    from shishin.model.release import Release
    from shishin.release.git.repository import Repository


def rewritten(repository: Repository, commit: str, name: str) -> list[Finding]:
    """Find released versions that are no longer what the ledger of an earlier commit says; one may be withdrawn.

    Digests cannot find this: whoever changes a frozen file could change its digest too.

    Args:
        repository: The repository.
        commit: The earlier commit's id.
        name: What the person called it.
    """
    findings = []
    now = {past.ledger.file.path: record(past.ledger, Ledger) for past in releases.histories(repository.root, [])}
    for path in repository.objects.text_files(commit, FOLDER):
        if not path.endswith(f"/{RELEASES}/{LEDGER}"):
            continue
        ledger = now.get(path)
        rows = {row.version: row for row in ledger.releases} if ledger else {}
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
    return _unlinked(now if then.withdrawn else now.model_copy(update={"withdrawn": None})) == _unlinked(then)


def _unlinked(row: Release) -> Release:
    withdrawn = row.withdrawn and row.withdrawn.model_copy(update={"chain": None})
    return row.model_copy(update={"chain": None, "withdrawn": withdrawn})


def ledger_rows(repository: Repository, commit: str, path: str) -> tuple[Release, ...]:
    """Read the ledger that a commit has at a path from the project's root; no rows if they are not of today's form."""
    with TemporaryDirectory() as place:
        there = Path(place) / path
        there.parent.mkdir(parents=True)
        there.write_text(repository.objects.text(f"{commit}:./{path}"), encoding="utf-8", newline="\n")
        ledger = record(data_file.read(Path(place), kinds.LEDGER, [], path, released=True), Ledger)
    return ledger.releases if ledger else ()
