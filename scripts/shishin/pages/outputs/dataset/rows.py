"""The rows of each data set: what stands in JSON, and what its JSON Schema says."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetPydanticSchema, RootModel

from shishin.forms.table import every_value
from shishin.forms.today.values import TODAY
from shishin.model import release, requirement

VALUES = every_value().joined(TODAY)
"""The values that data of released versions and of the working text can have."""


def _one_of(kind: type[StrEnum], values: tuple[str, ...]) -> GetPydanticSchema:
    """Give a value's JSON Schema: named and described like the enum `kind`, with the values of every form."""
    known = StrEnum(kind.__name__, {value: value for value in values}, module=kind.__module__)  # type: ignore[misc]
    known.__doc__ = kind.__doc__
    return GetPydanticSchema(lambda _, handler: handler.generate_schema(known))


def _among(values: tuple[str, ...]) -> Any:  # noqa: ANN401 - pydantic's own
    return Field(json_schema_extra={"enum": list(values)})


Level = Annotated[str, _one_of(requirement.Level, VALUES.levels)]
Phase = Annotated[str, _one_of(requirement.Phase, VALUES.phases)]
Role = Annotated[str, _one_of(requirement.Role, VALUES.roles)]
NoteKind = Annotated[str, _one_of(release.NoteKind, VALUES.notes)]
Effect = Annotated[str, _one_of(release.Effect, VALUES.effects)]
Status = Annotated[str, _among(VALUES.statuses)]
Scope = Annotated[str, _among(VALUES.scopes)]
ExaminationKind = Annotated[str, _among(VALUES.examinations)]
StandardStatus = Annotated[str, _among(VALUES.standards)]


class DataRow(BaseModel):
    """A row that holds nothing but what its schema names."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Both(RootModel[dict[str, str]]):
    """The same words in every language of the edition."""

    model_config = ConfigDict(frozen=True)


_ADDRESS = "The page’s addresses."


class PrincipleRow(DataRow):
    """A principle, quoted from the source."""

    id: str = Field(description="Permanent id.")
    number: int = Field(description="Its number, 1 to 10.")
    slide: int = Field(description="The slide of the source that it is quoted from.")
    tag: Both
    title: Both
    description: Both
    example: Both
    do_not: Both = Field(description="What not to do.")
    plain: Both = Field(description="A summary in plain words, by this project.")
    background: list[Both]
    actions: list[Both] = Field(description="Principles of action (governance code).")
    mechanisms: list[Both] = Field(description="Related mechanisms and systems (management).")
    address: Both = Field(description=_ADDRESS)


class GuidelineRow(DataRow):
    """A technical guideline, written by this project."""

    id: str = Field(description="Permanent id.")
    prefix: str = Field(description="What the numbers of its requirements begin with.")
    number: int = Field(description="Its place in the order.")
    version: str | None = Field(description="The version that these data are of; null before the first release.")
    status: Status
    scope: Scope = Field(description="Who applies it.")
    title: Both
    short_title: Both
    description: Both
    owner: Both
    reviewed: str = Field(description="Day of the last review, ISO 8601.")
    review_by: str = Field(description="Day by which it is reviewed next, ISO 8601.")
    principles: list[str] = Field(description="Ids of the principles that lean on it.")
    address: Both = Field(description=_ADDRESS)


class GuideRow(DataRow):
    """A guide within a guideline."""

    id: str = Field(description="Permanent id within its guideline.")
    guideline: str = Field(description="The guideline’s id.")
    number: int = Field(description="Its place in the guideline.")
    title: Both
    description: Both
    phases: list[Phase]
    roles: list[Role]
    address: Both = Field(description=_ADDRESS)


class CitationRow(DataRow):
    """A place in a standard."""

    standard: str = Field(description="The standard’s id.")
    clause: str | None = Field(description="The clause’s number; null for the whole document.")


class RequirementRow(DataRow):
    """A requirement."""

    id: str = Field(description="Permanent number, never used again.", pattern=r"^[A-Z]{2}-\d{2,3}$")
    guideline: str = Field(description="The guideline’s id.")
    guide: str = Field(description="The guide’s id.")
    level: Level
    statement: Both = Field(description="What is required: one sentence.")
    method: Both = Field(description="How it is checked.")
    evidence: Both = Field(description="What is handed over.")
    phases: list[Phase] = Field(description="When it is met.")
    roles: list[Role] = Field(description="Who meets it.")
    principles: list[str] = Field(description="Ids of the principles that it serves.")
    standards: list[CitationRow] = Field(description="What it rests on.")
    introduced: str | None = Field(description="The version that introduced it; null before its release.")
    changed: str | None = Field(description="The version that last changed it.")
    withdrawn: str | None = Field(description="The version that withdrew it.")
    address: Both = Field(description=_ADDRESS)


class ExaminationRow(DataRow):
    """A review or an audit of a version."""

    kind: ExaminationKind
    date: str = Field(description="Day on which it ended, ISO 8601.")
    by: Both = Field(description="Who did it, by role.")
    independent: bool = Field(description="Whether others did it than those who wrote the text.")
    outcome: Both


class RecommendationRow(DataRow):
    """What those who examined a version advised."""

    text: Both
    taken: bool
    answer: Both = Field(description="How it was taken, or why not.")


class VersionRow(DataRow):
    """A released version of a guideline."""

    id: str = Field(description="The guideline’s id, a slash and the version’s number.")
    guideline: str = Field(description="The guideline’s id.")
    version: str = Field(description="Its number, by Semantic Versioning 2.0.0.")
    date: str = Field(description="Day of its release, ISO 8601.")
    status: Status = Field(description="Its status when it was released.")
    scope: Scope = Field(description="Who applies it.")
    latest: bool = Field(description="Whether it is the version in force, or on trial until there is one.")
    summary: Both | None
    withdrawn: str | None = Field(description="Day of its withdrawal, ISO 8601.")
    why_withdrawn: Both | None
    examinations: list[ExaminationRow]
    recommendations: list[RecommendationRow]
    address: Both = Field(description=_ADDRESS)


class ChangeRow(DataRow):
    """What a released version changed in a guideline, and why."""

    id: str = Field(description="The version’s id, a slash and the place among its changes.")
    guideline: str = Field(description="The guideline’s id.")
    version: str = Field(description="The version that brought it.")
    date: str = Field(description="Day of that version’s release, ISO 8601.")
    kind: NoteKind
    about: list[str] = Field(description="Numbers of requirements, and ids of guides or the guideline, that changed.")
    text: Both
    why: Both | None
    evidence: str | None = Field(description="Where the evidence or the discussion can be read.")
    effect: Effect | None = Field(description="What a change of a MUST does.")
    suggestion: str | None = Field(description="The suggestion from outside that it answers.")
    address: Both = Field(description="The addresses of the page that shows the version’s changes.")


class TermRow(DataRow):
    """A term of the glossary."""

    id: str = Field(description="Permanent id.")
    term: Both
    reading: str = Field(description="The Japanese term in kana.")
    meaning: Both = Field(description="An explanation by this project.")
    note: Both | None
    official: bool = Field(description="Whether Tokyo itself uses the translated term.")
    defined_in: Both | None = Field(description="The standard that defines it, for a standard’s own term.")
    source: str | None = Field(description="Where that standard can be read.")
    variants: list[str] = Field(description="Other spellings in the source language.")
    address: Both = Field(description=_ADDRESS)


class StandardRow(DataRow):
    """A standard, law or public guideline that requirements cite."""

    id: str = Field(description="Permanent id.")
    number: Both | None = Field(description="Its designation.")
    name: Both
    translated: bool = Field(description="Whether the translated name is this project’s own.")
    edition: Both | None
    published: str | None = Field(description="Year, month or day, ISO 8601.")
    publisher: Both
    source: str = Field(description="Where it can be read.")
    checked: str = Field(description="Month or day of the last check, ISO 8601.")
    status: StandardStatus
    note: Both | None
