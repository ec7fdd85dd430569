"""Publishes a release or a withdrawal: all of it or nothing, wherever it may be cut short.

What it writes is one folder, put in the old one's place in a single step. The commit and the tag are made before
that and lie in git without a name; a journal says which they are. After the step, git's index follows, and one
transaction lets branch and tag lead to them; if git refuses, the folder is put back in the same way. A run that is
killed before the step has changed nothing; after it, the next command reads the journal and completes what is missing.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from shishin.disk.lock import locked
from shishin.disk.swap import ChangedError
from shishin.release.git.repository import TAGS
from shishin.release.git.state import on_disk
from shishin.release.publish import journal
from shishin.release.publish.commit import commit_release
from shishin.release.publish.complete import complete, finish, unfinished
from shishin.release.publish.folder import replace_files
from shishin.release.publish.journal import JOURNAL, PendingChange
from shishin.release.publish.tag import make_tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shishin.release.git.repository import GitRepository
    from shishin.release.git.state import State
    from shishin.release.publish.folder_change import FolderChange

LOCK = "shishin-release.lock"
"""A file in git's own folder."""


class OvertakenError(Exception):
    """Somebody changed the project while a release was made; it was given up, and theirs is as they left it.

    Attributes:
        changed: What they changed.
    """

    def __init__(self, *changed: str) -> None:
        super().__init__(*changed)
        self.changed = changed


@contextmanager
def one_at_a_time(repository: GitRepository) -> Iterator[PendingChange | None]:
    """Keep other releases out, and complete one that was cut short; give what its journal says if so.

    Raises:
        LockedError: Another release is under way.
        OvertakenError: Somebody changed what had to be put back.
    """
    try:
        with locked(repository.places.folder / LOCK):
            yield complete(repository)
    except ChangedError as error:
        raise OvertakenError(str(repository.root)) from error


def cut_short(repository: GitRepository) -> PendingChange | None:
    """Give the journal of a release that was cut short and that the next command will complete; change nothing.

    Raises:
        LockedError: It is not cut short but under way.
    """
    folder = repository.places.folder
    if not (folder / JOURNAL).exists():
        return None
    with locked(folder / LOCK):
        return unfinished(repository)


def publish(repository: GitRepository, change: FolderChange, before: State) -> str:
    """Write into a guideline's folder and commit it; call it within `one_at_a_time`, on a clean tree.

    Args:
        repository: The repository.
        change: What to write.
        before: What was checked out and lay on the disk before anything was read that the change was worked out from.

    Returns:
        The commit's id.

    Raises:
        OvertakenError: The branch or a file is no longer what the change was worked out from.
        UndoneError: Git refused; the folder is as it was.
        GitError: Git refused before anything changed.
    """
    commit = commit_release(repository, change, before.head)
    tagged = make_tag(repository, commit, change.tag, change.message) if change.tag else ""
    name = f"{TAGS}{change.tag}" if change.tag else ""
    prefix = repository.places.prefix
    pending = PendingChange(prefix, change.folder, before.branch, before.head, commit, name, tagged)
    _insist_unchanged(before, repository.state())
    path = repository.places.folder / JOURNAL
    journal.write(path, pending)
    known, algorithm = _below(before.files, change.folder), repository.places.algorithm
    try:
        replace_files(repository.root, change, lambda old: on_disk(old, ("",), algorithm) == known)
    except ChangedError as error:
        path.unlink()
        raise OvertakenError(change.folder) from error
    except OSError:
        path.unlink()
        raise
    finish(repository, pending)
    return commit


def _insist_unchanged(before: State, now: State) -> None:
    """What was read must be what is committed; a file of the guideline's is held against it once more at the swap.

    Raises:
        OvertakenError: It no longer is.
    """
    if (now.head, now.branch) != (before.head, before.branch):
        raise OvertakenError(before.branch)
    changed = [path for path, _ in sorted({*before.files.items()} ^ {*now.files.items()})]
    if changed or now.unclean:
        raise OvertakenError(*dict.fromkeys([*now.unclean, *changed]))


def _below(files: Mapping[str, str], folder: str) -> dict[str, str]:
    """Give the files below a folder by their paths from there."""
    return {path.removeprefix(f"{folder}/"): id_ for path, id_ in files.items() if path.startswith(f"{folder}/")}
