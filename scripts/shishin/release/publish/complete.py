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
from shishin.release.publish.journal import JOURNAL, Publication
from shishin.release.publish.tag import make_tag

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.release.git.repository import Repository


class UndoneError(GitError):
    """Git refused to let branch and tag lead to the release; the folder is as it was."""


def finish(repository: Repository, publication: Publication) -> None:
    """Let index, branch and tag follow the files, or put the files back.

    Args:
        repository: The repository.
        publication: What the journal says, which is forgotten then.

    Raises:
        UndoneError: The files were put back.
    """
    try:
        repository.take_over(publication.commit, publication.folder)
        _refer(repository, publication)
    except GitError as error:
        _put_back(repository, publication)
        (repository.places.folder / JOURNAL).unlink()
        raise UndoneError(error.command, error.reason) from error
    (repository.places.folder / JOURNAL).unlink()


def _refer(repository: Repository, publication: Publication) -> None:
    """Let branch and tag lead to the release, both or neither."""
    if repository.branch() != publication.branch:
        raise GitError("git symbolic-ref", f"{publication.branch} is not checked out")
    references = {publication.branch: (publication.commit, publication.before)}
    # Whether another tag has the name by now, git itself says: it creates none over it.
    if publication.tag and repository.objects.id_of(publication.tag) != publication.tagged:
        references[publication.tag] = (publication.tagged, "")
    repository.point(references, f"shishin: {publication.tag or publication.folder}")


def _put_back(repository: Repository, publication: Publication) -> None:
    """Undo what a publication did to its folder, so that it and git's index are as the branch has it."""
    folder, objects = repository.root / publication.folder, repository.objects
    algorithm = repository.places.algorithm
    known = on_disk(folder, ("",), algorithm)
    head = objects.id_of("HEAD^{commit}")
    there = objects.text_files(head, publication.folder)
    changed = objects.different(publication.commit, head, publication.folder)
    inside = {path: path.removeprefix(f"{publication.folder}/") for path in changed}
    texts = {inside[path]: objects.text(there[path].id) for path in changed if path in there}
    gone = [inside[path] for path in changed if path not in there]
    programs = [inside[path] for path in changed if path in there and there[path].mode == PROGRAM]
    change = Change(publication.folder, texts, gone, "", programs=programs)
    replace_files(repository.root, change, lambda old: on_disk(old, ("",), algorithm) == known)
    with suppress(GitError):
        # If another program holds the index, it could not follow in the first place.
        repository.take_over(head, publication.folder)


def complete(repository: Repository) -> Publication | None:
    """Do what the journal says and is not yet done; forget a publication whose files never came into place.

    Returns:
        The publication that was completed, with the commit that holds its files.
    """
    path = repository.places.folder / JOURNAL
    publication = journal.read(path)
    if publication:
        with repository.project(publication.project) as own:
            if own:
                restore(own.root / publication.folder, own.root)
            if own and _is_known(own, publication):
                return _complete(own, publication, path)
    path.unlink(missing_ok=True)
    return None


def _complete(own: Repository, publication: Publication, path: Path) -> Publication | None:
    """Do what is left of a publication whose objects git still has."""
    if commit := _held(own, publication):
        _tag(own, publication, commit)
        path.unlink()
        return replace(publication, commit=commit)
    if _is_in_place(own, publication):
        with suppress(UndoneError):
            finish(own, publication)
            return publication
    else:
        path.unlink()
    return None


def unfinished(repository: Repository) -> Publication | None:
    """Give what the next command would complete, and leave it to that."""
    publication = journal.read(repository.places.folder / JOURNAL)
    if publication is None:
        return None
    with repository.project(publication.project) as own:
        return publication if own and _is_unfinished(own, publication) else None


def _is_unfinished(own: Repository, publication: Publication) -> bool:
    if is_aside(own.root / publication.folder, own.root):
        return True
    if not _is_known(own, publication):
        return False
    if _held(own, publication):
        return bool(publication.tag) and not own.objects.id_of(publication.tag)
    return _is_in_place(own, publication)


def _is_known(own: Repository, publication: Publication) -> bool:
    """Whether git still has what a publication made: what no name leads to is thrown away in time."""
    names = [
        publication.before,
        publication.commit,
        f"{publication.commit}^{{tree}}",
        *([publication.tagged] if publication.tag else []),
    ]
    return all(map(own.objects.id_of, names))


def _written(own: Repository, publication: Publication) -> list[str]:
    """Give the files that a publication writes or removes; whatever else is in the folder may have changed since."""
    return own.objects.different(publication.before, publication.commit, publication.folder)


def _is_in_place(own: Repository, publication: Publication) -> bool:
    """Whether the files that a publication writes, and the absence of those that it removes, are as in its commit."""
    written = _written(own, publication)
    algorithm = own.places.algorithm
    disk = on_disk(own.root, (publication.folder,), algorithm)
    kept = own.objects.files(publication.commit, publication.folder)
    there = {path: disk[path] for path in written if path in disk}
    wanted = {path: kept[path] for path in written if path in kept}
    return not unlike(own.root, there, wanted, algorithm) and not any((own.root / path).is_dir() for path in written)


def _held(own: Repository, publication: Publication) -> str:
    """Give the first commit that holds what a publication wrote: its own, or one that somebody made by hand."""
    written = {*_written(own, publication)}
    for tip in ("HEAD", publication.branch):
        # Without a commit there is no history to look through.
        commits = own.since(publication.before, tip) if own.objects.id_of(f"{tip}^{{commit}}") else ()
        for commit in commits:
            if written.isdisjoint(own.objects.different(publication.commit, commit, publication.folder)):
                return commit
    return ""


def _tag(own: Repository, publication: Publication, commit: str) -> None:
    """Make the tag of a release whose files somebody committed, unless it is there."""
    if not publication.tag or own.objects.id_of(publication.tag):
        return
    name = publication.tag.removeprefix(TAGS)
    tagged = (
        publication.tagged
        if commit == publication.commit
        else make_tag(own, commit, name, own.objects.message(publication.commit))
    )
    own.point({publication.tag: (tagged, "")}, f"shishin: {publication.tag}")
