"""What git's own record says of who read a change: people whom a commit names, and who wrote none of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.release.git.repository import GitRepository

FORM = "--format=%aE%x00%(trailers:key=Reviewed-by,valueonly,unfold,separator=%x00)%x1e"
"""The author's address, and the values of the trailers `Reviewed-by:` (git-log, git-interpret-trailers)."""

_ADDRESS = re.compile(r"<([^<>\s]+)>\s*$")


@dataclass(frozen=True)
class Reviewers:
    """Who wrote and who read the changes of a folder.

    Attributes:
        authors: The addresses of those who wrote them.
        others: The addresses of those who read them by a trailer `Reviewed-by:` and wrote none.
    """

    authors: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def reviewers(repository: GitRepository, folder: str, since: str) -> Reviewers:
    """Read who wrote and who read what changed in a folder.

    Args:
        repository: The repository.
        folder: The folder, from the project's root.
        since: What the commit is called after which changes count; empty for all.

    Raises:
        GitError: Git refused.
    """
    revision = f"{since}..HEAD" if since else "HEAD"
    told = repository.run("log", FORM, "--end-of-options", revision, "--", folder)
    rows = [row.strip("\n").split("\0") for row in told.split("\x1e") if row.strip()]
    authors = {author.lower() for author, *_ in rows}
    read = {match[1].lower() for _, *values in rows for value in values if (match := _ADDRESS.search(value))}
    return Reviewers(tuple(sorted(authors)), tuple(sorted(read - authors)))
