"""The places where axe could not decide and a person did: each with a reason and a day to look again."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic reads the field's type when it validates
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from shishin.model.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

FILE = "overrides/reviewed.toml"


@dataclass(frozen=True)
class Reviewed:
    """A place that a person has judged.

    Attributes:
        rule: axe's rule.
        selector: The element, as axe names it.
        reason: Why it is no barrier.
        expires: The last day on which this judgement counts.
    """

    rule: str
    selector: str
    reason: str
    expires: dt.date


def read(root: Path, today: dt.date, findings: list[Finding]) -> tuple[Reviewed, ...]:
    """Read the reviewed file; a row past its day is a finding and no longer counts."""
    path = root / FILE
    if not path.is_file():
        return ()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        rows = TypeAdapter(tuple[Reviewed, ...]).validate_python(data.get("reviewed", []))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        findings.append(Finding.at(FILE, 0, "reviewed-syntax", reason=str(error).split("\n", 1)[0]))
        return ()
    for row in rows:
        if row.expires < today:
            findings.append(
                Finding.at(FILE, 0, "reviewed-expired", rule=row.rule, selector=row.selector, date=row.expires)
            )
    return tuple(row for row in rows if row.expires >= today)
