"""The field table of change notes, of what is said of a version, and of the ledger."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Strict, StringConstraints

from shishin.forms.today.requirement import VersionNumber
from shishin.model.fields import Day, Record, Several, WebAddress, Words, described
from shishin.model.guideline import Scope, Status
from shishin.model.release import Effect, NoteKind

PATH_PATTERN = r"^[a-z0-9]+(?:[./-][a-z0-9]+)*$"
"""A path that cannot lead out of its folder."""

SHA_256_PATTERN = r"^[0-9a-f]{64}$"

Sha256 = Annotated[str, StringConstraints(pattern=SHA_256_PATTERN)]

LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$", max_length=35)]
"""A language's tag (BCP 47), as it stands in the names of files."""

NAME_PATTERN = r"^(?:[A-Z]{2}-\d{2,3}|[a-z][a-z0-9]*(?:-[a-z0-9]+)*)$"

Name = Annotated[str, StringConstraints(pattern=NAME_PATTERN, max_length=60)]
"""A requirement's number, or the id of a guide or guideline."""


class ChangeNote(Record):
    """What changed in a guideline, and why."""

    kind: Annotated[NoteKind, Strict(strict=False)] = described(
        "change-note.kind",
        example="changed",
    )
    about: Annotated[Several[Name], Field(min_length=1)] = described(
        "change-note.about",
        example=["UX-07"],
    )
    text: Words = described(
        "change-note.text",
        example={"ja": "UX-07の期限を10日に改めました。", "en": "Changed the time limit of UX-07 to ten days."},
    )
    why: Words | None = described(
        "change-note.why",
        example={"ja": "試した利用者が迷いました。", "en": "People who tried it were at a loss."},
        default=None,
    )
    evidence: WebAddress | None = described(
        "change-note.evidence",
        example="https://www.w3.org/TR/WCAG22/",
        default=None,
    )
    effect: Annotated[Effect, Strict(strict=False)] | None = described(
        "change-note.effect",
        example="stricter",
        default=None,
    )
    suggestion: WebAddress | None = described(
        "change-note.suggestion",
        example="https://code.example/issues/12",
        default=None,
    )


class Recommendation(Record):
    """What those who examined a version advised, and whether it was taken."""

    text: Words = described("recommendation.text", example={"ja": "期限を示す。", "en": "State the limit."})
    taken: bool = described("recommendation.taken", example=True)
    answer: Words = described(
        "recommendation.answer",
        example={"ja": "UX-07に加えました。", "en": "Added to UX-07."},
    )


class Examination(Record):
    """A review or an audit of the version that is coming (slide 16)."""

    kind: Literal["review", "audit"] = described("examination.kind", example="review")
    date: Day = described("examination.date", example="2026-11-23")
    by: Words = described("examination.by", example={"ja": "保守担当", "en": "The maintainers"})
    independent: bool = described(
        "examination.independent",
        example=False,
    )
    outcome: Words = described(
        "examination.outcome", example={"ja": "問題はありませんでした。", "en": "No problems were found."}
    )
    recommendations: Several[Recommendation] = described("examination.recommendations", example=[], default=())


class Account(Record):
    """release.yml: what is said of the version that is coming."""

    summary: Words = described(
        "account.summary",
        example={"ja": "はじめてのβ版です。", "en": "The first beta."},
    )
    examinations: Several[Examination] = described(
        "account.examinations",
        example=[],
        default=(),
    )


class FrozenFile(Record):
    """A file of a released version."""

    path: Annotated[str, StringConstraints(pattern=PATH_PATTERN, max_length=200)] = described(
        "frozen-file.path", example="guideline.ja.md"
    )
    digest: Sha256 = described("frozen-file.digest", example="0" * 64)


class Withdrawal(Record):
    """Why a released version should no longer be used."""

    date: Day = described("withdrawal.date", example="2027-01-31")
    why: Words = described("withdrawal.why", example={"ja": "誤りがありました。", "en": "It had a fault."})
    chain: Sha256 | None = described(
        "withdrawal.chain",
        example="0" * 64,
        default=None,
    )


class Release(Record):
    """A row of the ledger: a version that was released."""

    version: VersionNumber = described("release.version", example="1.0.0-beta.1")
    form: Annotated[int, Field(ge=1, le=99)] = described(
        "release.form",
        example=1,
        default=1,
    )
    languages: Several[LanguageCode] = described(
        "release.languages",
        example=["ja", "en"],
        default=("ja", "en"),
    )
    date: Day = described("release.date", example="2026-11-23")
    status: Status = described("release.status", example="beta")
    scope: Scope = described("release.scope", example="bureau-led")
    files: Annotated[Several[FrozenFile], Field(min_length=1)] = described("release.files", example=[])
    # Optional, because ledgers of earlier commits have none; `content/rules/releases.py` asks for it.
    chain: Sha256 | None = described(
        "release.chain",
        example="0" * 64,
        default=None,
    )
    withdrawn: Withdrawal | None = described(
        "release.withdrawn",
        example=None,
        default=None,
    )


class Ledger(Record):
    """releases/ledger.yml: written by `shishin release`."""

    releases: Several[Release] = described("ledger.releases", example=[])
