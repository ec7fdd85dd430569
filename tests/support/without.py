"""A Python in which some packages are not installed, whatever the tests' own environment has."""

from __future__ import annotations

import os
import sys
from importlib import metadata
from pathlib import Path

SCRIPTS = Path(__file__).parents[2] / "scripts"

PYTHON = [sys.executable, "-S"]
"""Python without its installed packages; `environment` names what it has instead."""

OF_MKDOCS = ("mkdocs", "mkdocs-material", "mkdocs-material-extensions", "mkdocs-static-i18n", "mkdocs-get-deps")


def environment(folder: Path, *packages: str) -> dict[str, str]:
    """Give the environment variables for a Python that has all packages but some.

    Args:
        folder: An empty folder; links to what is installed are put there.
        packages: What is left out, by the names that pip knows.
    """
    installed = {row.metadata["Name"]: row for row in metadata.distributions()}
    left_out = [file for name in packages if name in installed for file in installed[name].files or ()]
    files = {file.parts[0] for file in left_out} - {".."}
    places = [Path(place) for place in sys.path if Path(place).name in {"site-packages", "dist-packages"}]
    for entry in (entry for place in places for entry in place.iterdir()):
        if entry.name not in files and not (folder / entry.name).exists():
            (folder / entry.name).symlink_to(entry)
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(SCRIPTS), str(folder)])}
