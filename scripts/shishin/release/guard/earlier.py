"""Reads the guidelines of an earlier commit, with the notes that were waiting there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.content.earlier import earlier
from shishin.content.making.renamed import with_renamed
from shishin.content.reading import releases
from shishin.content.reading.files import as_read
from shishin.model.guideline import FOLDER
from shishin.model.release import CHANGES, RELEASES

if TYPE_CHECKING:
    from shishin.content.earlier import Earlier
    from shishin.model.library import Library
    from shishin.release.git.repository import GitRepository


def earlier_guidelines(repository: GitRepository, commit: str, library: Library) -> dict[str, Earlier] | None:
    """Read the working text of a commit's guidelines, by their ids; nothing if it cannot be read.

    Args:
        repository: The repository.
        commit: The commit's id.
        library: The content of now, whose redirects tell which guide of then is which of now.
    """
    files = repository.objects.text_files(commit, FOLDER)
    texts = {
        path: as_read(repository.objects.text(entry.id))
        for path, entry in files.items()
        if not releases.is_kept(path) or path.split("/")[2] == CHANGES
    }
    earlier_texts = earlier(texts, library.languages)
    if earlier_texts is None:
        return None
    return {
        id_: replace(text, guideline=with_renamed(text.guideline, library.redirects))
        for id_, text in earlier_texts.items()
    }


def earlier_versions(repository: GitRepository, commit: str, id_: str) -> set[str]:
    """Give the names of the released versions of a guideline that a commit has."""
    folder = f"{FOLDER}/{id_}/{RELEASES}"
    return {path.removeprefix(f"{folder}/").split("/")[0] for path in repository.objects.text_files(commit, folder)}
