"""Counts how often git is started: a program of that name, first on the PATH, notes it and becomes the real git."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

WRAPPER = """\
#!/bin/sh
printf '%s\\n' "$*" >>'{log}'
exec '{git}' "$@"
"""

SETTING = "-c"
"""An option before git's command that has a value."""


class CountedGit:
    """Git, counted from now on.

    Attributes:
        log: The file that has a line for each start, with its arguments.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder.mkdir()
        self.log = folder / "log"
        wrapper = folder / "git"
        wrapper.write_text(WRAPPER.format(log=self.log, git=shutil.which("git")), encoding="utf-8")
        wrapper.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def commands(self) -> list[str]:
        """Give the commands that git was started with since the last question, such as `cat-file`."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return [_command(line.split(" ")) for line in lines]


def _command(arguments: list[str]) -> str:
    while arguments[0] == SETTING:
        arguments = arguments[2:]
    return arguments[0]
