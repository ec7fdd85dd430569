"""Releases that are overtaken or stopped at the last moment, on real git: everything is put back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shishin.release.new_version import release_version
from shishin.release.publish.journal import JOURNAL
from support.cut_short import killed, planned
from support.guideline_changes import second
from support.released import FIRST, GUIDELINE, Project
from support.second_version import ASKED, NUMBER, TAG

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.site


@pytest.mark.history("one version")
def test_what_git_refuses_at_the_last_moment_is_put_back(kept: Project) -> None:
    second(kept)
    kept.account("1.0.0-beta.2")
    kept.commit("Change it")
    # Branch and tag change together: a branch that others lock refuses both.
    lock = kept.root / ".git/refs/heads/main.lock"
    lock.touch()
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.2") == ["git-failed"]
    assert not (kept.root / ".git" / JOURNAL).exists()
    lock.unlink()
    kept.release("1.0.0-beta.2")


def commit_a_word(kept: Project) -> None:
    kept.change(f"{FIRST}.en.md", "\nUse the list.\n", "\nUse no list.\n")
    kept.git("commit", "--quiet", "--all", "--message", "Change a word")


def leave_a_word(kept: Project) -> None:
    kept.change(f"{FIRST}.en.md", "\nUse the list.\n", "\nUse no list.\n")


def change_what_git_overlooks(kept: Project) -> None:
    kept.change(OVERLOOKED_FILE, "title: ", "title: The ")
    assert kept.git("status", "--porcelain") == ""


def stage_a_word(kept: Project) -> None:
    kept.change(f"{FIRST}.en.md", "\nUse the list.\n", "\nUse no list.\n")
    kept.git("add", f"{FIRST}.en.md")
    kept.change(f"{FIRST}.en.md", "\nUse no list.\n", "\nUse the list.\n")


def switch_to_another_branch(kept: Project) -> None:
    kept.git("switch", "--quiet", "--create", "other")


OVERLOOKED_FILE = "docs/about.en.md"

MEDDLE: dict[Callable[[Project], None], str] = {
    commit_a_word: "refs/heads/main",
    leave_a_word: f"{FIRST}.en.md",
    stage_a_word: f"{FIRST}.en.md",
    change_what_git_overlooks: OVERLOOKED_FILE,
    switch_to_another_branch: "refs/heads/main",
}
"""What somebody does while a release is worked out, and what the command says has changed."""


@pytest.mark.parametrize("meddle", MEDDLE)
@pytest.mark.history("second version ready")
def test_a_release_that_is_overtaken_is_given_up(kept: Project, meddle: Callable[[Project], None]) -> None:
    kept.git("update-index", "--assume-unchanged", OVERLOOKED_FILE)
    theirs = []

    def meddle_and_look(_plan: object) -> None:
        meddle(kept)
        theirs.append(kept.state())

    done = release_version(kept.root, ASKED, meddle_and_look, dry_run=False)
    (finding,) = done.findings
    assert (finding.code, dict(finding.values)["changed"]) == ("release-overtaken", MEDDLE[meddle])
    assert not done.commit
    assert [kept.state()] == theirs
    assert not (kept.root / GUIDELINE / "releases" / NUMBER).exists()
    assert kept.git("tag", "--list", TAG) == ""
    assert not (kept.root / ".git" / JOURNAL).exists()


@pytest.mark.history("second version ready")
def test_what_an_editor_saves_at_the_last_moment_is_kept(kept: Project, tmp_path: Path) -> None:
    before = kept.state()
    done = killed(kept.root, planned(kept, tmp_path / "change.json"), "edited")
    assert "OvertakenError" in done.stderr
    assert (kept.root / f"{FIRST}.en.md").read_text(encoding="utf-8").endswith("\nMore.\n")
    assert not (kept.root / ".git" / JOURNAL).exists()
    assert not list(kept.root.glob(".site-*"))
    kept.git("checkout", "--quiet", "--", GUIDELINE)
    assert kept.state() == before


@pytest.mark.history("second version ready")
def test_a_file_in_the_way_of_a_release_is_no_traceback(kept: Project) -> None:
    place = kept.root / GUIDELINE / "releases" / NUMBER / "guides"
    place.parent.mkdir()

    def meddle(_plan: object) -> None:
        # A folder without files is nothing that git could tell of.
        (place.parent / "addresses.txt").mkdir()

    done = release_version(kept.root, ASKED, meddle, dry_run=False)
    assert [finding.code for finding in done.findings] == ["release-disk"]
    assert kept.git("status", "--porcelain") == ""
    assert kept.git("tag", "--list", TAG) == ""
    assert not (kept.root / ".git" / JOURNAL).exists()


@pytest.mark.history("second version ready")
def test_what_is_put_back_is_marked_as_it_was(kept: Project) -> None:
    note = kept.root / GUIDELINE / "changes/list.yml"
    note.chmod(0o755)
    kept.commit("Mark a note as a program")
    (kept.root / ".git/refs/heads/main.lock").touch()
    assert kept.refuse("release", "ui-ux", NUMBER) == ["git-failed"]
    assert note.stat().st_mode & 0o777 == 0o755
