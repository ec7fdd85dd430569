"""Rules for the data files: unique ids, and corrections that fit the text they correct."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shishin.model.finding import Finding
from shishin.model.language import SOURCE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shishin.content.drafts import Draft, Family
    from shishin.content.yaml_lines import Document
    from shishin.model.data import Correction, Publication, Term


def unique_ids(
    items: Sequence[Term | Correction], document: Document, file: str, key: str, findings: list[Finding]
) -> None:
    """No two rows of a data file share an id."""
    seen: dict[str, int] = {}
    for number, item in enumerate(items):
        line = document.line((key, number, "id"))
        if item.id in seen:
            findings.append(Finding.at(file, line, "id-twice", value=item.id, other=f"{file}:{seen[item.id]}"))
        seen.setdefault(item.id, line)


def corrections(
    items: Sequence[Correction],
    document: Document,
    file: str,
    families: Mapping[str, Family],
    findings: list[Finding],
) -> None:
    """A slip that was mended names its page, and stands there exactly once, as the source has it."""
    for number, item in enumerate(items):
        line = document.line(("corrections", number))
        needed: dict[str, Any] = {"correction": item.correction, "certainty": item.certainty}
        if item.kind == "typo":
            needed["page"] = item.page
        missing = [name for name, value in needed.items() if value is None]
        if item.kind == "kept" and len(missing) < len(needed):
            findings.append(Finding.at(file, line, "correction-kept", id=item.id))
        elif item.kind != "kept" and missing:
            findings.append(Finding.at(file, line, "correction-incomplete", id=item.id, fields=", ".join(missing)))
        elif item.kind == "typo":
            _stands_once(item, document.line(("corrections", number, "page")), file, families, findings)


def _stands_once(
    item: Correction, line: int, file: str, families: Mapping[str, Family], findings: list[Finding]
) -> None:
    family = families.get(str(item.page))
    source = family.source if family else None
    if source is None:
        findings.append(Finding.at(file, line, "correction-page", id=item.id, page=item.page))
        return
    count = source.parts.body.count(item.original)
    if count != 1:
        findings.append(
            Finding.at(
                file,
                line,
                "correction-text",
                id=item.id,
                path=source.file.path,
                text=item.original,
                count=count,
            )
        )


def page_names(edition: Publication, document: Document, file: str, pages: set[str], findings: list[Finding]) -> None:
    """The reading order and both menus name pages that exist."""
    for field in ("reading", "navigation", "footer"):
        for number, name in enumerate(getattr(edition, field)):
            if name not in pages:
                line = document.line((field, number))
                findings.append(Finding.at(file, line, "page-unknown", field=field, name=name))


def slides(drafts: Sequence[Draft], last: int, findings: list[Finding]) -> None:
    """No document names a slide that the source does not have."""
    for draft in drafts:
        if draft.record is None or draft.file.language != SOURCE.code:
            continue
        field = "slide" if hasattr(draft.record, "slide") else "slides"
        named = getattr(draft.record, field)
        findings.extend(
            Finding.at(draft.file.path, draft.line(field), "slide-unknown", slide=slide, last=last)
            for slide in (named if isinstance(named, tuple) else (named,))
            if slide > last
        )
