"""What `shishin check` asks of git: versions are as their tags have them, changes have notes, nothing is half done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.finding import Finding
from shishin.release.git.process import GitError, GitMissingError
from shishin.release.git.repository import TAGS, GitRepository
from shishin.release.guard import notes, tags
from shishin.release.publish.publish import cut_short
from shishin.release.refusals import refusals_in

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.library import Library


def changes_since(root: Path, library: Library, name: str) -> list[Finding]:
    """Find changes since a commit that no note names, and notes that name nothing changed.

    Args:
        root: The project's root.
        library: The content.
        name: What the commit is called.
    """
    findings: list[Finding] = []
    with refusals_in(findings, root), GitRepository(root) as repository:
        findings += notes.changes_since(library, repository, name)
    return findings


def forged_history(root: Path, library: Library) -> list[Finding]:
    """Find released versions that are not as git's tags have them; without git or a repository, there are none.

    Args:
        root: The project's root.
        library: The content.
    """
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return []
    try:
        with GitRepository(root) as repository:
            return tags.forged_history(library, repository, repository.tags())
    except GitMissingError:
        return []
    except GitError as error:
        return [Finding.at(str(root), 0, "tags-unread", reason=error.reason)]


def half_released(root: Path) -> list[Finding]:
    """Find a release that was cut short or is under way; what git refuses is found by `changes_since`.

    Args:
        root: The project's root.
    """
    findings: list[Finding] = []
    with refusals_in(findings, root), GitRepository(root) as repository:
        findings += unfinished_release(repository)
    return [finding for finding in findings if finding.code in ("release-cut-short", "release-locked")]


def unfinished_release(repository: GitRepository) -> list[Finding]:
    """Find a release that was cut short.

    Raises:
        LockedError: It is under way.
    """
    pending = cut_short(repository)
    name = pending.tag.removeprefix(TAGS) or pending.folder if pending else ""
    return [Finding.at(str(repository.root), 0, "release-cut-short", what=name)] if pending else []
