"""Errors that nobody foresaw: a finding names the file, the rest goes on, and a built site stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
import pytest
from click.testing import CliRunner

from shishin.cli import main
from shishin.content.load import load
from shishin.content.reading import failures
from shishin.render.mark import MARK, MARK_TEXT
from support.in_time import GUIDE, PAGE

if TYPE_CHECKING:
    from pathlib import Path

FAILURES = (
    RecursionError("too deep"),
    MemoryError(),
    ValueError("no such value"),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no text"),
    PermissionError(13, "Permission denied", "docs/about.ja.md"),
)


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
def test_what_nobody_foresaw_names_the_file_and_the_rest_is_read(
    project: Path, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_body: str, _line: int) -> None:
        raise error

    monkeypatch.setattr("shishin.content.reading.markdown.outline", fail)
    codes = {(finding.file, finding.code) for finding in load(project).findings}
    assert (PAGE, "content-failed") in codes
    assert (GUIDE, "content-failed") in codes
    monkeypatch.setenv(failures.SHOW, "1")
    with pytest.raises(type(error)):
        load(project)


@pytest.mark.parametrize("command", [["check"], ["build"], ["release", "ui-ux", "1.0.0", "--dry-run"]])
@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
def test_a_command_never_ends_in_a_traceback(
    project: Path, command: list[str], error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    for name in ("cli.check.load", "cli.build.load", "release.new_version.release_version"):
        monkeypatch.setattr(f"shishin.{name}", fail)
    done = CliRunner().invoke(main, ["--root", str(project), *command])
    assert done.exit_code == 1
    assert "content-failed" in done.output
    assert "Traceback" not in done.output
    monkeypatch.setenv(failures.SHOW, "1")
    assert CliRunner().invoke(main, ["--root", str(project), *command]).exception is error


def test_a_mistake_of_the_program_stays_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("name")

    monkeypatch.setattr("shishin.content.reading.markdown.outline", fail)
    with pytest.raises(KeyError):
        load(project)


@pytest.mark.parametrize("error", [RecursionError("too deep"), ValueError("x"), "template"], ids=str)
def test_a_build_that_breaks_keeps_the_old_site(
    project: Path, error: Exception | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise jinja2.TemplateError("no such word") if isinstance(error, str) else error

    (project / "site").mkdir()
    (project / "site/index.html").write_text("old", encoding="utf-8")
    (project / "site" / MARK).write_bytes(MARK_TEXT)
    monkeypatch.setattr("shishin.website.build.mkdocs_build", fail)
    done = CliRunner().invoke(main, ["--root", str(project), "build"])
    assert done.exit_code == 1
    assert "build-failed" in done.output
    assert sorted(path.name for path in (project / "site").iterdir()) == [MARK, "index.html"]
    assert (project / "site/index.html").read_text(encoding="utf-8") == "old"
