"""The languages a site is published in: a new language is one more row."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """One language of the site.

    Attributes:
        code: The BCP 47 tag, used in file names, `lang` and `hreflang`.
        name: The language's name in itself, as the language switch shows it.
        prefix: What stands before a page's address: empty for the source language.
        open_graph: The locale of Open Graph's `og:locale`.
    """

    code: str
    name: str
    prefix: str
    open_graph: str


JAPANESE = Language("ja", "日本語", "", "ja_JP")
ENGLISH = Language("en", "English", "en/", "en_GB")

SOURCE = JAPANESE
"""The language the content is written in; facts stand in its files only."""

LANGUAGES = (JAPANESE, ENGLISH)
TRANSLATIONS = tuple(language for language in LANGUAGES if language is not SOURCE)


def language_of(code: str) -> Language:
    """Give the row of a language code.

    Raises:
        KeyError: The site is not published in that language.
    """
    for language in LANGUAGES:
        if language.code == code:
            return language
    raise KeyError(code)
