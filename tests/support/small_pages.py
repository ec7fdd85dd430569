"""The texts of the little project: its principles, its pages and their figure."""

from __future__ import annotations

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
    "accessibility/policy": ("accessibility-policy", "原則の説明", "Policy"),
    "accessibility/results": ("accessibility-results", "要約の一つ", "Results"),
    "accessibility/testing": ("accessibility-testing", "行動の説明", "Testing"),
    "suggest": ("suggestion", "説明の文", "Suggest"),
}

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

FIGURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img" aria-labelledby="t d">
<title id="t">題</title>
<desc id="d">説明</desc>
<rect width="9" height="9"/>
</svg>
"""
