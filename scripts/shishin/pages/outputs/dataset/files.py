"""The files of the data, by their addresses: JSON with its schemas, CSV, and a catalogue of it all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from shishin.model.language import LANGUAGES
from shishin.pages.outputs.dataset.build import DATASETS, released, rows, version_rows
from shishin.pages.outputs.dataset.tables import table_names, tables
from shishin.pages.shared.address import page_url
from shishin.pages.shared.links import page_of
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.model.guideline import Guideline
    from shishin.model.library import Library
    from shishin.model.release import GuidelineVersion
    from shishin.pages.outputs.dataset.rows import Row

FOLDER = "data/v1"
"""The version of the form, not of the content: what reads v1 can read it for as long as it stands."""

REQUIREMENTS = "requirements"
"""The data set that every released version has of its own."""

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
    for version in released(library):
        own = version_rows(version, site_url)
        name = version_name(version.guideline)
        files[json_name(name)] = _json(_data(library, REQUIREMENTS, own, site_url))
        files |= {
            csv_name(f"{name.removesuffix(REQUIREMENTS)}{table}"): text
            for table, text in tables(REQUIREMENTS, DATASETS[REQUIREMENTS], own).items()
        }
    files[f"{FOLDER}/catalogue.jsonld"] = _json(_catalogue(library, site_url))
    return {name: text.encode() for name, text in files.items()}


def version_files(guideline: Guideline) -> tuple[str, ...]:
    """Give the addresses of the data of a released version: as JSON, and each table."""
    name = version_name(guideline)
    names = table_names(REQUIREMENTS, DATASETS[REQUIREMENTS]).values()
    return json_name(name), *(csv_name(f"{name.removesuffix(REQUIREMENTS)}{table}") for table in names)


def version_name(guideline: Guideline) -> str:
    """Name the requirements of a released version among the data: `ui-ux/1.0.0/requirements`."""
    return f"{guideline.facts.id}/{guideline.place}/{REQUIREMENTS}"


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
    landing = {"dcat:landingPage": {"@id": urljoin(site_url, page_url(page, LANGUAGES[0]))}} if page else {}
    datasets = [_dataset(name, name, kind, site_url) for name, kind in DATASETS.items()]
    datasets += [_dataset_of(each, site_url) for each in released(library)]
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
        "dcat:dataset": [{**each, **common, **landing} for each in datasets],
    }


def _dataset(name: str, kind_name: str, kind: type[Row], site_url: str) -> dict[str, Any]:
    return {
        "@id": urljoin(site_url, f"{FOLDER}/#{name}"),
        "@type": "dcat:Dataset",
        "dcterms:identifier": name,
        "dcterms:title": _said(kind_name, "title"),
        "dcterms:description": _said(kind_name, "description"),
        "dcterms:language": [each.code for each in LANGUAGES],
        "dcat:distribution": list(_distributions(name, kind_name, kind, site_url)),
    }


def _dataset_of(version: GuidelineVersion, site_url: str) -> dict[str, Any]:
    """Describe the requirements of a version (DCAT 3, 11.1: dcat:version and dcat:isVersionOf)."""
    found = _dataset(version_name(version.guideline), REQUIREMENTS, DATASETS[REQUIREMENTS], site_url)
    whole = {"@id": urljoin(site_url, f"{FOLDER}/#{REQUIREMENTS}")}
    titles = [
        {"@language": each.code, "@value": f"{version.guideline.titles[each.code].title} {version.name}"}
        for each in LANGUAGES
    ]
    return {**found, "dcterms:title": titles, "dcat:version": version.name, "dcat:isVersionOf": whole}


def _distributions(name: str, kind_name: str, kind: type[Row], site_url: str) -> list[dict[str, Any]]:
    one = {
        "@type": "dcat:Distribution",
        "dcterms:title": name,
        "dcat:downloadURL": {"@id": urljoin(site_url, json_name(name))},
        "dcat:mediaType": "application/json",
        "dcterms:conformsTo": {"@id": urljoin(site_url, schema_name(kind_name))},
    }
    names = [f"{name.removesuffix(kind_name)}{table}" for table in table_names(kind_name, kind).values()]
    others = [
        {
            "@type": "dcat:Distribution",
            "dcterms:title": table,
            "dcat:downloadURL": {"@id": urljoin(site_url, csv_name(table))},
            "dcat:mediaType": "text/csv",
        }
        for table in names
    ]
    return [one, *others]


def _said(name: str, field: str) -> list[dict[str, str]]:
    return [{"@language": each.code, "@value": words(each)["data"]["sets"][name][field]} for each in LANGUAGES]


def _in_languages(field: str, library: Library) -> list[dict[str, str]]:
    found = getattr(library.publication, field)
    return [{"@language": each.code, "@value": found.in_(each.code)} for each in LANGUAGES]
