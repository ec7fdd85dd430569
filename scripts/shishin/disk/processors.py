"""Does many like things on all processors at once."""

from __future__ import annotations

import os
import pickle
import sys
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FEWEST = 64
"""So many things are worth another process."""


def processors() -> int:
    """Give how many processors this process may use; where a process cannot be forked safely, one."""
    # A forked process has all that was read so far without reading it again. Elsewhere than on Linux, the system's own
    # libraries do not survive it.
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def made_together(makes: Sequence[Callable[[], bytes]]) -> list[bytes | None]:
    """Make many things, shared out over the processors.

    Args:
        makes: Makes each of them.

    Returns:
        What was made; nothing where making failed, or where the process that had to do it did not end well. Whoever
        asks makes that again, and meets the error.
    """
    count = min(processors(), len(makes) // FEWEST)
    if count <= 1:
        return [None] * len(makes)
    results: list[bytes | None] = [None] * len(makes)
    children = [_started(makes[number::count]) for number in range(1, count)]
    results[::count] = [_made(make) for make in makes[::count]]
    for number, (process, pipe) in enumerate(children, 1):
        with os.fdopen(pipe, "rb") as file:
            written = file.read()
        _, status = os.waitpid(process, 0)
        if status == 0:
            # Written a moment ago by a process of our own.
            results[number::count] = pickle.loads(written)  # noqa: S301
    return results


def _started(makes: Sequence[Callable[[], bytes]]) -> tuple[int, int]:
    """Start a process that makes some of the things; give its number, and where its results can be read."""
    first, (reading, writing) = os.getpid(), os.pipe()
    with warnings.catch_warnings():
        # The other threads of this process draw the progress bar; the new process draws nothing.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    status = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as file:
            results = [_made(make) for make in makes if os.getppid() == first]
            # If the first process was killed, nobody waits any more, and this one still holds its locks.
            if len(results) == len(makes):
                pickle.dump(results, file, pickle.HIGHEST_PROTOCOL)
                status = 0
    finally:
        # Nothing of what the first process would do at its end: no file is closed, no folder tidied up.
        os._exit(status)


def _made(make: Callable[[], bytes]) -> bytes | None:
    try:
        return make()
    except Exception:  # noqa: BLE001 - whatever it is, whoever asks for the result meets it again
        return None
