"""The field table as JSON Schema, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shishin.forms.kinds import FileKind
    from shishin.languages.language import Languages

EXAMPLE = "…"

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that VS Code's YAML support reads best; pydantic's output uses nothing newer but `$defs`."""


def json_schema(kind: FileKind, languages: Languages) -> dict[str, Any]:
    """Give the JSON Schema of a kind of document, with descriptions in Japanese and in English."""
    return {"$schema": DIALECT, **_both_languages(record_schema(kind, languages))}


def record_schema(kind: FileKind, languages: Languages) -> dict[str, Any]:
    """Give the schema of a kind of document in an edition, as pydantic describes its fields."""
    schema: dict[str, Any] = _in_languages(kind.record.model_json_schema(), languages)
    return schema


def _in_languages(value: Any, languages: Languages) -> Any:  # noqa: ANN401 - any JSON value
    """Give what stands in every language a field for each, and codes of languages the choice that there is."""
    if isinstance(value, list):
        return [_in_languages(item, languages) for item in value]
    if not isinstance(value, dict):
        return value
    schema = {key: _in_languages(item, languages) for key, item in value.items()}
    if schema.pop("x-language-code", False):
        schema["enum"] = list(languages.codes)
    if description := schema.pop("x-languages", None):
        words = schema["additionalProperties"]
        words_by_language = {
            language.code: {
                "description": f"{description['en']} ({language.name})",
                "x-ja": f"{description['ja']}（{language.name}）",
                "examples": [description.get("examples", {}).get(language.code, EXAMPLE)],
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


def _both_languages(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, list):
        return [_both_languages(item) for item in value]
    if not isinstance(value, dict):
        return value
    schema = {
        key: _both_languages(item)
        for key, item in value.items()
        if key not in {"x-ja", "title"} or key in _names(value)
    }
    if "x-ja" in value:
        schema["description"] = f"{value['x-ja']} / {value['description']}"
    return schema


def _names(value: dict[str, Any]) -> set[str]:
    """Keep a field that is itself called `title`: its value is a schema, not a word."""
    return {key for key, item in value.items() if isinstance(item, dict)}
