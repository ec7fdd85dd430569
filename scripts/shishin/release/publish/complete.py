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
from shishin.release.publish.change import Change
from shishin.release.publish.folder import replace_files
from shishin.release.publish.journal import JOURNAL, Journal
from shishin.release.publish.tag import make_tag

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.release.git.repository import Repository


class UndoneError(GitError):
    """Git refused to let branch and tag lead to the release; the folder is as it was."""


def finish(repository: Repository, step: Journal) -> None:
    """Let index, branch and tag follow the files, or put the files back.

    Args:
        repository: The repository.
        step: What the journal says, which is forgotten then.

    Raises:
        UndoneError: The files were put back.
    """
    try:
        repository.take_over(step.commit, step.folder)
        _refer(repository, step)
    except GitError as error:
        _put_back(repository, step)
        (repository.places.folder / JOURNAL).unlink()
        raise UndoneError(error.command, error.reason) from error
    (repository.places.folder / JOURNAL).unlink()


def _refer(repository: Repository, step: Journal) -> None:
    """Let branch and tag lead to the release, both or neither."""
    if repository.branch() != step.branch:
        raise GitError("git symbolic-ref", f"{step.branch} is not checked out")
    references = {step.branch: (step.commit, step.before)}
    # Whether another tag has the name by now, git itself says: it creates none over it.
    if step.tag and repository.objects.id_of(step.tag) != step.tagged:
        references[step.tag] = (step.tagged, "")
    repository.point(references, f"shishin: {step.tag or step.folder}")


def _put_back(repository: Repository, step: Journal) -> None:
    """Undo what a step did to its folder, so that it and git's index are as the branch has it."""
    folder, objects = repository.root / step.folder, repository.objects
    algorithm = repository.places.algorithm
    known = on_disk(folder, ("",), algorithm)
    head = objects.id_of("HEAD^{commit}")
    there = objects.text_files(head, step.folder)
    changed = objects.different(step.commit, head, step.folder)
    inside = {path: path.removeprefix(f"{step.folder}/") for path in changed}
    texts = {inside[path]: objects.text(there[path].id) for path in changed if path in there}
    gone = [inside[path] for path in changed if path not in there]
    programs = [inside[path] for path in changed if path in there and there[path].mode == PROGRAM]
    change = Change(step.folder, texts, gone, "", programs=programs)
    replace_files(repository.root, change, lambda old: on_disk(old, ("",), algorithm) == known)
    with suppress(GitError):
        # If another program holds the index, it could not follow in the first place.
        repository.take_over(head, step.folder)


def complete(repository: Repository) -> Journal | None:
    """Do what the journal says and is not yet done; forget a step whose files never came into place.

    Returns:
        The step that was completed, with the commit that holds its files.
    """
    path = repository.places.folder / JOURNAL
    step = journal.read(path)
    if step:
        with repository.project(step.project) as own:
            if own:
                restore(own.root / step.folder, own.root)
            if own and _is_known(own, step):
                return _complete(own, step, path)
    path.unlink(missing_ok=True)
    return None


def _complete(own: Repository, step: Journal, path: Path) -> Journal | None:
    """Do what is left of a step whose objects git still has."""
    if commit := _held(own, step):
        _tag(own, step, commit)
        path.unlink()
        return replace(step, commit=commit)
    if _is_in_place(own, step):
        with suppress(UndoneError):
            finish(own, step)
            return step
    else:
        path.unlink()
    return None


def unfinished(repository: Repository) -> Journal | None:
    """Give what the next command would complete, and leave it to that."""
    step = journal.read(repository.places.folder / JOURNAL)
    if step is None:
        return None
    with repository.project(step.project) as own:
        return step if own and _is_unfinished(own, step) else None


def _is_unfinished(own: Repository, step: Journal) -> bool:
    if is_aside(own.root / step.folder, own.root):
        return True
    if not _is_known(own, step):
        return False
    if _held(own, step):
        return bool(step.tag) and not own.objects.id_of(step.tag)
    return _is_in_place(own, step)


def _is_known(own: Repository, step: Journal) -> bool:
    """Whether git still has what a step made: what no name leads to is thrown away in time."""
    names = [step.before, step.commit, f"{step.commit}^{{tree}}", *([step.tagged] if step.tag else [])]
    return all(map(own.objects.id_of, names))


def _written(own: Repository, step: Journal) -> list[str]:
    """Give the files that a step writes or removes; whatever else is in the folder may have changed since."""
    return own.objects.different(step.before, step.commit, step.folder)


def _is_in_place(own: Repository, step: Journal) -> bool:
    """Whether the files that a step writes, and the absence of those that it removes, are as in its commit."""
    written = _written(own, step)
    algorithm = own.places.algorithm
    disk = on_disk(own.root, (step.folder,), algorithm)
    kept = own.objects.files(step.commit, step.folder)
    there = {path: disk[path] for path in written if path in disk}
    wanted = {path: kept[path] for path in written if path in kept}
    return not unlike(own.root, there, wanted, algorithm) and not any((own.root / path).is_dir() for path in written)


def _held(own: Repository, step: Journal) -> str:
    """Give the first commit that holds what a step wrote: its own, or one that somebody made by hand meanwhile."""
    written = {*_written(own, step)}
    for tip in ("HEAD", step.branch):
        # Without a commit there is no history to look through.
        commits = own.since(step.before, tip) if own.objects.id_of(f"{tip}^{{commit}}") else ()
        for commit in commits:
            if written.isdisjoint(own.objects.different(step.commit, commit, step.folder)):
                return commit
    return ""


def _tag(own: Repository, step: Journal, commit: str) -> None:
    """Make the tag of a release whose files somebody committed, unless it is there."""
    if not step.tag or own.objects.id_of(step.tag):
        return
    name = step.tag.removeprefix(TAGS)
    tagged = step.tagged if commit == step.commit else make_tag(own, commit, name, own.objects.message(step.commit))
    own.point({step.tag: (tagged, "")}, f"shishin: {step.tag}")
