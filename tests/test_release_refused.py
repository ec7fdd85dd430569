"""What a release or a withdrawal is refused for on real git, with nothing changed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from shishin.cli.options import JAPAN
from shishin.release.new_version import release_version
from shishin.release.plan.asked import Asked
from shishin.release.publish.publish import LOCK
from support.guideline_changes import full, second
from support.released import ENVIRONMENT, FIRST, GUIDELINE, LEDGER, WHY, Project, chain_anew, why
from support.second_version import ASKED, NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.site


def test_what_stands_in_the_way_of_the_first_release(kept: Project) -> None:
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.1") == ["release-account"]
    kept.account("1.0.0-beta.1")
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.1") == ["tree-unclean"]
    kept.commit("Describe it")
    assert kept.refuse("release", "other", "1.0.0") == ["release-unknown"]
    for number in ("1.0", "v1.0.0", "1.0.0-beta.2", "0.9.0", "2.0.0", "1.0.0-alpha.1"):
        assert kept.refuse("release", "ui-ux", number)[0] == "release-number"
    assert kept.refuse("release", "ui-ux", "1.0.0") == ["release-status", *["release-dependent"] * 2]
    kept.git("switch", "--quiet", "--detach")
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.1") == ["branch-missing"]


def test_a_translation_that_is_behind_stands_in_the_way(kept: Project) -> None:
    kept.account("1.0.0-beta.1")
    kept.commit("Describe it")
    kept.change(f"{FIRST}.ja.md", "\n使います。\n", "\n一覧を使います。\n")
    kept.git("commit", "--quiet", "--all", "--message", "Change the Japanese text only")
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.1") == ["translation-behind"]


def test_outside_git_there_is_nothing_to_release_to(project: Path) -> None:
    kept = Project(project)
    kept.account("1.0.0-beta.1")
    codes, _ = kept.run("release", "ui-ux", "1.0.0-beta.1")
    assert codes == ["git-failed"]
    assert kept.run("check", "--changed-since", "HEAD")[0] == ["git-failed"]


def test_without_git_the_command_says_so(kept: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert kept.run("release", "ui-ux", "1.0.0-beta.1")[0] == ["git-missing"]


def test_two_releases_at_once(kept: Project) -> None:
    kept.account("1.0.0-beta.1")
    kept.commit("Describe it")
    with FileLock(kept.root / ".git" / LOCK):
        assert kept.refuse("release", "ui-ux", "1.0.0-beta.1") == ["release-locked"]
    kept.release("1.0.0-beta.1")


def test_a_tag_is_made_once(kept: Project) -> None:
    kept.account("1.0.0-beta.1")
    kept.commit("Describe it")
    kept.git("tag", "ui-ux/v1.0.0-beta.1")
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.1", "--dry-run") == ["release-tagged"]
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.1") == ["release-tagged"]


def test_git_must_know_who_releases(kept: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.account("1.0.0-beta.1")
    kept.commit("Describe it")
    monkeypatch.setitem(ENVIRONMENT, "GIT_AUTHOR_NAME", "")
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.1") == ["git-nameless"]


@pytest.mark.parametrize(
    ("reason", "codes"),
    [
        (" ", ["reason-length"]),
        ("x" * 1001, ["reason-length"]),
        ("It was wrong.\x07", ["text-control"]),
        ("It was \u202ewrong.", ["text-invisible"]),
    ],
)
@pytest.mark.history("one version")
def test_a_reason_that_the_ledger_cannot_hold_is_refused(kept: Project, reason: str, codes: list[str]) -> None:
    assert kept.refuse("withdraw", "ui-ux", "1.0.0-beta.1", *why(en=reason)) == codes
    kept.run("withdraw", "ui-ux", "1.0.0-beta.1", *why(en="&a *b: !c \"d\" 'e' #f = g\n- h"))
    assert kept.run("check")[0] == []


@pytest.mark.parametrize("sign", ["index.lock", "MERGE_HEAD", "rebase-merge"])
def test_git_must_not_be_in_the_middle_of_something(kept: Project, sign: str) -> None:
    kept.account("1.0.0-beta.1")
    kept.commit("Describe it")
    (kept.root / ".git" / sign).touch()
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.1") == ["git-busy"]


@pytest.mark.history("one version")
def test_what_the_checks_would_refuse_is_not_carried_out(kept: Project) -> None:
    kept.change(LEDGER, str(dt.datetime.now(tz=JAPAN).date()), "2998-01-01")
    chain_anew(kept)
    kept.git("tag", "--delete", "ui-ux/v1.0.0-beta.1")
    second(kept)
    kept.account("1.0.0-beta.2")
    kept.commit("Change it, on a clock that was wrong")
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.2", "--dry-run") == ["release-stale"] * 2
    assert kept.refuse("withdraw", "ui-ux", "1.0.0-beta.1", *WHY) == ["ledger-date"]


def test_an_examination_has_ended_before_the_release(kept: Project) -> None:
    kept.account("1.0.0-beta.1", day="2999-01-01")
    kept.commit("Describe it")
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.1") == ["release-early", "release-early"]


def test_a_long_list_of_uncommitted_files_is_cut(kept: Project) -> None:
    for number in range(30):
        kept.write(f"notes/{number:02}.txt", "")
    findings = release_version(kept.root, Asked("ui-ux", "1.0.0-beta.1", "2026-11-23"), print, dry_run=True).findings
    (paths,) = (dict(finding.values)["paths"] for finding in findings if finding.code == "tree-unclean")
    assert paths.split(", ") == [*(f"notes/{number:02}.txt" for number in range(10)), "…"]


@pytest.mark.history("one version")
def test_a_withdrawn_trial_does_not_become_a_version(kept: Project) -> None:
    assert kept.run("withdraw", "ui-ux", "1.0.0-beta.1", *WHY)[0] == []
    full(kept)
    kept.account("1.0.0", independent=True)
    kept.commit("Say that it is in force")
    assert kept.refuse("release", "ui-ux", "1.0.0") == ["release-same"]


OVERLOOKED: dict[str, Callable[[Project], object]] = {
    "assumed": lambda kept: kept.git("update-index", "--assume-unchanged", f"{FIRST}.en.md"),
    "skipped": lambda kept: kept.git("update-index", "--skip-worktree", f"{FIRST}.en.md"),
}


@pytest.mark.parametrize("name", OVERLOOKED)
@pytest.mark.history("second version ready")
def test_what_git_was_told_to_overlook_is_not_released(kept: Project, name: str) -> None:
    OVERLOOKED[name](kept)
    kept.change(f"{FIRST}.en.md", "\nUse the list.\n", "\nUse a secret list.\n")
    assert kept.git("status", "--porcelain") == ""
    assert kept.refuse("release", "ui-ux", NUMBER, "--dry-run") == ["tree-unclean"]
    assert kept.refuse("release", "ui-ux", NUMBER) == ["tree-unclean"]


@pytest.mark.history("second version ready")
def test_what_git_ignores_is_not_released(kept: Project) -> None:
    kept.write(".git/info/exclude", f"{GUIDELINE}/changes/secret.yml\n.DS_Store\n")
    kept.write(f"{GUIDELINE}/.DS_Store", "")
    assert kept.run("release", "ui-ux", NUMBER, "--dry-run")[0] == []
    kept.note("secret", "first", "editorial")
    findings = release_version(kept.root, ASKED, print, dry_run=True).findings
    assert [finding.code for finding in findings] == ["tree-unclean"]
    assert dict(findings[0].values)["paths"] == f"{GUIDELINE}/changes/secret.yml"


@pytest.mark.history("second version ready")
def test_words_that_git_ignores_are_not_released(kept: Project) -> None:
    kept.write(".git/info/exclude", "languages/\n")
    kept.write("languages/en/interface.toml", 'skip = "Skip this"\n')
    findings = release_version(kept.root, ASKED, print, dry_run=True).findings
    assert [finding.code for finding in findings] == ["tree-unclean"]
    assert dict(findings[0].values)["paths"] == "languages/en/interface.toml"


@pytest.mark.history("second version ready")
def test_what_a_filter_puts_into_a_file_is_not_released(kept: Project) -> None:
    kept.change(f"{FIRST}.en.md", "\nUse the list.\n", "\nUse the list. $Id$\n")
    kept.write(".gitattributes", "*.en.md ident\n")
    kept.commit("Have git put an id into a guide")
    (kept.root / f"{FIRST}.en.md").unlink()
    kept.git("checkout", "--quiet", "--", FIRST + ".en.md")
    assert kept.git("status", "--porcelain") == ""
    assert kept.refuse("release", "ui-ux", NUMBER, "--dry-run") == ["tree-unclean", "release-filtered"]


@pytest.mark.history("second version ready")
def test_a_tag_that_leaves_no_room_is_found_first(kept: Project) -> None:
    kept.git("tag", "--delete", "ui-ux/v1.0.0-beta.1")
    kept.git("tag", "ui-ux")
    assert kept.refuse("release", "ui-ux", NUMBER, "--dry-run") == ["release-tag-taken"]
    assert kept.refuse("release", "ui-ux", NUMBER) == ["release-tag-taken"]


@pytest.mark.parametrize("name", [f"{GUIDELINE}/CHANGELOG.md", f"{GUIDELINE}/releases/ledger.yml"])
@pytest.mark.history("second version ready")
def test_what_a_release_writes_is_no_program(kept: Project, name: str) -> None:
    (kept.root / name).chmod(0o755)
    kept.commit("Mark it as a program")
    assert kept.refuse("check") == ["file-not-plain"]
    assert kept.refuse("release", "ui-ux", NUMBER) == ["file-not-plain"]
    # Where the file system marks every file, it means nothing; git is then told not to look.
    kept.git("config", "core.fileMode", "false")
    for path in kept.root.glob("principles/*.md"):
        path.chmod(0o755)
    assert kept.run("check")[0] == []
    assert kept.run("release", "ui-ux", NUMBER)[0] == []
    assert (kept.root / name).stat().st_mode & 0o777 == 0o644
    assert kept.git("ls-tree", "HEAD", name).startswith("100644 ")
