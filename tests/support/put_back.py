"""A project that many tests change, one after the other: only what a test changed is put back after it.

To copy the project for each test takes as long as to read and judge it.
"""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

State = tuple[int, bytes]
"""What stands at a path: its kind and permissions, and a file's content or where a link leads."""


class PutBack:
    """A copy of a folder, in a place of its own.

    Attributes:
        folder: The copy.
    """

    def __init__(self, original: Path, place: Path) -> None:
        """Copy the folder.

        Args:
            original: A folder that nobody changes.
            place: An empty folder, in which nothing but the copy is to stand.
        """
        self._place = place
        self.folder = Path(shutil.copytree(original, place / original.name, symlinks=True))
        self._before = dict(_states(place))

    def put_back(self) -> int:
        """Make the place what it was, byte for byte; give how many paths differed."""
        if not self._place.is_dir():
            self._place.mkdir()
        now = dict(_states(self._place))
        # What stands below a folder is removed before it, and made after it.
        changed = sorted(path for path in now.keys() | self._before if now.get(path) != self._before.get(path))
        for path in reversed(changed):
            if path in now and not _is_kept(now[path], self._before.get(path)):
                _remove(self._place / path, now[path])
        for path in changed:
            if path in self._before:
                _write(self._place / path, self._before[path])
        return len(changed)


def _states(folder: Path, above: str = "") -> Iterator[tuple[str, State]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path, mode = f"{above}{entry.name}", entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                yield path, (mode, b"")
                yield from _states(Path(entry.path), f"{path}/")
            elif stat.S_ISLNK(mode):
                yield path, (mode, os.fsencode(Path(entry.path).readlink()))
            else:
                yield path, (mode, Path(entry.path).read_bytes() if stat.S_ISREG(mode) else b"")


def _is_kept(now: State, before: State | None) -> bool:
    """Whether a folder stays, and only its permissions change."""
    return before is not None and stat.S_ISDIR(now[0]) and stat.S_ISDIR(before[0])


def _remove(path: Path, state: State) -> None:
    if stat.S_ISDIR(state[0]):
        path.rmdir()
    else:
        path.unlink()


def _write(path: Path, state: State) -> None:
    mode, content = state
    if stat.S_ISLNK(mode):
        path.symlink_to(os.fsdecode(content))
        return
    if stat.S_ISDIR(mode):
        path.mkdir(exist_ok=True)
    else:
        path.write_bytes(content)
    path.chmod(stat.S_IMODE(mode))
