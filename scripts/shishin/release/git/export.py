"""Takes the files of a commit out of git, into a folder that is no repository."""

from __future__ import annotations

import tarfile
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from shishin.release.git.process import run

if TYPE_CHECKING:
    from shishin.release.git.repository import GitRepository


def export(repository: GitRepository, commit: str, folder: Path) -> None:
    """Write the files that a commit has of a project into a folder; links are left out.

    Args:
        repository: The repository that holds the project.
        commit: The commit's id.
        folder: The folder; what it holds stays.

    Raises:
        GitMissingError: There is no git on this machine.
        GitError: Git refused.
        OSError: The folder cannot be written to.
    """
    # Git takes the folder that it is run in for what is wanted: the project, which need not be the repository.
    told = run(repository.root, "archive", "--format=tar", "--end-of-options", commit)
    with tarfile.open(fileobj=BytesIO(told), mode="r:") as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isreg() else None
            # No name of git's can lead out of the folder; this does not rest on it.
            parts = PurePosixPath(member.name).parts
            if content is None or ".." in parts or PurePosixPath(member.name).is_absolute():
                continue
            path = folder.joinpath(*parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.read())
