"""Takes the files of a commit out of git, into a folder that is no repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.release.git.objects import is_text_file

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.release.git.repository import GitRepository


def export(repository: GitRepository, commit: str, folder: Path) -> None:
    """Write the files that a commit has of a project into a folder, as git keeps them.

    Links, other repositories, and names that lead out or are no text are left out.

    Args:
        repository: The repository that holds the project.
        commit: The commit's id.
        folder: The folder; what it holds stays.

    Raises:
        GitMissingError: There is no git on this machine.
        GitError: Git refused.
        OSError: The folder cannot be written to.
    """
    for name, entry in repository.objects.files(commit, "").items():
        kept = repository.objects.read(entry.id) if is_text_file(name.removeprefix("/"), entry) else None
        if kept:
            path = folder / name.removeprefix("/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(kept.content)
