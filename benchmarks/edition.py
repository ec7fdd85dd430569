"""The languages of this project's own content, which the benchmarks measure."""

from __future__ import annotations

from pathlib import Path

from shishin.content.reading.edition import edition_languages

EDITION = edition_languages(Path(__file__).parents[1])
LANGUAGES, SOURCE, TRANSLATIONS = EDITION.all, EDITION.source, EDITION.translations
ENGLISH = EDITION.of("en")
language_of = EDITION.of
