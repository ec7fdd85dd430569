"""Rules for released versions: numbers in order, and nothing that was released is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.content.data_file import record
from shishin.model.chain import chained
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER, RESERVED, GuidelineSource, GuideSource, GuideTranslation
from shishin.model.language import LANGUAGES, SOURCE
from shishin.model.release import Account, ChangeNote, Ledger, status_of
from shishin.model.standard import StandardsFile
from shishin.model.version import Step, Version, allowed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from shishin.content.drafts import Family
    from shishin.content.releases import Frozen, History
    from shishin.model.requirement import RequirementSource


def ledger(history: History, findings: list[Finding]) -> None:
    """Versions follow each other without a gap, and so do their days."""
    source, rows = history.ledger, record(history.ledger, Ledger)
    if rows is None:
        return
    before: list[Version] = []
    for number, row in enumerate(rows.releases):
        version, line = Version.parse(row.version), source.line("releases", number, "version")
        may = allowed(before, Step.PATCH)
        if version not in may:
            values = {"version": version, "expected": ", ".join(map(str, may))}
            findings.append(Finding.at(source.file.path, line, "ledger-order", **values))
        earlier = rows.releases[number - 1].date if number else row.date
        if row.date < earlier or (row.withdrawn and row.withdrawn.date < row.date):
            findings.append(Finding.at(source.file.path, line, "ledger-date", version=version))
        before.append(version)


def chain(history: History, findings: list[Finding]) -> None:
    """Each row has the link that covers it and the row before it; the first that does not fit is named."""
    source, rows = history.ledger, record(history.ledger, Ledger)
    if rows is None:
        return
    for number, (row, fitting) in enumerate(zip(rows.releases, chained(rows.releases), strict=True)):
        links: list[tuple[str | None, str | None, tuple[str, ...]]] = [(row.chain, fitting.chain, ())]
        if row.withdrawn and fitting.withdrawn:
            links.append((row.withdrawn.chain, fitting.withdrawn.chain, ("withdrawn",)))
        for own, expected, inside in links:
            if own == expected:
                continue
            line = source.line("releases", number, *inside, "chain" if own else "date")
            # A ledger that an older shishin wrote has no links. They are no secret: anybody can work them out.
            code, values = ("ledger-chain", {}) if own else ("ledger-unchained", {"expected": expected})
            findings.append(Finding.at(source.file.path, line, code, version=row.version, **values))
            if own:
                return


def ahead(history: History, today: str, findings: list[Finding]) -> None:
    """Nothing was released or withdrawn on a day that has not come."""
    source, rows = history.ledger, record(history.ledger, Ledger)
    for number, row in enumerate(rows.releases if rows else ()):
        days = [(("date",), row.date), *([(("withdrawn", "date"), row.withdrawn.date)] if row.withdrawn else [])]
        for place, day in days:
            if day > today:
                line = source.line("releases", number, *place)
                values = {"version": row.version, "date": day, "today": today}
                findings.append(Finding.at(source.file.path, line, "ledger-ahead", **values))


def whole(history: History, findings: list[Finding]) -> None:
    """Each released version has what its pages are made of.

    Its words are not judged again: what was right when it was released stays, whatever rules come later.
    """
    rows = record(history.ledger, Ledger)
    for version in history.frozen:
        if not _is_whole(version, history.folder):
            number = rows.releases.index(version.release) if rows else 0
            line = history.ledger.line("releases", number, "version")
            values = {"version": version.release.version}
            findings.append(Finding.at(history.ledger.file.path, line, "frozen-unfit", **values))


def _is_whole(version: Frozen, folder: str) -> bool:
    every = [*version.own, *version.guides]
    languages = {each.code for each in LANGUAGES}
    if len(version.own) != 1 or any(set(family.drafts) != languages for family in every):
        return False
    if any(each.record is None for family in every for each in family.drafts.values()):
        return False
    source = version.own[0].source
    own = source.record if source else None
    guides = [family.source.record for family in version.guides if family.source]
    ids = [each.id for each in guides if isinstance(each, GuideSource)]
    rows = [row for family in version.guides for row in _rows(family)]
    known = record(version.standards, StandardsFile)
    cited = {each.standard for row in rows for each in row.standards}
    row = version.release
    return (
        isinstance(own, GuidelineSource)
        and f"{FOLDER}/{own.id}" == folder
        and row.status == own.status == status_of(Version.parse(row.version))
        and row.scope == own.scope
        and len(set(ids)) == len(ids)
        and RESERVED.isdisjoint(ids)
        and len({row.id for row in rows}) == len(rows)
        and all(_same_rows(family) for family in version.guides)
        and known is not None
        and cited <= {each.id for each in known.standards}
        and record(version.waiting.account, Account) is not None
        and all(record(each, ChangeNote) for each in version.waiting.notes)
    )


def _same_rows(family: Family) -> bool:
    records = [each.record for each in family.drafts.values()]
    found = {
        tuple(row.id for row in each.requirements)
        for each in records
        if isinstance(each, (GuideSource, GuideTranslation))
    }
    return len(found) == 1


def belongs(history: History, folders: Collection[str], findings: list[Finding]) -> None:
    """Released versions stand in the folder of a guideline, one of `folders`."""
    if history.folder not in folders:
        findings.append(Finding.at(history.ledger.file.path, 0, "ledger-orphan", folder=history.folder))


def kept(history: History | None, guides: Sequence[Family], findings: list[Finding]) -> None:
    """A requirement that was released stays, withdrawn if need be, and one that was withdrawn does not come back."""
    if history is None:
        return
    now = {row.id: row for family in guides for row in _rows(family)}
    paths = {id_: path for family in guides for id_, path in _named(family)}
    for version in history.frozen:
        for family in version.guides:
            place = next((paths[id_] for id_, _ in _named(family) if id_ in paths), history.folder)
            for row in _rows(family):
                if row.id not in now:
                    values = {"id": row.id, "version": version.release.version}
                    findings.append(Finding.at(place, 0, "requirement-lost", **values))
                elif row.withdrawn and not now[row.id].withdrawn:
                    values = {"id": row.id, "version": version.release.version}
                    findings.append(Finding.at(_path(row.id, guides), 0, "requirement-revived", **values))


def _named(family: Family) -> Iterator[tuple[str, str]]:
    """Give a guide's id and the path of its file, if it can be read."""
    draft = family.drafts.get(SOURCE.code)
    if draft and isinstance(draft.record, GuideSource):
        yield draft.record.id, draft.file.path


def _rows(family: Family) -> tuple[RequirementSource, ...]:
    draft = family.drafts.get(SOURCE.code)
    return draft.record.requirements if draft and isinstance(draft.record, GuideSource) else ()


def _path(id_: str, guides: Sequence[Family]) -> str:
    found = (f.source.file.path for f in guides if f.source and any(row.id == id_ for row in _rows(f)))
    return next(found)
