"""The open data: each file fits its schema, the tables say the same, and nothing on a page is missing from it."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from shishin.content.load import load
from shishin.pages.context import contexts
from shishin.pages.outputs.dataset.build import DATASETS, released
from shishin.pages.outputs.dataset.catalogue import CATALOGUE
from shishin.pages.outputs.dataset.files import data_files
from shishin.pages.outputs.dataset.listing import NO_ROWS, dataset_views
from shishin.pages.outputs.dataset.tables import table_names
from shishin.pages.shared.data_address import DATA_FOLDER, REQUIREMENTS, csv_name, json_name, schema_name
from support.languages import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.library import Library

SITE = "https://site.example/base/"


@pytest.fixture(scope="module")
def files(library: Library) -> dict[str, bytes]:
    """Every file of the data."""
    return dict(data_files(contexts(library)["ja"], SITE))


def read_json(files: dict[str, bytes], name: str) -> dict[str, Any]:
    """Read a file as JSON."""
    data: dict[str, Any] = json.loads(files[name])
    return data


def read_table(files: dict[str, bytes], table: str) -> list[dict[str, str]]:
    """Read a table as a spreadsheet does."""
    return list(csv.DictReader(io.StringIO(files[csv_name(table)].decode("utf-8-sig"), newline="")))


def test_a_term_of_a_standard_says_where_it_is_defined(library: Library, files: dict[str, bytes]) -> None:
    terms = {row["id"]: row for row in read_json(files, json_name("glossary"))["rows"]}
    assert len(terms) == len(library.terms) > 120
    sourced = [term for term in library.terms if term.source]
    assert len(sourced) >= 10
    for term in library.terms:
        row = terms[term.id]
        assert row["source"] == (term.source.address if term.source else None)
        assert (row["defined_in"] or {}).get("ja") == (term.source.name.in_("ja") if term.source else None)


@pytest.mark.parametrize("name", DATASETS)
def test_each_data_set_fits_its_published_schema(files: dict[str, bytes], name: str) -> None:
    schema, data = read_json(files, schema_name(name)), read_json(files, json_name(name))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema, jsonschema.Draft202012Validator)
    assert len(data["rows"]) >= 3
    for broken in ({**data, "surprise": 1}, {**data, "rows": [{**data["rows"][0], "id": None}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema, jsonschema.Draft202012Validator)


@pytest.mark.parametrize("name", DATASETS)
def test_the_tables_say_what_the_json_says(files: dict[str, bytes], name: str) -> None:
    rows = read_json(files, json_name(name))["rows"]
    tables = table_names(name, DATASETS[name])
    main = read_table(files, tables.pop(""))
    assert [row["id"] for row in main] == [row["id"] for row in rows]
    looked_at = 0
    for written, row in zip(main, rows, strict=True):
        for field, value in row.items():
            if field in tables:
                continue
            cells = {f"{field}_{code}": value[code] for code in value} if isinstance(value, dict) else {field: value}
            for column, cell in cells.items():
                if cell is None:
                    assert not written.get(column), column
                else:
                    expected = str(cell).lower() if isinstance(cell, bool) else str(cell)
                    assert written[column].removeprefix("'") == expected
                looked_at += 1
    for field, table in tables.items():
        expected_ids = [(row["id"], place) for row in rows for place in range(1, len(row[field]) + 1)]
        assert [(row["id"], int(row["place"])) for row in read_table(files, table)] == expected_ids
        looked_at += len(expected_ids)
    assert looked_at > 5 * len(rows)


def test_tables_are_such_as_spreadsheets_open_and_machines_read(library: Library, files: dict[str, bytes]) -> None:
    tables = {name: text for name, text in files.items() if name.endswith(".csv")}
    own = len(table_names(REQUIREMENTS, DATASETS[REQUIREMENTS])) * len(released(contexts(library)["ja"]))
    assert len(tables) == sum(len(table_names(name, kind)) for name, kind in DATASETS.items()) + own >= 50
    for name, content in tables.items():
        assert content.startswith(b"\xef\xbb\xbf"), name
        assert content.count(b"\r\n") == content.count(b"\n"), name
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        assert len(set(rows[0])) == len(rows[0])
        assert {len(row) for row in rows} == {len(rows[0])}
        assert all(cell == cell.strip() and "\n" not in cell for row in rows for cell in row)
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_the_page_lists_every_file_with_what_it_is_for_and_how_many_rows_it_has(
    library: Library, files: dict[str, bytes]
) -> None:
    for context in contexts(library).values():
        listed = {file.url: file for view in dataset_views(context) for file in view.files}
        catalogue = f"{DATA_FOLDER}/catalogue.jsonld"
        # A version's own files are listed on that version's pages.
        assert set(listed) == {name for name in files if name.count("/") == catalogue.count("/")} - {catalogue}
        assert len(listed) >= 30
        for url, file in listed.items():
            assert file.purpose, url
            assert (file.form == "CSV") == url.endswith(".csv")
            if file.form == "CSV":
                table = list(csv.reader(io.StringIO(files[url].decode("utf-8-sig"), newline="")))
                assert file.count == len(table) - 1, url
            elif file.form == "JSON":
                assert file.count == len(read_json(files, url)["rows"]), url
            else:
                assert (file.form, file.count) == ("JSON Schema", NO_ROWS)


def test_what_a_spreadsheet_would_run_is_only_text(project: Path) -> None:
    path = project / "principles/terms.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("ja: 都民", 'ja: "=1+1"'), encoding="utf-8")
    library = load(project).library
    assert library is not None
    files = dict(data_files(contexts(library)["ja"], SITE))
    assert read_table(files, "glossary")[0]["term_ja"] == "'=1+1"
    assert read_json(files, json_name("glossary"))["rows"][0]["term"]["ja"] == "=1+1"


def test_ids_that_data_sets_share_name_rows_that_exist(files: dict[str, bytes]) -> None:
    ids = {name: {row["id"] for row in read_json(files, json_name(name))["rows"]} for name in DATASETS}
    looked_at = 0
    for row in read_json(files, json_name("requirements"))["rows"]:
        assert row["guideline"] in ids["guidelines"]
        assert row["guide"] in ids["guides"]
        assert set(row["principles"]) <= ids["principles"]
        assert {citation["standard"] for citation in row["standards"]} <= ids["standards"]
        looked_at += 1
    assert looked_at >= 40


def test_the_catalogue_names_every_file_but_itself(files: dict[str, bytes]) -> None:
    catalogue = read_json(files, f"{DATA_FOLDER}/catalogue.jsonld")
    given = [distribution for dataset in catalogue["dcat:dataset"] for distribution in dataset["dcat:distribution"]]
    named = {distribution["dcat:downloadURL"]["@id"] for distribution in given} | {
        distribution["dcterms:conformsTo"]["@id"] for distribution in given if "dcterms:conformsTo" in distribution
    }
    assert named == {SITE + name for name in files if name != CATALOGUE}
    assert len(named) == len(files) - 1


@pytest.mark.site
def test_every_requirement_on_a_page_is_in_the_data_and_the_other_way_round(real_site: Path) -> None:
    rows = json.loads((real_site / json_name("requirements")).read_text(encoding="utf-8"))["rows"]
    for language in LANGUAGES:
        shown: dict[str, str] = {}
        for path in sorted((real_site / language.prefix / "guidelines").glob("*/*/index.html")):
            if path.parent.name == "all":
                continue
            text = path.read_text(encoding="utf-8")
            ids = re.findall(r'<li class="requirement" id="([A-Z]{2}-\d+)">', text)
            statements = re.findall(r'<p class="statement">(.*?)</p>', text)
            shown |= dict(zip(ids, statements, strict=True))
        assert shown == {row["id"]: row["statement"][language.code] for row in rows}
        assert len(shown) >= 40
