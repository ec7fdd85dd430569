"""The field table as JSON Schema, for editors."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from shishin.disk.remembered import remembered
from shishin.model.fields import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.forms.kinds import FileKind
    from shishin.languages.language import Language, Languages
    from shishin.model.fields import Record

EXAMPLE = "…"
"""What stands for words in a language of which there is no example."""

IN_LANGUAGE = "x-language"
"""Marks a field that stands once for each language, with the language's name."""

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that VS Code's YAML support reads best; pydantic's output uses nothing newer but `$defs`."""


def json_schema(kind: FileKind, languages: Languages) -> dict[str, Any]:
    """Give the JSON Schema of a kind of document, with descriptions in every language of the edition."""
    return {"$schema": DIALECT, **_for_editors(record_schema(kind, languages), languages)}


def record_schema(kind: FileKind, languages: Languages) -> dict[str, Any]:
    """Give the schema of a kind of document in an edition, in which each field names its words; see `description`."""
    schema: dict[str, Any] = _in_languages(_plain_schema(kind.record), languages)
    return schema


@cache
def _plain_schema(record: type[Record]) -> dict[str, Any]:
    """Give a record's own schema, which nobody may change."""
    return remembered("schema", (f"{record.__module__}.{record.__qualname__}",), record.model_json_schema)


def _in_languages(value: Any, languages: Languages) -> Any:  # noqa: ANN401 - any JSON value
    """Give what stands in every language a field for each, and codes of languages the choice that there is."""
    if isinstance(value, list):
        return [_in_languages(item, languages) for item in value]
    if not isinstance(value, dict):
        return value
    schema = {key: _in_languages(item, languages) for key, item in value.items()}
    if schema.pop("x-language-code", False):
        schema["enum"] = list(languages.codes)
    if name_of_words := schema.pop("x-languages", None):
        words, examples = schema["additionalProperties"], schema.pop("x-examples", {})
        words_by_language = {
            language.code: {
                "description": name_of_words,
                WORDS: True,
                IN_LANGUAGE: language.name,
                "examples": [examples.get(language.code, EXAMPLE)],
                **words,
            }
            for language in languages
        }
        needed = [name for name, field in schema.get("properties", {}).items() if _is_needed(field, languages)]
        fields = list(schema.get("properties", {}).items())
        schema["properties"] = {**dict(fields[:1]), **words_by_language, **dict(fields[1:])}
        schema["required"] = [*schema.get("required", ()), *needed, *words_by_language]
        schema["additionalProperties"] = False
    return schema


def _is_needed(field: Any, languages: Languages) -> bool:  # noqa: ANN401 - as above
    return bool(field.pop("x_readings", False)) and any(language.script.is_by_kana for language in languages)


def description(field: Mapping[str, Any], language: Language) -> str:
    """Say in a language what a field holds.

    Args:
        field: The field as `record_schema` gives it.
        language: The reader's language.
    """
    table, _, entry = field["description"].partition(".")
    return language.fields[table][entry].format(language=field.get(IN_LANGUAGE, ""))


def _for_editors(value: Any, languages: Languages) -> Any:  # noqa: ANN401 - any JSON value
    """Put the words of fields in the place of their names, and leave out what only this program reads."""
    if isinstance(value, list):
        return [_for_editors(item, languages) for item in value]
    if not isinstance(value, dict):
        return value
    schema = {
        key: _for_editors(item, languages)
        for key, item in value.items()
        if key not in {WORDS, IN_LANGUAGE, "title"} or key in _names(value)
    }
    if WORDS in value:
        said = (description(value, language) for language in languages)
        schema["description"] = " / ".join(dict.fromkeys(said))
    return schema


def _names(value: dict[str, Any]) -> set[str]:
    """Keep a field that is itself called `title`: its value is a schema, not a word."""
    return {key for key, item in value.items() if isinstance(item, dict)}
