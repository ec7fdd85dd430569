"""What a person has judged to be no barrier: each in a place, with a reason, whom it affects, and a last day."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic reads the field's type when it validates
import tomllib
from collections import Counter
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Annotated

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FILE = "accessibility/exceptions.toml"

CODES = frozenset(
    {"html-landmarks", "html-language-part", "html-letters-apart", "html-link-address", "html-link-words"}
    | {"html-table-heads", "html-table-name"}
)
"""The findings of files that may have exceptions. What makes a page unsafe or unreadable has none."""

Words = Annotated[str, Field(min_length=1)]


@dataclass(frozen=True)
class KnownException:
    """A place that a person has judged.

    Attributes:
        rule: axe's rule, or the code of one of the findings in `CODES`.
        page: The page's address from the site's root; `*` stands for any part of it, but not for all.
        place: The element, as axe names it, or one of the finding's values.
        affects: Whom it could hinder, and how much.
        reason: Why it is no barrier, or cannot be mended.
        last_day: The last day on which this judgement counts.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    rule: Words
    page: Annotated[str, Field(pattern=r"^$|[^*?\[\]]")]
    place: Words
    affects: Words
    reason: Words
    last_day: dt.date

    def covers(self, rule: str, page: str, places: Iterable[str]) -> bool:
        """Whether it is about what a rule says of some places on a page."""
        return self.rule == rule and self.place in places and fnmatchcase(page, self.page)


@dataclass(frozen=True)
class _Content:
    """What the file holds, and nothing else."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    exception: tuple[KnownException, ...] = ()


_FORM = TypeAdapter(_Content)


class KnownExceptions:
    """The exceptions of a project, and which of them were met.

    Attributes:
        met: Those that were met, in the order of the file.
        covered: How many places were left out by each rule.
    """

    def __init__(self, rows: Iterable[KnownException]) -> None:
        """Begin with none of them met."""
        self._met = dict.fromkeys(rows, False)
        self.covered: Counter[str] = Counter()

    @property
    def met(self) -> list[KnownException]:
        """Those that were met, in the order of the file."""
        return [row for row, is_met in self._met.items() if is_met]

    def cover(self, rule: str, page: str, places: Iterable[str]) -> bool:
        """Whether one of them is about what a rule says of some places on a page; it is met then."""
        covering = [row for row in self._met if row.covers(rule, page, places)]
        self._met.update(dict.fromkeys(covering, True))
        self.covered[rule] += bool(covering)
        return bool(covering)

    def left(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Give the findings of files for which there is no exception."""
        for finding in findings:
            places = [str(value) for _, value in finding.values]
            if finding.code not in CODES or not self.cover(finding.code, finding.file, places):
                yield finding

    def unused(self) -> Iterator[Finding]:
        """Give a finding for each that was not met: there is nothing more to accept."""
        for row, is_met in self._met.items():
            if not is_met:
                yield Finding.at(FILE, 0, "exception-unused", rule=row.rule, place=row.place, page=row.page)


def read_exceptions(root: Path, today: dt.date, findings: list[Finding]) -> KnownExceptions:
    """Read the file of exceptions; one past its last day is a finding and no longer counts.

    Args:
        root: The project's root.
        today: The day.
        findings: Where findings go.
    """
    path = root / FILE
    if not path.is_file():
        return KnownExceptions(())
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        rows = _FORM.validate_python(data).exception
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        findings.append(Finding.at(FILE, 0, "exception-syntax", reason=_reason(error)))
        return KnownExceptions(())
    for row in rows:
        if row.last_day < today:
            findings.append(
                Finding.at(
                    FILE, 0, "exception-expired", rule=row.rule, place=row.place, page=row.page, date=row.last_day
                )
            )
    return KnownExceptions(row for row in rows if row.last_day >= today)


def _reason(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
