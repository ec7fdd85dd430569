"""Lets git follow the files of a release, in the same command or in the next one after a kill."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.disk.swap import is_aside, restore
from shishin.release.git.objects import PROGRAM
from shishin.release.git.process import GitError
from shishin.release.git.repository import TAGS
from shishin.release.git.state import on_disk, unlike
from shishin.release.publish import journal
from shishin.release.publish.folder import replace_files
from shishin.release.publish.folder_change import FolderChange
from shishin.release.publish.journal import JOURNAL, PendingChange
from shishin.release.publish.tag import make_tag

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.release.git.repository import GitRepository


class UndoneError(GitError):
    """Git refused to let branch and tag lead to the release; the folder is as it was."""


def finish(repository: GitRepository, pending: PendingChange) -> None:
    """Let index, branch and tag follow the files, or put the files back.

    Args:
        repository: The repository.
        pending: What the journal says, which is forgotten then.

    Raises:
        UndoneError: The files were put back.
    """
    try:
        repository.take_over(pending.commit, pending.folder)
        _refer(repository, pending)
    except GitError as error:
        _put_back(repository, pending)
        (repository.places.folder / JOURNAL).unlink()
        raise UndoneError(error.command, error.reason) from error
    (repository.places.folder / JOURNAL).unlink()


def _refer(repository: GitRepository, pending: PendingChange) -> None:
    """Let branch and tag lead to the release, both or neither."""
    if repository.branch() != pending.branch:
        raise GitError("git symbolic-ref", f"{pending.branch} is not checked out")
    references = {pending.branch: (pending.commit, pending.before)}
    # Whether another tag has the name by now, git itself says: it creates none over it.
    if pending.tag and repository.objects.id_of(pending.tag) != pending.tagged:
        references[pending.tag] = (pending.tagged, "")
    repository.point(references, f"shishin: {pending.tag or pending.folder}")


def _put_back(repository: GitRepository, pending: PendingChange) -> None:
    """Undo what a pending change did to its folder, so that it and git's index are as the branch has it."""
    folder, objects = repository.root / pending.folder, repository.objects
    algorithm = repository.places.algorithm
    known = on_disk(folder, ("",), algorithm)
    head = objects.id_of("HEAD^{commit}")
    there = objects.text_files(head, pending.folder)
    changed = objects.different(pending.commit, head, pending.folder)
    inside = {path: path.removeprefix(f"{pending.folder}/") for path in changed}
    texts = {inside[path]: objects.text(there[path].id) for path in changed if path in there}
    gone = [inside[path] for path in changed if path not in there]
    programs = [inside[path] for path in changed if path in there and there[path].mode == PROGRAM]
    change = FolderChange(pending.folder, texts, gone, "", programs=programs)
    replace_files(repository.root, change, lambda old: on_disk(old, ("",), algorithm) == known)
    with suppress(GitError):
        # If another program holds the index, it could not follow in the first place.
        repository.take_over(head, pending.folder)


def complete(repository: GitRepository) -> PendingChange | None:
    """Do what the journal says and is not yet done; forget a pending change whose files never came into place.

    Returns:
        The pending change that was completed, with the commit that holds its files.
    """
    path = repository.places.folder / JOURNAL
    pending = journal.read(path)
    if pending:
        with repository.project(pending.project) as own:
            if own:
                restore(own.root / pending.folder, own.root)
            if own and _is_known(own, pending):
                return _complete(own, pending, path)
    path.unlink(missing_ok=True)
    return None


def _complete(own: GitRepository, pending: PendingChange, path: Path) -> PendingChange | None:
    """Do what is left of a pending change whose objects git still has."""
    if commit := _held(own, pending):
        _tag(own, pending, commit)
        path.unlink()
        return replace(pending, commit=commit)
    if _is_in_place(own, pending):
        with suppress(UndoneError):
            finish(own, pending)
            return pending
    else:
        path.unlink()
    return None


def unfinished(repository: GitRepository) -> PendingChange | None:
    """Give what the next command would complete, and leave it to that."""
    pending = journal.read(repository.places.folder / JOURNAL)
    if pending is None:
        return None
    with repository.project(pending.project) as own:
        return pending if own and _is_unfinished(own, pending) else None


def _is_unfinished(own: GitRepository, pending: PendingChange) -> bool:
    if is_aside(own.root / pending.folder, own.root):
        return True
    if not _is_known(own, pending):
        return False
    if _held(own, pending):
        return bool(pending.tag) and not own.objects.id_of(pending.tag)
    return _is_in_place(own, pending)


def _is_known(own: GitRepository, pending: PendingChange) -> bool:
    """Whether git still has what a pending change made: what no name leads to is thrown away in time."""
    names = [
        pending.before,
        pending.commit,
        f"{pending.commit}^{{tree}}",
        *([pending.tagged] if pending.tag else []),
    ]
    return all(map(own.objects.id_of, names))


def _written(own: GitRepository, pending: PendingChange) -> list[str]:
    """Give the files that a pending change writes or removes; whatever else is in the folder may have changed since."""
    return own.objects.different(pending.before, pending.commit, pending.folder)


def _is_in_place(own: GitRepository, pending: PendingChange) -> bool:
    """Whether the files that a pending change writes are as in its commit, and those that it removes are gone."""
    written = _written(own, pending)
    algorithm = own.places.algorithm
    disk = on_disk(own.root, (pending.folder,), algorithm)
    kept = own.objects.files(pending.commit, pending.folder)
    there = {path: disk[path] for path in written if path in disk}
    wanted = {path: kept[path] for path in written if path in kept}
    return not unlike(own.root, there, wanted, algorithm) and not any((own.root / path).is_dir() for path in written)


def _held(own: GitRepository, pending: PendingChange) -> str:
    """Give the first commit that holds what a pending change wrote: its own, or one that somebody made by hand."""
    written = {*_written(own, pending)}
    for tip in ("HEAD", pending.branch):
        # Without a commit there is no history to look through.
        commits = own.since(pending.before, tip) if own.objects.id_of(f"{tip}^{{commit}}") else ()
        for commit in commits:
            if written.isdisjoint(own.objects.different(pending.commit, commit, pending.folder)):
                return commit
    return ""


def _tag(own: GitRepository, pending: PendingChange, commit: str) -> None:
    """Make the tag of a release whose files somebody committed, unless it is there."""
    if not pending.tag or own.objects.id_of(pending.tag):
        return
    name = pending.tag.removeprefix(TAGS)
    tagged = (
        pending.tagged if commit == pending.commit else make_tag(own, commit, name, own.objects.message(pending.commit))
    )
    own.point({pending.tag: (tagged, "")}, f"shishin: {pending.tag}")
