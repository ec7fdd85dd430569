"""The interface's words in one language, as the templates use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shishin.languages.language import Language

Strings = dict[str, Any]


def words(language: Language) -> Strings:
    """Give the interface's words: nested tables of strings."""
    return language.interface
