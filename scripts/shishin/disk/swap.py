"""Puts a finished folder in the place of the published one in a single step."""

from __future__ import annotations

import ctypes
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_RENAME_EXCHANGE = 2
"""renameat2(2), Linux 3.15: both names exist throughout, their contents change places."""

_AT_FDCWD = -100
_PREFIX, _FRESH, _ASIDE, _LOCK = ".site-", ".new", ".old", ".lock"
"""The names of what stands beside a target for a while. Between prefix and ending there is nothing but its own name: or
else the folders of one target could be taken for those of another whose name begins with its own."""

_SLASH, _PERCENT = "%2F", "%25"
"""A slash of the target's path in that name, and a percent sign, which would otherwise be taken for one of the two."""


class ChangedError(Exception):
    """The target changed while the folder that should replace it was made; it stays."""


@contextmanager
def fresh_folder(
    target: Path, beside: Path | None = None, is_known: Callable[[Path], bool] = lambda _folder: True
) -> Iterator[Path]:
    """Give an empty folder that takes the target's place if the block ends without an error.

    Until then the target is untouched; if the block fails, the new folder is removed and the target stays.
    What a killed run left behind is removed by the next; so a caller must see to it that there is no other.

    Args:
        target: The folder to replace; it need not exist.
        beside: Where the new folder stands meanwhile, on the same file system; the target's own parent if nothing is
            said.
        is_known: Whether the target's content, which is about to be lost, is what the new folder was made from; asked
            when nobody can reach it by its name any more.

    Raises:
        ChangedError: It was not.
    """
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    place = beside.resolve() if beside else target.parent
    restore(target, place)
    fresh = _beside(target, place, _FRESH)
    fresh.mkdir(mode=0o700)
    try:
        yield fresh
        fresh.chmod(0o755)
        _replace(fresh, target, other_name(target, place), is_known)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def restore(target: Path, place: Path) -> None:
    """Remove folders of runs that were killed; bring back a target that a kill left under its other name."""
    aside = other_name(target, place)
    if is_aside(target, place):
        aside.rename(target)
    for left in (_beside(target, place, _FRESH), aside):
        shutil.rmtree(left, ignore_errors=True)


def is_aside(target: Path, place: Path) -> bool:
    """Whether a run was killed between the two renames: the target is missing and its old folder is still set aside."""
    aside = other_name(target, place)
    return aside.is_dir() and not aside.is_symlink() and not target.exists()


def targets_aside(place: Path) -> list[str]:
    """Give the paths below `place` of all targets whose old folder was left set aside there."""
    names = (path.name.removeprefix(_PREFIX).removesuffix(_ASIDE) for path in place.glob(f"{_PREFIX}*{_ASIDE}"))
    paths = (name.replace(_SLASH, "/").replace(_PERCENT, "%") for name in names)
    return sorted(path for path in paths if {"", ".", ".."}.isdisjoint(path.split("/")))


def lock_of(target: Path) -> Path:
    """Give the file that a process must lock to replace the target, in a folder that need not exist."""
    target = target.resolve()
    return _beside(target, target.parent, _LOCK)


def _name(target: Path, place: Path) -> str:
    """Give the name of a target's helpers: its path below `place`, written so that no other path has the same name."""
    return target.relative_to(place).as_posix().replace("%", _PERCENT).replace("/", _SLASH)


def other_name(target: Path, place: Path) -> Path:
    """Give the name that a target has for a moment where folders cannot change places in one step."""
    return _beside(target, place, _ASIDE)


def _beside(target: Path, place: Path, ending: str) -> Path:
    return place / f"{_PREFIX}{_name(target, place)}{ending}"


def _replace(fresh: Path, target: Path, aside: Path, is_known: Callable[[Path], bool]) -> None:
    if not target.exists():
        fresh.rename(target)
    elif _exchange(fresh, target):
        with _undone_by(lambda: _exchange(fresh, target)):
            _insist(is_known, fresh)
    else:
        # Without an exchange in one step there is a moment without a target; `restore` mends a kill within it.
        target.rename(aside)
        with _undone_by(lambda: aside.rename(target)):
            _insist(is_known, aside)
            fresh.rename(target)
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _undone_by(undo: Callable[[], object]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        undo()
        raise


def _insist(is_known: Callable[[Path], bool], folder: Path) -> None:
    if not is_known(folder):
        raise ChangedError


def _exchange(first: Path, second: Path) -> bool:
    """Let two folders change names in one step, where the system can; say whether it could."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if renameat2 is None:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0)
