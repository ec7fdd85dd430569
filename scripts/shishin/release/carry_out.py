"""Carries out a release or a withdrawal: all of it or nothing, wherever it may be cut short.

What it writes is one folder, put in the old one's place in a single step. The commit and the tag are made before
that and lie in git without a name; a journal says which they are. After the step, git's index follows, and one
transaction lets branch and tag lead to them; if git refuses, the folder is put back in the same way. A run that is
killed before the step has changed nothing; after it, the next command reads the journal and completes what is missing.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from shishin.content.files import FOLDERS
from shishin.disk.lock import locked
from shishin.disk.swap import ChangedError
from shishin.release import journal
from shishin.release.completion import complete, finish, unfinished
from shishin.release.git import TAGS
from shishin.release.journal import JOURNAL, Step
from shishin.release.tagging import make_tag
from shishin.release.writing import contents, replace_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.release.git import Repository
    from shishin.release.writing import Change

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
def alone(repository: Repository) -> Iterator[Step | None]:
    """Keep other releases out, and complete one that was cut short; give it if so.

    Raises:
        LockedError: Another release is under way.
        OvertakenError: Somebody changed what had to be put back.
    """
    try:
        with locked(repository.folder / LOCK):
            yield complete(repository)
    except ChangedError as error:
        raise OvertakenError(str(repository.root)) from error


def cut_short(repository: Repository) -> Step | None:
    """Give a release that was cut short and that the next command will complete; nothing is changed here.

    Raises:
        LockedError: It is not cut short but under way.
    """
    if not (repository.folder / JOURNAL).exists():
        return None
    with locked(repository.folder / LOCK):
        return unfinished(repository)


def carry_out(repository: Repository, change: Change, before: str) -> str:
    """Write into a guideline's folder and commit it; call it within `alone`, on a clean tree.

    Args:
        repository: The repository.
        change: What to write.
        before: The commit that the change was worked out from.

    Returns:
        The commit's id.

    Raises:
        OvertakenError: The branch or a file is no longer what the change was worked out from.
        UndoneError: Git refused; the folder is as it was.
        GitError: Git refused before anything changed.
    """
    folder = change.folder
    known = contents(repository.root / folder)
    texts = {f"{folder}/{path}": text for path, text in change.texts.items()}
    commit = repository.commit(before, texts, [f"{folder}/{path}" for path in change.gone], change.message)
    tagged = make_tag(repository, commit, change.tag, change.message) if change.tag else ""
    name = f"{TAGS}{change.tag}" if change.tag else ""
    step = Step(repository.place, folder, repository.branch, before, commit, name, tagged)
    # What was read must be what is committed; whoever changes a file from here on finds that `known` tells.
    if repository.commit_of("HEAD") != before:
        raise OvertakenError(step.branch)
    if unclean := repository.unclean(FOLDERS):
        raise OvertakenError(*unclean)
    path = repository.folder / JOURNAL
    journal.write(path, step)
    try:
        replace_files(repository.root, change, known)
    except ChangedError as error:
        path.unlink()
        raise OvertakenError(folder) from error
    except OSError:
        path.unlink()
        raise
    finish(repository, step)
    return commit
