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

    principle: Id = described("原則のid。", "The principle's id.", example="learning")
    why: Words = described(
        "理由。",
        "Why.",
        example={"ja": "組織の中のことです。", "en": "It is a matter within the organisation."},
    )


class SourceDocument(Record):
    """The document that this edition publishes."""

    title: Words = described("原文の題。", "Its title.", example={"ja": "行動指針", "en": "Guideline for action"})
    publisher: Words = described(
        "原文の発行者。", "Who published it.", example={"ja": "東京都", "en": "Tokyo Metropolitan Government"}
    )
    slides: Annotated[int, Field(ge=1, le=200)] = described("スライドの枚数。", "How many slides it has.", example=17)


CODE_PATTERN = r"^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$"
"""A BCP 47 tag that is fit for the name of a file: a language, and what narrows it, in lower case."""

Code = Annotated[str, StringConstraints(pattern=CODE_PATTERN, max_length=20)]


class Publication(Record):
    """The edition's own words: what a municipality that forks the project rewrites first."""

    languages: Annotated[Several[Code], Field(min_length=1)] = described(
        "このサイトの言語のコード。はじめのものが、元の言語です。",
        "The codes of the site's languages; the first is the one that it is written in.",
        example=["ja", "en"],
    )
    name: Words = described(
        "サイトの名前。", "The site's name.", example={"ja": "行動指針", "en": "Digital Service Principles"}
    )
    short_name: Words = described("短い名前。", "The short name.", example={"ja": "行動指針", "en": "Principles"})
    notice: Words = described(
        "公式かどうかの注意。全ページに出ます。",
        "Whether the site is official; shown on every page.",
        example={"ja": "公式サイトではありません。", "en": "This is not an official site."},
    )
    source: SourceDocument = described("原文。", "The source document.", example={})
    rights: Words = described("権利の説明。", "Who holds which rights.", example={"ja": "CC BY 4.0", "en": "CC BY 4.0"})
    licence: WebAddress = described(
        "独自の文の利用条件のアドレス。データにも書かれます。",
        "The address of the licence of the edition's own texts; the data name it too.",
        example="https://creativecommons.org/licenses/by/4.0/",
    )
    reading: Several[Line] = described(
        "はじめから順に読むページの名前。前後のページへのリンクになります。",
        "The names of the pages to read in order; they get links to the previous and next page.",
        example=["preface", "purpose"],
    )
    navigation: Several[Line] = described(
        "ページの上に並べるページの名前。",
        "The names of the pages in the header.",
        example=["principles/index"],
    )
    footer: Several[Line] = described(
        "ページの下に並べるページの名前。", "The names of the pages in the footer.", example=["accessibility"]
    )
    unserved: Several[Unserved] = described(
        "どの要件も支えない原則と、その理由。",
        "The principles that no requirement serves, and why.",
        example=[],
        default=(),
    )
    phrases: Several[Line] = described(
        "題を折り返してよい場所。自動の区切りが合わない言葉だけ、| で区切って書きます。",
        "Where a title without spaces may break, with | between phrases, for words that are not cut well otherwise.",
        example=["誰ひとり|取り残されない"],
        default=(),
    )
