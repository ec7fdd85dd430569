"""Makes the commit of a release: it holds what the release writes, and no branch leads to it yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.release.git.trees import write_commit, write_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.release.git.repository import GitRepository
    from shishin.release.publish.folder_change import FolderChange


def told_in_git(texts: Mapping[str, str]) -> str:
    """Choose the words that a commit tells something with: the English ones, or else those of the source language.

    Args:
        texts: The words by the codes of their languages, the source language first.
    """
    return texts.get("en") or next(iter(texts.values()))


def commit_release(repository: GitRepository, change: FolderChange, before: str) -> str:
    """Make the commit of a release or of a withdrawal, signed if the user's git is set to sign.

    Args:
        repository: The repository.
        change: What is written and removed, and what the commit says.
        before: The commit that it follows.

    Returns:
        The commit's id.

    Raises:
        GitError: Git refused, or did not sign.
    """
    texts = {**change.texts, **dict.fromkeys(change.gone)}
    base = f"{repository.places.prefix}{change.folder}"
    changes = {f"{base}/{path}": text for path, text in texts.items()}
    tree = write_tree(repository.root, repository.objects, before, changes, repository.places.algorithm)
    return write_commit(repository.root, tree, before, change.message, *repository.settings.commit_options)
