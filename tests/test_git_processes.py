"""How often a release starts git, on real git: a process costs more than most of what it answers."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from support.counted import CountedGit
from support.guideline_changes import second
from support.released import FIRST, WHY, Project, sign_with_a_key

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site

MOST = 15
"""How often a release may start git."""

READ = ["rev-parse", "status", "config", "cat-file", "var", "var", "for-each-ref", "check-attr"]
WRITTEN = ["hash-object", "mktree", "commit-tree"]
PUBLISHED = ["status", "reset", "update-ref"]
"""What is asked before anything is written, what makes the commit, and what is asked and moved at the end."""


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
    assert started(counted, kept, "release", "ui-ux", "1.0.0-beta.1", "--dry-run") == READ
    assert started(counted, kept, "release", "ui-ux", "1.0.0-beta.1") == [*READ, *WRITTEN, "mktag", *PUBLISHED]
    second(kept)
    kept.account("1.0.0-beta.2")
    kept.commit("Change it")
    assert started(counted, kept, "release", "ui-ux", "1.0.0-beta.2", "--dry-run") == READ
    assert started(counted, kept, "release", "ui-ux", "1.0.0-beta.2") == [*READ, *WRITTEN, "mktag", *PUBLISHED]
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
    assert started(counted, kept, "release", "ui-ux", "1.0.0-beta.1") == [*READ, *WRITTEN, "tag", *PUBLISHED]
    assert "SSH SIGNATURE" in kept.git("cat-file", "-p", "refs/tags/ui-ux/v1.0.0-beta.1")
    assert "gpgsig " in kept.git("cat-file", "-p", "HEAD")
    assert started(counted, kept, "withdraw", "ui-ux", "1.0.0-beta.1", *WHY) == [*READ, *WRITTEN, *PUBLISHED]


def test_more_versions_and_tags_start_no_more(kept: Project, counted: CountedGit) -> None:
    kept.release("1.0.0-beta.1")
    for number in range(20):
        kept.git("tag", "--annotate", "--message", "x", f"other-{number}/v1.0.0")
        kept.git("tag", f"of-nobody-{number}")
    for number in range(2, 6):
        kept.change(f"{FIRST}.en.md", "\nUse it", "\nUse it, and use it")
        kept.note("more", "first", "editorial")
        kept.account(f"1.0.0-beta.{number}")
        kept.commit("Change it")
        commands = started(counted, kept, "release", "ui-ux", f"1.0.0-beta.{number}")
        assert commands == [*READ, *WRITTEN, "mktag", *PUBLISHED]
    assert len(started(counted, kept, "check", "--changed-since", "HEAD~6")) == 5
    assert started(counted, kept, "check") == ["for-each-ref", "cat-file"]
