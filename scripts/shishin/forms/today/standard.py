"""The field table of a standard."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from shishin.model.fields import Id, Record, Several, WebAddress, Words, described

PARTIAL_DATE_PATTERN = r"^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$"
"""A year, a month or a day, as ISO 8601-1:2019, 5.2.2 writes calendar dates in full or with reduced precision."""

PartialDate = Annotated[str, StringConstraints(pattern=PARTIAL_DATE_PATTERN)]


class Standard(Record):
    """One standard, law or public guideline, in the edition that is cited."""

    id: Id = described(
        "standard.id",
        example="wcag-2-2",
    )
    number: Words | None = described(
        "standard.number",
        example={"ja": "WCAG 2.2", "en": "WCAG 2.2"},
        default=None,
    )
    name: Words = described(
        "standard.name", example={"ja": "達成基準の勧告", "en": "Web Content Accessibility Guidelines"}
    )
    short: Words | None = described(
        "standard.short",
        example={"ja": "個人情報保護法", "en": "Personal information act"},
        default=None,
    )
    translated: bool = described(
        "standard.translated",
        example=True,
        default=False,
    )
    edition: Words | None = described(
        "standard.edition", example={"ja": "2024年版", "en": "2024 edition"}, default=None
    )
    published: PartialDate | None = described(
        "standard.published",
        example="2023-10-05",
        default=None,
    )
    publisher: Words = described("standard.publisher", example={"ja": "デジタル庁", "en": "Digital Agency"})
    address: WebAddress = described("standard.address", example="https://www.w3.org/TR/WCAG22/")
    clauses: Words | None = described(
        "standard.clauses",
        example={"ja": "達成基準{}", "en": "Success Criterion {}"},
        default=None,
    )
    checked: PartialDate = described(
        "standard.checked",
        example="2026-10",
    )
    status: Literal["current", "revision", "withdrawn"] = described(
        "standard.status",
        example="current",
        default="current",
    )
    note: Words | None = described(
        "standard.note",
        example={"ja": "改正の作業中です。", "en": "It is being revised."},
        default=None,
    )


class StandardsFile(Record):
    """guidelines/standards.yml."""

    standards: Several[Standard] = described("standards-file.standards", example=[])
