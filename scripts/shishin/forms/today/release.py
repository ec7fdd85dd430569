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
        "added（追加）、changed（変更）、withdrawn（取り下げ）、editorial（意味を変えない直し）のどれか。",
        "added, changed, withdrawn, or editorial: the meaning stays as it was.",
        example="changed",
    )
    about: Annotated[Several[Name], Field(min_length=1)] = described(
        "変わった要件の番号、ガイドのid、またはガイドラインのid。",
        "The numbers of the requirements, or the ids of the guides or the guideline, that changed.",
        example=["UX-07"],
    )
    text: Words = described(
        "何を変えたか。「～しました。」と書き、要件の番号を入れます。",
        "What changed: a past-tense verb first, the requirements by their numbers, a full stop.",
        example={"ja": "UX-07の期限を10日に改めました。", "en": "Changed the time limit of UX-07 to ten days."},
    )
    why: Words | None = described(
        "なぜ変えたか。editorial では書きません。",
        "Why; not for an editorial change.",
        example={"ja": "試した利用者が迷いました。", "en": "People who tried it were at a loss."},
        default=None,
    )
    evidence: WebAddress | None = described(
        "理由を確かめられる資料や議論のアドレス。editorial では書きません。",
        "Where the evidence or the discussion can be read; not for an editorial change.",
        example="https://www.w3.org/TR/WCAG22/",
        default=None,
    )
    effect: Annotated[Effect, Strict(strict=False)] | None = described(
        "必須の要件を変えたとき、stricter（求めることが増えた）、looser（減った）、same（移しただけなど、同じ）のどれか。",
        "When a MUST changed: stricter (it asks for more), looser (for less) or same (such as when it only moved).",
        example="stricter",
        default=None,
    )
    suggestion: WebAddress | None = described(
        "外からの提案に応えた変更なら、その提案のアドレス。",
        "The suggestion from outside that the change answers.",
        example="https://code.example/issues/12",
        default=None,
    )


class Recommendation(Record):
    """What those who examined a version advised, and whether it was taken."""

    text: Words = described("勧告。", "What was advised.", example={"ja": "期限を示す。", "en": "State the limit."})
    taken: bool = described("取り入れたなら true。", "True if it was taken.", example=True)
    answer: Words = described(
        "どう取り入れたか、またはなぜ取り入れないか。",
        "How it was taken, or why not.",
        example={"ja": "UX-07に加えました。", "en": "Added to UX-07."},
    )


class Examination(Record):
    """A review or an audit of the version that is coming (slide 16)."""

    kind: Literal["review", "audit"] = described(
        "review（レビュー）か audit（監査）。", "review or audit.", example="review"
    )
    date: Day = described("終えた日。", "The day on which it ended.", example="2026-11-23")
    by: Words = described(
        "だれが。役割で書きます。", "Who did it, by role.", example={"ja": "保守担当", "en": "The maintainers"}
    )
    independent: bool = described(
        "文を書いた人と別の組織や人なら true。",
        "True if done by others than those who wrote the text.",
        example=False,
    )
    outcome: Words = described(
        "結果。", "What came of it.", example={"ja": "問題はありませんでした。", "en": "No problems were found."}
    )
    recommendations: Several[Recommendation] = described(
        "勧告。なければ書きません。", "What was advised, if anything.", example=[], default=()
    )


class Account(Record):
    """release.yml: what is said of the version that is coming."""

    summary: Words = described(
        "どんな版かを示す一文。",
        "One sentence that says what the version is.",
        example={"ja": "はじめてのβ版です。", "en": "The first beta."},
    )
    examinations: Several[Examination] = described(
        "レビューと監査の記録。したことだけを書きます。",
        "The reviews and audits, as they really were.",
        example=[],
        default=(),
    )


class FrozenFile(Record):
    """A file of a released version."""

    path: Annotated[str, StringConstraints(pattern=PATH_PATTERN, max_length=200)] = described(
        "版のフォルダーからのパス。", "Its path in the version's folder.", example="guideline.ja.md"
    )
    digest: Sha256 = described(
        "中身のSHA-256（改行はLFとして）。", "The SHA-256 of its content, with LF line ends.", example="0" * 64
    )


class Withdrawal(Record):
    """Why a released version should no longer be used."""

    date: Day = described("取り下げた日。", "The day of the withdrawal.", example="2027-01-31")
    why: Words = described("理由。", "Why.", example={"ja": "誤りがありました。", "en": "It had a fault."})
    chain: Sha256 | None = described(
        "取り下げの日と理由、版の鎖の値から計算した値。",
        "The link that covers the withdrawal and the link of its version.",
        example="0" * 64,
        default=None,
    )


class Release(Record):
    """A row of the ledger: a version that was released."""

    version: VersionNumber = described("版の番号。", "The version's number.", example="1.0.0-beta.1")
    form: Annotated[int, Field(ge=1, le=99)] = described(
        "凍結したファイルの形の番号。書かなければ1。",
        "The number of the form that its files were written in; 1 if it is left out.",
        example=1,
        default=1,
    )
    languages: Several[LanguageCode] = described(
        "版の言語。訳のもとの言語から。書かなければ、日本語と英語。",
        "Its languages, the one that is translated first; Japanese and English if they are left out.",
        example=["ja", "en"],
        default=("ja", "en"),
    )
    date: Day = described("公開した日。", "The day of its release.", example="2026-11-23")
    status: Status = described("公開したときの状態。", "Its status when it was released.", example="beta")
    scope: Scope = described("当てはめる範囲。", "Who applies it.", example="bureau-led")
    files: Annotated[Several[FrozenFile], Field(min_length=1)] = described(
        "凍結したファイル。", "Its frozen files.", example=[]
    )
    # Optional, because ledgers of earlier commits have none; `content/rules/releases.py` asks for it.
    chain: Sha256 | None = described(
        "この行と、前の行の鎖の値から計算した値。",
        "The link that covers this row and the link of the row before it.",
        example="0" * 64,
        default=None,
    )
    withdrawn: Withdrawal | None = described(
        "取り下げたなら、その日と理由。ページは残ります。",
        "If it was withdrawn: when and why. Its pages stay.",
        example=None,
        default=None,
    )


class Ledger(Record):
    """releases/ledger.yml: written by `shishin release`."""

    releases: Several[Release] = described(
        "公開した版。古いものから。", "The released versions, oldest first.", example=[]
    )
