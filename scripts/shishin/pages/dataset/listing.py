"""The data sets as the page about the data lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.pages.dataset.build import DATASETS, rows
from shishin.pages.dataset.files import csv_name, json_name, schema_name
from shishin.pages.dataset.tables import table_names
from shishin.pages.view import DataFile, DatasetView
from shishin.pages.words import words

if TYPE_CHECKING:
    from shishin.model.language import Language
    from shishin.model.library import Library


def dataset_views(library: Library, language: Language) -> tuple[DatasetView, ...]:
    """Give every data set with its files."""
    made, text = rows(library, ""), words(language)["data"]["sets"]
    return tuple(
        DatasetView(
            id=name,
            title=text[name]["title"],
            description=text[name]["description"],
            count=len(made[name]),
            files=tuple(
                map(_file, [json_name(name), schema_name(name), *map(csv_name, table_names(name, kind).values())])
            ),
        )
        for name, kind in DATASETS.items()
    )


def _file(url: str) -> DataFile:
    return DataFile(url.rsplit("/", 1)[-1], url)
