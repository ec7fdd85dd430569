"""How often a release starts git, on real git: a process costs more than most of what it answers."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from support.counted import CountedGit
from support.guideline_changes import second
from support.released import FIRST, WHY, Project, sign_with_a_key

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site

MOST = 16
"""How often a release may start git."""

READ = ["rev-parse", "status", "config", "cat-file", "commit-tree", "for-each-ref", "check-attr"]
OF_RELEASE = [*READ[:-1], "log", READ[-1]]
WRITTEN = ["unpack-objects", "commit-tree"]
PUBLISHED = ["status", "reset", "update-ref"]
"""What is asked before anything is written, what makes the commit, and what is asked and moved at the end. The first
`commit-tree` is thrown away: it shows who makes a commit."""


def without_log(commands: list[str]) -> list[str]:
    """Give what a withdrawal asks of what a release does: it need not know who read anything."""
    return [command for command in commands if command != "log"]


@pytest.fixture
def counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CountedGit:
    return CountedGit(tmp_path / "counted", monkeypatch)


def started(counted: CountedGit, kept: Project, *arguments: str) -> list[str]:
    """Run the command, which must find nothing, and give the commands that it started git with."""
    counted.commands()
    codes, _ = kept.run(*arguments)
    commands = counted.commands()
    assert codes == []
    assert len(commands) <= MOST
    return commands


def test_a_release_starts_few_processes(kept: Project, counted: CountedGit) -> None:
    kept.account("1.0.0-beta.1")
    kept.commit("Describe it")
    assert started(counted, kept, "release", "ui-ux", "1.0.0-beta.1", "--dry-run") == OF_RELEASE
    assert started(counted, kept, "release", "ui-ux", "1.0.0-beta.1") == [*OF_RELEASE, *WRITTEN, "mktag", *PUBLISHED]
    second(kept)
    kept.account("1.0.0-beta.2")
    kept.commit("Change it")
    assert started(counted, kept, "release", "ui-ux", "1.0.0-beta.2", "--dry-run") == OF_RELEASE
    assert started(counted, kept, "release", "ui-ux", "1.0.0-beta.2") == [*OF_RELEASE, *WRITTEN, "mktag", *PUBLISHED]
    assert started(counted, kept, "withdraw", "ui-ux", "1.0.0-beta.1", *WHY) == [*READ, *WRITTEN, *PUBLISHED]
    assert started(counted, kept, "check") == ["for-each-ref", "cat-file"]
    assert len(started(counted, kept, "check", "--changed-since", "HEAD~2")) == 5


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="signing with SSH needs ssh-keygen")
def test_a_signed_release_starts_no_more(kept: Project, counted: CountedGit, tmp_path: Path) -> None:
    sign_with_a_key(kept, tmp_path)
    for setting in ("commit.gpgSign", "tag.gpgSign"):
        kept.git("config", setting, "true")
    kept.account("1.0.0-beta.1")
    kept.commit("Describe it")
    assert started(counted, kept, "release", "ui-ux", "1.0.0-beta.1") == [*OF_RELEASE, *WRITTEN, "tag", *PUBLISHED]
    assert "SSH SIGNATURE" in kept.git("cat-file", "-p", "refs/tags/ui-ux/v1.0.0-beta.1")
    assert "gpgsig " in kept.git("cat-file", "-p", "HEAD")
    assert started(counted, kept, "withdraw", "ui-ux", "1.0.0-beta.1", *WHY) == [*READ, *WRITTEN, *PUBLISHED]


@pytest.mark.history("one version")
def test_more_versions_and_tags_start_no_more(kept: Project, counted: CountedGit) -> None:
    for number in range(20):
        kept.git("tag", "--annotate", "--message", "x", f"other-{number}/v1.0.0")
        kept.git("tag", f"of-nobody-{number}")
    for number in range(2, 6):
        kept.change(f"{FIRST}.en.md", "\nUse it", "\nUse it, and use it")
        kept.note("more", "first", "editorial")
        kept.account(f"1.0.0-beta.{number}")
        kept.commit("Change it")
        commands = started(counted, kept, "release", "ui-ux", f"1.0.0-beta.{number}")
        assert commands == [*OF_RELEASE, *WRITTEN, "mktag", *PUBLISHED]
    assert len(started(counted, kept, "check", "--changed-since", "HEAD~6")) == 5
    assert started(counted, kept, "check") == ["for-each-ref", "cat-file"]


def prepared(kept: Project) -> None:
    """Describe the first version."""
    kept.account("1.0.0-beta.1")
    kept.commit("Describe it")


def filter_figures(kept: Project) -> None:
    """Store what is below principles/ otherwise than it lies on the disk, as Git LFS does with a program of its own."""
    kept.git("config", "filter.lfs.clean", "tr a-z A-Z")
    kept.git("config", "filter.lfs.smudge", "cat")
    kept.write(".gitattributes", "principles/*.md filter=lfs\n")
    kept.git("add", "--renormalize", ".")
    kept.commit("Store principles otherwise")
    assert "TITLE: " in kept.git("cat-file", "blob", "HEAD:principles/02-two.en.md")


def test_a_release_with_filters_of_the_user_s_starts_one_more(kept: Project, counted: CountedGit) -> None:
    filter_figures(kept)
    prepared(kept)
    read = [*OF_RELEASE[:4], "hash-object", *OF_RELEASE[4:]]
    assert started(counted, kept, "release", "ui-ux", "1.0.0-beta.1", "--dry-run") == read
    assert started(counted, kept, "release", "ui-ux", "1.0.0-beta.1") == [*read, *WRITTEN, "mktag", *PUBLISHED]
    withdrawn = [*without_log(read), *WRITTEN, *PUBLISHED]
    assert started(counted, kept, "withdraw", "ui-ux", "1.0.0-beta.1", *WHY) == withdrawn


def test_a_release_in_a_further_working_tree_starts_no_more(kept: Project, counted: CountedGit, tmp_path: Path) -> None:
    prepared(kept)
    kept.git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "other"))
    other = Project(tmp_path / "other")
    assert started(counted, other, "release", "ui-ux", "1.0.0-beta.1") == [*OF_RELEASE, *WRITTEN, "mktag", *PUBLISHED]
    assert started(counted, other, "withdraw", "ui-ux", "1.0.0-beta.1", *WHY) == [*READ, *WRITTEN, *PUBLISHED]
    assert kept.git("rev-parse", "main") == other.git("rev-parse", "HEAD~2")


def in_reftables(kept: Project) -> None:
    """Let git keep the project's branches and tags in tables."""
    shutil.rmtree(kept.root / ".git")
    done = subprocess.run(
        ["git", "init", "--quiet", "--initial-branch=main", "--ref-format=reftable"],
        cwd=kept.root,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("git is older than 2.45 and knows no reftable")
    kept.commit("Start")


@pytest.mark.parametrize("more", ["", "filters", "a further working tree", "signatures"])
def test_a_release_among_reftables_starts_one_more(
    kept: Project, counted: CountedGit, tmp_path: Path, more: str
) -> None:
    """HEAD is no file there, and whether the branch is still checked out must be asked after the files are in place."""
    in_reftables(kept)
    read, tag = OF_RELEASE, "mktag"
    if more == "filters":
        filter_figures(kept)
        read = [*OF_RELEASE[:4], "hash-object", *OF_RELEASE[4:]]
    if more == "signatures":
        if not shutil.which("ssh-keygen"):
            pytest.skip("signing with SSH needs ssh-keygen")
        sign_with_a_key(kept, tmp_path)
        kept.git("config", "commit.gpgSign", "true")
        kept.git("config", "tag.gpgSign", "true")
        tag = "tag"
    prepared(kept)
    released = kept
    if more == "a further working tree":
        kept.git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "other"))
        released = Project(tmp_path / "other")
    published = [*PUBLISHED[:-1], "symbolic-ref", *PUBLISHED[-1:]]
    assert started(counted, released, "release", "ui-ux", "1.0.0-beta.1") == [*read, *WRITTEN, tag, *published]
    withdrawn = [*without_log(read), *WRITTEN, *published]
    assert started(counted, released, "withdraw", "ui-ux", "1.0.0-beta.1", *WHY) == withdrawn
    assert released.git("status", "--porcelain") == ""
