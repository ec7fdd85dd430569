"""Reads the guidelines of an earlier state of the project: by the field table of today, or else by a closed form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from shishin.content.making.guidelines import guidelines
from shishin.content.reading import sources
from shishin.content.reading.data_file import record
from shishin.content.reading.edition import Edition
from shishin.content.reading.files import SourceFile
from shishin.content.reading.frozen import text_in
from shishin.forms.table import FORMS
from shishin.forms.today import make
from shishin.forms.today.release import ChangeNote as ChangeNoteFields
from shishin.model.guideline import FOLDER, NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.languages.language import Languages
    from shishin.model.guideline import Guideline
    from shishin.model.release import ChangeNote


@dataclass(frozen=True)
class Earlier:
    """A guideline as it was worked on then.

    Attributes:
        guideline: The text.
        notes: The notes that were waiting.
    """

    guideline: Guideline
    notes: tuple[ChangeNote, ...]


def earlier(texts: Mapping[str, str], languages: Languages) -> dict[str, Earlier] | None:
    """Read the working texts of all guidelines, by their ids; nothing if one of them cannot be read.

    Args:
        texts: The files of `guidelines/` by their paths from the project's root, those of released versions left out.
        languages: The languages of the edition of now.
    """
    return _by_today(texts, languages) or _by_forms(texts, languages)


def _by_today(texts: Mapping[str, str], languages: Languages) -> dict[str, Earlier] | None:
    with TemporaryDirectory() as place:
        for path, text in texts.items():
            file_path = Path(place) / path
            file_path.parent.mkdir(parents=True, exist_ok=True)
            file_path.write_text(text, encoding="utf-8", newline="\n")
        everything = sources.read(Path(place), [], Edition(languages))
    waiting = everything.waiting.items()
    notes = {folder: [record(file, ChangeNoteFields) for file in files.notes] for folder, files in waiting}
    if any(note is None for rows in notes.values() for note in rows):
        return None
    try:
        all_guidelines = guidelines(everything.guidelines, everything.guides)
    except (ValueError, LookupError):
        return None
    return {
        guideline.facts.id: Earlier(
            guideline, tuple(make.note(note) for note in notes.get(f"{FOLDER}/{guideline.facts.id}", ()) if note)
        )
        for guideline in all_guidelines
    }


def _by_forms(texts: Mapping[str, str], languages: Languages) -> dict[str, Earlier] | None:
    """Read texts that the field table of today cannot read: the newest form that can read them does."""
    by_guideline: dict[str, Earlier] = {}
    for id_ in sorted({path.split("/")[1] for path in texts if path.count("/") > 1}):
        base = f"{FOLDER}/{id_}/"
        files = {
            path.removeprefix(base): SourceFile(path, path, "", text)
            for path, text in texts.items()
            if path.startswith(base)
        }
        codes = [path.split(".")[1] for path in files if path.startswith(f"{NAME}.") and path.endswith(".md")]
        known = [code for code in languages.codes if code in codes]
        ordered_codes = (*known, *sorted({*codes} - {*known}))
        read = (text_in(form, files, ordered_codes) for form in reversed(FORMS))
        text = next((text for text in read if text), None) if ordered_codes else None
        if text is None:
            return None
        by_guideline[id_] = Earlier(*text)
    return by_guideline
