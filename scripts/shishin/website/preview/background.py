"""Goes on with what nobody waits for, in a process beside the preview, so that a change is answered meanwhile."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import time
import warnings
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from shishin.disk.remembered import after_fork, write_down

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shishin.website.preview.pages import Turns

PAUSE = 0.2
"""Seconds that work waits: the browser asks for its page first, and a large process takes a while to be forked."""

LESS_URGENT = 10
"""By how much the process steps back where others want the processor: the preview's own answers come first."""

_ENDINGS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]

_ENDED = "ended"


class FailedError(Exception):
    """The work did not end well: nothing is known of the rest of it."""


class Background:
    """One piece of work at a time; the next takes the place of one that is not done yet."""

    def __init__(self, turns: Turns, *, forks: bool = sys.platform == "linux") -> None:
        """Prepare, and do nothing yet.

        Args:
            turns: Whose turn it is to make something: a process is forked only while no other thread makes anything.
            forks: Whether a process may be forked: elsewhere the system's own libraries do not survive it. Otherwise
                the work is done in this process, a step each time that somebody asks for news.
        """
        self._turns, self._forks = turns, forks
        self._waiting: Callable[[], Iterator[object]] | None = None
        self._not_before = 0.0
        self._steps: Iterator[object] | None = None
        self._process = 0
        self._killed: list[int] = []
        self._news: SimpleQueue[object] = SimpleQueue()

    def start(self, work: Callable[[], Iterator[object]]) -> None:
        """Do some work from now on, and nothing of what was begun before.

        Args:
            work: Does it step by step. Whatever it gives that is not `None` is news.
        """
        self.stop()
        self._waiting, self._not_before = work, time.monotonic() + PAUSE

    def stop(self) -> None:
        """Do nothing of what was begun any more."""
        self._waiting = self._steps = None
        # What is on its way still is not asked for any more.
        self._news = SimpleQueue()
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            self._killed.append(self._process)
            self._process = 0

    def news(self) -> Iterator[Any]:
        """Go on, and give what is new.

        Raises:
            FailedError: The work did not end well.
        """
        # A large process takes a while to end, and nobody waits for that.
        self._killed = [process for process in self._killed if not os.waitpid(process, os.WNOHANG)[0]]
        if time.monotonic() < self._not_before:
            return
        if self._waiting and not self._forks:
            self._steps, self._waiting = self._waiting(), None
        elif self._waiting:
            with self._turns.if_idle() as is_idle:
                if is_idle:
                    self._begin(self._waiting)
                    self._waiting = None
        if self._steps and (step := self._step(self._steps)):
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

    def _step(self, steps: Iterator[object]) -> object:
        try:
            return next(steps, None)
        except Exception as error:
            self._steps = None
            raise FailedError from error

    def _begin(self, work: Callable[[], Iterator[object]]) -> None:
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


def _listen(reading: int, news: SimpleQueue[object]) -> None:
    """Read what a process tells, until it ends."""
    with os.fdopen(reading, "rb") as file:
        while True:
            try:
                news.put(pickle.load(file))  # noqa: S301 - from a process of our own
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
