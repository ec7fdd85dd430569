"""Gives the languages of an edition, and the language in which the command speaks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from shishin.languages.complete import problems
from shishin.languages.language import Language, Languages
from shishin.languages.tables import Tables, program_codes, project_codes, read_tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SPOKEN = "en"
"""The language of messages for those whose own the program does not speak."""

DEFAULT = ("ja", "en")
"""The languages of an edition that does not say which it has."""


def languages(codes: Sequence[str], root: Path | None = None) -> Languages:
    """Give the languages of an edition; with the same words it is the same object each time.

    Args:
        codes: Their codes, that of the source language first.
        root: The project's root, whose folder `languages/` adds languages, or words to them.

    Raises:
        KeyError: As soon as an entry is asked for that a file lacks, or that cannot be read; `complete.problems` tells
            of it.
    """
    return _made(tuple(read_tables(code, root) for code in codes))


@lru_cache(maxsize=16)
def _made(tables: tuple[Tables, ...]) -> Languages:
    return Languages(tuple(Language(language_tables, place == 0) for place, language_tables in enumerate(tables)))


def known_codes(root: Path | None = None) -> tuple[str, ...]:
    """Give the codes of all languages that there are: the program's, and those of a project's folder."""
    return tuple(dict.fromkeys((*program_codes(), *(project_codes(root) if root else ()))))


def spoken(code: str, root: Path | None = None) -> Language:
    """Give the language in which the command speaks, whether or not the edition has it."""
    codes = known_codes(root)
    asked = code if code in codes else SPOKEN
    tables = read_tables(asked, root)
    # The program's own words have nothing wrong: its tests see to that.
    is_whole = tables == Tables(asked) or not problems(tables)
    return languages([asked], root if is_whole else None).source
