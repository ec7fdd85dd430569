"""Releases that are cut short, overtaken or misled, on real git: nothing is half done and nobody's work is lost."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from shishin.content.reading.releases import digest
from shishin.model.portable import LONGEST_NAME
from shishin.release.git.repository import GitRepository
from shishin.release.new_version import release_version
from shishin.release.plan.asked import Asked
from shishin.release.publish.folder import replace_files
from shishin.release.publish.folder_change import FolderChange
from shishin.release.publish.journal import JOURNAL, PendingChange
from shishin.release.publish.publish import LOCK, one_at_a_time
from shishin.website.build import build
from support.released import (
    FIRST,
    GUIDELINE,
    LEDGER,
    TODAY,
    WHY,
    Project,
    chain_anew,
    files,
    killed,
    planned,
    planned_withdrawal,
    second,
    why,
)

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.site

NUMBER = "1.0.0-beta.2"
TAG = f"ui-ux/v{NUMBER}"
ASKED = Asked("ui-ux", NUMBER, TODAY)


def ready(kept: Project) -> None:
    """Bring a project to where its second version can be released."""
    kept.release("1.0.0-beta.1")
    second(kept)
    kept.account(NUMBER)
    kept.commit("Change it")


def cut(kept: Project, point: str, place: Path) -> None:
    """Kill a release at a point."""
    done = killed(kept.root, planned(kept, place / "change.json"), point)
    assert done.returncode < 0, done.stderr


def is_released(kept: Project) -> bool:
    """Whether the second version is released whole: files, commit, tag and index, and nothing left behind."""
    assert not (kept.root / ".git" / JOURNAL).exists()
    assert not list(kept.root.glob(".site-*"))
    tagged = kept.git("tag", "--list", TAG)
    there = (kept.root / GUIDELINE / "releases" / NUMBER).is_dir()
    assert kept.git("status", "--porcelain") == ""
    assert bool(tagged) == there
    return there


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
def test_a_release_is_completed_in_its_own_project(kept: Project, tmp_path: Path, point: str) -> None:
    ready(kept)
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


def test_a_release_of_a_project_that_is_gone_is_forgotten(kept: Project, tmp_path: Path) -> None:
    ready(kept)
    one, other = two_projects(kept)
    cut(one, "after", tmp_path)
    shutil.rmtree(one.root)
    kept.git("add", "--all")
    kept.git("commit", "--quiet", "--message", "Delete a project")
    assert other.run("release", "ui-ux", "1.0.0-beta.9")[0] == ["release-number"]
    assert not (kept.root / ".git" / JOURNAL).exists()


@pytest.mark.parametrize("point", ["after", "between"])
def test_what_was_cut_short_is_said_before_anything_else(kept: Project, tmp_path: Path, point: str) -> None:
    ready(kept)
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
def test_a_withdrawal_that_is_run_again_is_done(kept: Project, tmp_path: Path, point: str) -> None:
    ready(kept)
    kept.run("release", "ui-ux", NUMBER)
    done = killed(kept.root, planned_withdrawal(kept, "1.0.0-beta.1", tmp_path / "change.json"), point)
    assert done.returncode < 0, done.stderr
    before = kept.git("rev-parse", "HEAD")
    # The same command again completes it, and is then done.
    assert kept.run("withdraw", "ui-ux", "1.0.0-beta.1", *WHY)[0] == []
    assert kept.git("rev-parse", "HEAD~1") == before
    assert not (kept.root / ".git" / JOURNAL).exists()
    assert kept.refuse("withdraw", "ui-ux", "1.0.0-beta.1", *WHY) == ["withdraw-twice"]


def test_a_withdrawal_that_is_completed_is_not_another(kept: Project, tmp_path: Path) -> None:
    ready(kept)
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


def test_what_never_came_into_place_hinders_nobody(kept: Project, tmp_path: Path) -> None:
    ready(kept)
    cut(kept, "before", tmp_path)
    assert kept.run("release", "ui-ux", NUMBER, "--dry-run")[0] == []
    assert kept.run("release", "ui-ux", NUMBER)[0] == []
    assert is_released(kept)


def test_a_folder_that_a_kill_left_under_another_name_comes_back(kept: Project, tmp_path: Path) -> None:
    ready(kept)
    before = kept.state()
    cut(kept, "between", tmp_path)
    assert not (kept.root / GUIDELINE).exists()
    with GitRepository(kept.root) as repository, one_at_a_time(repository):
        pass
    assert kept.state() == before
    assert not list(kept.root.glob(".site-*"))


@pytest.mark.parametrize("where", ["main", "other", "in two steps"])
def test_what_somebody_committed_by_hand_gets_its_tag(kept: Project, tmp_path: Path, where: str) -> None:
    ready(kept)
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


def test_work_done_after_a_kill_is_kept(kept: Project, tmp_path: Path) -> None:
    ready(kept)
    cut(kept, "after", tmp_path)
    kept.change(f"{FIRST}.en.md", "\nUse the list.\n", "\nUse the long list.\n")
    assert kept.run("withdraw", "ui-ux", "1.0.0-beta.1", *WHY)[0][0] == "tree-unclean"
    assert kept.git("tag", "--points-at", "HEAD") == TAG
    assert kept.git("status", "--porcelain") == f"M {FIRST}.en.md"


def test_a_release_that_somebody_undid_is_forgotten(kept: Project, tmp_path: Path) -> None:
    ready(kept)
    before = kept.state()
    cut(kept, "after", tmp_path)
    kept.git("stash", "--include-untracked", "--quiet")
    kept.git("stash", "drop", "--quiet")
    with GitRepository(kept.root) as repository, one_at_a_time(repository) as completed:
        assert completed is None
    assert kept.state() == before
    assert not (kept.root / ".git" / JOURNAL).exists()


@pytest.mark.parametrize("point", ["before", "between"])
def test_a_journal_of_what_git_has_thrown_away_is_forgotten(kept: Project, tmp_path: Path, point: str) -> None:
    ready(kept)
    cut(kept, point, tmp_path)
    kept.git("gc", "--quiet", "--prune=now")
    assert kept.run("release", "ui-ux", NUMBER)[0] == []
    assert is_released(kept)


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
def test_a_release_that_is_overtaken_is_given_up(kept: Project, meddle: Callable[[Project], None]) -> None:
    ready(kept)
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


def test_what_an_editor_saves_at_the_last_moment_is_kept(kept: Project, tmp_path: Path) -> None:
    ready(kept)
    before = kept.state()
    done = killed(kept.root, planned(kept, tmp_path / "change.json"), "edited")
    assert "OvertakenError" in done.stderr
    assert (kept.root / f"{FIRST}.en.md").read_text(encoding="utf-8").endswith("\nMore.\n")
    assert not (kept.root / ".git" / JOURNAL).exists()
    assert not list(kept.root.glob(".site-*"))
    kept.git("checkout", "--quiet", "--", GUIDELINE)
    assert kept.state() == before


ODD: dict[str, Callable[[Path], object]] = {
    "lock": lambda git: (git / LOCK).mkdir(),
    "journal": lambda git: (git / JOURNAL).mkdir(),
    "draft": lambda git: (git / JOURNAL).with_suffix(".new").mkdir(),
}


@pytest.mark.parametrize("name", ODD)
def test_what_cannot_be_written_in_git_is_no_traceback(kept: Project, name: str) -> None:
    ready(kept)
    assert not (kept.root / ".git" / LOCK).exists()
    ODD[name](kept.root / ".git")
    assert kept.refuse("release", "ui-ux", NUMBER) == ["release-disk"]


FIELDS = [field.name for field in fields(PendingChange)]


SOUND = {
    "project": "",
    "folder": GUIDELINE,
    "branch": "refs/heads/main",
    "before": "a" * 40,
    "commit": "b" * 40,
    "tag": f"refs/tags/{TAG}",
    "tagged": "c" * 40,
}
ODD_JOURNALS = {
    "numbers": dict.fromkeys(FIELDS, 1),
    "above": dict.fromkeys(FIELDS, ".."),
    "ids of nothing": SOUND,
    # Git would end, not answer.
    "no id": SOUND | {"before": "HEAD@{999999}"},
    "no branch": SOUND | {"branch": "HEAD"},
    "no tag": SOUND | {"tag": "refs/heads/main"},
    "elsewhere": SOUND | {"project": "../other/"},
}


@pytest.mark.parametrize("text", [*map(json.dumps, ODD_JOURNALS.values()), "[" * 10**5], ids=[*ODD_JOURNALS, "deep"])
def test_a_journal_that_says_odd_things_is_forgotten(kept: Project, text: str) -> None:
    ready(kept)
    (kept.root / ".git" / JOURNAL).write_text(text, encoding="utf-8")
    assert kept.run("release", "ui-ux", NUMBER, "--dry-run")[0] == []
    assert kept.run("release", "ui-ux", NUMBER)[0] == []
    assert is_released(kept)


def test_a_file_in_the_way_of_a_release_is_no_traceback(kept: Project) -> None:
    ready(kept)
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


OVERLOOKED: dict[str, Callable[[Project], object]] = {
    "assumed": lambda kept: kept.git("update-index", "--assume-unchanged", f"{FIRST}.en.md"),
    "skipped": lambda kept: kept.git("update-index", "--skip-worktree", f"{FIRST}.en.md"),
}


@pytest.mark.parametrize("name", OVERLOOKED)
def test_what_git_was_told_to_overlook_is_not_released(kept: Project, name: str) -> None:
    ready(kept)
    OVERLOOKED[name](kept)
    kept.change(f"{FIRST}.en.md", "\nUse the list.\n", "\nUse a secret list.\n")
    assert kept.git("status", "--porcelain") == ""
    assert kept.refuse("release", "ui-ux", NUMBER, "--dry-run") == ["tree-unclean"]
    assert kept.refuse("release", "ui-ux", NUMBER) == ["tree-unclean"]


def test_what_git_ignores_is_not_released(kept: Project) -> None:
    ready(kept)
    kept.write(".git/info/exclude", f"{GUIDELINE}/changes/secret.yml\n.DS_Store\n")
    kept.write(f"{GUIDELINE}/.DS_Store", "")
    assert kept.run("release", "ui-ux", NUMBER, "--dry-run")[0] == []
    kept.note("secret", "first", "editorial")
    findings = release_version(kept.root, ASKED, print, dry_run=True).findings
    assert [finding.code for finding in findings] == ["tree-unclean"]
    assert dict(findings[0].values)["paths"] == f"{GUIDELINE}/changes/secret.yml"


def test_words_that_git_ignores_are_not_released(kept: Project) -> None:
    ready(kept)
    kept.write(".git/info/exclude", "languages/\n")
    kept.write("languages/en/interface.toml", 'skip = "Skip this"\n')
    findings = release_version(kept.root, ASKED, print, dry_run=True).findings
    assert [finding.code for finding in findings] == ["tree-unclean"]
    assert dict(findings[0].values)["paths"] == "languages/en/interface.toml"


def test_what_a_filter_puts_into_a_file_is_not_released(kept: Project) -> None:
    ready(kept)
    kept.change(f"{FIRST}.en.md", "\nUse the list.\n", "\nUse the list. $Id$\n")
    kept.write(".gitattributes", "*.en.md ident\n")
    kept.commit("Have git put an id into a guide")
    (kept.root / f"{FIRST}.en.md").unlink()
    kept.git("checkout", "--quiet", "--", FIRST + ".en.md")
    assert kept.git("status", "--porcelain") == ""
    assert kept.refuse("release", "ui-ux", NUMBER, "--dry-run") == ["tree-unclean", "release-filtered"]


def test_a_tag_that_leaves_no_room_is_found_first(kept: Project) -> None:
    ready(kept)
    kept.git("tag", "--delete", "ui-ux/v1.0.0-beta.1")
    kept.git("tag", "ui-ux")
    assert kept.refuse("release", "ui-ux", NUMBER, "--dry-run") == ["release-tag-taken"]
    assert kept.refuse("release", "ui-ux", NUMBER) == ["release-tag-taken"]


@pytest.mark.parametrize("name", [f"{GUIDELINE}/CHANGELOG.md", f"{GUIDELINE}/releases/ledger.yml"])
def test_what_a_release_writes_is_no_program(kept: Project, name: str) -> None:
    ready(kept)
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


def test_what_is_put_back_is_marked_as_it_was(kept: Project) -> None:
    ready(kept)
    note = kept.root / GUIDELINE / "changes/list.yml"
    note.chmod(0o755)
    kept.commit("Mark a note as a program")
    (kept.root / ".git/refs/heads/main.lock").touch()
    assert kept.refuse("release", "ui-ux", NUMBER) == ["git-failed"]
    assert note.stat().st_mode & 0o777 == 0o755


def test_a_release_copies_links_as_links(kept: Project) -> None:
    ready(kept)
    place = kept.root / GUIDELINE / "vendor"
    place.symlink_to("/usr/share", target_is_directory=True)
    replace_files(kept.root, FolderChange(GUIDELINE, {"CHANGELOG.md": "# A\n"}, (), ""))
    assert place.is_symlink()


def test_other_repositories_and_empty_folders_stay_as_they_are(kept: Project) -> None:
    ready(kept)
    head = kept.git("rev-parse", "HEAD")
    kept.git("update-index", "--add", "--cacheinfo", f"160000,{head},{GUIDELINE}/vendor")
    kept.git("commit", "--quiet", "--message", "Add another repository")
    (kept.root / GUIDELINE / "vendor").mkdir()
    assert kept.run("release", "ui-ux", NUMBER)[0] == []
    assert is_released(kept)
    # What such a commit has is no text of a guideline.
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == []


def test_an_earlier_state_may_have_names_that_are_no_text(kept: Project) -> None:
    ready(kept)
    odd = Path(os.fsdecode(os.fsencode(kept.root / GUIDELINE / "guides") + b"/01-\xff.ja.md"))
    odd.write_text("x", encoding="utf-8")
    kept.git("add", "--all")
    kept.git("commit", "--quiet", "--message", "Add an odd name")
    odd.unlink()
    kept.commit("Take it away")
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == []


def test_the_longest_name_of_a_note_can_be_released(kept: Project) -> None:
    ready(kept)
    longest = "m" * (LONGEST_NAME - len(".yml"))
    (kept.root / GUIDELINE / "changes/list.yml").rename(kept.root / GUIDELINE / f"changes/{longest}.yml")
    kept.commit("Rename a note")
    assert kept.run("release", "ui-ux", NUMBER)[0] == []
    assert is_released(kept)


def test_a_frozen_link_that_is_no_address_is_no_link(kept: Project) -> None:
    """A suggestion can hold any frozen text, with a digest that fits."""
    kept.release("1.0.0-beta.1")
    for code, old in (("ja", "\n使います。\n"), ("en", "\nUse it.\n")):
        frozen = f"{GUIDELINE}/releases/1.0.0-beta.1/guides/01-first.{code}.md"
        before = digest((kept.root / frozen).read_text(encoding="utf-8"))
        kept.change(frozen, old, "\n[Odd words](http://[::1)\n")
        after = digest((kept.root / frozen).read_text(encoding="utf-8"))
        kept.change(LEDGER, before, after)
    chain_anew(kept)
    kept.git("tag", "--delete", "ui-ux/v1.0.0-beta.1")
    assert kept.run("check")[0] == []
    build(kept.root, kept.root / "site")
    page = (kept.root / f"site/en/{GUIDELINE}/1.0.0-beta.1/first/index.html").read_text(encoding="utf-8")
    assert "Odd words" in page
    assert "[::1" not in page


def test_a_released_text_is_not_judged_by_rules_that_came_later(kept: Project) -> None:
    """A version that was released before a rule stays readable; what misleads does not reach its pages."""
    kept.release("1.0.0-beta.1")
    second(kept)
    kept.release("1.0.0-beta.2")
    ledger = f"{GUIDELINE}/releases/ledger.yml"
    place, lure = f"{GUIDELINE}/releases/1.0.0-beta.2", "https://www.metro.tokyo.lg.jp@evil.example/"
    changes = (
        ("changes/mechanism.yml", "https://code.example/issues/1", lure),
        ("standards.yml", "https://law.example/1", lure),
        ("guides/01-first.en.md", "title: Use first", "title: Use\u3164first\ufe0f"),
        ("guides/01-first.en.md", "description: About first.", "description: …"),
        ("guides/01-first.en.md", "\nLook.\n", f"\n[www.metro.tokyo.lg.jp]({lure})\n"),
        ("guides/01-first.ja.md", "\n見ます。\n", f"\n[都庁]({lure})\n"),
    )
    for name, old, new in changes:
        before = digest((kept.root / f"{place}/{name}").read_text(encoding="utf-8"))
        kept.change(f"{place}/{name}", old, new)
        after = digest((kept.root / f"{place}/{name}").read_text(encoding="utf-8"))
        # The last one: both versions may have the same file.
        start, _, end = (kept.root / ledger).read_text(encoding="utf-8").rpartition(before)
        kept.write(ledger, f"{start}{after}{end}")
    chain_anew(kept)
    kept.git("tag", "--delete", "ui-ux/v1.0.0-beta.1", "ui-ux/v1.0.0-beta.2")
    kept.commit("Rewrite what was released")
    assert kept.run("check")[0] == []
    build(kept.root, kept.root / "site")
    pages = [*(kept.root / "site").rglob("*.html")]
    texts = [path.read_text(encoding="utf-8") for path in pages]
    assert len(pages) >= 90
    assert sum("Use\u3164first\ufe0f" in text for text in texts) >= 2
    assert not any("evil.example" in text for text in texts)
