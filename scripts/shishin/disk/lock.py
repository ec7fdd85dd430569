"""Keeps out a second run of what only one may do at a time, for builds and releases alike."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class LockedError(Exception):
    """Another run holds the lock."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock, or refuse at once: nobody should wait without knowing for what.

    The lock is the operating system's: it ends with the process that holds it, however that ends. The file is taken
    away afterwards, while it is still held; filelock sees when what it has locked no longer has a name.

    Args:
        path: The lock's file, in a folder that exists.

    Raises:
        LockedError: Another run holds it.
        OSError: The file cannot be made.
    """
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise LockedError from error
    try:
        yield
    finally:
        # Windows refuses to take away an open file; then it stays, and means nothing.
        with suppress(OSError):
            path.unlink()
        lock.release()
