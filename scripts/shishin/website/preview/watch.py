"""Sees that files changed, by looking: that works on every file system, and when whole folders come and go."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from shishin.content.reading.leftovers import has_left_name, is_left_behind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from threading import Event

INTERVAL = 0.1
"""Seconds between two looks, at least."""

SHARE = 10
"""How many times as long as a look takes the pause after it is, at least: a large project must not fill a processor."""

SETTLED = 0.05
"""Seconds without a change after which an editor has finished saving: some delete a file first and then rename."""

Snapshot = dict[str, tuple[int, int, int]]
"""The time of the last change in nanoseconds, the size in bytes and the number on the disk of each file, by path."""


def snapshot(paths: Collection[Path]) -> Snapshot:
    """Look at every file at or below paths, but for what editors and systems leave behind; links are not followed."""
    return {name: state for path in paths for name in _files(path) if (state := _state(name))}


def wait_for_change(paths: Collection[Path], before: Snapshot, stop: Event) -> bool:
    """Wait until files differ from a snapshot and nothing changes any more.

    Args:
        paths: Where to look.
        before: What was seen there.
        stop: Set when there is nothing more to wait for.

    Returns:
        Whether there is a change; not so if the preview is to stop.
    """
    pause = INTERVAL
    while not stop.wait(pause):
        began = time.monotonic()
        seen = snapshot(paths)
        pause = max(INTERVAL, SHARE * (time.monotonic() - began))
        if seen != before:
            while not stop.wait(SETTLED) and seen != (seen := snapshot(paths)):
                pass
            return not stop.is_set()
    return False


def _files(path: Path) -> Iterator[str]:
    if not path.is_dir():
        yield str(path)
    for folder, _, names in os.walk(path):
        for name in names:
            file = os.path.join(folder, name)  # noqa: PTH118 - thousands of them twice a second
            if not (has_left_name(name) and is_left_behind(Path(file))):
                yield file


def _state(name: str) -> tuple[int, int, int] | None:
    try:
        status = os.lstat(name)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
