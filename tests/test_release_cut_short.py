"""Releases and withdrawals that are killed on real git: each is as before or done, and nobody's work is lost."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from shishin.release.git.repository import GitRepository
from shishin.release.publish.journal import JOURNAL
from shishin.release.publish.publish import LOCK, one_at_a_time
from support.cut_short import cut, killed, planned, planned_withdrawal
from support.guideline_changes import second
from support.released import FIRST, GUIDELINE, WHY, Project, files, why
from support.second_version import NUMBER, TAG, is_released

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site


def see_it_put_back(cut_short: Project, place: Path, lock: str, before: tuple[object, ...]) -> None:
    """If git refuses to let branch, tag and index follow, the next command puts the content back."""
    other = Project(shutil.copytree(cut_short.root, place, symlinks=True))
    (other.root / ".git" / lock).touch()
    with GitRepository(other.root) as repository, one_at_a_time(repository):
        pass
    assert other.state() == before
    assert not (other.root / ".git" / JOURNAL).exists()
    shutil.rmtree(other.root)


@pytest.mark.history("one version")
def test_a_release_that_is_killed_is_as_before_or_done(kept: Project, tmp_path: Path) -> None:
    second(kept)
    kept.account("1.0.0-beta.2")
    kept.commit("Change it")
    change = planned(kept, tmp_path / "change.json")
    whole = Project(shutil.copytree(kept.root, tmp_path / "whole", symlinks=True))
    writes = int(killed(whole.root, change, 0).stdout)
    before, after = kept.state(), whole.state()
    assert before[0] != after[0]
    seen: list[str] = []
    refused: Counter[str] = Counter()
    for number in range(1, writes + 1):
        copy = Project(shutil.copytree(kept.root, tmp_path / "copy", symlinks=True))
        assert killed(copy.root, change, number).returncode < 0, f"write {number} of {writes} was not reached"
        # The content is one or the other at once, for every check and build.
        contents = files(copy.root)
        assert contents in (before[0], after[0]), f"half a release after write {number}"
        if contents == after[0] and copy.git("rev-parse", "HEAD") == kept.git("rev-parse", "HEAD"):
            for lock in ("refs/heads/main.lock", *(["index.lock"] if copy.state()[3] == before[3] else [])):
                see_it_put_back(copy, tmp_path / "other", lock, before)
                refused[lock] += 1
        # Branch, tag and index follow with the next command.
        with GitRepository(copy.root) as repository, one_at_a_time(repository):
            pass
        state, wanted = copy.state(), before if contents == before[0] else after
        assert (state[0], state[2], state[3]) == (wanted[0], "", wanted[3])
        assert [row.split()[1] for row in state[1].splitlines()] == [row.split()[1] for row in wanted[1].splitlines()]
        assert not (copy.root / ".git" / JOURNAL).exists()
        seen.append("before" if contents == before[0] else "done")
        if number % 10 == 0:
            assert copy.run("check")[0] == []
        shutil.rmtree(copy.root)
    assert writes >= 50
    assert refused["refs/heads/main.lock"] > refused["index.lock"] >= 1
    assert seen == sorted(seen)
    assert {*seen} == {"before", "done"}


def two_projects(kept: Project) -> tuple[Project, Project]:
    """Make two projects of one, in one repository."""
    for name in ("a", "b"):
        (kept.root / name).mkdir()
        for path in [path for path in kept.root.iterdir() if path.name not in (".git", "a", "b")]:
            copy = shutil.copytree if path.is_dir() else shutil.copy2
            copy(path, kept.root / name / path.name)
    for path in [path for path in kept.root.iterdir() if path.name not in (".git", "a", "b")]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    kept.git("add", "--all")
    kept.git("commit", "--quiet", "--message", "Make two projects of it")
    return Project(kept.root / "a"), Project(kept.root / "b")


@pytest.mark.parametrize("point", ["before", "after"])
@pytest.mark.history("second version ready")
def test_a_release_is_completed_in_its_own_project(kept: Project, tmp_path: Path, point: str) -> None:
    one, other = two_projects(kept)
    before = kept.git("rev-parse", "HEAD")
    cut(one, point, tmp_path)
    untouched = files(other.root)
    codes, _ = other.run("release", "ui-ux", "1.0.0-beta.9")
    assert "release-number" in codes
    assert files(other.root) == untouched
    assert not (kept.root / ".git" / JOURNAL).exists()
    assert kept.git("status", "--porcelain") == ""
    is_done = point == "after"
    assert (kept.git("rev-parse", "HEAD") != before) == is_done
    assert (kept.git("tag", "--list", TAG) != "") == is_done
    assert (one.root / GUIDELINE / "releases" / NUMBER).is_dir() == is_done


@pytest.mark.history("second version ready")
def test_a_release_of_a_project_that_is_gone_is_forgotten(kept: Project, tmp_path: Path) -> None:
    one, other = two_projects(kept)
    cut(one, "after", tmp_path)
    shutil.rmtree(one.root)
    kept.git("add", "--all")
    kept.git("commit", "--quiet", "--message", "Delete a project")
    assert other.run("release", "ui-ux", "1.0.0-beta.9")[0] == ["release-number"]
    assert not (kept.root / ".git" / JOURNAL).exists()


@pytest.mark.parametrize("point", ["after", "between"])
@pytest.mark.history("second version ready")
def test_what_was_cut_short_is_said_before_anything_else(kept: Project, tmp_path: Path, point: str) -> None:
    cut(kept, point, tmp_path)
    assert kept.refuse("release", "ui-ux", NUMBER, "--dry-run") == ["release-cut-short"]
    assert kept.refuse("check", "--changed-since", "HEAD") == ["release-cut-short"]
    with FileLock(kept.root / ".git" / LOCK):
        assert kept.refuse("release", "ui-ux", NUMBER, "--dry-run") == ["release-locked"]
    # The same command again completes it, and is then done.
    assert kept.run("release", "ui-ux", NUMBER)[0] == []
    assert is_released(kept)
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == []


@pytest.mark.parametrize("point", ["before", "after"])
@pytest.mark.history("second version ready")
def test_a_withdrawal_that_is_run_again_is_done(kept: Project, tmp_path: Path, point: str) -> None:
    kept.run("release", "ui-ux", NUMBER)
    done = killed(kept.root, planned_withdrawal(kept, "1.0.0-beta.1", tmp_path / "change.json"), point)
    assert done.returncode < 0, done.stderr
    before = kept.git("rev-parse", "HEAD")
    # The same command again completes it, and is then done.
    assert kept.run("withdraw", "ui-ux", "1.0.0-beta.1", *WHY)[0] == []
    assert kept.git("rev-parse", "HEAD~1") == before
    assert not (kept.root / ".git" / JOURNAL).exists()
    assert kept.refuse("withdraw", "ui-ux", "1.0.0-beta.1", *WHY) == ["withdraw-twice"]


@pytest.mark.history("second version ready")
def test_a_withdrawal_that_is_completed_is_not_another(kept: Project, tmp_path: Path) -> None:
    kept.run("release", "ui-ux", NUMBER)
    copy = Project(shutil.copytree(kept.root, tmp_path / "copy", symlinks=True))
    for place in (kept, copy):
        killed(place.root, planned_withdrawal(place, "1.0.0-beta.1", tmp_path / "change.json"), "after")
    # Another version is withdrawn after the one that was cut short.
    assert kept.run("withdraw", "ui-ux", NUMBER, *WHY)[0] == []
    assert kept.git("log", "-2", "--format=%s").splitlines() == [
        f"Withdraw ui-ux {NUMBER}",
        "Withdraw ui-ux 1.0.0-beta.1",
    ]
    # Another reason is not the one that was written down.
    assert copy.run("withdraw", "ui-ux", "1.0.0-beta.1", *why(en="For another reason."))[0] == ["withdraw-twice"]
    assert copy.git("log", "-1", "--format=%s") == "Withdraw ui-ux 1.0.0-beta.1"


@pytest.mark.history("second version ready")
def test_what_never_came_into_place_hinders_nobody(kept: Project, tmp_path: Path) -> None:
    cut(kept, "before", tmp_path)
    assert kept.run("release", "ui-ux", NUMBER, "--dry-run")[0] == []
    assert kept.run("release", "ui-ux", NUMBER)[0] == []
    assert is_released(kept)


@pytest.mark.history("second version ready")
def test_a_folder_that_a_kill_left_under_another_name_comes_back(kept: Project, tmp_path: Path) -> None:
    before = kept.state()
    cut(kept, "between", tmp_path)
    assert not (kept.root / GUIDELINE).exists()
    with GitRepository(kept.root) as repository, one_at_a_time(repository):
        pass
    assert kept.state() == before
    assert not list(kept.root.glob(".site-*"))


@pytest.mark.parametrize("where", ["main", "other", "in two steps"])
@pytest.mark.history("second version ready")
def test_what_somebody_committed_by_hand_gets_its_tag(kept: Project, tmp_path: Path, where: str) -> None:
    cut(kept, "after", tmp_path)
    if where == "other":
        kept.git("switch", "--quiet", "--create", "other")
    if where == "in two steps":
        kept.git("add", f"{GUIDELINE}/releases")
        kept.git("commit", "--quiet", "--message", "Commit some of it")
    kept.git("add", "--all")
    kept.git("commit", "--quiet", "--message", "Commit it")
    made = kept.git("rev-parse", "HEAD")
    kept.change("docs/about.en.md", "title: ", "title: The ")
    kept.commit("Change something else")
    assert kept.refuse("release", "ui-ux", NUMBER, "--dry-run") == ["release-cut-short"]
    assert kept.run("release", "ui-ux", NUMBER)[0] == []
    assert is_released(kept)
    assert kept.git("rev-parse", f"{TAG}^{{commit}}") == made
    assert kept.git("cat-file", "-t", TAG) == "tag"


@pytest.mark.history("second version ready")
def test_work_done_after_a_kill_is_kept(kept: Project, tmp_path: Path) -> None:
    cut(kept, "after", tmp_path)
    kept.change(f"{FIRST}.en.md", "\nUse the list.\n", "\nUse the long list.\n")
    assert kept.run("withdraw", "ui-ux", "1.0.0-beta.1", *WHY)[0][0] == "tree-unclean"
    assert kept.git("tag", "--points-at", "HEAD") == TAG
    assert kept.git("status", "--porcelain") == f"M {FIRST}.en.md"


@pytest.mark.history("second version ready")
def test_a_release_that_somebody_undid_is_forgotten(kept: Project, tmp_path: Path) -> None:
    before = kept.state()
    cut(kept, "after", tmp_path)
    kept.git("stash", "--include-untracked", "--quiet")
    kept.git("stash", "drop", "--quiet")
    with GitRepository(kept.root) as repository, one_at_a_time(repository) as completed:
        assert completed is None
    assert kept.state() == before
    assert not (kept.root / ".git" / JOURNAL).exists()
