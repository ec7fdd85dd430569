"""Reads the whole content of a project: a Library, or everything that is wrong with it at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.content.judge import judge
from shishin.content.making.assemble import library
from shishin.content.project import Project
from shishin.content.reading import releases, sources
from shishin.content.reading.edition import read_edition
from shishin.model.finding import Severity

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from shishin.content.judge import RuleOutcome
    from shishin.languages.language import Languages
    from shishin.model.finding import Finding
    from shishin.model.library import Library


@dataclass(frozen=True)
class Loaded:
    """What came of reading a project.

    Attributes:
        languages: The languages of the edition.
        library: The content; nothing if any finding is an error.
        findings: The findings, by file and line.
        looked_at: How many files were read.
        outcomes: What came of each rule, in the order of the rules' table; none when a content folder is missing.
        project: What the rules were given; nothing when a content folder is missing.
    """

    languages: Languages
    library: Library | None
    findings: tuple[Finding, ...]
    looked_at: int
    outcomes: tuple[RuleOutcome, ...] = ()
    project: Project | None = None


def load(root: Path, today: dt.date | None = None) -> Loaded:
    """Read a project's content, judge it by the rules, and make the Library.

    Args:
        root: The folder that holds `principles/`, `guidelines/` and `docs/`.
        today: The day by which dates are judged; without one, the rules for dates are skipped.
    """
    edition = read_edition(root)
    if edition.findings:
        # Without its words no language can be judged.
        return Loaded(edition.languages, None, edition.findings, len(edition.findings))
    findings: list[Finding] = []
    everything = sources.read(root, findings, edition)
    if missing := tuple(finding for finding in findings if finding.code == "folder-missing"):
        # Whatever else is missing is missing for that reason.
        return Loaded(edition.languages, None, missing, len(everything.files))
    project = Project(root, everything, today)
    outcomes = tuple(judge(project))
    findings += [finding for outcome in outcomes for finding in outcome.findings]
    ordered = tuple(sorted(set(findings)))
    is_broken = any(finding.severity is Severity.ERROR for finding in ordered)
    content = None if is_broken else library(everything, project.targets)
    frozen = sum(1 for _ in releases.every_file(everything.histories))
    return Loaded(edition.languages, content, ordered, len(everything.files) + frozen, outcomes, project)
