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
    from collections.abc import Iterator

_RENAME_EXCHANGE = 2
"""renameat2(2), Linux 3.15: both names exist throughout, their contents change places."""

_AT_FDCWD = -100
_PREFIX = ".site-"


@contextmanager
def fresh_folder(target: Path, beside: Path | None = None) -> Iterator[Path]:
    """Give an empty folder that takes the target's place if the block ends without an error.

    Until then the target is untouched; if the block fails, the new folder is removed and the target stays.
    What a killed run left behind is removed by the next.

    Args:
        target: The folder to replace; it need not exist.
        beside: Where the new folder stands meanwhile, on the same file system; the target's own parent if nothing is
            said.
    """
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    place = beside or target.parent
    _clear(target, place)
    fresh = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{target.name}-", dir=place))
    try:
        yield fresh
        fresh.chmod(0o755)
        _replace(fresh, target, _aside(target, place))
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _clear(target: Path, place: Path) -> None:
    """Remove folders of runs that were killed; bring back a target that a kill left under its other name."""
    aside = _aside(target, place)
    if aside.exists() and not target.exists():
        aside.rename(target)
    for left in [*place.glob(f"{_PREFIX}{target.name}-*"), aside]:
        shutil.rmtree(left, ignore_errors=True)


def _aside(target: Path, place: Path) -> Path:
    return place / f"{_PREFIX}{target.name}.old"


def _replace(fresh: Path, target: Path, aside: Path) -> None:
    if not target.exists():
        fresh.rename(target)
    elif not _exchange(fresh, target):
        # Without an exchange in one step there is a moment without a target; `_clear` mends a kill within it.
        target.rename(aside)
        fresh.rename(target)
        shutil.rmtree(aside)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step, where the system can; say whether it could."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if renameat2 is None:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
