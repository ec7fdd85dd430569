"""What is edited in a project while its preview runs."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from support.site_files import edit

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = "docs/about.ja.md"
LONG = 3.0
"""Seconds in which a preview of the little project would have seen a change and made its pages again."""


def spoil(project: Path) -> None:
    edit(project / ABOUT, "title: ", "titel: ")


def mend(project: Path) -> None:
    edit(project / ABOUT, "titel: ", "title: ")


def own_templates(project: Path) -> Path:
    """Give the project templates of its own, which it watches without saying so."""
    folder = project / "own"
    original = (project / "mkdocs.yml").read_text(encoding="utf-8").split("custom_dir: ")[1].split(",")[0]
    shutil.copytree(original, folder)
    edit(project / "mkdocs.yml", original, "own")
    return folder
