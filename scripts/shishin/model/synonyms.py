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

    id: Id = described("word-source.id", example="ncsc-glossary")
    name: Words = described("word-source.name", example={"ja": "NCSC用語集", "en": "NCSC glossary"})
    address: WebAddress | None = described(
        "word-source.address",
        example="https://www.ncsc.gov.uk/glossary",
        default=None,
    )
    read: Day = described("word-source.read", example="2026-11-28")


class Synonyms(Record):
    """Words that readers use for the same thing, or for what some pages are about: searching for one finds them."""

    language: LanguageCode = described("synonyms.language", example="ja")
    words: Annotated[Several[SearchWord], Field(min_length=1)] = described(
        "synonyms.words",
        example=["スマホ", "スマートフォン"],
    )
    to: Annotated[Several[Goal], Field(max_length=4)] = described(
        "synonyms.to",
        example=["SE-09", "guidelines/security/identity-and-access/", "glossary/#term-backup"],
        default=(),
    )
    source: Id = described("synonyms.source", example="ncsc-glossary")


class SynonymsFile(Record):
    """principles/synonyms.yml."""

    sources: Several[WordSource] = described("synonyms-file.sources", example=[])
    synonyms: Several[Synonyms] = described("synonyms-file.synonyms", example=[])
