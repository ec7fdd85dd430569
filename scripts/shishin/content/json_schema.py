"""The field table as JSON Schema, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shishin.forms.kinds import FileKind

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that VS Code's YAML support reads best; pydantic's output uses nothing newer but `$defs`."""


def json_schema(kind: FileKind) -> dict[str, Any]:
    """Give the JSON Schema of a kind of document, with descriptions in both languages."""
    schema = kind.record.model_json_schema()
    return {"$schema": DIALECT, **_both_languages(schema)}


def _both_languages(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, list):
        return [_both_languages(item) for item in value]
    if not isinstance(value, dict):
        return value
    made = {
        key: _both_languages(item)
        for key, item in value.items()
        if key not in {"x-ja", "title"} or key in _names(value)
    }
    if "x-ja" in value:
        made["description"] = f"{value['x-ja']} / {value['description']}"
    return made


def _names(value: dict[str, Any]) -> set[str]:
    """Keep a field that is itself called `title`: its value is a schema, not a word."""
    return {key for key, item in value.items() if isinstance(item, dict)}
