"""The data files beside the principles: terms, corrections, readings, and the edition's own words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from shishin.model.fields import (
    Address,
    Day,
    EditionNeeds,
    Exact,
    ExactParagraph,
    Id,
    InEveryLanguage,
    LanguageCode,
    Line,
    Record,
    Several,
    WebAddress,
    Words,
    described,
)


class Avoided(Record):
    """A word that is not used for a term in our own texts."""

    language: LanguageCode = described("avoided.language", example="ja")
    word: Line = described("avoided.word", example="ユーザー")
    unless: Several[Line] = described(
        "avoided.unless",
        example=["ユーザーインターフェース"],
        default=(),
    )


class TermSource(Record):
    """Where a term of a standard is defined."""

    name: Words = described(
        "term-source.name",
        example={"ja": "WCAG 2.2", "en": "WCAG 2.2"},
    )
    address: WebAddress = described("term-source.address", example="https://www.w3.org/TR/WCAG22/")


class Term(InEveryLanguage):
    """One term of the glossary: the words for it stand by the codes of their languages."""

    model_config = ConfigDict(
        json_schema_extra={
            "x-languages": "term.in_language",
            "x-examples": {"ja": "都民", "en": "Tokyo residents"},
        }
    )
    __pydantic_extra__: dict[str, Line]

    id: Id = described(
        "term.id",
        example="resident",
    )
    reading: Line = described(
        "term.reading",
        example="とみん",
        default="",
        x_readings=True,
    )
    meaning: Words = described(
        "term.meaning",
        example={"ja": "東京に住む人です。", "en": "Those who live in Tokyo."},
    )
    note: Words | None = described(
        "term.note",
        example={"ja": "表記がゆれています。", "en": "The spelling varies."},
        default=None,
    )
    official: bool = described(
        "term.official",
        example=True,
        default=False,
    )
    source: TermSource | None = described(
        "term.source",
        example={"name": {"ja": "WCAG 2.2", "en": "WCAG 2.2"}, "address": "https://www.w3.org/TR/WCAG22/"},
        default=None,
    )
    variants: Several[Line] = described("term.variants", example=["ユーザ"], default=())
    avoid: Several[Avoided] = described(
        "term.avoid",
        example=[],
        default=(),
    )

    @classmethod
    def needed_besides(cls, asked: EditionNeeds) -> tuple[str, ...]:
        """A reading is needed where a glossary stands by readings."""
        return ("reading",) if asked["readings"] else ()


class Correction(Record):
    """A doubtful place of the source, and what this edition does about it."""

    id: Id = described(
        "correction.id",
        example="slide-14-create",
    )
    slide: Annotated[int, Field(ge=1, le=200)] = described("correction.slide", example=14)
    kind: Literal["typo", "layout", "kept"] = described(
        "correction.kind",
        example="typo",
    )
    certainty: Literal["sure", "probable"] | None = described(
        "correction.certainty",
        example="probable",
        default=None,
    )
    page: Line | None = described(
        "correction.page",
        example="principles/09-challenge",
        default=None,
    )
    original: Exact = described("correction.original", example="想像")
    correction: ExactParagraph | None = described(
        "correction.correction",
        example="創造",
        default=None,
    )
    reason: Words = described(
        "correction.reason", example={"ja": "同じ読みの字です。", "en": "The characters sound alike."}
    )


Word = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[^\n]+$")]
"""A word whose reading is given, six times as long as the longest: every text is searched for words of each length."""


Neighbours = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^\S+$")]
"""Characters, one of which stands beside a word."""


class Reading(Record):
    """How a Japanese word is read: for furigana, and for searching by kana."""

    word: Word = described(
        "reading.word",
        example="少なく",
    )
    reading: Line = described(
        "reading.reading",
        example="すくなく",
    )
    after: Neighbours | None = described(
        "reading.after",
        example="134680",
        default=None,
    )
    before: Neighbours | None = described(
        "reading.before",
        example="さしすせそ",
        default=None,
    )


class Decided(Record):
    """A reading that software proposed for words of the texts, and that a person has turned down."""

    words: Line = described("decided.words", example="身近")
    reading: Line = described("decided.reading", example="みぢか")
    rejected: Line = described("decided.rejected", example="みじか")


class Change(Record):
    """A change of the content that readers are told of."""

    date: Day = described("change.date", example="2026-11-23")
    pages: Several[Line] = described(
        "change.pages",
        example=["docs/glossary"],
        default=(),
    )
    text: Words = described(
        "change.text",
        example={"ja": "用語を足しました。", "en": "Added terms."},
    )


class Redirect(Record):
    """Where an address leads that nothing stands at any more."""

    old: Address = described(
        "redirect.old",
        example="guidelines/ui-ux/colour/",
    )
    new: Address = described("redirect.new", example="guidelines/ui-ux/accessible/")


class TermsFile(Record):
    """principles/terms.yml."""

    terms: Several[Term] = described("terms-file.terms", example=[])


class CorrectionsFile(Record):
    """principles/corrections.yml."""

    corrections: Several[Correction] = described("corrections-file.corrections", example=[])


class ReadingsFile(Record):
    """principles/readings.yml."""

    readings: Several[Reading] = described("readings-file.readings", example=[])
    decided: Several[Decided] = described(
        "readings-file.decided",
        example=[],
        default=(),
    )


class RedirectsFile(Record):
    """principles/redirects.yml."""

    redirects: Several[Redirect] = described("redirects-file.redirects", example=[])


class ChangesFile(Record):
    """principles/changes.yml."""

    changes: Several[Change] = described("changes-file.changes", example=[])
