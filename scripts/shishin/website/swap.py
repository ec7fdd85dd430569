"""Puts a finished folder in the place of the published one in a single step."""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_RENAME_EXCHANGE = 2
"""renameat2(2), Linux 3.15: both names exist throughout, their contents change places."""

_AT_FDCWD = -100
_PREFIX = ".site-"


class ChangedError(Exception):
    """The target changed while the folder that should replace it was made; it stays."""


@contextmanager
def fresh_folder(
    target: Path, beside: Path | None = None, is_known: Callable[[Path], bool] = lambda _folder: True
) -> Iterator[Path]:
    """Give an empty folder that takes the target's place if the block ends without an error.

    Until then the target is untouched; if the block fails, the new folder is removed and the target stays.
    What a killed run left behind is removed by the next.

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
    fresh = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{_name(target, place)}-", dir=place))
    try:
        yield fresh
        fresh.chmod(0o755)
        _replace(fresh, target, _aside(target, place), is_known)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def restore(target: Path, place: Path) -> None:
    """Remove folders of runs that were killed; bring back a target that a kill left under its other name."""
    aside = _aside(target, place)
    if is_aside(target, place):
        aside.rename(target)
    for left in [*place.glob(f"{_PREFIX}{_name(target, place)}-*"), aside]:
        shutil.rmtree(left, ignore_errors=True)


def is_aside(target: Path, place: Path) -> bool:
    """Whether a kill left the target under its other name."""
    return _aside(target, place).exists() and not target.exists()


def _name(target: Path, place: Path) -> str:
    """Give a name that no other target has beside which a folder stands in the same place."""
    return "-".join(target.relative_to(place).parts)


def _aside(target: Path, place: Path) -> Path:
    return place / f"{_PREFIX}{_name(target, place)}.old"


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


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step, where the system can; say whether it could."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if renameat2 is None:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
