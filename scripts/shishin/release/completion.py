"""Lets git follow the files of a release, in the same command or in the next one after a kill."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.disk.swap import is_aside, restore
from shishin.release import journal
from shishin.release.git import PROGRAM, GitError
from shishin.release.journal import JOURNAL, Step
from shishin.release.tagging import make_tag
from shishin.release.writing import Change, contents, replace_files

if TYPE_CHECKING:
    from shishin.release.git import Repository


class UndoneError(GitError):
    """Git refused to let branch and tag lead to the release; the folder is as it was."""


def finish(repository: Repository, step: Step) -> None:
    """Let branch, tag and index follow the files, or put the files back.

    Raises:
        UndoneError: The files were put back.
    """
    try:
        repository.take_over(step.commit, step.folder)
        _refer(repository, step)
    except GitError as error:
        _put_back(repository, step)
        (repository.folder / JOURNAL).unlink()
        raise UndoneError(error.command, error.reason) from error
    (repository.folder / JOURNAL).unlink()


def _refer(repository: Repository, step: Step) -> None:
    """Let branch and tag lead to the release, both or neither."""
    if repository.branch != step.branch:
        raise GitError("git symbolic-ref", f"{step.branch} is not checked out")
    references = {step.branch: (step.commit, step.before)}
    if step.tag and repository.reference(step.tag) != step.tagged:
        references[step.tag] = (step.tagged, "")
    repository.point(references, f"shishin: {step.tag or step.folder}")


def _put_back(repository: Repository, step: Step) -> None:
    """Undo what a step did to its folder, so that it and git's index are as the branch has it."""
    known = contents(repository.root / step.folder)
    head = repository.commit_of("HEAD")
    there = repository.entries(head, step.folder)
    changed = repository.differing(step.commit, head, step.folder)
    inside = {path: path.removeprefix(f"{step.folder}/") for path in changed}
    texts = {inside[path]: repository.text(head, path) for path in changed if path in there}
    gone = [inside[path] for path in changed if path not in there]
    programs = [inside[path] for path in changed if path in there and there[path].mode == PROGRAM]
    replace_files(repository.root, Change(step.folder, texts, gone, "", programs=programs), known)
    with suppress(GitError):
        # If another program holds the index, it could not follow in the first place.
        repository.take_over(head, step.folder)


def complete(repository: Repository) -> Step | None:
    """Do what the journal says and is not yet done; forget a step whose files never came into place.

    Returns:
        The step that was completed, with the commit that holds its files.
    """
    path = repository.folder / JOURNAL
    own, step = _left(repository)
    if own and step:
        restore(own.root / step.folder, own.root)
    if own is None or step is None or not _is_known(own, step):
        path.unlink(missing_ok=True)
        return None
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


def unfinished(repository: Repository) -> Step | None:
    """Give what the next command would complete, and leave it to that."""
    own, step = _left(repository)
    if own is None or step is None:
        return None
    if is_aside(own.root / step.folder, own.root):
        return step
    if not _is_known(own, step):
        return None
    if _held(own, step):
        return step if step.tag and not own.reference(step.tag) else None
    return step if _is_in_place(own, step) else None


def _left(repository: Repository) -> tuple[Repository | None, Step | None]:
    """Give what the journal says and the project that it says it of."""
    step = journal.read(repository.folder / JOURNAL)
    return (repository.other(step.project) if step else None), step


def _is_known(own: Repository, step: Step) -> bool:
    """Whether git still has what a step made: what no name leads to is thrown away in time."""
    objects = [step.before, step.commit, f"{step.commit}^{{tree}}", *([step.tagged] if step.tag else [])]
    return all(map(own.has, objects))


def _written(own: Repository, step: Step) -> tuple[str, ...]:
    """Give the files that a step writes or removes; whatever else is in the folder may have changed since."""
    return own.differing(step.before, step.commit, step.folder)


def _is_in_place(own: Repository, step: Step) -> bool:
    return own.stands(step.commit, _written(own, step))


def _held(own: Repository, step: Step) -> str:
    """Give the first commit that holds what a step wrote: its own, or one that somebody made by hand meanwhile."""
    written = {*_written(own, step)}
    for tip in filter(own.commit_of, ("HEAD", step.branch)):
        for commit in own.since(step.before, tip):
            if written.isdisjoint(own.differing(step.commit, commit, step.folder)):
                return commit
    return ""


def _tag(own: Repository, step: Step, commit: str) -> None:
    """Make the tag of a release whose files somebody committed, unless it is there."""
    if not step.tag or own.reference(step.tag):
        return
    name = step.tag.removeprefix("refs/tags/")
    tagged = step.tagged if commit == step.commit else make_tag(own, commit, name, own.message(step.commit))
    own.point({step.tag: (tagged, "")}, f"shishin: {step.tag}")
