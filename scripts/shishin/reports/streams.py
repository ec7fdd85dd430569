"""Lets every word be printed wherever it goes: a terminal or a pipe may know fewer characters than the words have."""

from __future__ import annotations

import sys
from io import TextIOWrapper


def escape_unknown() -> None:
    r"""Print what the output's encoding does not have as an escape such as `\u6771`, where Python would stop.

    Windows hands a pipe the encoding of its locale, which has Japanese or accents but not both; `LC_ALL=C` and
    `PYTHONIOENCODING` can take away both. File names may hold bytes that are no characters at all.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
