"""What tests do to the files of a project before a build, and how they compare a site with what it was."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from shishin.website.build import BuildError, build

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.finding import Finding


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def tree(folder: Path) -> dict[str, bytes | str]:
    """Everything below a folder, links as what they say."""
    contents: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            contents[name] = f"-> {path.readlink()}"
        else:
            contents[name] = path.read_bytes() if path.is_file() else "folder"
    return contents


def refused(project: Path, target: Path) -> Finding:
    with pytest.raises(BuildError) as caught:
        build(project, target)
    return caught.value.findings[0]


def hook(project: Path, text: str) -> None:
    """Let MkDocs do something of its own while it builds."""
    folder = project / "hooks"
    folder.mkdir()
    (folder / "own.py").write_text(text, encoding="utf-8")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "hooks: [hooks/own.py]\n", encoding="utf-8")
