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
    "訳した元の文の要約値。shishin translated というコマンドが書きます。",
    "The digest of the source text that was translated; the command shishin translated writes it.",
    example="0123456789abcdef",
)


class GuidelineFacts(Record):
    """Fields of a guideline that stand only in the file in the source language."""

    id: Id = described(
        "変わらない名前。フォルダーの名前と同じで、アドレスになります。",
        "The permanent name: the folder's own, and the page's address.",
        example="ui-ux",
    )
    prefix: Prefix = described(
        "要件の番号のはじめの2文字。", "The two letters that its requirements' numbers begin with.", example="UX"
    )
    number: Order = described("並べる順の番号。", "Its place in the order.", example=1)
    status: Status = described(
        "状態。draft（案）、beta（β版）、current（有効）、superseded（新しい版がある）、withdrawn（取り下げ）のどれか。",
        "draft, beta, current, superseded or withdrawn.",
        example="beta",
    )
    scope: Scope = described(
        "当てはめる範囲。bureau-led（各局リーディング）、all-bureaux（各局事業）のどちらか。",
        "Who applies it: bureau-led (projects that a bureau leads) or all-bureaux.",
        example="bureau-led",
    )
    principles: Annotated[Several[Id], Field(min_length=1)] = described(
        "支える原則のid。", "The ids of the principles that lean on it.", example=["simple"]
    )
    reviewed: Day = described("最後に見直した日。", "The day of its last review.", example="2026-11-23")
    review_by: Day = described("次に見直す期限。", "The day by which it is reviewed next.", example="2027-05-23")
    slide: Annotated[int, Field(ge=1, le=200)] | None = described(
        "選ばれた理由がある原文のスライドの番号。",
        "The number of the slide that gives the reasons for it.",
        example=16,
        default=None,
    )


class GuidelineWords(Record):
    """Fields of a guideline that stand in each language's file."""

    title: Line = described("題。", "The title.", example="UI/UXガイドライン")
    short_title: Line = described("案内で使う短い題。", "A shorter title for navigation.", example="UI/UX")
    description: Line = described(
        "何のためのガイドラインかを示す一文。",
        "One sentence that says what it is for.",
        example="使う人のための基準です。",
    )
    owner: Line = described("責任をもつ人や組織。", "Who answers for it.", example="保守担当")


class GuidelineSource(GuidelineWords, GuidelineFacts):
    """The front matter of a guideline's file in the source language."""


class GuidelineTranslation(GuidelineWords):
    """The front matter of a guideline's file in another language."""

    translates: Digest = _DIGEST


class GuideFacts(Record):
    """Fields of a guide that stand only in the file in the source language."""

    id: Id = described(
        "変わらない名前。アドレスになります。", "The permanent name; it becomes the address.", example="accessible"
    )
    number: Order = described("ガイドラインの中での順の番号。", "Its place in the guideline.", example=4)


class GuideTitle(Record):
    """What names a guide in a language."""

    title: Line = described("題。することを書きます。", "The title: what to do.", example="だれもが使えるようにつくる")
    description: Line = described(
        "何が分かるかを示す一文。", "One sentence that says what it tells.", example="作り方と確かめ方を示します。"
    )


class GuideWords(GuideTitle):
    """Fields of a guide that stand in each language's file."""

    requirements: Several[RequirementWords] = described("要件の一覧。", "Its requirements.", example=[])


class GuideSource(GuideTitle, GuideFacts):
    """The front matter of a guide in the source language."""

    requirements: Annotated[Several[RequirementSource], Field(min_length=1)] = described(
        "要件の一覧。", "Its requirements.", example=[]
    )


class GuideTranslation(GuideTitle):
    """The front matter of a guide in another language."""

    translates: Digest = _DIGEST
    requirements: Annotated[Several[RequirementTranslation], Field(min_length=1)] = described(
        "要件の一覧。", "Its requirements.", example=[]
    )
