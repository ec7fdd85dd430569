"""The data files beside the principles: terms, corrections, readings, and the edition's own words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shishin.model.fields import (
    ADDRESS_PATTERN,
    Address,
    Day,
    Exact,
    ExactParagraph,
    Id,
    Line,
    Record,
    Several,
    WebAddress,
    Words,
    described,
)
from shishin.model.requirement import REQUIREMENT_PATTERN


class Avoided(Record):
    """A word that is not used for a term in our own texts."""

    language: Literal["ja", "en"] = described("言語。", "The language.", example="ja")
    word: Line = described("使わない言葉。", "The word that is not used.", example="ユーザー")
    unless: Several[Line] = described(
        "その言葉を含んでいても使ってよい言葉。",
        "Words that hold it and may be used all the same.",
        example=["ユーザーインターフェース"],
        default=(),
    )


class TermSource(Record):
    """Where a term of a standard is defined."""

    name: Words = described(
        "規格や資料の名前と版。",
        "The standard's or document's name, with its edition.",
        example={"ja": "WCAG 2.2", "en": "WCAG 2.2"},
    )
    address: WebAddress = described(
        "読めるところのアドレス。", "Where it can be read.", example="https://www.w3.org/TR/WCAG22/"
    )


class Term(Record):
    """One term of the bilingual glossary."""

    id: Id = described(
        "変わらない名前。アンカーになります。",
        "The permanent name; it becomes the anchor.",
        example="resident",
    )
    ja: Line = described("日本語の用語。", "The term in Japanese.", example="都民")
    reading: Line = described("読み方。", "The reading in kana.", example="とみん")
    en: Line = described("英語の用語。", "The term in English.", example="people of Tokyo")
    meaning: Words = described(
        "独自のやさしい説明。",
        "Our own plain explanation.",
        example={"ja": "東京に住む人です。", "en": "Those who live in Tokyo."},
    )
    note: Words | None = described(
        "使い方の注意。",
        "A note on its use.",
        example={"ja": "表記がゆれています。", "en": "The spelling varies."},
        default=None,
    )
    official: bool = described(
        "英語が東京都の公式の表記なら true。",
        "True if Tokyo itself uses the English term.",
        example=True,
        default=False,
    )
    source: TermSource | None = described(
        "規格の用語なら、定めている規格。",
        "For a standard's own term: the standard that defines it.",
        example={"name": {"ja": "WCAG 2.2", "en": "WCAG 2.2"}, "address": "https://www.w3.org/TR/WCAG22/"},
        default=None,
    )
    variants: Several[Line] = described("ほかの表記。", "Other spellings.", example=["ユーザ"], default=())
    avoid: Several[Avoided] = described(
        "代わりに使わない言葉。原文の引用では使えます。",
        "Words that are not used instead; a quotation of the source may have them.",
        example=[],
        default=(),
    )


class Correction(Record):
    """A doubtful place of the source, and what this edition does about it."""

    id: Id = described(
        "変わらない名前。アンカーになります。",
        "The permanent name; it becomes the anchor.",
        example="slide-14-create",
    )
    slide: Annotated[int, Field(ge=1, le=200)] = described("スライドの番号。", "The slide's number.", example=14)
    kind: Literal["typo", "layout", "kept"] = described(
        "typo（誤記を直した）、layout（配置を直した）、kept（そのまま残した）のどれか。",
        "typo (a slip, mended), layout (an order or mark, mended) or kept (left as it stands).",
        example="typo",
    )
    certainty: Literal["sure", "probable"] | None = described(
        "直したことの確かさ。kept では書きません。",
        "How sure the mending is; not for kept.",
        example="probable",
        default=None,
    )
    page: Line | None = described(
        "誤記のあるファイル（言語と .md を除く）。typo では必ず書きます。",
        "The document that holds the slip, without language and ending; required for typo.",
        example="principles/09-challenge",
        default=None,
    )
    original: Exact = described("原文の文字。", "The source's own characters.", example="想像")
    correction: ExactParagraph | None = described(
        "このサイトでの文字。kept では書きません。",
        "What this edition shows; not for kept.",
        example="創造",
        default=None,
    )
    reason: Words = described(
        "理由。", "Why.", example={"ja": "同じ読みの字です。", "en": "The characters sound alike."}
    )


Word = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[^\n]+$")]
"""A word whose reading is given, six times as long as the longest: every text is searched for words of each length."""


Neighbours = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^\S+$")]
"""Characters, one of which stands beside a word."""


class Reading(Record):
    """How a Japanese word is read: for furigana, and for searching by kana."""

    word: Word = described(
        "漢字を含む言葉。送り仮名まで書きます。",
        "A word that holds kanji, with the kana that end it.",
        example="少なく",
    )
    reading: Line = described(
        "読み方。漢字のほかの文字は、言葉と同じに書きます。",
        "Its reading in hiragana; what is not kanji stands as in the word.",
        example="すくなく",
    )
    after: Neighbours | None = described(
        "この読みになる、すぐ前の字。どれか一つのあとだけに使います。数字は、引用符で囲みます。",
        "The characters right before the word with which it is read so; digits stand in quotes.",
        example="134680",
        default=None,
    )
    before: Neighbours | None = described(
        "この読みになる、すぐあとの字。どれか一つの前だけに使います。",
        "The characters right behind the word with which it is read so.",
        example="さしすせそ",
        default=None,
    )


class Decided(Record):
    """A reading that software proposed for words of the texts, and that a person has turned down."""

    words: Line = described("比べた言葉。", "The words that were compared.", example="身近")
    reading: Line = described("正しい読み方。", "How they are read.", example="みぢか")
    rejected: Line = described("ソフトウェアの読み方。", "How the software read them.", example="みじか")


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

    language: Literal["ja", "en"] = described("言語。", "The language.", example="ja")
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


class Change(Record):
    """A change of the content that readers are told of."""

    date: Day = described("変えた日。", "The day of the change.", example="2026-11-23")
    pages: Several[Line] = described(
        "変えたファイル（言語と .md を除く）。サイト全体なら書きません。",
        "The documents that changed, without language and ending; left out for the whole site.",
        example=["docs/glossary"],
        default=(),
    )
    text: Words = described(
        "何を変えたか。",
        "What changed: a past-tense verb first, then what.",
        example={"ja": "用語を足しました。", "en": "Added terms."},
    )


class Redirect(Record):
    """Where an address leads that nothing stands at any more."""

    old: Address = described(
        "前のアドレス。サイトの最初から、言語の部分を除いて書きます。",
        "The address that was given up, from the site's root, without a language.",
        example="guidelines/ui-ux/colour/",
    )
    new: Address = described("今のアドレス。", "Where it is now.", example="guidelines/ui-ux/accessible/")


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


class Publication(Record):
    """The edition's own words: what a municipality that forks the project rewrites first."""

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
        "Where a Japanese title may break, with | between phrases, for words that are not cut well by themselves.",
        example=["誰ひとり|取り残されない"],
        default=(),
    )


class TermsFile(Record):
    """principles/terms.yml."""

    terms: Several[Term] = described("用語の一覧。", "The terms.", example=[])


class CorrectionsFile(Record):
    """principles/corrections.yml."""

    corrections: Several[Correction] = described("訂正の一覧。", "The corrections.", example=[])


class ReadingsFile(Record):
    """principles/readings.yml."""

    readings: Several[Reading] = described("読みの一覧。", "The readings.", example=[])
    decided: Several[Decided] = described(
        "`shishin readings`が示した違いのうち、この読みで正しいと人が決めたもの。",
        "Differences that `shishin readings` showed, where a person has decided that the reading stands.",
        example=[],
        default=(),
    )


class SynonymsFile(Record):
    """principles/synonyms.yml."""

    sources: Several[WordSource] = described("言葉を読んだところの一覧。", "Where the words were read.", example=[])
    synonyms: Several[Synonyms] = described("同じものを指す言葉の一覧。", "The groups of words.", example=[])


class RedirectsFile(Record):
    """principles/redirects.yml."""

    redirects: Several[Redirect] = described("移ったアドレスの一覧。", "The addresses that moved.", example=[])


class ChangesFile(Record):
    """principles/changes.yml."""

    changes: Several[Change] = described("変更の一覧。新しいものから。", "The changes, newest first.", example=[])
