"""Writes the history of a guideline, for those who read the repository and not the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.model.release import NoteKind
from shishin.model.versions import GuidelineVersions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.languages.language import Languages
    from shishin.model.by_language import ByLanguage
    from shishin.model.release import ChangeNote, GuidelineVersion

HISTORY_HEAD = """\
# {titles}

{about}
"""


def history_text(released: Sequence[GuidelineVersion], languages: Languages) -> str:
    """Write the history of a guideline: what each version is, and what changed in it, in all its languages.

    Args:
        released: The versions, oldest first.
        languages: The languages of the edition, for the words of each language of a version.
    """
    newest = released[-1].guideline
    titles = " / ".join(newest.titles[code].title for code in newest.languages)
    parts = [HISTORY_HEAD.format(titles=titles, about=_words("about", newest.languages, languages))]
    history = GuidelineVersions(tuple(released), released[-1])
    for version in reversed(released):
        row, codes = version.release, version.guideline.languages
        lines = [f"## {version.name}（{row.date if row else ''}）", ""]
        if row and row.withdrawn:
            withdrawn = _words("withdrawn", codes, languages)
            lines += [f"**{withdrawn}（{row.withdrawn.date}）**: {_said(row.withdrawn.why, codes)}", ""]
        if version.account:
            lines += [line for code in codes for line in (_plainly(version.account.summary.in_(code)), "")]
        lines += [_note(note, codes, languages) for note in history.notes_since(version)[1]]
        parts.append("\n".join(lines).rstrip() + "\n")
    return "\n".join(parts)


def _note(note: ChangeNote, codes: Sequence[str], languages: Languages) -> str:
    mark = f"（{_words('editorial', codes, languages)}）" if note.kind == NoteKind.EDITORIAL else ""
    why = f" {_said(note.why, codes)} <{note.evidence}>" if note.why else ""
    return f"- {_said(note.text, codes)}{mark}{why}"


def _words(name: str, codes: Sequence[str], languages: Languages) -> str:
    """Give words of the program in several languages on one line."""
    return " / ".join(dict.fromkeys(languages.of_any(code).command["history"][name] for code in codes))


def _said(words: ByLanguage, codes: Sequence[str]) -> str:
    """Give words in several languages on one line."""
    return " / ".join(_plainly(words.texts[code]) for code in codes if code in words.texts)


def _plainly(text: str) -> str:
    """Put words on one line and take from them what Markdown and HTML would read as marks."""
    return re.sub(r"([\\`*_\[\]<>#&])", r"\\\1", " ".join(text.split()))
