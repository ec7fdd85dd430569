"""Which languages an edition has: the row `languages` of principles/publication.yml, which is read before all else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.content.reading import files, limits, yaml_lines
from shishin.content.reading.failures import explained
from shishin.disk.remembered import remembered
from shishin.forms.table import every_value
from shishin.languages.complete import problems
from shishin.languages.reader import DEFAULT, known_codes, languages
from shishin.languages.tables import read_tables
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.content.reading.files import SourceFile
    from shishin.content.reading.yaml_lines import Document
    from shishin.languages.complete import Problem
    from shishin.languages.language import Languages

VALUE_TABLES = {
    "levels": ("levels",),
    "phases": ("phases",),
    "roles": ("roles",),
    "statuses": ("guideline", "statuses"),
    "scopes": ("guideline", "scopes"),
    "notes": ("comparison", "notes"),
    "examinations": ("versions", "examinations"),
    "standards": ("standard", "statuses"),
}
"""The tables of the interface's words that have a word for each value of a kind."""

VALUE_WORDS = tuple(
    ("interface", *table, value) for kind, table in VALUE_TABLES.items() for value in getattr(every_value(), kind)
)
"""The words that no language may lack: a released version can have each of these values for ever."""

FILE = "principles/publication.yml"
ROW = "languages"


@dataclass(frozen=True)
class Edition:
    """What is known of an edition before all else is read.

    Attributes:
        languages: Its languages. A language that lacks words is left out, and where none is left or the row cannot be
            read, they are Japanese and English: every command can say what it finds all the same.
        findings: What is wrong with the languages, and with the files of all languages that there are.
        file: The file that has the row; nothing if it could not be read.
        document: What that holds; nothing if it could not be read.
        unread: Why it could not be read, or what is wrong with its YAML.
    """

    languages: Languages
    findings: tuple[Finding, ...] = ()
    file: SourceFile | None = None
    document: Document | None = None
    unread: tuple[Finding, ...] = ()


def read_edition(root: Path) -> Edition:
    """Read which languages an edition has.

    Args:
        root: The project's root.
    """
    unread: list[Finding] = []
    document = None
    file = files.read_one(root, FILE, unread)
    with explained(FILE, unread):
        document = yaml_lines.load(file.text) if file else None
        rows = document.problems if document else ()
        unread += limits.first([Finding(FILE, row.line, row.code, row.values) for row in rows])
    codes, lines = _row(document)
    known = known_codes(root)
    named = [code for code in dict.fromkeys(codes) if code in known]
    problems_of = {code: _problems(code, root) for code in known}
    whole = [code for code in named if not problems_of[code]]
    edition_languages = languages(whole, root) if whole else languages(DEFAULT)
    findings = [
        Finding(problem.file, problem.line, problem.code, problem.values)
        for rows in problems_of.values()
        for problem in rows
    ]
    for place, code in enumerate(codes):
        if code not in known:
            findings.append(Finding.at(FILE, lines[place], "language-unknown", name=code, known=", ".join(known)))
        elif code in codes[:place]:
            findings.append(Finding.at(FILE, lines[place], "language-twice", name=code))
    return Edition(edition_languages, tuple(findings), file, document, tuple(unread))


def edition_languages(root: Path) -> Languages:
    """Give the languages of an edition, for a command that reads nothing else of it."""
    return read_edition(root).languages


def _problems(code: str, root: Path) -> tuple[Problem, ...]:
    """Give everything that is wrong with the files of a language, the program's and the project's."""
    tables = read_tables(code, root)
    return remembered("language", (repr(tables), VALUE_WORDS), lambda: problems(tables, VALUE_WORDS))


def _row(document: Document | None) -> tuple[list[str], list[int]]:
    """Give the codes that the row names, and the line of each code."""
    row = document.data.get(ROW) if document and isinstance(document.data, dict) else None
    rows = [(code, place) for place, code in enumerate(row)] if isinstance(row, list) else []
    texts = [(code, place) for code, place in rows if isinstance(code, str)]
    return [code for code, _ in texts], [document.line((ROW, place)) if document else 0 for _, place in texts]
