"""Sees that files changed, by looking: that works on every file system, and when whole folders come and go."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from shishin.content.reading.leftovers import has_left_name, is_left_behind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

NEAR = 0.03
"""Seconds between two looks at the few files that will most likely be changed next."""

INTERVAL = 0.1
"""Seconds between two looks at all files, at least."""

SHARE = 10
"""How many times as long as a look takes the pause after it is, at least: a large project must not fill a processor."""

SETTLED = 0.05
"""Seconds without a change after which an editor has finished saving: some delete a file first and then rename."""

Snapshot = dict[str, tuple[int, int, int]]
"""The time of the last change in nanoseconds, the size in bytes and the number on the disk of each file, by path."""


class Stop:
    """Set when the preview is to end.

    It may be set by what handles a signal while it is waited for. An event of `threading` may not: it holds a lock for
    an instant, and would wait for itself.

    Attributes:
        is_set: Whether it was set.
        is_looked_at: Whether what runs now looks at it often, and need not be interrupted.
    """

    def __init__(self) -> None:
        """Set nothing yet."""
        self.is_set = self.is_looked_at = False

    def wait(self, seconds: float) -> bool:
        """Wait a while, and give whether it was set; an interruption does not shorten that."""
        if not self.is_set:
            time.sleep(seconds)
        return self.is_set


def snapshot(paths: Collection[Path]) -> Snapshot:
    """Look at every file at or below paths, but for what editors and systems leave behind; links are not followed."""
    return _states([name for path in paths for name in _files(path)])


def wait_for_change(
    paths: Collection[Path],
    seen: Snapshot,
    stop: Stop,
    near: Callable[[], Collection[str]],
    meanwhile: Callable[[], None],
) -> set[str]:
    """Wait until files differ from a snapshot and nothing changes any more.

    Args:
        paths: Where to look.
        seen: What was seen there; it is brought up to date.
        stop: Set when there is nothing more to wait for.
        near: Names files that will most likely be changed next. They are looked at most often, but not for whether
            they are there: a whole look tells that.
        meanwhile: Done again and again.

    Returns:
        The files that are there, were there, or are others; none if the preview is to stop.
    """
    again = time.monotonic() + INTERVAL
    while not stop.wait(NEAR):
        changed = _changed(lambda: _states(near()), seen, stop, NEAR)
        if not changed and time.monotonic() >= again:
            began = time.monotonic()
            changed = _changed(lambda: snapshot(paths), seen, stop, SETTLED, is_whole=True)
            again = time.monotonic() + max(INTERVAL, SHARE * (time.monotonic() - began))
        if changed:
            return changed
        meanwhile()
    return set()


def _changed(
    look: Callable[[], Snapshot], seen: Snapshot, stop: Stop, settled: float, *, is_whole: bool = False
) -> set[str]:
    """Look, and if anything has changed, wait until nothing changes any more.

    Args:
        look: Gives what is there.
        seen: What was seen before; it is brought up to date.
        stop: Set when there is nothing more to wait for.
        settled: So many seconds without a change are enough.
        is_whole: Whether what was seen before and is not there any more is gone.
    """
    now = look()
    if not _differing(seen, now, is_whole=is_whole):
        return set()
    while not stop.wait(settled) and now != (now := look()):
        pass
    if stop.is_set:
        return set()
    changed = _differing(seen, now, is_whole=is_whole)
    if is_whole:
        seen.clear()
    seen.update(now)
    return changed


def _differing(before: Snapshot, now: Snapshot, *, is_whole: bool) -> set[str]:
    gone = before.keys() - now.keys() if is_whole else set()
    return {name for name, state in now.items() if before.get(name) != state} | gone


def _states(names: Collection[str]) -> Snapshot:
    return {name: state for name in names if (state := _state(name))}


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
