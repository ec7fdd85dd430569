"""What changed in the guidelines since an earlier state of the repository, held against the change notes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from shishin.content import data_file, releases, sources
from shishin.content.assemble import guidelines
from shishin.content.data_file import record
from shishin.model import kinds
from shishin.model.comparison import differences, idle, unnoted
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.model.release import CHANGES, LEDGER, RELEASES, ChangeNote, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.model.comparison import Difference
    from shishin.model.guideline import Guideline
    from shishin.model.library import Library
    from shishin.model.release import GuidelineVersion, Release
    from shishin.release.git import Repository


def unexplained(library: Library, repository: Repository, name: str) -> list[Finding]:
    """Find words that changed since a commit and that no change note names, and notes that name nothing changed.

    A guideline of which no version was released needs no notes: nobody can compare it with anything. Notes that
    wait for the next version count, and those of versions that were released since the commit.

    Args:
        library: The content.
        repository: The repository.
        name: What the commit is called.

    Raises:
        GitError: Git refused.
        GitMissingError: There is no git on this machine.
    """
    commit = repository.commit_of(name)
    if not commit:
        return [Finding.at(str(repository.root), 0, "since-unknown", since=name)]
    earlier = guidelines_at(repository, commit)
    found = []
    for working in library.working:
        id_ = working.guideline.facts.id
        released = [each for each in library.versions_of(id_) if each.release]
        before = next((each for each in earlier or () if each.facts.id == id_), None)
        if not released:
            continue
        if earlier is None:
            found.append(Finding.at(f"{FOLDER}/{id_}", 0, "since-unreadable", since=name))
        elif before:
            since = _released_since(repository, commit, released)
            # What was changed back is no change to those who read the last version.
            still = {each.id for each in differences(released[-1].guideline, working.guideline)}
            changed = [each for each in differences(before, working.guideline) if each.id in still]
            notes = [note for each in (*since, working) for note in each.notes]
            found += [_unnoted(each, id_, name) for each in unnoted(changed, notes)]
        found += idle_notes(repository.root, released[-1], working)
    return [*found, *rewritten(repository, commit, name)]


def rewritten(repository: Repository, commit: str, name: str) -> list[Finding]:
    """Find released versions that are no longer what the ledger of an earlier commit says; one may be withdrawn.

    Digests cannot find this: whoever changes a frozen file could change its digest too.
    """
    found = []
    now = {each.ledger.file.path: record(each.ledger, Ledger) for each in releases.histories(repository.root, [])}
    for path in repository.files(commit, FOLDER):
        if not path.endswith(f"/{RELEASES}/{LEDGER}"):
            continue
        ledger = now.get(path)
        rows = {each.version: each for each in ledger.releases} if ledger else {}
        for row in _ledger(repository, commit, path):
            if not _stands(row, rows.get(row.version)):
                found.append(Finding.at(path, 0, "ledger-rewritten", version=row.version, since=name))
    return found


def _stands(then: Release, now: Release | None) -> bool:
    """Whether a released version is as it was, but for having been withdrawn since."""
    if now is None or (then.withdrawn and then.withdrawn != now.withdrawn):
        return False
    return now.model_copy(update={"withdrawn": then.withdrawn}) == then


def _ledger(repository: Repository, commit: str, path: str) -> tuple[Release, ...]:
    with TemporaryDirectory() as place:
        there = Path(place) / path
        there.parent.mkdir(parents=True)
        there.write_text(repository.text(commit, path), encoding="utf-8", newline="\n")
        ledger = record(data_file.read(Path(place), kinds.LEDGER, [], path), Ledger)
    return ledger.releases if ledger else ()


def _unnoted(difference: Difference, id_: str, name: str) -> Finding:
    folder = f"{FOLDER}/{id_}/{CHANGES}"
    parts = dict.fromkeys(" ".join(filter(None, (each.name, each.language))) for each in difference.parts)
    values = {"id": difference.id, "since": name, "folder": folder, "parts": ", ".join(parts)}
    return Finding.at(folder, 0, "change-unnoted", **values)


def _released_since(
    repository: Repository, commit: str, released: Sequence[GuidelineVersion]
) -> Iterator[GuidelineVersion]:
    """Give the versions that a commit does not have yet."""
    folder = f"{FOLDER}/{released[0].guideline.facts.id}/{RELEASES}"
    known = {path.split("/")[3] for path in repository.files(commit, folder)} - {LEDGER}
    return (each for each in released if each.name not in known)


def idle_notes(root: Path, newest: GuidelineVersion, working: GuidelineVersion) -> list[Finding]:
    """Find what notes name and what is as it was in the newest version."""
    changed = differences(newest.guideline, working.guideline)
    found = []
    for source in releases.waiting(root, f"{FOLDER}/{working.guideline.facts.id}", []).notes:
        note = record(source, ChangeNote)
        for id_ in idle(changed, note) if note else ():
            line = source.line("about", note.about.index(id_)) if note else 0
            found.append(Finding.at(source.file.path, line, "note-idle", id=id_, since=newest.name))
    return found


def guidelines_at(repository: Repository, commit: str) -> tuple[Guideline, ...] | None:
    """Read the guidelines of a commit; nothing if they do not have today's form."""
    with TemporaryDirectory() as place:
        for path in repository.files(commit, FOLDER):
            if not releases.is_kept(path):
                there = Path(place) / path
                there.parent.mkdir(parents=True, exist_ok=True)
                there.write_text(repository.text(commit, path), encoding="utf-8", newline="\n")
        everything = sources.read(Path(place), [])
    try:
        return guidelines(everything.guidelines, everything.guides)
    except (ValueError, LookupError):
        return None
