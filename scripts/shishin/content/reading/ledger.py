"""Reads a ledger: each row by the form that it states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from shishin.content.reading import files, limits, schema, yaml_lines
from shishin.content.reading.failures import explained
from shishin.forms.table import FORMS, form_of, widest_limits
from shishin.model.finding import Finding
from shishin.model.release import FIRST_FORM

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.content.reading.yaml_lines import Document
    from shishin.model.release import Release

ROWS = "releases"
"""The only field of a ledger, whatever the forms of its rows: the list of the rows."""


@dataclass(frozen=True)
class LedgerFile:
    """A ledger that could be read.

    Attributes:
        file: The file.
        document: Its values, with their lines.
        rows: Its rows, oldest first.
    """

    file: files.SourceFile
    document: Document
    rows: tuple[Release, ...]

    def line(self, number: int, *path: str | int) -> int:
        """Give the line of a value in a row, counted from 0."""
        return self.document.line((ROWS, number, *path))


def read(root: Path, path: str, findings: list[Finding]) -> LedgerFile | None:
    """Read a ledger; nothing if any row of it cannot be read.

    Args:
        root: The project's root.
        path: The file's path from there.
        findings: Where it is said what is wrong.
    """
    file = files.read_one(root, path, findings, widest_limits())
    return parsed(file, findings) if file else None


def parsed(file: files.SourceFile, findings: list[Finding]) -> LedgerFile | None:
    """Read the text of a ledger; nothing if any row of it cannot be read."""
    with explained(file.path, findings):
        document = yaml_lines.load(file.text, released=widest_limits())
        findings += limits.first([Finding(file.path, row.line, row.code, row.values) for row in document.problems])
        place = schema.Place(document, file.path, (ROWS,))
        listed = None if document.problems else _listed(place, findings)
        rows = [_row(place, number, row, findings) for number, row in enumerate(listed or ())]
        if listed is not None and None not in rows:
            return LedgerFile(file, document, tuple(row for row in rows if row))
    return None


def rows_of(path: str, text: str) -> tuple[Release, ...]:
    """Give the rows of a ledger's text; none if it cannot be read."""
    ledger = parsed(files.SourceFile(path, path, "", text), [])
    return ledger.rows if ledger else ()


def _listed(place: schema.Place, findings: list[Finding]) -> list[object] | None:
    data, file = place.document.data, place.file
    if not isinstance(data, dict):
        findings.append(Finding.at(file, place.document.line(()), "fields-missing"))
        return None
    if ROWS not in data:
        findings.append(Finding.at(file, place.document.line(()), "field-missing", field=ROWS, known=ROWS))
        return None
    for name in data.keys() - {ROWS}:
        values = {"field": str(name)[: schema.SHOWN], "known": ROWS, "near": "–"}
        findings.append(Finding.at(file, place.document.line((name,)), "field-unknown", **values))
    rows = data[ROWS]
    if not isinstance(rows, list):
        values = {"field": ROWS, "given": str(rows)[: schema.SHOWN], "expected": "tuple"}
        findings.append(Finding.at(file, place.document.line((ROWS,)), "field-type", **values))
        return None
    return rows if data.keys() == {ROWS} else None


def _row(place: schema.Place, number: int, row: object, findings: list[Finding]) -> Release | None:
    """Read a row by its form."""
    file, line = place.file, place.document.line((ROWS, number))
    if not isinstance(row, dict):
        values = {"field": f"{ROWS}.{number}", "given": str(row)[: schema.SHOWN], "expected": "model"}
        findings.append(Finding.at(file, line, "field-type", **values))
        return None
    form = form_of(row.get("form", FIRST_FORM))
    if form is None:
        values = {"given": str(row["form"])[: schema.SHOWN], "known": ", ".join(str(form.number) for form in FORMS)}
        findings.append(Finding.at(file, place.document.line((ROWS, number, "form")), "ledger-form", **values))
        return None
    try:
        return form.read_row(row)
    except ValidationError as error:
        at = schema.Place(place.document, file, form.fields(), at=(ROWS, number))
        findings += schema.explain(error, at)
        return None
