"""Bringing in texts of somebody else: their titles, fields, headings, languages, links, encodings and fixtures."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from shishin.authoring.importing.command import ImportRequest, import_files
from shishin.authoring.importing.convert import ImportSettings, SourceText, convert
from shishin.authoring.importing.decoding import decode
from shishin.authoring.importing.page_files import UNTRANSLATED
from shishin.content.load import load
from shishin.model.finding import Finding, Severity
from shishin.reports.importing import import_in_words
from support.imported import body, one
from support.languages import EDITION, ENGLISH, LANGUAGES, language_of

if TYPE_CHECKING:
    from pathlib import Path

FIXTURES = ("park.md", "visits.md", "koen.md")


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
    assert [(finding.file, finding.code) for finding in findings] == [
        ("docs/fees.en.md", "translation-behind"),
        ("docs/fees.ja.md", "text-space"),
    ]


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
    counted = Counter(finding.code for finding in warned)
    assert counted.pop("translation-behind") == 3
    # How words are written is for a person to mend.
    assert set(counted) == {"heading-bold", "text-wide", "text-symbol", "sentence-long"}
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
