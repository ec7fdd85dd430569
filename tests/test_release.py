"""The whole life of a guideline on real git: betas, versions in force, a withdrawal, and everything that is refused."""

from __future__ import annotations

import datetime as dt
import os
import pty
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from shishin.cli.options import JAPAN
from shishin.release.git.repository import GitRepository
from shishin.release.new_version import release_version
from shishin.release.plan.asked import Asked
from shishin.release.publish.journal import JOURNAL
from shishin.release.publish.publish import LOCK, one_at_a_time
from shishin.website.build import build
from support.released import (
    ENVIRONMENT,
    FIRST,
    GUIDELINE,
    LEDGER,
    WHY,
    Project,
    chain_anew,
    change_must,
    files,
    full,
    killed,
    library_of,
    planned,
    second,
    why,
)

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.site


def test_the_whole_life_of_a_guideline(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    second(kept)
    said = kept.release("1.0.0-beta.2")
    assert "Change: UX-02 (changed)" in said
    assert "Change: first (changed)" in said
    assert f"File to remove: {GUIDELINE}/changes/list.yml" in said
    full(kept)
    kept.release("1.0.0", independent=True)
    change_must(kept)
    kept.note("looser", "UX-01", effect="looser")
    said = kept.release("1.1.0", independent=True)
    assert "What changed asks for the step: MINOR" in said

    library = library_of(kept)
    versions = library.histories[0].all
    assert [version.name for version in versions] == ["1.0.0-beta.1", "1.0.0-beta.2", "1.0.0", "1.1.0"]
    assert [len(version.notes) for version in versions] == [0, 2, 0, 1]
    assert library.histories[0].latest is versions[-1]
    lives = {row.id: row.life for row in library.guidelines[0].requirements}
    assert (lives["UX-01"].introduced, lives["UX-01"].changed) == ("1.0.0-beta.1", "1.1.0")
    assert (lives["UX-02"].introduced, lives["UX-02"].changed) == ("1.0.0-beta.1", "1.0.0-beta.2")
    assert lives["UX-03"].changed == ""

    assert kept.run("withdraw", "ui-ux", "1.1.0", *WHY)[0] == []
    assert kept.git("status", "--porcelain") == ""
    assert kept.git("log", "-1", "--format=%s") == "Withdraw ui-ux 1.1.0"
    assert kept.run("check")[0] == []
    latest = library_of(kept).histories[0].latest
    assert latest
    assert latest.name == "1.0.0"
    assert kept.refuse("withdraw", "ui-ux", "1.1.0", *WHY) == ["withdraw-twice"]
    assert kept.refuse("withdraw", "ui-ux", "7.0.0", *WHY) == ["withdraw-unknown"]
    history = (kept.root / GUIDELINE / "CHANGELOG.md").read_text(encoding="utf-8")
    assert history.index("## 1.1.0") < history.index("取り下げ / Withdrawn") < history.index("## 1.0.0（")


def test_the_first_release_freezes_what_the_site_shows(kept: Project) -> None:
    before = files(kept.root)
    kept.release("1.0.0-beta.1")
    after = files(kept.root)
    frozen = f"{GUIDELINE}/releases/1.0.0-beta.1"
    for name in ("guideline.ja.md", "guideline.en.md", "guides/01-first.ja.md", "guides/02-second.en.md"):
        assert after[f"{frozen}/{name}"] == before[f"{GUIDELINE}/{name}"]
    assert len([name for name in after if name.startswith(frozen)]) == 9
    lines = after[f"{frozen}/addresses.txt"].decode().splitlines()
    assert len(lines) == len(set(lines)) > 100
    assert "guidelines/ui-ux/first/#UX-01" in lines
    assert "en/guidelines/ui-ux/1.0.0-beta.1/first/#UX-01" in lines
    assert f"{GUIDELINE}/release.yml" not in after


def test_what_stands_in_the_way_of_the_first_release(kept: Project) -> None:
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.1") == ["release-account"]
    kept.account("1.0.0-beta.1")
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.1") == ["tree-unclean"]
    kept.commit("Describe it")
    assert kept.refuse("release", "other", "1.0.0") == ["release-unknown"]
    for number in ("1.0", "v1.0.0", "1.0.0-beta.2", "0.9.0", "2.0.0", "1.0.0-alpha.1"):
        assert kept.refuse("release", "ui-ux", number)[0] == "release-number"
    assert kept.refuse("release", "ui-ux", "1.0.0") == ["release-status", "release-examined"]
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


@pytest.mark.parametrize(("effect", "number"), [("stricter", "2.0.0"), ("looser", "1.1.0")], ids=["stricter", "looser"])
def test_the_number_follows_from_the_change(kept: Project, effect: str, number: str) -> None:
    full(kept)
    kept.release("1.0.0", independent=True)
    change_must(kept)
    kept.note("must", "UX-01", effect=effect)
    kept.account(number)
    kept.commit("Change a MUST")
    lower = ["1.0.1", "1.1.0"] if effect == "stricter" else ["1.0.1"]
    for name in lower:
        assert kept.refuse("release", "ui-ux", name)[0] == "release-number"
    assert kept.refuse("release", "ui-ux", number) == ["release-examined"]
    kept.release(number, independent=True)


def test_a_change_of_wording_needs_no_audit_by_others(kept: Project) -> None:
    full(kept)
    kept.release("1.0.0", independent=True)
    kept.change(f"{FIRST}.ja.md", "\n使います。\n", "\n一覧を使います。\n")
    kept.change(f"{FIRST}.en.md", "\nUse it.\n", "\nUse the list.\n")
    kept.note("list", "first", "editorial")
    assert "step: PATCH" in kept.release("1.0.1")


def test_a_dry_run_shows_everything_and_changes_nothing(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    second(kept)
    kept.account("1.0.0-beta.2")
    kept.commit("Change it")
    before = kept.state()
    codes, said = kept.run("release", "ui-ux", "1.0.0-beta.2", "--dry-run")
    assert codes == []
    assert kept.state() == before
    for words in (
        "1.0.0-beta.2 (tag ui-ux/v1.0.0-beta.2)",
        "Change: UX-02",
        "Note: Changed UX-02.",
        "Review: A person",
    ):
        assert words in said
    kept.run("release", "ui-ux", "1.0.0-beta.2")
    changed = {name for name, text in files(kept.root).items() if before[0].get(name) != text}
    assert {line.removeprefix("File to write: ") for line in said.splitlines() if "to write" in line} == changed
    gone = {name for name in before[0] if name not in files(kept.root)}
    assert {line.removeprefix("File to remove: ") for line in said.splitlines() if "to remove" in line} == gone
    assert len(changed) == 13
    assert len(gone) == 3


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


def test_what_git_refuses_at_the_last_moment_is_put_back(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
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


def test_git_must_know_who_releases(kept: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.account("1.0.0-beta.1")
    kept.commit("Describe it")
    monkeypatch.setitem(ENVIRONMENT, "GIT_AUTHOR_NAME", "")
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.1") == ["git-nameless"]


@pytest.mark.parametrize(
    ("reason", "codes"),
    [
        (" ", ["withdraw-reason"]),
        ("x" * 1001, ["withdraw-reason"]),
        ("It was wrong.\x07", ["text-control"]),
        ("It was \u202ewrong.", ["text-invisible"]),
    ],
)
def test_a_reason_that_the_ledger_cannot_hold_is_refused(kept: Project, reason: str, codes: list[str]) -> None:
    kept.release("1.0.0-beta.1")
    assert kept.refuse("withdraw", "ui-ux", "1.0.0-beta.1", *why(en=reason)) == codes
    kept.run("withdraw", "ui-ux", "1.0.0-beta.1", *why(en="&a *b: !c \"d\" 'e' #f = g\n- h"))
    assert kept.run("check")[0] == []


@pytest.mark.parametrize("sign", ["index.lock", "MERGE_HEAD", "rebase-merge"])
def test_git_must_not_be_in_the_middle_of_something(kept: Project, sign: str) -> None:
    kept.account("1.0.0-beta.1")
    kept.commit("Describe it")
    (kept.root / ".git" / sign).touch()
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.1") == ["git-busy"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"folder": "x"}'])
def test_a_journal_that_cannot_be_read_is_forgotten(kept: Project, text: str) -> None:
    (kept.root / ".git" / JOURNAL).write_text(text, encoding="utf-8")
    kept.release("1.0.0-beta.1")
    assert not (kept.root / ".git" / JOURNAL).exists()


def test_line_ends_that_git_insists_on_are_no_hindrance(kept: Project) -> None:
    kept.git("config", "core.autocrlf", "true")
    kept.git("config", "core.safecrlf", "true")
    kept.account("1.0.0-beta.1")
    kept.git("-c", "core.safecrlf=false", "add", "--all")
    kept.git("commit", "--quiet", "--message", "Describe it")
    # Taken out anew, as Windows has them.
    for path in kept.root.glob("principles/*.md"):
        path.unlink()
    kept.git("checkout", "--quiet", "--", "principles")
    assert b"\r\n" in (kept.root / "principles/02-two.ja.md").read_bytes()
    assert kept.run("release", "ui-ux", "1.0.0-beta.1")[0] == []
    assert kept.git("tag") == "ui-ux/v1.0.0-beta.1"


def test_what_the_checks_would_refuse_is_not_carried_out(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
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


def test_the_changelog_takes_words_as_words(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    second(kept)
    why = 'why: {ja: 人が見ます。, en: "A <b>\\n\\n## 9.9.9\\n\\n[x](javascript:x)"}'
    kept.change(f"{GUIDELINE}/changes/mechanism.yml", "why: {ja: 人が見ます。, en: People asked.}", why)
    kept.release("1.0.0-beta.2")
    text = (kept.root / GUIDELINE / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")][-1].startswith("## 1.0.0-beta.1")
    assert len([line for line in text.splitlines() if line.startswith("#")]) == 3
    assert r"A \<b\> \#\# 9.9.9 \[x\](javascript:x)" in text


def test_a_long_list_of_uncommitted_files_is_cut(kept: Project) -> None:
    for number in range(30):
        kept.write(f"notes/{number:02}.txt", "")
    findings = release_version(kept.root, Asked("ui-ux", "1.0.0-beta.1", "2026-11-23"), print, dry_run=True).findings
    (paths,) = (dict(finding.values)["paths"] for finding in findings if finding.code == "tree-unclean")
    assert paths.split(", ") == [*(f"notes/{number:02}.txt" for number in range(10)), "…"]


def test_a_withdrawn_trial_does_not_become_a_version(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    assert kept.run("withdraw", "ui-ux", "1.0.0-beta.1", *WHY)[0] == []
    full(kept)
    kept.account("1.0.0", independent=True)
    kept.commit("Say that it is in force")
    assert kept.refuse("release", "ui-ux", "1.0.0") == ["release-same"]


def test_a_release_that_is_killed_is_as_before_or_done(kept: Project, tmp_path: Path) -> None:
    kept.release("1.0.0-beta.1")
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
            # If git refuses to let them follow, the next command puts the content back.
            for lock in ("refs/heads/main.lock", *(["index.lock"] if copy.state()[3] == before[3] else [])):
                other = Project(shutil.copytree(copy.root, tmp_path / "other", symlinks=True))
                (other.root / ".git" / lock).touch()
                with GitRepository(other.root) as repository, one_at_a_time(repository):
                    pass
                assert other.state() == before
                assert not (other.root / ".git" / JOURNAL).exists()
                shutil.rmtree(other.root)
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


def test_a_clone_without_tags_and_history_builds_the_same_site(kept: Project, tmp_path: Path) -> None:
    kept.release("1.0.0-beta.1")
    second(kept)
    kept.release("1.0.0-beta.2")
    clone = tmp_path / "clone"
    kept.git("clone", "--quiet", "--depth=1", "--no-tags", f"file://{kept.root}", str(clone))
    assert Project(clone).git("tag") == ""
    assert Project(clone).git("rev-list", "--count", "HEAD") == "1"
    sites = []
    for root in (kept.root, clone):
        build(root, root / "site")
        sites.append(
            {path.relative_to(root): path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
        )
    assert len(sites[0]) > 100
    assert sites[0].keys() == sites[1].keys()
    assert [str(name) for name in sites[0] if sites[0][name] != sites[1][name]] == []


@pytest.mark.parametrize("watched", [True, False], ids=["terminal", "ci"])
def test_a_release_shows_that_it_goes_on_where_somebody_is_watching(
    kept: Project, monkeypatch: pytest.MonkeyPatch, *, watched: bool
) -> None:
    kept.account("1.0.0-beta.1")
    kept.commit("Describe it")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("CI", "" if watched else "true")
    command = [sys.executable, "-m", "shishin", "--root", str(kept.root), "--lang", "en"]
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*command, "release", "ui-ux", "1.0.0-beta.1", "--dry-run"], stdout=subprocess.PIPE, stderr=theirs
    ) as run:
        os.close(theirs)
        seen = b""
        # Linux tells the end of a terminal as an error.
        with suppress(OSError):
            while part := os.read(ours, 10_000):
                seen += part
        plan, _ = run.communicate()
    os.close(ours)
    assert run.returncode == 0
    # What is asked for goes where it is sent, without the bar.
    assert b"1.0.0-beta.1 (tag ui-ux/v1.0.0-beta.1)" in plan
    assert b"\x1b" not in plan
    assert (b"Releasing" in seen) is watched
    assert b"can be released" in seen
