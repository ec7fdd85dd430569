"""The journal of a release: what it is about to do, so that the next command can complete what a kill cut short."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, astuple, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

JOURNAL = "shishin-release.json"
"""A file in git's own folder, which no checkout and no check sees."""

_FOLDER = re.compile(r"[a-z]+/[a-z0-9-]+")
_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
"""An id of git's, by SHA-1 or SHA-256."""


@dataclass(frozen=True)
class PendingChange:
    """What a release or a withdrawal does to the repository.

    Attributes:
        project: Where in the repository the project is: one may hold several, and they share its journal.
        folder: The guideline's folder, from the project's root.
        branch: The branch that gets a commit.
        before: The commit that it had.
        commit: The new commit.
        tag: The new tag's full name; empty if there is none.
        tagged: The tag's id.
    """

    project: str
    folder: str
    branch: str
    before: str
    commit: str
    tag: str
    tagged: str


def write(path: Path, pending: PendingChange) -> None:
    """Write the journal under another name first, so that it is there whole or not at all."""
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(asdict(pending)), encoding="utf-8")
    draft.replace(path)


def read(path: Path) -> PendingChange | None:
    """Read the journal, or nothing if there is none or it does not say what a journal says.

    A machine that lost power can leave it empty; what it said never came into place, or stands uncommitted.
    """
    try:
        pending = PendingChange(**json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError, RecursionError):
        return None
    if not all(isinstance(value, str) for value in astuple(pending)):
        return None
    return pending if _is_whole(pending) else None


def _is_whole(pending: PendingChange) -> bool:
    """Whether every field has what a release writes into it: names that lead nowhere else, and ids."""
    is_inside = _FOLDER.fullmatch(pending.folder) and ".." not in pending.project.split("/")
    ids = [pending.before, pending.commit]
    is_named = pending.branch.startswith("refs/heads/")
    if pending.tag:
        ids.append(pending.tagged)
        is_named = is_named and pending.tag.startswith("refs/tags/")
    return bool(is_inside) and is_named and all(map(_ID.fullmatch, ids))
