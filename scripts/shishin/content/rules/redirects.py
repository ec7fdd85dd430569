"""Rules for addresses that moved: each leads in one step to where it should."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.content.data_file import DataFile
    from shishin.model.data import Redirect


def redirects(rows: Sequence[Redirect], source: DataFile, findings: list[Finding]) -> None:
    """No address moved twice, in a circle, or to one that moved itself."""
    seen: dict[str, int] = {}
    leads = {row.old: row.new for row in rows}
    for number, row in enumerate(rows):
        line, path = source.line("redirects", number), source.file.path
        if row.old in seen:
            findings.append(Finding.at(path, line, "id-twice", value=row.old, other=f"{path}:{seen[row.old]}"))
        seen.setdefault(row.old, line)
        if row.new in leads:
            code = "redirect-loop" if _comes_back(row.old, leads) else "redirect-chain"
            findings.append(Finding.at(path, line, code, old=row.old, new=row.new, then=leads[row.new]))


def _comes_back(start: str, leads: dict[str, str]) -> bool:
    seen: set[str] = set()
    here = start
    while here in leads and here not in seen:
        seen.add(here)
        here = leads[here]
    return here in seen
