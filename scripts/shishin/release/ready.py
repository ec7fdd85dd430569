"""Finds what is in the way of a release or a withdrawal: in git, in the content, and in what would be written."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from shishin.content.load import load
from shishin.content.reading.files import FOLDERS
from shishin.languages.tables import FOLDER as LANGUAGES
from shishin.model.accessibility import FOLDER as ACCESSIBILITY
from shishin.model.finding import Finding
from shishin.release.guard.addresses import check_addresses
from shishin.release.guard.tags import forged_history
from shishin.release.publish.folder import replace_files
from shishin.release.refusals import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shishin.model.library import Library
    from shishin.release.git.repository import GitRepository
    from shishin.release.git.state import State
    from shishin.release.plan.asked import Asked
    from shishin.release.publish.folder_change import FolderChange


@dataclass(frozen=True)
class Ready:
    """What a change is worked out from.

    Attributes:
        before: What was checked out and lay on the disk before anything was read.
        library: The content; nothing if it has errors.
        tags: The names of git's tags, and whether they are annotated.
    """

    before: State
    library: Library | None
    tags: Mapping[str, bool]


def ready(repository: GitRepository, asked: Asked, findings: list[Finding]) -> Ready:
    """Read the content, and find what is in the way whatever is to be written: no branch, or something uncommitted.

    A translation that is behind is in the way like any other finding.

    Args:
        repository: The repository.
        asked: What someone asks for.
        findings: Where it is said what is in the way.

    Raises:
        GitError: Git refused.
        GitMissingError: There is no git on this machine.
    """
    root = repository.root
    # First of all: what is read from here on must be what this commit has.
    before = repository.state()
    if not asked.without_hooks and (hooks := repository.hooks):
        findings.append(Finding.at(str(root), 0, "git-hooks", hooks=", ".join(hooks)))
    if encoding := repository.settings.foreign_encoding:
        findings.append(Finding.at(str(root), 0, "git-encoding", encoding=encoding))
    if paths := tuple(dict.fromkeys([*before.unclean, *repository.overlooked(before)])):
        findings.append(unclean(root, paths))
    if not before.branch:
        findings.append(Finding.at(str(root), 0, "branch-missing"))
    if sign := repository.busy:
        findings.append(Finding.at(str(root), 0, "git-busy", sign=f".git/{sign}"))
    if reason := repository.nameless:
        findings.append(Finding.at(str(root), 0, "git-nameless", reason=reason))
    loaded = load(root)
    findings += loaded.findings
    tags = repository.tags()
    if loaded.library is not None:
        findings += check_addresses(root, loaded.library)
        findings += forged_history(loaded.library, repository, tags)
    return Ready(before, loaded.library, tags)


def unclean(root: Path, paths: Sequence[str]) -> Finding:
    """Say which files are not as the last commit has them."""
    return Finding.at(str(root), 0, "tree-unclean", paths=named(paths))


def changed_by_git(repository: GitRepository, change: FolderChange) -> list[Finding]:
    """Find files that git would not keep as they are written: digests are of the text, and others get git's."""
    paths = repository.filtered([f"{change.folder}/{path}" for path in change.texts])
    return [Finding.at(change.folder, 0, "release-filtered", paths=named(paths))] if paths else []


def rehearsed(root: Path, change: FolderChange) -> list[Finding]:
    """Carry out a change in a copy of the content, and find what would be wrong after it: it is for ever."""
    with TemporaryDirectory() as place:
        copy = Path(place)
        others = (folder for folder in (LANGUAGES, ACCESSIBILITY) if (root / folder).is_dir())
        for folder in (*FOLDERS, *others):
            shutil.copytree(root / folder, copy / folder, symlinks=True)
        replace_files(copy, change)
        loaded = load(copy)
        return [*loaded.findings, *(check_addresses(copy, loaded.library) if loaded.library else ())]
