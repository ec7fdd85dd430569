"""A complete little project: ten short principles, one page of each layout, all of it valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.authoring.stamp import stamp
from shishin.content.reading.files import FOLDERS
from shishin.content.reading.releases import is_kept

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.finding import Finding

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

PRINCIPLE_JA = """\
---
id: {word}
number: {number}
slide: {number}
tag: 見出し
title: 原則{word}
description: 原則{word}の説明
example: 例{word}
do_not: しないこと{word}
plain: やさしい要約です。
---

## 背景（バックグラウンド）

- 背景の文{word}
- もう一つの文

## 具体的な行動原則（ガバナンス・コード）

- 行動する

## 関連する仕組みや制度（マネジメント）

- 仕組みを使う

など
"""

PRINCIPLE_EN = """\
---
tag: Tag
title: Principle {word}
description: What principle {word} says
example: Example {word}
do_not: Do not {word}
plain: A plain summary.
---

## Background

- Background {word}
- Another line

## Principles of action (governance code)

- Act

## Related mechanisms and systems (management)

- Use a mechanism

and so on
"""

PAGES = {
    "index": ("home", "はじめに", "Home"),
    "404": ("not-found", "見つかりません", "Not found"),
    "glossary": ("glossary", "用語集", "Glossary"),
    "corrections": ("corrections", "訂正", "Corrections"),
    "principles/index": ("principles", "一覧", "Overview"),
    "reference": ("reference", "項目", "Fields"),
    "about": ("page", "説明", "About"),
    "search": ("search", "探す", "Find"),
    "all-pages": ("all-pages", "全部のページ", "All pages"),
    "principles/all": ("all-principles", "全文", "In full"),
    "guidelines/index": ("guidelines", "一覧の二", "Guidelines"),
    "guidelines/requirements/index": ("requirements", "要件", "Requirements"),
    "guidelines/requirements/by-principle": ("by-principle", "原則の要件", "By principle"),
    "guidelines/requirements/by-phase": ("by-phase", "行動の要件", "By phase"),
    "guidelines/requirements/by-standard": ("by-standard", "制度の要件", "By standard"),
    "data": ("data", "データ", "Data"),
}

GUIDELINE_JA = """\
---
id: ui-ux
prefix: UX
number: 1
status: beta
scope: bureau-led
principles: [one, two]
reviewed: "2026-11-01"
review_by: "2099-11-01"
slide: 10
title: 見本の要件
short_title: 見本
description: 見本の説明です。
owner: 見本の人
---

## このガイドラインの目的 {#purpose}

使うためです。

## なぜ選ばれたか {#chosen}

> 背景の文

## だれに当てはまるか {#scope}

使う人です。

## 扱わないこと {#not-covered}

- [原則](../../principles/01-one.ja.md)の説明
"""

GUIDELINE_EN = """\
---
title: Sample guideline
short_title: Sample
description: About the sample.
owner: A person
---

## What this guideline is for {#purpose}

Use it.

## Why it was chosen {#chosen}

> Background

## Who must apply it {#scope}

Those who use it.

## What it does not cover {#not-covered}

- What [the principle](../../principles/01-one.en.md) explains
"""

GUIDE_JA = """\
---
id: {id}
number: {number}
title: {id}を使う
description: {id}の説明です。
requirements:
  - id: UX-0{first}
    level: must
    statement: 一つの仕組みを使わなければなりません。
    check:
      method: 見ます。
      evidence: 説明の文
    phases: [discovery, run]
    roles: [designer]
    principles: [{principles}]
    standards:
      - {{standard: {standard}, clause: "1.4.3"}}
  - id: UX-0{second}
    level: may
    statement: もう一つの仕組みを使うことができます。
    check:
      method: 見ます。
      evidence: 説明の文
    phases: [build]
    roles: [developer, supplier]
    principles: [two]
    standards:
      - standard: {standard}
---

## なぜ大切か {{#why}}

UX-01のためです。

## 何をするか {{#do}}

### 見る {{#look}}

使います。

## 確かめ方 {{#check}}

見ます。

## よい例と悪い例 {{#examples}}

### よい例 {{#good}}

架空の例です。使う例です。

### 悪い例 {{#bad}}

架空の例です。使わない例です。

## 関連 {{#related}}

- [もう一つ](../guides/{other}.ja.md#UX-0{elsewhere})
- [データ](../../../docs/data.ja.md#first)
"""

GUIDE_EN = """\
---
title: Use {id}
description: About {id}.
requirements:
  - id: UX-0{first}
    statement: You must use one mechanism.
    check: {{method: Look., evidence: A text}}
  - id: UX-0{second}
    statement: You may use another mechanism.
    check: {{method: Look., evidence: A text}}
---

## Why it matters {{#why}}

Because of UX-01.

## What to do {{#do}}

### Look {{#look}}

Use it.

## How to check {{#check}}

Look.

## Examples of good and of bad {{#examples}}

### A good example {{#good}}

This is an invented example. Using it.

### A bad example {{#bad}}

This is an invented example. Not using it.

## Related {{#related}}

- [The other](../guides/{other}.en.md#UX-0{elsewhere})
- [Data](../../../docs/data.en.md#first)
"""

GUIDES = (
    {
        "id": "first", "number": 1, "first": 1, "second": 2, "other": "02-second", "elsewhere": 3,
        "principles": "one, two, three, four, five", "standard": "web-two",
    },
    {
        "id": "second", "number": 2, "first": 3, "second": 4, "other": "01-first", "elsewhere": 1,
        "principles": "six, seven, eight, nine", "standard": "law",
    },
)  # fmt: skip

STANDARDS = """\
standards:
  - id: law
    number: {ja: 一の制度, en: Act No. 1}
    name: {ja: 制度, en: Act}
    translated: true
    publisher: {ja: 発行者, en: Publisher}
    address: https://law.example/1
    clauses: {ja: "制度{}", en: "Article {}"}
    checked: "2026"
  - id: web-two
    name: {ja: 一覧, en: List}
    edition: {ja: 一, en: First}
    published: "2023-10-05"
    publisher: {ja: 発行者, en: Publisher}
    address: https://web.example/two/
    checked: "2026-10"
    status: revision
    note: {ja: 説明です。, en: A note.}
"""

PAGE_JA = """\
---
title: {title}
description: {title}の説明です。
slides: [1]
layout: {layout}
---

本文です。

## 見出し {{#first}}

[{title}へ]({self}.ja.md#first)
"""

PAGE_EN = """\
---
title: {title}
description: About {title}.
---

Text.

## Heading {{#first}}

[To {title}]({self}.en.md#first)
"""

PUBLICATION = """\
name: {ja: 見本, en: Sample}
short_name: {ja: 見本, en: Sample}
notice: {ja: 見本です。, en: This is a sample.}
source:
  title: {ja: 原文, en: Source}
  publisher: {ja: 発行者, en: Publisher}
  slides: 10
rights: {ja: 権利, en: Rights}
reading: [index, about]
navigation: [principles/index, glossary]
footer: [about]
licence: https://licence.example/
unserved:
  - principle: ten
    why: {ja: 仕組みの説明です。, en: It is about a mechanism.}
languages: [ja, en]
"""

TERMS = """\
terms:
  - id: resident
    ja: 都民
    reading: とみん
    en: resident
    meaning: {ja: 住む人です。, en: Someone who lives there.}
"""

CORRECTIONS = """\
corrections:
  - id: slide-1-first
    slide: 1
    kind: typo
    certainty: sure
    page: principles/01-one
    original: 背景の文one
    correction: 背景の文
    reason: {ja: 余分な文字です。, en: Extra letters.}
"""

READINGS = """\
readings:
  - {word: 見出し, reading: みだし}
  - {word: 見, reading: み, before: つまる}
  - {word: 原則, reading: げんそく}
  - {word: 説明, reading: せつめい}
  - {word: 例, reading: れい}
  - {word: 要約, reading: ようやく}
  - {word: 背景, reading: はいけい}
  - {word: 文, reading: ぶん}
  - {word: 一つ, reading: ひとつ}
  - {word: 具体的, reading: ぐたいてき}
  - {word: 行動, reading: こうどう}
  - {word: 関連, reading: かんれん}
  - {word: 仕組, reading: しく, before: みむ}
  - {word: 制度, reading: せいど}
  - {word: 使, reading: つか, before: いうえおっわ}
  - {word: 用語集, reading: ようごしゅう}
  - {word: 訂正, reading: ていせい}
  - {word: 一覧, reading: いちらん}
  - {word: 項目, reading: こうもく}
  - {word: 探す, reading: さがす}
  - {word: 全部, reading: ぜんぶ}
  - {word: 全文, reading: ぜんぶん}
  - {word: 本文, reading: ほんぶん}
  - {word: 要件, reading: ようけん}
  - {word: 見本, reading: みほん}
  - {word: 人, reading: ひと}
  - {word: 目的, reading: もくてき}
  - {word: 選, reading: えら, before: ばびぶべぼん}
  - {word: 当て, reading: あて}
  - {word: 扱, reading: あつか, before: いうえおっわ}
  - {word: 大切, reading: たいせつ}
  - {word: 何, reading: なに}
  - {word: 確, reading: たし, before: か}
  - {word: 方, reading: かた, after: めりき}
  - {word: 悪い, reading: わるい}
  - {word: 二, reading: に}
  - {word: 架空, reading: かくう}
"""

SYNONYMS = """\
sources:
  - id: sample-terms
    name: {ja: 見本の用語集, en: Sample terms}
    address: https://example.org/terms
    read: "2026-11-23"
synonyms:
  - {language: ja, words: [ページ, 頁], source: sample-terms}
  - language: en
    words: [sample words]
    to: [about/]
    source: sample-terms
"""

CHANGES = """\
changes:
  - date: "2026-11-23"
    pages: [docs/about, principles/01-one]
    text: {ja: 説明を足しました。, en: Added an explanation.}
  - date: "2026-11-01"
    text: {ja: はじめて公開しました。, en: Published for the first time.}
"""

REDIRECTS = """\
redirects: []
"""

FIGURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img" aria-labelledby="t d">
<title id="t">題</title>
<desc id="d">説明</desc>
<rect width="9" height="9"/>
</svg>
"""

DATA = {
    "publication": PUBLICATION,
    "terms": TERMS,
    "corrections": CORRECTIONS,
    "readings": READINGS,
    "synonyms": SYNONYMS,
    "changes": CHANGES,
    "redirects": REDIRECTS,
}

CONFIG = """\
site_name: 見本
site_url: https://sample.example/base/
theme: {name: material, custom_dir: OVERRIDES, font: false}
plugins:
  - i18n:
      docs_structure: suffix
      fallback_to_default: false
      reconfigure_material: false
      reconfigure_search: false
      languages:
        - {locale: ja, name: 日本語, default: true}
        - {locale: en, name: English}
  - shishin: {repository: "https://code.example/group/project"}
markdown_extensions: [attr_list, def_list, tables]
validation:
  nav: {omitted_files: ignore}
"""


def write_project(root: Path, overrides: Path) -> Path:
    """Write the project below a folder and stamp its translations."""
    for number, word in enumerate(WORDS, 1):
        stem = f"principles/{number:02}-{word}"
        _write(root / f"{stem}.ja.md", PRINCIPLE_JA.format(number=number, word=word))
        _write(root / f"{stem}.en.md", PRINCIPLE_EN.format(number=number, word=word))
    for name, (layout, ja, en) in PAGES.items():
        own = name.rsplit("/", 1)[-1]
        _write(root / f"docs/{name}.ja.md", PAGE_JA.format(layout=layout, title=ja, self=own))
        _write(root / f"docs/{name}.en.md", PAGE_EN.format(title=en, self=own))
    _write_guidelines(root / "guidelines")
    for name, text in DATA.items():
        _write(root / f"principles/{name}.yml", text)
    for code in ("ja", "en"):
        _write(root / f"docs/figures/box.{code}.svg", FIGURE)
    _write(root / "mkdocs.yml", CONFIG.replace("OVERRIDES", str(overrides)))
    stamp_all(root)
    return root


def _write_guidelines(folder: Path) -> None:
    _write(folder / "standards.yml", STANDARDS)
    _write(folder / "ui-ux/guideline.ja.md", GUIDELINE_JA)
    _write(folder / "ui-ux/guideline.en.md", GUIDELINE_EN)
    for guide in GUIDES:
        stem = f"ui-ux/guides/{guide['number']:02}-{guide['id']}"
        _write(folder / f"{stem}.ja.md", GUIDE_JA.format(**guide))
        _write(folder / f"{stem}.en.md", GUIDE_EN.format(**guide))


def stamp_all(root: Path) -> None:
    """Stamp every translation of a project."""
    findings: list[Finding] = []
    names = [path.relative_to(root).as_posix() for folder in FOLDERS for path in root.glob(f"{folder}/**/*.en.md")]
    for name in names:
        if not is_kept(name):
            stamp(root, name, findings)
    assert not findings


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
