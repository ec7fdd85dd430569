"""Writes a file whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

NEW = 0o644
"""How a file is marked that was not there before."""


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in the place of another in one step: whoever stops the program finds the old one or the new one.

    Args:
        path: The file, whose folder is there; its mark stays as it was.
        content: What it is to hold.

    Raises:
        OSError: The disk refused; the file is as it was.
    """
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else NEW
    # The name that it has meanwhile is none of a source's.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
