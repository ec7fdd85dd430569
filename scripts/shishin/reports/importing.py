"""What an import changed and what it leaves to a person, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.authoring.importing.notes import CHANGES, DECISIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shishin.authoring.importing.notes import Note
    from shishin.authoring.importing.page_files import ImportedPage
    from shishin.languages.language import Language

MOST_LINES = 12
"""How many line numbers, or details, one entry of a report names before it only counts."""


def import_in_words(pages: Sequence[ImportedPage], language: Language) -> str:
    """List for each page what was changed, and what a person must decide."""
    return "\n".join(line for page in pages for line in _page(page, language))


def _page(page: ImportedPage, language: Language) -> Iterator[str]:
    words = language.command["import"]
    files = [f"{page.stem}.{code}.md" for code in page.texts]
    yield words["page"].format(source=page.source, files=words["separator"].join(files))
    if page.changes:
        yield words["changes"]
    for kind in CHANGES:
        rows = [note for note in page.changes if note.kind == kind]
        if rows:
            yield _change(rows, language)
    if page.decisions:
        yield words["decisions"].format(file=f"{page.stem}.{page.language}.md")
    grouped: dict[tuple[str, str], list[Note]] = {}
    for note in sorted(page.decisions, key=lambda note: (note.line, DECISIONS.index(note.kind))):
        grouped.setdefault((note.kind, note.detail), []).append(note)
    for rows in grouped.values():
        details = words["detail"].format(details=rows[0].detail) if rows[0].detail else ""
        places = words["place" if len(rows) == 1 else "places"].format(
            lines=_listed((str(note.line) for note in rows), language)
        )
        yield words["decision"].format(places=places, what=_what(rows[0], language, decision=True), details=details)


def _change(rows: Sequence[Note], language: Language) -> str:
    words = language.command["import"]
    lines = _listed((str(note.line) for note in rows), language)
    details = _listed((note.detail for note in rows if note.detail), language)
    return words["change"].format(
        what=_what(rows[0], language),
        count=len(rows),
        lines=words["lines"].format(lines=lines),
        details=words["detail"].format(details=details) if details else "",
    )


def _listed(texts: Iterable[str], language: Language) -> str:
    words = language.command["import"]
    distinct = list(dict.fromkeys(texts))
    more = [words["more"]] if len(distinct) > MOST_LINES else []
    return words["separator"].join([*distinct[:MOST_LINES], *more])


def _what(note: Note, language: Language, *, decision: bool = False) -> str:
    """Say a kind; two names are both a change and a decision, in other words."""
    words = language.command["import_kinds"]
    return words.get(f"decide-{note.kind}" if decision else note.kind) or words[note.kind]
