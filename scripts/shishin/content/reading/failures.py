"""Turns what no rule foresaw into a finding: a file that brings a reader down is named, and the rest is still read.

Only kinds of failure that data can cause are taken: a mistake of this program, such as a missing name, stays a mistake.
With `SHISHIN_TRACEBACK` set, none is taken, so that whoever mends the program sees where it happened.
"""

from __future__ import annotations

import errno
import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

FAILURES = (RecursionError, MemoryError, OSError, ValueError, re.error)
"""What data can cause: too much nesting, too much of it, a file system, text that is no such value, and a pattern of a
language that fits no other.

Errors of encodings are ValueErrors too.
"""

SHOW = "SHISHIN_TRACEBACK"
"""The environment variable that lets such an error through."""

LONGEST = 200
"""Characters of a reason that a finding repeats."""


@contextmanager
def explained(path: str, findings: list[Finding]) -> Iterator[None]:
    """Handle one file; what brings that down becomes a finding about the file.

    Args:
        path: The file's path.
        findings: Where it is said.
    """
    try:
        yield
    except FAILURES as error:
        if not is_of_data(error):
            raise
        findings.append(failed(path, error))


def is_of_data(error: BaseException) -> bool:
    """Whether an error is to be explained rather than shown; one of a pipe that was closed is the system's affair."""
    piped = isinstance(error, OSError) and error.errno == errno.EPIPE
    return isinstance(error, FAILURES) and not piped and not os.environ.get(SHOW)


def failed(path: str, error: BaseException) -> Finding:
    """Put an error into a finding about a file."""
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:LONGEST]
    return Finding.at(path, 0, "content-failed", path=path, reason=reason, variable=SHOW)
