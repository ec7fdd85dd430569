"""The whole life of a guideline on real git: betas, versions in force, a withdrawal, and everything that is refused."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from shishin.model.portable import LONGEST_NAME
from shishin.release.publish.folder import replace_files
from shishin.release.publish.folder_change import FolderChange
from shishin.website.build import build
from support.guideline_changes import change_must, full, second
from support.released import FIRST, GUIDELINE, WHY, Project, files, library_of
from support.second_version import NUMBER, is_released

pytestmark = pytest.mark.site


@pytest.mark.history("one version")
def test_the_whole_life_of_a_guideline(kept: Project) -> None:
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
    assert kept.refuse("release", "ui-ux", number) == ["release-dependent"] * 2
    kept.release(number, independent=True)


def test_a_change_of_wording_needs_no_audit_by_others(kept: Project) -> None:
    full(kept)
    kept.release("1.0.0", independent=True)
    kept.change(f"{FIRST}.ja.md", "\n使います。\n", "\n一覧を使います。\n")
    kept.change(f"{FIRST}.en.md", "\nUse it.\n", "\nUse the list.\n")
    kept.note("list", "first", "editorial")
    assert "step: PATCH" in kept.release("1.0.1")


@pytest.mark.history("one version")
def test_a_dry_run_shows_everything_and_changes_nothing(kept: Project) -> None:
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


@pytest.mark.history("one version")
def test_the_changelog_takes_words_as_words(kept: Project) -> None:
    second(kept)
    why = 'why: {ja: 人が見ます。, en: "A <b>\\n\\n## 9.9.9\\n\\n[x](javascript:x)"}'
    kept.change(f"{GUIDELINE}/changes/mechanism.yml", "why: {ja: 人が見ます。, en: People asked.}", why)
    kept.release("1.0.0-beta.2")
    text = (kept.root / GUIDELINE / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")][-1].startswith("## 1.0.0-beta.1")
    assert len([line for line in text.splitlines() if line.startswith("#")]) == 3
    assert r"A \<b\> \#\# 9.9.9 \[x\](javascript:x)" in text


@pytest.mark.history("two versions")
def test_a_clone_without_tags_and_history_builds_the_same_site(kept: Project, tmp_path: Path) -> None:
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


@pytest.mark.history("second version ready")
def test_a_release_copies_links_as_links(kept: Project) -> None:
    place = kept.root / GUIDELINE / "vendor"
    place.symlink_to("/usr/share", target_is_directory=True)
    replace_files(kept.root, FolderChange(GUIDELINE, {"CHANGELOG.md": "# A\n"}, (), ""))
    assert place.is_symlink()


@pytest.mark.history("second version ready")
def test_other_repositories_and_empty_folders_stay_as_they_are(kept: Project) -> None:
    head = kept.git("rev-parse", "HEAD")
    kept.git("update-index", "--add", "--cacheinfo", f"160000,{head},{GUIDELINE}/vendor")
    kept.git("commit", "--quiet", "--message", "Add another repository")
    (kept.root / GUIDELINE / "vendor").mkdir()
    assert kept.run("release", "ui-ux", NUMBER)[0] == []
    assert is_released(kept)
    # What such a commit has is no text of a guideline.
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == []


@pytest.mark.history("second version ready")
def test_an_earlier_state_may_have_names_that_are_no_text(kept: Project) -> None:
    odd = Path(os.fsdecode(os.fsencode(kept.root / GUIDELINE / "guides") + b"/01-\xff.ja.md"))
    odd.write_text("x", encoding="utf-8")
    kept.git("add", "--all")
    kept.git("commit", "--quiet", "--message", "Add an odd name")
    odd.unlink()
    kept.commit("Take it away")
    assert kept.run("check", "--changed-since", "HEAD~1")[0] == []


@pytest.mark.history("second version ready")
def test_the_longest_name_of_a_note_can_be_released(kept: Project) -> None:
    longest = "m" * (LONGEST_NAME - len(".yml"))
    (kept.root / GUIDELINE / "changes/list.yml").rename(kept.root / GUIDELINE / f"changes/{longest}.yml")
    kept.commit("Rename a note")
    assert kept.run("release", "ui-ux", NUMBER)[0] == []
    assert is_released(kept)
