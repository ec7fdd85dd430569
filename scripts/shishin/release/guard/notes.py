"""Holds what changed in the guidelines since an earlier commit against the change notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.content.reading import releases
from shishin.content.reading.data_file import record
from shishin.content.reading.files import as_read
from shishin.forms.today import make
from shishin.forms.today.release import ChangeNote
from shishin.model.comparison import DifferenceKind, differences, fitting, idle, miscalled, unnoted
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.release.guard.changed_lines import ChangedLines
from shishin.release.guard.earlier import earlier_guidelines, earlier_versions
from shishin.release.guard.forged import forged_version
from shishin.release.guard.ledgers import rewritten
from shishin.release.note_draft import draft, likeliest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from shishin.content.earlier import Earlier
    from shishin.languages.language import Languages
    from shishin.model.comparison import Difference
    from shishin.model.guideline import Guideline
    from shishin.model.library import Library
    from shishin.model.release import GuidelineVersion
    from shishin.release.git.repository import GitRepository


def changes_since(library: Library, repository: GitRepository, name: str) -> list[Finding]:
    """Find words that changed since a commit and that no change note names, and notes that name nothing changed.

    A guideline of which no version was released needs no notes: nobody can compare it with anything. Notes that
    wait for the next version count, and those of versions that were released since the commit. A note that was there
    already tells of what had changed by then, not of what changed later.

    Args:
        library: The content.
        repository: The repository.
        name: What the commit is called.

    Raises:
        GitError: Git refused.
        GitMissingError: There is no git on this machine.
    """
    commit = repository.commit_called(name)
    if not commit:
        return [Finding.at(str(repository.root), 0, "since-unknown", since=name)]
    earlier = earlier_guidelines(repository, commit, library)
    findings = []
    for working in library.working:
        id_ = working.guideline.facts.id
        released = library.released(id_)
        if not released:
            continue
        known = earlier_versions(repository, commit, id_)
        split = sum(1 for version in released if version.name in known)
        if earlier is None:
            findings.append(Finding.at(f"{FOLDER}/{id_}", 0, "since-unreadable", since=name))
        elif id_ in earlier:
            untold = [*_untold(earlier[id_], released[:split], released[split:], working)]
            findings += _unnoted(untold, working.guideline, repository, commit, library.languages)
        for end in range(split + 1, len(released) + 1):
            findings += forged_version(released[:end], name, library.languages)
        findings += unfit_notes(repository.root, released[-1], working, library.languages)
    return [*findings, *rewritten(repository, commit, name)]


def _untold(
    earlier: Earlier,
    before: Sequence[GuidelineVersion],
    since: Sequence[GuidelineVersion],
    working: GuidelineVersion,
) -> Iterator[Difference]:
    """Give what changed since an earlier state and no note tells of.

    Args:
        earlier: That state.
        before: The versions that it had.
        since: The versions that were released after it; one at least has been, then or before.
        working: The text of now.
    """
    # What was changed back is no change to those who read the last version.
    still = {change.id: change for change in differences([*before, *since][-1].guideline, working.guideline)}
    pending = {change.id for change in differences(before[-1].guideline, earlier.guideline)} if before else set()
    notes = [note for version in (*since, working) for note in version.notes]
    fresh = [note for note in notes if note not in earlier.notes]
    for change in differences(earlier.guideline, working.guideline):
        if change.id in still:
            # What is new to readers stays new, however often it is reworded before its release.
            new = change.id not in pending or still[change.id].kind is DifferenceKind.ADDED
            yield from unnoted([change], notes if new else fresh)


def _unnoted(
    untold: Sequence[Difference], guideline: Guideline, repository: GitRepository, commit: str, languages: Languages
) -> Iterator[Finding]:
    """Tell of changes beside them, each with a note that says of it what a machine can."""

    def before(path: str) -> str:
        return as_read(repository.objects.text(f"{commit}:./{path}"))

    lines = ChangedLines(guideline, repository.root, before)
    for difference in untold:
        path, line = lines.place(difference)
        note = draft(guideline, [difference], likeliest(difference), languages, ())
        yield Finding.at(path, line, "change-unnoted", id=difference.id, path=note.path, draft=note.text.rstrip())


def unfit_notes(root: Path, newest: GuidelineVersion, working: GuidelineVersion, languages: Languages) -> list[Finding]:
    """Find what notes name although it is as it was in the newest version, and notes of another kind than happened.

    Args:
        root: The project's root.
        newest: The newest released version.
        working: The text of now.
        languages: The languages of the edition.
    """
    changed = differences(newest.guideline, working.guideline)
    waiting = releases.waiting(root, f"{FOLDER}/{working.guideline.facts.id}", languages, []).notes
    rows = [(source, make.note(fields)) for source in waiting if (fields := record(source, ChangeNote))]
    findings = []
    for source, note in rows:
        for id_ in idle(changed, note):
            line = source.line("about", note.about.index(id_))
            findings.append(Finding.at(source.file.path, line, "note-idle", id=id_, since=newest.name))
    for wrong, difference in miscalled(changed, [note for _, note in rows]):
        values = {"kind": wrong.kind, "id": difference.id, "since": newest.name}
        values["expected"] = ", ".join(sorted(fitting(difference)))
        findings += [
            Finding.at(source.file.path, source.line("kind"), "note-kind", **values)
            for source, note in rows
            if note is wrong
        ]
    return findings
