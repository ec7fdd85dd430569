"""The JSON Schema of each data set's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from shishin.languages.reader import spoken
from shishin.pages.outputs.dataset.rows import Both
from shishin.pages.shared.data_address import schema_name

if TYPE_CHECKING:
    from shishin.languages.language import Language
    from shishin.pages.context import Context
    from shishin.pages.outputs.dataset.rows import DataRow

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def data_schema(context: Context, name: str, row_class: type[DataRow], site_url: str) -> dict[str, Any]:
    """Give the JSON Schema of a data set's file.

    Args:
        context: The content, for the languages of its words.
        name: The data set's name.
        row_class: The class of its rows.
        site_url: The site's address.
    """
    row, codes = (
        row_class.model_json_schema(ref_template="#/$defs/{model}"),
        [language.code for language in context.languages],
    )
    groups = row.pop("$defs", {})
    if Both.__name__ in groups:
        groups[Both.__name__] = _both(context)
    both = {
        "type": "object",
        "properties": {code: {"type": "string"} for code in codes},
        "required": codes,
        "additionalProperties": False,
    }
    properties = {
        "$schema": {"type": "string"},
        "dataset": {"const": name},
        "licence": {"type": "string", "format": "uri"},
        "rights": both,
        "notice": both,
        "rows": {"type": "array", "items": {"$ref": f"#/$defs/{row_class.__name__}"}},
    }
    return {
        "$schema": DIALECT,
        "$id": urljoin(site_url, schema_name(name)),
        "title": name,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "$defs": {**groups, row_class.__name__: row},
    }


def _both(context: Context) -> dict[str, Any]:
    """Describe words in every language of the edition."""
    properties = {
        language.code: {
            "description": _said_of(language),
            "title": language.code.title(),
            "type": "string",
        }
        for language in context.languages
    }
    return {
        "additionalProperties": False,
        "description": Both.__doc__,
        "properties": properties,
        # A version that was released before a language was added has no words in it.
        "required": [
            code
            for code in properties
            if all(code in version.guideline.languages for version in context.library.versions)
        ],
        "title": Both.__name__,
        "type": "object",
    }


def _said_of(language: Language) -> str:
    """Say of words, in English as all of a schema, which language they are in, and whether they are the original."""
    name = spoken("en").name_of(language)
    return f"In {name}, {'the source language' if language.is_source else 'a project translation'}."
