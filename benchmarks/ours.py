"""This project's own sources: reads them, and copies them with guides that were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.edition import ENGLISH
from benchmarks.write_manual import copy_sources, write_manual
from shishin.content.load import load
from shishin.findings.text import report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.manual import NewGuideline
    from shishin.model.library import Library


class ContentError(Exception):
    """Content that is to be measured has faults; the message says which."""


def read(root: Path) -> Library:
    """Read a project's content.

    Raises:
        ContentError: It has errors.
    """
    loaded = load(root)
    if loaded.library is None:
        raise ContentError(report(loaded.findings, ENGLISH))
    return loaded.library


def write_ours(root: Path, target: Path, made: Sequence[NewGuideline] = ()) -> Path:
    """Copy the project's sources, and write guidelines among them that were made."""
    copy_sources(root, target)
    if made:
        write_manual(read(root), made, target)
    return target
