"""Changes since an earlier commit on real git, held against the change notes."""

from __future__ import annotations

import pytest

from support.guideline_changes import add, second
from support.released import FIRST, GUIDELINE, Project

pytestmark = pytest.mark.site


@pytest.mark.history("one version")
def test_every_change_is_noted_and_every_note_is_about_a_change(kept: Project) -> None:
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


@pytest.mark.history("one version")
def test_a_note_that_is_waiting_tells_of_no_later_change(kept: Project) -> None:
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


@pytest.mark.history("one version")
def test_what_is_new_stays_new_however_often_it_is_reworded(kept: Project) -> None:
    add(kept, "may", "使うことができます。")
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


@pytest.mark.history("one version")
def test_a_new_target_of_a_link_is_worth_a_version(kept: Project) -> None:
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


@pytest.mark.history("one version")
def test_what_was_changed_back_needs_no_note(kept: Project) -> None:
    second(kept)
    kept.commit("Change the text")
    kept.git("revert", "--no-edit", "HEAD")
    assert kept.run("check", "--changed-since", "HEAD^")[0] == []
