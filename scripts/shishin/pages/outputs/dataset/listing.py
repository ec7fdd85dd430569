"""The data sets as the page about the data lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from shishin.pages.outputs.dataset.build import DATASETS, DataRows
from shishin.pages.outputs.dataset.tables import table_names
from shishin.pages.shared.data_address import csv_name, json_name, schema_name
from shishin.pages.types.free import FreeBody

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shishin.languages.language import Strings
    from shishin.pages.context import Context
    from shishin.pages.outputs.dataset.rows import DataRow
    from shishin.pages.page import Neighbours, Text
    from shishin.pages.shared.lookup import Lookup

NO_ROWS = -1
"""The count of a file that holds rules, not rows."""

ROWS = ""
"""What the table of the rows themselves is called among the fields that tables are made of."""

_COUNTED: WeakKeyDictionary[Lookup, dict[str, dict[str, int]]] = WeakKeyDictionary()


@dataclass(frozen=True)
class ListedFile:
    """A file to fetch.

    Attributes:
        name: Its name.
        url: Its address from the site's root.
        form: What it is written in: JSON, JSON Schema, CSV.
        purpose: What it is for, in words.
        count: How many rows it has; -1 for a schema, which has none.
    """

    name: str
    url: str
    form: str
    purpose: str
    count: int


@dataclass(frozen=True)
class DatasetView:
    """A data set in words, with its files.

    Attributes:
        id: Its name, and its anchor on the page about the data.
        title: Its title.
        description: What it holds.
        count: How many rows it has.
        files: The data as JSON, the JSON Schema, and the tables as CSV.
    """

    id: str
    title: str
    description: str
    count: int
    files: tuple[ListedFile, ...]


@dataclass(frozen=True, kw_only=True)
class DataBody(FreeBody):
    """The page about the data: every data set."""

    layout = "data"

    datasets: tuple[DatasetView, ...]


def data_body(context: Context, text: Text, neighbours: Neighbours) -> DataBody:
    """Make the page about the data."""
    return DataBody(text=text, neighbours=neighbours, datasets=dataset_views(context))


def dataset_views(context: Context) -> tuple[DatasetView, ...]:
    """Give every data set with its files: first the tables, which most readers open, then the JSON."""
    counts, text = _counts(context), context.words["data"]
    return tuple(
        DatasetView(
            id=name,
            title=text["sets"][name]["title"],
            description=text["sets"][name]["description"],
            count=counts[name][ROWS],
            files=tuple(_files(name, row_class, counts[name], text)),
        )
        for name, row_class in DATASETS.items()
    )


def _counts(context: Context) -> dict[str, dict[str, int]]:
    """Count the rows of each data set's tables, once for all languages, by the field that a table is made of."""
    if context.lookup not in _COUNTED:
        counted: dict[str, dict[str, int]] = {}
        for name, row_class in DATASETS.items():
            counted[name] = dict.fromkeys(table_names(name, row_class), 0)
            for row in DataRows(context, "").of(name):
                for field in counted[name]:
                    counted[name][field] += len(getattr(row, field)) if field else 1
        _COUNTED[context.lookup] = counted
    return _COUNTED[context.lookup]


def _files(name: str, row_class: type[DataRow], counts: Mapping[str, int], text: Strings) -> Iterator[ListedFile]:
    purposes, tables = text["purposes"], text["tables"]
    for field, table in table_names(name, row_class).items():
        yield _file(csv_name(table), "CSV", tables[table] if field else purposes["csv"], counts[field])
    yield _file(json_name(name), "JSON", purposes["json"], counts[ROWS])
    yield _file(schema_name(name), "JSON Schema", purposes["schema"], NO_ROWS)


def _file(url: str, form: str, purpose: str, count: int) -> ListedFile:
    return ListedFile(url.rsplit("/", 1)[-1], url, form, purpose, count)
