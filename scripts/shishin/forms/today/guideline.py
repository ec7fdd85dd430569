"""The field table of a guideline and its guides."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from shishin.forms.today.requirement import RequirementSource, RequirementTranslation, RequirementWords
from shishin.model.fields import Day, Digest, Id, Line, Record, Several, described
from shishin.model.guideline import Scope, Status

PREFIX_PATTERN = r"^[A-Z]{2}$"

Prefix = Annotated[str, StringConstraints(pattern=PREFIX_PATTERN)]

Order = Annotated[int, Field(ge=1, le=99)]

_DIGEST = described(
    "guideline.translates",
    example="0123456789abcdef",
)


class GuidelineFacts(Record):
    """Fields of a guideline that stand only in the file in the source language."""

    id: Id = described(
        "guideline.id",
        example="ui-ux",
    )
    prefix: Prefix = described("guideline.prefix", example="UX")
    number: Order = described("guideline.number", example=1)
    status: Status = described(
        "guideline.status",
        example="beta",
    )
    scope: Scope = described(
        "guideline.scope",
        example="bureau-led",
    )
    principles: Annotated[Several[Id], Field(min_length=1)] = described("guideline.principles", example=["simple"])
    reviewed: Day = described("guideline.reviewed", example="2026-11-23")
    review_by: Day = described("guideline.review_by", example="2027-05-23")
    slide: Annotated[int, Field(ge=1, le=200)] | None = described(
        "guideline.slide",
        example=16,
        default=None,
    )


class GuidelineWords(Record):
    """Fields of a guideline that stand in each language's file."""

    title: Line = described("guideline.title", example="UI/UXガイドライン")
    short_title: Line = described("guideline.short_title", example="UI/UX")
    description: Line = described(
        "guideline.description",
        example="使う人のための基準です。",
    )
    owner: Line = described("guideline.owner", example="保守担当")


class GuidelineSource(GuidelineWords, GuidelineFacts):
    """The front matter of a guideline's file in the source language."""


class GuidelineTranslation(GuidelineWords):
    """The front matter of a guideline's file in another language."""

    translates: Digest = _DIGEST


class GuideFacts(Record):
    """Fields of a guide that stand only in the file in the source language."""

    id: Id = described("guide.id", example="accessible")
    number: Order = described("guide.number", example=4)


class GuideTitle(Record):
    """What names a guide in a language."""

    title: Line = described("guide-title.title", example="だれもが使えるようにつくる")
    description: Line = described("guide-title.description", example="作り方と確かめ方を示します。")


class GuideWords(GuideTitle):
    """Fields of a guide that stand in each language's file."""

    requirements: Several[RequirementWords] = described("guide.requirements", example=[])


class GuideSource(GuideTitle, GuideFacts):
    """The front matter of a guide in the source language."""

    requirements: Annotated[Several[RequirementSource], Field(min_length=1)] = described(
        "guide.requirements", example=[]
    )


class GuideTranslation(GuideTitle):
    """The front matter of a guide in another language."""

    translates: Digest = _DIGEST
    requirements: Annotated[Several[RequirementTranslation], Field(min_length=1)] = described(
        "guide.requirements", example=[]
    )
