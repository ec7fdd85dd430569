"""What somebody else's Markdown and HTML becomes here, construct by construct."""

from __future__ import annotations

import pytest

from shishin.authoring.importing.notes import CHANGES, DECISIONS
from support.imported import body, broken, one
from support.languages import ENGLISH, LANGUAGES

CONSTRUCTS = [
    # What stood there, what stands here, and the kind of note.
    ("a <b>word</b> and <strong>two</strong>", "a **word** and **two**", "html"),
    ("an <i>idea</i> and <em>two</em>", "an *idea* and *two*", "html"),
    ("press <kbd>Enter</kbd>", "press `Enter`", "html"),
    ("<del>gone</del>", "~~gone~~", "html"),
    ("H<sub>2</sub>O at 5<sup>th</sup>", "H2O at 5th", "html"),
    ('see <a href="https://a.example/x">this</a>', "see [this](https://a.example/x)", "html"),
    ("one<br>two", "one\\\ntwo", "html"),
    ("one<br><br>two", "one\n\ntwo", "line-break"),
    ("<p>one</p><p>two</p>", "one\n\ntwo", "html"),
    ("<div>\n\nwords\n\n</div>", "words", "html"),
    ("<span class=x>words</span>", "words", "html"),
    ("<h3>Words</h3>", "## Words {#words}", "html"),
    ("<ul><li>a<li>b<ol><li>c</ol></ul>", "- a\n- b\n  1. c", "html"),
    ("<table><tr><th>a<th>b<tr><td>c<td>d|e</table>", "| a | b |\n| --- | --- |\n| c | d\\|e |", "html"),
    ("<blockquote>words</blockquote>", "> words", "html"),
    ("<hr>", "---", "html"),
    ("<pre><code>a &lt; b\n  c</code></pre>", "```\na < b\n  c\n```", "html"),
    ("<details><summary>More</summary>words</details>", "## More {#more}\n\nwords", "html"),
    ("<dl><dt>a</dt><dd>b</dd></dl>", "a\n:   b", "html"),
    ("a<!-- secret -->b", "ab", "comment"),
    ("Words\n=====\n\nx\n\nMore\n----", "x\n\n## More {#more}", "heading-level"),
    ("## A\n\n##### B\n\n### C", "## A {#a}\n\n### B {#b}\n\n### C {#c}", "heading-level"),
    ("## Same\n\n## Same", "## Same {#same}\n\n## Same {#same-2}", "anchor"),
    ("## Own name {#kept}", "## Own name {#kept}", ""),
    ("## Own name {#Not_Good}", "## Own name {#own-name}", "anchor"),
    ("##Crowded", "## Crowded {#crowded}", "hash"),
    ("- ## In a list", "- **In a list**", "heading-inside"),
    ("[a][x]\n\n[x]: https://a.example/", "[a](https://a.example/)", "reference"),
    ("go to https://a.example/x.", "go to [a.example/x](https://a.example/x).", "bare-url"),
    ("[a](http://a.example/x)", "[a](https://a.example/x)", "link"),
    ("a[^n] b\n\n[^n]: words\n    more", "a (note 1) b\n\n## Notes {#notes}\n\n1. words\n   more", "footnote"),
    ("- [ ] a\n- [x] b", "- a\n- b", "task"),
    ('!!! note "Mind"\n    words\n\nrest', "**Mind**\n\nwords\n\nrest", "admonition"),
    (":::tip\nwords\n:::", "**Tip**\n\nwords", "admonition"),
    ("> [!NOTE]\n> words", "**Note**\n\nwords", "admonition"),
    ("good :smile: day at 10:30:45", "good  day at 10:30:45", "emoji-code"),
    ("[TOC]\n\nwords", "words", "contents"),
    ("* TOC\n{:toc}\n\nwords", "words", "contents"),
    ("{% raw %}words{% endraw %}", "words", "template"),
    ("words\n{: .lead #x}", "words", "attributes"),
    ("a {name} b", "a `{name}` b", "braces"),
    ("it is $x^2$ or $5 and $6", "it is `x^2` or $5 and $6", "formula"),
    ("$$\nx = y\n$$", "```\nx = y\n```", "formula"),
    ("words\n\n    code", "words\n\n```\ncode\n```", "code-block"),
    ("非\u00adハイフン\u200b", "非ハイフン", "characters"),
    ("ｶﾞｽと①", "ガスと（1）", "characters"),
    ("申し込みは\n前の日まで", "申し込みは前の日まで", "wrapped"),
    ("始めます。\n　次です。\n※注です。", "始めます。\n\n次です。\n\n※注です。", "paragraph"),
    ("・一つ\n・二つ", "- 一つ\n- 二つ", "paragraph"),
    ("<b>「言葉」</b>です", "「**言葉**」です", "html"),
    ("#1 is first", "\\#1 is first", "hash"),
]


@pytest.mark.parametrize(("old", "new", "kind"), CONSTRUCTS, ids=[row[0][:24] for row in CONSTRUCTS])
def test_a_construct_becomes_what_is_written_here(old: str, new: str, kind: str) -> None:
    page = one(f"---\ntitle: T\ndescription: D\n---\n{old}\n" if "=====" not in old else old)
    assert body(page) == new
    assert kind in {note.kind for note in page.changes} | {""}
    assert broken(page) == []


def test_there_are_enough_constructs() -> None:
    assert len(CONSTRUCTS) >= 50
    assert {row[2] for row in CONSTRUCTS} >= {"html", "footnote", "admonition", "template", "formula", "wrapped"}


def test_a_list_that_is_set_in_too_little_is_left_to_a_person() -> None:
    page = one("---\ntitle: T\ndescription: D\n---\n\n1. a\n  - b\n2. c\n\n   - inside\n", language=ENGLISH)
    assert body(page) == "1. a\n\n- b\n\n2. c\n\n   - inside"
    assert [(decision.kind, decision.line) for decision in page.decisions if decision.kind == "list-place"] == [
        ("list-place", 9)
    ]
    assert page.texts["en"].split("\n")[8] == "- b"


DECIDED = [
    ("[a](/far/away)", "link-place", "a (`/far/away`)"),
    ("[a](other.md)", "link-place", "a (`other.md`)"),
    ("[a](#nowhere)", "link-anchor", "a"),
    ("[a](http://a.example/)", "link-http", "[a](https://a.example/)"),
    ("[a](javascript:x)", "link-scheme", "a (`javascript:x`)"),
    ("[[Elsewhere]]", "link-place", "Elsewhere"),
    ("![alt words](a.png)", "image", "(Figure: alt words)"),
    ("<marquee>words</marquee>", "html", "words"),
    ("a <script>x()</script> b", "script", "a  b"),
    ("<iframe src=https://a.example/></iframe> b", "embedded", "b"),
    ("<table><tr><td colspan=2>a</table>", "table", "| a |\n| --- |"),
    ("> words", "quote", "> words"),
    ("{% include x.html %}words", "template", "words"),
    ("a[^1]", "footnote-missing", "a\\[^1\\]"),
    ("日　時", "spaced", "日　時"),
    ("a\ue000b", "private-use", "ab"),
    ("good 🎉", "emoji", "good 🎉"),
]


@pytest.mark.parametrize(("old", "kind", "new"), DECIDED, ids=[row[1] for row in DECIDED])
def test_what_a_person_must_decide_is_listed_with_the_line_of_the_new_file(old: str, kind: str, new: str) -> None:
    page = one(f"---\ntitle: T\ndescription: D\n---\n\n## First\n\n{old}\n", language=ENGLISH)
    assert body(page) == f"## First {{#first}}\n\n{new}"
    (note,) = (decision for decision in page.decisions if decision.kind == kind)
    assert note.line == 9, "the line after title, description, digest and the heading"
    assert page.texts["en"].split("\n")[note.line - 1] == new.split("\n", maxsplit=1)[0]


def test_every_kind_of_note_has_words_in_both_languages() -> None:
    assert len(CHANGES) + len(DECISIONS) > 40
    for language in LANGUAGES:
        assert {f"decide-{kind}" for kind in set(CHANGES) & set(DECISIONS)} <= set(language.command["import_kinds"])
        assert set(CHANGES) | set(DECISIONS) <= set(language.command["import_kinds"])
