"""How this project gets along with mkdocs-static-i18n, which calls MkDocs once more for every language.

Nothing here imports that plugin: it is asked for by the name that it has in mkdocs.yml. Without it, one run makes the
pages of all languages, and the site is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.languages.language import Language
    from shishin.website.engine import File, MkDocsConfig

NAME = "i18n"
"""The plugin's name in mkdocs.yml."""


def set_languages(config: MkDocsConfig, languages: Sequence[Language]) -> None:
    """Let the plugin build the languages that the content has, whatever mkdocs.yml lists."""
    if NAME in config.plugins:
        settings = cast("Any", config.plugins[NAME]).config
        row = type(settings.languages[0])
        settings.languages = [_row(row(), language) for language in languages]


def _row(row: Any, language: Language) -> Any:  # noqa: ANN401 - a class of that plugin
    row.load_dict({"locale": language.code, "name": language.name, "default": language.is_source})
    # This fills in what is left out. It refuses codes of three letters, with which the plugin otherwise gets along.
    row.validate()
    return row


def languages_of_run(config: MkDocsConfig, languages: Sequence[Language]) -> tuple[Language, ...]:
    """Give the languages whose pages this run of MkDocs makes: one, or all of them without the plugin."""
    if NAME not in config.plugins:
        return tuple(languages)
    current = cast("Any", config.plugins[NAME]).current_language
    return tuple(language for language in languages if language.code == current)


def mark_file(file: File, language: Language) -> None:
    """Give a page that is made in memory what the plugin expects of every page: a language, and no others beside it."""
    page = cast("Any", file)
    page.locale = page.locale_alternate_of = page.localization = language.code
    page.alternates = {}
