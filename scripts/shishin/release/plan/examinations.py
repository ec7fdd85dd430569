"""Whether a version was reviewed and audited as a release asks: its own text, by whom it asks, within a year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.model.finding import Finding
from shishin.model.requirement import IN_TEXT
from shishin.model.version import Step, Version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.model.release import Account, Examination, GuidelineVersion

LONGEST = dt.timedelta(days=365)
"""An examination that ended longer than this before the release does not count: standards and the world move on.

No source sets this limit; it is this project's own.
"""


@dataclass(frozen=True)
class Coming:
    """A version that is to be released, or was.

    Attributes:
        version: Its number.
        step: The least step that its changes ask for.
        date: The day of its release.
        path: The file that says who examined it.
        reworded: The numbers of every MUST whose words changed, whatever its note calls that.
    """

    version: Version
    step: Step
    date: str
    path: str
    reworded: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of examination that it needs (slide 16); a change of wording only needs no audit.

        No program can tell whether the new words of a MUST ask for more: they are examined like any other change.
        """
        return ("review",) if self._is_wording else ("review", "audit")

    @property
    def by_others(self) -> bool:
        """Whether only others than the authors may examine it; until a version is in force, they may themselves."""
        return not self.version.beta and not self._is_wording

    @property
    def _is_wording(self) -> bool:
        return self.step is Step.PATCH and not self.version.beta and not self.reworded


def examined(before: GuidelineVersion | None, account: Account | None, coming: Coming, findings: list[Finding]) -> None:
    """Hold the examinations of a version against what a release asks for.

    One counts only if it can be of this text: it ended by the day of the release, not before the version before was
    released, and within a year. The day that a text last changed cannot be read from the text; before that release it
    was another. The same records as those of the version before are of that version.

    Args:
        before: The version before it; nothing for the first.
        account: What is said of it.
        coming: The version.
        findings: Where it is said what is wrong.
    """
    if account is None:
        findings.append(Finding.at(coming.path, 0, "release-account", path=coming.path))
        return
    for examination in account.examinations:
        if examination.date > coming.date:
            findings.append(Finding.at(coming.path, 0, "release-early", date=examination.date, today=coming.date))
    if before and before.account and account.examinations and account.examinations == before.account.examinations:
        findings.append(Finding.at(coming.path, 0, "release-repeated", version=before.name))
    fit = [row for row in account.examinations if row.independent or not coming.by_others]
    earliest = _earliest(before, coming.date)
    missing = _missing(coming, fit)
    dependent = [row for row in account.examinations if row.kind in missing and not row.independent]
    for examination in dependent:
        values = {"kind": examination.kind, "date": examination.date, "reworded": ", ".join(coming.reworded) or "–"}
        findings.append(Finding.at(coming.path, 0, "release-dependent", **values))
    _named(coming, fit, findings)
    absent = [kind for kind in missing if kind not in {row.kind for row in dependent}]
    if absent:
        findings.append(Finding.at(coming.path, 0, "release-examined", missing=", ".join(absent), path=coming.path))
    late = {*_missing(coming, [row for row in fit if row.date >= earliest])} - {*missing}
    for examination in fit:
        if examination.kind in late:
            values = {"kind": examination.kind, "date": examination.date, "earliest": earliest}
            findings.append(Finding.at(coming.path, 0, "release-stale", **values))


def _named(coming: Coming, fit: Sequence[Examination], findings: list[Finding]) -> None:
    """Find a MUST with new words that no review by others names: whoever reads the review must see what it was of."""
    reviews = [" ".join(row.outcome.texts.values()) for row in fit if row.kind == "review"]
    named = {number for text in reviews for number in IN_TEXT.findall(text)}
    unnamed = [id_ for id_ in coming.reworded if id_ not in named]
    if coming.by_others and reviews and unnamed:
        findings.append(Finding.at(coming.path, 0, "release-unnamed", numbers=", ".join(unnamed), path=coming.path))


def _earliest(before: GuidelineVersion | None, date: str) -> str:
    """Give the first day on which an examination of a version can have ended."""
    day = dt.date.fromisoformat(date)
    year = str(day - min(LONGEST, day - dt.date.min))
    return max(year, before.release.date) if before and before.release else year


def _missing(coming: Coming, done: Sequence[Examination]) -> list[str]:
    kinds_done = {examination.kind for examination in done}
    return [kind for kind in coming.kinds if kind not in kinds_done]
