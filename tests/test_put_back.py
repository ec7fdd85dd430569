"""The project that fast tests share: whatever a test does to it, the next one gets it as it was."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.put_back import PutBack

if TYPE_CHECKING:
    from collections.abc import Callable

CHANGES: dict[str, tuple[Callable[[Path], object], int]] = {
    "nothing": (lambda _: None, 0),
    "another text of the same length": (lambda folder: (folder / "a.txt").write_text("A"), 1),
    "a new file": (lambda folder: (folder / "in/new.txt").write_text("new"), 1),
    "a file gone": (lambda folder: (folder / "a.txt").unlink(), 1),
    "a folder gone": (lambda folder: shutil.rmtree(folder / "in"), 3),
    "new folders": (lambda folder: (folder / "x/y/z").mkdir(parents=True), 3),
    "another name": (lambda folder: (folder / "a.txt").rename(folder / "b.txt"), 2),
    "other permissions": (lambda folder: _close(folder / "a.txt", folder / "in"), 2),
    "a link where a file was": (lambda folder: _put(folder / "a.txt", lambda path: path.symlink_to("in/b.txt")), 1),
    "a file where a folder was": (lambda folder: _put(folder / "in", lambda path: path.write_text("x")), 3),
    "a folder where a file was": (lambda folder: _put(folder / "a.txt", Path.mkdir), 1),
    "a link that leads elsewhere": (lambda folder: _put(folder / "link", lambda path: path.symlink_to("in")), 1),
    "a pipe": (lambda folder: os.mkfifo(folder / "pipe"), 1),
    "all of it moved": (lambda folder: folder.rename(folder.with_name("elsewhere")), 12),
    "something beside it": (lambda folder: (folder.parent / "beside.txt").write_text("x"), 1),
    "all of it gone, and the place": (lambda folder: shutil.rmtree(folder.parent), 6),
}  # fmt: skip
"""What is done to the folder, and how many paths then differ."""


def _close(*paths: Path) -> None:
    for path in paths:
        path.chmod(0o700)


def _put(path: Path, put: Callable[[Path], object]) -> None:
    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    put(path)


@pytest.mark.parametrize("name", CHANGES)
def test_what_a_test_changed_is_put_back(tmp_path: Path, name: str) -> None:
    change, differ = CHANGES[name]
    original = tmp_path / "original"
    (original / "in").mkdir(parents=True)
    (original / "a.txt").write_text("a")
    (original / "in/b.txt").write_text("b")
    (original / "in/empty.txt").write_text("")
    (original / "link").symlink_to("a.txt")
    (tmp_path / "place").mkdir()
    kept = PutBack(original, tmp_path / "place")
    before = _listed(tmp_path / "place")
    assert len(before) == 6

    change(kept.folder)

    assert kept.put_back() == differ
    assert _listed(tmp_path / "place") == before
    assert kept.put_back() == 0


def _listed(folder: Path) -> list[tuple[str, int, str]]:
    return [
        (str(path.relative_to(folder)), path.lstat().st_mode, path.read_text() if path.is_file() else "")
        for path in sorted(folder.rglob("*"))
    ]
