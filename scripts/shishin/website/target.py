"""Says where a site may be put: a build replaces the whole folder, so it must be one that only builds write to."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from shishin.content.reading.files import FOLDERS
from shishin.disk.swap import is_aside, other_name, targets_aside
from shishin.languages.tables import FOLDER as LANGUAGES
from shishin.model.accessibility import FOLDER as ACCESSIBILITY
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER as GUIDELINES
from shishin.render.mark import FORM, MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = (
    *FOLDERS, LANGUAGES, ACCESSIBILITY, "overrides", "scripts", "tests", "benchmarks", "requirements",
    ".git", ".github", ".ci", ".vscode", ".venv",
)  # fmt: skip
"""The folders of a project that people, git or pip write to."""

BY_FILE_MANAGERS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What only looking at a folder may leave in it; nobody misses it."""


class TargetError(Exception):
    """A site may not be put there.

    Attributes:
        finding: Why.
    """

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def insist_on_place(root: Path, target: Path) -> Path:
    """Refuse a place that no site may take, whatever it holds.

    Args:
        root: The project's root, resolved.
        target: Where the site should go, as it was given.

    Returns:
        The same place, resolved.

    Raises:
        TargetError: It is or leads through a link of the project, or it holds sources or lies in them.
    """
    for part in (target.absolute(), *target.absolute().parents):
        if _is_link(part) and (part == target.absolute() or _is_inside(Path(os.path.realpath(part.parent)), root)):
            raise TargetError(Finding.at(str(target), 0, "target-link", link=part, leads=_leads(part)))
    # Not `resolve`: before Python 3.13 a link that leads to itself makes it stop.
    place = Path(os.path.realpath(target))
    for source in _kept(root):
        if _is_inside(source, place):
            raise TargetError(Finding.at(str(target), 0, "target-sources", folder=place, kept=source))
    for name in SOURCES:
        if _is_inside(place, root / name):
            raise TargetError(Finding.at(str(target), 0, "target-sources", folder=place, kept=root / name))
    return place


def insist_on_ours(target: Path) -> None:
    """Refuse a file, and a folder with files that no build of ours has made.

    Raises:
        TargetError: It is one.
    """
    if not is_ours(target):
        raise TargetError(Finding.at(str(target), 0, "target-taken", folder=target, mark=MARK))


def is_ours(folder: Path) -> bool:
    """Whether nothing is lost with a folder: it is not there, is empty, or was made by a build.

    A site has no other hidden file than its mark. A folder with more may be a published branch under git's care, or a
    web server's own folder that a site was copied into.
    """
    try:
        names = {path.name for path in folder.iterdir()} - BY_FILE_MANAGERS
    except FileNotFoundError:
        return True
    except NotADirectoryError:
        return False
    hidden = {name for name in names if name.startswith(".")}
    return not names or (hidden == {MARK} and _is_marked(folder / MARK))


def found_aside(root: Path) -> list[Finding]:
    """Find targets that are missing as a run was killed between the two renames; their old folder is still there."""
    findings = []
    for folder in targets_aside(root):
        if is_aside(root / folder, root):
            code = "release-aside" if folder.startswith(f"{GUIDELINES}/") else "build-aside"
            aside = other_name(root / folder, root).name
            findings.append(Finding.at(folder, 0, code, folder=folder, aside=aside))
    return findings


def _is_marked(mark: Path) -> bool:
    if mark.is_symlink() or not mark.is_file():
        return False
    with mark.open("rb") as file:
        return file.read(len(FORM)) == FORM.encode()


def _kept(root: Path) -> Iterator[Path]:
    """Give the folders that no site may replace: the project, the user's home, the root of the file system."""
    yield root
    with suppress(RuntimeError):
        # There are users without a home.
        yield Path.home().resolve()
    yield Path(root.anchor)


def _is_inside(path: Path, folder: Path) -> bool:
    """Whether a path is a folder or lies in it, by whatever name: some file systems know no capitals."""
    above = (path, *path.parents)
    return folder in above or (folder.exists() and any(parent.exists() and folder.samefile(parent) for parent in above))


def _is_link(path: Path) -> bool:
    """Whether a path is a link or a Windows junction, which Python 3.11 cannot tell from a folder."""
    is_junction = getattr(os.path, "isjunction", lambda _path: False)
    return path.is_symlink() or bool(is_junction(path))


def _leads(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return "?"
