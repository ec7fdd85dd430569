"""Writes the history of a guideline, for those who read the repository and not the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.model.release import NoteKind
from shishin.model.versions import GuidelineVersions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.model.by_language import ByLanguage
    from shishin.model.release import ChangeNote, GuidelineVersion

HISTORY_HEAD = """\
# {titles}

公開した版の記録です。shishin release が書きます。 / The released versions; shishin release writes this file.
"""


def history_text(released: Sequence[GuidelineVersion]) -> str:
    """Write the history of a guideline: what each version is, and what changed in it, in all its languages.

    Args:
        released: The versions, oldest first.
    """
    newest = released[-1].guideline
    parts = [HISTORY_HEAD.format(titles=" / ".join(newest.titles[code].title for code in newest.languages))]
    history = GuidelineVersions(tuple(released), released[-1])
    for version in reversed(released):
        row, codes = version.release, version.guideline.languages
        lines = [f"## {version.name}（{row.date if row else ''}）", ""]
        if row and row.withdrawn:
            lines += [f"**取り下げ / Withdrawn（{row.withdrawn.date}）**: {_said(row.withdrawn.why, codes)}", ""]
        if version.account:
            lines += [line for code in codes for line in (_plainly(version.account.summary.in_(code)), "")]
        lines += [_note(note, codes) for note in history.notes_since(version)[1]]
        parts.append("\n".join(lines).rstrip() + "\n")
    return "\n".join(parts)


def _note(note: ChangeNote, codes: Sequence[str]) -> str:
    mark = "（言葉だけの直し / editorial）" if note.kind == NoteKind.EDITORIAL else ""
    why = f" {_said(note.why, codes)} <{note.evidence}>" if note.why else ""
    return f"- {_said(note.text, codes)}{mark}{why}"


def _said(words: ByLanguage, codes: Sequence[str]) -> str:
    """Give words in several languages on one line."""
    return " / ".join(_plainly(words.texts[code]) for code in codes if code in words.texts)


def _plainly(text: str) -> str:
    """Put words on one line and take from them what Markdown and HTML would read as marks."""
    return re.sub(r"([\\`*_\[\]<>#&])", r"\\\1", " ".join(text.split()))
