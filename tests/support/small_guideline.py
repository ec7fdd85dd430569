"""The texts of the little project: its guideline with two guides, and the standards that they cite."""

from __future__ import annotations

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

- [もう一つ（{elsewhere}）](../guides/{other}.ja.md#UX-0{elsewhere})
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

- [The other ({elsewhere})](../guides/{other}.en.md#UX-0{elsewhere})
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
    name: {ja: リスト, en: List}
    edition: {ja: 一, en: First}
    published: "2023-10-05"
    publisher: {ja: 発行者, en: Publisher}
    address: https://web.example/two/
    checked: "2026-10"
    status: revision
    note: {ja: 説明です。, en: A note.}
"""
