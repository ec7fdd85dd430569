"""What is too large, too deep, too many or no plain file is refused in time; what a real text needs is allowed."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from shishin.cli import main
from shishin.content.load import load
from shishin.content.reading import folders, limits
from shishin.content.reading.files import FOLDERS, below
from shishin.model.finding import Finding
from shishin.reports.formats import FORMATS, limited
from support.in_time import FIGURE, PAGE, TERMS, TooSlowError, check, within
from support.languages import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path


def test_the_watch_stops_what_takes_too_long() -> None:
    def forever() -> None:
        with within(5):
            while True:
                pass

    with pytest.raises(TooSlowError):
        forever()


def test_a_page_of_allowed_size_is_valid_and_read_in_time(shared_project: Path) -> None:
    body = (shared_project / PAGE).read_text(encoding="utf-8") + "\n使います。\n" * 3_500 + "- `使う`\n" * 900
    assert len(body.encode()) < limits.MAX_PAGE_BYTES
    findings = check(shared_project, PAGE, body)
    assert findings == [], "a page that is a book is still a page"


ROOM = 3
"""So many times its size may every text of this edition become; then the limit is to be thought over again."""


def test_limits_are_well_above_every_text_of_this_edition(repository: Path) -> None:
    paths = [path for folder in FOLDERS for path in below(repository / folder)]
    for path in paths:
        text = path.read_text(encoding="utf-8")
        page = path.suffix == ".md"
        assert len(text.encode()) * ROOM < (limits.MAX_PAGE_BYTES if page else limits.MAX_BYTES), path
        assert text.count("\n") * ROOM < (limits.MAX_PAGE_LINES if page else limits.MAX_LINES), path
        assert max(map(len, text.split("\n"))) * ROOM < limits.MAX_LINE, path
        assert not page or sum(map(text.count, limits.MARK_CHARACTERS)) * ROOM < limits.MAX_MARKS, path
    assert len(paths) >= 40


def test_folders_nested_without_end_are_refused(shared_project: Path, tmp_path: Path) -> None:
    base = shared_project / "docs/deep"
    here = os.open(shared_project / "docs", os.O_RDONLY)
    for name in ["deep", *["a"] * 1_800]:
        os.mkdir(name, dir_fd=here)
        inner = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    with within():
        findings = load(shared_project).findings
    assert [(finding.file, finding.code) for finding in findings] == [
        ("docs/deep" + "/a" * (limits.MAX_FOLDERS), "folder-deep")
    ]
    # Neither pytest nor anything else of Python's could remove it as a whole.
    for number in range(1_801):
        moved = base.rename(tmp_path / str(number))
        if (moved / "a").exists():
            base = (moved / "a").rename(tmp_path / "inner")
        moved.rmdir()
    assert list(tmp_path.iterdir()) == []
    assert load(shared_project).findings == ()


def test_names_that_are_no_text_links_in_circles_and_pipes_are_refused(project: Path) -> None:
    (project / "docs/circle").symlink_to(project / "docs")
    os.mkfifo(project / "docs/pipe.ja.md")
    (project / os.fsdecode(b"docs/\xff.ja.md")).write_text("x", encoding="utf-8")
    (project / os.fsdecode(b"docs/\xfe")).mkdir()
    with within():
        codes = [(finding.file, finding.code) for finding in load(project).findings]
    assert codes == [
        ("docs/circle", "file-not-plain"),
        ("docs/pipe.ja.md", "file-not-plain"),
        (os.fsdecode(b"docs/\xff.ja.md"), "file-name"),
    ]
    for form in FORMATS:
        done = CliRunner().invoke(main, ["--root", str(project), "--format", form, "check"])
        assert done.exit_code == 1
        assert "<U+DCFF>" in done.output


@pytest.mark.parametrize("name", [PAGE, TERMS, FIGURE])
def test_a_file_or_folder_that_may_not_be_read_is_named(
    project: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may read everything, so that taking away the permission would prove nothing.
    real_open, real_scan = type(project).open, os.scandir

    def refuse(path: Path, *arguments: object, **named: object) -> object:
        if path == project / name:
            raise PermissionError(13, "Permission denied", str(path))
        return real_open(path, *arguments, **named)  # type: ignore[call-overload] # handed on as it came

    monkeypatch.setattr(type(project), "open", refuse)
    assert (name, "file-unreadable") in {(finding.file, finding.code) for finding in load(project).findings}
    monkeypatch.setattr(type(project), "open", real_open)

    def refuse_folder(path: Path) -> object:
        if path == project / "docs/figures":
            raise PermissionError(13, "Permission denied", str(path))
        return real_scan(path)

    monkeypatch.setattr(os, "scandir", refuse_folder)
    assert ("docs/figures", "file-unreadable") in {(finding.file, finding.code) for finding in load(project).findings}


def test_too_many_files_are_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "TODAY", replace(limits.TODAY, files=20))
    assert {finding.file for finding in load(project).findings if finding.code == "files-many"} == {
        "principles",
        "docs",
    }


def test_of_many_findings_the_first_are_shown_and_the_rest_are_counted() -> None:
    findings = [Finding.at("a.md", line, "heading-id-missing", heading="x", id="y") for line in range(1, 5001)]
    warned = [Finding.at("0.md", line, "reading-missing", count=1, words="x") for line in range(1, 5001)]
    shown = limited([*warned, *findings])
    assert len(shown) == limits.SHOWN
    assert {finding.code for finding in shown[:-1]} == {"heading-id-missing"}, "errors are what has to be mended"
    assert dict(shown[-1].values)["count"] == f"{10_000 - limits.SHOWN + 1:,}"
    for language in LANGUAGES:
        assert len(json.loads(FORMATS["json"](shown, language))) == limits.SHOWN
        beside = FORMATS["github"](shown, language).splitlines()
        assert len(beside) == limits.SHOWN + 1
        assert "title=findings-more" in beside[0]
        assert "findings-more" in FORMATS["text"](shown, language)
    assert limited(findings[: limits.SHOWN]) == findings[: limits.SHOWN]


def test_of_many_findings_in_a_file_the_first_are_kept(shared_project: Path) -> None:
    findings = check(shared_project, TERMS, "".join(f"a{at}: b\n" for at in range(1_000)))
    assert sum(finding.code == "field-unknown" for finding in findings) == limits.KEPT - 1, "a field is missing too"
    assert [dict(finding.values)["count"] for finding in findings if finding.code == "findings-more"] == ["901"]
