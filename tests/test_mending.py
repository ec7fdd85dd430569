"""`shishin check --fix` mends what is certain, in the working texts only; doing it again changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shishin.authoring.mending.line import mended
from shishin.authoring.mending.texts import mended_texts
from shishin.authoring.mending.write import write
from shishin.cli import main
from shishin.content.load import load
from shishin.content.reading.commonmark import NOT_TEXT
from shishin.content.unquoted import unmarked
from shishin.languages.style import Style
from support.languages import ENGLISH, JAPANESE
from support.small_project import stamp_all, write_project

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.content.project import Project
    from shishin.content.reading.drafts import Draft

PAGE = "docs/about.ja.md"
NAMES = ("５０の見本",)

LINES = {
    "ｻｰﾋﾞｽ｡": "サービス。",
    "カ\uff9eス": "ガス",
    "ｱ\uff9e": "ｱ\uff9e",
    "か\u3099、\u2f00、\uf94e": "が、一、漏",
    "サ－ビス、デ-タ、ユ－ザ－は、サーバ－。": "サービス、データ、ユーザーは、サーバー。",
    "サービス－第3部、クライアント－サーバー": "サービス－第3部、クライアント－サーバー",
    "サ-ﾋﾞｽ": "サービス",
    "説\u200b明\ufeffを\u00adし\u2060た": "説明をした",
    "５０、Ｗｅｂ、（５）": "50、Web、（5）",
    "10～20と10~20": "10〜20と10〜20",
    "説明，要件": "説明、要件",
    "「５」と『５』と`５`と“５”": "「５」と『５』と`５`と“５”",
    "[５](５.md)と<５>と{５}と\\５と&#65301;": "[5](５.md)と<５>と{５}と\\５と&#65301;",
    "https://example.org/５と５": "https://example.org/５と５",
    "５０の見本と５０": "５０の見本と50",
    "日　時と①と㈱と令和6年とR6.4.1": "日　時と①と㈱と令和6年とR6.4.1",
    "\ue000と\ufffcと５": "\ue000と\ufffcと5",
}  # fmt: skip
"""Lines in Japanese, and what is made of them: what is not certain stays."""

PIECES = [
    *"ｻｰﾋ\uff9e\uff9f｡カか\u3099\u309aサビー－-—\u2f00\u200b\ufeff\u00ad５Ｗ～~、，。は第",
    *"「」`“”[]<>{}\\#*|\n \u3000\u212b\uf94e\ufffc",
    *("](", "**", "~~", "\n\n", "> ", "- ", "1. ", "\n```\n", "&amp;", "https://a.example/", "e\u0301", "color"),
    *("５０の見本", "１．", ": "),
]

TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=24).map("".join)


@pytest.mark.parametrize("line", LINES)
def test_what_is_certain_is_mended(line: str) -> None:
    assert mended(line, JAPANESE.style, NAMES) == LINES[line]
    assert mended(LINES[line], JAPANESE.style, NAMES) == LINES[line]


def test_spelling_is_mended_but_not_in_names_and_code() -> None:
    line = "The color is organized, as `color` in color.css and “color” at the Center; colors."
    right = "The colour is organised, as `color` in color.css and “color” at the Center; colours."
    assert mended(line, ENGLISH.style, ()) == right


@settings(max_examples=400, deadline=None, database=None, derandomize=True)
@given(TEXTS)
@example("サ-ﾋﾞｽ")
@example("ユ－ザ－を")
def test_mending_twice_is_mending_once(text: str) -> None:
    for style in (JAPANESE.style, ENGLISH.style, Style.of({})):
        line = text.replace("\n", " ")
        once = mended(line, style, NAMES)
        assert mended(once, style, NAMES) == once
        assert _hidden(once) == _hidden(line)


def _hidden(line: str) -> list[str]:
    """Give the characters of a line that no reader sees, or that it only repeats."""
    return [old for old, seen in zip(line, unmarked(line), strict=True) if seen == NOT_TEXT]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    overrides = request.config.rootpath / "overrides"
    return write_project(tmp_path_factory.mktemp("mending"), overrides) / PAGE


@settings(max_examples=40, deadline=None, database=None, derandomize=True)
@given(TEXTS)
@example("\n```\n５\n```\n\n５`\n５`５")
@example("５. ５\n\n１２\n５)")
@example("\ufeff")
def test_a_text_is_read_as_before_and_mending_it_again_changes_nothing(page: Path, text: str) -> None:
    before = page.read_bytes()
    try:
        page.write_text(page.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8", errors="ignore")
        project = _project(page)
        for new in mended_texts(project):
            assert new.path == PAGE
            page.write_text(new.new, encoding="utf-8")
            again = _project(page)
            assert list(mended_texts(again)) == []
            old, draft = (_draft(read) for read in (project, again))
            assert [row.target for row in old.outline.references] == [row.target for row in draft.outline.references]
            assert [row.id for row in old.outline.headings] == [row.id for row in draft.outline.headings]
    finally:
        page.write_bytes(before)


def _project(page: Path) -> Project:
    project = load(page.parents[1]).project
    assert project is not None
    return project


def _draft(project: Project) -> Draft:
    return next(draft for draft in project.sources.drafts if draft.file.path == PAGE)


def run(root: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--lang", "en", "check", *options])


MENDABLE = {
    "text-half-width-kana": "ｻｰﾋﾞｽ", "text-invisible": "説\u200b明", "text-compatibility": "か\u3099",
    "text-wide": "５", "text-wave": "10～20", "text-vowel": "サ－ビス", "text-decomposed": "A\u0301",
    "text-mark": "説明，説明",
}  # fmt: skip


BROUGHT = {"reading-missing", "reading-undecided", "translation-behind"}
"""What an edited text may bring besides."""


@pytest.mark.parametrize("code", MENDABLE)
def test_after_a_mend_the_finding_is_gone(project: Path, code: str) -> None:
    path = project / PAGE
    text = path.read_text(encoding="utf-8").replace("title: 説明", f"title: 説明{MENDABLE[code]}", 1)
    path.write_text(f"{text}\n{MENDABLE[code]}です。\n", encoding="utf-8")
    before = load(project)
    assert code in {finding.code for finding in before.findings}
    done = run(project, "--fix")
    assert f"{PAGE}:2\n" in done.output
    assert f"{PAGE}:14\n" in done.output
    assert "Mended 2 lines of 1 files." in done.output
    assert {finding.code for finding in load(project).findings} <= BROUGHT
    again = path.read_bytes()
    assert "Mended 0 lines of 0 files." in run(project, "--fix").output
    assert path.read_bytes() == again


def test_a_dry_run_shows_and_writes_nothing(project: Path) -> None:
    path = project / PAGE
    path.write_text(path.read_text(encoding="utf-8") + "\n５です。\n", encoding="utf-8")
    before = path.read_bytes()
    for options in (["--dry-run"], ["--fix", "--dry-run"], ["--dry-run", "--fix"]):
        done = run(project, *options)
        assert f"{PAGE}:14\n- ５です。\n+ 5です。\n" in done.output
        assert "Lines that would be mended: 1, in 1 files." in done.output
        assert path.read_bytes() == before


def test_line_ends_and_rights_stay_and_the_mark_of_byte_order_goes(project: Path) -> None:
    path = project / PAGE
    text = path.read_text(encoding="utf-8") + "\n５です。\n\n末尾"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    done = run(project, "--fix")
    assert f"{PAGE}:1\n- <U+FEFF>---\n+ ---\n" in done.output
    assert path.read_bytes() == text.replace("\n", "\r\n").replace("５", "5").encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [left.name for left in path.parent.iterdir() if left.name.startswith(".")] == []


def test_translations_that_matched_still_match(project: Path) -> None:
    for name in ("about", "data"):
        path = project / f"docs/{name}.ja.md"
        path.write_text(path.read_text(encoding="utf-8") + "\n５です。\n", encoding="utf-8")
    stamp_all(project)
    path.write_text(path.read_text(encoding="utf-8") + "\n説明です。\n", encoding="utf-8")
    run(project, "--fix")
    behind = [finding.file for finding in load(project).findings if finding.code == "translation-behind"]
    assert behind == ["docs/data.en.md"]


KEPT = {
    "a quotation": (PAGE, "\n> ５\n"),
    "code": (PAGE, "\n```\n５\n```\n\n`５`\n"),
    "an address": (PAGE, "\n[説明](https://example.org/５)\n"),
    "quoted words": (PAGE, "\n「５」です。\n"),
    "code of several lines": (PAGE, "\n`a\n５`\n"),
    "what would become a list": (PAGE, "\n１. 説明\n"),
}


@pytest.mark.parametrize(("name", "text"), KEPT.values(), ids=KEPT)
def test_what_is_no_word_of_ours_stays(project: Path, name: str, text: str) -> None:
    path = project / name
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    before = path.read_bytes()
    assert "Mended 0 lines of 0 files." in run(project, "--fix").output
    assert path.read_bytes() == before


def test_what_the_source_document_says_and_ids_stay(project: Path) -> None:
    principle = project / "principles/01-one.ja.md"
    text = principle.read_text(encoding="utf-8").replace("- もう一つの文", "- もう５つの文").replace("例one", "例５")
    principle.write_text(text.replace("やさしい要約です。", "やさしい５つの要約です。"), encoding="utf-8")
    terms = project / "principles/terms.yml"
    terms.write_text(terms.read_text(encoding="utf-8").replace("住む人です。", "住む５人です。"), encoding="utf-8")
    done = run(project, "--fix")
    assert "Mended 2 lines of 2 files." in done.output
    assert principle.read_text(encoding="utf-8") == text.replace("やさしい要約です。", "やさしい5つの要約です。")
    assert "住む5人です。" in terms.read_text(encoding="utf-8")


def test_a_value_that_would_be_read_as_a_number_stays(project: Path) -> None:
    path = project / PAGE
    path.write_text(path.read_text(encoding="utf-8").replace("title: 説明", "title: ５０", 1), encoding="utf-8")
    before = path.read_bytes()
    assert "Mended 0 lines of 0 files." in run(project, "--fix").output
    assert path.read_bytes() == before


def test_a_file_that_changed_meanwhile_and_a_link_stay(project: Path, tmp_path: Path) -> None:
    path = project / PAGE
    text = path.read_text(encoding="utf-8") + "\n５です。\n"
    path.write_text(text, encoding="utf-8")
    texts = list(mended_texts(_project(path)))
    assert [new.path for new in texts] == [PAGE]
    path.write_text(f"{text}\n足した文\n", encoding="utf-8")
    assert write(project, texts) == []
    assert path.read_text(encoding="utf-8") == f"{text}\n足した文\n"
    outside = tmp_path / "outside.md"
    outside.write_text(text, encoding="utf-8")
    path.unlink()
    path.symlink_to(outside)
    assert write(project, texts) == []
    assert outside.read_text(encoding="utf-8") == text


def test_a_project_that_cannot_be_read_is_not_mended(project: Path) -> None:
    (project / PAGE).write_text("---\n[\n---\n\n５です。\n", encoding="utf-8")
    done = run(project, "--fix")
    assert done.exit_code == 1
    assert "yaml-syntax" in done.output
    (project / "principles/publication.yml").unlink()
    assert run(project, "--fix").exit_code == 1


def test_released_text_is_neither_judged_nor_mended(project: Path) -> None:
    frozen = project / "guidelines/ui-ux/releases/1.0.0/guides/01-first.ja.md"
    frozen.parent.mkdir(parents=True)
    working = project / "guidelines/ui-ux/guides/01-first.ja.md"
    text = working.read_text(encoding="utf-8") + "\n５と①です。\n"
    frozen.write_text(text, encoding="utf-8")
    working.write_text(text, encoding="utf-8")
    judged = [finding for finding in load(project).findings if finding.code.startswith("text-")]
    assert [(finding.file, finding.code) for finding in judged] == [
        ("guidelines/ui-ux/guides/01-first.ja.md", "text-dependent"),
        ("guidelines/ui-ux/guides/01-first.ja.md", "text-wide"),
    ]
    assert "Mended 1 lines of 1 files." in run(project, "--fix").output
    assert working.read_text(encoding="utf-8") == text.replace("５と", "5と")
    assert frozen.read_text(encoding="utf-8") == text


def test_nothing_in_the_real_texts_is_to_mend(repository: Path) -> None:
    project = load(repository).project
    assert project is not None
    assert len(list(project.sources.drafts)) > 100
    assert list(mended_texts(project)) == []
