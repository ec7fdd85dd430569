"""Addresses of the files of the open data."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.model.guideline import Guideline

DATA_FOLDER = "data/v1"
"""The version of the form, not of the content: what reads v1 can read it for as long as it stands."""

REQUIREMENTS = "requirements"
"""The data set that every released version has of its own."""

RESULTS = f"{DATA_FOLDER}/accessibility/results.json"
"""What is known of the site's accessibility."""

EARL = f"{DATA_FOLDER}/accessibility/earl.jsonld"
"""The same as assertions."""


def version_name(guideline: Guideline) -> str:
    """Name the requirements of a released version among the data: `ui-ux/1.0.0/requirements`."""
    return f"{guideline.facts.id}/{guideline.shown_at}/{REQUIREMENTS}"


def json_name(name: str) -> str:
    """Give the address of a data set as JSON."""
    return f"{DATA_FOLDER}/{name}.json"


def schema_name(name: str) -> str:
    """Give the address of its JSON Schema."""
    return f"{DATA_FOLDER}/{name}.schema.json"


def csv_name(table: str) -> str:
    """Give the address of a table."""
    return f"{DATA_FOLDER}/{table}.csv"
