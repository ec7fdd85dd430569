"""Rows as CSV tables that a spreadsheet opens as they are.

Every table has one line of column names, one thing to a row and one value to a cell, as the Japanese rules on machine
readability of administrative data ask (行政データにおける機械可読性に関するルール, 2026-03-31, L1-02, L1-05 and L1-07):
what is many for one row stands in a table of its own that names the row.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, get_args, get_origin

from shishin.pages.outputs.dataset.rows import Both, DataRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

BYTE_ORDER_MARK = "\ufeff"
"""By which Excel knows UTF-8."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula (OWASP, “CSV Injection”)."""

VALUE = "value"
"""The column of a list's items that are not rows themselves."""


def table_names(name: str, row: type[DataRow]) -> dict[str, str]:
    """Give a data set's tables: the names of its own (an empty field) and of one for each field that holds a list."""
    lists = (field for field, info in row.model_fields.items() if get_origin(info.annotation) is list)
    return {"": name, **{field: f"{name}-{field.replace('_', '-')}" for field in lists}}


def tables(
    name: str, row_class: type[DataRow], rows: Sequence[DataRow], codes: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Write a data set as CSV (RFC 4180).

    Args:
        name: The data set's name.
        row_class: The class of its rows.
        rows: The rows.
        codes: The codes of the languages that words are in.

    Returns:
        Each table's name and text.
    """
    names = table_names(name, row_class)
    plain = {field: info.annotation for field, info in row_class.model_fields.items() if field not in names}
    yield name, _csv(_columns(plain, codes), (_flat(plain, row, codes) for row in rows))
    for field, table in names.items():
        if not field:
            continue
        item = get_args(row_class.model_fields[field].annotation)[0]
        parts = _parts(item, codes)
        cells = (
            {"id": row.id, "place": place, **_flat(parts, value, codes)}  # type: ignore[attr-defined] # every row has an id
            for row in rows
            for place, value in enumerate(getattr(row, field), 1)
        )
        yield table, _csv(["id", "place", *_columns(parts, codes)], cells)


def _parts(item: object, codes: Sequence[str]) -> dict[str, object]:
    """Give the columns of a list's items, each with what it holds."""
    if item is Both:
        return dict.fromkeys(codes, str)
    if isinstance(item, type) and issubclass(item, DataRow):
        return {field: info.annotation for field, info in item.model_fields.items()}
    return {VALUE: item}


def _has_languages(kind: object) -> bool:
    return kind is Both or Both in get_args(kind)


def _columns(fields: Mapping[str, object], codes: Sequence[str]) -> list[str]:
    """Name the columns of fields: words have one for each language."""
    columns: list[str] = []
    for field, kind in fields.items():
        columns += [f"{field}_{code}" for code in codes] if _has_languages(kind) else [field]
    return columns


def _flat(fields: Mapping[str, object], row: object, codes: Sequence[str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for field, kind in fields.items():
        if isinstance(row, Both):
            value: object = row.root.get(field)
        else:
            value = getattr(row, field) if isinstance(row, DataRow) else row
        if _has_languages(kind):
            words = value.root if isinstance(value, Both) else {}
            cells |= {f"{field}_{code}": _cell(words.get(code)) for code in codes}
        else:
            cells[field] = _cell(value)
    return cells


def _csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns)
    writer.writeheader()
    writer.writerows(rows)
    return BYTE_ORDER_MARK + stream.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = " ".join(str(value).split("\n"))
    return f"'{text}" if text.startswith(FORMULA) else text
