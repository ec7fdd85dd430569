"""The fields of form 1: of guidelines and guides, notes and accounts, standards, and the ledger's rows."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from shishin.forms.form1.values import LANGUAGES

Item = TypeVar("Item")
Several = Annotated[tuple[Item, ...], Strict(strict=False)]

ID = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
NUMBER = r"[A-Z]{2}-\d{2,3}"
VERSION = r"^(?:0|[1-9][0-9]{0,4})\.(?:0|[1-9][0-9]{0,4})\.(?:0|[1-9][0-9]{0,4})(?:-beta\.[1-9][0-9]{0,4})?$"
DAY = r"^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"
PARTIAL_DAY = r"^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$"
ADDRESS = r"^https://[^\s<>\"]+$"


def _calendar_day(text: str) -> str:
    try:
        dt.date.fromisoformat(text)
    except ValueError as error:
        raise PydanticCustomError("string_pattern_mismatch", "No such day.", {"pattern": "YYYY-MM-DD"}) from error
    return text


def _web_address(text: str) -> str:
    try:
        fits = bool(re.match(ADDRESS, text) and urlsplit(text).hostname)
    except ValueError:
        fits = False
    if not fits:
        raise PydanticCustomError("string_pattern_mismatch", "No address.", {"pattern": "https://HOST/…"})
    return text


def _in_every_language(words: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    """Words stand in the languages of their version, which the context names; a ledger's row asks for itself."""
    if info.context is not None and words.keys() != {*info.context["languages"]}:
        raise PydanticCustomError("too_short", "A language is missing or too many.", {"min_length": 1})
    return words


Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\n]+$")]
Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")]
Words = Annotated[dict[Code, Paragraph], AfterValidator(_in_every_language)]
Id = Annotated[str, StringConstraints(pattern=rf"^{ID}$", max_length=60)]
Number = Annotated[str, StringConstraints(pattern=rf"^{NUMBER}$")]
Name = Annotated[str, StringConstraints(pattern=rf"^(?:{NUMBER}|{ID})$", max_length=60)]
Day = Annotated[str, StringConstraints(pattern=DAY), AfterValidator(_calendar_day)]
PartialDay = Annotated[str, StringConstraints(pattern=PARTIAL_DAY)]
WebAddress = Annotated[str, StringConstraints(max_length=300), AfterValidator(_web_address)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Status = Literal["draft", "beta", "current", "superseded", "withdrawn"]
Scope = Literal["bureau-led", "all-bureaux"]
Level = Literal["must", "should", "may"]
Phase = Literal["discovery", "procurement", "build", "run", "retire"]
Role = Literal["service-owner", "designer", "developer", "operator", "procurement", "supplier"]


class Form1(BaseModel):
    """A row of form 1, which refuses unknown fields and never guesses a type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, str_strip_whitespace=True)


class GuidelineTranslation(Form1):
    """The front matter of a guideline's file in a language that is not its source language."""

    title: Line
    short_title: Line
    description: Line
    owner: Line
    translates: Digest


class GuidelineSource(Form1):
    """The front matter of a guideline's file in its source language."""

    title: Line
    short_title: Line
    description: Line
    owner: Line
    id: Id
    prefix: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    number: Annotated[int, Field(ge=1, le=99)]
    status: Status
    scope: Scope
    principles: Annotated[Several[Id], Field(min_length=1)]
    reviewed: Day
    review_by: Day
    slide: Annotated[int, Field(ge=1, le=200)] | None = None


class Citation(Form1):
    """A place in a standard."""

    standard: Id
    clause: Line | None = None


class Check(Form1):
    """How a requirement is checked."""

    method: Paragraph
    evidence: Line


class RequirementTranslation(Form1):
    """A requirement in a language that is not the source language."""

    id: Number
    statement: Line
    check: Check


class RequirementSource(RequirementTranslation):
    """A requirement in the source language."""

    level: Level
    phases: Annotated[Several[Phase], Field(min_length=1)]
    roles: Annotated[Several[Role], Field(min_length=1)]
    principles: Annotated[Several[Id], Field(min_length=1)]
    standards: Annotated[Several[Citation], Field(min_length=1)]
    withdrawn: bool = False


class GuideTranslation(Form1):
    """The front matter of a guide's file in a language that is not the source language."""

    title: Line
    description: Line
    translates: Digest
    requirements: Annotated[Several[RequirementTranslation], Field(min_length=1)]


class GuideSource(Form1):
    """The front matter of a guide's file in the source language."""

    title: Line
    description: Line
    id: Id
    number: Annotated[int, Field(ge=1, le=99)]
    requirements: Annotated[Several[RequirementSource], Field(min_length=1)]


class ChangeNote(Form1):
    """A file of `changes/`."""

    kind: Literal["added", "changed", "withdrawn", "editorial"]
    about: Annotated[Several[Name], Field(min_length=1)]
    text: Words
    why: Words | None = None
    evidence: WebAddress | None = None
    effect: Literal["stricter", "looser", "same"] | None = None
    suggestion: WebAddress | None = None


class Recommendation(Form1):
    """What was advised, and what came of it."""

    text: Words
    taken: bool
    answer: Words


class Examination(Form1):
    """A review or an audit."""

    kind: Literal["review", "audit"]
    date: Day
    by: Words
    independent: bool
    outcome: Words
    recommendations: Several[Recommendation] = ()


class Account(Form1):
    """`release.yml`."""

    summary: Words
    examinations: Several[Examination] = ()


class Standard(Form1):
    """A row of `standards.yml`."""

    id: Id
    number: Words | None = None
    name: Words
    short: Words | None = None
    translated: bool = False
    edition: Words | None = None
    published: PartialDay | None = None
    publisher: Words
    address: WebAddress
    clauses: Words | None = None
    checked: PartialDay
    status: Literal["current", "revision", "withdrawn"] = "current"
    note: Words | None = None


class Standards(Form1):
    """`standards.yml`."""

    standards: Several[Standard]


class FrozenFile(Form1):
    """A file of a version, in the ledger."""

    path: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[./-][a-z0-9]+)*$", max_length=200)]
    digest: Sha256


class Withdrawal(Form1):
    """Why a version should no longer be used; in the languages of the version at least."""

    date: Day
    why: Words
    chain: Sha256 | None = None


class Row(Form1):
    """A row of the ledger; the first rows stated no form, no languages and no link."""

    form: Literal[1] = 1
    version: Annotated[str, StringConstraints(pattern=VERSION)]
    date: Day
    status: Status
    scope: Scope
    languages: Annotated[Several[Code], Field(min_length=1)] = LANGUAGES
    files: Annotated[Several[FrozenFile], Field(min_length=1)]
    chain: Sha256 | None = None
    withdrawn: Withdrawal | None = None

    @model_validator(mode="after")
    def _has_its_languages(self) -> Row:
        why = self.withdrawn.why if self.withdrawn else dict.fromkeys(self.languages)
        if len({*self.languages}) < len(self.languages) or not {*self.languages} <= why.keys():
            raise PydanticCustomError("too_short", "A language is missing or stands twice.", {"min_length": 1})
        return self
