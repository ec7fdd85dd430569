"""Reads commits, folders and files out of git, all through one process."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.release.git.process import Conversation

if TYPE_CHECKING:
    from pathlib import Path

FILE, PROGRAM, LINK, FOLDER, OTHER = "100644", "100755", "120000", "40000", "160000"
"""How git marks an ordinary file, a program, a link, a folder, and a commit of another repository (git-fast-import)."""

KINDS = ("blob", "tree", "commit", "tag")


@dataclass(frozen=True)
class Object:
    """What git keeps under an id.

    Attributes:
        id: The id.
        kind: `blob` (a file), `tree` (a folder), `commit` or `tag`.
        content: What it holds.
    """

    id: str
    kind: str
    content: bytes


@dataclass(frozen=True)
class Entry:
    """What a folder of a commit has under a name.

    Attributes:
        mode: How it is marked.
        id: The id of its content.
    """

    mode: str
    id: str


class Objects:
    """What git keeps, read through one process that is started with the first question.

    Args:
        root: The project's root. A name such as `HEAD:./docs` starts from it.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._git: Conversation | None = None
        self._files: dict[tuple[str, str], dict[str, Entry]] = {}

    def close(self) -> None:
        """End the process, if it was started."""
        if self._git:
            self._git.close()
        self._git = None

    def read(self, name: str) -> Object | None:
        """Give what a name stands for, or nothing if there is no such thing.

        Raises:
            GitError: Git refused.
            GitMissingError: There is no git on this machine.
        """
        if "\n" in name:
            return None
        if self._git is None:
            self._git = Conversation(self._root, "cat-file", "--batch")
        # `ID KIND SIZE`, or else the name and what is wrong with it (git-cat-file, Batch output).
        answer = os.fsdecode(self._git.ask(os.fsencode(name) + b"\n")).rsplit(" ", 2)
        if len(answer) < len(("id", "kind", "size")) or answer[1] not in KINDS or not answer[2].isdecimal():
            return None
        id_, kind, size = answer
        # A line end follows the content.
        return Object(id_, kind, self._git.more(int(size) + 1)[:-1])

    def id_of(self, name: str) -> str:
        """Give the id of what a name stands for, or an empty string if there is no such thing."""
        object_ = self.read(name)
        return object_.id if object_ else ""

    def text(self, name: str) -> str:
        """Give the text of a file that is there; what is no UTF-8 in it becomes U+FFFD."""
        object_ = self.read(name)
        return object_.content.decode(errors="replace") if object_ else ""

    def message(self, commit: str) -> str:
        """Give what a commit says."""
        return self.text(commit).partition("\n\n")[2]

    def folder(self, name: str) -> dict[str, Entry]:
        """Give what a folder of a commit has, by name; nothing if it is not there.

        Args:
            name: What git finds it by, such as `HEAD:./docs` or its id.
        """
        object_ = self.read(name)
        return entries(object_) if object_ and object_.kind == "tree" else {}

    def files(self, commit: str, folder: str) -> dict[str, Entry]:
        """Give all that a commit has below a folder, but for the folders: by its path from the project's root.

        Args:
            commit: The commit's id: what is read is remembered.
            folder: The folder's path from the project's root.
        """
        key = (commit, folder)
        if key not in self._files:
            self._files[key] = self._below(f"{commit}:./{folder}", folder)
        return self._files[key]

    def text_files(self, commit: str, folder: str) -> dict[str, Entry]:
        """Give those of them that a checkout could hold as files with such names; no link leads anywhere else."""
        return {path: entry for path, entry in self.files(commit, folder).items() if is_text_file(path, entry)}

    def different(self, first: str, second: str, folder: str) -> list[str]:
        """Give the paths of the files below a folder that two commits do not have alike, from the project's root."""
        before, after = self.files(first, folder), self.files(second, folder)
        return sorted(path for path in {*before, *after} if before.get(path) != after.get(path))

    def _below(self, name: str, folder: str) -> dict[str, Entry]:
        below, waiting = dict[str, Entry](), [(name, folder)]
        while waiting:
            name, folder = waiting.pop()
            for entry_name, entry in self.folder(name).items():
                path = f"{folder}/{entry_name}"
                if entry.mode == FOLDER:
                    waiting.append((entry.id, path))
                else:
                    below[path] = entry
        return dict(sorted(below.items()))


def entries(folder: Object) -> dict[str, Entry]:
    """Read a folder as git keeps it: `MODE NAME`, a zero byte and an id in bytes, again and again."""
    size, content, by_name = len(folder.id) // 2, folder.content, dict[str, Entry]()
    start = 0
    while start < len(content):
        end = content.index(b"\0", start)
        mode, _, name = content[start:end].partition(b" ")
        start = end + 1 + size
        by_name[os.fsdecode(name)] = Entry(mode.decode().lstrip("0"), content[end + 1 : start].hex())
    return by_name


def is_text_file(path: str, entry: Entry) -> bool:
    """Whether a checkout could hold something as a file: no link, no name that leads out or is no text."""
    return entry.mode in (FILE, PROGRAM) and path.isprintable() and {"", ".", ".."}.isdisjoint(path.split("/"))


def id_of_file(content: bytes, algorithm: str) -> str:
    """Work out the id that git gives the content of a file.

    Args:
        content: The content.
        algorithm: What the repository's ids are made with: `sha1` or `sha256`.
    """
    return hashlib.new(algorithm, b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
