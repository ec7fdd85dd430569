"""The field table of a requirement and what it rests on."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, Strict, StringConstraints

from shishin.model.fields import Id, Line, Paragraph, Record, Several, described
from shishin.model.requirement import REQUIREMENT_PATTERN, Level, Phase, Role
from shishin.model.version import VERSION_PATTERN

RequirementId = Annotated[str, StringConstraints(pattern=REQUIREMENT_PATTERN)]

VersionNumber = Annotated[str, StringConstraints(pattern=VERSION_PATTERN)]


class Citation(Record):
    """A place in a standard that a requirement rests on."""

    standard: Id = described("citation.standard", example="wcag-2-2")
    clause: Line | None = described(
        "citation.clause",
        example="1.4.3",
        default=None,
    )


class Check(Record):
    """How someone outside the project can tell whether a requirement is met."""

    method: Paragraph = described("check.method", example="画面を測ります。")
    evidence: Line = described("check.evidence", example="測定の記録")


class RequirementWords(Record):
    """Fields of a requirement that stand in each language's file."""

    id: RequirementId = described("requirement.id", example="UX-01")
    statement: Line = described(
        "requirement.statement",
        example="文字と背景の明るさの比は、4.5対1以上にしなければなりません。",
    )
    check: Check = described("requirement.check", example={})


class RequirementFacts(Record):
    """Fields of a requirement that stand only in the file in the source language."""

    level: Annotated[Level, Strict(strict=False)] = described("requirement.level", example="must")
    phases: Annotated[Several[Annotated[Phase, Strict(strict=False)]], Field(min_length=1)] = described(
        "requirement.phases", example=["build"]
    )
    roles: Annotated[Several[Annotated[Role, Strict(strict=False)]], Field(min_length=1)] = described(
        "requirement.roles", example=["developer"]
    )
    principles: Annotated[Several[Id], Field(min_length=1)] = described(
        "requirement.principles", example=["accessibility"]
    )
    standards: Annotated[Several[Citation], Field(min_length=1)] = described("requirement.standards", example=[])
    withdrawn: bool = described(
        "requirement.withdrawn",
        example=True,
        default=False,
    )


class RequirementSource(RequirementFacts, RequirementWords):
    """A requirement in the source language."""


class RequirementTranslation(RequirementWords):
    """A requirement in another language."""
