"""A principle: its rows of the field table, and the typed object that pages are made from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from shishin.model.fields import Digest, Id, Line, Paragraph, Record, described

if TYPE_CHECKING:
    from collections.abc import Mapping


class SectionKey(StrEnum):
    """The fixed sections of a principle, in order; each value is the section's permanent anchor."""

    BACKGROUND = "background"
    ACTIONS = "actions"
    MECHANISMS = "mechanisms"


HOW_MANY = 10
"""The code of conduct has ten principles (slide 5)."""


class PrincipleFacts(Record):
    """Fields that stand only in the file in the source language, so that a translation cannot disagree."""

    id: Id = described(
        "変わらない名前。ページのアドレスになります。",
        "The permanent name; it becomes the page's address.",
        example="customer-viewpoint",
    )
    number: Annotated[int, Field(ge=1, le=HOW_MANY)] = described(
        "原則の番号（1から10）。", "The principle's number, 1 to 10.", example=1
    )
    slide: Annotated[int, Field(ge=1, le=200)] = described(
        "原文のスライドの番号。", "The number of the slide that the text comes from.", example=6
    )


class PrincipleWords(Record):
    """Fields that stand in each language's file."""

    tag: Line = described("短い見出し語。", "The principle in a word or two.", example="顧客視点")
    title: Line = described(
        "原則の題。原文のとおりに書きます。",
        "The title, as in the source.",
        example="顧客視点でデザインしよう",
    )
    description: Line = described(
        "原則の説明。原文のとおりに書きます。",
        "The description, as in the source.",
        example="顧客のための行政サービスを常に心がける",
    )
    overview: Line | None = described(
        "一覧で使う説明。原文の一覧で言い回しが違うときだけ書きます。",
        "The description for the overview, only where the source words it differently there.",
        example="身近なサービスを提供する区市町村と一丸になる",
        default=None,
    )
    example: Line = described(
        "「例えば」に続く文。「例えば、」は書きません。",
        "What follows “For example”, without those words.",
        example="顧客が誰かという視点をもつ",
    )
    do_not: Line = described(
        "「やってほしくないこと（Do not）：」に続く文。見出しは書きません。",
        "What follows “Do not”, without the label.",
        example="行政の都合でサービスをつくること",
    )
    plain: Paragraph = described(
        "独自のやさしい言葉の要約（2文か3文）。",
        "Our own summary in plain words, two or three sentences.",
        example="サービスを使う人の気持ちになって考えます。",
    )


class PrincipleSource(PrincipleWords, PrincipleFacts):
    """The front matter of a principle's file in the source language."""


class PrincipleTranslation(PrincipleWords):
    """The front matter of a principle's file in another language."""

    translates: Digest = described(
        "訳した元の文の要約値。shishin translated というコマンドが書きます。",
        "The digest of the source text that was translated; the command shishin translated writes it.",
        example="0123456789abcdef",
    )


@dataclass(frozen=True)
class Section:
    """One of a principle's sections.

    Attributes:
        key: Which section it is.
        title: The heading's words.
        bullets: The list's items, in order, as plain text.
        closing: The words that say the list is not complete (など), or an empty string.
    """

    key: SectionKey
    title: str
    bullets: tuple[str, ...]
    closing: str


@dataclass(frozen=True)
class PrincipleText:
    """A principle's words in one language.

    Attributes:
        path: The file, from the project's root, with forward slashes.
        words: The front matter's words.
        sections: The body, in order.
        behind: Whether the source text has changed since it was translated.
    """

    path: str
    words: PrincipleWords
    sections: tuple[Section, ...]
    behind: bool


@dataclass(frozen=True)
class Principle:
    """A principle: facts once, words per language."""

    facts: PrincipleFacts
    texts: Mapping[str, PrincipleText]
