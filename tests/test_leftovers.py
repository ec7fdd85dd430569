"""What editors and systems leave in folders stops nothing and gets nowhere."""

from __future__ import annotations

import shutil
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import pytest

from shishin.content.load import load
from shishin.content.reading.leftovers import LEFT_BEHIND, has_left_name, is_left_behind
from shishin.render.assets import collect
from shishin.website.build import build
from support.guideline_changes import second
from support.leftovers import FILES, FOLDERS, LOCKS, SECRET, leave, left_in
from support.released import GUIDELINE

if TYPE_CHECKING:
    from pathlib import Path

    from support.released import Project

EVERY = len(FILES) + len(LOCKS)


def test_there_is_an_example_of_every_pattern() -> None:
    assert [
        pattern for pattern in LEFT_BEHIND if not any(fnmatchcase(name, pattern) for name in (*FILES, *LOCKS))
    ] == []
    assert len(LEFT_BEHIND) == 28
    assert all(map(has_left_name, (*FILES, *LOCKS)))
    assert EVERY == 39


@pytest.mark.parametrize("folder", FOLDERS)
def test_they_are_neither_refused_nor_read(project: Path, folder: str) -> None:
    before = load(project)
    assert leave(project / folder) == EVERY
    after = load(project)
    assert after.findings == ()
    assert (after.looked_at, after.library) == (before.looked_at, before.library)


def test_no_source_of_the_real_content_looks_like_one(repository: Path) -> None:
    names = [path.name for folder in ("docs", "principles", "guidelines") for path in (repository / folder).rglob("*")]
    assert len(names) > 100
    assert not any(map(has_left_name, names))


@pytest.mark.parametrize(
    ("name", "goal"),
    [
        (".#about.ja.md", "/etc/passwd"),
        (".#about.ja.md", "index.ja.md"),
        (".#about.ja.md", "a@b.1/../index.ja.md"),
        (".#about.ja.md", "somebody@host"),
        (".#about.ja.md", "somebody@host.1"),  # made to exist below
        ("._about.ja.md", "somebody@host.4321:1"),
        ("about.ja.md~", "/etc/passwd"),
        (".gitkeep", "/dev/zero"),
    ],
)
def test_a_real_link_that_is_called_so_is_refused(project: Path, name: str, goal: str) -> None:
    (project / "docs" / name).symlink_to(goal)
    if goal == "somebody@host.1":
        (project / "docs" / goal).write_text(SECRET, encoding="utf-8")
    assert not is_left_behind(project / "docs" / name)
    codes = [(finding.file, finding.code) for finding in load(project).findings]
    assert (f"docs/{name}", "file-not-plain") in codes


@pytest.mark.parametrize(
    "name",
    [".hidden.ja.md", "_about.ja.md", "about.ja.md.bak", "#about.ja.md", ".about.ja.md", "$about.ja.md", "tmp.ja.html"],
)
def test_other_hidden_or_odd_files_are_still_refused(project: Path, name: str) -> None:
    (project / "docs" / name).write_text(SECRET, encoding="utf-8")
    assert [finding.file for finding in load(project).findings] == [f"docs/{name}"]


def test_a_folder_that_is_called_so_hides_nothing(project: Path) -> None:
    for name in ("about~", ".#x", "._x", "4913"):
        (project / "docs" / name).mkdir()
        (project / "docs" / name / "page.ja.html").write_text(SECRET, encoding="utf-8")
    assert [finding.code for finding in load(project).findings] == ["file-kind"] * 4


def test_none_is_among_the_sites_own_files(repository: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(repository / "overrides/assets", tmp_path / "assets")
    before = collect(folder)
    for name in ("scripts", "images", "styles"):
        leave(folder / name)
    (folder / "scripts/._site.js").write_text(SECRET, encoding="utf-8")
    (folder / "scripts/.#site.js").symlink_to("somebody@host.4321:1")
    (folder / "images/._icon.png").write_text(SECRET, encoding="utf-8")
    assert collect(folder) == before


@pytest.mark.site
def test_none_reaches_the_site(project: Path, small_site: Path, tmp_path: Path) -> None:
    for folder in FOLDERS:
        leave(project / folder)
    build(project, tmp_path / "after")
    assert left_in(tmp_path / "after") == []
    one, other = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (small_site, tmp_path / "after")
    )
    assert len(one) > 80
    assert one == other


@pytest.mark.site
def test_none_stops_a_release_or_is_frozen(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    second(kept)
    kept.account("1.0.0-beta.2")
    kept.commit("Describe the second")
    places = [*FOLDERS, f"{GUIDELINE}/releases/1.0.0-beta.1", f"{GUIDELINE}/releases/1.0.0-beta.1/guides"]
    left = sum(leave(kept.root / folder) for folder in places)
    assert left == EVERY * 10
    before = sorted(left_in(kept.root))
    assert kept.run("release", "ui-ux", "1.0.0-beta.2")[0] == []
    frozen = kept.root / GUIDELINE / "releases/1.0.0-beta.2"
    assert len([*frozen.rglob("*.md")]) == 6
    assert left_in(frozen) == []
    tracked = kept.git("ls-files", "-z", "--", "docs", "principles", "guidelines").split("\0")
    assert not any(has_left_name(name.rsplit("/", 1)[-1]) for name in tracked)
    # They are their owners', and stay.
    assert sorted(left_in(kept.root)) == before
    assert load(kept.root).findings == ()


@pytest.mark.site
def test_one_that_was_given_to_git_counts_as_anything_else(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    kept.write("docs/.gitignore", "")
    kept.commit("Keep a folder")
    second(kept)
    kept.account("1.0.0-beta.2")
    kept.commit("Describe the second")
    kept.write("docs/.gitignore", "*.yml\n")
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.2") == ["tree-unclean"]
