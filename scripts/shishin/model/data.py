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

    language: LanguageCode = described("言語。", "The language.", example="ja")
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


class Term(InEveryLanguage):
    """One term of the glossary: the words for it stand by the codes of their languages."""

    model_config = ConfigDict(
        json_schema_extra={
            "x-languages": {"ja": "用語", "en": "The term", "examples": {"ja": "都民", "en": "Tokyo residents"}}
        }
    )
    __pydantic_extra__: dict[str, Line]

    id: Id = described(
        "変わらない名前。アンカーになります。",
        "The permanent name; it becomes the anchor.",
        example="resident",
    )
    reading: Line = described(
        "読み方。日本語のあるサイトでは、必ず書きます。",
        "The reading in kana; needed on a site in Japanese.",
        example="とみん",
        default="",
        x_readings=True,
    )
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
        "訳語が東京都の公式の表記なら true。",
        "True if Tokyo itself uses the translated term.",
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

    @classmethod
    def needed_besides(cls, asked: EditionNeeds) -> tuple[str, ...]:
        """A reading is needed where a glossary stands by readings."""
        return ("reading",) if asked["readings"] else ()


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


class RedirectsFile(Record):
    """principles/redirects.yml."""

    redirects: Several[Redirect] = described("移ったアドレスの一覧。", "The addresses that moved.", example=[])


class ChangesFile(Record):
    """principles/changes.yml."""

    changes: Several[Change] = described("変更の一覧。新しいものから。", "The changes, newest first.", example=[])
