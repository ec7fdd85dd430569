"""Goes on with what nobody waits for, in a process beside the preview, so that a change is answered meanwhile."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import warnings
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from shishin.disk.remembered import after_fork, write_down

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shishin.website.preview.pages import Turns

LESS_URGENT = 10
"""By how much the process steps back where others want the processor: the preview's own answers come first."""

_ENDINGS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]

_ENDED = "ended"


class FailedError(Exception):
    """The process did not end well: nothing is known of what it was to do."""


class Background:
    """One piece of work at a time; the next takes the place of one that is not done yet."""

    def __init__(self, turns: Turns) -> None:
        """Prepare, and do nothing yet.

        Args:
            turns: Whose turn it is to make something: a process is forked only while no other thread makes anything.
        """
        self._turns = turns
        self._waiting: Callable[[], Iterator[object]] | None = None
        self._steps: Iterator[object] | None = None
        self._process = 0
        self._news: SimpleQueue[object] = SimpleQueue()

    def start(self, work: Callable[[], Iterator[object]]) -> None:
        """Do some work from now on, and nothing of what was begun before.

        Args:
            work: Does it step by step. Whatever it gives that is not `None` is news.
        """
        self.stop()
        self._waiting = work

    def stop(self) -> None:
        """Do nothing of what was begun any more."""
        self._waiting = self._steps = None
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
            self._process = 0

    def news(self) -> Iterator[Any]:
        """Go on, and give what is new.

        Raises:
            FailedError: The process did not end well.
        """
        if self._waiting and not _can_fork():
            self._steps, self._waiting = self._waiting(), None
        elif self._waiting:
            with self._turns.if_idle() as is_idle:
                if is_idle:
                    self._begin(self._waiting)
                    self._waiting = None
        if self._steps and (step := next(self._steps, None)):
            yield step
        news = self._news
        while not news.empty() and news is self._news:
            item = news.get()
            if item != _ENDED:
                yield item
            elif self._process:
                process, self._process = self._process, 0
                if os.waitpid(process, 0)[1]:
                    raise FailedError

    def _begin(self, work: Callable[[], Iterator[object]]) -> None:
        write_down()
        reading, writing = os.pipe()
        with warnings.catch_warnings():
            # No thread is forked while it holds anything that the new process needs.
            warnings.simplefilter("ignore", DeprecationWarning)
            # While it is forked, Python runs functions whose errors it only reports: an interruption would be lost.
            signal.pthread_sigmask(signal.SIG_BLOCK, _ENDINGS)
            self._process = os.fork()
        if not self._process:
            _work(work, writing)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDINGS)
        os.close(writing)
        self._news = SimpleQueue()
        Thread(target=_listen, args=(reading, self._news), daemon=True).start()


def _can_fork() -> bool:
    # Elsewhere the system's own libraries do not survive it.
    return sys.platform == "linux"


def _listen(reading: int, news: SimpleQueue[object]) -> None:
    """Read what a process tells, until it ends."""
    with os.fdopen(reading, "rb") as file:
        while True:
            try:
                # Written a moment ago by a process of our own.
                news.put(pickle.load(file))  # noqa: S301
            except (EOFError, pickle.UnpicklingError):
                break
    news.put(_ENDED)


def _work(work: Callable[[], Iterator[object]], writing: int) -> None:
    """Do the work in the new process, tell what is new, and end."""
    status, first = 1, os.getppid()
    try:
        for name in _ENDINGS:
            signal.signal(name, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDINGS)
        _let_go_of_files(writing)
        os.nice(LESS_URGENT)
        # It does not live long, and must not touch memory that it shares.
        gc.disable()
        after_fork()
        with os.fdopen(writing, "wb") as file:
            for step in work():
                if step is not None:
                    pickle.dump(step, file, pickle.HIGHEST_PROTOCOL)
                    file.flush()
                if os.getppid() != first:
                    break
            write_down()
        status = 0
    finally:
        # Nothing of what the preview would do at its end: no file is closed, no folder tidied up.
        os._exit(status)


def _let_go_of_files(writing: int) -> None:
    """Hold nothing open that is the preview's: its address, its questions, its terminal."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nothing, number)
    os.closerange(3, writing)
    os.closerange(writing + 1, os.sysconf("SC_OPEN_MAX"))
