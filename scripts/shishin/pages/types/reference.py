"""The front matter reference: the field table as a page for authors."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shishin.content.json_schema import description, record_schema
from shishin.forms.kinds import KINDS
from shishin.forms.today.guideline import PREFIX_PATTERN
from shishin.forms.today.release import NAME_PATTERN, PATH_PATTERN, SHA_256_PATTERN
from shishin.forms.today.standard import PARTIAL_DATE_PATTERN
from shishin.model.accessibility import NUMBER_PATTERN, SITE_PAGE_PATTERN
from shishin.model.fields import ADDRESS_PATTERN, DATE_PATTERN, DIGEST_PATTERN, ID_PATTERN, WEB_ADDRESS_PATTERN
from shishin.model.requirement import REQUIREMENT_PATTERN
from shishin.model.synonyms import GOAL_PATTERN
from shishin.model.version import VERSION_PATTERN
from shishin.pages.types.free import FreeBody

if TYPE_CHECKING:
    from shishin.forms.kinds import FileKind
    from shishin.languages.language import Strings
    from shishin.pages.context import Context
    from shishin.pages.page import Neighbours, Text


@dataclass(frozen=True)
class FieldRow:
    """A row of the front matter reference."""

    name: str
    required: bool
    description: str
    form: str
    example: str


@dataclass(frozen=True)
class FieldTable:
    """A table of the front matter reference."""

    id: str
    title: str
    files: tuple[str, ...]
    rows: tuple[FieldRow, ...]


@dataclass(frozen=True, kw_only=True)
class ReferenceBody(FreeBody):
    """The field tables."""

    layout = "reference"

    tables: tuple[FieldTable, ...]


def reference_body(context: Context, text: Text, neighbours: Neighbours) -> ReferenceBody:
    """Make the front matter reference."""
    return ReferenceBody(text=text, neighbours=neighbours, tables=field_tables(context))


_FORMS = {
    ADDRESS_PATTERN: "place",
    DATE_PATTERN: "day",
    DIGEST_PATTERN: "digest",
    GOAL_PATTERN: "goal",
    ID_PATTERN: "id",
    NAME_PATTERN: "name",
    NUMBER_PATTERN: "criterion",
    PARTIAL_DATE_PATTERN: "partial-day",
    PATH_PATTERN: "path",
    PREFIX_PATTERN: "prefix",
    REQUIREMENT_PATTERN: "requirement",
    SHA_256_PATTERN: "sha-256",
    SITE_PAGE_PATTERN: "site-page",
    VERSION_PATTERN: "version",
    WEB_ADDRESS_PATTERN: "address",
}
"""How the forms that a pattern prescribes are called in words."""


def field_tables(context: Context) -> tuple[FieldTable, ...]:
    """Make a table for each kind of document and for each group of fields within one."""
    return tuple(_table(context, kind) for kind in KINDS)


def _table(context: Context, kind: FileKind) -> FieldTable:
    text = context.words["reference"]
    schema = record_schema(kind, context.library.languages)
    rows = _rows(context, schema, schema.get("$defs", {}))
    return FieldTable(
        f"fields-{kind.name}",
        text["kinds"][kind.name].format(original=context.language.name_of(context.source)),
        kind.files_in(context.library.languages),
        tuple(rows),
    )


def _rows(context: Context, schema: dict[str, Any], groups: dict[str, Any], prefix: str = "") -> list[FieldRow]:
    """List the fields of a record, and below each group of fields those of the group."""
    text, languages = context.words["reference"], set(context.library.languages.codes)
    rows = []
    for name, field in schema["properties"].items():
        example = json.dumps(field["examples"][0], ensure_ascii=False)
        required = name in schema.get("required", ())
        said = description(field, context.language)
        rows.append(FieldRow(prefix + name, required, said, form(field, groups, text), example))
        group = _group(field, groups)
        if group is not None and set(group["properties"]) != languages:
            rows += _rows(context, group, groups, f"{prefix}{name}.")
    return rows


def _group(field: dict[str, Any], groups: dict[str, Any]) -> dict[str, Any] | None:
    """Find the group of fields that a field holds, alone or as a list's items."""
    reference = field.get("$ref") or field.get("items", {}).get("$ref")
    group: dict[str, Any] = groups[reference.rsplit("/", 1)[1]] if reference else {}
    return group if "properties" in group else None


def form(field: dict[str, Any], groups: dict[str, Any], text: Strings) -> str:  # noqa: PLR0911 - one answer per type
    """Say in words what a field may hold, from its JSON Schema."""
    forms: Strings = text["forms"]
    options = [option for option in field.get("anyOf", ()) if option.get("type") != "null"]
    if options:
        return form(options[0], groups, text)
    if "$ref" in field and "enum" in (values := groups[field["$ref"].rsplit("/", 1)[1]]):
        field = values
    if "enum" in field:
        return str(forms["enum"]).format(values=", ".join(field["enum"]))
    match field.get("type"):
        case "integer":
            return str(forms["integer"]).format(low=field["minimum"], high=field["maximum"])
        case "boolean":
            return str(forms["boolean"])
        case "array":
            return str(forms["list"]).format(items=form(field["items"], groups, text))
        case "string" if field.get("pattern") in _FORMS:
            return str(forms[_FORMS[field["pattern"]]])
        case "string":
            return str(forms["line" if "pattern" in field else "text"]).format(limit=field["maxLength"])
    group = _group(field, groups) or {"properties": {}}
    return str(forms["group"]).format(fields=", ".join(group["properties"]))
