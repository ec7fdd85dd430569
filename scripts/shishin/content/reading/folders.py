"""Walks through folders that anybody may have filled: never too deep, never through a link, never without an end."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from shishin.content.reading.leftovers import is_left_behind
from shishin.content.reading.limits import TODAY
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

    from shishin.forms.form import Limits

_GONE = (FileNotFoundError, NotADirectoryError)


@dataclass(frozen=True)
class Tree:
    """What stands below a folder.

    Attributes:
        paths: Every file and link, in order.
        refused: Folders that were not looked into, with the finding's code and its values.
    """

    paths: list[Path] = field(default_factory=list)
    refused: list[tuple[Path, str, dict[str, str]]] = field(default_factory=list)

    def findings(self, root: Path) -> list[Finding]:
        """Say of each folder why it was not looked into."""
        rows = ((path.relative_to(root).as_posix(), code, values) for path, code, values in self.refused)
        return [Finding.at(name, 0, code, **values) for name, code, values in rows]


def is_link(path: Path) -> bool:
    """Whether a path is a link; no, if it cannot be looked at or its name is too long."""
    return _is(path.is_symlink)


def is_file(path: Path) -> bool:
    """Whether a path is a file, or a link to one; no, if it cannot be looked at or its name is too long."""
    return _is(path.is_file)


def is_folder(path: Path) -> bool:
    """Whether a path is a folder, or a link to one; no, if it cannot be looked at or its name is too long."""
    return _is(path.is_dir)


def _is(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except OSError:
        return False


def scan(base: Path, limits: Limits | None = None, *, without: Callable[[Path], bool] = lambda _folder: False) -> Tree:
    """List what people wrote below a folder; links are not followed, not even the folder's own.

    Args:
        base: The folder.
        limits: How deep folders may lie in each other, and how many files there may be; without any, today's.
        without: Whether a folder is not looked into, as something else does.
    """
    tree, limits = Tree(), limits or TODAY
    waiting = [] if is_link(base) else [(base, 0)]
    while waiting:
        folder, depth = waiting.pop()
        if depth > limits.folders:
            tree.refused.append((folder, "folder-deep", {"limit": str(limits.folders)}))
            continue
        for entry, is_folder in _entries(folder, tree):
            if is_folder:
                waiting += [] if without(Path(entry.path)) else [(Path(entry.path), depth + 1)]
            elif not is_left_behind(Path(entry.path)):
                tree.paths.append(Path(entry.path))
        if len(tree.paths) > limits.files:
            tree.refused.append((base, "files-many", {"limit": f"{limits.files:,}"}))
            break
    tree.paths.sort()
    tree.refused.sort(key=lambda refusal: refusal[0])
    return tree


def _entries(folder: Path, tree: Tree) -> list[tuple[os.DirEntry[str], bool]]:
    """Give the entries of a folder, and whether each entry is a folder itself."""
    try:
        with os.scandir(folder) as entries:
            return [(entry, entry.is_dir(follow_symlinks=False)) for entry in entries]
    except _GONE:
        return []
    except OSError as error:
        tree.refused.append((folder, "file-unreadable", {"reason": error.strerror or str(error)}))
        return []
