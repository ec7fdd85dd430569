"""Carries out a change and dies before its nth write: `killed.py ROOT CHANGE N`; prints how many it did if it lives.

A write is whatever changes a file or starts git, as the interpreter's audit events tell.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from shishin.release.carry_out import Change, alone, carry_out
from shishin.release.git import Repository

WRITES = {
    "os.mkdir", "os.remove", "os.rename", "os.rmdir", "subprocess.Popen", "ctypes.dlsym",
}  # fmt: skip
"""`ctypes.dlsym` is the last event before two folders change places."""


class Counter:
    """Counts writes, and dies before one of them."""

    def __init__(self, most: int) -> None:
        self.most, self.done = most, 0

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Count an event if it is a write."""
        is_write = event in WRITES or (event == "open" and str(arguments[1] or "r")[0] in "wax")
        if not is_write:
            return
        self.done += 1
        if self.done == self.most:
            os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    root, change, most = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")), int(sys.argv[3])
    repository = Repository(root)
    counter = Counter(most)
    sys.addaudithook(counter)
    with alone(repository):
        carry_out(repository, Change(**change))
    sys.stdout.write(str(counter.done))


if __name__ == "__main__":
    main()
