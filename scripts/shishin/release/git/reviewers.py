"""What the messages of commits say of who read a change: people who wrote none of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    trailers = [f"%(trailers:key={name},valueonly,unfold,separator=%x00)" for name in (WROTE, READ)]
    form = f"--format=%x1e%aE%x1f{'%x1f'.join(trailers)}%x1f"
    revision = f"{since}..HEAD" if since else "HEAD"
    arguments = (
        "log",
        "--no-show-signature",
        "--name-only",
        "--relative",
        "-z",
        form,
        "--end-of-options",
        revision,
        "--",
    )
    authors, named = set[str](), set[str]()
    for row in repository.run(*arguments).split("\x1e")[1:]:
        author, wrote, read, files = row.split("\x1f")
        named |= {*_addresses(read)}
        if any(name.lstrip("\n").startswith(f"{folder}/") for name in files.split("\0")):
            authors |= {author.lower(), *_addresses(wrote)}
    return tuple(sorted(named - authors))


def _addresses(values: str) -> Iterator[str]:
    return (match[1].lower() for value in values.split("\0") if (match := _ADDRESS.search(value)))
