"""Reads the guidelines of an earlier commit, with the notes that were waiting there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from shishin.content import releases, sources
from shishin.content.assemble import guidelines
from shishin.content.data_file import record
from shishin.content.renamed import with_renamed
from shishin.model.guideline import FOLDER
from shishin.model.release import CHANGES, RELEASES, ChangeNote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.model.data import Redirect
    from shishin.model.guideline import Guideline
    from shishin.release.git.repository import Repository


@dataclass(frozen=True)
class Earlier:
    """A guideline as it was in a commit.

    Attributes:
        guideline: Its working text.
        notes: The change notes that were waiting there for the next version.
    """

    guideline: Guideline
    notes: tuple[ChangeNote, ...]


def earlier_guidelines(repository: Repository, commit: str, redirects: Sequence[Redirect]) -> dict[str, Earlier] | None:
    """Read the working text of a commit's guidelines, by their ids; nothing if it does not have today's form.

    Args:
        repository: The repository.
        commit: The commit's id.
        redirects: Today's, which tell which guide of then is which of now.
    """
    with TemporaryDirectory() as place:
        for path, entry in repository.objects.text_files(commit, FOLDER).items():
            if not releases.is_kept(path) or path.split("/")[2] == CHANGES:
                there = Path(place) / path
                there.parent.mkdir(parents=True, exist_ok=True)
                there.write_text(repository.objects.text(entry.id), encoding="utf-8", newline="\n")
        everything = sources.read(Path(place), [], released=True)
    try:
        texts = [with_renamed(text, redirects) for text in guidelines(everything.guidelines, everything.guides)]
    except (ValueError, LookupError):
        return None
    waiting = {folder: next_version.notes for folder, next_version in everything.waiting.items()}
    return {
        text.facts.id: Earlier(
            text,
            tuple(filter(None, (record(file, ChangeNote) for file in waiting.get(f"{FOLDER}/{text.facts.id}", ())))),
        )
        for text in texts
    }


def earlier_versions(repository: Repository, commit: str, id_: str) -> set[str]:
    """Give the names of the released versions of a guideline that a commit has."""
    folder = f"{FOLDER}/{id_}/{RELEASES}"
    return {path.removeprefix(f"{folder}/").split("/")[0] for path in repository.objects.text_files(commit, folder)}
