"""Rules for the files of accessibility/: criteria in order, tests that can count, and no claim without evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.conformance import DEGREES, EDITIONS, decisions, degree, edition_of, in_order, known_on, missing
from shishin.model.finding import Finding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from shishin.content.reading.accessibility import AccessibilityFiles
    from shishin.content.reading.data_file import DataFile
    from shishin.model.accessibility import Accessibility, ManualResult, ManualRound

LAYOUTS = frozenset({"accessibility-policy", "accessibility-results", "accessibility-testing"})
"""The layouts of pages that are made from these files."""


def criteria(known: Accessibility, file: DataFile, findings: list[Finding]) -> None:
    """The criteria stand in the order of their numbers, none twice, and none ends before it begins."""
    rows, path = known.criteria.criteria, file.file.path
    for number, row in enumerate(rows):
        if number and not in_order(rows[number - 1 : number + 1]):
            line = file.line("criteria", number, "number")
            findings.append(
                Finding.at(path, line, "criterion-order", number=row.number, before=rows[number - 1].number)
            )
        if row.until and EDITIONS.index(row.until) < EDITIONS.index(row.since):
            line = file.line("criteria", number, "until")
            findings.append(Finding.at(path, line, "criterion-until", number=row.number, since=row.since))


def policy(known: Accessibility, file: DataFile, translations: Sequence[str], findings: list[Finding]) -> None:
    """The policy names a known edition, and says of each translation whether it is of the set of pages."""
    path = file.file.path
    if edition_of(known) is None:
        ids = ", ".join(row.id for row in known.criteria.editions)
        line = file.line("edition")
        findings.append(Finding.at(path, line, "policy-edition", edition=known.policy.edition, known=ids))
    named = [row.language for row in known.policy.translations]
    if sorted(named) != sorted(translations):
        line = file.line("translations")
        wanted, given = ", ".join(translations) or "–", ", ".join(named) or "–"
        findings.append(Finding.at(path, line, "policy-translations", expected=wanted, given=given))


def claim(known: Accessibility, file: DataFile, today: dt.date | None, findings: list[Finding]) -> None:
    """The policy claims no more than the evidence allows (WAIC's guideline for stating the degree, 3)."""
    if edition_of(known) is None:
        return
    rows = decisions(known, today or known_on(known))
    allowed = degree(rows)
    if DEGREES.index(known.policy.claim) <= DEGREES.index(allowed):
        return
    unknown, unmet = missing(rows), [row.criterion.number for row in rows if row.met is False]
    line = file.line("claim")
    findings.append(
        Finding.at(
            file.file.path, line, "policy-claim", claim=known.policy.claim, allowed=allowed,
            untested=", ".join(unknown) or "–", unmet=", ".join(unmet) or "–",
        )
    )  # fmt: skip


def manual_tests(known: Accessibility, file: DataFile, today: dt.date | None, findings: list[Finding]) -> None:
    """A test by people has days that were, covers the pages it should, and says what is known and where it failed."""
    for number, row in enumerate(known.manual.rounds):
        findings += _dates(row, file, number, today)
        findings += _pages(known, row, file, number)
        for place, result in enumerate(row.results):
            findings += _result(known, result, file, ("rounds", number, "results", place))


def _dates(row: ManualRound, file: DataFile, number: int, today: dt.date | None) -> Iterator[Finding]:
    if row.first_day > row.last_day or (today and row.last_day > today.isoformat()):
        values = {"first": row.first_day, "last": row.last_day}
        yield Finding.at(file.file.path, file.line("rounds", number, "first_day"), "manual-dates", **values)


def _pages(known: Accessibility, row: ManualRound, file: DataFile, number: int) -> Iterator[Finding]:
    sample, line = known.manual.sample, file.line("rounds", number, "pages")
    left_out = sorted(set(sample.chosen) - set(row.pages))
    drawn = len(set(row.pages) - set(sample.chosen))
    if left_out or drawn < sample.random:
        shown = ", ".join(page or "/" for page in left_out) or "–"
        yield Finding.at(file.file.path, line, "manual-pages", left_out=shown, drawn=drawn, random=sample.random)


def _result(known: Accessibility, result: ManualResult, file: DataFile, at: tuple[str | int, ...]) -> Iterator[Finding]:
    path, line = file.file.path, file.line(*at, "criterion")
    if all(row.number != result.criterion for row in known.criteria.criteria):
        yield Finding.at(path, line, "manual-criterion", number=result.criterion)
    if result.result == "not-met" and not (result.note and result.pages):
        yield Finding.at(path, line, "manual-failure", number=result.criterion)


def has_data(files: AccessibilityFiles, layout: str, page: tuple[str, int], findings: list[Finding]) -> None:
    """A page that is made from these files has them."""
    if layout in LAYOUTS and not files.all:
        findings.append(Finding.at(*page, "accessibility-missing", layout=layout))
