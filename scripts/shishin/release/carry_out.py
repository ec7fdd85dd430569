"""Carries out a release or a withdrawal: all of it or nothing, wherever it may be cut short.

What it writes is one folder, put in the old one's place in a single step. The commit and the tag are made before
that and lie in git without a name; a journal says which they are. After the step, git's index follows, and one
transaction lets branch and tag lead to them; if git refuses, the folder is put back in the same way. A run that is
killed before the step has changed nothing; after it, the next command reads the journal and completes what is missing.
"""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from shishin.release.git import GitError
from shishin.website.swap import fresh_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from shishin.release.git import Repository

LOCK = "shishin-release.lock"
JOURNAL = "shishin-release.json"
"""Files in git's own folder, which no checkout and no check sees."""

TAGS = "refs/tags/"


class LockedError(Exception):
    """Another release is under way."""


class UndoneError(GitError):
    """Git refused to let branch and tag lead to the release; the folder is as it was."""


@dataclass(frozen=True)
class Change:
    """What is to be done.

    Attributes:
        folder: The guideline's folder.
        texts: The text of each file to write, by its path from that folder.
        gone: The files to remove, by their paths from it.
        message: What the commit and the tag say.
        tag: The tag's name, or nothing.
    """

    folder: str
    texts: Mapping[str, str]
    gone: Collection[str]
    message: str
    tag: str = ""


@dataclass(frozen=True)
class Step:
    """What a release does to the repository.

    Attributes:
        folder: The guideline's folder.
        branch: The branch that gets a commit.
        before: The commit that it had.
        commit: The new commit.
        tag: The new tag's full name; empty if there is none.
        tagged: The tag's id.
    """

    folder: str
    branch: str
    before: str
    commit: str
    tag: str
    tagged: str


@contextmanager
def alone(repository: Repository) -> Iterator[None]:
    """Keep other releases out, and complete one that was cut short.

    The lock is the operating system's: it ends with the process that holds it, however that ends.

    Raises:
        LockedError: Another release is under way.
    """
    try:
        with FileLock(repository.folder / LOCK, timeout=0):
            _complete(repository)
            yield
    except Timeout as error:
        raise LockedError from error


def carry_out(repository: Repository, change: Change) -> str:
    """Write into a guideline's folder and commit it; call it within `alone`, on a clean tree.

    Returns:
        The commit's id.

    Raises:
        UndoneError: Git refused; the folder is as it was.
        GitError: Git refused before anything changed.
    """
    folder, before = change.folder, repository.commit_of("HEAD")
    texts = {f"{folder}/{path}": text for path, text in change.texts.items()}
    commit = repository.commit(before, texts, [f"{folder}/{path}" for path in change.gone], change.message)
    tagged = repository.tag(commit, change.tag, change.message) if change.tag else ""
    name = f"{TAGS}{change.tag}" if change.tag else ""
    step = Step(folder, repository.branch, before, commit, name, tagged)
    _write(repository.folder / JOURNAL, step)
    replace_files(repository.root, change)
    _finish(repository, step)
    return commit


def replace_files(root: Path, change: Change) -> None:
    """Write and remove files of a folder in a single step."""
    with fresh_folder(root / change.folder, beside=root) as fresh:
        shutil.copytree(root / change.folder, fresh, dirs_exist_ok=True)
        for path in change.gone:
            (fresh / path).unlink()
        for path, text in change.texts.items():
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            (fresh / path).write_text(text, encoding="utf-8", newline="\n")
        _empty_folders(fresh)


def _empty_folders(folder: Path) -> None:
    """Remove folders that have no files left: git keeps none."""
    for path in sorted((each for each in folder.rglob("*") if each.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()


def _write(path: Path, step: Step) -> None:
    """Write the journal under another name first, so that it is there whole or not at all."""
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(asdict(step)), encoding="utf-8")
    draft.replace(path)


def _complete(repository: Repository) -> None:
    """Do what the journal says and is not yet done; forget a step whose files never came into place."""
    path = repository.folder / JOURNAL
    if not path.exists():
        return
    try:
        step = Step(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        # A machine that lost power can leave it empty; what it said never came into place, or stands uncommitted.
        path.unlink()
        return
    if repository.same(step.commit, step.folder):
        with suppress(UndoneError):
            _finish(repository, step)
    else:
        path.unlink()


def _finish(repository: Repository, step: Step) -> None:
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
    if repository.reference(step.branch) == step.commit:
        return
    references = {step.branch: (step.commit, step.before)}
    if step.tag:
        references[step.tag] = (step.tagged, "")
    repository.point(references, f"shishin: {step.tag or step.folder}")


def _put_back(repository: Repository, step: Step) -> None:
    """Undo what a step did to its folder, so that it and git's index are as the branch has it."""
    head = repository.commit_of("HEAD")
    there = {*repository.files(head, step.folder)}
    changed = repository.differing(step.commit, head, step.folder)
    texts = {path.removeprefix(f"{step.folder}/"): repository.text(head, path) for path in changed if path in there}
    gone = [path.removeprefix(f"{step.folder}/") for path in changed if path not in there]
    replace_files(repository.root, Change(step.folder, texts, gone, ""))
    with suppress(GitError):
        # If another program holds the index, it could not follow in the first place.
        repository.take_over(head, step.folder)
