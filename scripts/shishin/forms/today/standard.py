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
        "変わらない名前。要件が引用に使います。",
        "The permanent name, by which requirements cite it.",
        example="wcag-2-2",
    )
    number: Words | None = described(
        "規格番号や法律番号。",
        "Its designation, such as a law's number.",
        example={"ja": "WCAG 2.2", "en": "WCAG 2.2"},
        default=None,
    )
    name: Words = described(
        "名前。", "Its name.", example={"ja": "達成基準の勧告", "en": "Web Content Accessibility Guidelines"}
    )
    short: Words | None = described(
        "引用するときの短い呼び方。番号や名前で足りるなら書きません。",
        "What it is called when it is cited, unless its number or name will do.",
        example={"ja": "個人情報保護法", "en": "Personal information act"},
        default=None,
    )
    translated: bool = described(
        "訳した名前がこのサイトの訳なら true。",
        "True if the translated name is this project's own translation.",
        example=True,
        default=False,
    )
    edition: Words | None = described(
        "版。", "Its edition.", example={"ja": "2024年版", "en": "2024 edition"}, default=None
    )
    published: PartialDate | None = described(
        "公表された年、年月、または日。",
        "The year, month or day on which it was published.",
        example="2023-10-05",
        default=None,
    )
    publisher: Words = described("発行者。", "Who publishes it.", example={"ja": "デジタル庁", "en": "Digital Agency"})
    address: WebAddress = described("アドレス。", "Where it can be read.", example="https://www.w3.org/TR/WCAG22/")
    clauses: Words | None = described(
        "箇条の書き方。{} に箇条の番号が入ります。",
        "How its clauses are written; {} stands for the clause's own number.",
        example={"ja": "達成基準{}", "en": "Success Criterion {}"},
        default=None,
    )
    checked: PartialDate = described(
        "版とアドレスを確かめた月、または日。",
        "The month or day on which edition and address were last checked.",
        example="2026-10",
    )
    status: Literal["current", "revision", "withdrawn"] = described(
        "今の状態。current（有効）、revision（有効で、改正の作業中）、withdrawn（廃止）のどれか。",
        "current, revision (in force, and being revised) or withdrawn.",
        example="current",
        default="current",
    )
    note: Words | None = described(
        "引用するときに知っておくこと。",
        "What one must know to cite it.",
        example={"ja": "改正の作業中です。", "en": "It is being revised."},
        default=None,
    )


class StandardsFile(Record):
    """guidelines/standards.yml."""

    standards: Several[Standard] = described("規格の一覧。", "The standards.", example=[])
