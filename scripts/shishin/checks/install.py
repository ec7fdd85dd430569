"""Finds a browser for the audit, and puts one on the machine where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from shishin.checks.browser import BrowserMissingError, find
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PLAYWRIGHT = [sys.executable, "-m", "playwright", "install", "chromium"]

SYSTEM = (
    ("apt-get", (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends", "chromium"))),
    ("dnf", (("install", "-y", "chromium"),)),
    ("pacman", (("-S", "--noconfirm", "chromium"),)),
    ("apk", (("add", "chromium"),)),
    ("brew", (("install", "--cask", "chromium"),)),
)
"""How the common package managers install Chromium."""


def find_or_install(*, install: bool, tell: Callable[[str], None]) -> tuple[Path | None, list[Finding]]:
    """Find a browser; without one, try Playwright's download and then the system's package manager.

    Args:
        install: Whether anything may be installed.
        tell: Told each command before it runs.
    """
    try:
        return find(), []
    except BrowserMissingError as error:
        missing = [Finding.at("browser", 0, "browser-missing", tried=error)]
    if not install:
        return None, missing
    for commands in _ways():
        for command in commands:
            tell(" ".join(command))
            if subprocess.run(command, check=False).returncode:  # noqa: S603 - fixed commands, listed above
                break
        try:
            return find(), []
        except BrowserMissingError:
            continue
    return None, missing


def _ways() -> Iterator[list[list[str]]]:
    yield [PLAYWRIGHT]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    for name, argument_lists in SYSTEM:
        path = shutil.which(name)
        if path:
            sudo = [] if is_root or name == "brew" or not shutil.which("sudo") else ["sudo"]
            yield [[*sudo, path, *arguments] for arguments in argument_lists]
