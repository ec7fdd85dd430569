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
    committed = objects.text_files(head, pending.folder)
    changed = objects.different(pending.commit, head, pending.folder)
    inside = {path: path.removeprefix(f"{pending.folder}/") for path in changed}
    texts = {inside[path]: objects.text(committed[path].id) for path in changed if path in committed}
    gone = [inside[path] for path in changed if path not in committed]
    programs = [inside[path] for path in changed if path in committed and committed[path].mode == PROGRAM]
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
        with repository.project(pending.project) as at_project:
            if at_project:
                restore(at_project.root / pending.folder, at_project.root)
            if at_project and _is_known(at_project, pending):
                return _complete(at_project, pending, path)
    path.unlink(missing_ok=True)
    return None


def _complete(repository: GitRepository, pending: PendingChange, path: Path) -> PendingChange | None:
    """Do what is left of a pending change whose objects git still has."""
    if commit := _held(repository, pending):
        _tag(repository, pending, commit)
        path.unlink()
        return replace(pending, commit=commit)
    if _is_in_place(repository, pending):
        with suppress(UndoneError):
            finish(repository, pending)
            return pending
    else:
        path.unlink()
    return None


def unfinished(repository: GitRepository) -> PendingChange | None:
    """Give what the next command would complete, and leave it to that."""
    pending = journal.read(repository.places.folder / JOURNAL)
    if pending is None:
        return None
    with repository.project(pending.project) as at_project:
        return pending if at_project and _is_unfinished(at_project, pending) else None


def _is_unfinished(repository: GitRepository, pending: PendingChange) -> bool:
    if is_aside(repository.root / pending.folder, repository.root):
        return True
    if not _is_known(repository, pending):
        return False
    if _held(repository, pending):
        return bool(pending.tag) and not repository.objects.id_of(pending.tag)
    return _is_in_place(repository, pending)


def _is_known(repository: GitRepository, pending: PendingChange) -> bool:
    """Whether git still has what a pending change made: what no name leads to is thrown away in time."""
    names = [
        pending.before,
        pending.commit,
        f"{pending.commit}^{{tree}}",
        *([pending.tagged] if pending.tag else []),
    ]
    return all(map(repository.objects.id_of, names))


def _written(repository: GitRepository, pending: PendingChange) -> list[str]:
    """Give the files that a pending change writes or removes; whatever else is in the folder may have changed since."""
    return repository.objects.different(pending.before, pending.commit, pending.folder)


def _is_in_place(repository: GitRepository, pending: PendingChange) -> bool:
    """Whether the files that a pending change writes are as in its commit, and those that it removes are gone."""
    written = _written(repository, pending)
    algorithm = repository.places.algorithm
    disk = on_disk(repository.root, (pending.folder,), algorithm)
    committed = repository.objects.files(pending.commit, pending.folder)
    written_on_disk = {path: disk[path] for path in written if path in disk}
    wanted = {path: committed[path] for path in written if path in committed}
    return not unlike(repository.root, written_on_disk, wanted, algorithm) and not any(
        (repository.root / path).is_dir() for path in written
    )


def _held(repository: GitRepository, pending: PendingChange) -> str:
    """Give the first commit that holds what a pending change wrote: its own, or one that somebody made by hand."""
    written = {*_written(repository, pending)}
    for tip in ("HEAD", pending.branch):
        # Without a commit there is no history to look through.
        commits = repository.since(pending.before, tip) if repository.objects.id_of(f"{tip}^{{commit}}") else ()
        for commit in commits:
            if written.isdisjoint(repository.objects.different(pending.commit, commit, pending.folder)):
                return commit
    return ""


def _tag(repository: GitRepository, pending: PendingChange, commit: str) -> None:
    """Make the tag of a release whose files somebody committed, unless it is there."""
    if not pending.tag or repository.objects.id_of(pending.tag):
        return
    name = pending.tag.removeprefix(TAGS)
    tagged = (
        pending.tagged
        if commit == pending.commit
        else make_tag(repository, commit, name, repository.objects.message(pending.commit))
    )
    repository.point({pending.tag: (tagged, "")}, f"shishin: {pending.tag}")
