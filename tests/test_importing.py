"""Bringing in somebody else's Markdown: what it becomes, what is said of it, and that nothing breaks."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shishin.authoring.importing import command
from shishin.authoring.importing.command import ImportRequest, import_files
from shishin.authoring.importing.convert import ImportSettings, SourceText, convert
from shishin.authoring.importing.decoding import decode
from shishin.authoring.importing.notes import CHANGES, DECISIONS
from shishin.authoring.importing.page_files import UNTRANSLATED, ImportedPage
from shishin.cli import main
from shishin.content.link_targets import targets
from shishin.content.load import load
from shishin.content.reading.drafts import Family, draft
from shishin.content.reading.files import SourceFile
from shishin.content.reading.limits import MAX_BYTES
from shishin.content.ruby import Reader
from shishin.content.rules import links, marks, pages, text
from shishin.findings.catalogue import explain
from shishin.forms import kinds
from shishin.model.finding import Finding, Severity
from shishin.reports.importing import import_in_words
from support.languages import EDITION, ENGLISH, LANGUAGES, language_of

if TYPE_CHECKING:
    from pathlib import Path

FIXTURES = ("park.md", "visits.md", "koen.md")


def body(page: ImportedPage, code: str = "") -> str:
    return page.texts[code or page.language].split("\n---\n", 1)[1].strip()


def one(text: str, **options: object) -> ImportedPage:
    (page,) = convert([SourceText("/old/page.md", text)], ImportSettings("docs", EDITION, **options))  # type: ignore[arg-type] # a test's own
    return page


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
    ("go to https://a.example/x.", "go to <https://a.example/x>.", "bare-url"),
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


def test_a_text_without_a_title_takes_its_first_heading_or_its_name() -> None:
    assert "\ntitle: Own words\n" in one("# Own words\n\nx").texts["en"]
    assert "# Own words" not in body(one("# Own words\n\nx"))
    page = one("x")
    assert "\ntitle: page\n" in page.texts["en"]
    assert [note.line for note in page.decisions if note.kind == "title-missing"] == [2]


def test_fields_of_others_are_dropped_and_named() -> None:
    page = one("---\ntitle: 'A: b'\nlayout: x\ntags: [a]\nsummary: In short.\n---\nx")
    assert page.texts["en"].startswith('---\ntitle: "A: b"\ndescription: In short.\n')
    assert [note.detail for note in page.changes if note.kind == "front-matter"] == ["layout, tags"]


def test_a_japanese_heading_is_romanised_where_its_kanji_have_a_reading(project: Path) -> None:
    old = project.parent / "koen.md"
    old.write_text("# 題\n\nです。\n\n## 仕組みの目的\n\n## 地球\n\n## オープンデータ\n", encoding="utf-8")
    (page,) = import_files(project, ImportRequest([old], is_dry_run=True)).pages
    assert re.findall(r"\{#(.*)\}", body(page)) == ["shikumi-no-mokuteki", "section-2", "opundeta"]
    assert [note.detail for note in page.decisions if note.kind == "anchor-numbered"] == ["section-2"]


def test_the_language_that_is_not_there_gets_the_same_headings_and_says_so_once() -> None:
    page = one("# T\n\n説明です。\n\n## 一つ\n\n[目的](#一つ)\n\n## 二つ {#two}\n")
    assert page.language == "ja"
    assert re.findall(r"\{#.*\}", body(page, "en")) == re.findall(r"\{#.*\}", body(page, "ja"))
    assert body(page, "en").startswith("This page has no English translation yet.")
    assert f'translates: "{UNTRANSLATED}"' in page.texts["en"]
    assert "translates" not in page.texts["ja"]


def test_links_between_texts_that_are_brought_in_follow_them() -> None:
    first = SourceText("/old/One Page.md", "# One\n\n[two](sub/Two.md#Der-Zweite) [home](sub/)\n\n## Here\n")
    second = SourceText(
        "/old/sub/Two.md", "# Two\n\n## Der Zweite\n\n[back](../One%20Page.md#here) [html](../One Page.html)"
    )
    index = SourceText("/old/sub/index.md", "# Home\n\nx")
    pages_made = convert([first, second, index], ImportSettings("docs/new", EDITION, ENGLISH))
    assert [page.stem for page in pages_made] == ["docs/new/one-page", "docs/new/two", "docs/new/home"]
    assert "[two](two.en.md#der-zweite) [home](home.en.md)" in body(pages_made[0])
    assert "[two](two.ja.md#der-zweite)" in body(pages_made[0], "ja")
    assert "[back](one-page.en.md#here)" in body(pages_made[1])


def test_two_texts_of_one_page_are_a_pair_already(project: Path) -> None:
    texts = {
        "fees.md": "# Fees\n\nYou pay.\n\n## How much\n\n[why](#why)\n\n## Why {#why}\n",
        "fees_ja.md": "# 料金\n\n払います。\n\n## いくら\n\n[理由](fees_ja.md#理由) [英語](fees.md)\n\n## 理由\n",
    }
    files = [project.parent / name for name in texts]
    for path in files:
        path.write_text(texts[path.name], encoding="utf-8")
    done = import_files(project, ImportRequest(files))
    assert done.written == ("docs/fees.en.md", "docs/fees.ja.md")
    english, japanese = done.pages
    assert re.findall(r"\{#.*\}", body(english)) == re.findall(r"\{#.*\}", body(japanese)) == ["{#how-much}", "{#why}"]
    assert "[理由](fees.ja.md#why) [英語](fees.ja.md)" in body(japanese)
    assert [decision.kind for page in done.pages for decision in page.decisions] == ["description", "description"]
    findings = [finding for finding in load(project).findings if not finding.code.startswith("reading-")]
    assert [(finding.file, finding.code) for finding in findings] == [("docs/fees.en.md", "translation-behind")]


def test_a_pair_whose_headings_differ_is_for_a_person() -> None:
    texts = [SourceText("/a.ja.md", "# 題\n\n## 一つ\n"), SourceText("/a.en.md", "# T\n\n## One\n\n### Two\n")]
    kinds_of_notes = [
        [decision.kind for decision in page.decisions] for page in convert(texts, ImportSettings("docs", EDITION))
    ]
    assert ["pair-differs" in kinds_of_page for kinds_of_page in kinds_of_notes] == [False, True]


def test_a_base_makes_links_to_the_old_site_whole() -> None:
    page = one("[a](/x/y) [b](c.html)", language=ENGLISH, base="https://old.example/m/")
    assert body(page) == "[a](https://old.example/x/y) [b](https://old.example/m/c.html)"
    assert [note.kind for note in page.decisions if note.kind.startswith("link")] == ["link-opens", "link-opens"]


def test_links_to_the_project_s_own_files_stay_in_each_language() -> None:
    known = frozenset({"docs/about.ja.md", "docs/about.en.md", "docs/figures/box.ja.svg", "docs/figures/box.en.svg"})
    page = one("[a](about.en.md#first)\n\n![Box](figures/box.en.svg)", language=ENGLISH, known=known)
    assert body(page) == "[a](about.en.md#first)\n\n![Box](figures/box.en.svg)"
    assert body(page, "ja").endswith("[a](about.ja.md#first)\n\n![Box](figures/box.ja.svg)")


ENCODINGS = [
    ("utf-8", "utf-8", True),
    ("utf-8-sig", "utf-8", True),
    ("utf-16", "utf-16", True),
    ("utf-32", "utf-32", True),
    ("cp932", "cp932", True),
    ("euc_jp", "euc_jp", True),
    ("iso2022_jp", "iso2022_jp", True),
]


@pytest.mark.parametrize(("encoding", "found", "sure"), ENCODINGS)
def test_an_encoding_is_found_out(encoding: str, found: str, sure: bool) -> None:  # noqa: FBT001 - a test's table
    words = "# 公園の使い方\r\n\r\n前の日までに申し込みます。\r\n"
    decoded = decode(words.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding, decoded.sure) == (words.replace("\r\n", "\n"), found, sure)
    assert decoded.line_ends


def test_western_bytes_are_a_guess_and_no_text_is_none() -> None:
    for words in ("Café “in” Zürich\n", "Größe – naïve façade, été\n", "l’hôtel est fermé à Noël\n"):
        decoded = decode(words.encode("cp1252"))
        assert decoded is not None
        assert (decoded.text, decoded.sure) == (words, False)
    for data in (b"\x89PNG\r\n\x1a\n\x00\x00", b"PK\x03\x04\x00", b"\x81\x8d\x8f\x90\x9d", b"\xff\xfe\x00"):
        assert decode(data) is None


def test_the_fixtures_become_pages_without_an_error(project: Path, repository: Path) -> None:
    files = [repository / "tests/fixtures/importing" / name for name in FIXTURES]
    by_hand(project, files)
    before = errors(project)
    for path in (project / "docs").glob("hand*"):
        path.unlink()
    done = import_files(project, ImportRequest(files, "docs/parks"))
    assert done.findings == ()
    assert len(done.written) == 6
    assert len(before) > 60
    assert errors(project) == []
    warned = [finding for finding in load(project).findings if not finding.code.startswith("reading-")]
    assert [finding.code for finding in warned] == ["translation-behind"] * 3
    assert all(len(page.decisions) < 20 for page in done.pages)
    for language in LANGUAGES:
        said = import_in_words(done.pages, language)
        assert said.count("\n") > 40
        assert all(name in said for name in done.written)


def by_hand(root: Path, files: list[Path]) -> None:
    """Copy the fixtures as a person would who only adds the fields."""
    for number, path in enumerate(files):
        copied = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        for code, more in (("ja", ""), ("en", f'translates: "{UNTRANSLATED}"\n')):
            name = root / f"docs/hand-{number}.{code}.md"
            name.write_text(f"---\ntitle: T\ndescription: D\n{more}---\n{copied}", encoding="utf-8")


def errors(root: Path) -> list[Finding]:
    return [finding for finding in load(root).findings if finding.severity is Severity.ERROR]


def test_a_page_of_ours_comes_back_as_it_was(repository: Path) -> None:
    known = frozenset(path.relative_to(repository).as_posix() for path in repository.glob("*/**/*.[ms][dv]*"))
    looked_at = 0
    for path in [*repository.glob("docs/**/*.md"), *repository.glob("guidelines/*/guides/*.md")]:
        code, place = path.name.split(".")[-2], path.relative_to(repository)
        text_of_page = path.read_text(encoding="utf-8")
        options = ImportSettings(place.parent.as_posix(), EDITION, language_of(code), known=known)
        (page,) = convert([SourceText(f"/{place.as_posix()}", text_of_page)], options)
        assert body(page) == text_of_page.split("\n---\n", 1)[1].strip(), path
        looked_at += 1
    assert looked_at >= 40


def test_nothing_is_written_over_and_nothing_outside_docs(project: Path) -> None:
    old = project.parent / "about.md"
    old.write_text("# About\n\nx\n", encoding="utf-8")
    before = snapshot(project)
    places = ("docs", "principles", "docs/../principles", "docs/Upper", "/tmp", "docs/about.ja.md", "docs/link", "")
    (project / "docs/link").symlink_to(project / "principles", target_is_directory=True)
    codes = [
        [finding.code for finding in import_files(project, ImportRequest([old], place)).findings] for place in places
    ]
    assert codes == [["import-exists"] * 2, *[["import-place"]] * 7]
    (project / "docs/link").unlink()
    assert snapshot(project) == before


def test_a_dry_run_writes_nothing_and_a_real_one_everything(project: Path) -> None:
    old = project.parent / "new.md"
    old.write_text("# New\n\nx\n", encoding="utf-8")
    before = snapshot(project)
    assert import_files(project, ImportRequest([old], "docs/a/b", is_dry_run=True)).pages
    assert snapshot(project) == before
    assert import_files(project, ImportRequest([old], "docs/a/b")).written == (
        "docs/a/b/new.ja.md",
        "docs/a/b/new.en.md",
    )
    assert set(snapshot(project)) - set(before) == {"docs/a/b/new.ja.md", "docs/a/b/new.en.md"}


def test_one_file_that_cannot_be_brought_in_keeps_all_out(project: Path, tmp_path: Path) -> None:
    good, linked = tmp_path / "good.md", tmp_path / "linked.md"
    good.write_text("# Good\n\nx\n", encoding="utf-8")
    linked.symlink_to(good)
    bad = {
        "huge.md": b"a" * (MAX_BYTES + 1),
        "none.md": b"\x00\x01",
        "page.pdf": b"x",
        "marks.txt": b"[" * 9_000 + b"\n" + b"[" * 9_000,
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    before = snapshot(project)
    expected = {
        "huge.md": "file-too-large",
        "none.md": "import-not-text",
        "page.pdf": "import-not-text",
        "no.md": "file-missing",
        "marks.txt": "marks-many",
    }
    for name, code in expected.items():
        findings = import_files(project, ImportRequest([good, tmp_path / name])).findings
        assert [finding.code for finding in findings] == [code]
        assert all(explain(finding, language).fix for finding in findings for language in LANGUAGES)
    assert [finding.code for finding in import_files(project, ImportRequest([good], base="https:///x")).findings] == [
        "import-base"
    ]
    assert snapshot(project) == before
    assert import_files(project, ImportRequest([good, linked])).findings == (), "a link to a file may be brought in"


def test_a_file_that_cannot_be_placed_takes_the_others_back(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = project.parent / "new.md"
    old.write_text("# New\n\nx\n", encoding="utf-8")
    before = snapshot(project)
    place = command._place  # noqa: SLF001 - the disk fills up at the second file

    def full(waiting: Path, path: Path) -> None:
        if path.name.endswith(".en.md"):
            raise OSError(28, "No space left on device")
        place(waiting, path)

    monkeypatch.setattr(command, "_place", full)
    assert [finding.code for finding in import_files(project, ImportRequest([old], "docs/a")).findings] == [
        "import-unwritten"
    ]
    assert snapshot(project) == before
    assert not (project / "docs/a").exists()


def test_the_command_says_what_it_did_and_what_is_open(project: Path) -> None:
    old = project.parent / "new.md"
    old.write_text("# New\n\nSee <b>[this](/far)</b>.\n", encoding="utf-8")
    run = CliRunner().invoke
    planned = run(main, ["--root", str(project), "--lang", "en", "import", "--dry-run", str(old)])
    assert planned.exit_code == 0
    assert "new.md → docs/new.ja.md, docs/new.en.md\n" in planned.output
    assert "Made Markdown of HTML: 1 on lines 3 (b)\n" in planned.output
    assert "Line 7: The link leads to nothing on this site. Only its address is left (/far)\n" in planned.output
    assert "Nothing has been written yet. For a person to decide: 3\n" in planned.output
    assert not (project / "docs/new.ja.md").exists()
    done = run(main, ["--root", str(project), "--lang", "ja", "import", "--language", "ja", str(old)])
    assert done.exit_code == 0
    assert "1件の文章を取り込み、2件のファイルを書きました。人が決めること：3件\n" in done.output
    again = run(main, ["--root", str(project), "--lang", "en", "--format", "json", "import", str(old)])
    assert again.exit_code == 1
    assert [row["code"] for row in json.loads(again.stdout)] == ["import-exists", "import-exists"]


def snapshot(root: Path) -> dict[str, bytes]:
    paths = (path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if "link/" not in str(path)}


def broken(page: ImportedPage) -> list[Finding]:
    """Hold both files of a page against the rules for a page's body; spaced words are for a person."""
    findings: list[Finding] = []
    drafts = {}
    for code, content in page.texts.items():
        file = SourceFile(f"{page.stem}.{code}.md", page.stem, code, content)
        drafts[code] = draft(file, kinds.PAGE, EDITION, findings)
        text.characters(file, findings)
    family = Family(page.stem, kinds.PAGE, EDITION, {code: file for code, file in drafts.items() if file})
    known = targets(list(family.drafts.values()), (), {})
    for own in family.drafts.values():
        for rule in (pages.markup, pages.wrapping, marks.marks, marks.unseen):
            rule(own, findings)
        links.links(own, known, {}, findings)
    pages.headings(family, Reader(()), findings)
    pages.same_headings(family, findings)
    assert len(drafts) == len(LANGUAGES)
    return [finding for finding in findings if finding.code != "text-spaced"]


PIECES = (
    *("# ", "## ", "##x", "{#first}", "{#", "}", "{: .x }", "===", "\n---\n", "- ", "1. ", "> ", "    ", "\n", "\n\n"),
    *("\n```\n", "`", "**", "_", "[a](", "![a](", ")", "[", "]", "<b>", "</b>", "<!--", "-->", "\n|a|b|\n|-|-|\n"),
    *(
        "背景（案）",
        "です。",
        "、",
        "\u3000",
        "・",
        "※",
        "\\",
        "&#x202e;",
        "\x00",
        "\u2028",
        "<div>",
        "\n<div>\n",
        "</div>",
    ),
    *("\n\n<table><tr><td>", "<td>", "</table>", "<p>", "<br>", "</br>", "<script>", "</script>", "<pre>", "<ul><li>"),
    *("<h2 id='x'>", "</h2>", "<a href='/x'>", "</a>", "<details><summary>", "</summary>", "<![CDATA[", "<?x", "[^1]"),
    *(
        "\n[^1]: note\n",
        "$x^2$",
        "\n$$\n",
        ":smile:",
        "{{ x }}",
        "{% raw %}",
        "{name}",
        "[[Wiki]]",
        "[TOC]",
        "①",
        "ｱｲｳ",
    ),
    *(
        '\n!!! note "T"\n    ',
        "\n:::note\n",
        "> [!NOTE]\n> ",
        "- [ ] ",
        "http://a.b/c",
        "term\n: def",
        "~~",
        "|",
        "<dl><dd>",
    ),
)


@settings(max_examples=300, deadline=None, database=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30).map("".join))
@example("")
@example("\ufeff---\ntitle: [\n---\n")
@example("+++\ntitle = \n+++\n")
@example("<a<b<c <!DOCTYPE <![if x]> <?php ?> </ p>")
@example("<ul>" * 200 + "x")
@example("> " * 300 + "x")
@example("<script>never closed\n\n# Title\n\nwords")
def test_any_text_becomes_two_files_without_a_finding(content: str) -> None:
    assert broken(one(content)) == []


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_none(data: bytes) -> None:
    decoded = decode(data)
    if decoded is not None:
        assert "\r" not in decoded.text
        assert broken(one(decoded.text)) == []
