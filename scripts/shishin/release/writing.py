"""Writes into a guideline's folder in a single step, and loses nothing that anyone else wrote there."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.content.folders import scan
from shishin.disk.swap import fresh_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

ORDINARY, PROGRAM = 0o644, 0o755
"""How a file is marked on the disk, as git has it in a commit, whatever the user's umask is."""


@dataclass(frozen=True)
class Change:
    """What is to be done.

    Attributes:
        folder: The guideline's folder.
        texts: The text of each file to write, by its path from that folder.
        gone: The files to remove, by their paths from it.
        message: What the commit and the tag say.
        tag: The tag's name, or nothing.
        programs: Those of the files to write that are marked as programs.
    """

    folder: str
    texts: Mapping[str, str]
    gone: Collection[str]
    message: str
    tag: str = ""
    programs: Collection[str] = ()


def replace_files(root: Path, change: Change, known: Mapping[str, str] | None = None) -> None:
    """Write and remove files of a folder in a single step.

    Args:
        root: The project's root.
        change: What to write and remove.
        known: The folder's content as it was judged, if somebody could have changed it since.

    Raises:
        ChangedError: Somebody did; it is as they left it.
    """
    folder = root / change.folder
    with fresh_folder(folder, root, lambda old: known is None or contents(old) == known) as fresh:
        # Links are copied as links: what they lead to is no part of the project, and may have no end.
        shutil.copytree(folder, fresh, symlinks=True, dirs_exist_ok=True)
        for path in change.gone:
            (fresh / path).unlink()
        for path, text in change.texts.items():
            _write(fresh / path, text, PROGRAM if path in change.programs else ORDINARY)
        for path in change.gone:
            _without_empty(fresh, (fresh / path).parent)


def _write(path: Path, text: str, mode: int) -> None:
    """Write a file anew: what stood there may have been a link, or marked otherwise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    path.chmod(mode)


def _without_empty(top: Path, folder: Path) -> None:
    """Remove folders that have no files left: git keeps none."""
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def contents(folder: Path) -> dict[str, str]:
    """Give what each file of a folder holds, as a digest; what editors and systems leave is nobody's work."""
    paths = scan(folder).paths
    return {path.relative_to(folder).as_posix(): _digest(path) for path in paths if path.is_symlink() or path.is_file()}


def _digest(path: Path) -> str:
    if path.is_symlink():
        return f"-> {path.readlink()}"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
