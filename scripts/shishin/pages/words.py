"""The interface's words in one language, as the templates use them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shishin.model.language import Language

Strings = dict[str, Any]


@cache
def words(language: Language) -> Strings:
    """Read the interface's words: nested tables of strings."""
    text = files("shishin.pages.strings").joinpath(f"{language.code}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
