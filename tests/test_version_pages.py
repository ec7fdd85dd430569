"""What pages say of their own version: its state, its addresses, and what has become of it since."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from shishin.checks.audit import check_files
from shishin.checks.built import read_site
from shishin.website.build import build
from support.released import ENVIRONMENT, FIRST, GUIDELINE, Project
from support.small_project import write_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.checks.built import BuiltPage

pytestmark = pytest.mark.site

SITE_URL = "https://sample.example/base/"
BASE = "guidelines/ui-ux/"
SECOND = f"{GUIDELINE}/guides/02-second"

STATES = {
    "1.0.0": "superseded",
    "1.1.0": "latest",
    "1.2.0-beta.1": "withdrawn",
    "1.2.0-beta.2": "trial",
    "draft": "draft",
}
"""Every state that a version can be in, each by a version that is in it."""


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project with a version in every state; UX-04 was withdrawn in 1.1.0, and UX-05 is on trial."""
    from conftest import REPOSITORY  # noqa: PLC0415 - a module-scoped fixture cannot use the function-scoped one

    before = dict(os.environ)
    os.environ.update(ENVIRONMENT)
    kept = Project(write_project(tmp_path_factory.mktemp("states") / "project", REPOSITORY / "overrides"))
    kept.start()
    kept.change(f"{GUIDELINE}/guideline.ja.md", "status: beta", "status: current")
    kept.release("1.0.0", independent=True)
    kept.change(f"{FIRST}.ja.md", "statement: もう一つの仕組み", "statement: 原則の仕組み")
    kept.change(f"{FIRST}.en.md", "use another mechanism", "use the mechanism of a principle")
    kept.note("mechanism", "UX-02")
    kept.change(f"{SECOND}.ja.md", "  - id: UX-04\n", "  - id: UX-04\n    withdrawn: true\n")
    kept.note("gone", "UX-04", "withdrawn")
    kept.release("1.1.0", independent=True)
    kept.change(f"{GUIDELINE}/guideline.ja.md", "status: current", "status: beta")
    _add_a_requirement(kept)
    kept.note("five", "UX-05", "added")
    kept.release("1.2.0-beta.1")
    kept.change(f"{FIRST}.ja.md", "\n使います。\n", "\n一覧を使います。\n")
    kept.change(f"{FIRST}.en.md", "\nUse it.\n", "\nUse the list.\n")
    kept.note("list", "first", "editorial")
    kept.release("1.2.0-beta.2")
    why = ("--why-ja", "見本の説明です。", "--why-en", "It was wrong.")
    assert kept.run("withdraw", "ui-ux", "1.2.0-beta.1", *why)[0] == []
    kept.change(f"{FIRST}.ja.md", "\n一覧を使います。\n", "\n見ます。\n")
    kept.change(f"{FIRST}.en.md", "\nUse the list.\n", "\nLook.\n")
    kept.note("look", "first", "editorial")
    kept.commit("Draft")
    assert kept.run("check")[0] == []
    build(kept.root, kept.root / "site")
    yield kept
    os.environ.clear()
    os.environ.update(before)


def _add_a_requirement(kept: Project) -> None:
    """Give the second guide UX-05, which is UX-04 as it was before."""
    for code, end in (("ja", "---\n\n## "), ("en", "translates:")):
        text = (kept.root / f"{SECOND}.{code}.md").read_text(encoding="utf-8")
        start = text.index("  - id: UX-04")
        row = text[start : text.index(end, start)]
        kept.change(
            f"{SECOND}.{code}.md", row, row + row.replace("UX-04", "UX-05").replace("    withdrawn: true\n", "")
        )


@pytest.fixture(scope="module")
def pages(lived: Project) -> dict[str, BuiltPage]:
    return {each.url: each for each in read_site(lived.root / "site")}


def test_the_whole_site_passes_the_checks_of_files(lived: Project) -> None:
    assert check_files(lived.root / "site", SITE_URL)[1] == []


STATUSES = {
    "superseded": ("Superseded by a newer version (version 1.0.0", "新しい版がある古い版（1.0.0"),
    "latest": ("Current (version 1.1.0", "有効な版（1.1.0"),
    "withdrawn": ("Withdrawn (version 1.2.0-beta.1", "取り下げた版（1.2.0-beta.1"),
    "trial": ("On trial as a beta (version 1.2.0-beta.2", "試行中のβ版（1.2.0-beta.2"),
    "draft": ("Draft", "案"),
}


@pytest.mark.parametrize("version", STATES)
@pytest.mark.parametrize("page", ["", "first/", "all/"])
def test_the_status_is_what_the_version_is_by_now(pages: dict[str, BuiltPage], version: str, page: str) -> None:
    english, japanese = STATUSES[STATES[version]]
    assert english in pages[f"en/{BASE}{version}/{page}"].text(".guide-facts")
    assert japanese in pages[f"{BASE}{version}/{page}"].text(".guide-facts")


@pytest.mark.parametrize("version", STATES)
def test_only_what_is_or_was_in_force_is_offered_for_contracts(pages: dict[str, BuiltPage], version: str) -> None:
    for prefix, kept, cited in (("", "ずっと示します", "契約に"), ("en/", "for ever", "in contracts")):
        text = pages[f"{prefix}{BASE}{version}/second/"].text(".versions")
        assert (kept in text) == (version != "draft")
        assert (cited in text) == (STATES[version] in {"latest", "superseded"})


@pytest.mark.parametrize(("prefix", "word"), [("", "取り下げ"), ("en/", "withdrawn")])
def test_a_withdrawn_requirement_is_called_so_wherever_it_is_listed(
    pages: dict[str, BuiltPage], prefix: str, word: str
) -> None:
    for url, place in (
        (f"{BASE}second/", "#UX-04 .requirement-head"),
        (f"{BASE}all/", "#UX-04 .requirement-head"),
        ("guidelines/requirements/", "tr.withdrawn"),
        ("guidelines/requirements/by-phase/", "li.withdrawn"),
        ("guidelines/requirements/by-principle/", "li.withdrawn"),
        ("guidelines/requirements/by-standard/", "li.withdrawn"),
        ("principles/two/", "li.withdrawn"),
    ):
        page = pages[prefix + url]
        assert "UX-04" in page.text(place), url
        assert page.text(f"{place} .tag") == word, url
        assert len(page.all(".level + .tag")) == len(page.all(".withdrawn .level")), url


def test_what_was_withdrawn_is_not_counted_in_silence(pages: dict[str, BuiltPage]) -> None:
    table = pages["en/guidelines/requirements/"].text("caption")
    assert table == "All requirements requirements: 4, of these withdrawn: 1"
    by_phase = [each.to_text() for each in pages["guidelines/requirements/by-phase/"].all(".group-contents .count")]
    assert by_phase == ["2件", "0件", "2件（うち取り下げ1件）", "2件", "0件"]


def test_nobody_is_sent_to_meet_what_was_withdrawn(pages: dict[str, BuiltPage]) -> None:
    for place, met in (("1.0.0/", True), ("", False), ("1.1.0/", False)):
        numbers = [each.to_text() for each in pages[f"{BASE}{place}"].all(".numbers a")]
        assert "UX-02" in numbers
        assert ("UX-04" in numbers) is met
