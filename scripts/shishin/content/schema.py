"""Holds data against the field table and says, field by field, what does not fit."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from shishin.content.limits import KEPT
from shishin.model.fields import RELEASED
from shishin.model.finding import Finding
from shishin.model.web_address import WEB

if TYPE_CHECKING:
    from collections.abc import Collection

    from pydantic_core import ErrorDetails

    from shishin.content.yaml_lines import Document
    from shishin.model.fields import Record
    from shishin.model.kinds import Kind

SHOWN = 60
"""How many characters of a wrong value a message repeats."""


def check(
    document: Document, kind: Kind, file: str, findings: list[Finding], *, released: bool = False
) -> Record | None:
    """Turn data into a typed record, or add a finding for each field that does not fit.

    Args:
        document: The data with its lines.
        kind: The kind of document it must be.
        file: The file's path, for the findings.
        findings: Where findings go.
        released: Whether the text was released: rules that came later do not judge it.

    Returns:
        The record, or nothing when there was a finding.
    """
    if document.problems:
        return None
    if not isinstance(document.data, dict):
        findings.append(Finding.at(file, document.line(()), "fields-missing"))
        return None
    try:
        return kind.record.model_validate(document.data, context=RELEASED if released else None)
    except ValidationError as error:
        details = error.errors(include_url=False)
        names = {part for path in document.lines for part in path}
        # Whoever has so many to mend wants to see the first ones; looking for names that are close takes time.
        found = [_finding(detail, document, names, kind, file) for detail in details[:KEPT]]
        meant = {dict(each.values)["near"] for each in found if each.code == "field-unknown"}
        # A misspelt name is one slip, not an unknown field and a missing one.
        findings.extend(
            each for each in found if each.code != "field-missing" or dict(each.values)["field"] not in meant
        )
        if len(details) > KEPT:
            line = document.line(tuple(details[KEPT]["loc"]))
            findings.append(Finding.at(file, line, "findings-more", count=f"{len(details) - KEPT:,}"))
        return None


def _finding(detail: ErrorDetails, document: Document, names: Collection[str | int], kind: Kind, file: str) -> Finding:
    # Pydantic also puts names of types into a location.
    location = tuple(part for part in detail["loc"] if isinstance(part, int) or part in names)
    path = detail["loc"] if detail["type"] == "missing" else location
    name = ".".join(str(part) for part in detail["loc"])
    line = document.line(path)
    error = detail["type"]
    if error == "missing":
        return Finding.at(file, line, "field-missing", field=name, known=_known(kind))
    if error == "extra_forbidden":
        return _unknown(detail, kind, file, line)
    if error == "web_address":
        reason, part = detail["ctx"]["reason"], _short(detail["ctx"]["part"])
        return Finding.at(file, line, f"link-{reason}", target=_short(detail["input"]), part=part, allowed=WEB)
    return _misfit(detail, file, line, name)


def _unknown(detail: ErrorDetails, kind: Kind, file: str, line: int) -> Finding:
    field = str(detail["loc"][-1])
    if kind.facts is not None and len(detail["loc"]) == 1 and field in kind.facts.model_fields:
        return Finding.at(file, line, "fact-repeated", field=field)
    # No name is as long as that: comparing takes as long as both together.
    close = difflib.get_close_matches(field[:SHOWN], kind.record.model_fields, n=1)
    return Finding.at(
        file, line, "field-unknown", field=_short(field), known=_known(kind), near=close[0] if close else "–"
    )


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
    expected = error.removesuffix("_type")
    return Finding.at(file, line, "field-type", field=name, given=given, expected=_TYPES.get(expected, expected))


_TYPES = {
    "string": "文字列 / text",
    "int": "整数 / whole number",
    "bool": "true / false",
    "tuple": "一覧 / list [ ]",
    "model": "項目の組 / fields (ja: …, en: …)",
}


def _known(kind: Kind) -> str:
    return ", ".join(kind.record.model_fields)


def _short(value: Any) -> str:  # noqa: ANN401 - whatever an author wrote
    text = str(value).replace("\n", " ")
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
