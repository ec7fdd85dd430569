"""What changed in the guidelines since an earlier state of the repository, held against the change notes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from shishin.content import data_file, releases, sources
from shishin.content.assemble import guidelines
from shishin.content.data_file import record
from shishin.content.renamed import with_renamed
from shishin.model import kinds
from shishin.model.comparison import Kind, differences, fitting, idle, miscalled, unnoted
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.model.language import LANGUAGES
from shishin.model.release import CHANGES, LEDGER, RELEASES, ChangeNote, Ledger
from shishin.pages.shared.address import requirement_url
from shishin.release.plan import Asked, judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.model.comparison import Difference
    from shishin.model.data import Redirect
    from shishin.model.guideline import Guideline
    from shishin.model.library import Library
    from shishin.model.release import GuidelineVersion, Release
    from shishin.release.git import Repository


def unexplained(library: Library, repository: Repository, name: str) -> list[Finding]:
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
    commit = repository.commit_of(name)
    if not commit:
        return [Finding.at(str(repository.root), 0, "since-unknown", since=name)]
    earlier = _earlier(repository, commit, library.redirects)
    found = []
    for working in library.working:
        id_ = working.guideline.facts.id
        released = library.released(id_)
        if not released:
            continue
        known = _known(repository, commit, id_)
        split = sum(1 for each in released if each.name in known)
        if earlier is None:
            found.append(Finding.at(f"{FOLDER}/{id_}", 0, "since-unreadable", since=name))
        elif id_ in earlier:
            untold = _untold(earlier[id_], released[:split], released[split:], working)
            found += [_unnoted(each, id_, name) for each in untold]
        found += [each for end in range(split + 1, len(released) + 1) for each in _forged(released[:end], name)]
        found += unfit_notes(repository.root, released[-1], working)
    return [*found, *rewritten(repository, commit, name)]


def _forged(released: Sequence[GuidelineVersion], name: str) -> Iterator[Finding]:
    """Hold the newest of some versions, which is new since a commit, against what the command asks of a release."""
    *before, version = released
    id_, row = version.guideline.facts.id, version.release
    asked, broken = Asked(id_, version.name, row.date if row else ""), list[Finding]()
    judge(before, version, asked, f"{FOLDER}/{id_}/{RELEASES}/{version.name}", broken)
    codes = dict.fromkeys(each.code for each in broken)
    if before and miscalled(differences(before[-1].guideline, version.guideline), version.notes):
        codes["note-kind"] = None
    # What contracts cite; the rest of the list grows with the site.
    cited = {
        requirement_url(version.guideline, guide, each.id, language)
        for language in LANGUAGES
        for guide in version.guideline.guides
        for each in guide.requirements
    }
    if not cited <= {*version.addresses}:
        codes["address-lost"] = None
    if codes:
        ledger = f"{FOLDER}/{id_}/{RELEASES}/{LEDGER}"
        yield Finding.at(ledger, 0, "ledger-forged", version=version.name, since=name, codes=", ".join(codes))


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
    still = {each.id: each for each in differences([*before, *since][-1].guideline, working.guideline)}
    pending = {each.id for each in differences(before[-1].guideline, earlier.guideline)} if before else set()
    notes = [note for each in (*since, working) for note in each.notes]
    fresh = [note for note in notes if note not in earlier.notes]
    for each in differences(earlier.guideline, working.guideline):
        if each.id in still:
            # What is new to readers stays new, however often it is reworded before its release.
            new = each.id not in pending or still[each.id].kind is Kind.ADDED
            yield from unnoted([each], notes if new else fresh)


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
        for row in ledger_rows(repository, commit, path):
            if not stands(row, rows.get(row.version)):
                found.append(Finding.at(path, 0, "ledger-rewritten", version=row.version, since=name))
    return found


def stands(then: Release, now: Release | None) -> bool:
    """Whether a released version is as it was, but for having been withdrawn since.

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
        there.write_text(repository.text(commit, path), encoding="utf-8", newline="\n")
        ledger = record(data_file.read(Path(place), kinds.LEDGER, [], path, released=True), Ledger)
    return ledger.releases if ledger else ()


def _unnoted(difference: Difference, id_: str, name: str) -> Finding:
    folder = f"{FOLDER}/{id_}/{CHANGES}"
    parts = dict.fromkeys(" ".join(filter(None, (each.name, each.language))) for each in difference.parts)
    values = {"id": difference.id, "since": name, "folder": folder, "parts": ", ".join(parts)}
    return Finding.at(folder, 0, "change-unnoted", **values)


def _known(repository: Repository, commit: str, id_: str) -> set[str]:
    """Give the names of the versions that a commit has."""
    return {path.split("/")[3] for path in repository.files(commit, f"{FOLDER}/{id_}/{RELEASES}")}


def unfit_notes(root: Path, newest: GuidelineVersion, working: GuidelineVersion) -> list[Finding]:
    """Find what notes name although it is as it was in the newest version, and notes of another kind than happened."""
    changed = differences(newest.guideline, working.guideline)
    waiting = releases.waiting(root, f"{FOLDER}/{working.guideline.facts.id}", []).notes
    rows = [(source, note) for source in waiting if (note := record(source, ChangeNote))]
    found = []
    for source, note in rows:
        for id_ in idle(changed, note):
            line = source.line("about", note.about.index(id_))
            found.append(Finding.at(source.file.path, line, "note-idle", id=id_, since=newest.name))
    for wrong, each in miscalled(changed, [note for _, note in rows]):
        values = {"kind": wrong.kind, "id": each.id, "since": newest.name}
        values["expected"] = ", ".join(sorted(fitting(each)))
        found += [
            Finding.at(source.file.path, source.line("kind"), "note-kind", **values)
            for source, note in rows
            if note is wrong
        ]
    return found


@dataclass(frozen=True)
class Earlier:
    """A guideline as it was in a commit, and the notes that were waiting there."""

    guideline: Guideline
    notes: tuple[ChangeNote, ...]


def _earlier(repository: Repository, commit: str, redirects: Sequence[Redirect]) -> dict[str, Earlier] | None:
    """Read the guidelines of a commit by their ids; nothing if they do not have today's form."""
    with TemporaryDirectory() as place:
        for path in repository.files(commit, FOLDER):
            if not releases.is_kept(path) or path.split("/")[2] == CHANGES:
                there = Path(place) / path
                there.parent.mkdir(parents=True, exist_ok=True)
                there.write_text(repository.text(commit, path), encoding="utf-8", newline="\n")
        everything = sources.read(Path(place), [], released=True)
    try:
        found = [with_renamed(each, redirects) for each in guidelines(everything.guidelines, everything.guides)]
    except (ValueError, LookupError):
        return None
    waiting = {folder: each.notes for folder, each in everything.waiting.items()}
    return {
        each.facts.id: Earlier(
            each,
            tuple(filter(None, (record(row, ChangeNote) for row in waiting.get(f"{FOLDER}/{each.facts.id}", ())))),
        )
        for each in found
    }
