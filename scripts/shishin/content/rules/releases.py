"""Rules for released versions: numbers in order, and nothing that was released is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.forms.today.guideline import GuideSource
from shishin.model.chain import chained
from shishin.model.finding import Finding
from shishin.model.version import Step, Version, allowed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from shishin.content.reading.drafts import Family
    from shishin.content.reading.releases import History
    from shishin.forms.today.requirement import RequirementSource


def ledger(history: History, findings: list[Finding]) -> None:
    """Versions follow each other without a gap, and so do their days."""
    source, rows = history.ledger, history.ledger.rows
    before: list[Version] = []
    for number, row in enumerate(rows):
        line, may = source.line(number, "version"), allowed(before, Step.PATCH)
        if row.version not in may:
            values = {"version": row.version, "expected": ", ".join(map(str, may))}
            findings.append(Finding.at(source.file.path, line, "ledger-order", **values))
        earlier = rows[number - 1].date if number else row.date
        if row.date < earlier or (row.withdrawn and row.withdrawn.date < row.date):
            findings.append(Finding.at(source.file.path, line, "ledger-date", version=row.version))
        before.append(row.version)


def chain(history: History, findings: list[Finding]) -> None:
    """Each row has the link that covers it and the row before it; the first that does not fit is named."""
    source, rows = history.ledger, history.ledger.rows
    for number, (row, fitting) in enumerate(zip(rows, chained(rows), strict=True)):
        links: list[tuple[str | None, str | None, tuple[str, ...]]] = [(row.chain, fitting.chain, ())]
        if row.withdrawn and fitting.withdrawn:
            links.append((row.withdrawn.chain, fitting.withdrawn.chain, ("withdrawn",)))
        for written, expected, inside in links:
            if written == expected:
                continue
            line = source.line(number, *inside, "chain" if written else "date")
            # A ledger that an older shishin wrote has no links. They are no secret: anybody can work them out.
            code, values = ("ledger-chain", {}) if written else ("ledger-unchained", {"expected": expected})
            findings.append(Finding.at(source.file.path, line, code, version=row.version, **values))
            if written:
                return


def ahead(history: History, today: str, findings: list[Finding]) -> None:
    """Nothing was released or withdrawn on a day that has not come."""
    source = history.ledger
    for number, row in enumerate(source.rows):
        days = [(("date",), row.date), *([(("withdrawn", "date"), row.withdrawn.date)] if row.withdrawn else [])]
        for place, day in days:
            if day > today:
                values = {"version": row.version, "date": day, "today": today}
                findings.append(Finding.at(source.file.path, source.line(number, *place), "ledger-ahead", **values))


def belongs(history: History, folders: Collection[str], findings: list[Finding]) -> None:
    """Released versions stand in the folder of a guideline, one of `folders`."""
    if history.folder not in folders:
        findings.append(Finding.at(history.ledger.file.path, 0, "ledger-orphan", folder=history.folder))


def kept(history: History | None, guides: Sequence[Family], findings: list[Finding]) -> None:
    """A requirement that was released stays, withdrawn if need be, and one that was withdrawn does not come back."""
    if history is None:
        return
    current = {row.id: row for family in guides for row in _rows(family)}
    paths = {id_: path for family in guides for id_, path in _named(family)}
    for frozen in history.frozen:
        for guide in frozen.version.guideline.guides:
            for row in (requirement.facts for requirement in guide.requirements):
                values = {"id": row.id, "version": frozen.release.version}
                if row.id not in current:
                    place = paths.get(guide.facts.id, history.folder)
                    findings.append(Finding.at(place, 0, "requirement-lost", **values))
                elif row.withdrawn and not current[row.id].withdrawn:
                    findings.append(Finding.at(_path(row.id, guides), 0, "requirement-revived", **values))


def _named(family: Family) -> Iterator[tuple[str, str]]:
    """Give a guide's id and the path of its file, if it can be read."""
    draft = family.source
    if draft and isinstance(draft.record, GuideSource):
        yield draft.record.id, draft.file.path


def _rows(family: Family) -> tuple[RequirementSource, ...]:
    draft = family.source
    return draft.record.requirements if draft and isinstance(draft.record, GuideSource) else ()


def _path(id_: str, guides: Sequence[Family]) -> str:
    paths = (
        family.source.file.path for family in guides if family.source and any(row.id == id_ for row in _rows(family))
    )
    return next(paths)
