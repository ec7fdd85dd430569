"""TextStates go out to translators as PO and XLIFF, and come back as they went or not at all."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from babel.messages.pofile import read_po

from shishin.authoring.exchange.assembly import assembled
from shishin.authoring.exchange.handing_out import FORMATS, pairs
from shishin.authoring.exchange.judged import lost, unbalanced
from shishin.authoring.exchange.units import UnitState
from shishin.authoring.stamp import stamp
from shishin.content.load import load
from shishin.content.reading.sources import read
from support.exchanged import contents, edit, given, place, taken, translate

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = "docs/about"
FIRST = "guidelines/ui-ux/guides/01-first"

each_format = pytest.mark.parametrize("form", list(FORMATS))


@each_format
def test_the_little_project_comes_back_byte_for_byte(form: str, project: Path, tmp_path: Path) -> None:
    before = contents(project)
    out = given(project, tmp_path / "out", form)
    assert (out.files, out.open) == (33, 0)
    assert out.units > 290
    back = taken(project, tmp_path / "out")
    assert (back.findings, back.written, back.looked_at) == ([], [], 33)
    assert contents(project) == before


@each_format
def test_the_real_project_comes_back_byte_for_byte(form: str, repository: Path, tmp_path: Path) -> None:
    root = tmp_path / "copy"
    shutil.copytree(
        repository, root, ignore=shutil.ignore_patterns(".git", ".venv*", "site", "tests", "scripts", ".cache")
    )
    before = contents(root)
    out = given(root, tmp_path / "out", form)
    assert out.files == len([name for name in before if name.endswith(".ja.md") and "/releases/" not in name])
    assert out.files >= 58
    assert out.units > 1_700
    back = taken(root, tmp_path / "out")
    assert (back.findings, back.written, back.looked_at) == ([], [], out.files)
    assert contents(root) == before


def test_every_real_unit_can_be_written_anew_and_passes_the_judges(repository: Path) -> None:
    files = units = rewritten = 0
    for pair in pairs(read(repository, []).documents, "en", {}):
        targets = {unit.id: unit.target for unit in pair.units}
        assert pair.translation is not None
        assert assembled(pair, targets) == pair.translation.file.text
        for unit in pair.units:
            assert lost(unit, unit.target, ("ja", "en")) == [] or unit.may_lack, (pair.path, unit.id)
            assert unbalanced(unit, unit.target) == "", (pair.path, unit.id)
        # With the translation's words taken out and put back, the skeleton alone carries the rest.
        emptied = assembled(pair, {name: "x" if words else "" for name, words in targets.items()})
        assert all(f"\n{line}" in emptied for line in ("---", f'translates: "{pair.digest}"'))
        rewritten += emptied != pair.translation.file.text
        files += 1
        units += len(targets)
    assert (files, rewritten) == (files, files)
    assert files >= 58
    assert units > 1_700


@each_format
def test_a_new_translation_is_written_and_stamped(form: str, project: Path, tmp_path: Path) -> None:
    edit(project / f"{ABOUT}.ja.md", "本文です。", "本文の説明です。")
    out = given(project, tmp_path / "out", form, only_open=True)
    assert out.files == 1
    assert out.open > 0
    path = place(tmp_path / "out", ABOUT, form)
    waiting = taken(project, tmp_path / "out")
    assert [finding.code for finding in waiting.findings] == ["exchange-unfinished"]
    assert waiting.written == []
    (pair,) = [pair for pair in pairs(read(project, []).documents, "en", {}) if pair.path == f"{ABOUT}.en.md"]
    for unit in pair.units:
        translate(path, unit.id, unit.target + (" It is new." if "本文の説明です。" in unit.source else ""))
    back = taken(project, tmp_path / "out")
    assert (back.findings, back.written) == ([], [f"{ABOUT}.en.md"])
    assert "It is new." in (project / f"{ABOUT}.en.md").read_text("utf-8")
    assert load(project).findings == ()


@each_format
def test_a_text_without_a_translation_gets_the_skeleton_of_its_source(form: str, project: Path, tmp_path: Path) -> None:
    source = (
        "---\ntitle: 新しいページ\ndescription: 新しいページの説明です。\n---\n\n"
        "## 見出し {#head}\n\n- 一つ目\n- 二つ目\n  - [説明](about.ja.md)\n\n| 列 | 値 |\n|---|---|\n| 甲 | 25 |\n\n"
        "> 引用の\n> 二行\n\n用語\n:   意味です。\n\n```yaml\nkey: 値\n```\n"
    )
    (project / "docs/new.ja.md").write_text(source, encoding="utf-8")
    given(project, tmp_path / "out", form, only_open=True)
    path = place(tmp_path / "out", "docs/new", form)
    words = {
        "field.title": 'A "new" page: one', "field.description": "What it says.", "text.head": "Head",
        "text.head.1": "One",
        "text.head.2": "Two", "text.head.3": "[About](about.ja.md)", "text.head.4": "Column", "text.head.5": "Value",
        "text.head.6": "A", "text.head.7": "25", "text.head.8": "Quoted\non two\nlines", "text.head.9": "Term",
        "text.head.10": "Its meaning.", "text.head.11": "key: value",
    }  # fmt: skip
    for unit, target in words.items():
        translate(path, unit, target)
    back = taken(project, tmp_path / "out")
    assert (back.findings, back.written) == ([], ["docs/new.en.md"])
    written = (project / "docs/new.en.md").read_text("utf-8")
    body = (
        "\n## Head {#head}\n\n- One\n- Two\n  - [About](about.en.md)\n\n| Column | Value |\n|---|---|\n| A | 25 |\n\n"
        "> Quoted\n> on two\n> lines\n\nTerm\n:   Its meaning.\n\n```yaml\nkey: value\n```\n"
    )
    assert written.partition("\n---\n")[2] == body
    assert not stamp(project, "docs/new.en.md", [])
    again = given(project, tmp_path / "again", form)
    assert again.open == 0


def test_a_section_whose_blocks_differ_goes_out_as_a_whole(project: Path, tmp_path: Path) -> None:
    edit(project / f"{ABOUT}.en.md", "## Heading {#first}\n", "## Heading {#first}\n\nOne paragraph more.\n")
    before = contents(project)
    given(project, tmp_path / "out", "po")
    path = place(tmp_path / "out", ABOUT, "po")
    assert 'msgctxt "text.first.all"' in path.read_text("utf-8")
    assert taken(project, tmp_path / "out").findings == []
    assert contents(project) == before
    translate(path, "text.first.all", "One paragraph.\n\n- [And a list](about.en.md#first)\n")
    back = taken(project, tmp_path / "out")
    assert (back.findings, back.written) == ([], [f"{ABOUT}.en.md"])
    assert "{#first}\n\nOne paragraph.\n\n- [And a list](about.en.md#first)\n" in (
        project / f"{ABOUT}.en.md"
    ).read_text("utf-8")


def test_the_same_words_keep_each_their_translation(project: Path, tmp_path: Path) -> None:
    for code, words in (("ja", ("同じ文です。", "同じ文です。")), ("en", ("The same.", "The same again."))):
        path = project / f"{ABOUT}.{code}.md"
        path.write_text("\n\n".join([path.read_text("utf-8").rstrip("\n"), *words]) + "\n", "utf-8")
    assert stamp(project, f"{ABOUT}.en.md", [])
    before = contents(project)
    given(project, tmp_path / "out", "po")
    back = taken(project, tmp_path / "out")
    assert (back.findings, back.written) == ([], [])
    assert contents(project) == before


def test_what_was_translated_is_kept_where_its_source_words_are_known(project: Path, tmp_path: Path) -> None:
    stem = "principles/02-two"
    family = next(family for family in read(project, []).documents if family.stem == stem)
    assert family.source is not None
    earlier = {f"{stem}.en.md": family.source}
    edit(project / f"{stem}.ja.md", "- 背景の文two\n", "- 行動の文\n- 背景の文two\n")
    edit(project / f"{stem}.ja.md", "- 行動する\n", "- すぐに行動する\n")
    without = given(project, tmp_path / "blind", "po", only_open=True)
    done = given(project, tmp_path / "out", "po", earlier, only_open=True)
    assert (without.files, done.files, done.open) == (1, 1, 2)
    assert without.open > 10
    with place(tmp_path / "out", stem, "po").open("rb") as file:
        messages = {message.context: message for message in read_po(file) if message.id}
    fresh = [message for message in messages.values() if not message.string]
    assert [message.id for message in fresh] == ["行動の文"]
    (changed,) = [message for message in messages.values() if message.fuzzy]
    assert (changed.id, changed.string) == ("すぐに行動する", "Act")
    assert '#| msgid "行動する"' in place(tmp_path / "out", stem, "po").read_text("utf-8")
    translate(place(tmp_path / "out", stem, "po"), str(fresh[0].context), "A new line")
    translate(place(tmp_path / "out", stem, "po"), str(changed.context), "Act at once")
    back = taken(project, tmp_path / "out", earlier)
    assert (back.findings, back.written) == ([], [f"{stem}.en.md"])
    text = (project / f"{stem}.en.md").read_text("utf-8")
    assert "- A new line\n- Background two\n- Another line\n" in text
    assert "- Act at once\n" in text
    assert load(project).findings == ()


def test_a_po_file_is_what_gettext_s_manual_says(project: Path, tmp_path: Path) -> None:
    given(project, tmp_path / "out", "po")
    text = place(tmp_path / "out", FIRST, "po").read_text("utf-8")
    assert f"#: {FIRST}.ja.md:" in text
    assert "#. UX-01\n" in text
    assert 'msgctxt "field.UX-01.check.method"' in text
    assert f'"Project-Id-Version: {FIRST}.ja.md ' in text
    assert "fuzzy" not in text


def test_an_xliff_file_is_what_the_standard_says(project: Path, tmp_path: Path) -> None:
    given(project, tmp_path / "out", "xliff")
    looked_at = 0
    space = "{urn:oasis:names:tc:xliff:document:2.0}"
    for path in (tmp_path / "out").rglob("*.xlf"):
        root = ET.parse(path).getroot()
        assert (root.tag, root.get("version"), root.get("srcLang"), root.get("trgLang")) == (
            f"{space}xliff",
            "2.1",
            "ja",
            "en",
        )
        (file,) = root
        ids = [unit.get("id", "") for unit in file]
        assert len(set(ids)) == len(ids)
        for unit in file:
            assert [child.tag.removeprefix(space) for child in unit] == ["notes", "segment"]
            assert [child.tag.removeprefix(space) for child in unit[1]] == ["source", "target"]
            assert unit[1].get("state") == "translated"
            looked_at += 1
    assert looked_at > 290


def test_states_are_told_in_both_formats(project: Path, tmp_path: Path) -> None:
    edit(project / f"{ABOUT}.ja.md", "本文です。", "本文の説明です。")
    (pair,) = pairs(read(project, []).documents, "en", {}, only_open=True)
    assert {unit.state for unit in pair.units} == {UnitState.REVIEW}
    given(project, tmp_path / "po", "po", only_open=True)
    given(project, tmp_path / "xliff", "xliff", only_open=True)
    count = len(pair.units)
    assert place(tmp_path / "po", ABOUT, "po").read_text("utf-8").count("#, fuzzy\n") == count
    text = place(tmp_path / "xliff", ABOUT, "xliff").read_text("utf-8")
    assert text.count('<segment state="initial" subState="shishin:behind">') == count
