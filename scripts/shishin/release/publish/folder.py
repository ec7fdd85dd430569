"""Writes into a guideline's folder in a single step, and loses nothing that anyone else wrote there."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from shishin.disk.swap import fresh_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shishin.release.publish.folder_change import FolderChange

ORDINARY, PROGRAM = 0o644, 0o755
"""How a file is marked on the disk, as git has it in a commit, whatever the user's umask is."""


def replace_files(root: Path, change: FolderChange, is_known: Callable[[Path], bool] = lambda _folder: True) -> None:
    """Write and remove files of a folder in a single step.

    Args:
        root: The project's root.
        change: What to write and remove.
        is_known: Whether the folder's content is what the change was worked out from, if somebody could have changed it
            since; asked when nobody can reach it by its name any more.

    Raises:
        ChangedError: Somebody did; it is as they left it.
    """
    folder = root / change.folder
    with fresh_folder(folder, root, is_known) as fresh:
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
