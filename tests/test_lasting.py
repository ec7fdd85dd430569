"""What was published stays: addresses, comparisons, requirements and guides, through withdrawals and new versions."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest

from shishin.pages.context import contexts
from shishin.pages.outputs.dataset.build import DataRows
from shishin.pages.outputs.dataset.rows import VersionRow
from shishin.pages.outputs.feed import feed_files
from shishin.pages.types.redirect import redirect_pages
from shishin.pages.versions.comparison import comparison_pages
from shishin.pages.versions.moved import MovedAnchors
from shishin.pages.versions.shown import shown_version
from shishin.pages.versions.version_list import version_list_page
from support.guideline_changes import add, change_may_again, full, second
from support.released import FIRST, GUIDELINE, WHY, Project, library_of

if TYPE_CHECKING:
    from shishin.model.library import Library

pytestmark = pytest.mark.site


@pytest.mark.history("one version")
def test_pages_lead_only_to_what_is_released(kept: Project) -> None:
    for code, heading, old in (("ja", "使う例", "\n使います。\n"), ("en", "New", "\nUse it.\n")):
        kept.change(f"{FIRST}.{code}.md", old, f"{old}\n### {heading} {{#new}}\n{old}")
        path = kept.root / f"docs/about.{code}.md"
        link = f"\n- [{heading}](../{FIRST}.{code}.md#new)\n- [{heading}](../{FIRST}.{code}.md#UX-01)\n"
        path.write_text(path.read_text(encoding="utf-8") + link, encoding="utf-8")
    kept.note("new", "first")
    kept.account("1.0.0-beta.2")
    kept.commit("Lead to a new heading")
    assert kept.run("check")[0] == ["link-unreleased", "link-unreleased"]
    links = {name: (kept.root / name).read_text(encoding="utf-8") for name in ("docs/about.ja.md", "docs/about.en.md")}
    for name, text in links.items():
        kept.write(name, text.replace("#new", "#why"))
    kept.release("1.0.0-beta.2")
    for name, text in links.items():
        kept.write(name, text)
    kept.commit("Lead to the heading")
    assert kept.run("check")[0] == []


@pytest.mark.history("one version")
def test_what_a_withdrawn_version_brought_still_leads_somewhere(kept: Project) -> None:
    add(kept, "may", "使うことができます。")
    for code, old in (("ja", "\n使います。\n"), ("en", "\nUse it.\n")):
        kept.change(f"{FIRST}.{code}.md", old, f"{old}\n### {'使う例' if code == 'ja' else 'New'} {{#new}}\n{old}")
    kept.note("first", "first")
    kept.release("1.0.0-beta.2")
    assert kept.run("withdraw", "ui-ux", "1.0.0-beta.2", *WHY)[0] == []
    assert kept.run("check")[0] == []
    library = library_of(kept)
    moved = MovedAnchors(contexts(library)["en"], library.guidelines[0]).of_whole()
    goal = "en/guidelines/ui-ux/1.0.0-beta.2/all/#UX-05"
    assert [(row.id, row.link.url) for row in moved] == [("UX-05", goal)]
    assert moved[0].link.title == "UX-05, Version 1.0.0-beta.2: withdrawn"


def test_a_version_can_be_withdrawn_while_its_trial_stands(kept: Project) -> None:
    full(kept)
    kept.release("1.0.0", independent=True)
    add(kept, "may", "使うことができます。")
    kept.change(f"{GUIDELINE}/guideline.ja.md", "status: current", "status: beta")
    kept.release("1.1.0-beta.1")
    full(kept)
    kept.release("1.1.0", independent=True)
    assert kept.run("withdraw", "ui-ux", "1.1.0", *WHY)[0] == []
    assert kept.run("check")[0] == []
    library = library_of(kept)
    (moved,) = MovedAnchors(contexts(library)["en"], library.guidelines[0]).of_whole()
    assert moved.link.url == "en/guidelines/ui-ux/1.1.0/all/#UX-05"


@pytest.mark.history("two versions")
def test_a_comparison_with_the_latest_version_stays_after_a_withdrawal(kept: Project) -> None:
    change_may_again(kept)
    kept.release("1.0.0-beta.3")
    olds = {number: f"{GUIDELINE}/changes/1.0.0-beta.{number}/latest/" for number in (1, 2, 3)}
    lines = (kept.root / f"{GUIDELINE}/releases/1.0.0-beta.3/addresses.txt").read_text(encoding="utf-8").splitlines()
    assert {*olds.values()} <= {*lines}
    # Once all are withdrawn, readers are led to the newest again.
    for number, latest in ((3, 2), (2, 1), (1, 3)):
        assert kept.run("withdraw", "ui-ux", f"1.0.0-beta.{number}", *WHY)[0] == []
        assert kept.run("check")[0] == []
        library = library_of(kept)
        context = contexts(library)["ja"]
        leads = {page.head.url: page.body.goal.url for page in redirect_pages(context)}
        assert leads == {olds[latest]: f"{GUIDELINE}/versions/"}
        pages = {page.head.url for page in comparison_pages(context)}
        assert {*olds.values()} <= {*pages, *leads}


def states_of(library: Library) -> list[str]:
    """Give the state of every version, the oldest first."""
    lookup = contexts(library)["en"].lookup
    return [lookup.state(version) for version in library.versions]


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
    assert states_of(trial) == ["latest", "superseded", "trial"]
    full(kept)
    kept.release("1.1.0", independent=True)
    library = library_of(kept)
    lines = library.versions[-1].addresses
    english = contexts(library)["en"]
    pages = {page.head.url: page.body for page in comparison_pages(english)}
    url = f"en/{GUIDELINE}/changes/1.0.0/1.1.0/"
    assert url in lines
    assert [row.id for _, _, rows in pages[url].groups for row in rows] == ["UX-02", "guide-first"]
    # What was compared once is compared for ever.
    once = {page.head.url for page in comparison_pages(contexts(trial)["en"])}
    assert once <= {*pages, f"en/{GUIDELINE}/changes/1.1.0/latest/"}
    newest, *_, oldest = version_list_page(english, library.guidelines[0]).body.versions
    assert newest.changes_title == "What changed since 1.0.0"
    assert [note.text.text for note in newest.notes] == ["Changed first.", "Changed UX-02.", "Changed first."]
    assert [comparison.title for comparison in newest.comparisons] == [
        "Compare 1.1.0-beta.2 with 1.1.0",
        "Compare 1.0.0 with 1.1.0",
    ]
    assert (oldest.changes_title, oldest.notes) == ("What changed", ())
    history = (kept.root / GUIDELINE / "CHANGELOG.md").read_text(encoding="utf-8")
    assert history[: history.index("## 1.1.0-beta.2")].count("Changed UX-02.") == 1
    assert kept.run("withdraw", "ui-ux", "1.1.0", *WHY)[0] == []
    library = library_of(kept)
    assert states_of(library) == ["latest", "superseded", "superseded", "withdrawn"]
    feed = fromstring(feed_files(contexts(library)["en"], "https://sample.example/")[f"en/{GUIDELINE}/changes.xml"])
    titles = [str(title.text) for title in feed.iter("{http://www.w3.org/2005/Atom}title")][1:]
    assert [title.split()[-1] for title in titles] == ["withdrawn", "1.1.0-beta.2", "1.1.0-beta.1", "1.0.0"]


@pytest.mark.history("two versions")
def test_when_every_version_is_withdrawn_pages_and_data_say_so(kept: Project) -> None:
    change_may_again(kept)
    for number in (1, 2):
        kept.commit("Change it")
        assert kept.run("withdraw", "ui-ux", f"1.0.0-beta.{number}", *WHY)[0] == []
    library = library_of(kept)
    context = contexts(library)["en"]
    views = [shown_version(context, version.guideline, "first") for version in library.versions]
    assert [view.latest.title if view and view.latest else "" for view in views] == [
        "Go to this page in the newest version (1.0.0-beta.2), which was withdrawn too",
        "",
        "Go to this page in the newest version (1.0.0-beta.2), which was withdrawn too",
    ]
    assert all(view and "No version is in force now" in view.banner for view in views)
    version_rows = DataRows(context, "https://sample.example/").of("versions")
    assert [row.latest for row in version_rows if isinstance(row, VersionRow)] == [False, False]


def test_a_trial_after_a_version_in_force_is_published_at_its_own_address_only(kept: Project) -> None:
    full(kept)
    kept.release("1.0.0", independent=True)
    add(kept, "must", "使わなければなりません。")
    kept.change(f"{GUIDELINE}/guideline.ja.md", "status: current", "status: beta")
    kept.release("2.0.0-beta.1")
    lines = (kept.root / f"{GUIDELINE}/releases/2.0.0-beta.1/addresses.txt").read_text(encoding="utf-8").splitlines()
    assert "guidelines/ui-ux/2.0.0-beta.1/second/#UX-05" in lines
    assert "guidelines/ui-ux/second/#UX-05" not in lines


@pytest.mark.history("two versions")
def test_a_draft_does_not_forget_when_a_requirement_last_changed(kept: Project) -> None:
    change_may_again(kept)
    kept.commit("Change it again")
    working = library_of(kept).working[0].guideline
    assert [row.life.changed for row in working.requirements if row.id == "UX-02"] == ["1.0.0-beta.2"]


@pytest.mark.history("one version")
def test_a_requirement_is_never_deleted_nor_brought_back(kept: Project) -> None:
    name = f"{GUIDELINE}/guides/02-second"
    kept.change(f"{name}.ja.md", "    principles: [two]\n", "    principles: [two]\n    withdrawn: true\n")
    kept.note("withdrawn", "UX-04", "withdrawn")
    kept.release("1.0.0-beta.2")
    life = {row.id: row.life for row in library_of(kept).guidelines[0].requirements}["UX-04"]
    assert life.withdrawn == "1.0.0-beta.2"
    url = f"en/{GUIDELINE}/changes/1.0.0-beta.1/1.0.0-beta.2/"
    (body,) = (page.body for page in comparison_pages(contexts(library_of(kept))["en"]) if page.head.url == url)
    ((_, _, (row,)),) = body.groups
    # The sentence that binds nobody any more is shown as what is gone.
    assert (row.id, row.kind) == ("UX-04", "withdrawn")
    assert [(part.name, {piece.kind for piece in part.pieces}) for part in row.parts] == [
        ("Requirement", {"del"}),
        ('Requirement (<span lang="ja">日本語</span>)', {"del"}),
    ]
    assert row.whole
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
