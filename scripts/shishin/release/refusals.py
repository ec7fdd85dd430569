"""Says in findings why git, a lock or the disk refused something."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from shishin.disk.lock import LockedError
from shishin.model.finding import Finding
from shishin.release.git.process import GitError, GitMissingError
from shishin.release.publish.publish import OvertakenError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NAMED = 10
"""So many files are named; more would push everything else off the screen."""

ELLIPSIS = "…"


@contextmanager
def refusals_in(findings: list[Finding], root: Path) -> Iterator[None]:
    """End what is done within at a refusal, and say in a finding what it was.

    Args:
        findings: Where it is said.
        root: The project's root.
    """
    try:
        yield
    except GitMissingError:
        findings.append(Finding.at(str(root), 0, "git-missing"))
    except GitError as error:
        findings.append(Finding.at(str(root), 0, "git-failed", command=error.command, reason=error.reason))
    except LockedError:
        findings.append(Finding.at(str(root), 0, "release-locked"))
    except OvertakenError as error:
        findings.append(Finding.at(str(root), 0, "release-overtaken", changed=named(error.changed)))
    except OSError as error:
        place = str(error.filename or root)
        findings.append(Finding.at(place, 0, "release-disk", reason=error.strerror or error))


def named(paths: Sequence[str]) -> str:
    """Name the first of some paths in a line."""
    return ", ".join([*paths[:NAMED], *([ELLIPSIS] if len(paths) > NAMED else [])])
