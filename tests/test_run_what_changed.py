"""The command that runs the tests: none is left out but those that passed with the very same files."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import conftest
from run_what_changed import (
    MOST_DAYS,
    PASSED,
    ResultOfTests,
    digest,
    files_of,
    is_content,
    passed_before,
    remember,
    write_copy,
)
from support.forked import run_forked
from support.released import ENVIRONMENT

DAY = dt.date(2026, 11, 29)
FILES = {
    "pyproject.toml": """\
[tool.pytest.ini_options]
markers = ["content: reads the content"]
addopts = "-p no:cacheprovider"
""",
    "scripts/program.py": "NUMBER = 1\n",
    "docs/page.md": "A page.\n",
    "README.md": "Read me.\n",
    "tests/test_it.py": """\
from pathlib import Path

import program
import pytest

ROOT = Path(__file__).parents[1]


def test_code():
    assert program.NUMBER > 0
    assert program.__file__ == str(ROOT / "scripts/program.py")
    assert sorted(path.name for path in ROOT.iterdir() if path.name[0] not in "._") == [
        "pyproject.toml", "scripts", "tests"
    ]


@pytest.mark.content
def test_content():
    assert (ROOT / "docs/page.md").read_text().startswith("A page.")
""",
    ".gitignore": ".cache/\n__pycache__/\n",
}
PROGRAM = str(Path(__file__).with_name("run_what_changed.py"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A little project with one test of the content and one of the code."""
    for name, text in FILES.items():
        _write(tmp_path / "project" / name, text)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path / "project", check=True, env=ENVIRONMENT)
    return tmp_path / "project"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _run(root: Path, *arguments: str) -> tuple[int, list[int], bool]:
    """Give the exit code, how many tests pytest ran each time, and whether some are said to have passed before."""
    done = run_forked(PROGRAM, "--root", str(root), "-m", "not other", *arguments)
    counts = [int(count) for count in re.findall(r"(?m)^(\d+) (?:passed|failed)\b.* in ", done.stdout)]
    return done.returncode, counts, "1 more passed on" in done.stdout


@pytest.mark.site
def test_what_passed_is_not_run_again_until_a_file_changes(root: Path) -> None:
    assert _run(root, "-q") == (0, [1, 1], False)
    assert _run(root, "-q") == (0, [1], True)
    _write(root / "docs/page.md", "A page. And more.\n")
    assert _run(root, "-q") == (0, [1], True)
    _write(root / "README.md", "Read me again.\n")
    assert _run(root, "-q") == (0, [1], True)
    assert _run(root, "-q", "--all") == (0, [1, 1], False)
    # Other arguments may be other tests.
    assert _run(root, "-q", "-x") == (0, [1, 1], False)
    _write(root / "docs/page.md", "Another.\n")
    assert _run(root, "-q") == (1, [1], True)


@pytest.mark.site
def test_any_other_change_runs_it_again(root: Path) -> None:
    assert _run(root, "-q") == (0, [1, 1], False)
    for name in ("scripts/program.py", "tests/test_it.py", "pyproject.toml", "tests/new.txt"):
        with (root / name).open("a", encoding="utf-8") as file:
            file.write("# a remark\n")
        assert _run(root, "-q") == (0, [1, 1], False), name
    assert _run(root, "-q") == (0, [1], True)


@pytest.mark.site
def test_what_failed_is_run_again(root: Path) -> None:
    _write(root / "scripts/program.py", "NUMBER = 0\n")
    assert _run(root, "-q") == (1, [1, 1], False)
    assert _run(root, "-q") == (1, [1, 1], False)
    _write(root / "scripts/program.py", "NUMBER = 2\n")
    assert _run(root, "-q") == (0, [1, 1], False)


@pytest.mark.site
def test_what_came_with_a_change_is_not_trusted(root: Path) -> None:
    subprocess.run(["git", "-C", str(root), "add", "--all"], check=True)
    assert _run(root, "-q") == (0, [1, 1], False)
    subprocess.run(["git", "-C", str(root), "add", "--force", PASSED], check=True)
    for _time in range(2):
        assert _run(root, "-q") == (0, [1, 1], False)


@pytest.mark.site
def test_what_git_does_not_know_is_run_whole(root: Path) -> None:
    shutil.rmtree(root / ".git")
    _write(root / "tests/test_it.py", "def test_one():\n    assert True\n\n\ndef test_two():\n    assert True\n")
    for _time in range(2):
        assert _run(root, "-q") == (0, [2], False)


def test_a_result_is_trusted_for_a_few_days(root: Path) -> None:
    result = ResultOfTests(DAY, 7, 1)
    assert passed_before(root, "a", DAY) is None
    remember(root, "a", result)
    remember(root, "b", ResultOfTests(DAY, 8, 0))
    assert passed_before(root, "a", DAY + dt.timedelta(days=MOST_DAYS)) == result
    assert passed_before(root, "a", DAY + dt.timedelta(days=MOST_DAYS + 1)) is None
    assert passed_before(root, "a", DAY - dt.timedelta(days=1)) is None
    for text in ("", "[]", '{"a": 1}', "{"):
        _write(root / ".cache/shishin/tests.json", text)
        assert passed_before(root, "a", DAY) is None
    remember(root, "a", result)
    assert passed_before(root, "a", DAY) == result


def test_the_copy_has_the_files_of_now_and_no_others(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = files_of(root)
    assert files == [".gitignore", "pyproject.toml", "scripts/program.py", "tests/test_it.py"]
    copy = write_copy(root, files)
    keys = {digest(copy, files, ["-q"])}
    assert digest(copy, files, ["-q"]) in keys
    keys.add(digest(copy, files, ["-v"]))
    (root / "scripts/program.py").rename(root / "scripts/renamed.py")
    _write(root / "scripts/new.py", "")
    _write(copy / "scripts/foreign.py", "")
    (root / ".gitignore").chmod(0o700)
    files = files_of(root) or []
    assert write_copy(root, files) == copy
    assert sorted(path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()) == files
    assert len(files) == 5
    assert (copy / ".gitignore").stat().st_mode & 0o777 == 0o700
    keys.add(digest(copy, files, ["-q"]))
    monkeypatch.setenv("LANG", "xx_XX")
    keys.add(digest(copy, files, ["-q"]))
    assert len(keys) == 4


def test_what_editors_write_is_content(repository: Path) -> None:
    content = ["guidelines/standards.yml", "principles/terms.yml", "README.ja.md", "languages/fr/a.toml"]
    content += [path.relative_to(repository).as_posix() for path in (repository / "docs").rglob("*.md")]
    assert len(content) >= 40
    assert all(map(is_content, content))
    code = ("scripts/shishin/cli/main.py", "tests/golden/a.toml", "overrides/base.html", "mkdocs.yml", "tests/a.md")
    assert not any(map(is_content, code))


@pytest.mark.parametrize("name", ["docs", "docs/about.ja.md", "principles", "README.md"])
def test_in_the_copy_no_test_looks_for_content(name: str) -> None:
    for event in ("open", "os.listdir", "os.scandir"):
        with pytest.raises(AssertionError, match="lacks the mark `content`"):
            conftest.refuse_content(event, (f"{conftest.REPOSITORY}/{name}", "r", 0))
    conftest.refuse_content("open", (f"{conftest.REPOSITORY}/tests/conftest.py", "r", 0))
    conftest.refuse_content("open", (f"/elsewhere/{name}", "r", 0))
    conftest.refuse_content("compile", (f"{conftest.REPOSITORY}/{name}", "r"))
    conftest.refuse_content("open", (3, "r", 0))
