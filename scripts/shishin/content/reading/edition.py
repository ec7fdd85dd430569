"""Which languages an edition has: the row `languages` of principles/publication.yml, which is read before all else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.content.reading import files, yaml_lines
from shishin.content.reading.failures import FAILURES
from shishin.forms.table import every_value
from shishin.languages.reader import DEFAULT, known_codes, languages, problems_of
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

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


def edition_languages(root: Path) -> Languages:
    """Give the languages of an edition.

    A language that lacks words is left out, and where none is left or the row cannot be read, they are Japanese and
    English: `edition_findings` tells of that, and every command can say what it finds all the same.

    Args:
        root: The project's root.
    """
    known = known_codes(root)
    named = [code for code in dict.fromkeys(_row(root)[0]) if code in known]
    whole = [code for code in named if not problems_of([code], root, VALUE_WORDS)]
    return languages(whole, root) if whole else languages(DEFAULT)


def edition_findings(root: Path) -> list[Finding]:
    """Give what is wrong with the languages of an edition, and with the files of all languages that there are.

    Args:
        root: The project's root.
    """
    known = known_codes(root)
    findings = [
        Finding(problem.file, problem.line, problem.code, problem.values)
        for problem in problems_of(known, root, VALUE_WORDS)
    ]
    codes, lines = _row(root)
    for place, code in enumerate(codes):
        if code not in known:
            findings.append(Finding.at(FILE, lines[place], "language-unknown", name=code, known=", ".join(known)))
        elif code in codes[:place]:
            findings.append(Finding.at(FILE, lines[place], "language-twice", name=code))
    return findings


def _row(root: Path) -> tuple[list[str], list[int]]:
    """Give the codes that the row names, and the line of each code."""
    try:
        file = files.read_one(root, FILE, [])
        document = yaml_lines.load(file.text) if file else None
    except FAILURES:
        return [], []  # Reading it with all the others tells of that.
    row = document.data.get(ROW) if document and isinstance(document.data, dict) else None
    rows = [(code, place) for place, code in enumerate(row)] if isinstance(row, list) else []
    texts = [(code, place) for code, place in rows if isinstance(code, str)]
    return [code for code, _ in texts], [document.line((ROW, place)) if document else 0 for _, place in texts]
