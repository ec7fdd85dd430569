"""`shishin readings`: says where a reading differs from the analyser's and nobody has decided which is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.authoring.reading.analyser import AnalyserMissingError, sudachi
from shishin.authoring.reading.comparison import Compared, Comparison, Decisions
from shishin.authoring.reading.proposal import rows_for
from shishin.authoring.reading.texts import texts
from shishin.content import sources
from shishin.content.data_file import record
from shishin.content.judge import judge
from shishin.content.project import Project
from shishin.content.ruby import Reader
from shishin.content.unread_kanji import find_unread, unread_findings
from shishin.model import kinds
from shishin.model.data import ReadingsFile
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.authoring.reading.analyser import Analyse
    from shishin.authoring.reading.comparison import Stretch
    from shishin.authoring.reading.texts import Text


@dataclass(frozen=True)
class Done:
    """What `shishin readings` has found.

    Attributes:
        findings: What is wrong.
        counts: What was compared.
        rows: Rows that would read what has no reading, each with where it first stands.
        decided: Rows that would decide the open differences, likewise.
    """

    findings: tuple[Finding, ...]
    counts: Compared
    rows: dict[str, str]
    decided: dict[str, str]


def compare(root: Path, analyse: Analyse | None = None) -> Done:
    """Compare every reading that the site shows, and find what has none, in released versions too.

    Args:
        root: The project's root.
        analyse: The analyser; without one, SudachiPy.
    """
    findings: list[Finding] = []
    everything = sources.read(root, findings)
    source = everything.readings
    file = record(source, ReadingsFile)
    if source is None or file is None:
        return Done(tuple(each for each in findings if each.file in kinds.READINGS.files), Compared(), {}, {})
    (fitting,) = judge(Project(root, everything), only=("readings-fit",))
    if fitting.findings:
        return Done(tuple(fitting.findings), Compared(), {}, {})
    try:
        analyse = analyse or sudachi()
    except AnalyserMissingError:
        return Done((Finding.at(source.file.path, 0, "sudachi-missing"),), Compared(), {}, {})
    review = _Review(Reader(file.readings), analyse, Decisions(file.decided))
    for text in texts(everything):
        review.text(text)
    for number, row in review.decisions.unused.items():
        line = source.line("decided", number, "words")
        values = {"words": row.words, "reading": row.reading, "rejected": row.rejected}
        review.findings.append(Finding.at(source.file.path, line, "reading-decided-unused", **values))
    return Done(tuple(review.findings), review.comparison.counts, review.rows, review.decided)


class _Review:
    """What was found so far."""

    def __init__(self, reader: Reader, analyse: Analyse, decisions: Decisions) -> None:
        self.findings: list[Finding] = []
        self.rows: dict[str, str] = {}
        self.decided: dict[str, str] = {}
        self.decisions = decisions
        self.comparison = Comparison(reader, analyse, decisions)
        self._reader, self._analyse = reader, analyse

    def text(self, text: Text) -> None:
        """Look at a text."""
        unread = list(find_unread(self._reader, text.lines))
        self.findings += unread_findings(text.path, unread)
        lines = dict(text.lines)
        for each in unread:
            line = lines[each.line]
            for row in rows_for(each, line, self._analyse(line)):
                self.rows.setdefault(row, f"{text.path}:{each.line} {each.around}")
        for number, line in text.lines:
            for found in self.comparison.open_in(line):
                self._differs(text.path, number, line, found)

    def _differs(self, path: str, number: int, line: str, found: Stretch) -> None:
        values = {"words": found.words, "reading": found.reading, "rejected": found.other}
        row = f"{{words: {found.to_decide(line)}, reading: {found.reading}, rejected: {found.other}}}"
        self.decided.setdefault(row, f"{path}:{number} {found.around(line)}")
        self.findings.append(Finding.at(path, number, "reading-differs", around=found.around(line), **values))
