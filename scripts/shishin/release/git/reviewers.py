"""What the messages of commits say of who read a change: people who wrote none of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shishin.release.git.repository import GitRepository

READ, WROTE = "Reviewed-by", "Co-authored-by"
"""The trailers by which a message names who read a change, and who wrote it beside its author."""

_ADDRESS = re.compile(r"<([^<>\s]+)>\s*$")


def readers(repository: GitRepository, folder: str, since: str) -> tuple[str, ...]:
    """Give the addresses of those who read what changed in a folder, as a commit's message says, and wrote none of it.

    A merge is looked at too: its message is where whoever reads a suggestion can say so.

    Args:
        repository: The repository.
        folder: The folder, from the project's root.
        since: What the commit is called after which changes count; empty for all.

    Raises:
        GitError: Git refused.
    """
    revision = f"{since}..HEAD" if since else "HEAD"
    rows = [*_told(repository, ("%aE", _trailer(WROTE)), revision, "--", folder)]
    authors = {author.lower() for author, *_ in rows} | {*_addresses(value for _, *values in rows for value in values)}
    named = _addresses(value for row in _told(repository, (_trailer(READ),), revision, "--") for value in row)
    return tuple(sorted({*named} - authors))


def _trailer(name: str) -> str:
    return f"%(trailers:key={name},valueonly,unfold,separator=%x00)"


def _told(repository: GitRepository, parts: tuple[str, ...], *arguments: str) -> Iterator[list[str]]:
    """Give what git's log says of each commit (git-log, pretty formats)."""
    form = f"--format={'%x00'.join(parts)}%x1e"
    told = repository.run("log", "--no-show-signature", form, "--end-of-options", *arguments)
    return (row.strip("\n").split("\0") for row in told.split("\x1e") if row.strip("\n"))


def _addresses(values: Iterable[str]) -> Iterator[str]:
    return (match[1].lower() for value in values if (match := _ADDRESS.search(value)))
