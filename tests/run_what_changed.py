"""The command `python tests/run_what_changed.py`: runs the tests, but none again that passed with the same files.

Tests that read the content of this project, its texts and its data, run every time. All others run in a copy of the
project that has no content. So what comes of them follows from the copied files, and from the machine: while neither
changes, they pass again, and running them would tell nothing new.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path
from xml.etree import ElementTree as ET

import click
from pydantic import TypeAdapter

from shishin.checks import browser

ROOT = Path(__file__).resolve().parents[1]
COPY = ".cache/shishin/tests"
"""Where the copy without content lies, beside the memory of the audit."""

PASSED = ".cache/shishin/tests.json"
"""Which tests passed with which files; to lose it costs time and nothing else."""

CONTENT_FOLDERS = ("principles", "guidelines", "docs", "accessibility", "languages", ".github/gallery")
"""What editors write, besides the texts for visitors of the repository."""

WITHOUT_CONTENT = "SHISHIN_TESTS_WITHOUT_CONTENT"
"""The environment variable that is set for tests in the copy: `conftest.py` stops those that look for content."""

MOST_DAYS = 7
"""So long a result is trusted: what a test does may depend on the day."""

MOST_ROWS = 40
VARIABLES = ("LANG", "LC_", "PYTHON", "SHISHIN_", "GIT_", "XDG_", "TZ", "CI")
"""How environment variables begin on which tests may depend."""


@dataclass(frozen=True)
class ResultOfTests:
    """What came of some tests.

    Attributes:
        day: The day.
        passed: How many passed.
        skipped: How many could not run on this machine.
        code: pytest's exit code.
    """

    day: dt.date
    passed: int
    skipped: int
    code: int = 0


_FORM = TypeAdapter(dict[str, ResultOfTests])


def is_content(path: str) -> bool:
    """Whether a file, by its path from the project's root, is left out of the copy."""
    return path.startswith(tuple(f"{folder}/" for folder in CONTENT_FOLDERS)) or (
        "/" not in path and path.endswith(".md")
    )


def files_of(root: Path) -> list[str] | None:
    """Give the files of a project that are not content; nothing if git does not know the project."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"]
    try:
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError):
        return None
    names = [name for name in done.stdout.split("\0") if name and not is_content(name)]
    return sorted(name for name in names if (root / name).is_file())


def write_copy(root: Path, files: list[str]) -> Path:
    """Make the copy have these files as they are now, and no others but what Python has compiled."""
    copy = root / COPY
    for name in files:
        source, target = root / name, copy / name
        if target.is_symlink() or not target.is_file() or target.read_bytes() != source.read_bytes():
            target.unlink(missing_ok=True)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        shutil.copymode(source, target)
    wanted = set(files)
    for path in [path for path in copy.rglob("*") if path.is_file() or path.is_symlink()]:
        if path.relative_to(copy).as_posix() not in wanted and path.parent.name != "__pycache__":
            path.unlink()
    return copy


def digest(copy: Path, files: list[str], arguments: list[str]) -> str:
    """Give the digest of all that the tests in the copy follow from."""
    machine = [sys.version, platform.platform(), f"{os.geteuid() if hasattr(os, 'geteuid') else ''}"]
    machine += sorted(f"{package.name} {package.version}" for package in distributions())
    machine += sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith(VARIABLES))
    machine += [_version("git"), _version(_browser()), *arguments]
    known = hashlib.sha256(repr(machine).encode())
    for name in files:
        content = (copy / name).read_bytes()
        known.update(f"\0{name}\0{(copy / name).stat().st_mode}\0{len(content)}\0".encode())
        known.update(content)
    return known.hexdigest()


def _browser() -> str:
    try:
        return str(browser.find())
    except browser.BrowserMissingError:
        return ""


def _version(program: str) -> str:
    try:
        return subprocess.run([program, "--version"], capture_output=True, check=True, encoding="utf-8").stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def passed_before(root: Path, key: str, today: dt.date) -> ResultOfTests | None:
    """Give what came of the tests with the same files, if they passed lately."""
    row = _rows(root).get(key)
    return row if row and 0 <= (today - row.day).days <= MOST_DAYS else None


def remember(root: Path, key: str, run: ResultOfTests) -> None:
    """Write down that tests passed."""
    rows = {**{name: row for name, row in _rows(root).items() if name != key}, key: run}
    (root / PASSED).parent.mkdir(parents=True, exist_ok=True)
    (root / PASSED).write_bytes(_FORM.dump_json(dict([*rows.items()][-MOST_ROWS:]), indent=1))


def _rows(root: Path) -> dict[str, ResultOfTests]:
    try:
        return _FORM.validate_json((root / PASSED).read_bytes())
    except (OSError, ValueError):
        return {}


def run(folder: Path, marks: str, arguments: list[str], today: dt.date) -> ResultOfTests:
    """Run the tests with some marks in a folder, with the code of that folder."""
    paths = [str(folder / "scripts"), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    if folder.match(COPY):
        environment[WITHOUT_CONTENT] = "1"
    with tempfile.TemporaryDirectory() as place:
        report = Path(place) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-m", marks, f"--junitxml={report}", *arguments]
        code = subprocess.run(command, cwd=folder, env=environment, check=False).returncode
        suites = ET.parse(report).iter("testsuite") if report.is_file() else ()
        counts = [[int(suite.attrib[name]) for name in ("tests", "skipped", "failures", "errors")] for suite in suites]
    everything, skipped, failed, broken = (sum(column) for column in zip(*counts, strict=True)) if counts else [0] * 4
    return ResultOfTests(today, everything - skipped - failed - broken, skipped, code)


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--all", "everything", is_flag=True, help="Run what passed before too.")
@click.option("-m", "marks", required=True, help="Which tests, as pytest's option of the same name.")
@click.option("--root", type=click.Path(path_type=Path, file_okay=False), default=ROOT, help="The project's folder.")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def main(marks: str, root: Path, arguments: tuple[str, ...], *, everything: bool) -> None:
    """Run the tests, but none again that passed with the same files; ARGUMENTS are pytest's."""
    today, files = dt.datetime.now(tz=dt.UTC).date(), files_of(root)
    if files is None:
        sys.exit(run(root, marks, [*arguments], today).code)
    copy = write_copy(root, files)
    key = digest(copy, files, [marks, *arguments])
    first = run(root, f"({marks}) and content", [*arguments], today)
    # Whoever sends a change must not send with it that its tests passed.
    is_sent = PASSED in files
    before = None if everything or is_sent else passed_before(root, key, today)
    if before is None:
        second = run(copy, f"({marks}) and not content", [*arguments], today)
        if second.code == 0 and second.passed:
            remember(root, key, second)
        click.echo(f"{first.passed + second.passed} tests passed, {first.skipped + second.skipped} skipped.")
        sys.exit(first.code or second.code)
    click.echo(
        f"{first.passed} tests passed, {first.skipped} skipped. {before.passed} more passed on {before.day} with the"
        " same files; they do not read the content and were not run again. --all (make ALL=1) runs them."
    )
    sys.exit(first.code)


if __name__ == "__main__":
    main()
