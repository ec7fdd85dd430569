"""What translators' tools and strangers can do to a file is refused, said with file and unit, and writes nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from shishin.authoring.exchange.handing_out import FORMATS, hand_out
from shishin.cli import main
from shishin.findings.catalogue import explain
from support.exchanged import contents, edit, given, place, taken, translate
from support.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ABOUT = "docs/about"
FIRST = "guidelines/ui-ux/guides/01-first"

both = pytest.mark.parametrize("form", list(FORMATS))

BAD_UNITS = {
    "a mark without its pair": ("text._0.1", "**Text.", "exchange-markup"),
    "a mark that touches a letter": ("text._0.1", "a** Text** b", "exchange-markup"),
    "code without its end": ("text._0.1", "`Text.", "exchange-markup"),
    "a link that is lost": ("text.first.1", "To About", "exchange-lost"),
    "a link that is broken": ("text.first.1", "[To About] (about.en.md#first)", "exchange-lost"),
    "another link": ("text.first.1", "[To](data.en.md#first)", "exchange-lost"),
    "two paragraphs": ("text._0.1", "Text.\n\nMore.", "exchange-structure"),
    "a list": ("text._0.1", "- Text.", "exchange-structure"),
    "a heading": ("text._0.1", "## Text", "exchange-structure"),
    "a heading below": ("text._0.1", "Text\n===", "exchange-structure"),
    "a heading of two lines": ("text.first", "One\ntwo", "exchange-structure"),
    "a definition": ("text._0.1", "[a]: https://example.org/", "exchange-structure"),
    "an anchor of its own": ("text.first", "Heading {#other}", "exchange-markup"),
    "a field of two lines": ("field.title", "One\nTwo", "exchange-structure"),
    "a field too long": ("field.title", "x" * 301, "exchange-structure"),
    "nothing": ("text._0.1", "", "exchange-unfinished"),
}
"""What a translator can write into a unit of the page “about”, and what is said of it."""


def refused(root: Path, folder: Path, *codes: str) -> list[tuple[str, int]]:
    """Take in what must be refused: nothing is written, and every finding can be said in every language."""
    before = contents(root)
    done = taken(root, folder)
    assert [finding.code for finding in done.findings] == [*codes]
    assert done.written == []
    assert contents(root) == before
    assert all(explain(finding, language).fix for finding in done.findings for language in LANGUAGES)
    return [(finding.file, finding.line) for finding in done.findings]


@both
@pytest.mark.parametrize("case", BAD_UNITS)
def test_a_unit_that_is_not_right_is_refused(case: str, form: str, project: Path, tmp_path: Path) -> None:
    unit, target, code = BAD_UNITS[case]
    given(project, tmp_path / "out", form)
    path = place(tmp_path / "out", ABOUT, form)
    translate(path, unit, target)
    ((file, line),) = refused(project, tmp_path / "out", code)
    near = path.read_text("utf-8").split("\n")[max(line - 5, 0) : line + 8]
    assert file == str(path)
    assert any(unit in row for row in near), (line, near)


@both
def test_numbers_and_requirements_must_be_there(form: str, project: Path, tmp_path: Path) -> None:
    edit(project / f"{ABOUT}.ja.md", "本文です。", "UX-01では、1,300人のうち45人で、2026年11月に3回です。")
    given(project, tmp_path / "out", form, only_open=True)
    path = place(tmp_path / "out", ABOUT, form)
    for unit, target in (
        ("field.title", "About"), ("field.description", "About it."), ("text.first", "Heading"),
        ("text.first.1", "[To About](about.en.md#first)"),
        ("text._0.1", "By UX-02, of 1300 people 54 did so three times in November."),
    ):  # fmt: skip
        translate(path, unit, target)
    refused(project, tmp_path / "out", "exchange-lost")
    (finding,) = taken(project, tmp_path / "out").findings
    assert dict(finding.values)["parts"] == "UX-01, 45, 2026"
    translate(path, "text._0.1", "By UX-01, of 1,300 people 45 did so three times in November 2026.")
    assert taken(project, tmp_path / "out").findings == []


@both
def test_a_source_that_changed_meanwhile_is_refused(form: str, project: Path, tmp_path: Path) -> None:
    given(project, tmp_path / "out", form)
    edit(project / f"{ABOUT}.ja.md", "本文です。", "本文の説明です。")
    refused(project, tmp_path / "out", "exchange-stale")


@both
def test_units_that_are_missing_or_have_another_source_are_refused(form: str, project: Path, tmp_path: Path) -> None:
    given(project, tmp_path / "out", form)
    path = place(tmp_path / "out", ABOUT, form)
    edit(path, "text._0.1", "text._0.7")
    refused(project, tmp_path / "out", "exchange-unit-missing")
    edit(path, "text._0.7", "text._0.1")
    edit(path, "本文です。", "本文でした。")
    refused(project, tmp_path / "out", "exchange-unit-source")


@both
@pytest.mark.parametrize(
    "content", ["", "no such format", "\0", "msgid", '<?xml version="1.0"?><a/>', 'msgid "a"\nmsgstr "b"']
)
def test_what_was_never_handed_out_is_refused(content: str, form: str, project: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    path = tmp_path / f"in/x{FORMATS[form][0]}"
    path.write_text(content, encoding="utf-8")
    refused(project, tmp_path / "in", "exchange-file")
    path.write_bytes(b"\xff\xfe")
    refused(project, tmp_path / "in", "file-not-utf8")
    path.write_bytes(b"x" * 1_000_001)
    refused(project, tmp_path / "in", "file-too-large")


def xliff(edits: Callable[[str], str], project: Path, folder: Path) -> None:
    given(project, folder, "xliff")
    path = place(folder, ABOUT, "xliff")
    path.write_text(edits(path.read_text("utf-8")), encoding="utf-8")


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
HOSTILE = {
    "a document type": lambda text: text.replace("?>\n", f"?>\n{BOMB}\n", 1),
    "an outside entity": lambda text: text.replace("?>\n", '?>\n<!DOCTYPE x SYSTEM "file:///etc/passwd">\n', 1),
    "an entity that is unknown": lambda text: text.replace("Text.", "&b;", 1),
    "elements without end": lambda text: text.replace("<target", "<mrk>" * 500 + "<target", 1),
    "codes": lambda text: text.replace("Text.", '<ph id="1"/>Text.', 1),
    "a character that is none": lambda text: text.replace("Text.", '<cp hex="110000"/>', 1),
    "two files": lambda text: text.replace("</file>", '</file><file id="source-0" original="x"/>', 1),
    "no end": lambda text: text.replace("</xliff>", "", 1),
    "another encoding": lambda text: text.replace("UTF-8", "UTF-16", 1),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_xml_is_refused(case: str, project: Path, tmp_path: Path) -> None:
    xliff(HOSTILE[case], project, tmp_path / "out")
    refused(project, tmp_path / "out", "exchange-file")


def test_what_tools_may_do_to_xliff_is_understood(project: Path, tmp_path: Path) -> None:
    def segmented(text: str) -> str:
        source, target = (
            '<source xml:space="preserve">本文です。</source>',
            '<target xml:space="preserve">Text.</target>',
        )
        old = f'<segment state="translated">\n{source}\n{target}'
        assert old in text
        marked = '<target>Te<mrk id="m" type="term">xt</mrk></target>'
        new = (
            f'<segment id="a" state="reviewed"><source>本文</source>{marked}</segment>'
            "<ignorable><source>です</source><target> </target></ignorable>"
            '<segment id="b" state="final"><source>。</source><target><cp hex="0041"/>.</target>'
        )
        return text.replace(old, new)

    xliff(segmented, project, tmp_path / "out")
    assert taken(project, tmp_path / "out").findings == []
    assert "\nText A.\n" in (project / f"{ABOUT}.en.md").read_text("utf-8")


@pytest.mark.parametrize(
    "head",
    ["Plural-Forms: nplurals=99999999; plural=0;", "Language: zz", "Content-Type: text/plain; charset=none", "X: y"],
)
def test_a_hostile_header_is_refused_or_harmless(head: str, project: Path, tmp_path: Path) -> None:
    given(project, tmp_path / "out", "po")
    path = place(tmp_path / "out", ABOUT, "po")
    edit(path, '"Language: en\\n"', f'"{head}\\n"')
    before = contents(project)
    done = taken(project, tmp_path / "out")
    assert {finding.code for finding in done.findings} <= {"exchange-file"}
    assert contents(project) == before
    edit(path, 'msgid "説明"', 'msgid "説明"\nmsgid_plural "説明"')
    assert [finding.code for finding in taken(project, tmp_path / "out").findings] == ["exchange-file"]


@pytest.mark.parametrize("name", ["docs", "docs/new", "principles", "full"])
def test_no_folder_that_holds_anything_is_written_into(name: str, project: Path) -> None:
    (project / "full").mkdir()
    (project / "full/a.po").write_text("", encoding="utf-8")
    before = contents(project)
    done = hand_out(project, project / name, "po", iter(()))
    assert [finding.code for finding in done.findings] == ["exchange-folder"]
    assert contents(project) == before


def test_the_command_says_what_was_handed_out_and_taken_in(project: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(
            main, ["--root", str(project), "--lang", "en", "--format", "json", "exchange", *arguments]
        )
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.exit_code, done.output

    folder = str(tmp_path / "out")
    code, output = run("out", folder, "--as", "xliff")
    assert (code, "Handed out 33 texts with 298 units, of which 0 are" in output) == (0, True)
    code, output = run("in", folder)
    assert (code, "Took in 33 files and wrote 0 translations." in output) == (0, True)
    code, output = run("out", folder)
    assert (code, "exchange-folder" in output) == (1, True)
    code, output = run("in", str(tmp_path / "none"))
    assert (code, json.loads(output.partition("\nProblems")[0])[0]["code"]) == (1, "exchange-empty")
    assert run("out", folder, "--language", "ja")[0] == run("off", folder)[0] == 2
