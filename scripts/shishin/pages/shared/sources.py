"""Paths of source files, without the folder of the version that they were frozen in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.release import RELEASES

if TYPE_CHECKING:
    from shishin.languages.language import Language


def unreleased(path: str) -> str:
    """Give the path that a frozen file had among the sources; any other path stays."""
    folder, mark, rest = path.partition(f"/{RELEASES}/")
    return f"{folder}/{rest.split('/', 1)[1]}" if mark else path


def stem(path: str, language: Language) -> str:
    """Give the path that a document had among the sources, without language and ending."""
    return unreleased(path).removesuffix(f".{language.code}.md")
