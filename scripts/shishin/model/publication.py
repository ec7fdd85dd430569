"""principles/publication.yml: the edition's own words, and its languages."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from shishin.model.fields import (
    Id,
    Line,
    Record,
    Several,
    WebAddress,
    Words,
    described,
)


class Unserved(Record):
    """A principle that no requirement serves, and why."""

    principle: Id = described("unserved.principle", example="learning")
    why: Words = described(
        "unserved.why",
        example={"ja": "組織の中のことです。", "en": "It is a matter within the organisation."},
    )


class SourceDocument(Record):
    """The document that this edition publishes."""

    title: Words = described("source-document.title", example={"ja": "行動指針", "en": "Guideline for action"})
    publisher: Words = described(
        "source-document.publisher", example={"ja": "東京都", "en": "Tokyo Metropolitan Government"}
    )
    slides: Annotated[int, Field(ge=1, le=200)] = described("source-document.slides", example=17)


CODE_PATTERN = r"^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$"
"""A BCP 47 tag that is fit for the name of a file: a language, and what narrows it, in lower case."""

Code = Annotated[str, StringConstraints(pattern=CODE_PATTERN, max_length=20)]


class Publication(Record):
    """The edition's own words: what a municipality that forks the project rewrites first."""

    languages: Annotated[Several[Code], Field(min_length=1)] = described(
        "publication.languages",
        example=["ja", "en"],
    )
    name: Words = described("publication.name", example={"ja": "行動指針", "en": "Digital Service Principles"})
    short_name: Words = described("publication.short_name", example={"ja": "行動指針", "en": "Principles"})
    notice: Words = described(
        "publication.notice",
        example={"ja": "公式サイトではありません。", "en": "This is not an official site."},
    )
    source: SourceDocument = described("publication.source", example={})
    rights: Words = described("publication.rights", example={"ja": "CC BY 4.0", "en": "CC BY 4.0"})
    licence: WebAddress = described(
        "publication.licence",
        example="https://creativecommons.org/licenses/by/4.0/",
    )
    reading: Several[Line] = described(
        "publication.reading",
        example=["preface", "purpose"],
    )
    navigation: Several[Line] = described(
        "publication.navigation",
        example=["principles/index"],
    )
    footer: Several[Line] = described("publication.footer", example=["accessibility"])
    unserved: Several[Unserved] = described(
        "publication.unserved",
        example=[],
        default=(),
    )
    phrases: Several[Line] = described(
        "publication.phrases",
        example=["誰ひとり|取り残されない"],
        default=(),
    )
