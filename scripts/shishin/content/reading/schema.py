"""Holds data against the field table and says, field by field, what does not fit."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from shishin.content.reading.limits import KEPT
from shishin.model.finding import Finding
from shishin.model.web_address import WEB

if TYPE_CHECKING:
    from collections.abc import Collection

    from pydantic_core import ErrorDetails

    from shishin.content.reading.yaml_lines import Document
    from shishin.forms.kinds import FileKind
    from shishin.languages.language import Languages
    from shishin.model.fields import EditionNeeds, Record

SHOWN = 60
"""How many characters of a wrong value a message repeats."""


@dataclass(frozen=True)
class Place:
    """Where a record stands, for findings: the file, its data with lines, and the fields it may have.

    Attributes:
        document: The data of a file, with its lines.
        file: The file's path.
        known: The names of the fields that there are.
        facts: The names of those that stand in the source language's file only, if it is a translation.
        source: The path of that file.
        at: Where in the data the record stands; nothing for the whole.
    """

    document: Document
    file: str
    known: tuple[str, ...]
    facts: Collection[str] = ()
    source: str = ""
    at: tuple[str | int, ...] = ()


def check(
    document: Document, kind: FileKind, file: str, languages: Languages, findings: list[Finding]
) -> Record | None:
    """Turn data into a typed record, or add a finding for each field that does not fit.

    Args:
        document: The data with its lines.
        kind: The kind of document it must be.
        file: The file's path, for the findings.
        languages: The languages of the edition, in which words must stand.
        findings: Where findings go.

    Returns:
        The record, or nothing when there was a finding.
    """
    if document.problems:
        return None
    if not isinstance(document.data, dict):
        findings.append(Finding.at(file, document.line(()), "fields-missing"))
        return None
    try:
        return kind.record.model_validate(document.data, context=dict(asked(languages)))
    except ValidationError as error:
        facts = kind.facts.model_fields if kind.facts else ()
        source = f"{file.rsplit('.', 2)[0]}.{languages.source.code}.md"
        findings += explain(error, Place(document, file, tuple(kind.record.model_fields), facts, source))
        return None


def asked(languages: Languages) -> EditionNeeds:
    """Give what an edition in some languages asks of its files."""
    readings = any(language.script.is_by_kana for language in languages)
    return {"languages": languages.codes, "readings": readings}


def explain(error: ValidationError, place: Place) -> list[Finding]:
    """Say field by field what does not fit."""
    details = error.errors(include_url=False)
    names = {part for path in place.document.lines for part in path}
    # Whoever has so many to mend wants to see the first ones; looking for names that are close takes time.
    rows = [_finding(detail, place, names) for detail in details[:KEPT]]
    meant = {dict(row.values)["near"] for row in rows if row.code == "field-unknown"}
    # A misspelt name is one slip, not an unknown field and a missing one.
    shown = [row for row in rows if row.code != "field-missing" or dict(row.values)["field"] not in meant]
    if len(details) > KEPT:
        line = place.document.line((*place.at, *details[KEPT]["loc"]))
        shown.append(Finding.at(place.file, line, "findings-more", count=f"{len(details) - KEPT:,}"))
    return shown


def _finding(detail: ErrorDetails, place: Place, names: Collection[str | int]) -> Finding:
    file, whole = place.file, (*place.at, *detail["loc"])
    # Pydantic also puts names of types into a location.
    location = tuple(part for part in whole if isinstance(part, int) or part in names)
    path = whole if detail["type"] == "missing" else location
    name = ".".join(str(part) for part in whole)
    line = place.document.line(path)
    error = detail["type"]
    if error == "missing":
        return Finding.at(file, line, "field-missing", field=name, known=", ".join(place.known))
    if error == "extra_forbidden":
        return _unknown(detail, place, line)
    if error == "web_address":
        reason, part = detail["ctx"]["reason"], _short(detail["ctx"]["part"])
        return Finding.at(file, line, f"link-{reason}", target=_short(detail["input"]), part=part, allowed=WEB)
    return _misfit(detail, file, line, name)


def _unknown(detail: ErrorDetails, place: Place, line: int) -> Finding:
    field = str(detail["loc"][-1])
    if len(detail["loc"]) == 1 and field in place.facts:
        return Finding.at(place.file, line, "fact-repeated", field=field, source=place.source)
    # No name is as long as that: comparing takes as long as both together.
    close = difflib.get_close_matches(field[:SHOWN], place.known, n=1)
    values = {"field": _short(field), "known": ", ".join(place.known), "near": close[0] if close else "–"}
    return Finding.at(place.file, line, "field-unknown", **values)


def _misfit(detail: ErrorDetails, file: str, line: int, name: str) -> Finding:
    """Explain a value of the wrong type, form or size."""
    error, context = detail["type"], detail.get("ctx", {})
    given = _short(detail["input"])
    match "too_short" if detail["input"] is None else error:
        case "literal_error" | "enum":
            return Finding.at(file, line, "field-value", field=name, given=given, allowed=context["expected"])
        case "string_pattern_mismatch":
            return Finding.at(file, line, "field-form", field=name, given=given, pattern=context["pattern"])
        case "string_too_short" | "too_short":
            return Finding.at(file, line, "field-empty", field=name)
        case "string_too_long" | "too_long":
            return Finding.at(file, line, "field-long", field=name, limit=context["max_length"])
        case "greater_than_equal" | "less_than_equal":
            bound = "≥ {ge}" if "ge" in context else "≤ {le}"
            return Finding.at(file, line, "field-range", field=name, given=given, bound=bound.format(**context))
    return Finding.at(file, line, "field-type", field=name, given=given, expected=error.removesuffix("_type"))


def _short(value: Any) -> str:  # noqa: ANN401 - whatever an author wrote
    text = str(value).replace("\n", " ")
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
