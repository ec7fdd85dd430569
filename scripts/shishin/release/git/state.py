"""What is checked out, and whether the files on the disk are as git has them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shishin.content.reading.folders import is_file, is_link, scan
from shishin.content.reading.leftovers import is_left_behind
from shishin.release.git.objects import LINK, OTHER, id_of_file

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from shishin.release.git.objects import Entry

STATUS = (
    "status", "--porcelain=v2", "-z", "--branch", "--no-ahead-behind", "--no-renames", "--untracked-files=all",
)  # fmt: skip

HEADS = "refs/heads/"

UNTRACKED = ("?", "!")
"""How git marks files that it does not hold, and those that it was told to ignore."""

SPACES = {"1": 8, "u": 10, "?": 1, "!": 1}
"""How many spaces stand before the path in each kind of row (git-status, Porcelain Format Version 2)."""


@dataclass(frozen=True)
class State:
    """What is checked out, as git sees it.

    Attributes:
        head: The commit's id; empty before the first one.
        branch: The full name of the branch; empty if none is checked out.
        unclean: The paths, from the repository's top folder, that differ from the commit, new ones included.
        files: The id that git would give each file of the content as it lies on the disk, whatever git was told to
            overlook, by its path from the project's root.
    """

    head: str
    branch: str
    unclean: tuple[str, ...]
    files: Mapping[str, str] = field(default_factory=dict)


def parsed(told: bytes, top: Path) -> State:
    """Read what `STATUS` prints.

    Args:
        told: What it printed.
        top: The repository's top folder.
    """
    rows = [os.fsdecode(row) for row in told.split(b"\0") if row]
    heads = dict(row.removeprefix("# branch.").split(" ", 1) for row in rows if row.startswith("# branch."))
    head, branch = heads.get("oid", ""), heads.get("head", "")
    unclean = []
    for kind, path in ((row[0], row.split(" ", SPACES[row[0]])[-1]) for row in rows if row[0] in SPACES):
        # What editors and systems leave is nobody's work, unless somebody gave it to git.
        if kind not in UNTRACKED or not is_left_behind(top / path):
            unclean.append(path)
    return State(
        "" if head.startswith("(") else head,
        "" if branch.startswith("(") else f"{HEADS}{branch}",
        tuple(dict.fromkeys(unclean)),
    )


def on_disk(root: Path, folders: Collection[str], algorithm: str) -> dict[str, str]:
    """Give the id that git would give each file, if it took it as it lies on the disk.

    What editors and systems leave is nobody's work.

    Args:
        root: The folder that paths start from.
        folders: Where to look.
        algorithm: What the repository's ids are made with.
    """
    paths = [path for folder in folders for path in scan(root / folder).paths]
    return {
        path.relative_to(root).as_posix(): id_of_file(_content(path), algorithm)
        for path in paths
        if is_link(path) or is_file(path)
    }


def _content(path: Path) -> bytes:
    """Give what git keeps of a file, or of a link: what it leads to."""
    return os.fsencode(path.readlink()) if is_link(path) else path.read_bytes()


def unlike(root: Path, files: Mapping[str, str], kept: Mapping[str, Entry], algorithm: str) -> list[str]:
    """Give the files on the disk, and those missing there, that are not as a commit has them.

    Line ends do not count in a text: git can be set to change them.

    Args:
        root: The project's root.
        files: The ids of the files on the disk, by their paths from there.
        kept: What the commit has.
        algorithm: What the repository's ids are made with.
    """
    others = tuple(f"{path}/" for path, entry in kept.items() if entry.mode == OTHER)
    gone = [path for path, entry in kept.items() if path not in files and entry.mode != OTHER]
    changed = [
        path
        for path, id_ in files.items()
        if not path.startswith(others) and not _is_kept(root / path, id_, kept.get(path), algorithm)
    ]
    return sorted([*gone, *changed])


def _is_kept(path: Path, id_: str, entry: Entry | None, algorithm: str) -> bool:
    if entry is None or (is_link(path) and entry.mode != LINK):
        return False
    if id_ == entry.id:
        return True
    content = _content(path)
    return b"\0" not in content and id_of_file(content.replace(b"\r\n", b"\n"), algorithm) == entry.id
