"""The whole life of a guideline on real git: betas, versions in force, a withdrawal, and everything that is refused."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest
import yaml
from filelock import FileLock

from shishin.checks.audit import check_files
from shishin.cli import JAPAN
from shishin.content.load import load
from shishin.content.releases import digest
from shishin.model.comparison import Kind, differences
from shishin.model.language import ENGLISH
from shishin.pages.comparison import comparison_pages
from shishin.pages.dataset.build import rows
from shishin.pages.dataset.rows import VersionRow
from shishin.pages.feed import feed_files
from shishin.pages.guideline import guide_view
from shishin.pages.moved import moved_from_whole, redirect_pages
from shishin.pages.version import state, version_view
from shishin.pages.versions import versions_view
from shishin.release.carry_out import LOCK, alone
from shishin.release.command import release, since
from shishin.release.git import Repository
from shishin.release.journal import JOURNAL
from shishin.release.plan import Asked
from shishin.website.build import build
from support.released import ENVIRONMENT, FIRST, GUIDELINE, Project, files, killed, library_of, planned, second

if TYPE_CHECKING:
    from collections.abc import Callable

    from shishin.model.library import Library


LEDGER = f"{GUIDELINE}/releases/ledger.yml"


def full(kept: Project) -> None:
    """Say that the text is in force."""
    kept.change(f"{GUIDELINE}/guideline.ja.md", "status: beta", "status: current")


def change_must(kept: Project) -> None:
    kept.change(
        f"{FIRST}.ja.md",
        "statement: 一つの仕組みを使わなければなりません。",
        "statement: 仕組みを使わなければなりません。",
    )
    kept.change(f"{FIRST}.en.md", "You must use one mechanism.", "You must use a mechanism.")


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
    versions = library.versions_of("ui-ux")
    assert [each.name for each in versions] == ["1.0.0-beta.1", "1.0.0-beta.2", "1.0.0", "1.1.0"]
    assert [len(each.notes) for each in versions] == [0, 2, 0, 1]
    assert library.latest("ui-ux") is versions[-1]
    lives = {row.id: row.life for row in library.guidelines[0].requirements}
    assert (lives["UX-01"].introduced, lives["UX-01"].changed) == ("1.0.0-beta.1", "1.1.0")
    assert (lives["UX-02"].introduced, lives["UX-02"].changed) == ("1.0.0-beta.1", "1.0.0-beta.2")
    assert lives["UX-03"].changed == ""

    why = ("--why-ja", "見本の説明です。", "--why-en", "It was wrong.")
    assert kept.run("withdraw", "ui-ux", "1.1.0", *why)[0] == []
    assert kept.git("status", "--porcelain") == ""
    assert kept.git("log", "-1", "--format=%s") == "Withdraw ui-ux 1.1.0"
    assert kept.run("check")[0] == []
    latest = library_of(kept).latest("ui-ux")
    assert latest
    assert latest.name == "1.0.0"
    assert kept.refuse("withdraw", "ui-ux", "1.1.0", *why) == ["withdraw-twice"]
    assert kept.refuse("withdraw", "ui-ux", "7.0.0", *why) == ["withdraw-unknown"]
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


def test_every_change_is_noted_and_every_note_is_about_a_change(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == []
    kept.account("1.0.0-beta.2")
    kept.commit("Describe it")
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.2") == ["release-same"]
    second(kept)
    for name in ("mechanism", "list"):
        (kept.root / GUIDELINE / f"changes/{name}.yml").unlink()
    kept.commit("Change the text")
    assert kept.refuse("check", "--changed-since", "HEAD~1") == ["change-unnoted", "change-unnoted"]
    assert kept.run("check", "--changed-since", "HEAD")[0] == []
    for name in ("nothing", "", "--help"):
        assert kept.refuse("check", f"--changed-since={name}") == ["since-unknown"]
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.2") == ["release-unnoted", "release-unnoted"]
    kept.note("mechanism", "UX-02")
    kept.note("list", "first", "editorial")
    kept.note("idle", "UX-04", "editorial")
    kept.commit("Note the changes")
    assert kept.refuse("check", "--changed-since", "HEAD~2") == ["note-idle"]
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.2") == ["note-idle"]
    (kept.root / GUIDELINE / "changes/idle.yml").unlink()
    kept.release("1.0.0-beta.2")
    # The notes of a version that was released meanwhile count.
    assert kept.run("check", "--changed-since", "ui-ux/v1.0.0-beta.1")[0] == []


def test_a_note_that_is_waiting_tells_of_no_later_change(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    second(kept)
    kept.commit("Change the text")
    kept.change(f"{FIRST}.en.md", "You may use the mechanism", "You may use any mechanism")
    kept.commit("Change it again")
    assert kept.run("check", "--changed-since", "HEAD~2")[0] == []
    assert kept.refuse("check", "--changed-since", "HEAD~1") == ["change-unnoted"]
    note = f"{GUIDELINE}/changes/mechanism.yml"
    kept.change(note, "Changed UX-02.", "Changed UX-02 to allow any mechanism.")
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == []
    # Under another name it is still the same note.
    (kept.root / note).rename(kept.root / GUIDELINE / "changes/other.yml")
    kept.change(f"{GUIDELINE}/changes/other.yml", "Changed UX-02 to allow any mechanism.", "Changed UX-02.")
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == ["change-unnoted"]
    kept.note("again", "UX-02")
    kept.change(f"{GUIDELINE}/changes/again.yml", "Changed UX-02.", "Changed UX-02 again.")
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == []


def test_what_is_new_stays_new_however_often_it_is_reworded(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    _add(kept, "may", "使うことができます。")
    kept.commit("Add a requirement")
    kept.change(f"{GUIDELINE}/guides/02-second.en.md", "You may use this.", "You may use it.")
    kept.commit("Reword it")
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == []
    kept.change(f"{GUIDELINE}/changes/more.yml", "kind: added", "kind: changed")
    kept.commit("Call it changed")
    assert kept.refuse("check", "--changed-since", "HEAD~1") == ["note-kind"]
    kept.account("1.0.0-beta.2")
    kept.commit("Describe it")
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.2") == ["note-kind"]


def test_a_new_target_of_a_link_is_worth_a_version(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    for code in ("ja", "en"):
        kept.change(f"{FIRST}.{code}.md", f"../../../docs/data.{code}.md", f"../../../docs/about.{code}.md")
    kept.note("link", "first", "editorial")
    kept.release("1.0.0-beta.2")


def test_an_earlier_state_of_another_form_is_said_to_be_unreadable(kept: Project) -> None:
    kept.change(f"{FIRST}.ja.md", "    roles: [designer]\n", "")
    kept.git("commit", "--quiet", "--all", "--message", "Have another form")
    kept.change(
        f"{FIRST}.ja.md", "    phases: [discovery, run]\n", "    phases: [discovery, run]\n    roles: [designer]\n"
    )
    kept.commit("Have the right form")
    kept.release("1.0.0-beta.1")
    codes, _ = Project.run(kept, "--strict", "check", "--changed-since", "HEAD~3")
    assert codes == ["since-unreadable"]


@pytest.mark.parametrize(("effect", "number"), [("stricter", "2.0.0"), ("looser", "1.1.0")], ids=["stricter", "looser"])
def test_the_number_follows_from_the_change(kept: Project, effect: str, number: str) -> None:
    full(kept)
    kept.release("1.0.0", independent=True)
    change_must(kept)
    kept.note("must", "UX-01", effect=effect)
    kept.account(number)
    kept.commit("Change a MUST")
    lower = ["1.0.1", "1.1.0"] if effect == "stricter" else ["1.0.1"]
    for each in lower:
        assert kept.refuse("release", "ui-ux", each)[0] == "release-number"
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
    why = ("--why-ja", "見本の説明です。", "--why-en", reason)
    assert kept.refuse("withdraw", "ui-ux", "1.0.0-beta.1", *why) == codes
    kept.run("withdraw", "ui-ux", "1.0.0-beta.1", *why[:3], "&a *b: !c \"d\" 'e' #f\n- g")
    assert kept.run("check")[0] == []


def test_pages_lead_only_to_what_is_released(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    for code, heading, old in (("ja", "使う例", "\n使います。\n"), ("en", "New", "\nUse it.\n")):
        kept.change(f"{FIRST}.{code}.md", old, f"{old}\n### {heading} {{#new}}\n{old}")
        path = kept.root / f"docs/about.{code}.md"
        link = f"\n- [{heading}](../{FIRST}.{code}.md#new)\n- [{heading}](../{FIRST}.{code}.md#UX-01)\n"
        path.write_text(path.read_text(encoding="utf-8") + link, encoding="utf-8")
    kept.note("new", "first")
    kept.account("1.0.0-beta.2")
    kept.commit("Lead to a new heading")
    assert kept.run("check")[0] == ["link-unreleased", "link-unreleased"]
    links = {each: (kept.root / each).read_text(encoding="utf-8") for each in ("docs/about.ja.md", "docs/about.en.md")}
    for name, text in links.items():
        kept.write(name, text.replace("#new", "#why"))
    kept.release("1.0.0-beta.2")
    for name, text in links.items():
        kept.write(name, text)
    kept.commit("Lead to the heading")
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


WHY = ("--why-ja", "見本の説明です。", "--why-en", "It was wrong.")
NEW_ROW = {
    "ja": """\
  - id: UX-05
    level: {level}
    statement: {words}
    check:
      method: 見ます。
      evidence: 説明の文
    phases: [build]
    roles: [developer]
    principles: [two]
    standards:
      - standard: web-two
""",
    "en": """\
  - id: UX-05
    statement: You {level} use this.
    check:
      method: Look at it.
      evidence: The text
""",
}


def _add(kept: Project, level: str, words: str) -> None:
    """Add UX-05 to the second guide, and a heading."""
    for code, row in NEW_ROW.items():
        name = f"{GUIDELINE}/guides/02-second.{code}.md"
        text = (kept.root / name).read_text(encoding="utf-8")
        place = text.index("---\n", 4) if code == "ja" else text.index("translates:")
        kept.write(name, text[:place] + row.format(level=level, words=words) + text[place:])
    kept.note("more", "UX-05", "added")


def test_what_a_withdrawn_version_brought_still_leads_somewhere(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    _add(kept, "may", "使うことができます。")
    for code, old in (("ja", "\n使います。\n"), ("en", "\nUse it.\n")):
        kept.change(f"{FIRST}.{code}.md", old, f"{old}\n### {'使う例' if code == 'ja' else 'New'} {{#new}}\n{old}")
    kept.note("first", "first")
    kept.release("1.0.0-beta.2")
    assert kept.run("withdraw", "ui-ux", "1.0.0-beta.2", *WHY)[0] == []
    assert kept.run("check")[0] == []
    library = library_of(kept)
    moved = moved_from_whole(library, library.guidelines[0], ENGLISH)
    goal = "en/guidelines/ui-ux/1.0.0-beta.2/all/#UX-05"
    assert [(each.id, each.link.url) for each in moved] == [("UX-05", goal)]
    assert moved[0].link.title == "UX-05, Version 1.0.0-beta.2: withdrawn"


def test_a_version_can_be_withdrawn_while_its_trial_stands(kept: Project) -> None:
    full(kept)
    kept.release("1.0.0", independent=True)
    _add(kept, "may", "使うことができます。")
    kept.change(f"{GUIDELINE}/guideline.ja.md", "status: current", "status: beta")
    kept.release("1.1.0-beta.1")
    full(kept)
    kept.release("1.1.0", independent=True)
    assert kept.run("withdraw", "ui-ux", "1.1.0", *WHY)[0] == []
    assert kept.run("check")[0] == []
    (moved,) = moved_from_whole(library_of(kept), library_of(kept).guidelines[0], ENGLISH)
    assert moved.link.url == "en/guidelines/ui-ux/1.1.0/all/#UX-05"


def test_a_comparison_with_the_latest_version_stays_after_a_withdrawal(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    second(kept)
    kept.release("1.0.0-beta.2")
    kept.change(f"{FIRST}.en.md", "You may use the mechanism", "You may use a mechanism")
    kept.note("again", "UX-02")
    kept.release("1.0.0-beta.3")
    olds = {number: f"{GUIDELINE}/changes/1.0.0-beta.{number}/latest/" for number in (1, 2, 3)}
    lines = (kept.root / f"{GUIDELINE}/releases/1.0.0-beta.3/addresses.txt").read_text(encoding="utf-8").splitlines()
    assert {*olds.values()} <= {*lines}
    # Once all are withdrawn, readers are led to the newest again.
    for number, latest in ((3, 2), (2, 1), (1, 3)):
        assert kept.run("withdraw", "ui-ux", f"1.0.0-beta.{number}", *WHY)[0] == []
        assert kept.run("check")[0] == []
        library = library_of(kept)
        leads = {view.url: view.goal.url for view in redirect_pages(library) if view.goal and not view.language.prefix}
        assert leads == {olds[latest]: f"{GUIDELINE}/versions/"}
        pages = {view.url for view in comparison_pages(library)}
        assert {*olds.values()} <= {*pages, *leads}


def test_versions_in_force_are_compared_past_their_trials(kept: Project) -> None:
    full(kept)
    kept.release("1.0.0", independent=True)
    kept.change(f"{GUIDELINE}/guideline.ja.md", "status: current", "status: beta")
    second(kept)
    kept.release("1.1.0-beta.1")
    kept.change(f"{FIRST}.en.md", "\nUse the list.\n", "\nUse lists.\n")
    kept.note("lists", "first")
    kept.release("1.1.0-beta.2")
    trial = library_of(kept)
    assert [state(trial, each) for each in trial.versions] == ["latest", "superseded", "trial"]
    full(kept)
    kept.release("1.1.0", independent=True)
    library = library_of(kept)
    lines = library.versions[-1].addresses
    pages = {view.url: view for view in comparison_pages(library)}
    url = f"en/{GUIDELINE}/changes/1.0.0/1.1.0/"
    assert url in lines
    compared = pages[url].comparison
    assert compared
    assert [row.id for _, _, rows in compared.groups for row in rows] == ["UX-02", "guide-first"]
    # What was compared once is compared for ever.
    assert {view.url for view in comparison_pages(trial)} <= {*pages, f"{GUIDELINE}/changes/1.1.0/latest/"}
    newest, *_, oldest = versions_view(library, library.guidelines[0], ENGLISH).versions
    assert newest.since == "What changed since 1.0.0"
    assert [each.text for each in newest.notes] == ["Changed first.", "Changed UX-02.", "Changed first."]
    assert [each.title for each in newest.comparisons] == ["Compare with 1.1.0-beta.2", "Compare with 1.0.0"]
    assert (oldest.since, oldest.notes) == ("What changed", ())
    history = (kept.root / GUIDELINE / "CHANGELOG.md").read_text(encoding="utf-8")
    assert history[: history.index("## 1.1.0-beta.2")].count("Changed UX-02.") == 1
    assert kept.run("withdraw", "ui-ux", "1.1.0", *WHY)[0] == []
    library = library_of(kept)
    assert [state(library, each) for each in library.versions] == ["latest", "superseded", "superseded", "withdrawn"]
    feed = fromstring(feed_files(library, "https://sample.example/")[f"en/{GUIDELINE}/changes.xml"])
    titles = [str(each.text) for each in feed.iter("{http://www.w3.org/2005/Atom}title")][1:]
    assert [each.split()[-1] for each in titles] == ["withdrawn", "1.1.0-beta.2", "1.1.0-beta.1", "1.0.0"]


def test_when_every_version_is_withdrawn_pages_and_data_say_so(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    second(kept)
    kept.release("1.0.0-beta.2")
    kept.change(f"{FIRST}.en.md", "You may use the mechanism", "You may use a mechanism")
    kept.note("again", "UX-02")
    for number in (1, 2):
        kept.commit("Change it")
        assert kept.run("withdraw", "ui-ux", f"1.0.0-beta.{number}", *WHY)[0] == []
    library = library_of(kept)
    views = [version_view(library, each.guideline, "first", ENGLISH) for each in library.versions]
    assert [each.latest.title if each and each.latest else "" for each in views] == [
        "Go to this page in the newest version (1.0.0-beta.2), which was withdrawn too",
        "",
        "Go to this page in the newest version (1.0.0-beta.2), which was withdrawn too",
    ]
    assert all(each and "No version is in force now" in each.banner for each in views)
    found = rows(library, "https://sample.example/")["versions"]
    assert [each.latest for each in found if isinstance(each, VersionRow)] == [False, False]


def test_a_trial_after_a_version_in_force_is_published_at_its_own_address_only(kept: Project) -> None:
    full(kept)
    kept.release("1.0.0", independent=True)
    _add(kept, "must", "使わなければなりません。")
    kept.change(f"{GUIDELINE}/guideline.ja.md", "status: current", "status: beta")
    kept.release("2.0.0-beta.1")
    lines = (kept.root / f"{GUIDELINE}/releases/2.0.0-beta.1/addresses.txt").read_text(encoding="utf-8").splitlines()
    assert "guidelines/ui-ux/2.0.0-beta.1/second/#UX-05" in lines
    assert "guidelines/ui-ux/second/#UX-05" not in lines


def test_an_anchor_can_be_renamed_with_a_redirect(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    for code in ("ja", "en"):
        kept.change(f"{FIRST}.{code}.md", "{#look}", "{#watch}")
    kept.note("watch", "first", "editorial")
    kept.commit("Rename an anchor")
    assert set(kept.run("check")[0]) == {"address-lost"}
    old, new = f"{GUIDELINE}/first/#look", f"{GUIDELINE}/first/#watch"
    kept.write("principles/redirects.yml", f"redirects:\n  - {{old: '{old}', new: '{new}'}}\n")
    kept.release("1.0.0-beta.2")


def _is_one_guide(library: Library) -> None:
    """A guide that was renamed is the same guide to readers of every version."""
    first, _, newest = library.versions
    assert [(each.id, each.kind) for each in differences(first.guideline, newest.guideline)] == [
        ("UX-02", Kind.CHANGED),
        ("first", Kind.CHANGED),
        ("other", Kind.CHANGED),
    ]
    old, new = (guide_view(library, each.guideline, each.guideline.guides[1], ENGLISH) for each in (first, newest))
    assert old.version
    assert old.version.latest
    assert old.version.latest.url == old.canonical == f"en/{GUIDELINE}/other/"
    assert [each.url for each in old.version.menu] == [
        f"en/{GUIDELINE}/1.0.0-beta.3/other/",
        f"en/{GUIDELINE}/1.0.0-beta.2/second/",
        f"en/{GUIDELINE}/1.0.0-beta.1/second/",
    ]
    assert [each.text for each in new.history][:2] == [
        "1.0.0-beta.3: Changed other.",
        "1.0.0-beta.1: Released for the first time.",
    ]


@pytest.mark.site
def test_a_renamed_guide_keeps_every_released_page(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    second(kept)
    kept.release("1.0.0-beta.2")
    for code in ("ja", "en"):
        guides = kept.root / GUIDELINE / "guides"
        (guides / f"02-second.{code}.md").rename(guides / f"02-other.{code}.md")
        kept.change(f"{FIRST}.{code}.md", "02-second", "02-other")
        path = kept.root / f"docs/about.{code}.md"
        path.write_text(
            path.read_text(encoding="utf-8") + f"\n- [A](../{GUIDELINE}/guides/02-other.{code}.md)\n", encoding="utf-8"
        )
    kept.change(f"{GUIDELINE}/guides/02-other.ja.md", "id: second", "id: other")
    new = f"{GUIDELINE}/other/"
    kept.write("principles/redirects.yml", f"redirects:\n  - {{old: {GUIDELINE}/second/, new: {new}}}\n")
    kept.account("1.0.0-beta.3")
    kept.commit("Rename a guide")
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == []
    # Another address is no other text.
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.3") == ["release-same"]
    kept.change(f"{GUIDELINE}/guides/02-other.en.md", "\nUse it.\n", "\nUse the list.\n")
    kept.note("list", "other")
    kept.release("1.0.0-beta.3")
    _is_one_guide(library_of(kept))
    site = kept.root / "site"
    build(kept.root, site)
    looked = 0
    for version in library_of(kept).versions:
        for address in {each.partition("#")[0] for each in version.addresses}:
            path = site / address
            assert (path / "index.html" if address.endswith("/") else path).is_file(), address
            looked += 1
    assert looked >= 60
    assert check_files(site, "https://sample.example/base/")[1] == []


def test_a_released_guideline_cannot_be_taken_away(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    for path in (kept.root / GUIDELINE).glob("*.md"):
        path.unlink()
    shutil.rmtree(kept.root / GUIDELINE / "guides")
    assert "ledger-orphan" in kept.run("check")[0]


def test_line_ends_that_git_insists_on_are_no_hindrance(kept: Project) -> None:
    kept.git("config", "core.autocrlf", "true")
    kept.git("config", "core.safecrlf", "true")
    kept.account("1.0.0-beta.1")
    kept.git("-c", "core.safecrlf=false", "add", "--all")
    kept.git("commit", "--quiet", "--message", "Describe it")
    assert kept.run("release", "ui-ux", "1.0.0-beta.1")[0] == []
    assert kept.git("tag") == "ui-ux/v1.0.0-beta.1"


def test_a_release_that_the_checks_would_refuse_is_not_carried_out(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    kept.change(LEDGER, str(dt.datetime.now(tz=JAPAN).date()), "2998-01-01")
    second(kept)
    kept.account("1.0.0-beta.2")
    kept.commit("Change it, on a clock that was wrong")
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.2", "--dry-run") == ["ledger-date"]
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.2") == ["ledger-date"]


def test_a_draft_does_not_forget_when_a_requirement_last_changed(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    second(kept)
    kept.release("1.0.0-beta.2")
    kept.change(f"{FIRST}.en.md", "You may use the mechanism", "You may use a mechanism")
    kept.note("again", "UX-02")
    kept.commit("Change it again")
    working = library_of(kept).working[0].guideline
    assert [row.life.changed for row in working.requirements if row.id == "UX-02"] == ["1.0.0-beta.2"]


def test_a_ledger_names_each_file_once_and_those_that_every_version_has(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    text = (kept.root / LEDGER).read_text(encoding="utf-8")
    start = text.index("  - path: standards.yml")
    row = text[start : text.index("\n", text.index("digest:", start)) + 1]
    kept.write(LEDGER, text.replace(row, row + row))
    assert kept.run("check")[0] == ["frozen-unfit"]
    start = text.index("  - path: addresses.txt")
    row = text[start : text.index("\n", text.index("digest:", start)) + 1]
    kept.write(LEDGER, text.replace(row, ""))
    assert set(kept.run("check")[0]) == {"frozen-unfit", "frozen-unknown"}
    kept.write(LEDGER, text.replace("1.0.0-beta.1", f"1.0.0-beta.{'9' * 5000}"))
    assert kept.run("check")[0] == ["field-form"]


def test_an_examination_has_ended_before_the_release(kept: Project) -> None:
    kept.account("1.0.0-beta.1")
    kept.change(f"{GUIDELINE}/release.yml", "2026-11-21", "2999-01-01")
    kept.commit("Describe it")
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.1") == ["release-early"]


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


def test_what_was_changed_back_needs_no_note(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    second(kept)
    kept.commit("Change the text")
    kept.git("revert", "--no-edit", "HEAD")
    assert kept.run("check", "--changed-since", "HEAD^")[0] == []


def test_a_long_list_of_uncommitted_files_is_cut(kept: Project) -> None:
    for number in range(30):
        kept.write(f"notes/{number:02}.txt", "")
    found = release(kept.root, Asked("ui-ux", "1.0.0-beta.1", "2026-11-23"), print, dry_run=True).findings
    (paths,) = (dict(each.values)["paths"] for each in found if each.code == "tree-unclean")
    assert paths.split(", ") == [*(f"notes/{number:02}.txt" for number in range(10)), "…"]


BREAKS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "differs": ("frozen-differs", lambda root: (root / "guides/01-first.ja.md").write_text("別", encoding="utf-8")),
    "missing": ("frozen-missing", lambda root: (root / "guides/01-first.en.md").unlink()),
    "unknown": ("frozen-unknown", lambda root: (root / "guides/03-more.ja.md").write_text("別", encoding="utf-8")),
    "addresses": ("frozen-differs", lambda root: (root / "addresses.txt").write_text("", encoding="utf-8")),
    "notes": ("frozen-differs", lambda root: (root / "release.yml").write_text("", encoding="utf-8")),
    "link": ("file-not-plain", lambda root: _linked(root / "standards.yml")),
    "folder": ("file-not-plain", lambda root: _kept_elsewhere(root.parent)),
}


def _kept_elsewhere(folder: Path) -> None:
    folder.symlink_to(shutil.move(folder, folder.parents[3] / "elsewhere"))


def _linked(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/hostname")


@pytest.mark.parametrize("name", BREAKS)
def test_a_frozen_file_never_changes(kept: Project, name: str) -> None:
    kept.release("1.0.0-beta.1")
    code, change = BREAKS[name]
    change(kept.root / f"{GUIDELINE}/releases/1.0.0-beta.1")
    assert kept.run("check")[0] == [code]


def test_line_ends_of_a_checkout_do_not_count(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    for path in (kept.root / GUIDELINE).rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(kept.root).findings == ()


def test_a_version_cannot_be_taken_out_of_the_ledger(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    second(kept)
    kept.release("1.0.0-beta.2")
    text = (kept.root / LEDGER).read_text(encoding="utf-8")
    start, end = text.index("- version: 1.0.0-beta.1"), text.index("- version: 1.0.0-beta.2")
    kept.write(LEDGER, text[:start] + text[end:])
    codes = kept.run("check")[0]
    assert set(codes) == {"ledger-order", "frozen-unknown"}
    kept.write(LEDGER, text[:start] + text[end:] + text[start:end])
    assert set(kept.run("check")[0]) == {"ledger-order"}
    kept.write(LEDGER, text.replace("'2026", "'2997", 1))
    assert kept.run("check")[0] == ["ledger-date"]
    kept.write(LEDGER, text.replace("'2026", "'2997"))
    assert kept.run("check")[0] == ["ledger-ahead", "ledger-ahead"]


def _without_guideline(root: Path) -> None:
    for path in root.glob("guideline.*"):
        path.unlink()


UNFIT: dict[str, Callable[[Path], object]] = {
    "language": lambda root: (root / "guides/01-first.en.md").unlink(),
    "own": _without_guideline,
    "rows": lambda root: _replaced(root / "guides/01-first.en.md", "UX-02", "UX-09"),
    "guide": lambda root: _replaced(root / "guides/01-first.ja.md", "id: first", "id: second"),
    "reserved": lambda root: _replaced(root / "guides/01-first.ja.md", "id: first", "id: draft"),
    "other": lambda root: _replaced(root / "guideline.ja.md", "id: ui-ux", "id: other"),
    "standards": lambda root: _replaced(root / "standards.yml", "id: law", "id: lore"),
    "account": lambda root: (root / "release.yml").unlink(),
    "fields": lambda root: _replaced(root / "guides/02-second.ja.md", "number: 2", "number: x"),
}


def _replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _digests(folder: Path) -> list[dict[str, str]]:
    return [
        {"path": path.relative_to(folder).as_posix(), "digest": digest(path.read_text(encoding="utf-8"))}
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]


@pytest.mark.parametrize("name", UNFIT)
def test_a_ledger_that_fits_what_cannot_be_shown_is_no_traceback(kept: Project, name: str) -> None:
    """A suggestion can hold any ledger, with digests that fit."""
    kept.release("1.0.0-beta.1")
    root = kept.root / f"{GUIDELINE}/releases/1.0.0-beta.1"
    UNFIT[name](root)
    data = yaml.safe_load((kept.root / LEDGER).read_text(encoding="utf-8"))
    data["releases"][0]["files"] = _digests(root)
    kept.write(LEDGER, yaml.safe_dump(data, allow_unicode=True))
    assert "frozen-unfit" in kept.run("check")[0]


def test_history_cannot_be_rewritten_with_its_digests(kept: Project) -> None:
    """Whoever suggests a change of a frozen file may change its digest as well; the earlier ledger tells."""
    kept.release("1.0.0-beta.1")
    frozen = f"{GUIDELINE}/releases/1.0.0-beta.1/guides/01-first.en.md"
    before = digest((kept.root / frozen).read_text(encoding="utf-8"))
    kept.change(frozen, "You must use one mechanism.", "You must use two mechanisms.")
    kept.change(LEDGER, before, digest((kept.root / frozen).read_text(encoding="utf-8")))
    kept.git("commit", "--quiet", "--all", "--message", "Rewrite history")
    assert kept.run("check")[0] == []
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == ["ledger-rewritten"]
    kept.git("reset", "--quiet", "--hard", "HEAD~1")
    why = ("--why-ja", "見本の説明です。", "--why-en", "It was wrong.")
    assert kept.run("withdraw", "ui-ux", "1.0.0-beta.1", *why)[0] == []
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == []
    kept.git("revert", "--no-edit", "HEAD")
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == ["ledger-rewritten"]
    assert kept.run("check", "--changed-since", "HEAD~2")[0] == []


def test_a_version_cannot_be_made_by_hand(kept: Project) -> None:
    """A suggestion could bring a version with fitting digests that nobody noted, reviewed or audited."""
    kept.release("1.0.0-beta.1")
    change_must(kept)
    kept.commit("Change a MUST without a note")
    releases = kept.root / f"{GUIDELINE}/releases"
    folder = Path(shutil.copytree(releases / "1.0.0-beta.1", releases / "1.0.0-beta.2"))
    for path in [*(kept.root / GUIDELINE).glob("guideline.*"), *(kept.root / GUIDELINE).glob("guides/*")]:
        shutil.copy(path, folder / path.relative_to(kept.root / GUIDELINE))
    (folder / "addresses.txt").write_text("", encoding="utf-8")
    account = (folder / "release.yml").read_text(encoding="utf-8")
    (folder / "release.yml").write_text(account[: account.index("examinations:")], encoding="utf-8")
    data = yaml.safe_load((kept.root / LEDGER).read_text(encoding="utf-8"))
    data["releases"].append(data["releases"][0] | {"version": "1.0.0-beta.2", "files": _digests(folder)})
    kept.write(LEDGER, yaml.safe_dump(data, allow_unicode=True))
    kept.commit("Make a version by hand")
    assert kept.run("check")[0] == []
    codes, _ = kept.run("check", "--changed-since", "HEAD~1")
    assert codes == ["ledger-forged"]
    (found,) = since(kept.root, library_of(kept), "HEAD~1")
    assert dict(found.values)["codes"] == "release-unnoted, release-examined, address-lost"


def test_the_ledger_says_what_the_frozen_text_says(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    for old, new in (("status: beta", "status: current"), ("scope: bureau-led", "scope: all-bureaux")):
        kept.change(LEDGER, old, new)
        assert kept.run("check")[0] == ["frozen-unfit"]
        kept.change(LEDGER, new, old)


def test_a_withdrawn_trial_does_not_become_a_version(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    assert kept.run("withdraw", "ui-ux", "1.0.0-beta.1", *WHY)[0] == []
    full(kept)
    kept.account("1.0.0", independent=True)
    kept.commit("Say that it is in force")
    assert kept.refuse("release", "ui-ux", "1.0.0") == ["release-same"]


def test_a_requirement_is_never_deleted_nor_brought_back(kept: Project) -> None:
    kept.release("1.0.0-beta.1")
    name = f"{GUIDELINE}/guides/02-second"
    kept.change(f"{name}.ja.md", "    principles: [two]\n", "    principles: [two]\n    withdrawn: true\n")
    kept.note("withdrawn", "UX-04", "withdrawn")
    kept.release("1.0.0-beta.2")
    life = {row.id: row.life for row in library_of(kept).guidelines[0].requirements}["UX-04"]
    assert life.withdrawn == "1.0.0-beta.2"
    url = f"en/{GUIDELINE}/changes/1.0.0-beta.1/1.0.0-beta.2/"
    (view,) = (each.comparison for each in comparison_pages(library_of(kept)) if each.url == url)
    ((_, _, (row,)),) = view.groups if view else ()
    # The sentence that binds nobody any more is shown as what is gone.
    assert (row.id, row.kind) == ("UX-04", "withdrawn")
    assert [(each.name, {piece.kind for piece in each.pieces}) for each in row.parts] == [
        ("Requirement", {"del"}),
        ("Requirement (日本語)", {"del"}),
    ]
    kept.change(f"{name}.ja.md", "    withdrawn: true\n", "")
    kept.commit("Bring it back")
    assert kept.run("check")[0] == ["requirement-revived"]
    for code, last in (("ja", "roles: [developer, supplier]"), ("en", "")):
        text = (kept.root / f"{name}.{code}.md").read_text(encoding="utf-8")
        start = text.index("  - id: UX-04")
        kept.write(f"{name}.{code}.md", text[:start] + text[text.index("---\n", start) :])
        assert last in text
    kept.commit("Delete it")
    assert kept.run("check")[0] == ["requirement-lost", "requirement-lost"]


@pytest.mark.site
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
        found = files(copy.root)
        assert found in (before[0], after[0]), f"half a release after write {number}"
        if found == after[0] and copy.git("rev-parse", "HEAD") == kept.git("rev-parse", "HEAD"):
            # If git refuses to let them follow, the next command puts the content back.
            for lock in ("refs/heads/main.lock", *(["index.lock"] if copy.state()[3] == before[3] else [])):
                other = Project(shutil.copytree(copy.root, tmp_path / "other", symlinks=True))
                (other.root / ".git" / lock).touch()
                with alone(Repository(other.root)):
                    pass
                assert other.state() == before
                assert not (other.root / ".git" / JOURNAL).exists()
                shutil.rmtree(other.root)
                refused[lock] += 1
        # Branch, tag and index follow with the next command.
        with alone(Repository(copy.root)):
            pass
        state, wanted = copy.state(), before if found == before[0] else after
        assert (state[0], state[2], state[3]) == (wanted[0], "", wanted[3])
        assert [row.split()[1] for row in state[1].splitlines()] == [row.split()[1] for row in wanted[1].splitlines()]
        assert not (copy.root / ".git" / JOURNAL).exists()
        seen.append("before" if found == before[0] else "done")
        if number % 10 == 0:
            assert copy.run("check")[0] == []
        shutil.rmtree(copy.root)
    assert writes >= 50
    assert refused["refs/heads/main.lock"] > refused["index.lock"] >= 1
    assert seen == sorted(seen)
    assert {*seen} == {"before", "done"}


@pytest.mark.site
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
