"""Makes commits that no branch leads to yet: the texts, the folders that hold them, and the commit itself."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from shishin.release.git.objects import FILE, FOLDER, OTHER, Entry
from shishin.release.git.process import Conversation, run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.release.git.objects import Objects

KINDS = {FOLDER: "tree", OTHER: "commit"}
"""What git calls what an entry of a folder stands for; all others are a `blob`."""

Changes = dict[tuple[str, ...], str]
"""The id of each file's new content by the parts of its path; an empty one if the file is removed."""


def write_texts(root: Path, texts: Mapping[str, str]) -> dict[str, str]:
    """Let git keep texts just as they are, and give the id of each by its path.

    Raises:
        GitError: Git refused.
    """
    if not texts:
        return {}
    with TemporaryDirectory() as place:
        names = [str(Path(place) / str(number)) for number in range(len(texts))]
        for name, text in zip(names, texts.values(), strict=True):
            Path(name).write_bytes(text.encode())
        # Not through git's filters: a release refuses files that they would change.
        listed = "".join(f"{name}\n" for name in names).encode()
        ids = run(root, "hash-object", "-w", "--no-filters", "--stdin-paths", text=listed).decode().split()
    return dict(zip(texts, ids, strict=True))


def write_folders(root: Path, objects: Objects, commit: str, changes: Changes) -> str:
    """Make what a commit has, with some of its files changed, and give its id.

    Args:
        root: The project's root.
        objects: What git keeps.
        commit: The commit.
        changes: What is changed, by paths from the repository's top folder.

    Raises:
        GitError: Git refused.
    """
    with Conversation(root, "mktree", "-z", "--batch") as git:
        return _write_folder(git, objects, f"{commit}^{{tree}}", changes)


def _write_folder(git: Conversation, objects: Objects, before: str, changes: Changes) -> str:
    """Make a folder from what it was before; give an empty string if nothing is left of it."""
    entries = objects.folder(before) if before else {}
    inside = defaultdict[str, Changes](dict)
    for (name, *rest), id_ in changes.items():
        if rest:
            inside[name][tuple(rest)] = id_
        elif id_:
            entries[name] = Entry(FILE, id_)
        else:
            entries.pop(name, None)
    for name, inner_changes in inside.items():
        old = entries.pop(name, None)
        if new_id := _write_folder(git, objects, old.id if old and old.mode == FOLDER else "", inner_changes):
            entries[name] = Entry(FOLDER, new_id)
    if not entries:
        return ""
    # Each row ends with a zero byte; another one ends the folder.
    rows = (f"{entry.mode} {KINDS.get(entry.mode, 'blob')} {entry.id}\t{name}\0" for name, entry in entries.items())
    return git.ask(os.fsencode("".join(rows)) + b"\0").decode()


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
