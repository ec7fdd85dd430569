"""Rules for change notes: each says what changed and why, in words that readers can use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.content.reading.data_file import record
from shishin.forms.today.release import Account, ChangeNote
from shishin.model.finding import Finding
from shishin.model.release import NoteKind
from shishin.model.requirement import REQUIREMENT_PATTERN, Level

if TYPE_CHECKING:
    from shishin.content.project import NextVersion
    from shishin.content.reading.data_file import DataFile
    from shishin.content.reading.releases import Waiting
    from shishin.languages.language import Languages


def notes(version: NextVersion, languages: Languages, findings: list[Finding]) -> None:
    """Check the notes that wait for a guideline's next version.

    Args:
        version: The next version: its notes, and what can change in it.
        languages: The languages of the edition.
        findings: Where findings go.
    """
    for source in version.waiting.notes:
        note = record(source, ChangeNote)
        if note is not None:
            _note(note, source, version, findings)
            _words(note, source, languages, findings)


def _note(note: ChangeNote, source: DataFile, version: NextVersion, findings: list[Finding]) -> None:
    path = source.file.path
    for number, id_ in enumerate(note.about):
        if id_ not in version.names:
            findings.append(Finding.at(path, source.line("about", number), "note-unknown", id=id_))
    missing = [name for name in ("why", "evidence") if getattr(note, name) is None]
    if note.kind is NoteKind.EDITORIAL:
        if len(missing) < len(("why", "evidence")) or note.effect:
            findings.append(Finding.at(path, source.line("kind"), "note-editorial"))
    elif missing:
        findings.append(Finding.at(path, source.line("kind"), "note-why", fields=", ".join(missing)))
    binding = [id_ for id_ in note.about if version.levels.get(id_) is Level.MUST]
    if note.kind is NoteKind.CHANGED and binding and note.effect is None:
        findings.append(Finding.at(path, source.line("kind"), "note-effect", ids=", ".join(binding)))


def _words(note: ChangeNote, source: DataFile, languages: Languages, findings: list[Finding]) -> None:
    """A note is a sentence about what was done, and names each requirement that it is about."""
    path = source.file.path
    for language in languages:
        rules = language.wording
        if not rules.note_pattern.fullmatch(note.text.in_(language.code).strip()):
            line = source.line("text", language.code)
            findings.append(Finding.at(path, line, "note-words", form=rules.note_form))
    numbers = [id_ for id_ in note.about if re.fullmatch(REQUIREMENT_PATTERN, id_)]
    for language in languages:
        absent = [id_ for id_ in numbers if not re.search(rf"{id_}(?!\d)", note.text.in_(language.code))]
        if absent:
            line = source.line("text", language.code)
            findings.append(Finding.at(path, line, "note-names", ids=", ".join(absent)))


def account(waiting: Waiting, findings: list[Finding]) -> None:
    """What was advised is answered; the record of an examination is in the order of its days."""
    source = waiting.account
    fields = record(source, Account)
    if source is None or fields is None:
        return
    days = [examination.date for examination in fields.examinations]
    if days != sorted(days):
        findings.append(Finding.at(source.file.path, source.line("examinations"), "examination-order"))
