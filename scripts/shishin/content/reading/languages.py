"""Holds the languages' files together with a project's own: what is wrong with them becomes findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.languages.reader import problems_of
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def language_findings(root: Path, codes: Sequence[str]) -> list[Finding]:
    """Give everything that is wrong with the files of languages.

    Args:
        root: The project's root.
        codes: The languages' codes.
    """
    return [Finding(problem.file, problem.line, problem.code, problem.values) for problem in problems_of(codes, root)]
