"""The data sets as the page about the data lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.pages.outputs.dataset.build import DATASETS, rows
from shishin.pages.outputs.dataset.files import csv_name, json_name, schema_name
from shishin.pages.outputs.dataset.tables import table_names
from shishin.pages.page import DataFile, DatasetView
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.pages.outputs.dataset.rows import Row
    from shishin.pages.words import Strings

NO_ROWS = -1
"""The count of a file that holds rules, not rows."""


def dataset_views(library: Library, language: Language) -> tuple[DatasetView, ...]:
    """Give every data set with its files: first the tables, which most readers open, then the JSON."""
    made, text = rows(library, ""), words(language)["data"]
    return tuple(
        DatasetView(
            id=name,
            title=text["sets"][name]["title"],
            description=text["sets"][name]["description"],
            count=len(made[name]),
            files=tuple(_files(name, kind, made[name], text)),
        )
        for name, kind in DATASETS.items()
    )


def _files(name: str, kind: type[Row], made: Sequence[Row], text: Strings) -> Iterator[DataFile]:
    purposes, tables = text["purposes"], text["tables"]
    for field, table in table_names(name, kind).items():
        purpose = tables[table] if field else purposes["csv"]
        count = sum(len(getattr(row, field)) for row in made) if field else len(made)
        yield _file(csv_name(table), "CSV", purpose, count)
    yield _file(json_name(name), "JSON", purposes["json"], len(made))
    yield _file(schema_name(name), "JSON Schema", purposes["schema"], NO_ROWS)


def _file(url: str, form: str, purpose: str, count: int) -> DataFile:
    return DataFile(url.rsplit("/", 1)[-1], url, form, purpose, count)
