"""Asks a person what a change means, or takes the answers that were given with the command."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
from pydantic import TypeAdapter, ValidationError

from shishin.content.reading.characters import forbidden
from shishin.findings.shown import shown
from shishin.model.by_language import ByLanguage
from shishin.model.comparison import fitting
from shishin.model.fields import LONGEST_PARAGRAPH, WebAddress
from shishin.model.finding import Finding
from shishin.model.release import Effect, NoteKind
from shishin.release.note_draft import Meaning

if TYPE_CHECKING:
    from collections.abc import Callable

    from shishin.languages.language import Language, Languages
    from shishin.model.comparison import Difference
    from shishin.release.note_draft import Unnoted

_ADDRESS: TypeAdapter[str] = TypeAdapter(WebAddress)

_EFFECTS = tuple(map(str, Effect))

MEANINGS = (str(NoteKind.EDITORIAL), str(NoteKind.CHANGED), *_EFFECTS)
"""What a change of words can mean: as much as before, something else, or what a changed MUST asks for."""


@dataclass(frozen=True)
class GivenAnswers:
    """What was answered with the command, of every change alike; what was not is asked.

    Attributes:
        meaning: One of `MEANINGS`, or nothing.
        reason: Why.
        evidence: The address where that can be checked, or nothing.
    """

    meaning: str
    reason: ByLanguage | None
    evidence: str


class Questions:
    """What a person is asked of each change."""

    def __init__(self, language: Language, languages: Languages, given: GivenAnswers, findings: list[Finding]) -> None:
        """Prepare, and ask nothing yet: only a person at a terminal can be asked.

        Args:
            language: The language of the questions.
            languages: Those of the edition, in which the reason is given.
            given: What was answered already.
            findings: Where it is said which answer is missing.
        """
        self._language, self._languages = language, languages
        self._given, self._findings = given, findings
        self._is_asking = sys.stdin.isatty()
        if given.evidence and not _is_address(given.evidence):
            findings.append(Finding.at("--evidence", 0, "note-evidence", given=given.evidence))

    def meaning(self, difference: Difference, change: Unnoted) -> Meaning | None:
        """Give what a difference means; nothing where no answer fits, which is then said."""
        choices = _choices(difference, change)
        answer = choices[0] if len(choices) == 1 else self._given.meaning
        if answer not in choices and self._is_asking:
            self._show(difference)
            text = self._text("meaning", id=difference.id)
            answer = click.prompt(text, type=click.Choice(choices), err=True)
        is_editorial = answer == NoteKind.EDITORIAL
        reason, evidence = (None, "") if is_editorial else (self._why(difference), self._where(difference))
        if answer not in choices or not (is_editorial or (reason and evidence)):
            values = {"id": difference.id, "choices": ", ".join(choices)}
            self._findings.append(Finding.at("--meaning", 0, "note-question", **values))
            return None
        kind = NoteKind.CHANGED if answer in _EFFECTS else NoteKind(answer)
        why = tuple(reason.texts.items()) if reason else ()
        return Meaning(kind, answer if answer in _EFFECTS else "", why, evidence)

    def _show(self, difference: Difference) -> None:
        """Show the lines that are not as they were."""
        for part in difference.parts:
            click.echo(f"\n{difference.id} {part.name} {part.language}", err=True)
            before, after = part.before.splitlines(), part.after.splitlines()
            for mark, lines, others in (("-", before, after), ("+", after, before)):
                for line in lines:
                    if line not in others:
                        click.echo(f"{mark} {shown(line)}", err=True)

    def _why(self, difference: Difference) -> ByLanguage | None:
        if self._given.reason is not None or not self._is_asking:
            return self._given.reason
        codes = self._languages.codes
        return ByLanguage({code: self._ask("why", _sentence, id=difference.id, language=code) for code in codes})

    def _where(self, difference: Difference) -> str:
        if self._given.evidence or not self._is_asking:
            return self._given.evidence
        return self._ask("evidence", _address, id=difference.id)

    def _ask(self, name: str, read: Callable[[str], str], **values: str) -> str:
        answer: str = click.prompt(self._text(name, **values), value_proc=read, err=True)
        return answer

    def _text(self, name: str, **values: str) -> str:
        text: str = self._language.command["note-question"][name]
        return text.format(**values)


def _choices(difference: Difference, change: Unnoted) -> tuple[str, ...]:
    """Give the answers of which one is true."""
    kinds = fitting(difference)
    if NoteKind.CHANGED not in kinds:
        return tuple(kinds)
    effects = _EFFECTS if difference.id in change.binding else (str(NoteKind.CHANGED),)
    return (*([str(NoteKind.EDITORIAL)] if NoteKind.EDITORIAL in kinds else []), *effects)


def _sentence(text: str) -> str:
    if not text.strip() or len(text.strip()) > LONGEST_PARAGRAPH or forbidden(text):
        raise click.BadParameter(shown(text))
    return text.strip()


def _address(text: str) -> str:
    if not _is_address(text.strip()):
        raise click.BadParameter(shown(text))
    return text.strip()


def _is_address(text: str) -> bool:
    try:
        _ADDRESS.validate_python(text)
    except ValidationError:
        return False
    return True
