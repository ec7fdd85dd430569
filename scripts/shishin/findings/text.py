"""Findings as lines for a person at a terminal."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

from shishin.findings.catalogue import explain
from shishin.findings.shown import shown
from shishin.languages.reader import SPOKEN, known_codes, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shishin.languages.language import Language
    from shishin.model.finding import Finding


def language_of_user(environment: Mapping[str, str] = os.environ) -> Language:
    """Choose the language of messages from the locale (POSIX: LC_ALL, LC_MESSAGES, LANG in this order)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name)
        if value:
            return spoken(next((code for code in known_codes() if value.startswith(code)), SPOKEN))
    return spoken(SPOKEN)


def visible(text: str, keep: str = "\n\t") -> str:
    """Put the code points in the places of characters that nobody sees or that steer a terminal or the writing.

    Args:
        text: Words that may hold anything, as a file's name can.
        keep: Which of them stay.
    """
    hidden = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return "".join(
        f"<U+{ord(character):04X}>"
        if unicodedata.category(character) in hidden and character not in keep
        else character
        for character in text
    )


def report(findings: Iterable[Finding], language: Language | None = None) -> str:
    """Put findings into words: where, what is wrong, what was expected, how to mend it."""
    said_in = language or language_of_user()
    words = said_in.command["finding"]
    blocks = []
    for finding in findings:
        explanation = explain(finding, said_in)
        name = shown(finding.file)
        place = f"{name}:{finding.line}" if finding.line else name
        blocks.append(
            f"{place}: {words[finding.severity]} [{finding.code}]\n"
            + visible(
                f"  {explanation.what}\n  {words['expected']}{explanation.expected}\n  {words['fix']}{explanation.fix}"
            )
        )
    return "\n".join(blocks)
