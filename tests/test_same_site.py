"""The command that compares two sites: it names just what differs, and says nothing where nothing does."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import same_site
from support.released import ENVIRONMENT
from support.small_project import write_project

if TYPE_CHECKING:
    from pathlib import Path


def test_folders_are_compared_file_by_file(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, texts in (
        (old, {"same.html": "a\nb", "changed/index.html": "a\nb\nc", "gone.xml": "x", "picture.png": "\x00"}),
        (new, {"same.html": "a\nb", "changed/index.html": "a\nB\nc", "come.xml": "x", "picture.png": "\x00"}),
    ):
        for name, text in texts.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")

    looked_at, rows = same_site.compare(old, new)

    assert looked_at == 5
    assert [(row.path, row.what, row.where) for row in rows] == [
        ("changed/index.html", "changed", 2),
        ("come.xml", "added", 0),
        ("gone.xml", "removed", 0),
    ]
    assert (rows[0].before, rows[0].after) == ("b", "B")


def test_digests_in_names_can_be_left_out(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, digest, words in ((old, "0123456789", "was"), (new, "abcdef0123", "is")):
        (folder / "assets").mkdir(parents=True)
        (folder / f"assets/site.{digest}.js").write_text("1", encoding="utf-8")
        (folder / "same.html").write_text(f'src="assets/site.{digest}.js"', encoding="utf-8")
        (folder / "other.html").write_text(f'src="assets/site.{digest}.js" {words}', encoding="utf-8")

    assert len(same_site.compare(old, new)[1]) == 4
    looked_at, rows = same_site.compare(old, new, without_digests=True)
    assert looked_at == 3
    assert [(row.path, row.what) for row in rows] == [("other.html", "changed")]


@pytest.mark.site
def test_the_command_finds_a_changed_template_and_nothing_else(repository: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    for name in ("scripts", "overrides"):
        shutil.copytree(repository / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    write_project(root, root / "overrides")
    _replace(root / "mkdocs.yml", str(root / "overrides"), "overrides")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "before")):
        subprocess.run(["git", *arguments], cwd=root, check=True, env=ENVIRONMENT)
    command = [sys.executable, str(repository / "tests/same_site.py"), "HEAD", "--root", str(root), "--only-names"]

    same = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    assert same.returncode == 0, same.stderr
    assert same.stdout.endswith(" files, 0 differ\n")

    _replace(root / "overrides/glossary.html", '<h2 id="index-title">', '<h2 id="index-title" class="index">')
    other = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    assert other.returncode == 1
    *rows, _count = other.stdout.splitlines()
    assert sorted(row.split()[1].partition(":")[0] for row in rows) == ["en/glossary/index.html", "glossary/index.html"]


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
