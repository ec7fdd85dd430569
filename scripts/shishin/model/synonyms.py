"""principles/synonyms.yml: the words that readers use, and what they lead to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from shishin.model.fields import (
    ADDRESS_PATTERN,
    Day,
    Id,
    LanguageCode,
    Line,
    Record,
    Several,
    WebAddress,
    Words,
    described,
)
from shishin.model.requirement import REQUIREMENT_PATTERN

GOAL_PATTERN = rf"^(?:{REQUIREMENT_PATTERN[1:-1]}|{ADDRESS_PATTERN[1:-1]})$"
"""A requirement by its number, which stays whatever guide it stands in, or a page or a term by its address."""


Goal = Annotated[str, StringConstraints(pattern=GOAL_PATTERN, max_length=300)]


SearchWord = Annotated[Line, StringConstraints(max_length=60)]
"""A word or a few words that a reader types."""


class WordSource(Record):
    """Where words that readers use were read."""

    id: Id = described(
        "短い名前。synonyms の source に書きます。", "A short name, for source.", example="ncsc-glossary"
    )
    name: Words = described("名前。", "Its name.", example={"ja": "NCSC用語集", "en": "NCSC glossary"})
    address: WebAddress | None = described(
        "アドレス。このプロジェクトのものなら書きません。",
        "Its address; left out for a collection of this project’s own.",
        example="https://www.ncsc.gov.uk/glossary",
        default=None,
    )
    read: Day = described("読んだ日。", "The day on which it was read.", example="2026-11-28")


class Synonyms(Record):
    """Words that readers use for the same thing, or for what some pages are about: searching for one finds them."""

    language: LanguageCode = described("言語。", "The language.", example="ja")
    words: Annotated[Several[SearchWord], Field(min_length=1)] = described(
        "言葉。to がなければ、同じものを指す二つから。to があれば、読む人が使う一つから。",
        "The words: two or more that mean the same, or, with to, one or more that readers use for what it leads to.",
        example=["スマホ", "スマートフォン"],
    )
    to: Annotated[Several[Goal], Field(max_length=4)] = described(
        "検索で先に出すもの。要件の番号か、言語の部分を除いたアドレス。はじめのものほど上に出ます。",
        "What a search shows first: numbers of requirements, or addresses without a language, the best first.",
        example=["SE-09", "guidelines/security/identity-and-access/", "glossary/#term-backup"],
        default=(),
    )
    source: Id = described(
        "言葉を読んだところ。sources のid。", "Where the words were read: an id of sources.", example="ncsc-glossary"
    )


class SynonymsFile(Record):
    """principles/synonyms.yml."""

    sources: Several[WordSource] = described("言葉を読んだところの一覧。", "Where the words were read.", example=[])
    synonyms: Several[Synonyms] = described("同じものを指す言葉の一覧。", "The groups of words.", example=[])
