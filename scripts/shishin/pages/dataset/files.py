"""The files of the data, by their addresses: JSON with its schemas, CSV, and a catalogue of it all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from shishin.model.language import LANGUAGES
from shishin.pages.address import page_url
from shishin.pages.common import page_of
from shishin.pages.dataset.build import DATASETS, rows
from shishin.pages.dataset.tables import table_names, tables
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.model.library import Library
    from shishin.pages.dataset.rows import Row

FOLDER = "data/v1"
"""The version of the form, not of the content: what reads v1 can read it for as long as it stands."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def data_files(library: Library, site_url: str) -> dict[str, bytes]:
    """Make every data file, by its address from the site's root."""
    made = rows(library, site_url)
    files: dict[str, str] = {}
    for name, kind in DATASETS.items():
        files[json_name(name)] = _json(_data(library, name, made[name], site_url))
        files[schema_name(name)] = _json(_schema(name, kind, site_url))
        found = tables(name, kind, made[name])
        files |= {csv_name(table): text for table, text in found.items()}
    files[f"{FOLDER}/catalogue.jsonld"] = _json(_catalogue(library, site_url))
    return {name: text.encode() for name, text in files.items()}


def json_name(name: str) -> str:
    """Give the address of a data set as JSON."""
    return f"{FOLDER}/{name}.json"


def schema_name(name: str) -> str:
    """Give the address of its JSON Schema."""
    return f"{FOLDER}/{name}.schema.json"


def csv_name(table: str) -> str:
    """Give the address of a table."""
    return f"{FOLDER}/{table}.csv"


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _data(library: Library, name: str, found: Sequence[Row], site_url: str) -> dict[str, Any]:
    edition = library.publication
    return {
        "$schema": urljoin(site_url, schema_name(name)),
        "dataset": name,
        "licence": edition.licence,
        "rights": {each.code: edition.rights.in_(each.code) for each in LANGUAGES},
        "notice": {each.code: edition.notice.in_(each.code) for each in LANGUAGES},
        "rows": [each.model_dump(mode="json") for each in found],
    }


def _schema(name: str, kind: type[Row], site_url: str) -> dict[str, Any]:
    row = kind.model_json_schema(ref_template="#/$defs/{model}")
    groups = row.pop("$defs", {})
    both = {
        "type": "object",
        "properties": {each.code: {"type": "string"} for each in LANGUAGES},
        "required": [each.code for each in LANGUAGES],
        "additionalProperties": False,
    }
    properties = {
        "$schema": {"type": "string"},
        "dataset": {"const": name},
        "licence": {"type": "string", "format": "uri"},
        "rights": both,
        "notice": both,
        "rows": {"type": "array", "items": {"$ref": f"#/$defs/{kind.__name__}"}},
    }
    return {
        "$schema": DIALECT,
        "$id": urljoin(site_url, schema_name(name)),
        "title": name,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "$defs": {**groups, kind.__name__: row},
    }


def _catalogue(library: Library, site_url: str) -> dict[str, Any]:
    """Describe the data sets as the Data Catalog Vocabulary does (W3C, DCAT 3, Recommendation of 2024-08-22)."""
    edition, page = library.publication, page_of(library, "data")
    publisher = {"@type": "foaf:Agent", "foaf:name": _in_languages("name", library)}
    common = {"dcterms:license": {"@id": edition.licence}, "dcterms:publisher": publisher}
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcterms": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@id": urljoin(site_url, f"{FOLDER}/catalogue.jsonld"),
        "@type": "dcat:Catalog",
        "dcterms:title": _in_languages("name", library),
        "dcterms:rights": _in_languages("rights", library),
        **common,
        "dcat:dataset": [
            {
                "@id": urljoin(site_url, f"{FOLDER}/#{name}"),
                "@type": "dcat:Dataset",
                "dcterms:identifier": name,
                "dcterms:title": _said(name, "title"),
                "dcterms:description": _said(name, "description"),
                "dcterms:language": [each.code for each in LANGUAGES],
                **common,
                **({"dcat:landingPage": {"@id": urljoin(site_url, page_url(page, LANGUAGES[0]))}} if page else {}),
                "dcat:distribution": list(_distributions(name, kind, site_url)),
            }
            for name, kind in DATASETS.items()
        ],
    }


def _distributions(name: str, kind: type[Row], site_url: str) -> list[dict[str, Any]]:
    one = {
        "@type": "dcat:Distribution",
        "dcterms:title": name,
        "dcat:downloadURL": {"@id": urljoin(site_url, json_name(name))},
        "dcat:mediaType": "application/json",
        "dcterms:conformsTo": {"@id": urljoin(site_url, schema_name(name))},
    }
    others = [
        {
            "@type": "dcat:Distribution",
            "dcterms:title": table,
            "dcat:downloadURL": {"@id": urljoin(site_url, csv_name(table))},
            "dcat:mediaType": "text/csv",
        }
        for table in table_names(name, kind).values()
    ]
    return [one, *others]


def _said(name: str, field: str) -> list[dict[str, str]]:
    return [{"@language": each.code, "@value": words(each)["data"]["sets"][name][field]} for each in LANGUAGES]


def _in_languages(field: str, library: Library) -> list[dict[str, str]]:
    found = getattr(library.publication, field)
    return [{"@language": each.code, "@value": found.in_(each.code)} for each in LANGUAGES]
