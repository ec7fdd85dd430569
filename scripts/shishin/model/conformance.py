"""What can be said of a site's conformance: worked out from evidence, criterion by criterion.

The degrees are those of WAIC's guideline for stating them (ウェブコンテンツのJIS X 8341-3:2016 対応度表記ガイドライン):
準拠 asks for a published policy and a test by which all criteria of the level are met, 一部準拠 for one by which some
are, 配慮 for a policy. Tools prove failures, not passes: only a few criteria are met because a script says so.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Literal, get_args

from shishin.model.accessibility import Claim, CriterionRun, Wcag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.model.accessibility import (
        Accessibility,
        Criterion,
        Level,
        ManualResult,
        ManualRound,
        ManualTests,
        TestedEdition,
    )

DEGREES: tuple[Claim, ...] = get_args(Claim)
"""Weakest first."""

EDITIONS: tuple[Wcag, ...] = get_args(Wcag)
"""Oldest first."""

Judge = Literal["tool", "script", "absence", "person", "nobody"]
"""Who decided: a tool that found a failure, a script that settles it, the absence of what it is about, or a person."""


@dataclass(frozen=True)
class Decision:
    """What is known of a criterion.

    Attributes:
        criterion: The criterion.
        met: Whether it is met; nothing if nobody can say yet.
        applies: Whether the site has anything that it is about; nothing if nobody can say yet.
        judge: Who decided.
        run: What the audit did about it.
        manual: What people found about it, if their test still counts.
        tested: When they tested.
    """

    criterion: Criterion
    met: bool | None
    applies: bool | None
    judge: Judge
    run: CriterionRun
    manual: ManualResult | None = None
    tested: ManualRound | None = None


def edition_of(known: Accessibility) -> TestedEdition | None:
    """Give the edition of the standard that the policy names."""
    return next((row for row in known.criteria.editions if row.id == known.policy.edition), None)


def asked_by(criterion: Criterion, wcag: Wcag) -> bool:
    """Whether an edition of WCAG has a criterion."""
    last = EDITIONS.index(criterion.until) if criterion.until else len(EDITIONS)
    return EDITIONS.index(criterion.since) <= EDITIONS.index(wcag) <= last


def known_on(known: Accessibility) -> dt.date:
    """Give the day of what is known: that of the newest audit or test, or of the policy."""
    days = (
        known.policy.published,
        *(row.date for row in known.audit.audits),
        *(row.last_day for row in known.manual.rounds),
    )
    return dt.date.fromisoformat(max(days))


def decisions(known: Accessibility, today: dt.date) -> tuple[Decision, ...]:
    """Say what is known of each criterion of the policy's edition and level.

    Args:
        known: All that is known.
        today: The day, by which people's tests count or not.
    """
    edition = edition_of(known)
    return _decided(known, today, [edition.wcag] if edition else [], known.policy.level)


def decisions_beyond(known: Accessibility, today: dt.date) -> tuple[Decision, ...]:
    """Say what is known of each criterion that only the editions of WCAG beyond the policy's have.

    Args:
        known: All that is known.
        today: The day, by which people's tests count or not.
    """
    edition, beyond = edition_of(known), known.policy.beyond
    if edition is None or beyond is None:
        return ()
    asked = {row.criterion.number for row in decisions(known, today)}
    later = EDITIONS[EDITIONS.index(edition.wcag) + 1 : EDITIONS.index(beyond) + 1]
    rows = _decided(known, today, later, known.policy.level)
    return tuple(row for row in rows if row.criterion.number not in asked)


def degree(rows: Sequence[Decision]) -> Claim:
    """Give the strongest degree that the evidence allows.

    Args:
        rows: What is known of each criterion of an edition and a level.
    """
    if not rows or missing(rows):
        return "considers"
    return "conforms" if all(row.met for row in rows) else "partly"


def stated(known: Accessibility, rows: Sequence[Decision]) -> Claim:
    """Give the degree that the pages state: what the policy claims, and never more than the evidence allows."""
    return min(known.policy.claim, degree(rows), key=DEGREES.index)


def missing(rows: Sequence[Decision]) -> tuple[str, ...]:
    """Give the numbers of the criteria of which nobody can say yet whether they are met."""
    return tuple(row.criterion.number for row in rows if row.met is None)


def counted(rounds: Sequence[ManualRound], valid_days: int, today: dt.date) -> tuple[ManualRound, ...]:
    """Give the tests by people that still count on a day, newest first."""
    first = (today - dt.timedelta(days=valid_days)).isoformat()
    still = [row for row in rounds if first <= row.last_day <= today.isoformat()]
    return tuple(sorted(still, key=lambda row: row.last_day, reverse=True))


def random_pages(manual: ManualTests, pages: Sequence[str]) -> tuple[str, ...]:
    """Draw the pages that people test besides the chosen ones; with one seed and the same pages they are the same.

    Args:
        manual: The file of tests by people.
        pages: The addresses of all pages that the audit read.
    """
    others = sorted(set(pages) - set(manual.sample.chosen))
    # Python keeps what a seed gives from one version to the next for random() alone.
    draw = Random(manual.sample.seed)  # noqa: S311 - pages to look at, no secret
    shuffled = sorted(others, key=lambda _page: draw.random())
    return tuple(sorted(shuffled[: manual.sample.random]))


def _decided(known: Accessibility, today: dt.date, asked: Sequence[Wcag], level: Level) -> tuple[Decision, ...]:
    runs = {row.criterion: row for row in known.audit.criteria}
    rounds = counted(known.manual.rounds, known.manual.valid_days, today)
    media = known.audit.media if known.audit.audits else None
    levels = ("A", "AA") if level == "AA" else ("A",)
    rows = (row for row in known.criteria.criteria if row.level in levels)
    return tuple(
        _decide(row, runs.get(row.number, CriterionRun(criterion=row.number)), media, rounds)
        for row in rows
        if any(asked_by(row, wcag) for wcag in asked)
    )


def _decide(criterion: Criterion, run: CriterionRun, media: int | None, rounds: Sequence[ManualRound]) -> Decision:
    tested, manual = next(_found(criterion.number, rounds), (None, None))
    if run.failures:
        return Decision(criterion, met=False, applies=True, judge="tool", run=run, manual=manual, tested=tested)
    if manual is not None:
        return Decision(
            criterion,
            met=manual.result != "not-met",
            applies=manual.result != "not-applicable",
            judge="person",
            run=run,
            manual=manual,
            tested=tested,
        )
    # What is accepted somewhere was not shown to be met there.
    if criterion.settled_by == "script" and run.checks and not run.excepted:
        return Decision(criterion, met=True, applies=True, judge="script", run=run)
    if criterion.settled_by == "absence" and media == 0:
        return Decision(criterion, met=True, applies=False, judge="absence", run=run)
    return Decision(criterion, met=None, applies=None, judge="nobody", run=run)


def _found(number: str, rounds: Sequence[ManualRound]) -> Iterator[tuple[ManualRound, ManualResult]]:
    return ((row, result) for row in rounds for result in row.results if result.criterion == number)


def in_order(rows: Sequence[Criterion]) -> bool:
    """Whether criteria stand in the order of their numbers, none twice."""
    return all(order(first.number) < order(second.number) for first, second in pairwise(rows))


def order(number: str) -> tuple[int, ...]:
    """Give what puts numbers of criteria in order: 1.4.3 stands before 1.4.10."""
    return tuple(map(int, number.split(".")))
