"""The files of the data, by their addresses: JSON with its schemas, CSV, and a catalogue of it all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from shishin.pages.outputs.accessibility import accessibility_files
from shishin.pages.outputs.dataset.build import DATASETS, DataRows, released
from shishin.pages.outputs.dataset.catalogue import CATALOGUE, catalogue
from shishin.pages.outputs.dataset.schema import data_schema
from shishin.pages.outputs.dataset.tables import table_names, tables
from shishin.pages.shared.data_address import REQUIREMENTS, csv_name, json_name, schema_name, version_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.model.guideline import Guideline
    from shishin.pages.context import Context
    from shishin.pages.outputs.dataset.rows import DataRow


def version_files(guideline: Guideline) -> tuple[str, ...]:
    """Give the addresses of the data of a released version: as JSON, and each table."""
    name = version_name(guideline)
    names = table_names(REQUIREMENTS, DATASETS[REQUIREMENTS]).values()
    return json_name(name), *(csv_name(f"{name.removesuffix(REQUIREMENTS)}{table}") for table in names)


def data_files(context: Context, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Make every data file, one after the other: a large manual's rows need more room than its texts.

    Args:
        context: The content; the files are the same whatever its language.
        site_url: The site's address.

    Returns:
        The file's address from the site's root, and its content.
    """
    for name, text in _texts(context, site_url):
        yield name, text.encode()


def _texts(context: Context, site_url: str) -> Iterator[tuple[str, str]]:
    maker = DataRows(context, site_url)
    codes = [language.code for language in context.languages]
    for name, row_class in DATASETS.items():
        rows = [*maker.of(name)]
        yield json_name(name), _json(_data(context, name, rows, site_url))
        yield schema_name(name), _json(data_schema(context, name, row_class, site_url))
        for table, text in tables(name, row_class, rows, codes):
            yield csv_name(table), text
    for version in released(context):
        rows = [*maker.requirements(version.guideline)]
        known = [code for code in codes if code in version.guideline.languages]
        name = version_name(version.guideline)
        yield json_name(name), _json(_data(context, REQUIREMENTS, rows, site_url))
        for table, text in tables(REQUIREMENTS, DATASETS[REQUIREMENTS], rows, known):
            yield csv_name(f"{name.removesuffix(REQUIREMENTS)}{table}"), text
    yield from accessibility_files(context, site_url)
    yield CATALOGUE, _json(catalogue(context, site_url))


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _data(context: Context, name: str, rows: Sequence[DataRow], site_url: str) -> dict[str, Any]:
    edition, codes = context.library.publication, [language.code for language in context.languages]
    return {
        "$schema": urljoin(site_url, schema_name(name)),
        "dataset": name,
        "licence": edition.licence,
        "rights": {code: edition.rights.in_(code) for code in codes},
        "notice": {code: edition.notice.in_(code) for code in codes},
        "rows": [row.model_dump(mode="json") for row in rows],
    }
