"""Which files are written when texts are brought in, and what the command says; nothing is half done."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from shishin.authoring.importing import command
from shishin.authoring.importing.command import ImportRequest, import_files
from shishin.cli import main
from shishin.content.reading.limits import MAX_BYTES
from shishin.findings.catalogue import explain
from support.languages import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


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
