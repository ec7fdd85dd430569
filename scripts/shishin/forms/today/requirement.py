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

    standard: Id = described("standards.yml のid。", "The id in standards.yml.", example="wcag-2-2")
    clause: Line | None = described(
        "箇条の番号。文書の全体なら書きません。",
        "The clause's number; left out for the whole document.",
        example="1.4.3",
        default=None,
    )


class Check(Record):
    """How someone outside the project can tell whether a requirement is met."""

    method: Paragraph = described("確かめ方。", "What the checker does.", example="画面を測ります。")
    evidence: Line = described("示すもの。", "What is handed over.", example="測定の記録")


class RequirementWords(Record):
    """Fields of a requirement that stand in each language's file."""

    id: RequirementId = described(
        "変わらない番号。二度と使い回しません。", "The permanent number, never used again.", example="UX-01"
    )
    statement: Line = described(
        "要件の文。一つの文で、一つのことを求めます。",
        "The requirement: one sentence that asks for one thing.",
        example="文字と背景の明るさの比は、4.5対1以上にしなければなりません。",
    )
    check: Check = described("確かめ方。", "How it is checked.", example={})


class RequirementFacts(Record):
    """Fields of a requirement that stand only in the file in the source language."""

    level: Annotated[Level, Strict(strict=False)] = described(
        "must（必須）、should（推奨）、may（任意）のどれか。", "must, should or may.", example="must"
    )
    phases: Annotated[Several[Annotated[Phase, Strict(strict=False)]], Field(min_length=1)] = described(
        "満たす段階。", "The phases in which it is met.", example=["build"]
    )
    roles: Annotated[Several[Annotated[Role, Strict(strict=False)]], Field(min_length=1)] = described(
        "満たす人の役割。", "The roles of those who meet it.", example=["developer"]
    )
    principles: Annotated[Several[Id], Field(min_length=1)] = described(
        "支える原則のid。", "The ids of the principles that it serves.", example=["accessibility"]
    )
    standards: Annotated[Several[Citation], Field(min_length=1)] = described(
        "よりどころとする規格の箇条。", "The clauses of standards that it rests on.", example=[]
    )
    withdrawn: bool = described(
        "取り下げたなら true。取り下げても、要件は消しません。",
        "True if it is withdrawn; a requirement is withdrawn, never deleted.",
        example=True,
        default=False,
    )


class RequirementSource(RequirementFacts, RequirementWords):
    """A requirement in the source language."""


class RequirementTranslation(RequirementWords):
    """A requirement in another language."""
