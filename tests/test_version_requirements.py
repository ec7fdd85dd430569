"""What pages of every version say of a requirement: that it was withdrawn, and what has become of it since."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest

from shishin.content.load import load
from shishin.model import versions
from shishin.model.comparison import differences
from shishin.pages.context import contexts
from shishin.pages.versions.later import later_states
from support.guideline_changes import STATES
from support.html import goals
from support.shared import SharedFolder, living

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.checks.built_page import BuiltPage
    from support.released import Project

pytestmark = pytest.mark.site

BASE = "guidelines/ui-ux/"


@pytest.fixture(scope="module")
def lived(shared: SharedFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project with a version in every state; UX-04 was withdrawn in 1.1.0, and UX-05 is on trial."""
    with living(shared.built_history("every state"), tmp_path_factory.mktemp("states")) as kept:
        yield kept


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
    table = pages["en/guidelines/requirements/"].text(".table-count")
    assert table == "All requirements requirements: 4, of these withdrawn: 1"
    by_phase = [
        element.to_text() for element in pages["guidelines/requirements/by-phase/"].all(".group-contents .count")
    ]
    assert by_phase == ["2件", "0件", "2件（うち取り下げ1件）", "2件", "0件"]


def test_nobody_is_sent_to_meet_what_was_withdrawn(pages: dict[str, BuiltPage]) -> None:
    for place, met in (("1.0.0/", True), ("", False), ("1.1.0/", False)):
        numbers = [number.to_text().split()[0] for number in pages[f"{BASE}{place}"].all(".numbers a")]
        assert "UX-02" in numbers
        assert ("UX-04" in numbers) is met


COMPARED = f"en/{BASE}changes/"
SINCE = {
    ("1.0.0", "first", "UX-01"): ("The same in the latest version: UX-01", [f"en/{BASE}first/#UX-01"]),
    ("1.0.0", "first", "UX-02"): (
        "Changed since: what changed in UX-02 , UX-02 in the latest version",
        [f"{COMPARED}1.0.0/latest/#UX-02", f"en/{BASE}first/#UX-02"],
    ),
    ("1.0.0", "second", "UX-04"): (
        "Changed since: what changed in UX-04 , Withdrawn in the latest version: UX-04",
        [f"{COMPARED}1.0.0/latest/#UX-04", f"en/{BASE}second/#UX-04"],
    ),
    ("1.2.0-beta.2", "second", "UX-05"): (
        "Not in the latest version: what changed in UX-05",
        [f"{COMPARED}1.2.0-beta.2/latest/#UX-05"],
    ),
    ("draft", "second", "UX-04"): ("Withdrawn in the latest version: UX-04", [f"en/{BASE}second/#UX-04"]),
}


@pytest.mark.parametrize(("version", "guide", "id_"), SINCE)
def test_a_requirement_tells_what_has_become_of_it(
    pages: dict[str, BuiltPage], version: str, guide: str, id_: str
) -> None:
    said, ways = SINCE[version, guide, id_]
    page = pages[f"en/{BASE}{version}/{guide}/"]
    assert page.text(f"#{id_} .facts > div:last-child dd").endswith(said)
    assert goals(page, f"#{id_} .facts > div:last-child dd a") == ways
    for way in ways:
        url, _, anchor = way.partition("#")
        assert anchor in pages[url].anchors
    # The page with the whole text tells only of what is not as it was.
    whole = pages[f"en/{BASE}{version}/all/"].text(f"#{id_} .facts > div:last-child dd")
    assert whole.endswith(said) is (len(ways) == 2 or "Not in" in said)


def test_the_latest_requirement_gives_its_own_address_for_ever(pages: dict[str, BuiltPage]) -> None:
    for prefix, said in (("", "UX-03の1.1.0のアドレス"), ("en/", "Address of UX-03 in 1.1.0")):
        page = pages[f"{prefix}{BASE}second/"]
        assert page.text("#UX-03 .facts > div:last-child dd").endswith(said)
        assert goals(page, "#UX-03 .facts > div:last-child dd a") == [f"{prefix}{BASE}1.1.0/second/#UX-03"]
        for version in STATES:
            assert said not in pages[f"{prefix}{BASE}{version}/second/"].text("main")


def test_versions_are_compared_once_for_all_requirements_of_a_page(
    lived: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = load(lived.root).library
    assert library is not None
    # Whether there is a draft is found out by comparing as well.
    first = library.histories[0].all[0].guideline
    counted = Mock(wraps=differences)
    monkeypatch.setattr(versions, "differences", counted)
    for context in contexts(library).values():
        assert len(later_states(context, first)) == len(first.requirements) > 1
    assert counted.call_count == 1
