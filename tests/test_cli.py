"""The command, started as a person starts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from shishin import cli
from support.forked import run_forked
from support.invalid import apply, read_all

if TYPE_CHECKING:
    from pathlib import Path

BAD = next(fixture for fixture in read_all() if fixture.name == "front-matter-unclosed")


def without_languages() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "shishin", *arguments],
        cwd=cwd, env={**without_languages(), **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done


def run_loaded(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The same in a process that need not load the command first."""
    done = run_forked("shishin", *arguments, folder=cwd, environment=without_languages())
    assert "Traceback" not in done.stderr
    return done


def test_a_good_project_exits_with_0_and_a_count(project: Path) -> None:
    done = run("check", cwd=project)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "Checked 80 files. No problems (0 warnings).\n"


@pytest.mark.parametrize(
    ("arguments", "environment", "word"),
    [
        (["--lang", "ja"], {}, "直し方："),
        ([], {"LANG": "ja_JP.UTF-8"}, "直し方："),
        (["--lang", "en"], {"LANG": "ja_JP.UTF-8"}, "To mend it: "),
        ([], {}, "To mend it: "),
    ],
)
def test_findings_are_said_in_the_user_s_language(
    arguments: list[str], environment: dict[str, str], word: str, project: Path
) -> None:
    apply(project, BAD.edits)
    done = run(*arguments, "check", cwd=project, PYTHONUTF8="1", **environment)
    assert done.returncode == 1
    assert word in done.stdout
    assert BAD.expected[0].split(" ")[0] in done.stdout


def test_all_findings_of_a_run_come_at_once(project: Path) -> None:
    for name in ("principles/02-two.en.md", "principles/05-five.en.md", "docs/about.en.md"):
        (project / name).write_text("no front matter", encoding="utf-8")
    done = run_loaded("--format", "json", "check", cwd=project)
    rows = json.loads(done.stdout)
    assert [row["file"] for row in rows] == [
        "docs/about.en.md",
        "principles/02-two.en.md",
        "principles/05-five.en.md",
    ]
    assert all(set(row) == {"file", "line", "severity", "code", "what", "expected", "fix"} for row in rows)


def test_annotations_are_one_escaped_line_each(project: Path) -> None:
    apply(project, BAD.edits)
    done = run_loaded("--format", "github", "check", cwd=project)
    (line,) = done.stdout.splitlines()
    assert line.startswith("::error file=principles/02-two.ja.md,line=1,title=front-matter-unclosed::")
    assert "%0A" in line


def test_a_warning_is_an_error_only_when_it_is_asked_for(project: Path) -> None:
    path = project / "principles/03-three.ja.md"
    path.write_text(path.read_text(encoding="utf-8").replace("- 行動する", "- よく行動する"), encoding="utf-8")
    assert run_loaded("check", cwd=project).returncode == 0
    strict = run_loaded("--strict", "check", cwd=project)
    assert strict.returncode == 1
    assert "translation-behind" in strict.stdout


def test_outside_a_project_it_says_so(tmp_path: Path) -> None:
    done = run_loaded("check", cwd=tmp_path)
    assert done.returncode == 1
    assert "root-missing" in done.stdout


def test_wrong_use_exits_with_2(project: Path) -> None:
    assert run_loaded("chekc", cwd=project).returncode == 2
    assert run_loaded("translated", cwd=project).returncode == 2


@pytest.mark.site
def test_build_translated_and_schema_do_what_they_say(project: Path) -> None:
    built = run("build", cwd=project)
    assert built.returncode == 0, built.stdout
    assert built.stderr.startswith("Built 68 pages: ")
    assert (project / "site/index.html").is_file()
    assert run("translated", "docs/about.en.md", cwd=project).stderr == "Stamped 0 of 1 files.\n"
    assert run("translated", "docs/about.ja.md", cwd=project).returncode == 1
    assert run("schema", cwd=project).stderr == "Wrote 25 files that are made from the code.\n"
    assert len(list((project / ".vscode/schemas").iterdir())) == 23


def test_an_audit_without_a_site_says_what_to_do(project: Path) -> None:
    done = run_loaded("--lang", "en", "audit", cwd=project)
    assert done.returncode == 1
    assert "site-missing" in done.stdout


def test_every_command_stands_in_the_readme(repository: Path) -> None:
    for name in ("README.md", "README.ja.md"):
        text = (repository / name).read_text(encoding="utf-8")
        missing = [command for command in cli.COMMANDS if f"shishin {command}" not in text]
        assert not missing, f"{name}: {missing}"
