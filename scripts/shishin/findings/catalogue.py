"""From a finding's code to words: what is wrong, what was expected, how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.findings.shown import shown

if TYPE_CHECKING:
    from shishin.languages.language import Language
    from shishin.model.finding import Finding


IN_WORDS = {
    ("field-type", "expected"): "types",
    ("link-unreached", "reason"): "link_reasons",
    ("exchange-file", "reason"): "exchange_reasons",
}
"""Values that are the names of words: by a finding's code and the value's name, the table of command.toml with them."""

OF_MANY_LINES = {("change-unnoted", "draft")}
"""Values that are to be copied as they stand, line by line: by a finding's code and the value's name."""


@dataclass(frozen=True)
class Explanation:
    """A finding in words.

    Attributes:
        what: What is wrong.
        expected: What would be right.
        fix: How to mend it.
    """

    what: str
    expected: str
    fix: str


def explain(finding: Finding, language: Language) -> Explanation:
    """Put a finding into words that are safe to print: characters that would steer a terminal are shown by their code.

    Raises:
        KeyError: The catalogue lacks the code or the finding lacks a value: a fault of this program.
    """
    message = language.findings[finding.code]
    values = {name: _shown(finding.code, name, _in_words(finding.code, name, value, language))
              for name, value in finding.values}  # fmt: skip
    return Explanation(*(message[part].format_map(values) for part in ("what", "expected", "fix")))


def _shown(code: str, name: str, value: str) -> str:
    lines = value.split("\n") if (code, name) in OF_MANY_LINES else [value]
    return "\n".join(map(shown, lines))


def _in_words(code: str, name: str, value: str, language: Language) -> str:
    """Give the words that a value is the name of, or else the value itself."""
    table = IN_WORDS.get((code, name))
    return language.command[table].get(value, value) if table else value
