"""Makes commits that no branch leads to yet: the texts, the folders that hold them, and the commit itself."""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING

from shishin.release.git.objects import FILE, FOLDER, Entry, id_of
from shishin.release.git.pack import keep
from shishin.release.git.process import run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from shishin.release.git.objects import Objects

Changes = dict[tuple[str, ...], str | None]
"""Each file's new text by the parts of its path; nothing if the file is removed."""


def write_tree(root: Path, objects: Objects, commit: str, changes: Mapping[str, str | None], algorithm: str) -> str:
    """Let git keep what a commit has, with some of its files changed, and give its id.

    Texts are kept just as they are, not through git's filters: a release refuses files that these would change.

    Args:
        root: The project's root.
        objects: What git keeps.
        commit: The commit.
        changes: Each file's new text by its path from the repository's top folder; nothing if the file is removed.
        algorithm: What the repository's ids are made with: `sha1` or `sha256`.

    Raises:
        GitError: Git refused.
        GitMissingError: There is no git on this machine.
    """
    writer = _Writer(objects, algorithm)
    tree = writer.folder(f"{commit}^{{tree}}", {tuple(path.split("/")): text for path, text in changes.items()})
    keep(root, writer.objects.values(), algorithm)
    return tree


class _Writer:
    """Works out folders with their changes, and remembers what git does not keep yet.

    Attributes:
        objects: What each new object is and holds, by its id.
    """

    def __init__(self, kept: Objects, algorithm: str) -> None:
        self.objects: dict[str, tuple[str, bytes]] = {}
        self._kept, self._algorithm = kept, algorithm

    def made(self, kind: str, content: bytes) -> str:
        """Remember an object and give its id."""
        id_ = id_of(kind, content, self._algorithm)
        self.objects[id_] = (kind, content)
        return id_

    def folder(self, before: str, changes: Changes) -> str:
        """Make a folder from what it was before; give an empty string if nothing is left of it."""
        entries = self._kept.folder(before) if before else {}
        inside = defaultdict[str, Changes](dict)
        for (name, *rest), text in changes.items():
            if rest:
                inside[name][tuple(rest)] = text
            elif text is not None:
                entries[name] = Entry(FILE, self.made("blob", text.encode()))
            else:
                entries.pop(name, None)
        for name, inner_changes in inside.items():
            old = entries.pop(name, None)
            if new_id := self.folder(old.id if old and old.mode == FOLDER else "", inner_changes):
                entries[name] = Entry(FOLDER, new_id)
        return self.made("tree", _written(entries)) if entries else ""


def _written(folder: Mapping[str, Entry]) -> bytes:
    """Write a folder as git keeps it: `MODE NAME`, a zero byte and an id in bytes, again and again.

    Git orders names by their bytes, a folder's as if it ended with a slash.
    """
    rows = [(os.fsencode(name), entry) for name, entry in folder.items()]
    rows.sort(key=lambda row: row[0] + b"/" if row[1].mode == FOLDER else row[0])
    return b"".join(b"%b %b\0%b" % (entry.mode.encode(), name, bytes.fromhex(entry.id)) for name, entry in rows)


def write_commit(root: Path, tree: str, parent: str, message: str, *options: str) -> str:
    """Make a commit and give its id.

    Args:
        root: The project's root.
        tree: The id of what it has.
        parent: The commit that it follows.
        message: What it says.
        options: Whether it is signed.

    Raises:
        GitError: Git refused, or did not sign.
    """
    return run(root, "commit-tree", tree, "-p", parent, *options, "-F", "-", text=message.encode()).decode().strip()
