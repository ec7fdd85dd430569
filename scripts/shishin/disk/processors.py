"""Does things on several processors at once: many like things together, or some beside all else."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import tempfile
import threading
import time
import warnings
import weakref
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import BinaryIO

Result = TypeVar("Result")

PAUSE = 0.2
"""Seconds between two looks whether the first process is still there."""

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
        if made := _results(process, pipe):
            results[number::count] = made
    return results


class Beside(Generic[Result]):
    """Things that another process makes, one after the other, while this one goes on.

    They wait on the disk, in a file without a name, so that neither process holds all of them.
    """

    def __init__(self, make: Callable[[], Iterable[Result]]) -> None:
        """Begin.

        Args:
            make: Makes them; each must be fit for pickling.

        Raises:
            OSError: No file can be made for what waits.
        """
        self._make = make
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - open until the results were given, or nobody wants them
        self._process = _forked(self._write)
        self._end = weakref.finalize(self, _end, self._process, self._file)

    def _write(self) -> None:
        for made in self._make():
            pickle.dump(made, self._file, pickle.HIGHEST_PROTOCOL)
        self._file.flush()

    def results(self) -> Iterator[Result]:
        """Wait for what was made, and give it; if that did not end well, or it was given before, make it now."""
        if not self._end.detach():
            yield from self._make()
            return
        with self._file as file:
            _, status = os.waitpid(self._process, 0)
            if status:
                yield from self._make()
                return
            file.seek(0)
            while file.peek(1):
                yield pickle.load(file)  # noqa: S301 - from a process of our own


def _end(process: int, file: BinaryIO) -> None:
    """End a process whose results nobody has asked for."""
    file.close()
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _results(process: int, pipe: int) -> list[bytes | None]:
    """Wait for what a process has made; nothing if it did not end well."""
    with os.fdopen(pipe, "rb") as file:
        written = file.read()
    _, status = os.waitpid(process, 0)
    return pickle.loads(written) if status == 0 else []  # noqa: S301 - from a process of our own


def _started(makes: Sequence[Callable[[], bytes]]) -> tuple[int, int]:
    """Start a process that makes some of the things; give its number, and where its results can be read."""
    reading, writing = os.pipe()

    def work() -> None:
        os.close(reading)
        with os.fdopen(writing, "wb") as file:
            pickle.dump([*map(_made, makes)], file, pickle.HIGHEST_PROTOCOL)

    process = _forked(work)
    os.close(writing)
    return process, reading


def _forked(work: Callable[[], None]) -> int:
    """Start a process that does some work and nothing after it; give its number."""
    first = os.getpid()
    with warnings.catch_warnings():
        # The other threads of this process draw the progress bar; the new process draws nothing.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process:
        return process
    status = 1
    try:
        threading.Thread(target=_end_with, args=(first,), daemon=True).start()
        work()
        status = 0
    finally:
        # Nothing of what the first process would do at its end: no file is closed, no folder tidied up.
        os._exit(status)


def _end_with(first: int) -> None:
    """End this process when the first is gone: nobody waits any more, and this one still holds its locks."""
    while os.getppid() == first:
        time.sleep(PAUSE)
    os._exit(1)


def _made(make: Callable[[], bytes]) -> bytes | None:
    try:
        return make()
    except Exception:  # noqa: BLE001 - whatever it is, whoever asks for the result meets it again
        return None
