"""Builds that fail or are killed: the published site stays whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from shishin.disk.swap import ChangedError, fresh_folder
from shishin.website.build import BuildError, build
from support.invalid import apply, read_all
from support.site_files import digests, edit
from support.small_project import stamp_all

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site

SHISHIN = [sys.executable, "-m", "shishin"]


@pytest.mark.parametrize("command", [["build"], ["--strict", "build"]])
def test_bad_input_leaves_the_published_site_alone(command: list[str], built_project: Path) -> None:
    project = built_project
    before = digests(project / "site")
    if "--strict" in command:
        edit(project / "principles/03-three.ja.md", "行動する", "よく考えて行動する")
    else:
        apply(project, next(fixture.edits for fixture in read_all() if fixture.name == "front-matter-unclosed"))
    done = subprocess.run(
        [*SHISHIN, "--root", str(project), "--lang", "ja", *command],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr + done.stdout
    assert "直し方：" in done.stdout
    assert digests(project / "site") == before
    assert not list(project.glob(".site-*"))


def test_mkdocs_itself_refuses_bad_input_before_it_writes(built_project: Path) -> None:
    project = built_project
    before = digests(project / "site")
    apply(project, next(fixture.edits for fixture in read_all() if fixture.name == "front-matter-unclosed"))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "front-matter-unclosed" in done.stderr
    assert "Traceback" not in done.stderr
    assert digests(project / "site") == before


def test_a_warning_of_mkdocs_stops_the_build(project: Path) -> None:
    (project / "mkdocs.yml").write_text(
        (project / "mkdocs.yml").read_text(encoding="utf-8") + "nav: [missing.md]\n", encoding="utf-8"
    )
    with pytest.raises(BuildError):
        build(project, project / "site")
    assert not (project / "site").exists()


@pytest.mark.skipif(os.name != "posix", reason="kills a process by a POSIX signal")
def test_a_killed_build_leaves_the_old_site_or_the_new_one_whole(built_project: Path) -> None:
    project = built_project
    old = digests(project / "site")
    edit(project / "docs/about.ja.md", "本文です。", "新しい本文です。")
    stamp_all(project)
    # A site that takes the place of another keeps some of its files for readers who are on it.
    shutil.copytree(project / "site", project / "expected")
    build(project, project / "expected")
    new = digests(project / "expected")
    assert old != new
    kills = 0
    for delay in (0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0, 1.1, 1.2, 1.4):
        process = subprocess.Popen(
            [*SHISHIN, "--root", str(project), "build"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
        assert digests(project / "site") in (old, new)
    assert kills >= 2
    build(project, project / "site")
    assert digests(project / "site") == new
    assert not list(project.glob(".site-*"))


def test_a_failed_block_leaves_no_trace(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "old").touch()

    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError

    with pytest.raises(OSError), fresh_folder(target) as fresh:  # noqa: PT011 - raised by the line above
        fail(fresh)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert [path.name for path in target.iterdir()] == ["old"]


def test_the_swap_works_where_folders_cannot_be_exchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shishin.disk.swap._exchange", lambda _one, _other: False)
    target = tmp_path / "site"
    for name in ("first", "second"):
        with fresh_folder(target) as fresh:
            (fresh / name).touch()
        assert [path.name for path in target.iterdir()] == [name]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_target_that_changed_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_exchange: bool
) -> None:
    if not can_exchange:
        monkeypatch.setattr("shishin.disk.swap._exchange", lambda _one, _other: False)
    target = tmp_path / "site"
    target.mkdir()
    (target / "old").touch()
    asked: list[list[str]] = []

    def is_known(folder: Path) -> bool:
        asked.append([path.name for path in folder.iterdir()])
        return False

    with pytest.raises(ChangedError), fresh_folder(target, is_known=is_known) as fresh:
        (fresh / "new").touch()
    assert asked == [["old"]]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert [path.name for path in target.iterdir()] == ["old"]


def test_a_site_set_aside_by_a_kill_comes_back(tmp_path: Path) -> None:
    aside = tmp_path / ".site-site.old"
    aside.mkdir()
    (aside / "page").touch()
    (tmp_path / ".site-site.new").mkdir()

    def fail() -> None:
        raise OSError

    with pytest.raises(OSError), fresh_folder(tmp_path / "site"):  # noqa: PT011 - raised by the line above
        fail()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (tmp_path / "site/page").exists()
