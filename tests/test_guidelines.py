"""Guidelines, guides and requirements: what the pages show, and what the tools say of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

import pytest

from shishin.content.load import load
from shishin.model.requirement import Level
from shishin.pages.site import build_site
from shishin.pages.types.guide import GuideBody
from shishin.pages.types.guideline import GuidelineBody
from shishin.pages.types.home import HomeBody
from shishin.pages.types.principle import PrincipleBody
from shishin.pages.types.requirement_groups import ByStandardBody, GroupedBody, RequirementsBody
from shishin.render.sections import sections
from shishin.reports.counts import counts
from support.languages import ENGLISH, JAPANESE, LANGUAGES, language_of

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.library import Library
    from shishin.pages.page import Body, Page


T = TypeVar("T")


@pytest.fixture(scope="module")
def pages(library: Library) -> dict[str, Page[Body]]:
    """Every page of it, by address."""
    return {page.head.url: page for page in build_site(library).pages.values()}


def body_of(page: Page[Body], kind: type[T]) -> T:
    """The body of a page, which must be of a type."""
    assert isinstance(page.body, kind)
    return page.body


@pytest.mark.parametrize(
    ("statement", "level", "code", "expected"),
    [
        ("記録しなければなりません。", Level.MUST, "ja", True),
        ("記録してはなりません。", Level.MUST, "ja", True),
        ("記録すべきです。", Level.SHOULD, "ja", True),
        ("記録することができます。", Level.MAY, "ja", True),
        ("記録します。", Level.MUST, "ja", False),
        ("記録すべきです。", Level.MUST, "ja", False),
        ("見ます。記録しなければなりません。", Level.MUST, "ja", False),
        ("You must keep a record.", Level.MUST, "en", True),
        ("You must not keep a record.", Level.MUST, "en", True),
        ("You must keep a record that others may read.", Level.MUST, "en", False),
        ("You should keep a record.", Level.MUST, "en", False),
        ("You must keep a record", Level.MUST, "en", False),
        ("You may begin in May.", Level.MAY, "en", True),
    ],
)
def test_a_statement_says_its_level_and_no_other(statement: str, level: Level, code: str, *, expected: bool) -> None:
    assert language_of(code).wording.says_level(statement, level) is expected


def test_the_three_guidelines_are_as_large_as_was_promised(library: Library) -> None:
    assert [guideline.facts.id for guideline in library.guidelines] == ["ui-ux", "data-utilisation", "security"]
    assert all(len(guideline.guides) >= 5 for guideline in library.guidelines)
    rows = [row for guideline in library.guidelines for row in guideline.requirements]
    assert len(rows) >= 40
    assert {row.facts.level for row in rows} == set(Level)
    served = {name for row in rows for name in row.facts.principles}
    assert served == {principle.facts.id for principle in library.principles}


def test_every_guide_has_the_length_that_readers_can_take(library: Library) -> None:
    looked_at = 0
    for guideline in library.guidelines:
        for guide in guideline.guides:
            length = sum(len(passage.text.replace("\n", "")) for passage in guide.bodies["ja"].passages)
            assert 600 <= length <= 1600, (guide.facts.id, length)
            looked_at += 1
    assert looked_at >= 15


def test_a_summary_counts_what_there_is(library: Library) -> None:
    text = counts(library, ENGLISH)
    rows = [row for guideline in library.guidelines for row in guideline.requirements]
    assert len(text.splitlines()) == len(library.guidelines) + 2
    assert (
        f"In all: {sum(len(guideline.guides) for guideline in library.guidelines)} guides, {len(rows)} requirements"
        in text
    )
    assert text.endswith(f"Standards cited: {len(library.standards)}")


def test_a_review_is_due_the_day_after_it_was_promised(project: Path) -> None:
    library = load(project).library
    assert library is not None
    promised = dt.date.fromisoformat(library.guidelines[0].facts.review_by)
    assert load(project, promised).findings == ()
    late = load(project, promised + dt.timedelta(days=1)).findings
    assert [(finding.file, finding.code) for finding in late] == [
        ("guidelines/ui-ux/guideline.ja.md", "review-overdue")
    ]


def test_every_requirement_is_in_every_view(library: Library, pages: dict[str, Page[Body]]) -> None:
    ids = [row.id for guideline in library.guidelines for row in guideline.requirements]
    for language in LANGUAGES:
        start = f"{language.prefix}guidelines/requirements/"
        assert [row.id for row in body_of(pages[start], RequirementsBody).requirements] == ids
        for name in ("by-principle/", "by-phase/", "by-standard/"):
            groups = body_of(pages[start + name], GroupedBody).groups
            assert {row.id for group in groups for row in group.rows} == set(ids)
        on_principles = {
            row.id for page in pages.values() if page.head.language is language and isinstance(page.body, PrincipleBody)
            for row in page.body.requirements
        }  # fmt: skip
        assert on_principles == set(ids)


def test_clauses_are_in_the_order_of_their_numbers(pages: dict[str, Page[Body]]) -> None:
    body = body_of(pages["guidelines/requirements/by-standard/"], ByStandardBody)
    groups = {group.id: group for group in body.groups}
    clauses = [clause for clause in groups["standard-wcag-2-2"].clauses if clause]
    numbers = [[int(part) for part in clause.removeprefix("達成基準").split(".")] for clause in clauses]
    assert len(numbers) >= 3
    assert numbers == sorted(numbers)


def test_the_requirement_on_contrast_is_three_clicks_from_home(pages: dict[str, Page[Body]]) -> None:
    for language in (JAPANESE, ENGLISH):
        home = body_of(pages[language.prefix], HomeBody)
        first = next(link for link in home.guidelines if link.url.endswith("/ui-ux/"))
        topic = body_of(pages[first.url], GuidelineBody)
        row = next(topic_row for topic_row in topic.guideline.matrix if topic_row.guide.url.endswith("/accessible/"))
        second = row.guide
        guide = body_of(pages[second.url], GuideBody)
        cells = [
            row for row in guide.requirements
            for citation in row.citations if citation.standard == "wcag-2-2" and citation.clause.endswith("1.4.3")
        ]  # fmt: skip
        assert len(cells) == 1
        assert cells[0].url == f"{second.url}#{cells[0].id}"
        # The table of the guideline's page is a click less.
        assert cells[0].url in {goal.url for cell in row.cells for goal in cell}


@pytest.mark.parametrize(
    ("html", "ids"),
    [
        ('<h2 id="purpose">A</h2>\n<p>a</p>\n<h2 id="scope">B</h2>\n<h3 id="x">C</h3>\n<p>b</p>', ["purpose", "scope"]),
        ('<p>Before</p>\n<h2 id="purpose">A</h2>', ["", "purpose"]),
        ("<p>Only</p>", [""]),
        ("\n", []),
    ],
)
def test_a_text_is_cut_at_its_main_headings_and_nothing_is_lost(html: str, ids: list[str]) -> None:
    parts = sections(html)
    assert [part.id for part in parts] == ids
    assert "".join(part.html for part in parts) == html.strip("\n" if not ids else "")


def test_every_section_of_a_guideline_stands_on_its_page_once(library: Library) -> None:
    looked_at = 0
    for guideline in library.guidelines:
        for language in LANGUAGES:
            anchors = [heading.id for heading in guideline.bodies[language.code].headings if heading.level == 2]
            assert anchors == list(language.sections["guideline"])
            looked_at += len(anchors)
    assert looked_at == 3 * 2 * 4
