"""The languages that a site is published in."""

from __future__ import annotations

from shishin.languages.language import Language
from shishin.languages.reader import DEFAULT, languages

__all__ = ["EDITION", "ENGLISH", "JAPANESE", "LANGUAGES", "SOURCE", "TRANSLATIONS", "Language", "language_of"]

EDITION = languages(DEFAULT)

JAPANESE, ENGLISH = EDITION.of("ja"), EDITION.of("en")

SOURCE = EDITION.source
"""The language the content is written in; facts stand in its files only."""

LANGUAGES = EDITION.all
TRANSLATIONS = EDITION.translations


def language_of(code: str) -> Language:
    """Give the row of a language code.

    Raises:
        KeyError: The site is not published in that language.
    """
    return EDITION.of(code)
