"""Carries out a change and dies before its nth write: `killed.py ROOT CHANGE N`; prints how many it did if it lives.

A write is whatever changes a file or starts git, as the interpreter's audit events tell. Instead of a number, `before`
and `after` mean the step in which two folders change places, `between` means its middle where the system can only
rename one after the other, and at `edited` nobody dies, but an editor saves a guide right before it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from shishin.release.git.repository import GitRepository
from shishin.release.publish.folder_change import FolderChange
from shishin.release.publish.publish import one_at_a_time, publish

WRITES = {
    "os.mkdir", "os.remove", "os.rename", "os.rmdir", "subprocess.Popen", "ctypes.dlsym",
}  # fmt: skip
"""`ctypes.dlsym` is the last event before two folders change places."""


POINTS = {"before": 0, "after": 1, "between": 2}
"""How many writes after `ctypes.dlsym` a point is."""


class Counter:
    """Counts writes, and dies before one of them."""

    def __init__(self, most: str, guide: Path) -> None:
        self.guide = guide
        self.point = "" if most.isdecimal() else most
        self.most, self.done = 0 if self.point else int(most), 0

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Count an event if it is a write."""
        is_write = event in WRITES or (event == "open" and str(arguments[1] or "r")[0] in "wax")
        if not is_write:
            return
        self.done += 1
        if event == "ctypes.dlsym" and self.point in POINTS:
            self.most = self.done + POINTS[self.point]
        if self.done == self.most:
            os.kill(os.getpid(), signal.SIGKILL)
        if event == "ctypes.dlsym" and self.point == "between":
            # To Python this is a system that has no such function.
            raise AttributeError
        if event == "ctypes.dlsym" and self.point == "edited":
            with self.guide.open("a", encoding="utf-8") as file:
                file.write("\nMore.\n")


def main() -> None:
    root, change, most = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")), sys.argv[3]
    counter = Counter(most, root / "guidelines/ui-ux/guides/01-first.en.md")
    sys.addaudithook(counter)
    with GitRepository(root) as repository, one_at_a_time(repository):
        publish(repository, FolderChange(**change), repository.state())
    sys.stdout.write(str(counter.done))


if __name__ == "__main__":
    main()
