"""Drafts change notes: what a machine can tell of a change, for a person to read and complete."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shishin.model.comparison import What, binding, differences, fitting, unnoted
from shishin.model.guideline import FOLDER
from shishin.model.release import CHANGES, NoteKind
from shishin.release.freeze.ledger import as_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from shishin.languages.language import Language, Languages
    from shishin.model.comparison import Difference
    from shishin.model.guideline import Guideline
    from shishin.model.library import Library

MOST_NAMED = 20
"""So many differences one note tells of at most: its sentence names them all."""

LONGEST_NAME = 40
"""Characters of a draft's file name, but for a number that tells it from others."""

_BETWEEN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Meaning:
    """What a change means, which only a person can say.

    Attributes:
        kind: The kind of the note.
        effect: What it does to those who must meet a MUST; nothing if no MUST changed.
        why: The reason, by language; nothing for an editorial change.
        evidence: The address where the reason can be checked.
    """

    kind: NoteKind
    effect: str = ""
    why: tuple[tuple[str, str], ...] = ()
    evidence: str = ""


@dataclass(frozen=True)
class Unnoted:
    """What changed in a guideline since its newest version and no note tells of.

    Attributes:
        working: The text of now.
        differences: What is not as it was.
        binding: The numbers of the requirements that are a MUST, or were one.
    """

    working: Guideline
    differences: tuple[Difference, ...]
    binding: frozenset[str]


@dataclass(frozen=True)
class NoteDraft:
    """A change note that nobody has read yet.

    Attributes:
        path: The file that it is for, from the project's root.
        text: What it holds.
    """

    path: str
    text: str


def unnoted_changes(library: Library) -> list[Unnoted]:
    """Give what changed in each guideline since its newest version and no note tells of."""
    changes = []
    for working in library.working:
        released = library.released(working.guideline.facts.id)
        if not released:
            continue
        before, now = released[-1].guideline, working.guideline
        rows = unnoted(differences(before, now), working.notes)
        changes += [Unnoted(now, rows, binding(before, now))] if rows else []
    return changes


def likeliest(difference: Difference) -> Meaning:
    """Give what a change most likely means: new words of an explanation say the same, those of a requirement do not."""
    kinds = fitting(difference)
    if NoteKind.EDITORIAL in kinds and difference.what is not What.REQUIREMENT:
        return Meaning(NoteKind.EDITORIAL)
    return Meaning(next(kind for kind in (NoteKind.CHANGED, NoteKind.ADDED, NoteKind.WITHDRAWN) if kind in kinds))


def drafts(
    change: Unnoted, meanings: Mapping[Difference, Meaning], languages: Languages, root: Path
) -> list[NoteDraft]:
    """Draft the notes of a guideline: one for all differences that mean the same.

    Args:
        change: What changed.
        meanings: What each difference means.
        languages: The languages of the edition.
        root: The project's root: no file that is there is written anew.
    """
    folder = f"{FOLDER}/{change.working.facts.id}/{CHANGES}"
    taken = {f"{folder}/{path.name}" for path in (root / folder).iterdir()} if (root / folder).is_dir() else set()
    alike: dict[Meaning, list[Difference]] = {}
    for row, meaning in meanings.items():
        alike.setdefault(meaning, []).append(row)
    notes = []
    for meaning, rows in alike.items():
        for start in range(0, len(rows), MOST_NAMED):
            note = draft(change.working, rows[start : start + MOST_NAMED], meaning, languages, taken)
            taken.add(note.path)
            notes.append(note)
    return notes


def draft(
    guideline: Guideline, rows: Sequence[Difference], meaning: Meaning, languages: Languages, taken: Collection[str]
) -> NoteDraft:
    """Draft a note of some differences that mean the same.

    Args:
        guideline: The text of now.
        rows: What is not as it was.
        meaning: What that means.
        languages: The languages of the edition.
        taken: The paths of files that there are.
    """
    note: dict[str, Any] = {"kind": str(meaning.kind), "about": [row.id for row in rows]}
    note["text"] = {language.code: _sentence(guideline, rows, meaning.kind, language) for language in languages}
    if meaning.why:
        note |= {"why": dict(meaning.why), "evidence": meaning.evidence}
    if meaning.effect:
        note["effect"] = meaning.effect
    return NoteDraft(_path(guideline, rows, taken), as_yaml(note))


def _sentence(guideline: Guideline, rows: Sequence[Difference], kind: NoteKind, language: Language) -> str:
    words: Mapping[str, str] = language.command["note-draft"]
    names = words["separator"].join(_name(guideline, row, language) for row in rows)
    return words[kind].format(what=names)


def _name(guideline: Guideline, row: Difference, language: Language) -> str:
    if row.what is What.REQUIREMENT:
        return row.id
    guide = guideline.guide_by_lasting_id.get(row.id)
    titles = guide.titles if guide else guideline.titles if row.what is What.GUIDELINE else None
    return language.command["note-draft"]["title"].format(title=titles[language.code].title if titles else row.id)


def _path(guideline: Guideline, rows: Sequence[Difference], taken: Collection[str]) -> str:
    name = _BETWEEN.sub("-", "-".join(row.id.lower() for row in rows))[:LONGEST_NAME].strip("-")
    folder, number = f"{FOLDER}/{guideline.facts.id}/{CHANGES}", 1
    path = f"{folder}/{name}.yml"
    while path in taken:
        number += 1
        path = f"{folder}/{name}-{number}.yml"
    return path
