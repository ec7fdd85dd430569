"""The catalogue of the data sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from shishin.pages.outputs.dataset.build import DATASETS, released
from shishin.pages.outputs.dataset.tables import table_names
from shishin.pages.shared.address import page_url
from shishin.pages.shared.data_address import (
    DATA_FOLDER,
    EARL,
    REQUIREMENTS,
    RESULTS,
    csv_name,
    json_name,
    schema_name,
    version_name,
)

if TYPE_CHECKING:
    from shishin.model.fields import Words
    from shishin.model.release import GuidelineVersion
    from shishin.pages.context import Context
    from shishin.pages.outputs.dataset.rows import DataRow

CATALOGUE = f"{DATA_FOLDER}/catalogue.jsonld"


def catalogue(context: Context, site_url: str) -> dict[str, Any]:
    """Describe the data sets as the Data Catalog Vocabulary does (W3C, DCAT 3, Recommendation of 2024-08-22)."""
    edition, page = context.library.publication, context.lookup.layouts.get("data")
    publisher = {"@type": "foaf:Agent", "foaf:name": _in_languages(context, edition.name)}
    common = {"dcterms:license": {"@id": edition.licence}, "dcterms:publisher": publisher}
    landing = {"dcat:landingPage": {"@id": urljoin(site_url, page_url(page, context.source))}} if page else {}
    datasets = [_dataset(context, name, name, row_class, site_url) for name, row_class in DATASETS.items()]
    datasets += [_dataset_of(context, version, site_url) for version in released(context)]
    datasets += _of_accessibility(context, site_url)
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcterms": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@id": urljoin(site_url, CATALOGUE),
        "@type": "dcat:Catalog",
        "dcterms:title": _in_languages(context, edition.name),
        "dcterms:rights": _in_languages(context, edition.rights),
        **common,
        "dcat:dataset": [{**dataset, **common, **landing} for dataset in datasets],
    }


def _dataset(context: Context, name: str, set_name: str, row_class: type[DataRow], site_url: str) -> dict[str, Any]:
    return {
        "@id": urljoin(site_url, f"{DATA_FOLDER}/#{name}"),
        "@type": "dcat:Dataset",
        "dcterms:identifier": name,
        "dcterms:title": _said(context, set_name, "title"),
        "dcterms:description": _said(context, set_name, "description"),
        "dcterms:language": [language.code for language in context.languages],
        "dcat:distribution": _distributions(name, set_name, row_class, site_url),
    }


def _dataset_of(context: Context, version: GuidelineVersion, site_url: str) -> dict[str, Any]:
    """Describe the requirements of a version (DCAT 3, 11.1: dcat:version and dcat:isVersionOf)."""
    name = version_name(version.guideline)
    dataset = _dataset(context, name, REQUIREMENTS, DATASETS[REQUIREMENTS], site_url)
    whole = {"@id": urljoin(site_url, f"{DATA_FOLDER}/#{REQUIREMENTS}")}
    titles = [
        {"@language": language.code, "@value": f"{version.guideline.titles[language.code].title} {version.name}"}
        for language in context.languages
        if language.code in version.guideline.languages
    ]
    return {**dataset, "dcterms:title": titles, "dcat:version": version.name, "dcat:isVersionOf": whole}


def _of_accessibility(context: Context, site_url: str) -> list[dict[str, Any]]:
    """Describe what is known of the site's accessibility, in an edition that publishes it."""
    page = context.lookup.layouts.get("accessibility-results")
    if context.library.accessibility is None or page is None:
        return []
    files = {RESULTS: "application/json", EARL: "application/ld+json"}
    return [
        {
            "@id": urljoin(site_url, f"{DATA_FOLDER}/#accessibility"),
            "@type": "dcat:Dataset",
            "dcterms:identifier": "accessibility",
            "dcterms:title": [_text(code, text.words.title) for code, text in page.texts.items()],
            "dcterms:description": [_text(code, text.words.description) for code, text in page.texts.items()],
            "dcterms:language": [language.code for language in context.languages],
            "dcat:distribution": [
                {
                    "@type": "dcat:Distribution",
                    "dcterms:title": url.rsplit("/", 1)[-1],
                    "dcat:downloadURL": {"@id": urljoin(site_url, url)},
                    "dcat:mediaType": kind,
                }
                for url, kind in files.items()
            ],
        }
    ]


def _text(code: str, text: str) -> dict[str, str]:
    return {"@language": code, "@value": text}


def _distributions(name: str, set_name: str, row_class: type[DataRow], site_url: str) -> list[dict[str, Any]]:
    as_json = {
        "@type": "dcat:Distribution",
        "dcterms:title": name,
        "dcat:downloadURL": {"@id": urljoin(site_url, json_name(name))},
        "dcat:mediaType": "application/json",
        "dcterms:conformsTo": {"@id": urljoin(site_url, schema_name(set_name))},
    }
    names = [f"{name.removesuffix(set_name)}{table}" for table in table_names(set_name, row_class).values()]
    as_tables = [
        {
            "@type": "dcat:Distribution",
            "dcterms:title": table,
            "dcat:downloadURL": {"@id": urljoin(site_url, csv_name(table))},
            "dcat:mediaType": "text/csv",
        }
        for table in names
    ]
    return [as_json, *as_tables]


def _said(context: Context, name: str, field: str) -> list[dict[str, str]]:
    return [
        {"@language": language.code, "@value": language.interface["data"]["sets"][name][field]}
        for language in context.languages
    ]


def _in_languages(context: Context, text: Words) -> list[dict[str, str]]:
    return [{"@language": language.code, "@value": text.in_(language.code)} for language in context.languages]
