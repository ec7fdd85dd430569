"""The real content, read once in a process for all tests of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from shishin.content.load import load

if TYPE_CHECKING:
    from shishin.content.load import Loaded


@cache
def real_content() -> Loaded:
    """Give the real content as it was read, with what the checks say of it."""
    return load(Path(__file__).parents[2])
