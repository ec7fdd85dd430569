"""Runs commands and tells what they took: wall clock, processor seconds, and memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PAUSE = 0.25
"""Seconds between two looks at the memory."""

PATIENCE = 2400
"""Seconds after which a command is ended."""

_SESSION = 3
"""Where /proc/PID/stat has the session, counted behind the command's name. Source: proc_pid_stat(5)."""

_KB_IN_MB = 1000
_SAID = 3000
"""How many characters of what a failed command said are repeated."""


class CommandError(Exception):
    """A command that is measured failed; the message says which, and what it said last."""


@dataclass(frozen=True)
class Taken:
    """What commands took, one after the other.

    Attributes:
        seconds: From the start of the first process to the end of the last.
        processor: Seconds that processors worked for them, user and system, their own processes' included.
        memory: Megabytes at the highest, of all their processes together.
    """

    seconds: float
    processor: float
    memory: float

    def as_data(self) -> dict[str, Any]:
        """Give what JSON can hold."""
        return {
            "seconds": round(self.seconds, 3),
            "processor": round(self.processor, 3),
            "memory": round(self.memory),
        }


def take(commands: Sequence[Sequence[str]], folder: Path, variables: Mapping[str, str] | None = None) -> Taken:
    """Run commands one after the other.

    Args:
        commands: Each with its arguments.
        folder: Where they run.
        variables: Variables of the environment besides today's.

    Raises:
        CommandError: One of them failed, or took longer than `PATIENCE`.
    """
    runs = [_take(command, folder, {**os.environ, **(variables or {})}) for command in commands]
    return Taken(sum(run.seconds for run in runs), sum(run.processor for run in runs), max(run.memory for run in runs))


def _take(command: Sequence[str], folder: Path, variables: Mapping[str, str]) -> Taken:
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - commands of this folder's files
            command, cwd=folder, env=dict(variables), stdout=said, stderr=said, start_new_session=True
        )
        watch = MemoryWatch(process.pid)
        watch.start()
        end = threading.Timer(PATIENCE, process.kill)
        end.start()
        _pid, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        end.cancel()
        watch.is_over.set()
        watch.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            text = said.read().decode(errors="replace")[-_SAID:]
            raise CommandError(f"{' '.join(command)} ({process.returncode}): {text}")
    return Taken(seconds, used.ru_utime + used.ru_stime, (watch.most or used.ru_maxrss) / _KB_IN_MB)


class MemoryWatch(threading.Thread):
    """Looks now and then at the memory of all processes of a session, and keeps the most.

    What processes share counts once (PSS); a process that was larger between two looks counts with its own highest
    (VmHWM). Where there is no /proc, only the largest process is known, from the system's own account.
    """

    def __init__(self, session: int) -> None:
        """Take the session, which is the number of its first process."""
        super().__init__(daemon=True)
        self.session, self.most, self.is_over = session, 0, threading.Event()

    def run(self) -> None:
        """Look until the command is over."""
        while not self.is_over.wait(PAUSE):
            processes = self._processes()
            together = sum(_kilobytes(folder / "smaps_rollup", "Pss:") for folder in processes)
            alone = max((_kilobytes(folder / "status", "VmHWM:") for folder in processes), default=0)
            self.most = max(self.most, together, alone)

    def _processes(self) -> list[Path]:
        folders = []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError, ValueError):
                behind_name = (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
                if int(behind_name.split()[_SESSION]) == self.session:
                    folders.append(folder)
        return folders


def _kilobytes(path: Path, name: str) -> int:
    """Give an amount of a process's memory; none of a process that has ended."""
    with suppress(OSError):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith(name):
                return int(line.split()[1])
    return 0
