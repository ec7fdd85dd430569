"""Rules for the data files: unique ids, and rows that fit the documents they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from shishin.content.reading.data_file import DataFile
    from shishin.content.reading.drafts import Draft, Family
    from shishin.forms.today.standard import Standard
    from shishin.model.data import Change, Correction, Term
    from shishin.model.publication import Publication
    from shishin.model.synonyms import WordSource


def unique_ids(
    rows: Sequence[Term | Correction | Standard | WordSource], source: DataFile, key: str, findings: list[Finding]
) -> None:
    """No two rows of a data file share an id."""
    path = source.file.path
    seen: dict[str, int] = {}
    for number, item in enumerate(rows):
        line = source.line(key, number, "id")
        if item.id in seen:
            findings.append(Finding.at(path, line, "id-twice", value=item.id, other=f"{path}:{seen[item.id]}"))
        seen.setdefault(item.id, line)


def corrections(
    rows: Sequence[Correction],
    source: DataFile,
    families: Mapping[str, Family],
    unread_stems: Collection[str],
    findings: list[Finding],
) -> None:
    """A slip that was mended names its page, and stands there exactly once, as the source has it."""
    path = source.file.path
    for number, item in enumerate(rows):
        line = source.line("corrections", number)
        needed: dict[str, Any] = {"correction": item.correction, "certainty": item.certainty}
        if item.kind == "typo":
            needed["page"] = item.page
        missing = [name for name, value in needed.items() if value is None]
        if item.kind == "kept" and len(missing) < len(needed):
            findings.append(Finding.at(path, line, "correction-kept", id=item.id))
        elif item.kind != "kept" and missing:
            findings.append(Finding.at(path, line, "correction-incomplete", id=item.id, fields=", ".join(missing)))
        elif item.kind == "typo" and item.page not in unread_stems:
            at = (path, source.line("corrections", number, "page"))
            findings.extend(_stands_once(item, at, families.get(str(item.page))))


def _stands_once(item: Correction, at: tuple[str, int], family: Family | None) -> Iterator[Finding]:
    if family is None or family.source is None:
        yield Finding.at(*at, "correction-page", id=item.id, page=item.page)
        return
    count = family.source.parts.body.count(item.original)
    if count != 1:
        path = family.source.file.path
        yield Finding.at(*at, "correction-text", id=item.id, path=path, text=item.original, count=count)


def page_names(edition: Publication, source: DataFile, pages: Collection[str], findings: list[Finding]) -> None:
    """The reading order and both menus name pages that exist."""
    for field in ("reading", "navigation", "footer"):
        for number, name in enumerate(getattr(edition, field)):
            if name not in pages:
                line = source.line(field, number)
                findings.append(Finding.at(source.file.path, line, "page-unknown", field=field, name=name))


def changes(rows: Sequence[Change], source: DataFile, stems: Collection[str], findings: list[Finding]) -> None:
    """The changes stand newest first and name documents that exist."""
    path = source.file.path
    for number, item in enumerate(rows):
        if number and item.date > rows[number - 1].date:
            line = source.line("changes", number, "date")
            values = {"date": item.date, "before": rows[number - 1].date}
            findings.append(Finding.at(path, line, "change-order", **values))
        for place, name in enumerate(item.pages):
            if name not in stems:
                line = source.line("changes", number, "pages", place)
                findings.append(Finding.at(path, line, "document-unknown", name=name))


def slides(draft: Draft, last: int, findings: list[Finding]) -> None:
    """No document names a slide that the source does not have."""
    if draft.record is None or not draft.language.is_source:
        return
    single, several = getattr(draft.record, "slide", None), getattr(draft.record, "slides", ())
    named = {("slide",): single} if single else {("slides", number): slide for number, slide in enumerate(several)}
    findings.extend(
        Finding.at(draft.file.path, draft.parts.matter.line(path), "slide-unknown", slide=slide, last=last)
        for path, slide in named.items()
        if slide > last
    )
