"""A guide or an anchor that is renamed: every released page and address stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shishin.checks.audit import check_files
from shishin.model.comparison import DifferenceKind, differences
from shishin.pages.context import contexts
from shishin.pages.page import Neighbours
from shishin.pages.types.guideline import GuidelinePages
from shishin.website.build import build
from support.languages import EDITION
from support.released import FIRST, GUIDELINE, Project, library_of

if TYPE_CHECKING:
    from shishin.model.library import Library

pytestmark = pytest.mark.site


@pytest.mark.history("one version")
def test_an_anchor_can_be_renamed_with_a_redirect(kept: Project) -> None:
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
    assert [(difference.id, difference.kind) for difference in differences(first.guideline, newest.guideline)] == [
        ("UX-02", DifferenceKind.CHANGED),
        ("first", DifferenceKind.CHANGED),
        ("other", DifferenceKind.CHANGED),
    ]
    context = contexts(library)["en"]
    old, new = (
        GuidelinePages(context, version.guideline).guide(version.guideline.guides[1], Neighbours())
        for version in (first, newest)
    )
    place = old.body.place
    assert place.version
    assert place.version.latest
    assert place.version.latest.url == place.current == f"en/{GUIDELINE}/other/"
    assert [entry.url for entry in place.version.menu] == [
        f"en/{GUIDELINE}/1.0.0-beta.3/other/",
        f"en/{GUIDELINE}/1.0.0-beta.2/second/",
        f"en/{GUIDELINE}/1.0.0-beta.1/second/",
    ]
    assert ["".join(piece.text for piece in entry.text) for entry in new.head.history][:2] == [
        "1.0.0-beta.3: Changed other.",
        "1.0.0-beta.1: Released for the first time.",
    ]


@pytest.mark.history("two versions")
def test_a_renamed_guide_keeps_every_released_page(kept: Project) -> None:
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
        for address in {published.partition("#")[0] for published in version.addresses}:
            path = site / address
            assert (path / "index.html" if address.endswith("/") else path).is_file(), address
            looked += 1
    assert looked >= 60
    assert check_files(site, "https://sample.example/base/", EDITION)[1] == []
