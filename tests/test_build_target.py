"""Where a build may write: it refuses folders that hold anything of other people, and leaves them alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from shishin.disk.swap import fresh_folder
from shishin.render.mark import MARK, MARK_TEXT
from shishin.website.build import build
from shishin.website.target import SOURCES, is_ours
from support.site_files import hook, refused, tree

MOVES = """\
import pathlib

def on_post_build(config):
    site = pathlib.Path(__file__).parent.parent / "site"
    if not (site / "own").exists():
        site.rename(site.with_name("moved"))
        (site / "own").mkdir(parents=True)
"""


def lay_out(project: Path) -> None:
    """Put people's own files and links beside a project and in it."""
    outside = project.parent
    for folder in ("precious", "home", "empty"):
        (outside / folder).mkdir()
    (outside / "precious/work.txt").write_text("mine", encoding="utf-8")
    (outside / "file").touch()
    for name in ("marked-otherwise", "marked-by-link"):
        (outside / name).mkdir()
    (outside / "marked-otherwise" / MARK).write_text("something else", encoding="utf-8")
    (outside / "marked-by-link" / MARK).symlink_to(outside / "mark")
    (outside / "mark").write_bytes(MARK_TEXT)
    (project / "site").symlink_to(Path("../precious"))
    (project / "to-docs").symlink_to("docs")
    (project / "nowhere").symlink_to("gone")
    (project / "out").symlink_to(outside / "empty")


REFUSED = {
    "project": "target-sources",
    ".": "target-sources",
    "/": "target-sources",
    "home": "target-sources",
    "project/docs/../docs": "target-sources",
    **{f"project/{name}": "target-sources" for name in SOURCES},
    **{f"project/{name}/new": "target-sources" for name in SOURCES},
    "project/site": "target-link",
    "project/to-docs": "target-link",
    "project/nowhere": "target-link",
    "project/out": "target-link",
    "project/out/new": "target-link",
    "file": "target-taken",
    "precious": "target-taken",
    "marked-otherwise": "target-taken",
    "marked-by-link": "target-taken",
}


def test_a_build_refuses_what_it_would_destroy(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(project)
    monkeypatch.setenv("HOME", str(project.parent / "home"))
    monkeypatch.setenv("USERPROFILE", str(project.parent / "home"))
    before = tree(project.parent)
    codes = {target: refused(project, project.parent / target).code for target in REFUSED}
    assert codes == REFUSED
    assert len(codes) >= 40
    assert tree(project.parent) == before


def test_relative_targets_are_refused_too(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(project)
    monkeypatch.chdir(project)
    before = tree(project.parent)
    codes = [refused(project, Path(target)).code for target in (".", "docs", "..", "site", "principles/new")]
    assert codes == [*["target-sources"] * 3, "target-link", "target-sources"]
    assert tree(project.parent) == before


def test_every_folder_of_the_repository_is_kept_or_made(repository: Path) -> None:
    ignored = {line.strip("/") for line in (repository / ".gitignore").read_text(encoding="utf-8").splitlines()}
    folders = {path.name for path in repository.iterdir() if path.is_dir()} - ignored
    assert len(folders) >= 9
    assert folders <= {*SOURCES}


def test_what_a_build_may_replace(tmp_path: Path) -> None:
    assert is_ours(tmp_path / "none")
    assert is_ours(tmp_path)
    (tmp_path / ".DS_Store").touch()
    assert is_ours(tmp_path)
    (tmp_path / "index.html").touch()
    assert not is_ours(tmp_path)
    (tmp_path / MARK).write_bytes(MARK_TEXT)
    assert is_ours(tmp_path)
    # A published branch, checked out.
    (tmp_path / ".git").mkdir()
    assert not is_ours(tmp_path)


@pytest.mark.parametrize("other", ["site-en", "site.new", "site.old", "site-site"])
def test_targets_with_names_alike_leave_each_other_alone(tmp_path: Path, other: str) -> None:
    (tmp_path / f".site-{other}.old").mkdir()
    (tmp_path / f".site-{other}.old/kept").touch()
    with fresh_folder(tmp_path / "site") as fresh:
        (fresh / "page").touch()
    assert (tmp_path / f".site-{other}.old/kept").exists()
    with fresh_folder(tmp_path / other) as longer:
        (longer / "page").touch()
        with fresh_folder(tmp_path / "site") as fresh:
            (fresh / "page").touch()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["site", other])


@pytest.mark.site
def test_empty_and_marked_folders_are_built_into(project: Path) -> None:
    target = project / "site"
    target.mkdir()
    (target / ".DS_Store").touch()
    assert build(project, target) == 68
    assert (target / MARK).read_bytes() == MARK_TEXT
    assert build(project, target) == 68
    # Whoever puts a folder there while it is built keeps it.
    hook(project, MOVES)
    assert refused(project, target).code == "target-taken"
    assert [path.name for path in target.iterdir()] == ["own"]
    assert not list(project.glob(".site-*"))
