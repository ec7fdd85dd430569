"""`shishin readings`: says where a reading differs from the analyser's and nobody has decided which is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.authoring.reading.analyser import AnalyserMissingError, sudachi
from shishin.authoring.reading.comparison import Comparison, ComparisonCounts, Decisions
from shishin.authoring.reading.proposal import rows_for
from shishin.authoring.reading.texts import texts
from shishin.content.judge import judge
from shishin.content.project import Project
from shishin.content.reading import sources
from shishin.content.reading.data_file import record
from shishin.content.ruby import Reader
from shishin.content.unread_kanji import find_unread, unread_findings
from shishin.forms import kinds
from shishin.model.data import ReadingsFile
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.authoring.reading.analyser import Analyse
    from shishin.authoring.reading.comparison import Stretch
    from shishin.authoring.reading.texts import ShownText


@dataclass(frozen=True)
class ReadingsResult:
    """What `shishin readings` gives.

    Attributes:
        findings: What is wrong.
        counts: What was compared.
        rows: Rows for what has no reading, with the place where a row is first needed.
        decided: Rows that would decide the open differences, likewise.
    """

    findings: tuple[Finding, ...]
    counts: ComparisonCounts
    rows: dict[str, str]
    decided: dict[str, str]


def compare(root: Path, analyse: Analyse | None = None) -> ReadingsResult:
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
        return ReadingsResult(
            tuple(finding for finding in findings if finding.file in kinds.READINGS.files), ComparisonCounts(), {}, {}
        )
    (fitting,) = judge(Project(root, everything), only=("readings-fit",))
    if fitting.findings:
        return ReadingsResult(tuple(fitting.findings), ComparisonCounts(), {}, {})
    try:
        analyse = analyse or sudachi()
    except AnalyserMissingError:
        return ReadingsResult((Finding.at(source.file.path, 0, "sudachi-missing"),), ComparisonCounts(), {}, {})
    review = _Review(Reader(file.readings), analyse, Decisions(file.decided))
    for text in texts(everything):
        review.text(text)
    for number, row in review.decisions.unused.items():
        line = source.line("decided", number, "words")
        values = {"words": row.words, "reading": row.reading, "rejected": row.rejected}
        review.findings.append(Finding.at(source.file.path, line, "reading-decided-unused", **values))
    return ReadingsResult(tuple(review.findings), review.comparison.counts, review.rows, review.decided)


class _Review:
    """Looks at one text after another and collects findings and proposed rows."""

    def __init__(self, reader: Reader, analyse: Analyse, decisions: Decisions) -> None:
        self.findings: list[Finding] = []
        self.rows: dict[str, str] = {}
        self.decided: dict[str, str] = {}
        self.decisions = decisions
        self.comparison = Comparison(reader, analyse, decisions)
        self._reader, self._analyse = reader, analyse

    def text(self, text: ShownText) -> None:
        """Look at a text."""
        unread = list(find_unread(self._reader, text.lines))
        self.findings += unread_findings(text.path, unread)
        lines = dict(text.lines)
        for unread_kanji in unread:
            line = lines[unread_kanji.line]
            for row in rows_for(unread_kanji, line, self._analyse(line)):
                self.rows.setdefault(row, f"{text.path}:{unread_kanji.line} {unread_kanji.around}")
        for number, line in text.lines:
            for stretch in self.comparison.open_in(line):
                self._differs(text.path, number, line, stretch)

    def _differs(self, path: str, number: int, line: str, stretch: Stretch) -> None:
        values = {"words": stretch.words, "reading": stretch.reading, "rejected": stretch.other}
        row = f"{{words: {stretch.to_decide(line)}, reading: {stretch.reading}, rejected: {stretch.other}}}"
        self.decided.setdefault(row, f"{path}:{number} {stretch.around(line)}")
        self.findings.append(Finding.at(path, number, "reading-differs", around=stretch.around(line), **values))
