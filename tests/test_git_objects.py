"""What is read out of git and made in it, held against what git itself says; all on real git."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from shishin.release.git.objects import Objects, id_of_file
from shishin.release.git.process import Conversation, GitError, run
from shishin.release.git.repository import GitRepository
from shishin.release.git.state import parsed
from shishin.release.git.trees import write_commit, write_tree
from support.released import ENVIRONMENT, Project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.site

TEXTS = {
    "a.txt": "a\r\nb",
    "b/c.txt": "",
    "b/d/e.txt": "日本語\n",
    "b/d/f.txt": "f\n",
    "b.txt": "between b and b/ in git's order\n",
    "名前/x.txt": "x\n",
    "single/only.txt": "y\n",
}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A repository with everything that a folder of git can have."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    made = Project(tmp_path / "small")
    made.root.mkdir()
    made.git("init", "--quiet", "--initial-branch=main")
    for name, text in TEXTS.items():
        path = made.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    (made.root / "program").write_text("#!/bin/sh\n", encoding="utf-8")
    (made.root / "program").chmod(0o755)
    (made.root / "link").symlink_to("b/c.txt")
    made.git("add", "--all")
    made.git("commit", "--quiet", "--message", "Start")
    made.git("update-index", "--add", "--cacheinfo", f"160000,{made.git('rev-parse', 'HEAD')},b/other")
    (made.root / "b/other").mkdir()
    made.git("commit", "--quiet", "--message", "Add another repository\n\nIt is not there.")
    return made


@pytest.fixture
def objects(small: Project) -> Iterator[Objects]:
    there = Objects(small.root)
    yield there
    there.close()


def test_files_are_what_git_lists(small: Project, objects: Objects) -> None:
    head = small.git("rev-parse", "HEAD")
    listed = {}
    for row in filter(None, small.git("ls-tree", "-r", "-z", "HEAD", "b").split("\0")):
        told, _, path = row.partition("\t")
        mode, _, id_ = told.split(" ")
        listed[path] = (mode, id_)
    assert {path: (entry.mode, entry.id) for path, entry in objects.files(head, "b").items()} == listed
    assert [*objects.files(head, "b")] == sorted(listed)
    assert [*objects.text_files(head, "b")] == ["b/c.txt", "b/d/e.txt", "b/d/f.txt"]
    assert objects.files(head, "none") == {}
    assert objects.files(head, "a.txt") == {}
    assert objects.different(head, small.git("rev-parse", "HEAD~1"), "b") == ["b/other"]


def test_names_that_stand_for_nothing(objects: Objects) -> None:
    for name in ("none", "HEAD:none", "a b", "", "HEAD\n", "x blob 3", "0" * 40, "--batch", "HEAD^{blob}"):
        assert objects.read(name) is None, name
    there = objects.read("HEAD:./b/d/e.txt")
    assert there
    assert (there.kind, there.content.decode()) == ("blob", TEXTS["b/d/e.txt"])
    assert objects.message("HEAD") == "Add another repository\n\nIt is not there.\n"
    assert objects.text("HEAD:./a.txt") == TEXTS["a.txt"]


@pytest.mark.parametrize("content", [b"", b"a\r\n", "日本語".encode(), b"\0" * 100_000])
def test_an_id_is_that_which_git_gives(small: Project, content: bytes) -> None:
    assert run(small.root, "hash-object", "--stdin", text=content).decode().strip() == id_of_file(content, "sha1")


def test_git_that_ends_in_a_conversation_is_a_refusal(tmp_path: Path) -> None:
    with Conversation(tmp_path, "cat-file", "--batch") as git, pytest.raises(GitError) as refused:
        git.ask(b"HEAD\n")
    assert refused.value.command == "git cat-file"
    assert "not a git repository" in refused.value.reason
    objects = Objects(tmp_path)
    with pytest.raises(GitError):
        objects.read("HEAD")
    objects.close()
    objects.close()


def changed_by_git(small: Project, folder: Path, changes: dict[str, str | None]) -> str:
    """Make a tree with changes by an index of git's own, and give its id."""
    index = str(folder / "index")
    texts = {path: text for path, text in changes.items() if text is not None}
    ids = {
        path: run(small.root, "hash-object", "-w", "--stdin", text=text.encode()).decode().strip()
        for path, text in texts.items()
    }
    run(small.root, "read-tree", "HEAD", GIT_INDEX_FILE=index)
    rows = "".join(f"{'100644' if path in ids else '0'} {ids.get(path, '0' * 40)}\t{path}\0" for path in changes)
    run(small.root, "update-index", "-z", "--index-info", text=os.fsencode(rows), GIT_INDEX_FILE=index)
    return run(small.root, "write-tree", GIT_INDEX_FILE=index).decode().strip()


def test_folders_with_changes_are_those_that_git_makes(small: Project, objects: Objects, tmp_path: Path) -> None:
    chance = random.Random(16)
    names = [*TEXTS, "program", "link", "new.txt", "b/new/deep/er.txt", "名前/新.txt", "b/d/g.txt"]
    seen = set()
    for _ in range(25):
        chosen = chance.sample(names, chance.randint(1, 6))
        changes = {name: f"{name}\n" if chance.random() < 0.6 or name not in TEXTS else None for name in chosen}
        tree = write_tree(small.root, objects, "HEAD", changes, "sha1")
        assert small.git("cat-file", "-t", tree) == "tree"
        assert tree == changed_by_git(small, tmp_path, changes), changes
        seen.add(tree)
    assert len(seen) > 20
    gone = write_tree(small.root, objects, "HEAD", {"single/only.txt": None}, "sha1")
    assert "single" not in small.git("ls-tree", "--name-only", gone)
    commit = write_commit(small.root, tree, small.git("rev-parse", "HEAD"), "“見本”\n")
    assert small.git("log", "-1", "--format=%s %P", commit) == f"“見本” {small.git('rev-parse', 'HEAD')}"
    small.git("fsck", "--strict")


@pytest.mark.parametrize("size", [0, 1, 15, 16, 2047, 2048, 262_143, 262_144, 5_000_000])
def test_a_text_of_any_length_is_kept_as_it_is(small: Project, objects: Objects, size: int) -> None:
    text = ("日本語\r\n" * (size // 5 + 1))[:size]
    tree = write_tree(small.root, objects, "HEAD", {"名前/new.txt": text}, "sha1")
    assert run(small.root, "cat-file", "blob", f"{tree}:名前/new.txt") == text.encode()


def test_the_state_is_what_git_says(small: Project) -> None:
    with GitRepository(small.root) as repository:
        state = repository.state()
        assert (state.head, state.branch) == (small.git("rev-parse", "HEAD"), "refs/heads/main")
        assert state.unclean == ()
        assert repository.branch() == "refs/heads/main"
        (small.root / "a.txt").unlink()
        (small.root / "link").unlink()
        (small.root / "link").write_text("b/c.txt", encoding="utf-8")
        (small.root / "b/ new\nline").write_text("", encoding="utf-8")
        (small.root / "b/.DS_Store").write_text("", encoding="utf-8")
        (small.root / "staged").write_text("", encoding="utf-8")
        small.git("add", "staged")
        assert {*repository.state().unclean} == {"a.txt", "link", "b/ new\nline", "staged"}
        small.git("switch", "--quiet", "--detach", "--force")
        assert (repository.state().branch, repository.branch()) == ("", "")
        small.git("symbolic-ref", "HEAD", "refs/heads/a/refs/heads/b")
        assert (repository.state().head, repository.state().branch) == ("", "refs/heads/a/refs/heads/b")
        assert repository.branch() == "refs/heads/a/refs/heads/b"
        assert repository.overlooked(repository.state()) == ()


def test_rows_of_a_merge_are_read(tmp_path: Path) -> None:
    told = (
        b"# branch.oid " + b"a" * 40 + b"\0# branch.head main\0# branch.upstream o/main\0# branch.ab +? -?\0# stash 2\0"
        b"1 .M N... 100644 100644 100644 " + b"b" * 40 + b" " + b"b" * 40 + b" a b\0"
        b"u UU N... 100644 100644 100644 100644 " + b"b" * 40 + b" " + b"c" * 40 + b" " + b"d" * 40 + b" c d\0"
        b"? e\xff f\0! g\0"
    )
    state = parsed(told, tmp_path)
    assert (state.head, state.branch) == ("a" * 40, "refs/heads/main")
    assert state.unclean == ("a b", "c d", os.fsdecode(b"e\xff f"), "g")
