"""The languages of the real content and of the little project: Japanese, which they are written in, and English."""

from __future__ import annotations

from shishin.languages.reader import DEFAULT, languages

EDITION = languages(DEFAULT)
LANGUAGES = EDITION.all
JAPANESE, ENGLISH = EDITION.of("ja"), EDITION.of("en")
language_of = EDITION.of
