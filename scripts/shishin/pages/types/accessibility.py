"""The pages about the site's own accessibility: the policy, the results of tests, and what a tester does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.model.conformance import known_on, random_pages
from shishin.pages.shared.data_address import EARL, RESULTS
from shishin.pages.shared.dates import day
from shishin.pages.types.accessibility_view import AccessibilityView
from shishin.pages.types.free import FreeBody

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.model.accessibility import Accessibility, AccessibilityPolicy, AuditSummary, Excepted, ManualRound
    from shishin.pages.context import Context
    from shishin.pages.page import Neighbours, Text
    from shishin.pages.shared.links import Link
    from shishin.pages.types.accessibility_view import AuditView, CriterionView, Statement


@dataclass(frozen=True)
class Bar:
    """A bar of the figure that shows how audits went on.

    Attributes:
        label: The day.
        place: Where it begins, from the left.
        top: Where it begins, from above.
        height: How high it is.
        count: The number that it stands for.
    """

    label: str
    place: int
    top: int
    height: int
    count: int


@dataclass(frozen=True, kw_only=True)
class PolicyBody(FreeBody):
    """The accessibility policy."""

    layout = "accessibility-policy"

    policy: AccessibilityPolicy
    statement: Statement
    published: str
    deadline: str
    beyond: str
    translations: tuple[tuple[str, str, str], ...]
    results: Link | None


@dataclass(frozen=True, kw_only=True)
class ResultsBody(FreeBody):
    """The results of tests."""

    layout = "accessibility-results"

    known: Accessibility
    statement: Statement
    published: str
    criteria: tuple[CriterionView, ...]
    beyond: tuple[CriterionView, ...]
    beyond_name: str
    exceptions: tuple[tuple[Excepted, str], ...]
    audits: tuple[AuditView, ...]
    bars: tuple[Bar, ...]
    rounds: tuple[tuple[str, ManualRound], ...]
    drawn: tuple[str, ...]
    results_file: str
    earl_file: str
    testing: Link | None
    policy: Link | None


@dataclass(frozen=True, kw_only=True)
class TestingBody(FreeBody):
    """What a tester does."""

    layout = "accessibility-testing"

    criteria: tuple[CriterionView, ...]
    chosen: tuple[str, ...]
    drawn: tuple[str, ...]


def policy_body(context: Context, text: Text, neighbours: Neighbours) -> PolicyBody:
    """Make the accessibility policy."""
    view = AccessibilityView(context)
    policy = view.known.policy
    return PolicyBody(
        text=text,
        neighbours=neighbours,
        policy=policy,
        statement=view.statement,
        published=context.day(policy.published),
        deadline=context.day(policy.deadline) if policy.deadline else "",
        beyond=view.beyond_name,
        translations=tuple(view.translations()),
        results=context.links.layout("accessibility-results"),
    )


def results_body(context: Context, text: Text, neighbours: Neighbours) -> ResultsBody:
    """Make the page of test results."""
    view = AccessibilityView(context)
    known = view.known
    audits = tuple(view.audits())
    return ResultsBody(
        text=text,
        neighbours=neighbours,
        known=known,
        statement=view.statement,
        published=day(known_on(known).isoformat(), context.language),
        criteria=tuple(map(view.criterion, view.rows)),
        beyond=tuple(map(view.criterion, view.rows_beyond)),
        beyond_name=view.beyond_name,
        exceptions=tuple(view.exceptions()),
        audits=audits,
        bars=bars(known.audit.audits, [audit.day for audit in audits]),
        rounds=tuple(view.rounds()),
        drawn=random_pages(known.manual, known.audit.pages),
        results_file=RESULTS,
        earl_file=EARL,
        testing=context.links.layout("accessibility-testing"),
        policy=context.links.layout("accessibility-policy"),
    )


def testing_body(context: Context, text: Text, neighbours: Neighbours) -> TestingBody:
    """Make the page for testers."""
    view = AccessibilityView(context)
    known = view.known
    rows = (row for row in (*view.rows, *view.rows_beyond) if row.judge in {"person", "nobody", "tool"})
    return TestingBody(
        text=text,
        neighbours=neighbours,
        criteria=tuple(map(view.criterion, rows)),
        chosen=known.manual.sample.chosen,
        drawn=random_pages(known.manual, known.audit.pages),
    )


WIDTH, GAP, HEIGHT = 48, 16, 96
"""Of a bar: its width and the room beside it, and how high the highest is, in the figure's own units."""

LAST = 10
"""Audits that the figure shows."""


def bars(rows: Sequence[AuditSummary], labels: Sequence[str]) -> tuple[Bar, ...]:
    """Give the bars of the figure, oldest first: how many pages each audit opened; nothing for a single audit.

    Args:
        rows: The audits, newest first.
        labels: Their days in words.
    """
    shown = [*zip(rows, labels, strict=True)][:LAST][::-1]
    most = max((row.opened for row, _ in shown), default=0)
    if len(shown) < len(("before", "now")) or not most:
        return ()
    heights = [max(1, round(HEIGHT * row.opened / most)) for row, _ in shown]
    return tuple(
        Bar(label, place * (WIDTH + GAP), HEIGHT - height, height, row.opened)
        for place, ((row, label), height) in enumerate(zip(shown, heights, strict=True))
    )
