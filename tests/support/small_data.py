"""The data files of the little project, and its configuration."""

from __future__ import annotations

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
