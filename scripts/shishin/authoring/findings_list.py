"""Writes the list of all findings, in the words in which a command says them, for whoever works on the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.languages.reader import spoken
from shishin.languages.tables import program_codes
from shishin.model.finding import Finding, Severity

if TYPE_CHECKING:
    from shishin.languages.language import Language

FOLDER = ".github/findings"


def contents() -> dict[str, str]:
    """Give the text of each list by its path from the project's root: one for each language of the program."""
    return {f"{FOLDER}/{code}.md": _listed(spoken(code)) for code in program_codes()}


def _listed(language: Language) -> str:
    words = language.command["findings-list"]
    lines = [f"# {words['title']}", "", words["about"]]
    for code, said in language.findings.items():
        severity = Finding.at("", 0, code).severity
        name = language.command["finding"]["warning" if severity is Severity.WARNING else "error"]
        lines += ["", f"## {code}", "", f"**{name}** {_in_a_line(said['what'])}"]
        lines += [
            "",
            f"- {words['expected']}{_in_a_line(said['expected'])}",
            f"- {words['fix']}{_in_a_line(said['fix'])}",
        ]
    return "\n".join(lines) + "\n"


def _in_a_line(text: str) -> str:
    """Give a text in one line; outside code, what would be a mark of HTML is shown, and names of values are code."""
    parts = " ".join(text.split()).split("`")
    outside, inside = _Names("`{}`"), _Names("{}")
    filled = (
        part.format_map(inside) if number % 2 else part.replace("<", "&lt;").format_map(outside)
        for number, part in enumerate(parts)
    )
    return "`".join(filled)


class _Names(dict[str, str]):
    """Leaves the names of values where the values will stand."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self._form = form

    def __missing__(self, name: str) -> str:
        return self._form.format(name)
