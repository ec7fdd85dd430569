"""Rules for released versions: numbers in order, and nothing that was released is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.forms.today.guideline import GuideSource
from shishin.model.chain import chained
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.model.release import LEDGER, RELEASES
from shishin.model.version import Step, Version, allowed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from shishin.content.drafts import Family
    from shishin.content.releases import History
    from shishin.forms.today.requirement import RequirementSource
    from shishin.model.library import Library


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
        for own, expected, inside in links:
            if own == expected:
                continue
            line = source.line(number, *inside, "chain" if own else "date")
            # A ledger that an older shishin wrote has no links. They are no secret: anybody can work them out.
            code, values = ("ledger-chain", {}) if own else ("ledger-unchained", {"expected": expected})
            findings.append(Finding.at(source.file.path, line, code, version=row.version, **values))
            if own:
                return


def ahead(library: Library | None, today: dt.date) -> list[Finding]:
    """Nothing was released or withdrawn on a day that has not come."""
    rows = [(each.guideline.facts.id, each.release) for each in (library.versions if library else ()) if each.release]
    days = [(id_, row, day) for id_, row in rows for day in (row.date, row.withdrawn.date if row.withdrawn else "")]
    return [
        Finding.at(f"{FOLDER}/{id_}/{RELEASES}/{LEDGER}", 0, "ledger-ahead", version=row.version, date=day, today=today)
        for id_, row, day in days
        if day > today.isoformat()
    ]


def kept(history: History, guides: Sequence[Family], findings: list[Finding]) -> None:
    """A requirement that was released stays, withdrawn if need be, and one that was withdrawn does not come back."""
    now = {row.id: row for family in guides for row in _rows(family)}
    paths = {id_: path for family in guides for id_, path in _named(family)}
    for frozen in history.frozen:
        for guide in frozen.version.guideline.guides:
            for row in (requirement.facts for requirement in guide.requirements):
                values = {"id": row.id, "version": frozen.release.version}
                if row.id not in now:
                    place = paths.get(guide.facts.id, history.folder)
                    findings.append(Finding.at(place, 0, "requirement-lost", **values))
                elif row.withdrawn and not now[row.id].withdrawn:
                    findings.append(Finding.at(_path(row.id, guides), 0, "requirement-revived", **values))


def names(folder: str, guides: Sequence[Family], history: History | None) -> set[str]:
    """Give the ids of everything in a guideline that can change: itself, and its guides and requirements ever had."""
    known = {folder.rsplit("/", 1)[-1]} | {row.id for family in guides for row in _rows(family)}
    known |= {id_ for family in guides for id_, _ in _named(family)}
    for frozen in history.frozen if history else ():
        known |= {guide.facts.id for guide in frozen.version.guideline.guides}
        known |= {row.id for row in frozen.version.guideline.requirements}
    return known


def _named(family: Family) -> Iterator[tuple[str, str]]:
    """Give a guide's id and the path of its file, if it can be read."""
    draft = family.source
    if draft and isinstance(draft.record, GuideSource):
        yield draft.record.id, draft.file.path


def _rows(family: Family) -> tuple[RequirementSource, ...]:
    draft = family.source
    return draft.record.requirements if draft and isinstance(draft.record, GuideSource) else ()


def _path(id_: str, guides: Sequence[Family]) -> str:
    paths = (f.source.file.path for f in guides if f.source and any(row.id == id_ for row in _rows(f)))
    return next(paths)
